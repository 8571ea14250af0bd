import { useEffect, useRef } from 'react'
import { builtInQueue } from '#shared/ipc/views'
import { late } from '../../../app/late.ts'
import type { PageCache } from './list/page-cache.ts'
import { sourceOf } from './queue.ts'

// What opens on demand stays out of the first paint.
export const searchResults = late(() => import('./search/SearchResults.tsx').then((module) => module.SearchResults))
export const ticketPicker = late(() => import('./bulk/TicketPicker.tsx').then((module) => module.TicketPicker))
export const viewEditor = late(() => import('./views/ViewEditor.tsx').then((module) => module.ViewEditor))

/**
 * Once the first queue stands there is time for what the next keys will ask: the code behind them, and the first page
 * of the other queues.
 */
export function useWarmUp(cache: PageCache, complete: boolean): void {
  const done = useRef<unknown>(null)
  useEffect(() => {
    if (!complete || done.current === cache) return
    const handle = requestIdleCallback(
      async () => {
        done.current = cache
        await Promise.all([ticketPicker.warm(), searchResults.warm(), viewEditor.warm()])
        for (const queue of builtInQueue.options) {
          await cache.prefetch(sourceOf(queue, { kind: 'built-in', queue }, undefined))
        }
      },
      { timeout: 3_000 },
    )
    return () => cancelIdleCallback(handle)
  }, [cache, complete])
}
