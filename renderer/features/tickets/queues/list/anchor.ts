import { indexOfTicket, type ListSnapshot, rowAt } from './page-cache.ts'

/**
 * By how many places the rows on the screen moved between two states of a list, so that scrolling by as much keeps
 * them where they are. The most common move counts: the one row that jumped to the top does not take the view along.
 */
export function movedBy(before: ListSnapshot, after: ListSnapshot, first: number, last: number): number {
  const votes = new Map<number, number>()
  for (let index = first; index <= last; index += 1) {
    const row = rowAt(before, index)
    if (!row) continue
    // Most lists stand still: no search through the pages then.
    const now = rowAt(after, index)?.id === row.id ? index : indexOfTicket(after, row.id)
    if (now !== undefined) votes.set(now - index, (votes.get(now - index) ?? 0) + 1)
  }
  let best = 0
  for (const [move, count] of votes) {
    const leading = votes.get(best) ?? 0
    if (count > leading || (count === leading && Math.abs(move) < Math.abs(best))) best = move
  }
  return best
}
