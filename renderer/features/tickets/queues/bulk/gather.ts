import type { QueryArgs, QueryName, QueryResult } from '#shared/ipc/contract'
import { indexOfTicket, type ListSnapshot, type ListSource, pageSize, rowAt } from '../list/page-cache.ts'
import type { Changeable } from './changes.ts'

export type Ask = <N extends QueryName>(name: N, args: QueryArgs<N>) => Promise<QueryResult<N>>

/**
 * The tickets of a selection as they are now. Rows on the screen first, then the pages where the others stood when
 * they were chosen, then one by one what has moved away; what cannot be found any more is left out.
 */
export async function gather(
  ask: Ask,
  source: ListSource,
  snapshot: ListSnapshot,
  chosen: ReadonlyMap<string, number>,
): Promise<readonly Changeable[]> {
  const found = new Map<string, Changeable>()
  const pages = new Set<number>()
  for (const [ticketId, hint] of chosen) {
    const near = rowAt(snapshot, hint)
    const index = near?.id === ticketId ? hint : indexOfTicket(snapshot, ticketId)
    const row = index === undefined ? undefined : rowAt(snapshot, index)
    if (row) found.set(ticketId, row)
    else pages.add(Math.floor(hint / pageSize))
  }
  for (const page of pages) {
    const { items } = await ask('ticket.list', { ...source, offset: page * pageSize, limit: pageSize })
    for (const row of items) if (chosen.has(row.id)) found.set(row.id, row)
  }
  const rest = [...chosen.keys()].filter((ticketId) => !found.has(ticketId))
  for (const ticketId of rest) {
    const detail = await ask('ticket.get', { ticketId })
    if (detail && detail.ticket.mergedIntoId === null) found.set(ticketId, detail.ticket)
  }
  return [...chosen.keys()].flatMap((ticketId) => found.get(ticketId) ?? [])
}
