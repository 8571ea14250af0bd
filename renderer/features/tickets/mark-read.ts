import type { CommandInput } from '#shared/commands/index'
import type { Ticket } from '#shared/domain/tickets'

/** The arguments of `ticket.markRead` that make a ticket read up to its end, or its newest message unread again. */
export function readMarkOf(
  ticket: Pick<Ticket, 'id' | 'lastMessageAt'>,
  unread: boolean,
): CommandInput<'ticket.markRead'> {
  // One millisecond before the newest message: that one, and only what follows, is unread.
  const readAt = new Date(Date.parse(ticket.lastMessageAt) - (unread ? 1 : 0)).toISOString()
  return { ticketId: ticket.id, readAt, unread }
}
