import { useSyncExternalStore } from 'react'

interface Clock {
  readonly read: () => number
  readonly subscribe: (listener: () => void) => () => void
}

// One timer a period, shared by everything on screen that shows an age.
const clocks = new Map<number, Clock>()

function clockOf(period: number): Clock {
  const found = clocks.get(period)
  if (found) return found
  const made = makeClock(period)
  clocks.set(period, made)
  return made
}

function makeClock(period: number): Clock {
  const listeners = new Set<() => void>()
  let timer: ReturnType<typeof setInterval> | undefined
  let now = Date.now()
  const tick = () => {
    now = Date.now()
    for (const listener of [...listeners]) listener()
  }
  return {
    read: () => {
      // A clock that stood still is set when it is looked at; a running one changes with its ticks alone.
      if (timer === undefined && Date.now() - now >= period) now = Date.now()
      return now
    },
    // Kept as one function: a new one at each draw would stop and start the clock, which draws again.
    subscribe: (listener) => {
      listeners.add(listener)
      if (timer === undefined) timer = setInterval(tick, period)
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        clearInterval(timer)
        timer = undefined
      }
    },
  }
}

/** Now, in milliseconds since the epoch; the component is drawn again every `period` milliseconds. */
export function useNow(period = 15_000): number {
  const clock = clockOf(period)
  return useSyncExternalStore(clock.subscribe, clock.read)
}

/**
 * Calls `listener` every `period` milliseconds while the window can be seen, and at once when it comes back into sight
 * after a longer time: nobody looks at a hidden window, so nothing is done in it. Returns what ends it.
 */
export function whileSeen(period: number, listener: () => void): () => void {
  let last = Date.now()
  const tick = () => {
    if (document.hidden) return
    last = Date.now()
    listener()
  }
  const shown = () => {
    if (Date.now() - last >= period) tick()
  }
  const timer = setInterval(tick, period)
  document.addEventListener('visibilitychange', shown)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', shown)
  }
}
