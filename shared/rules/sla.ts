import type { WorkspaceSettings } from '../domain/people.ts'
import type { Ticket } from '../domain/tickets.ts'

type Clock = Pick<Ticket, 'status' | 'priority' | 'createdAt' | 'firstRespondedAt' | 'lastCustomerMessageAt'>

/**
 * When we owe the customer something next: the first response, then the resolution. Nothing is owed while the ticket
 * waits for the customer or has ended. A customer who comes back starts the resolution clock anew.
 * Minutes run around the clock.
 */
export function dueAt(ticket: Clock, settings: WorkspaceSettings): string | null {
  if (ticket.status !== 'new' && ticket.status !== 'open') return null
  if (ticket.firstRespondedAt === null) return after(ticket.createdAt, settings.firstResponseMinutes[ticket.priority])
  const from = ticket.lastCustomerMessageAt ?? ticket.createdAt
  return after(from, settings.resolutionMinutes[ticket.priority])
}

function after(start: string, minutes: number): string {
  return new Date(Date.parse(start) + minutes * 60_000).toISOString()
}

/** Overdue means past the due instant; `now` in milliseconds since the epoch. */
export function isOverdue(ticket: Pick<Ticket, 'dueAt'>, now: number): boolean {
  return ticket.dueAt !== null && Date.parse(ticket.dueAt) < now
}
