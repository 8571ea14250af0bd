/** Wall clocks in IANA time zones, with nothing but `Intl`. */

export interface WallClock {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number
  /** Since midnight, 0 to 1439. */
  readonly minutes: number
}

const minute = 60_000
// Making an `Intl` object takes a hundred times as long as using it, and the customers of a day share a few zones.
const formats = new Map<string, Intl.DateTimeFormat | null>()

function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const made = make(zone)
  formats.set(zone, made)
  return made
}

function make(zone: string): Intl.DateTimeFormat | null {
  if (zone === '') return null
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
  } catch {
    return null
  }
}

/** @see IANA Time Zone Database */
export function isKnownZone(zone: string): boolean {
  return formatOf(zone) !== null
}

/** What the clock on a wall in the zone shows at an instant (milliseconds since the epoch); null in an unknown zone. */
export function wallClock(zone: string, at: number): WallClock | null {
  const format = formatOf(zone)
  if (!format) return null
  const part: Record<string, number> = {}
  for (const { type, value } of format.formatToParts(at)) part[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute: minutes = 0 } = part
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay()
  return { year, month, day, weekday: weekday === 0 ? 7 : weekday, minutes: hour * 60 + minutes }
}

/** Milliseconds by which the zone is ahead of UTC at an instant. */
export function offsetAt(zone: string, at: number): number | null {
  const wall = wallClock(zone, at)
  if (!wall) return null
  return Date.UTC(wall.year, wall.month - 1, wall.day, 0, wall.minutes) - Math.floor(at / minute) * minute
}

/**
 * The instant at which the zone's clocks show that date and time. An hour that is skipped in spring is the same stretch
 * later, one that comes twice in autumn is its first; null in an unknown zone.
 */
export function instantOf(
  zone: string,
  wall: { readonly year: number; readonly month: number; readonly day: number; readonly minutes: number },
): number | null {
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, 0, wall.minutes)
  const [before, after] = [offsetAt(zone, asUtc - 86_400_000), offsetAt(zone, asUtc + 86_400_000)]
  if (before === null || after === null) return null
  // The earlier offset first: it is right on an ordinary day, and for the first of two equal hours.
  for (const offset of [before, after]) if (offsetAt(zone, asUtc - offset) === offset) return asUtc - offset
  return asUtc - before
}
