import { firmware42Days } from './company.ts'
import type { Random } from './random.ts'
import type { Season } from './texts/catalogue.ts'
import { officeZone, zoneOffset } from './zones.ts'

/** When people write and when agents answer. All times in milliseconds since the epoch. */
export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

/** Sunday first, as `Date` counts. */
const weekdayWeights = [0.5, 1.25, 1.12, 1.05, 1, 0.92, 0.58]
const hourWeights = [
  0.15, 0.1, 0.06, 0.05, 0.06, 0.15, 0.5, 1.1, 1.9, 2.6, 2.9, 2.7, 2.2, 2.1, 2.3, 2.2, 2.1, 2, 2, 2.2, 2.2, 1.7, 1,
  0.45,
]
const peak = 2.9 * 1.25

const weekday = (dayNumber: number) => (((dayNumber + 4) % 7) + 7) % 7
const weekdayWeight = (dayNumber: number) => weekdayWeights[weekday(dayNumber)] ?? 1

export interface Calendar {
  readonly now: number
  /** The day of the cloud outage, counted from the epoch: a Tuesday about four months ago. */
  readonly outageDay: number
  /** A moment of the last twelve months at which somebody in that zone writes to us. */
  moment(random: Random, zone: string): number
}

export function createCalendar(now: number): Calendar {
  const today = Math.floor(now / day)
  let outageDay = today - 117
  while (weekday(outageDay) !== 2) outageDay++
  const days = 365
  const cumulative = new Float64Array(days)
  let sum = 0
  for (let ago = 0; ago < days; ago++) {
    const dayNumber = today - ago
    let weight = weekdayWeight(dayNumber) * (1.25 - (0.5 * ago) / days)
    if (ago <= firmware42Days && ago > firmware42Days - 9) weight *= 1.5
    if (dayNumber === outageDay) weight *= 3.5
    if (isChristmas(dayNumber)) weight *= 0.4
    sum += weight
    cumulative[ago] = sum
  }
  const hoursTotal = hourWeights.reduce((a, b) => a + b, 0)

  const localHour = (random: Random): number => {
    let rest = random.next() * hoursTotal
    for (let h = 0; h < 24; h++) {
      rest -= hourWeights[h] ?? 0
      if (rest < 0) return h
    }
    return 12
  }

  return {
    now,
    outageDay,
    moment(random, zone) {
      for (;;) {
        const ago = firstAtLeast(cumulative, random.next() * sum)
        const dayNumber = today - ago
        // On the day of the outage most people write while it lasts.
        const inOutage = dayNumber === outageDay && random.chance(0.7)
        const utc = inOutage
          ? dayNumber * day + Math.floor(random.between(9.2, 14.2) * hour)
          : dayNumber * day + localHour(random) * hour + random.int(hour) - zoneOffset(zone, dayNumber * day)
        if (utc < now - 10 * minute && utc > now - days * day) return utc
      }
    },
  }
}

function firstAtLeast(cumulative: Float64Array, value: number): number {
  let low = 0
  let high = cumulative.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((cumulative[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}

function isChristmas(dayNumber: number): boolean {
  const date = new Date(dayNumber * day)
  return date.getUTCMonth() === 11 && date.getUTCDate() >= 24 && date.getUTCDate() <= 26
}

/** A moment between two others at which somebody in that zone is likely to write. */
export function likelyMoment(random: Random, zone: string, from: number, to: number): number {
  let at = from
  for (let tries = 0; tries < 40; tries++) {
    at = Math.floor(random.between(from, to))
    const local = at + zoneOffset(zone, at)
    const weight = (hourWeights[Math.floor((local % day) / hour)] ?? 0) * weekdayWeight(Math.floor(local / day))
    if (random.next() * peak < weight) return at
  }
  return at
}

/** The next moment at which the desk works: weekdays 7 to 20, Saturdays 9 to 15, Lisbon time. */
export function whenDeskWorks(random: Random, at: number): number {
  for (let t = at; ; ) {
    const offset = zoneOffset(officeZone, t)
    const local = t + offset
    const dayNumber = Math.floor(local / day)
    const [open, shut] = openingHours(dayNumber)
    const ofDay = local - dayNumber * day
    if (ofDay >= open && ofDay < shut) return t
    if (ofDay < open && shut > open) return dayNumber * day + open - offset + random.int(75 * minute)
    t = (dayNumber + 1) * day - offset
  }
}

export function isDeskOpen(at: number): boolean {
  const local = at + zoneOffset(officeZone, at)
  const dayNumber = Math.floor(local / day)
  const [open, shut] = openingHours(dayNumber)
  const ofDay = local - dayNumber * day
  return ofDay >= open && ofDay < shut
}

function openingHours(dayNumber: number): readonly [open: number, shut: number] {
  const name = weekday(dayNumber)
  if (name === 0) return [0, 0]
  return name === 6 ? [9 * hour, 15 * hour] : [7 * hour, 20 * hour]
}

/** The next moment at which a customer is awake, with a late one now and then. */
export function whenAwake(random: Random, zone: string, at: number): number {
  const offset = zoneOffset(zone, at)
  const local = at + offset
  const dayNumber = Math.floor(local / day)
  const ofDay = local - dayNumber * day
  if (ofDay >= 6.5 * hour && ofDay < 23.5 * hour) return at
  if (random.chance(0.06)) return at
  const morning = (ofDay >= 23.5 * hour ? dayNumber + 1 : dayNumber) * day + 6.6 * hour - offset
  return morning + random.int(4 * hour)
}

/** What the seasons depend on, worked out once for a moment. */
export interface Moment {
  readonly daysAgo: number
  /** 1 to 12. */
  readonly month: number
  readonly inOutage: boolean
}

export function momentOf(at: number, calendar: Calendar): Moment {
  const sinceOutage = at - calendar.outageDay * day
  return {
    daysAgo: (calendar.now - at) / day,
    month: new Date(at).getUTCMonth() + 1,
    inOutage: sinceOutage > 9 * hour && sinceOutage < 14.4 * hour,
  }
}

/** How much likelier a seasonal matter is at that moment. */
export function seasonFactor(season: Season, { daysAgo, month, inOutage }: Moment): number {
  switch (season) {
    case 'firmware-4.2':
      return daysAgo > firmware42Days ? 0 : 0.25 + Math.exp((daysAgo - firmware42Days) / 10)
    case 'heating':
      return month >= 10 || month <= 3 ? 1.6 : month === 4 || month === 9 ? 0.5 : 0.1
    case 'summer':
      return month >= 5 && month <= 9 ? 1.3 : 0.2
    case 'outage':
      return inOutage ? 1 : 0
  }
}

/** A duration around its median, half to double most of the time. */
export function around(random: Random, median: number): number {
  return median * Math.exp(0.9 * 2 * (random.next() + random.next() + random.next() - 1.5))
}
