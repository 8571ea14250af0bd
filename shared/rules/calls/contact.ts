import type { Consent, ConsentChannel, ConsentPurpose } from '../../domain/calls.ts'
import type { ContactWindow, Customer } from '../../domain/people.ts'
import { isKnownZone, offsetAt, wallClock } from './zone.ts'

/** When and whether somebody may be called. */

const minute = 60_000
const day = 1440

/** When people who have not said when they want to be called are awake. */
export const wakingHours: ContactWindow = { from: '08:00', to: '20:00', days: [1, 2, 3, 4, 5, 6, 7] }

export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** Whether the customer's own clock is inside their window. Without a window any time is; in an unknown zone none is. */
export function isInWindow(window: ContactWindow | null, zone: string, at: number): boolean {
  if (window === null) return true
  const wall = wallClock(zone, at)
  return wall !== null && covers(window, wall.weekday, wall.minutes)
}

function covers(window: ContactWindow, weekday: number, minutes: number): boolean {
  const [from, to] = [minutesOf(window.from), minutesOf(window.to)]
  const yesterday = weekday === 1 ? 7 : weekday - 1
  if (from < to) return window.days.includes(weekday) && minutes >= from && minutes < to
  return (window.days.includes(weekday) && minutes >= from) || (window.days.includes(yesterday) && minutes < to)
}

/** Minutes by the wall clock until the window opens next, when it is closed. */
function untilOpen(window: ContactWindow, weekday: number, minutes: number): number {
  const from = minutesOf(window.from)
  const waits = window.days.map((opens) => {
    const ahead = (((opens - weekday) % 7) + 7) % 7
    const wait = ahead * day + from - minutes
    return wait <= 0 ? wait + 7 * day : wait
  })
  return Math.min(...waits)
}

/** Two changes of the clock within one wait are more than any zone has made; this ends the search all the same. */
const mostChanges = 8

/**
 * The first instant from `at` on that lies in the window, to the minute; `at` itself when it does. Null when nobody can
 * say, because the zone is unknown. Right across changes of the clock: an opening hour that is skipped in spring
 * begins when the clocks have jumped, one that comes twice begins with the first.
 */
export function nextContactTime(window: ContactWindow | null, zone: string, at: number): number | null {
  if (window === null) return at
  if (!isKnownZone(zone)) return null
  let from = at
  for (let change = 0; change <= mostChanges; change++) {
    if (isInWindow(window, zone, from)) return from
    const wall = wallClock(zone, from)
    if (!wall) return null
    const start = Math.floor(from / minute) * minute
    const opens = start + untilOpen(window, wall.weekday, wall.minutes) * minute
    const changed = firstChange(zone, start, opens)
    // The clocks jump before the window opens: from there on the wait is another one.
    if (changed === null) return opens
    from = changed
  }
  return null
}

/** The minute at which the zone's offset changes between two instants; null when it is the same at both. */
function firstChange(zone: string, from: number, to: number): number | null {
  const before = offsetAt(zone, from)
  // In steps of hours and not from end to end: two changes that undo each other would look like none.
  const step = 12 * 60 * minute
  for (let low = from; low < to; low += step) {
    const high = Math.min(low + step, to)
    if (offsetAt(zone, high) === before) continue
    let [same, other] = [low, high]
    while (other - same > minute) {
      const middle = same + Math.floor((other - same) / 2 / minute) * minute
      if (offsetAt(zone, middle) === before) same = middle
      else other = middle
    }
    return other
  }
  return null
}

/** What the customer said last about a channel and a purpose. */
export function consentNow(
  consents: readonly Consent[],
  channel: ConsentChannel,
  purpose: ConsentPurpose,
): Consent | null {
  let newest: Consent | null = null
  for (const each of consents) {
    if (each.channel !== channel || each.purpose !== purpose) continue
    // Ids are made in the order of time: of two at the same moment the one that was recorded later counts.
    if (!newest || each.at > newest.at || (each.at === newest.at && each.id > newest.id)) newest = each
  }
  return newest
}

export type CallObstacle = 'do-not-call' | 'consent-withdrawn' | 'consent-missing' | 'outside-window' | 'zone-unknown'

export interface MayCall {
  /** `ask`: something speaks against it that a person may weigh and override on record. */
  readonly verdict: 'yes' | 'ask' | 'no'
  readonly obstacles: readonly CallObstacle[]
  /** When the contact window opens next; null when it is open, or nobody can say. */
  readonly opensAt: number | null
}

/** For advertising and surveys nothing is weighed: without a given consent, or against a wish, they are not made. */
const needsConsent: ReadonlySet<ConsentPurpose> = new Set(['marketing', 'survey'])

/**
 * Whether a customer may be called now, and what speaks against it.
 *
 * - Advertising and surveys need a consent that was given and not withdrawn. The do-not-call list and the contact window
 *   forbid them; nobody can override that.
 * - A service call (about something the customer has with us) needs no consent. The do-not-call list, a withdrawn consent
 *   and the contact window stop it, and an agent may override them with a reason that is kept with the call: the
 *   customer asked for this very call, or would be harmed without it.
 */
export function mayCall(
  customer: Pick<Customer, 'doNotCall' | 'contactWindow' | 'timeZone'> | null,
  consents: readonly Consent[],
  purpose: ConsentPurpose,
  at: number,
): MayCall {
  if (!customer) return { verdict: 'yes', obstacles: [], opensAt: null }
  const { doNotCall, contactWindow, timeZone } = customer
  const said = consentNow(consents, 'phone', purpose)
  const inWindow = isInWindow(contactWindow, timeZone, at)
  const zoneKnown = isKnownZone(timeZone)
  const obstacles: CallObstacle[] = []
  if (doNotCall) obstacles.push('do-not-call')
  if (said?.state === 'withdrawn') obstacles.push('consent-withdrawn')
  else if (!said && needsConsent.has(purpose)) obstacles.push('consent-missing')
  if (!inWindow) obstacles.push(zoneKnown ? 'outside-window' : 'zone-unknown')
  const verdict = obstacles.length === 0 ? 'yes' : needsConsent.has(purpose) ? 'no' : 'ask'
  return { verdict, obstacles, opensAt: inWindow ? null : nextContactTime(contactWindow, timeZone, at) }
}
