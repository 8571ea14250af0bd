import { z } from 'zod'
import { id, limits } from '../domain/primitives.ts'
import { derivedId } from '../domain/records.ts'
import type { Attachment, Message, Ticket } from '../domain/tickets.ts'
import { applied, type Change, defineCommand, put, rejected } from './command.ts'
import { eventEntry, settle } from './conversation.ts'

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

/**
 * Copies one message with its files into a new ticket for the same customer; both tickets link to each other. The copy
 * stays the words of who wrote it, when they wrote it, and nobody has answered the new ticket yet.
 */
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
  alsoReads: (args, reader) =>
    reader.get('message', args.messageId)?.attachmentIds.map((file) => ({ type: 'attachment', id: file })) ?? [],
  effect: (args, reader, context) => {
    const source = reader.get('ticket', args.ticketId)
    const original = reader.get('message', args.messageId)
    if (!source) return rejected('not-found', { type: 'ticket', id: args.ticketId })
    if (!original || original.ticketId !== source.id || original.kind === 'event')
      return rejected('not-found', { type: 'message', id: args.messageId })
    if (reader.get('ticket', args.newTicketId) && context.mode === 'commit') return rejected('already-exists')
    const created: Ticket = {
      ...source,
      id: args.newTicketId,
      version: 0,
      number: null,
      subject: args.subject,
      status: 'open',
      linkedTicketIds: [source.id],
      mergedIntoId: null,
      createdAt: context.at,
      lastMessageAt: original.createdAt,
      lastMessageId: args.newMessageId,
      lastCustomerMessageAt: original.authorKind === 'customer' ? original.createdAt : null,
      firstRespondedAt: null,
      solvedAt: null,
      messageCount: 1,
    }
    const files = original.attachmentIds.flatMap((file) => reader.get('attachment', file) ?? [])
    const links = [...new Set([...source.linkedTicketIds, created.id])]
    return applied([
      put('ticket', settle(null, created, context)),
      ...copyOf(original, files, created, args.newMessageId),
      eventEntry(created, { type: 'split-from', ticketId: source.id }, context, 0),
      put('ticket', settle(source, { ...source, linkedTicketIds: links }, context)),
      eventEntry(source, { type: 'split-into', ticketId: created.id }, context, 0),
    ])
  },
})

/** A message and its files in another ticket. Ids of files come from the copy's, so that a replay makes the same ones. */
function copyOf(original: Message, files: readonly Attachment[], ticket: Ticket, messageId: string): Change[] {
  const place = { version: 0, ticketId: ticket.id, teamId: ticket.teamId }
  const copies = files.map((file) => ({ ...file, ...place, id: derivedId(messageId, file.id), messageId }))
  const bodyHtml = files.reduce(
    (html, file, i) => html.replaceAll(`cid:${file.id}`, `cid:${copies[i]?.id ?? file.id}`),
    original.bodyHtml,
  )
  const attachmentIds = copies.map((file) => file.id)
  // Whoever was mentioned has been called to the first ticket already.
  const message: Message = { ...original, ...place, id: messageId, bodyHtml, attachmentIds, mentionedUserIds: [] }
  return [put('message', message), ...copies.map((file) => put('attachment', file))]
}

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
