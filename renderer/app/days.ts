import { dayHere } from '#shared/rules/day'

/** Days as a date field holds them (ISO 8601, `2026-11-29`), in the time zone of the person at the window. */

/** The day of an instant; empty for none. */
export function dayOf(instant: string | null): string {
  return instant === null ? '' : dayHere(Date.parse(instant))
}

export function today(): string {
  return dayHere(Date.now())
}

/** Whether a day lies behind; an empty one does not. */
export const isPast = (day: string): boolean => day !== '' && day < today()

/** The last second of a day as an instant; null for no day, or one that is none. */
export function endOfDay(day: string): string | null {
  if (day === '') return null
  const end = new Date(`${day}T23:59:59.000`)
  return Number.isNaN(end.getTime()) ? null : end.toISOString()
}
