import type { QueryArgs } from '#shared/ipc/contract'
import { foreseeAnswer } from '../../app/data.ts'

/** Entries of the first page: what a long conversation shows at once. */
export const conversationPage = 50

export const conversationAsked = (ticketId: string): QueryArgs<'ticket.conversation'> => ({
  ticketId,
  limit: conversationPage,
})

/** Whoever holds the key down runs past tickets faster than this, and wants none of them. Milliseconds. */
const restAtLeast = 80

let last = Number.NEGATIVE_INFINITY
let timer: ReturnType<typeof setTimeout> | undefined

/**
 * The person stands on a ticket and will probably open it: what its screen asks is asked now, so that opening it draws
 * once instead of drawing, asking, and drawing again.
 */
export function foreseeTicket(ticketId: string): void {
  clearTimeout(timer)
  const wait = last + restAtLeast - performance.now()
  if (wait > 0) timer = setTimeout(ask, wait, ticketId)
  else ask(ticketId)
}

function ask(ticketId: string): void {
  last = performance.now()
  foreseeAnswer('ticket.get', { ticketId })
  foreseeAnswer('ticket.conversation', conversationAsked(ticketId))
}
