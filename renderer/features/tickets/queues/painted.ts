import { useEffect } from 'react'

let opening: { readonly queueKey: string; readonly at: number } | undefined

/** The person has just asked for a queue; `at` is the time of the event. */
export function queueAsked(queueKey: string, at: number = performance.now()): void {
  opening = { queueKey, at }
}

/**
 * Tells the outside, tests and benchmarks, when the rows of a queue stand on the screen: `data-ready` on the page, the
 * mark `queue-painted`, and the measure `queue-open` from the click or key that asked for it.
 */
export function useQueuePainted(queueKey: string, complete: boolean): void {
  useEffect(() => {
    if (!complete) return
    const asked = opening?.queueKey === queueKey ? opening : undefined
    opening = undefined
    let second = 0
    const first = requestAnimationFrame(() => {
      // A task queued in a frame runs right after its paint.
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        port1.close()
        if (asked) performance.measure('queue-open', { start: asked.at, end: performance.now(), detail: { queueKey } })
      }
      port2.postMessage(null)
      second = requestAnimationFrame(() => {
        document.documentElement.dataset.ready = 'queue'
        performance.mark('queue-painted', { detail: { queueKey } })
      })
    })
    return () => {
      cancelAnimationFrame(first)
      cancelAnimationFrame(second)
    }
  }, [queueKey, complete])
}
