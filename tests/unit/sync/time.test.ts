import { expect, test } from 'vitest'
import { createSyncTime, instantOf } from '../../../electron/data/sync/time.ts'

function clockAt(start: number) {
  const hands = { wall: start }
  return { hands, clock: { wall: () => hands.wall, steady: () => 0 } }
}

test('instants of one moment still follow each other', () => {
  const { clock } = clockAt(Date.UTC(2026, 0, 1))
  const time = createSyncTime(clock)
  const stamps = [time.stamp(), time.stamp(), time.stamp()]
  expect([...stamps].sort()).toEqual(stamps)
  expect(new Set(stamps).size).toBe(3)
})

test('once the server has told the time, instants are its instants', () => {
  const { clock } = clockAt(Date.UTC(2036, 0, 1))
  const time = createSyncTime(clock)
  expect(time.skew()).toBeNull()
  time.learn('2026-01-01T00:00:00.000Z')
  expect(time.stamp().slice(0, 10)).toBe('2026-01-01')
})

test('a clock that was set right does not hold on to the future', () => {
  const { clock, hands } = clockAt(Date.UTC(2036, 0, 1))
  const time = createSyncTime(clock)
  time.stamp()
  hands.wall = Date.UTC(2026, 0, 1)
  expect(time.stamp().slice(0, 4)).toBe('2026')
})

test('an instant is valid whatever the clock says', () => {
  expect(instantOf(-1)).toBe('1970-01-01T00:00:00.000Z')
  expect(instantOf(Number.MAX_SAFE_INTEGER).length).toBe(24)
})
