import { useEffect, useState } from 'react'

/** The value once it has stayed the same for `wait` milliseconds and the window has nothing better to do. */
export function useSettled<T>(value: T, wait: number, start: T): T {
  const [settled, setSettled] = useState(start)
  useEffect(() => {
    let idle = 0
    const timer = setTimeout(() => {
      idle = requestIdleCallback(() => setSettled(value), { timeout: 1_000 })
    }, wait)
    return () => {
      clearTimeout(timer)
      cancelIdleCallback(idle)
    }
  }, [value, wait])
  return settled
}
