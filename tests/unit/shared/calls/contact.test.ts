import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Consent } from '#shared/domain/calls'
import type { ContactWindow } from '#shared/domain/people'
import { derivedId } from '#shared/domain/records'
import { consentNow, isInWindow, mayCall, nextContactTime } from '#shared/rules/calls/contact'
import { instantOf, isKnownZone, offsetAt, wallClock } from '#shared/rules/calls/zone'

const at = (text: string) => Date.parse(text)
const iso = (time: number | null) => (time === null ? null : new Date(time).toISOString())
const office: ContactWindow = { from: '09:00', to: '18:00', days: [1, 2, 3, 4, 5] }

/** Half an hour, three quarters, an odd change at midnight, both halves of the world, a day that was skipped. */
const zones = [
  'UTC',
  'Europe/Lisbon',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Tokyo',
  'Australia/Lord_Howe',
  'Australia/Adelaide',
  'Pacific/Chatham',
  'Africa/Casablanca',
  'Asia/Beirut',
  'America/Santiago',
] as const

describe('the wall clock', () => {
  it('knows what stands on the wall, and when it will', () => {
    expect(wallClock('Europe/Lisbon', at('2026-03-29T00:30:00Z'))).toMatchObject({ weekday: 7, minutes: 30 })
    expect(wallClock('Europe/Lisbon', at('2026-03-29T01:00:00Z'))).toMatchObject({ minutes: 120 })
    expect(wallClock('Asia/Kathmandu', at('2026-01-01T00:00:00Z'))).toMatchObject({ weekday: 4, minutes: 345 })
    const evening = { year: 2026, month: 7, day: 1, minutes: 20 * 60 }
    expect(iso(instantOf('America/New_York', evening))).toBe('2026-07-02T00:00:00.000Z')
  })

  it('takes an hour that is skipped for the same stretch later, and one that comes twice for its first', () => {
    const skipped = instantOf('Europe/Berlin', { year: 2026, month: 3, day: 29, minutes: 150 })
    expect(iso(skipped)).toBe('2026-03-29T01:30:00.000Z')
    const twice = instantOf('Europe/Berlin', { year: 2026, month: 10, day: 25, minutes: 150 })
    expect(iso(twice)).toBe('2026-10-25T00:30:00.000Z')
  })

  it('comes back to the same instant, except for the second of two equal hours', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 1_051_200 }), (zone, minutes) => {
        const time = at('2026-01-01T00:00:00Z') + minutes * 60_000
        const wall = wallClock(zone, time)
        if (!wall) throw new Error(zone)
        const back = instantOf(zone, wall) ?? 0
        expect(wallClock(zone, back)).toEqual(wall)
        expect(time - back).toBeGreaterThanOrEqual(0)
        if (time !== back) expect(offsetAt(zone, time)).toBeLessThan(offsetAt(zone, back) ?? 0)
      }),
      { numRuns: 2_000 },
    )
  })

  it('says nothing of a zone that nobody knows', () => {
    expect(isKnownZone('Mars/Olympus')).toBe(false)
    expect(isKnownZone('')).toBe(false)
    expect(wallClock('Mars/Olympus', 0)).toBeNull()
  })
})

describe('the contact window', () => {
  it('is by the customer’s own clock', () => {
    expect(isInWindow(office, 'Europe/Lisbon', at('2026-03-02T09:00:00Z'))).toBe(true)
    expect(isInWindow(office, 'Europe/Lisbon', at('2026-03-02T18:00:00Z'))).toBe(false)
    expect(isInWindow(office, 'America/New_York', at('2026-03-02T09:00:00Z'))).toBe(false)
    expect(isInWindow(office, 'Europe/Lisbon', at('2026-03-01T12:00:00Z'))).toBe(false)
    expect(isInWindow(null, 'Mars/Olympus', 0)).toBe(true)
    expect(isInWindow(office, 'Mars/Olympus', 0)).toBe(false)
  })

  it('may go past midnight', () => {
    const night: ContactWindow = { from: '22:00', to: '02:00', days: [5] }
    expect(isInWindow(night, 'UTC', at('2026-03-06T23:00:00Z'))).toBe(true)
    expect(isInWindow(night, 'UTC', at('2026-03-07T01:59:00Z'))).toBe(true)
    expect(isInWindow(night, 'UTC', at('2026-03-06T01:00:00Z'))).toBe(false)
  })

  it.each([
    ['the same day', '2026-03-02T06:00:00Z', '2026-03-02T09:00:00.000Z'],
    ['at once', '2026-03-02T11:23:45Z', '2026-03-02T11:23:45.000Z'],
    ['the next day', '2026-03-02T18:00:00Z', '2026-03-03T09:00:00.000Z'],
    ['after the weekend', '2026-03-06T18:30:00Z', '2026-03-09T09:00:00.000Z'],
    // The clocks go forward on 29 March.
    ['after the clocks went forward', '2026-03-27T19:00:00Z', '2026-03-30T08:00:00.000Z'],
    ['after the clocks went back', '2026-10-23T20:00:00Z', '2026-10-26T09:00:00.000Z'],
  ])('opens next: %s', (_when, from, expected) => {
    expect(iso(nextContactTime(office, 'Europe/Lisbon', at(from)))).toBe(expected)
  })

  it('begins when the clocks have jumped if its first minutes are skipped', () => {
    const early: ContactWindow = { from: '02:15', to: '04:00', days: [7] }
    expect(iso(nextContactTime(early, 'Europe/Berlin', at('2026-03-28T20:00:00Z')))).toBe('2026-03-29T01:00:00.000Z')
    const gone: ContactWindow = { from: '02:00', to: '03:00', days: [7] }
    expect(iso(nextContactTime(gone, 'Europe/Berlin', at('2026-03-28T20:00:00Z')))).toBe('2026-04-05T00:00:00.000Z')
  })

  it('opens a second time when its hour comes twice', () => {
    const short: ContactWindow = { from: '02:00', to: '02:30', days: [7] }
    expect(iso(nextContactTime(short, 'Europe/Berlin', at('2026-10-25T00:40:00Z')))).toBe('2026-10-25T01:00:00.000Z')
  })

  it('cannot be known in an unknown zone', () => {
    expect(nextContactTime(office, 'Mars/Olympus', 0)).toBeNull()
    expect(nextContactTime(null, 'Mars/Olympus', 5)).toBe(5)
  })

  const clock = fc
    .integer({ min: 0, max: 1439 })
    .map((minutes) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`)
  const windows = fc
    .record({ from: clock, to: clock, days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }) })
    .filter(({ from, to }) => from !== to)

  it('opens at the first minute that lies in it, in every zone and across every change of the clock', () => {
    // Around the changes, where it can go wrong.
    const moments = ['2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01', '2026-02-18']
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        windows,
        fc.constantFrom(...moments),
        fc.integer({ min: -3 * 1440, max: 1440 }),
        (zone, window, day, shift) => {
          const from = at(`${day}T00:00:00Z`) + shift * 60_000
          const opens = nextContactTime(window, zone, from)
          if (opens === null) throw new Error('it never opens')
          expect(isInWindow(window, zone, opens)).toBe(true)
          if (opens === from) return
          // Every five minutes, and the last ones one by one: no earlier minute lies in the window.
          for (let time = from; time < opens; time += time > opens - 3_600_000 ? 60_000 : 300_000)
            if (isInWindow(window, zone, time)) throw new Error(`${iso(time)} lies in it before ${iso(opens)}`)
        },
      ),
      { numRuns: 300 },
    )
  }, 60_000)
})

const customer = { doNotCall: false, contactWindow: office, timeZone: 'Europe/Lisbon' }
const said = (state: Consent['state'], purpose: Consent['purpose'], when = '2026-01-01T00:00:00.000Z'): Consent => ({
  id: derivedId(state, purpose, when),
  version: 1,
  customerId: derivedId('customer'),
  channel: 'phone',
  purpose,
  state,
  at: when,
  how: 'phone',
  proof: '',
  recordedById: derivedId('agent'),
})
const noon = at('2026-03-02T12:00:00Z')
const evening = at('2026-03-02T20:00:00Z')

describe('may we call', () => {
  it('yes, about service and at a good time', () => {
    expect(mayCall(customer, [], 'service', noon)).toEqual({ verdict: 'yes', obstacles: [], opensAt: null })
    expect(mayCall(null, [], 'marketing', noon).verdict).toBe('yes')
  })

  it('a service call may be made all the same, with a reason', () => {
    expect(mayCall({ ...customer, doNotCall: true }, [], 'service', noon)).toMatchObject({
      verdict: 'ask',
      obstacles: ['do-not-call'],
    })
    expect(mayCall(customer, [said('withdrawn', 'service')], 'service', evening)).toMatchObject({
      verdict: 'ask',
      obstacles: ['consent-withdrawn', 'outside-window'],
      opensAt: at('2026-03-03T09:00:00Z'),
    })
    expect(mayCall({ ...customer, timeZone: 'Mars/Olympus' }, [], 'service', noon)).toMatchObject({
      verdict: 'ask',
      obstacles: ['zone-unknown'],
      opensAt: null,
    })
  })

  it.each(['marketing', 'survey'] as const)('%s needs a consent, and nothing overrides a no', (purpose) => {
    expect(mayCall(customer, [], purpose, noon)).toMatchObject({ verdict: 'no', obstacles: ['consent-missing'] })
    expect(mayCall(customer, [said('given', purpose)], purpose, noon).verdict).toBe('yes')
    expect(mayCall(customer, [said('given', purpose)], purpose, evening).verdict).toBe('no')
    expect(mayCall({ ...customer, doNotCall: true }, [said('given', purpose)], purpose, noon).verdict).toBe('no')
    const changed = [said('given', purpose), said('withdrawn', purpose, '2026-02-01T00:00:00.000Z')]
    expect(mayCall(customer, changed, purpose, noon).obstacles).toEqual(['consent-withdrawn'])
    expect(mayCall(customer, [...changed].reverse(), purpose, noon).obstacles).toEqual(['consent-withdrawn'])
  })

  it('the newest word counts, channel by channel', () => {
    const letters = { ...said('given', 'marketing', '2026-05-01T00:00:00.000Z'), channel: 'post' as const }
    expect(consentNow([letters, said('withdrawn', 'marketing')], 'phone', 'marketing')?.state).toBe('withdrawn')
    expect(consentNow([letters], 'phone', 'marketing')).toBeNull()
  })
})
