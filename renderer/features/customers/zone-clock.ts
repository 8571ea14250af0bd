/** What a clock on the customer's wall shows. */
export interface WallTime {
  /** As the reader writes times, e.g. "14:05". */
  readonly text: string
  /** Days between their date and ours: -1, 0 or 1. */
  readonly dayOffset: number
  /** 0 to 23. */
  readonly hour: number
}

interface ZoneFormats {
  readonly time: Intl.DateTimeFormat
  readonly day: Intl.DateTimeFormat
  readonly hour: Intl.DateTimeFormat
}

// Making `Intl` objects is slow, and the customers of a day share a few zones.
const formats = new Map<string, ZoneFormats>()
const known = new Map<string, boolean>()
/** ISO date, to compare as text. */
const dayIn = (timeZone?: string) =>
  new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', ...(timeZone ? { timeZone } : {}) })
let here: Intl.DateTimeFormat | undefined

function formatsFor(locale: string, timeZone: string): ZoneFormats {
  const key = `${locale} ${timeZone}`
  const found = formats.get(key)
  if (found) return found
  const made = {
    time: new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone }),
    day: dayIn(timeZone),
    hour: new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone }),
  }
  formats.set(key, made)
  return made
}

/** @param timeZone a name for which `isTimeZone` holds */
export function wallTime(locale: string, timeZone: string, now: number): WallTime {
  const { time, day, hour } = formatsFor(locale, timeZone)
  here ??= dayIn()
  return {
    text: time.format(now),
    dayOffset: Math.sign(day.format(now).localeCompare(here.format(now))),
    hour: Number(hour.format(now)),
  }
}

/** @see IANA Time Zone Database */
export function isTimeZone(name: string): boolean {
  const answer = known.get(name)
  if (answer !== undefined) return answer
  const valid = tryZone(name)
  known.set(name, valid)
  return valid
}

function tryZone(name: string): boolean {
  try {
    return name !== '' && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
