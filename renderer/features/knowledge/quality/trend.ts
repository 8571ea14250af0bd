import type { QueryResult } from '#shared/ipc/contract'

type Week = QueryResult<'article.stats'>['weeks'][number]
type Measure = 'used' | 'helped' | 'flagged'

export interface Trend {
  readonly now: number
  readonly before: number
  /** Part by which it grew, e.g. 0.5; null where there was nothing to grow from. */
  readonly change: number | null
}

/** Days to ask for, so that the whole weeks of two periods are in the answer. */
export const daysFor = (weeks: number): number => Math.min(730, (weeks * 2 + 1) * 7)

/**
 * The last whole weeks beside as many before them. The week that is under way counts in neither: a Tuesday would always
 * look like a fall.
 */
export function trendOf(weeks: readonly Week[], length: number, measure: Measure): Trend {
  const whole = weeks.slice(0, -1)
  const sum = (part: readonly Week[]) => part.reduce((total, week) => total + week[measure], 0)
  const now = sum(whole.slice(-length))
  const before = sum(whole.slice(-2 * length, -length))
  return { now, before, change: before === 0 ? null : (now - before) / before }
}
