import { instantOf, wallClock } from '#shared/rules/calls/zone'

/** A day and a time of day as fields hold them, by the clock of one zone. */
export interface WallWhen {
  /** `YYYY-MM-DD`, or empty. */
  readonly day: string
  /** `HH:MM`, or empty. */
  readonly time: string
}

const two = (value: number) => String(value).padStart(2, '0')

export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** @param at milliseconds since the epoch */
export function wallWhen(zone: string, at: number): WallWhen {
  const wall = wallClock(zone, at)
  if (!wall) return { day: '', time: '' }
  return {
    day: `${String(wall.year).padStart(4, '0')}-${two(wall.month)}-${two(wall.day)}`,
    time: `${two(Math.floor(wall.minutes / 60))}:${two(wall.minutes % 60)}`,
  }
}

/** Milliseconds since the epoch; null while the fields are not filled in. */
export function instantOfWhen(zone: string, { day, time }: WallWhen): number | null {
  const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  const clock = /^(\d{2}):(\d{2})/.exec(time)
  if (!date || !clock) return null
  return instantOf(zone, {
    year: Number(date[1]),
    month: Number(date[2]),
    day: Number(date[3]),
    minutes: Number(clock[1]) * 60 + Number(clock[2]),
  })
}

const quarter = 15 * 60_000
/** On the quarter of an hour: a promise of 14:37 is no promise. */
export const nextQuarter = (at: number): number => Math.ceil(at / quarter) * quarter

/** A promise for right now may be a little late by the time that it is saved. Milliseconds. */
const slack = 60_000

export const liesBehind = (instant: string): boolean => Date.parse(instant) < Date.now() - slack
