import i18next from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

type Unit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'
const steps: readonly (readonly [Unit, number])[] = [
  ['year', 365 * day],
  ['month', 30 * day],
  ['week', 7 * day],
  ['day', day],
  ['hour', hour],
  ['minute', minute],
]

/** The language of the words with the region of the desktop: `en` on a British desktop formats as `en-GB`. */
export function formatLocale(language: string | undefined = i18next.resolvedLanguage): string {
  const base = language ?? 'en'
  return navigator.languages.find((each) => each.split('-')[0] === base) ?? base
}

export interface Format {
  /** "5 minutes ago", "in 2 hours"; "now" below 45 seconds. */
  readonly relative: (iso: string, now: number, style?: 'long' | 'narrow') => string
  /** Date and time with seconds, and the zone. */
  readonly exact: (iso: string) => string
  /** Day of the week, date and time to the minute: where a moment is read, not compared. */
  readonly moment: (iso: string) => string
  /** Time today, day this year, else date: for dense lists. */
  readonly short: (iso: string, now: number) => string
  readonly number: (value: number) => string
  readonly percent: (ratio: number) => string
  readonly bytes: (bytes: number) => string
  /** "1 hr 5 min": the two largest units of a time span. */
  readonly duration: (milliseconds: number) => string
}

const made = new Map<string, Format>()

/** Formatters of one locale; making `Intl` objects is slow, so they are kept. */
export function formatFor(locale: string): Format {
  const found = made.get(locale)
  if (found) return found
  const format = makeFormat(locale)
  made.set(locale, format)
  return format
}

function makeFormat(locale: string): Format {
  const relatives = {
    long: new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'long' }),
    narrow: new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'narrow' }),
  }
  const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long' })
  const moment = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  })
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' })
  const dayOfYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' })
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' })
  const number = new Intl.NumberFormat(locale)
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  return {
    relative: (iso, now, style = 'long') => {
      const difference = Date.parse(iso) - now
      const distance = Math.abs(difference)
      if (distance < 45 * second) return relatives[style].format(0, 'second')
      for (const [unit, length] of steps) {
        // Rounded, so that 50 minutes stay minutes but 59.7 do not read "60 minutes".
        const count = Math.round(distance / length)
        if (distance >= length || (count === 1 && distance >= length * 0.995)) {
          return relatives[style].format(Math.sign(difference) * count, unit)
        }
      }
      return relatives[style].format(Math.sign(difference) * Math.max(1, Math.round(distance / minute)), 'minute')
    },
    exact: (iso) => exact.format(new Date(iso)),
    moment: (iso) => moment.format(new Date(iso)),
    short: (iso, now) => {
      const then = new Date(iso)
      const today = new Date(now)
      if (then.toDateString() === today.toDateString()) return time.format(then)
      return (then.getFullYear() === today.getFullYear() ? dayOfYear : date).format(then)
    },
    number: (value) => number.format(value),
    percent: (ratio) => percent.format(ratio),
    bytes: (bytes) => formatBytes(locale, bytes),
    duration: (milliseconds) => formatDuration(locale, milliseconds),
  }
}

/** Sizes are powers of 1024 with the short names, as file managers show them: a limit of 25 · 1024² reads "25 MB". */
const byteStep = 1024
const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

function formatBytes(locale: string, bytes: number): string {
  let value = bytes
  let step = 0
  while (value >= byteStep && step < byteUnits.length - 1) {
    value /= byteStep
    step += 1
  }
  const maximumFractionDigits = step === 0 || value >= 100 ? 0 : 1
  const unitDisplay = step === 0 ? 'long' : 'short'
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: byteUnits[step],
    unitDisplay,
    maximumFractionDigits,
  }).format(value)
}

const durationUnits = [
  ['day', day],
  ['hour', hour],
  ['minute', minute],
  ['second', second],
] as const

function formatDuration(locale: string, milliseconds: number): string {
  let rest = Math.max(0, Math.round(milliseconds / second) * second)
  const parts: string[] = []
  for (const [unit, length] of durationUnits) {
    const count = Math.floor(rest / length)
    rest -= count * length
    if (count === 0 && (parts.length > 0 || unit !== 'second')) {
      if (parts.length > 0) break
      continue
    }
    parts.push(new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(count))
    if (parts.length === 2) break
  }
  return parts.join(' ')
}

/** Formatters in the language of the window. */
export function useFormat(): Format {
  const { i18n } = useTranslation()
  const language = i18n.resolvedLanguage
  return useMemo(() => formatFor(formatLocale(language)), [language])
}
