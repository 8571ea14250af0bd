import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { QueryArgs, QueryResult } from '#shared/ipc/contract'
import { ask } from './data.ts'

/** Answers that come page by page, by how many rows stand before. */
type PagedName = 'quality.duplicates' | 'quality.worklist' | 'searchMiss.list'
type Item<N extends PagedName> = QueryResult<N>['items'][number]

const pageSize = 50

/** The pages of a list that have been scrolled to, asked for again as the cache changes. */
export function usePages<N extends PagedName>(
  name: N,
  conditions: Omit<QueryArgs<N>, 'offset' | 'limit'>,
  keyOf: (item: Item<N>) => string,
) {
  const query = useInfiniteQuery({
    // The name first, as the window's other answers have it: topics say by it when this one is old.
    queryKey: [name, conditions],
    queryFn: ({ pageParam }) =>
      ask(name, { ...conditions, offset: pageParam, limit: pageSize } as unknown as QueryArgs<N>),
    initialPageParam: 0,
    getNextPageParam: (page, all) => (all.length * pageSize < page.total ? all.length * pageSize : null),
    placeholderData: keepPreviousData,
  })
  const pages: readonly QueryResult<N>[] = query.data?.pages ?? []
  // A record that is put right while pages are read moves the others up: one may come twice.
  const items = new Map(pages.flatMap((page) => page.items as Item<N>[]).map((item) => [keyOf(item), item]))
  return {
    first: pages[0],
    items: [...items.values()],
    error: query.error,
    hasMore: query.hasNextPage,
    isLoading: query.isFetchingNextPage,
    more: () => void query.fetchNextPage(),
    again: () => void query.refetch(),
  }
}
