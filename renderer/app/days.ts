/** Days as a date field holds them (ISO 8601, `2026-11-29`), in the time zone of the person at the window. */

/** The day of an instant; empty for none. */
export function dayOf(instant: string | null): string {
  return instant === null ? '' : localDay(new Date(instant))
}

export function localDay(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

export function today(): string {
  return localDay(new Date())
}

/** The last second of a day as an instant; null for no day, or one that is none. */
export function endOfDay(day: string): string | null {
  if (day === '') return null
  const end = new Date(`${day}T23:59:59.000`)
  return Number.isNaN(end.getTime()) ? null : end.toISOString()
}
