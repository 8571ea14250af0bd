import { z } from 'zod'
import { type Customer, customer } from './people.ts'
import { currency, id, instant, limits, version } from './primitives.ts'

/** A calendar day without a time, e.g. `2026-03-01`. */
export const day = z.iso.date()

export const contract = z.object({
  name: z.string().trim().min(1).max(limits.name),
  /** Last day on which it holds; null runs until it is ended. */
  until: day.nullable(),
})

/** One thing that a customer has bought, by its serial number. */
export const ownedProduct = z.object({
  id,
  version,
  customerId: id,
  productId: id,
  serialNumber: z.string().trim().max(100),
  boughtAt: day.nullable(),
  /** Last day of the warranty; null: not known. */
  warrantyUntil: day.nullable(),
  contract: contract.nullable(),
  createdAt: instant,
})
export type OwnedProduct = z.infer<typeof ownedProduct>

export const orderStatus = z.enum(['placed', 'paid', 'shipped', 'delivered', 'returned', 'cancelled'])
export type OrderStatus = z.infer<typeof orderStatus>

/** As the shop knows it. Money is whole minor units: cents, pence, yen. */
export const order = z.object({
  id,
  version,
  customerId: id,
  number: z.string().min(1).max(60),
  at: instant,
  status: orderStatus,
  currency,
  totalMinor: z.number().int(),
  lines: z
    .array(
      z.object({
        productId: id.nullable(),
        name: z.string().max(limits.name),
        quantity: z.number().int().positive(),
        minor: z.number().int(),
      }),
    )
    .max(200),
})
export type Order = z.infer<typeof order>

/** What a customer said when asked how it went. */
export const survey = z.object({
  id,
  version,
  customerId: id,
  ticketId: id.nullable(),
  callId: id.nullable(),
  score: z.number().int().min(1).max(5),
  comment: z.string().max(5_000),
  at: instant,
})
export type Survey = z.infer<typeof survey>

/** Whose value a field has after a merge; lists and notes can take both. */
export const mergeChoice = z.enum(['kept', 'removed', 'both'])
export type MergeChoice = z.infer<typeof mergeChoice>

/** For how long a merge can be taken back. Milliseconds. */
export const mergeUndoTime = 30 * 24 * 3_600_000

/**
 * Two customers that became one. Kept for good: it says where what is still addressed to the removed one goes, and for
 * thirty days how to part them again. Which records moved is the server's knowledge; only how many stands here.
 */
export const customerMerge = z.object({
  /** Derived from the removed customer by `customerMergeId`: a customer is part of one other at most. */
  id,
  version,
  keptId: id,
  removedId: id,
  /** Who has the removed one's things now: the kept one, or whoever that one was merged into since. */
  targetId: id,
  removed: customer,
  choices: z.record(z.string(), mergeChoice),
  /** What the merge wrote into the kept customer, by field: to take it back where nobody has changed it since. */
  written: z.record(z.string(), z.object({ before: z.unknown(), after: z.unknown() })),
  /** Records that went over, by type. Filled in by the server. */
  moved: z.record(z.string(), z.number().int().nonnegative()),
  at: instant,
  byId: id,
  undoneAt: instant.nullable(),
  undoneById: id.nullable(),
})
export type CustomerMerge = z.infer<typeof customerMerge>

/** Two customers that look alike and are not the same, as somebody has said: they are not suggested again. */
export const distinctPair = z.object({
  /** Derived from both by `distinctPairId`, whichever comes first. */
  id,
  version,
  customerIds: z.tuple([id, id]),
  byId: id,
  at: instant,
})
export type DistinctPair = z.infer<typeof distinctPair>

export const erasureMode = z.enum(['erase', 'pseudonymise'])
export type ErasureMode = z.infer<typeof erasureMode>

/** That a person was forgotten, and nothing about who it was. */
export const erasure = z.object({
  id,
  version,
  customerId: id,
  mode: erasureMode,
  at: instant,
  byId: id,
  /** Records that were removed or made nameless, by type. */
  counts: z.record(z.string(), z.number().int().nonnegative()),
  /** Tickets that were theirs: what a cache still holds of them, such as a refused reply, goes too. */
  ticketIds: z.array(id).default([]),
  /** What else was theirs, calls and promises and whoever was part of them: nothing that names it may come after. */
  recordIds: z.array(id).default([]),
})
export type Erasure = z.infer<typeof erasure>

/** What two customers can differ in, in the order in which a person compares them. */
export const customerFieldNames = (Object.keys(customer.shape) as (keyof Customer)[]).filter(
  (field): field is CustomerField => field !== 'id' && field !== 'version' && field !== 'createdAt',
)
export type CustomerField = Exclude<keyof Customer, 'id' | 'version' | 'createdAt'>

/** Fields of which both values can be kept. */
export const joinableFields: readonly CustomerField[] = ['emails', 'phones', 'notes', 'pinnedFacts']
