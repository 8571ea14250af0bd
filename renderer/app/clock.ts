import { useSyncExternalStore } from 'react'

interface Clock {
  now: number
  readonly listeners: Set<() => void>
  timer: ReturnType<typeof setInterval> | undefined
}

// One timer a period, shared by everything on screen that shows an age.
const clocks = new Map<number, Clock>()

function clockOf(period: number): Clock {
  const found = clocks.get(period)
  if (found) return found
  const made: Clock = { now: Date.now(), listeners: new Set(), timer: undefined }
  clocks.set(period, made)
  return made
}

/** Now, in milliseconds since the epoch; the component is drawn again every `period` milliseconds. */
export function useNow(period = 15_000): number {
  return useSyncExternalStore(
    (listener) => {
      const clock = clockOf(period)
      clock.listeners.add(listener)
      if (!clock.timer) {
        clock.now = Date.now()
        clock.timer = setInterval(() => {
          clock.now = Date.now()
          for (const each of clock.listeners) each()
        }, period)
      }
      return () => {
        clock.listeners.delete(listener)
        if (clock.listeners.size > 0) return
        clearInterval(clock.timer)
        clock.timer = undefined
      }
    },
    () => {
      const clock = clockOf(period)
      // Nobody keeps a stopped clock: it is set when it is looked at.
      if (!clock.timer && Date.now() - clock.now > period) clock.now = Date.now()
      return clock.now
    },
  )
}
