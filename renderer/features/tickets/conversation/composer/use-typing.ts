import { useEffect, useRef } from 'react'
import { run } from '../../../../app/data.ts'

const tellEvery = 4000
const idleAfter = 6000

/** Tells colleagues that this person is writing, and when they stop. */
export function useTyping(ticketId: string): { readonly typed: () => void; readonly stopped: () => void } {
  const toldAt = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const set = (state: 'typing' | 'viewing') => run('presence.set', { ticketId, state }).catch(() => undefined)
  const stopped = () => {
    clearTimeout(timer.current)
    if (toldAt.current === 0) return
    toldAt.current = 0
    void set('viewing')
  }
  return {
    stopped,
    typed: () => {
      clearTimeout(timer.current)
      timer.current = setTimeout(stopped, idleAfter)
      if (Date.now() - toldAt.current < tellEvery) return
      toldAt.current = Date.now()
      void set('typing')
    },
  }
}
