import type { TicketRow } from '#shared/ipc/views'
import { type ListSnapshot, pageSize } from './page-cache.ts'

/** How near the next promise to the customer is: the headings of a list in order of urgency. */
export type DueGroup = 'overdue' | 'today' | 'later' | 'none'

/** Both ISO 8601 in UTC, as the records have them, so that they compare as text. */
export interface DayClock {
  readonly now: string
  /** End of the day where the person sits. */
  readonly midnight: string
}

/** `now` in milliseconds since the epoch. */
export function dayClock(now: number): DayClock {
  const end = new Date(now)
  end.setHours(24, 0, 0, 0)
  return { now: new Date(now).toISOString(), midnight: end.toISOString() }
}

export function dueGroupOf({ dueAt }: Pick<TicketRow, 'dueAt'>, clock: DayClock): DueGroup {
  if (dueAt === null) return 'none'
  if (dueAt < clock.now) return 'overdue'
  return dueAt < clock.midnight ? 'today' : 'later'
}

type Rows = readonly TicketRow[]
type Starts = ReadonlyMap<number, DueGroup>

/** Where groups begin inside one page, behind its first row. A page is searched once a minute, not at every draw. */
const searched = new WeakMap<Rows, { readonly clock: DayClock; readonly starts: Starts }>()

function startsInside(rows: Rows, clock: DayClock): Starts {
  const known = searched.get(rows)
  if (known?.clock === clock) return known.starts
  const starts = new Map<number, DueGroup>()
  let previous: DueGroup | undefined
  for (const [at, row] of rows.entries()) {
    const group = dueGroupOf(row, clock)
    if (previous !== undefined && group !== previous) starts.set(at, group)
    previous = group
  }
  searched.set(rows, { clock, starts })
  return starts
}

/**
 * Positions at which a group begins, among the pages that are here, without the very first row: its group stands above
 * the list. Where the row before is not known nothing is claimed.
 */
export function groupStarts(snapshot: ListSnapshot, clock: DayClock): Starts {
  const starts = new Map<number, DueGroup>()
  for (const [page, { rows }] of snapshot.pages) {
    const [first] = rows
    const before = snapshot.pages.get(page - 1)?.rows.at(-1)
    if (first && before) {
      const group = dueGroupOf(first, clock)
      if (group !== dueGroupOf(before, clock)) starts.set(page * pageSize, group)
    }
    for (const [at, group] of startsInside(rows, clock)) starts.set(page * pageSize + at, group)
  }
  return starts
}
