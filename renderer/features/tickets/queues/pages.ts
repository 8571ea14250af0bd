import { useSyncExternalStore } from 'react'
import type { View } from '#shared/domain/tickets'
import type { AppContext } from '#shared/ipc/views'
import { listen } from '../../../app/bridge.ts'
import { whileSeen } from '../../../app/clock.ts'
import { ageingEvery, ask, queryClient, topicsOf, useAsk } from '../../../app/data.ts'
import { lastAccount } from '../../../app/last-account.ts'
import { ages } from './ageing.ts'
import { createPageCache, type ListSnapshot, type PageCache, type TicketPages } from './list/page-cache.ts'

let kept: { readonly account: string; readonly cache: PageCache; readonly end: () => void } | undefined

/**
 * The pages of one account: rows of another one must never show, not even for a frame. They are kept true also while
 * no list is on the screen: what changes during a visit to the outbox would be missed, and old rows taken for fresh.
 */
function cacheOf(account: string): PageCache {
  if (kept?.account !== account) {
    kept?.end()
    const cache = createPageCache((question) => ask('ticket.list', question))
    kept = { account, cache, end: follow(cache) }
  }
  return kept.cache
}

/** Asks again at most this often while changes pour in, e.g. during a first fill. Milliseconds. */
const refreshEvery = 100

/** The pages of the account that is open. */
export function usePageCache(): PageCache {
  const status = useAsk('app.status', {})
  return cacheOf(status.data?.account?.key ?? lastAccount() ?? '')
}

function knownViews(): readonly View[] {
  return queryClient.getQueryData<AppContext>(['app.context', {}])?.views ?? []
}

/** Ties the pages to the change topics and to the clock. Returns what ends it. */
function follow(cache: PageCache): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = Number.NEGATIVE_INFINITY
  const refresh = () => {
    timer = undefined
    last = performance.now()
    cache.invalidate()
  }
  // The first change is shown at once, those right behind it together.
  const changed = () => {
    timer ??= setTimeout(refresh, Math.max(0, last + refreshEvery - performance.now()))
  }
  const ends = [
    ...topicsOf('ticket.list').map((topic) => listen(topic, changed)),
    whileSeen(ageingEvery, () => cache.expire(({ queue }) => ages(queue, knownViews()))),
    listen('connection', ({ state }) => {
      if (state === 'up') changed()
    }),
  ]
  return () => {
    clearTimeout(timer)
    for (const end of ends) end()
  }
}

export function useListSnapshot(pages: TicketPages): ListSnapshot {
  return useSyncExternalStore(pages.subscribe, pages.snapshot)
}
