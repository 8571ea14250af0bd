import type { ContactWindow } from '#shared/domain/people'
import { formatLocale } from '../../app/format.ts'
import { useTranslation } from '../../app/i18n.ts'

/** 1970 began on a Thursday: this Monday is day 1. */
const monday = Date.UTC(1970, 0, 5)
const dayLength = 86_400_000

export function weekdayName(locale: string, day: number, style: 'short' | 'long' = 'short'): string {
  return new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' }).format(monday + (day - 1) * dayLength)
}

/** Runs of days as their ends: 1 to 5 and 7 read "Mon–Fri, Sun". */
function dayRuns(days: readonly number[]): (readonly [number, number])[] {
  const runs: [number, number][] = []
  for (const day of [...new Set(days)].sort((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && last[1] === day - 1) last[1] = day
    else runs.push([day, day])
  }
  return runs
}

export function windowText(locale: string, { from, to, days }: ContactWindow): string {
  const time = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' })
  const clock = (text: string) => time.format(Date.parse(`1970-01-01T${text}:00Z`))
  const named = dayRuns(days).map(([first, last]) =>
    first === last
      ? weekdayName(locale, first)
      : `${weekdayName(locale, first)}${last === first + 1 ? ', ' : '–'}${weekdayName(locale, last)}`,
  )
  return `${named.join(', ')} ${clock(from)}–${clock(to)}`
}

/** Says when somebody wants to be called, in the reader's language: "Mon–Fri 9:00–18:00". */
export function useWindowText(): (window: ContactWindow) => string {
  const { i18n } = useTranslation()
  const locale = formatLocale(i18n.resolvedLanguage)
  return (window) => windowText(locale, window)
}
