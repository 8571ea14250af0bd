import { z } from 'zod'
import { emailAddress, id, limits } from '../domain/primitives.ts'
import { draftId } from '../domain/records.ts'
import { attachmentInfo, composerKind, type Ticket, ticket, ticketChannel, ticketPriority } from '../domain/tickets.ts'
import { htmlToText } from '../rules/text.ts'
import { applied, defineCommand, mergeFields, oursOver, put, type Reader, type RecordRef, rejected } from './command.ts'
import { addEntry, differences, discardOwnDraft, eventEntry, isEmptyBody, settle } from './conversation.ts'

const body = {
  bodyHtml: z.string().max(limits.bodyHtml),
  cc: z.array(emailAddress).max(limits.recipients),
  mentionedUserIds: z.array(id).max(limits.recipients),
  attachments: z.array(attachmentInfo).max(limits.attachmentsPerMessage),
}

const ref = (type: RecordRef['type'], recordId: string): RecordRef => ({ type, id: recordId })

/** A ticket from a phone call, a visit or on the team's own account. The customer must exist (`customer.create`). */
export const ticketCreate = defineCommand({
  args: z.object({
    ticketId: id,
    messageId: id,
    subject: z.string().trim().min(1).max(limits.subject),
    priority: ticketPriority,
    channel: ticketChannel,
    teamId: id,
    assigneeId: id.nullable(),
    customerId: id,
    tagIds: z.array(id).max(limits.tagsPerTicket),
    /** Whose words the first message is, and who may read it. */
    author: z.enum(['user', 'customer']),
    kind: composerKind,
    ...body,
  }),
  reads: (args) => [
    ref('ticket', args.ticketId),
    ref('customer', args.customerId),
    ref('team', args.teamId),
    ...(args.assigneeId ? [ref('user', args.assigneeId)] : []),
  ],
  words: ({ ticketId, kind, bodyHtml, cc, attachments }) => ({
    to: 'draft',
    ticketId,
    kind,
    bodyHtml,
    cc,
    attachments,
  }),
  effect: (args, reader, context) => {
    if (reader.get('ticket', args.ticketId) && context.mode === 'commit') return rejected('already-exists')
    if (!reader.get('customer', args.customerId))
      return rejected('not-found', { type: 'customer', id: args.customerId })
    if (!reader.get('team', args.teamId)) return rejected('not-found', { type: 'team', id: args.teamId })
    const words = { ...args, bodyText: htmlToText(args.bodyHtml) }
    if (isEmptyBody(words)) return rejected('empty-message')
    const blocked = checkAssignee(args.assigneeId, reader)
    if (blocked) return blocked
    const blank: Ticket = {
      id: args.ticketId,
      version: 0,
      number: null,
      subject: args.subject,
      status: args.author === 'user' && args.kind === 'public' ? 'waiting' : 'new',
      priority: args.priority,
      channel: args.channel,
      teamId: args.teamId,
      assigneeId: args.assigneeId,
      customerId: args.customerId,
      tagIds: [...new Set(args.tagIds)],
      linkedTicketIds: [],
      mergedIntoId: null,
      createdAt: context.at,
      updatedAt: context.at,
      lastMessageAt: context.at,
      lastMessageId: null,
      lastCustomerMessageAt: null,
      firstRespondedAt: null,
      solvedAt: null,
      dueAt: null,
      messageCount: 0,
    }
    const first = addEntry(blank, words, context)
    return applied([
      put('ticket', settle(null, first.ticket, context)),
      ...first.changes,
      eventEntry(blank, { type: 'created', channel: args.channel }, context, 0),
    ])
  },
})

/** A public reply or an internal note, optionally with the status that follows: one act, one outcome. */
export const ticketReply = defineCommand({
  args: z.object({
    ticketId: id,
    messageId: id,
    kind: composerKind,
    ...body,
    /** Status after sending; left out, a public reply to a new ticket opens it and everything else stays. */
    status: z.enum(['open', 'waiting', 'solved']).optional(),
    /**
     * Newest messages that the person had before their eyes, own ones included. When the ticket's newest message is
     * none of them, the reply is stopped with `unseen-message`. Left out: send regardless.
     */
    seenMessageIds: z.array(id).max(50).optional(),
  }),
  reads: (args, actor) => [
    ref('ticket', args.ticketId),
    ref('message', args.messageId),
    ref('draft', draftId(args.ticketId, actor.id)),
  ],
  words: ({ ticketId, kind, bodyHtml, cc, attachments }) => ({
    to: 'draft',
    ticketId,
    kind,
    bodyHtml,
    cc,
    attachments,
  }),
  effect: (args, reader, context) => {
    const found = reader.get('ticket', args.ticketId)
    if (!found) return rejected('not-found', { type: 'ticket', id: args.ticketId })
    if (found.status === 'closed') return rejected('ticket-closed')
    const words = { ...args, bodyText: htmlToText(args.bodyHtml) }
    if (isEmptyBody(words)) return rejected('empty-message')
    // The confirmed record may arrive before the answer to the push: then everything is done already.
    if (reader.get('message', args.messageId)) {
      return context.mode === 'commit'
        ? rejected('already-exists')
        : applied(discardOwnDraft(reader, args.ticketId, context))
    }
    if (
      context.mode !== 'replay' &&
      args.kind === 'public' &&
      args.seenMessageIds &&
      found.lastMessageId &&
      !args.seenMessageIds.includes(found.lastMessageId)
    ) {
      return rejected('unseen-message', { messageId: found.lastMessageId })
    }
    const entry = addEntry(found, { ...words, author: 'user' }, context)
    const status = args.status ?? (args.kind === 'public' && found.status === 'new' ? 'open' : found.status)
    const after = settle(found, { ...entry.ticket, status }, context)
    const events =
      status === found.status ? [] : [eventEntry(found, { type: 'status', from: found.status, to: status }, context, 0)]
    return applied([
      put('ticket', after),
      ...entry.changes,
      ...events,
      ...discardOwnDraft(reader, args.ticketId, context),
    ])
  },
})

/** The customer's words, written down by an agent on the phone or delivered by a channel. A solved ticket opens again. */
export const ticketReceive = defineCommand({
  args: z.object({ ticketId: id, messageId: id, ...body }),
  reads: (args) => [ref('ticket', args.ticketId), ref('message', args.messageId)],
  words: ({ ticketId, bodyHtml, cc, attachments }) => ({
    to: 'draft',
    ticketId,
    kind: 'note',
    bodyHtml,
    cc,
    attachments,
  }),
  effect: (args, reader, context) => {
    const found = reader.get('ticket', args.ticketId)
    if (!found) return rejected('not-found', { type: 'ticket', id: args.ticketId })
    if (found.status === 'closed') return rejected('ticket-closed')
    const words = { ...args, bodyText: htmlToText(args.bodyHtml) }
    if (isEmptyBody(words)) return rejected('empty-message')
    if (reader.get('message', args.messageId))
      return context.mode === 'commit' ? rejected('already-exists') : applied([])
    const entry = addEntry(found, { ...words, kind: 'public', author: 'customer' }, context)
    const status = found.status === 'new' ? 'new' : 'open'
    const after = settle(found, { ...entry.ticket, status }, context)
    const events =
      status === found.status ? [] : [eventEntry(found, { type: 'status', from: found.status, to: status }, context, 0)]
    return applied([put('ticket', after), ...entry.changes, ...events])
  },
})

const editable = ticket.pick({
  subject: true,
  status: true,
  priority: true,
  teamId: true,
  assigneeId: true,
  customerId: true,
})

/** Changes fields and tags. `base` holds the values the person saw; see `mergeFields`. */
export const ticketUpdate = defineCommand({
  args: z.object({
    ticketId: id,
    set: editable.partial(),
    base: editable.partial(),
    addTagIds: z.array(id).max(limits.tagsPerTicket).default([]),
    removeTagIds: z.array(id).max(limits.tagsPerTicket).default([]),
  }),
  reads: (args) => [
    ref('ticket', args.ticketId),
    ...(args.set.teamId ? [ref('team', args.set.teamId)] : []),
    ...(args.set.assigneeId ? [ref('user', args.set.assigneeId)] : []),
    ...(args.set.customerId ? [ref('customer', args.set.customerId)] : []),
  ],
  overTheirs: ({ ticketId }, clash) => ({ ticketId, ...oursOver(clash) }),
  effect: (args, reader, context) => {
    const found = reader.get('ticket', args.ticketId)
    if (!found) return rejected('not-found', { type: 'ticket', id: args.ticketId })
    if (found.mergedIntoId !== null) return rejected('ticket-closed')
    if (args.set.teamId && !reader.get('team', args.set.teamId))
      return rejected('not-found', { type: 'team', id: args.set.teamId })
    if (args.set.customerId && !reader.get('customer', args.set.customerId))
      return rejected('not-found', { type: 'customer', id: args.set.customerId })
    if (args.set.subject !== undefined && args.set.subject.trim() === '')
      return rejected('invalid', { field: 'subject' })
    const blocked = checkAssignee(args.set.assigneeId ?? null, reader)
    if (blocked) return blocked
    const { merged, clashes } = mergeFields(ref('ticket', found.id), found, args.base, args.set)
    const tagIds = [...new Set([...found.tagIds.filter((tag) => !args.removeTagIds.includes(tag)), ...args.addTagIds])]
    if (tagIds.length > limits.tagsPerTicket)
      return rejected('too-many', { field: 'tagIds', limit: limits.tagsPerTicket })
    const next: Ticket = { ...merged, tagIds }
    const events = differences(found, next)
    if (events.length === 0) return applied([], clashes)
    // Events are written under the old team's eyes when the ticket leaves; they move with the ticket.
    return applied(
      [put('ticket', settle(found, next, context)), ...events.map((event, i) => eventEntry(next, event, context, i))],
      clashes,
    )
  },
})

/** Removes a ticket (spam, a test) with its messages and files for good. Leads and administrators. */
export const ticketDelete = defineCommand({
  args: z.object({ ticketId: id }),
  reads: (args) => [ref('ticket', args.ticketId)],
  effect: (args, reader, context) => {
    if (!reader.get('ticket', args.ticketId)) return rejected('not-found', { type: 'ticket', id: args.ticketId })
    if (context.actor.role !== 'lead' && context.actor.role !== 'admin') return rejected('forbidden')
    return applied([{ op: 'delete', type: 'ticket', id: args.ticketId }])
  },
})

function checkAssignee(assigneeId: string | null, reader: Reader) {
  if (assigneeId === null) return undefined
  const assignee = reader.get('user', assigneeId)
  if (!assignee) return rejected('not-found', { type: 'user', id: assigneeId })
  return assignee.active ? undefined : rejected('inactive-user', { id: assigneeId })
}
