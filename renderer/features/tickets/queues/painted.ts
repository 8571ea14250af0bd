import { useEffect, useSyncExternalStore } from 'react'
import { firstScreenPainted } from '../../../app/first-paint.ts'

interface Asked {
  readonly queueKey: string
  readonly at: number
}

let asked: Asked | undefined
/** Coming back from elsewhere shows the queue again, but nobody has asked for it anew. */
let measured: number | undefined
const listeners = new Set<() => void>()

/** The person has just asked for a queue, perhaps for the one that is open; `at` is the time of the event. */
export function queueAsked(queueKey: string, at: number = performance.now()): void {
  asked = { queueKey, at }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** When the person asked for the queue that is open; undefined when something else opened it. */
export function useQueueAsked(queueKey: string): number | undefined {
  const newest = useSyncExternalStore(subscribe, () => asked)
  return newest?.queueKey === queueKey ? newest.at : undefined
}

/**
 * Tells the outside, tests and benchmarks, when the rows of a queue stand on the screen: `data-ready` on the page, the
 * mark `queue-painted`, and the measure `queue-open` from the click or key that asked for it.
 */
export function useQueuePainted(queueKey: string, askedAt: number | undefined, complete: boolean): void {
  useEffect(() => {
    if (!complete) return
    let second = 0
    const first = requestAnimationFrame(() => {
      // A task queued in a frame runs right after its paint.
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        port1.close()
        if (askedAt === undefined || askedAt === measured) return
        measured = askedAt
        performance.measure('queue-open', { start: askedAt, end: performance.now(), detail: { queueKey } })
      }
      port2.postMessage(null)
      second = requestAnimationFrame(() => {
        document.documentElement.dataset.ready = 'queue'
        performance.mark('queue-painted', { detail: { queueKey } })
        firstScreenPainted()
      })
    })
    return () => {
      cancelAnimationFrame(first)
      cancelAnimationFrame(second)
    }
  }, [queueKey, askedAt, complete])
}
