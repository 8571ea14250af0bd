import type { TicketRow } from '#shared/ipc/views'
import { type ListSnapshot, pageSize } from './page-cache.ts'

/** How near the next promise to the customer is: the headings of a list in order of urgency. */
export type DueGroup = 'overdue' | 'today' | 'later' | 'none'

export interface DayClock {
  /** Milliseconds since the epoch. */
  readonly now: number
  /** End of the day where the person sits. */
  readonly midnight: number
}

export function dayClock(now: number): DayClock {
  const end = new Date(now)
  end.setHours(24, 0, 0, 0)
  return { now, midnight: end.getTime() }
}

export function dueGroupOf({ dueAt }: Pick<TicketRow, 'dueAt'>, clock: DayClock): DueGroup {
  if (dueAt === null) return 'none'
  const due = Date.parse(dueAt)
  if (due < clock.now) return 'overdue'
  return due < clock.midnight ? 'today' : 'later'
}

/**
 * Positions at which a group begins, among the pages that are here, without the very first row: its group stands above
 * the list. Where the row before is not known nothing is claimed.
 */
export function groupStarts(snapshot: ListSnapshot, clock: DayClock): ReadonlyMap<number, DueGroup> {
  const starts = new Map<number, DueGroup>()
  for (const [page, { rows }] of snapshot.pages) {
    const before = snapshot.pages.get(page - 1)?.rows.at(-1)
    let previous = before ? dueGroupOf(before, clock) : undefined
    for (const [at, row] of rows.entries()) {
      const group = dueGroupOf(row, clock)
      if (previous !== undefined && group !== previous) starts.set(page * pageSize + at, group)
      previous = group
    }
  }
  return starts
}
