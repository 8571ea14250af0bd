import { z } from 'zod'
import { call, callback, callDirection, callOverride, consent, consentPurpose } from '../domain/calls.ts'
import { customer } from '../domain/people.ts'
import { id, instant } from '../domain/primitives.ts'
import { ticket } from '../domain/tickets.ts'
import type { CommandContract, QueryContract } from './query.ts'

/** Calls, promised callbacks and consents. */

/** A call as lists and the call bar show it. */
export const callRow = call.extend({
  customerName: z.string().nullable(),
  customerTier: customer.shape.tier.nullable(),
  /** The number as people write it; empty when it is withheld. */
  shownNumber: z.string(),
  /** Has a change that the server has not confirmed. */
  pending: z.boolean(),
})
export type CallRow = z.infer<typeof callRow>

/** A customer who may be at the other end. `maybe`: only the national part of the number is the same. */
export const callMatch = z.object({
  customerId: id,
  name: z.string(),
  detail: z.string(),
  tier: customer.shape.tier,
  match: z.enum(['exact', 'maybe']),
})
export type CallMatch = z.infer<typeof callMatch>

export const callDetail = z.object({
  call: callRow,
  customer: customer.nullable(),
  consents: z.array(consent),
  ticket: ticket.pick({ id: true, number: true, subject: true, status: true }).nullable(),
  /** The customer's tickets that are not over, newest first. */
  openTickets: z.array(ticket.pick({ id: true, number: true, subject: true, status: true })),
  /** Whoever has this number; empty once the call has its customer. */
  matches: z.array(callMatch),
  /** ISO 3166-1 alpha-2, by the number. */
  country: z.string().nullable(),
  /** The promise that was kept with it, and those that were made in it. */
  callbacks: z.array(callback),
  /** Promises to this customer that are still open. */
  openCallbacks: z.array(callback),
})
export type CallDetail = z.infer<typeof callDetail>

export const callFilter = z.object({
  /** `mine`: where I am the agent. `team`: everything of my teams. */
  whose: z.enum(['mine', 'team']),
  direction: callDirection.nullable(),
  missed: z.boolean(),
  /** Rang from then on, and before then. */
  from: instant.nullable(),
  to: instant.nullable(),
  /** Part of a number, or beginnings of the customer's name. */
  text: z.string().max(200),
})
export type CallFilter = z.infer<typeof callFilter>

export const callbackRow = callback.extend({
  customerName: z.string().nullable(),
  timeZone: z.string().nullable(),
  contactWindow: customer.shape.contactWindow.unwrap(),
  shownNumber: z.string(),
  ticketNumber: z.number().int().nullable(),
  ticketSubject: z.string().nullable(),
  pending: z.boolean(),
})
export type CallbackRow = z.infer<typeof callbackRow>

export const callQueries = {
  /** What has my attention: rings, is talked on, or waits for its outcome; oldest first. */
  'call.mine': { args: z.object({}), result: z.array(callRow), topics: ['call', 'customer'] },
  'call.get': {
    args: z.object({ callId: id }),
    result: callDetail.nullable(),
    topics: ['call', 'callback', 'customer', 'ticket'],
  },
  'call.list': {
    args: z.object({
      filter: callFilter,
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(200),
    }),
    result: z.object({ total: z.number().int(), items: z.array(callRow) }),
    topics: ['call', 'customer'],
  },
  /** Open ones by the time they are due; closed ones, the newest first. 500 at most. */
  'callback.list': {
    args: z.object({ whose: z.enum(['mine', 'team']), closed: z.boolean() }),
    result: z.array(callbackRow),
    topics: ['callback', 'customer', 'context'],
  },
  'callback.get': {
    args: z.object({ callbackId: id }),
    result: callbackRow.nullable(),
    topics: ['callback', 'customer'],
  },
  /** Of one customer, newest first: the first of a channel and purpose counts. */
  'consent.list': { args: z.object({ customerId: id }), result: z.array(consent), topics: ['customer'] },
  /** What is known before a number is dialled. */
  'call.beforeDial': {
    args: z.object({ number: z.string().max(300), customerId: id.nullable() }),
    result: z.object({
      /** E.164; null when it is in no known format and is dialled as it stands. */
      number: z.string().nullable(),
      shownNumber: z.string(),
      customer: customer.nullable(),
      consents: z.array(consent),
    }),
    topics: ['customer'],
  },
} as const satisfies QueryContract

const started = z.object({ callId: id })

export const callCommands = {
  /** A call rings here, by a link of the telephone system. Answers with the record, made or found by `externalId`. */
  'call.pop': {
    args: z.object({
      from: z.string().max(300),
      externalId: z.string().min(1).max(200).nullable(),
    }),
    result: started,
  },
  /** Begins the record of an outbound call; `url` is for the telephone program. */
  'call.dial': {
    args: z.object({
      number: z.string().min(1).max(300),
      customerId: id.nullable(),
      ticketId: id.nullable(),
      purpose: consentPurpose,
      override: callOverride.nullable(),
    }),
    result: started.extend({ url: z.string() }),
  },
} as const satisfies CommandContract
