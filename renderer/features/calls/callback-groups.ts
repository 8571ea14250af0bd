import type { CallbackRow } from '#shared/ipc/calls'

/** When a promise is to be kept, as seen from now. */
export type DueGroup = 'overdue' | 'now' | 'today' | 'tomorrow' | 'later'

/** Within this time of its moment a callback is due now. Milliseconds. */
const nowSpan = 15 * 60_000

export function dueGroupOf(dueAt: string, now: number): DueGroup {
  const due = Date.parse(dueAt)
  if (due < now - nowSpan) return 'overdue'
  if (due <= now + nowSpan) return 'now'
  const date = new Date(now)
  const midnight = (days: number) => new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime()
  if (due < midnight(1)) return 'today'
  return due < midnight(2) ? 'tomorrow' : 'later'
}

/** Rows in the order of their groups; those come in the order of time already. */
export function grouped(rows: readonly CallbackRow[], now: number): { group: DueGroup; rows: CallbackRow[] }[] {
  const groups: { group: DueGroup; rows: CallbackRow[] }[] = []
  for (const row of rows) {
    const group = dueGroupOf(row.dueAt, now)
    const last = groups.at(-1)
    if (last?.group === group) last.rows.push(row)
    else groups.push({ group, rows: [row] })
  }
  return groups
}

/** Whether the group's title leaves open which day it is: what is overdue may be so for days. */
export function needsDay(dueAt: string, now: number): boolean {
  const group = dueGroupOf(dueAt, now)
  if (group === 'later') return true
  return group === 'overdue' && new Date(dueAt).toDateString() !== new Date(now).toDateString()
}
