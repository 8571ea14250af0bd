import type { RecordOf } from '../domain/records.ts'
import { derivedId, draftId } from '../domain/records.ts'
import type { Attachment, AttachmentInfo, Message, Ticket, TicketEvent } from '../domain/tickets.ts'
import { dueAt } from '../rules/sla.ts'
import { type Change, type EffectContext, put, type Reader } from './command.ts'

/** What several ticket commands do to a conversation. */

export interface Entry {
  readonly messageId: string
  readonly kind: 'public' | 'note'
  readonly author: 'user' | 'customer'
  readonly bodyHtml: string
  /** Of `bodyHtml`. Converting is the dearest part of an effect, so it is done once. */
  readonly bodyText: string
  readonly cc: readonly string[]
  readonly mentionedUserIds: readonly string[]
  readonly attachments: readonly AttachmentInfo[]
}

/**
 * Adds an entry and moves the ticket's clocks along: they run by the time it is, whatever the order of the conversation
 * makes of it. The ticket's status is the caller's business.
 */
export function addEntry(ticket: Ticket, entry: Entry, context: EffectContext): { ticket: Ticket; changes: Change[] } {
  const byCustomer = entry.author === 'customer'
  const at = behindNewest(ticket, context.at)
  const written: Message = {
    id: entry.messageId,
    version: 0,
    ticketId: ticket.id,
    teamId: ticket.teamId,
    kind: entry.kind,
    authorKind: entry.author,
    authorId: byCustomer ? ticket.customerId : context.actor.id,
    bodyHtml: entry.bodyHtml,
    bodyText: entry.bodyText,
    cc: [...entry.cc],
    mentionedUserIds: [...entry.mentionedUserIds],
    attachmentIds: entry.attachments.map((file) => file.id),
    event: null,
    createdAt: at,
    composedAt: context.composedAt === context.at ? null : context.composedAt,
  }
  const files: Attachment[] = entry.attachments.map((file) => ({
    ...file,
    version: 0,
    ticketId: ticket.id,
    teamId: ticket.teamId,
    messageId: entry.messageId,
    createdAt: at,
  }))
  const firstResponse = !byCustomer && entry.kind === 'public' && ticket.firstRespondedAt === null
  return {
    ticket: {
      ...ticket,
      lastMessageAt: at,
      lastMessageId: entry.messageId,
      messageCount: ticket.messageCount + 1,
      lastCustomerMessageAt: byCustomer ? context.at : ticket.lastCustomerMessageAt,
      firstRespondedAt: firstResponse ? context.at : ticket.firstRespondedAt,
    },
    changes: [put('message', written), ...files.map((file) => put('attachment', file))],
  }
}

/** The conversation keeps the order of arrival, also behind a message that a wrong clock dated into the future. */
function behindNewest({ lastMessageId, lastMessageAt }: Ticket, at: string): string {
  if (lastMessageId === null || at > lastMessageAt) return at
  return new Date(Date.parse(lastMessageAt) + 1).toISOString()
}

/** A system entry. Its id comes from the command, so a repeat or a replay writes the same one. */
export function eventEntry(ticket: Ticket, event: TicketEvent, context: EffectContext, ordinal: number): Change {
  return put('message', {
    id: derivedId(context.commandId, ticket.id, String(ordinal)),
    version: 0,
    ticketId: ticket.id,
    teamId: ticket.teamId,
    kind: 'event',
    authorKind: 'user',
    authorId: context.actor.id,
    bodyHtml: '',
    bodyText: '',
    cc: [],
    mentionedUserIds: [],
    attachmentIds: [],
    event,
    createdAt: behindNewest(ticket, context.at),
    composedAt: context.composedAt === context.at ? null : context.composedAt,
  })
}

/** Sets what follows from status, priority and messages: solved time, due time, time of the last change. */
export function settle(before: Ticket | null, after: Ticket, context: EffectContext): Ticket {
  const ended = after.status === 'solved' || after.status === 'closed'
  const wasEnded = before !== null && (before.status === 'solved' || before.status === 'closed')
  const next: Ticket = {
    ...after,
    updatedAt: context.at,
    solvedAt: ended ? (wasEnded ? after.solvedAt : context.at) : null,
  }
  return { ...next, dueAt: dueAt(next, context.settings) }
}

/** Events for every field in which two states of a ticket differ, in the order a person would tell them. */
export function differences(before: Ticket, after: Ticket): TicketEvent[] {
  const events: TicketEvent[] = []
  if (before.subject !== after.subject) events.push({ type: 'subject', from: before.subject, to: after.subject })
  if (before.customerId !== after.customerId)
    events.push({ type: 'customer', from: before.customerId, to: after.customerId })
  if (before.teamId !== after.teamId) events.push({ type: 'team', from: before.teamId, to: after.teamId })
  if (before.assigneeId !== after.assigneeId)
    events.push({ type: 'assignee', from: before.assigneeId, to: after.assigneeId })
  if (before.priority !== after.priority) events.push({ type: 'priority', from: before.priority, to: after.priority })
  if (before.status !== after.status) events.push({ type: 'status', from: before.status, to: after.status })
  const added = after.tagIds.filter((tag) => !before.tagIds.includes(tag))
  const removed = before.tagIds.filter((tag) => !after.tagIds.includes(tag))
  if (added.length > 0 || removed.length > 0) events.push({ type: 'tags', added, removed })
  return events
}

/** The person's draft under a ticket goes away with the reply that was made of it, in the same transaction. */
export function discardOwnDraft(reader: Reader, ticketId: string, context: EffectContext): Change[] {
  const own: RecordOf<'draft'> | undefined = reader.get('draft', draftId(ticketId, context.actor.id))
  return own ? [{ op: 'delete', type: 'draft', id: own.id }] : []
}

/** An empty editor still holds markup; an entry counts when it has text, an image or a file. */
export function isEmptyBody({
  bodyHtml,
  bodyText,
  attachments,
}: Pick<Entry, 'bodyHtml' | 'bodyText' | 'attachments'>): boolean {
  return attachments.length === 0 && !/<img\b|\sdata-snippet=/i.test(bodyHtml) && bodyText === ''
}
