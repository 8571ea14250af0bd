import { z } from 'zod'
import { id } from '../domain/primitives.ts'
import { attachmentInfo, draft, ticketSort, viewCondition } from '../domain/tickets.ts'
import type { CommandContract, QueryContract } from './query.ts'
import * as views from './views.ts'

/** Queues, tickets, conversations and their files. */

export const ticketQueries = {
  'ticket.queues': { args: z.object({}), result: z.array(views.queueCount), topics: ['ticket', 'context'] },
  'ticket.list': {
    args: z.object({
      queue: views.queueRef,
      sort: ticketSort,
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(200),
    }),
    result: z.object({ total: z.number().int(), items: z.array(views.ticketRow) }),
    topics: ['ticket', 'message', 'customer', 'draft', 'outbox', 'context'],
  },
  /** Position of a ticket in a queue, to keep it selected; null when it is not in there. */
  'ticket.position': {
    args: z.object({ queue: views.queueRef, sort: ticketSort, ticketId: id }),
    result: z.number().int().nullable(),
    topics: ['ticket'],
  },
  /** Ids from `from` to `to`, both included, for selecting a range: 2,000 at most. */
  'ticket.ids': {
    args: z.object({
      queue: views.queueRef,
      sort: ticketSort,
      from: z.number().int().min(0),
      to: z.number().int().min(0),
    }),
    result: z.array(id),
    topics: ['ticket'],
  },
  'ticket.preview': {
    args: z.object({ conditions: z.array(viewCondition).max(20), sort: ticketSort }),
    result: z.object({ total: z.number().int(), items: z.array(views.ticketRow) }),
    topics: ['ticket'],
  },
  'ticket.get': {
    args: z.object({ ticketId: id }),
    result: views.ticketDetail.nullable(),
    topics: ['ticket', 'customer', 'organization', 'draft', 'outbox'],
  },
  /** The newest `limit` entries before `before` (exclusive cursor of an earlier answer), oldest first. */
  'ticket.conversation': {
    args: z.object({ ticketId: id, before: z.string().optional(), limit: z.number().int().min(1).max(100) }),
    result: z.object({
      entries: z.array(views.conversationEntry),
      earlier: z.string().nullable(),
      total: z.number().int(),
    }),
    topics: ['message', 'outbox', 'attention'],
  },
  'message.body': {
    args: z.object({ messageId: id }),
    result: z.object({ bodyHtml: z.string() }).nullable(),
    topics: ['message'],
  },
  'draft.get': { args: z.object({ ticketId: id }), result: draft.nullable(), topics: ['draft'] },
  'presence.list': { args: z.object({ ticketId: id }), result: views.presenceList, topics: ['presence'] },
  /** At most 256 KiB from `offset`. Fetches the file from the server when this machine has not got it. */
  'attachment.read': {
    args: z.object({ attachmentId: id, offset: z.number().int().min(0) }),
    result: z.object({ bytes: z.instanceof(Uint8Array), size: z.number().int() }),
    topics: [],
  },
} as const satisfies QueryContract

const none = z.null()

export const ticketCommands = {
  'attachment.begin': {
    args: attachmentInfo
      .pick({ fileName: true, mediaType: true, inline: true })
      .extend({ size: z.number().int().nonnegative() }),
    result: z.object({ id }),
  },
  /** At most 256 KiB a call, in order. */
  'attachment.append': {
    args: z.object({ id, offset: z.number().int().min(0), bytes: z.instanceof(Uint8Array) }),
    result: none,
  },
  'attachment.finish': { args: z.object({ id }), result: attachmentInfo },
  'attachment.discard': { args: z.object({ id }), result: none },
  'presence.set': { args: z.object({ ticketId: id, state: z.enum(['viewing', 'typing', 'gone']) }), result: none },
} as const satisfies CommandContract
