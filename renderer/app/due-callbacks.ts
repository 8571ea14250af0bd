import { useEffect, useState } from 'react'
import type { CallbackRow } from '#shared/ipc/calls'
import { useNow } from './clock.ts'
import { useAsk } from './data.ts'
import { firstPaint } from './first-paint.ts'

/** Open callbacks that are mine to keep, by the time they are due. Not before the first paint, which they would hold up. */
export function useOpenCallbacks(): readonly CallbackRow[] {
  const [painted, setPainted] = useState(false)
  useEffect(() => {
    let ended = false
    void firstPaint.then(() => {
      if (!ended) setPainted(true)
    })
    return () => {
      ended = true
    }
  }, [])
  return useAsk('callback.list', { whose: 'mine', closed: false }, { enabled: painted }).data ?? []
}

/** How many of them are due by now. */
export function useDueCallbacks(): number {
  const now = useNow()
  return useOpenCallbacks().filter(({ dueAt }) => Date.parse(dueAt) <= now).length
}
