import { z } from 'zod'
import { call, consent } from '../domain/calls.ts'
import { customerMerge, order, orderStatus, ownedProduct, survey } from '../domain/customers.ts'
import { articleUseKind } from '../domain/knowledge.ts'
import { customer } from '../domain/people.ts'
import { currency, id, instant } from '../domain/primitives.ts'
import { scriptRun } from '../domain/scripts.ts'
import { ticketChannel } from '../domain/tickets.ts'
import type { QueryContract } from './query.ts'

/** What stands about a customer besides their card: one timeline of everything, products, merges. */

export const timelineKind = z.enum([
  'ticket',
  'message',
  'note',
  'call',
  'script',
  'article',
  'survey',
  'order',
  'merge',
  'consent',
])
export type TimelineKind = z.infer<typeof timelineKind>

/** `key` is unique in a timeline and, after the time, its order. */
const at = { key: z.string(), at: instant }
const ofTicket = { ticketId: id, number: z.number().int().nullable(), subject: z.string() }

export const timelineEvent = z.discriminatedUnion('kind', [
  z.object({
    ...at,
    kind: z.literal('ticket'),
    what: z.enum(['created', 'solved', 'reopened']),
    ...ofTicket,
    channel: ticketChannel,
    /** Who did it; empty where that is not known. */
    byName: z.string(),
    messageId: id.nullable(),
  }),
  z.object({
    ...at,
    kind: z.enum(['message', 'note']),
    ...ofTicket,
    messageId: id,
    author: z.enum(['user', 'customer', 'system']),
    authorName: z.string(),
    /** First words; with a search the words around what was found, marked as in `search`. */
    words: z.string(),
    files: z.number().int(),
  }),
  z.object({
    ...at,
    kind: z.literal('call'),
    callId: id,
    direction: call.shape.direction,
    state: call.shape.state,
    /** It went against what the customer had said. */
    against: z.boolean(),
    agentName: z.string(),
    /** How it turned out; empty where nobody has said. */
    disposition: z.string(),
    reason: z.string(),
    notes: z.string(),
    /** From the answer to the end. */
    seconds: z.number().int().nullable(),
    ticketId: id.nullable(),
    number: z.number().int().nullable(),
  }),
  z.object({
    ...at,
    kind: z.literal('script'),
    scriptId: id,
    /** The call that it led. */
    callId: id.nullable(),
    name: z.string(),
    outcome: scriptRun.shape.outcome,
    disposition: z.string(),
    notes: z.string(),
    byName: z.string(),
  }),
  z.object({
    ...at,
    kind: z.literal('article'),
    use: articleUseKind,
    articleId: id,
    title: z.string(),
    ticketId: id.nullable(),
    number: z.number().int().nullable(),
    byName: z.string(),
  }),
  z.object({
    ...at,
    kind: z.literal('consent'),
    channel: consent.shape.channel,
    purpose: consent.shape.purpose,
    state: consent.shape.state,
    proof: z.string(),
    byName: z.string(),
  }),
  z.object({
    ...at,
    kind: z.literal('survey'),
    score: survey.shape.score,
    comment: z.string(),
    ticketId: id.nullable(),
    number: z.number().int().nullable(),
  }),
  z.object({
    ...at,
    kind: z.literal('order'),
    number: z.string(),
    status: orderStatus,
    currency,
    totalMinor: order.shape.totalMinor,
    /** Names of the first lines, and how many there are. */
    names: z.array(z.string()),
    lines: z.number().int(),
  }),
  z.object({
    ...at,
    kind: z.literal('merge'),
    what: z.enum(['merged', 'undone']),
    removedId: id,
    removedName: z.string(),
    byName: z.string(),
    moved: customerMerge.shape.moved,
  }),
])
export type TimelineEvent = z.infer<typeof timelineEvent>

export const ownedProductView = ownedProduct.extend({
  /** Empty when the product is not known here. */
  name: z.string(),
  /** Known problems of the product with the article that helps. */
  problems: z.array(z.object({ title: z.string(), articleId: id.nullable() })),
  warranty: z.enum(['valid', 'ending', 'expired', 'unknown']),
})
export type OwnedProductView = z.infer<typeof ownedProductView>

/** A merge that can still be told, newest first. */
export const mergeView = customerMerge
  .pick({ id: true, removedId: true, removed: true, moved: true, at: true, undoneAt: true })
  .extend({ byName: z.string(), /** Until when it can be undone. */ until: instant })
export type MergeView = z.infer<typeof mergeView>

export const colleague = customer.pick({ id: true, name: true, jobTitle: true, tier: true, emails: true })

export const historyQueries = {
  /**
   * Everything that happened with a customer, newest first: `limit` events before `before`, which an earlier answer
   * gave. Without kinds all of them.
   */
  'customer.timeline': {
    args: z.object({
      customerId: id,
      kinds: z.array(timelineKind).max(20).default([]),
      text: z.string().max(200).default(''),
      before: z.string().max(120).optional(),
      limit: z.number().int().min(1).max(100),
    }),
    result: z.object({ events: z.array(timelineEvent), earlier: z.string().nullable() }),
    topics: ['ticket', 'message', 'customer', 'history', 'call', 'script', 'scriptRun', 'article', 'context'],
  },
  /** What the page shows beside the timeline. Null when there is no such customer. */
  'customer.extras': {
    args: z.object({ customerId: id }),
    result: z
      .object({
        products: z.array(ownedProductView),
        colleagues: z.array(colleague),
        /** Of the organization, the customer not counted. */
        colleagueCount: z.number().int(),
        merges: z.array(mergeView),
      })
      .nullable(),
    topics: ['customer', 'organization', 'history', 'article', 'context'],
  },
} as const satisfies QueryContract
