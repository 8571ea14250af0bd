import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { TimelineEvent, TimelineKind } from '#shared/ipc/history'
import { ask } from '../../../app/data.ts'

const pageSize = 50

export interface Timeline {
  readonly events: readonly TimelineEvent[] | undefined
  readonly error: Error | null
  readonly hasMore: boolean
  readonly isLoading: boolean
  readonly more: () => void
  readonly again: () => void
}

/** The pages of a timeline that have been asked for, one list. Asked again as the cache changes. */
export function useTimeline(customerId: string, kinds: readonly TimelineKind[], text: string): Timeline {
  const args = { customerId, kinds: [...kinds], text, limit: pageSize }
  const query = useInfiniteQuery({
    // The name first, as the window's other answers have it: topics say by it when this one is old.
    queryKey: ['customer.timeline', args],
    queryFn: ({ pageParam }) =>
      ask('customer.timeline', { ...args, ...(pageParam === null ? {} : { before: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.earlier,
    placeholderData: keepPreviousData,
  })
  return {
    events: query.data?.pages.flatMap(({ events }) => events),
    error: query.error,
    hasMore: query.hasNextPage,
    isLoading: query.isFetchingNextPage,
    more: () => void query.fetchNextPage(),
    again: () => void query.refetch(),
  }
}
