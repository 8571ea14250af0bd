import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createLoop } from '../../../electron/data/sync/loop.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const options = {
  backoff: { first: 1_000, most: 60_000 },
  clock: { wall: () => Date.now(), steady: () => performance.now() },
  random: () => 1,
}
const settle = () => vi.advanceTimersByTimeAsync(0)

test('one run at a time, and one more for all that was asked meanwhile', async () => {
  let running = 0
  let runs = 0
  let most = 0
  const loop = createLoop({
    ...options,
    failed: () => 0,
    run: async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setTimeout(resolve, 10))
      running -= 1
      runs += 1
      return undefined
    },
  })
  for (let i = 0; i < 5; i++) loop.request()
  await vi.advanceTimersByTimeAsync(100)
  expect({ runs, most }).toEqual({ runs: 2, most: 1 })
})

test('pauses grow to their limit, and a success starts them anew', async () => {
  const times: number[] = []
  let failing = true
  const loop = createLoop({
    ...options,
    failed: () => 0,
    run: async () => {
      times.push(Math.round(performance.now()))
      if (failing) throw new Error('no')
      return undefined
    },
  })
  loop.request()
  await vi.advanceTimersByTimeAsync(400_000)
  const pauses = times.slice(1).map((at, i) => Math.round((at - (times[i] ?? 0)) / 1000))
  expect(pauses.slice(0, 8)).toEqual([1, 2, 4, 8, 16, 32, 60, 60])
  failing = false
  loop.wake()
  await settle()
  failing = true
  loop.request()
  await settle()
  expect(Math.round((loop.nextAttempt() ?? 0) - performance.now())).toBe(1_000)
})

test('an edit does not shorten a pause, a reason for hope does', async () => {
  let runs = 0
  const loop = createLoop({
    ...options,
    failed: () => 0,
    run: async () => {
      runs += 1
      throw new Error('no')
    },
  })
  loop.request()
  await settle()
  loop.request()
  await settle()
  expect(runs).toBe(1)
  loop.wake()
  await settle()
  expect(runs).toBe(2)
})

test('hope that comes while an attempt is failing is not lost', async () => {
  let runs = 0
  const loop = createLoop({
    ...options,
    failed: () => 0,
    run: async () => {
      runs += 1
      await new Promise((resolve) => setTimeout(resolve, 50))
      if (runs === 1) throw new Error('no')
      return undefined
    },
  })
  loop.request()
  await vi.advanceTimersByTimeAsync(10)
  loop.wake()
  await vi.advanceTimersByTimeAsync(150)
  expect(runs).toBeGreaterThanOrEqual(2)
})

test('a server that asks for patience gets it', async () => {
  const loop = createLoop({
    ...options,
    failed: () => 30_000,
    run: async () => {
      throw new Error('busy')
    },
  })
  loop.request()
  await settle()
  expect(Math.round((loop.nextAttempt() ?? 0) - performance.now())).toBe(30_000)
})

test('stopped, it waits for the run under way and does not begin another', async () => {
  let ended = false
  let runs = 0
  const loop = createLoop({
    ...options,
    failed: () => 0,
    run: async () => {
      runs += 1
      await new Promise((resolve) => setTimeout(resolve, 50))
      ended = true
      return undefined
    },
  })
  loop.request()
  await settle()
  const stopped = loop.stop()
  loop.request()
  await vi.advanceTimersByTimeAsync(100)
  await stopped
  loop.wake()
  await vi.advanceTimersByTimeAsync(100)
  expect({ ended, runs }).toEqual({ ended: true, runs: 1 })
})
