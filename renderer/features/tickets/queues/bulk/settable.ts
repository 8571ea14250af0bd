import { ticketStatus } from '#shared/domain/tickets'

/** Closing is for ever and comes of merging; the way to end a ticket is to solve it. New is what nobody has touched. */
export const settableStatuses = ticketStatus.options.filter((status) => status !== 'closed' && status !== 'new')
