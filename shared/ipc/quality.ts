import { z } from 'zod'
import { erasure, erasureMode, mergeChoice } from '../domain/customers.ts'
import { healthSettings, riskReasonCode } from '../domain/health-settings.ts'
import { customer, customerTier } from '../domain/people.ts'
import { id } from '../domain/primitives.ts'
import type { CommandContract, QueryContract } from './query.ts'

/** How good customers' records are, which of them are one person, and how the customers themselves are. */

const points = z.object({ points: z.number(), amount: z.number().nullable(), limit: z.number().nullable() })

export const healthView = z.object({
  recency: points,
  frequency: points,
  value: points,
  total: z.number(),
  suggestedTier: customerTier.nullable(),
  satisfaction: z.object({
    trend: z.enum(['rising', 'steady', 'falling', 'unknown']),
    recent: z.number().nullable(),
    before: z.number().nullable(),
    answers: z.number().int(),
  }),
  risk: z.object({
    level: z.enum(['low', 'medium', 'high']),
    points: z.number(),
    reasons: z.array(z.object({ code: riskReasonCode, points: z.number(), values: z.record(z.string(), z.number()) })),
  }),
  uncounted: z.number().int(),
  /** The limits by which it was judged. */
  settings: healthSettings,
})
export type HealthView = z.infer<typeof healthView>

const problem = z.object({ code: z.string(), field: z.string(), value: z.string(), better: z.string().optional() })
export const qualityView = z.object({ score: z.number().int(), problems: z.array(problem) })
export type QualityView = z.infer<typeof qualityView>

const reason = z.object({ code: z.string(), value: z.string().optional() })
const person = customer.pick({
  id: true,
  name: true,
  emails: true,
  phones: true,
  city: true,
  tier: true,
  createdAt: true,
})
export const duplicateView = z.object({
  one: person,
  other: person,
  score: z.number(),
  reasons: z.array(reason),
})
export type DuplicateView = z.infer<typeof duplicateView>

const page = { offset: z.number().int().min(0), limit: z.number().int().min(1).max(100) }

export const qualityQueries = {
  'customer.health': {
    args: z.object({ customerId: id }),
    result: healthView.nullable(),
    topics: ['ticket', 'history', 'customer', 'context'],
  },
  /** What is wrong with one record, and who may be the same person. */
  'customer.quality': {
    args: z.object({ customerId: id }),
    result: z.object({ quality: qualityView, duplicates: z.array(duplicateView) }).nullable(),
    topics: ['customer', 'history', 'quality'],
  },
  /** The likeliest pairs first. `waiting`: customers that have not been looked at yet. */
  'quality.duplicates': {
    args: z.object(page),
    result: z.object({ total: z.number().int(), items: z.array(duplicateView), waiting: z.number().int() }),
    topics: ['customer', 'history', 'quality'],
  },
  /** The worst records first. `code` leaves those with this problem. */
  'quality.worklist': {
    args: z.object({ ...page, code: z.string().max(40).nullable() }),
    result: z.object({
      total: z.number().int(),
      items: z.array(z.object({ customer: person, quality: qualityView })),
      /** How many records have each problem. */
      codes: z.array(z.object({ code: z.string(), count: z.number().int() })),
      waiting: z.number().int(),
      /** Of all customers that have been looked at, 0 to 100. */
      average: z.number().nullable(),
    }),
    topics: ['customer', 'history', 'quality'],
  },
  /** Both customers whole and what would go over, for the dialog that merges them. */
  'customer.mergePreview': {
    args: z.object({ keptId: id, removedId: id }),
    result: z
      .object({
        kept: customer,
        removed: customer,
        /** By record type, as far as this machine may see. */
        moves: z.record(z.string(), z.number().int()),
        organizations: z.record(id, z.string()),
        suggested: z.record(z.string(), mergeChoice),
      })
      .nullable(),
    topics: ['customer', 'ticket', 'history', 'organization'],
  },
} as const satisfies QueryContract

/** What only the server can do, and only an administrator. */
export const privacyCommands = {
  /** Writes everything about a person into a file that the person at the desk chooses; its path, null when they did not. */
  'admin.customerExport': {
    args: z.object({
      customerId: id,
      format: z.enum(['json', 'html']),
      fileName: z.string().min(1).max(200),
      /** For HTML: the headings, in the language of the window. */
      words: z.record(z.string(), z.string()),
      language: z.string().max(20),
    }),
    result: z.string().nullable(),
  },
  'admin.customerErase': { args: z.object({ customerId: id, mode: erasureMode }), result: erasure },
} as const satisfies CommandContract
