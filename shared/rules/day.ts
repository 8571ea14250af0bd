import { wallClock } from './calls/zone.ts'

/** Calendar days, `YYYY-MM-DD`, as the person who reads them has them. Near midnight UTC has another. */

/** The day in the time zone of this computer. `at` are milliseconds since the epoch. */
export function dayHere(at: number): string {
  const date = new Date(at)
  return dayText(date.getFullYear(), date.getMonth() + 1, date.getDate())
}

/** The day in an IANA time zone, e.g. a customer's; here, where that is not known. */
export function dayIn(zone: string | undefined, at: number): string {
  const clock = zone === undefined ? null : wallClock(zone, at)
  return clock ? dayText(clock.year, clock.month, clock.day) : dayHere(at)
}

const dayText = (year: number, month: number, day: number) =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
