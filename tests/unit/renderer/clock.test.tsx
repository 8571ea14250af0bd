// @vitest-environment jsdom
import { act, cleanup, render } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useNow, whileSeen } from '../../../renderer/app/clock.ts'

let draws = 0
function Age() {
  draws += 1
  return useNow(1000)
}

beforeEach(() => {
  draws = 0
  vi.useFakeTimers({ now: 1_000_000 })
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

test('a clock draws once a period, not more', () => {
  const { container } = render(<Age />)
  expect(draws).toBe(1)
  for (let second = 0; second < 3; second += 1) act(() => vi.advanceTimersByTime(1000))
  expect(draws).toBeGreaterThan(1)
  expect(draws).toBeLessThanOrEqual(4)
  expect(container.textContent).toBe('1003000')
})

test('a clock that nobody showed for a while is right when it is shown again', () => {
  render(<Age />).unmount()
  vi.advanceTimersByTime(60_000)
  expect(render(<Age />).container.textContent).toBe(String(Date.now()))
})

test('work of every minute rests while the window is hidden, and is made up for when it is seen again', () => {
  let hidden = false
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden)
  const turn = (now: boolean) => {
    hidden = now
    document.dispatchEvent(new Event('visibilitychange'))
  }
  const done = vi.fn()
  const end = whileSeen(60_000, done)
  vi.advanceTimersByTime(120_000)
  expect(done).toHaveBeenCalledTimes(2)
  turn(true)
  vi.advanceTimersByTime(600_000)
  expect(done).toHaveBeenCalledTimes(2)
  turn(false)
  expect(done).toHaveBeenCalledTimes(3)
  turn(true)
  turn(false)
  expect(done).toHaveBeenCalledTimes(3)
  end()
  vi.advanceTimersByTime(120_000)
  expect(done).toHaveBeenCalledTimes(3)
})
