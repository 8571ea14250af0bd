import { z } from 'zod'
import { id, limits } from '../domain/primitives.ts'
import type { Ticket } from '../domain/tickets.ts'
import { applied, defineCommand, put, rejected } from './command.ts'
import { addEntry, eventEntry, settle } from './conversation.ts'

/**
 * Joins `ticketId` into `intoTicketId`: the first closes and its conversation is shown in the second. No message
 * moves, so nothing is lost and the source can be read on its own.
 */
export const ticketMerge = defineCommand({
  args: z.object({ ticketId: id, intoTicketId: id }),
  reads: (args) => [
    { type: 'ticket', id: args.ticketId },
    { type: 'ticket', id: args.intoTicketId },
  ],
  effect: (args, reader, context) => {
    if (args.ticketId === args.intoTicketId) return rejected('merge-into-self')
    const source = reader.get('ticket', args.ticketId)
    const target = reader.get('ticket', args.intoTicketId)
    if (!source || !target)
      return rejected('not-found', { type: 'ticket', id: source ? args.intoTicketId : args.ticketId })
    if (target.mergedIntoId !== null) return rejected('merge-into-merged')
    if (source.mergedIntoId === args.intoTicketId)
      return context.mode === 'commit' ? rejected('ticket-closed') : applied([])
    if (source.mergedIntoId !== null) return rejected('ticket-closed')
    if (target.status === 'closed') return rejected('ticket-closed')
    const tagIds = [...new Set([...target.tagIds, ...source.tagIds])].slice(0, limits.tagsPerTicket)
    return applied([
      put('ticket', settle(source, { ...source, status: 'closed', mergedIntoId: target.id }, context)),
      put('ticket', settle(target, { ...target, tagIds }, context)),
      eventEntry(source, { type: 'merged-into', ticketId: target.id }, context, 0),
      eventEntry(target, { type: 'merged-from', ticketId: source.id }, context, 0),
    ])
  },
})

/** Copies one message into a new ticket for the same customer; both tickets link to each other. */
export const ticketSplit = defineCommand({
  args: z.object({
    ticketId: id,
    messageId: id,
    newTicketId: id,
    newMessageId: id,
    subject: z.string().trim().min(1).max(limits.subject),
  }),
  reads: (args) => [
    { type: 'ticket', id: args.ticketId },
    { type: 'message', id: args.messageId },
    { type: 'ticket', id: args.newTicketId },
  ],
  effect: (args, reader, context) => {
    const source = reader.get('ticket', args.ticketId)
    const original = reader.get('message', args.messageId)
    if (!source) return rejected('not-found', { type: 'ticket', id: args.ticketId })
    if (!original || original.ticketId !== source.id || original.kind === 'event')
      return rejected('not-found', { type: 'message', id: args.messageId })
    if (reader.get('ticket', args.newTicketId) && context.mode === 'commit') return rejected('already-exists')
    const blank: Ticket = {
      ...source,
      id: args.newTicketId,
      version: 0,
      number: null,
      subject: args.subject,
      status: 'open',
      linkedTicketIds: [source.id],
      mergedIntoId: null,
      createdAt: context.at,
      lastMessageAt: context.at,
      lastMessageId: null,
      lastCustomerMessageAt: null,
      firstRespondedAt: null,
      solvedAt: null,
      messageCount: 0,
    }
    const first = addEntry(
      blank,
      {
        messageId: args.newMessageId,
        kind: original.kind,
        author: original.authorKind === 'customer' ? 'customer' : 'user',
        bodyHtml: original.bodyHtml,
        cc: original.cc,
        mentionedUserIds: [],
        attachments: [],
      },
      context,
    )
    const links = [...new Set([...source.linkedTicketIds, args.newTicketId])]
    return applied([
      put('ticket', settle(null, first.ticket, context)),
      ...first.changes,
      eventEntry(blank, { type: 'split-from', ticketId: source.id }, context, 0),
      put('ticket', settle(source, { ...source, linkedTicketIds: links }, context)),
      eventEntry(source, { type: 'split-into', ticketId: args.newTicketId }, context, 0),
    ])
  },
})

const linkArgs = z.object({ ticketId: id, otherTicketId: id })

export const ticketLink = defineCommand({
  args: linkArgs,
  reads: (args) => [
    { type: 'ticket', id: args.ticketId },
    { type: 'ticket', id: args.otherTicketId },
  ],
  effect: (args, reader, context) =>
    relate(args, reader.get('ticket', args.ticketId), reader.get('ticket', args.otherTicketId), true, context),
})

export const ticketUnlink = defineCommand({
  args: linkArgs,
  reads: ticketLink.reads,
  effect: (args, reader, context) =>
    relate(args, reader.get('ticket', args.ticketId), reader.get('ticket', args.otherTicketId), false, context),
})

function relate(
  args: z.infer<typeof linkArgs>,
  one: Ticket | undefined,
  other: Ticket | undefined,
  linked: boolean,
  context: Parameters<typeof settle>[2],
) {
  if (args.ticketId === args.otherTicketId) return rejected('merge-into-self')
  if (!one || !other) return rejected('not-found', { type: 'ticket', id: one ? args.otherTicketId : args.ticketId })
  if (one.linkedTicketIds.includes(other.id) === linked && other.linkedTicketIds.includes(one.id) === linked)
    return applied([])
  const change = (from: Ticket, to: Ticket) => {
    const rest = from.linkedTicketIds.filter((each) => each !== to.id)
    return put('ticket', { ...from, linkedTicketIds: linked ? [...rest, to.id] : rest, updatedAt: context.at })
  }
  const type = linked ? 'linked' : 'unlinked'
  return applied([
    change(one, other),
    change(other, one),
    eventEntry(one, { type, ticketId: other.id }, context, 0),
    eventEntry(other, { type, ticketId: one.id }, context, 0),
  ])
}
