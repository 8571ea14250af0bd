import type { QueryArgs, QueryName, QueryResult } from '#shared/ipc/contract'
import type { TicketRow } from '#shared/ipc/views'
import { indexOfTicket, type ListSnapshot, type ListSource, pageSize, rowAt } from '../list/page-cache.ts'
import type { Changeable } from './changes.ts'

export type Ask = <N extends QueryName>(name: N, args: QueryArgs<N>) => Promise<QueryResult<N>>

/** A ticket with what a person needs to know it by. */
export type Gathered = Changeable &
  Pick<TicketRow, 'number' | 'subject' | 'customerId' | 'customerName' | 'createdAt' | 'lastMessageAt' | 'unread'>

/** The tickets of a selection whose rows are here; `missing` are the others. */
export function gatherHere(snapshot: ListSnapshot, chosen: ReadonlyMap<string, number>) {
  const found = new Map<string, Gathered>()
  const missing = new Map<string, number>()
  for (const [ticketId, hint] of chosen) {
    const index = rowAt(snapshot, hint)?.id === ticketId ? hint : indexOfTicket(snapshot, ticketId)
    const row = index === undefined ? undefined : rowAt(snapshot, index)
    if (row) found.set(ticketId, row)
    else missing.set(ticketId, hint)
  }
  return { found, missing }
}

/**
 * The tickets of a selection that are not here: the pages where they stood when they were chosen, then one by one what
 * has moved away. What cannot be found any more is left out.
 */
export async function gatherMissing(
  ask: Ask,
  source: ListSource,
  missing: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, Gathered>> {
  const found = new Map<string, Gathered>()
  const pages = new Set([...missing.values()].map((hint) => Math.floor(hint / pageSize)))
  for (const page of pages) {
    const { items } = await ask('ticket.list', { ...source, offset: page * pageSize, limit: pageSize })
    for (const row of items) if (missing.has(row.id)) found.set(row.id, row)
  }
  for (const ticketId of missing.keys()) {
    if (found.has(ticketId)) continue
    const detail = await ask('ticket.get', { ticketId })
    if (detail && detail.ticket.mergedIntoId === null) {
      const { ticket, customer, readAt } = detail
      const unread = readAt === null || readAt < ticket.lastMessageAt
      found.set(ticketId, { ...ticket, customerName: customer?.name ?? '', unread })
    }
  }
  return found
}
