import { useSyncExternalStore } from 'react'
import type { ArticleFilter, ArticleSort } from '#shared/ipc/knowledge-views'
import { useAsk } from '../../../app/data.ts'

/** What the library shows, kept while the window is open: whoever comes back from an article finds it as it was. */
export interface LibraryState {
  readonly filter: ArticleFilter
  /** Null: as fits, by relevance for words and else by the last change. */
  readonly sort: ArticleSort | null
  /** The article under the cursor. */
  readonly cursorId: string | null
  readonly offset: number
  readonly closed: ReadonlySet<string>
}

const fresh: LibraryState = { filter: {}, sort: null, cursorId: null, offset: 0, closed: new Set() }

let state: { readonly account: string; readonly library: LibraryState } = { account: '', library: fresh }
const listeners = new Set<() => void>()

function changeLibrary(change: Partial<LibraryState>): void {
  state = { ...state, library: { ...state.library, ...change } }
  for (const listener of [...listeners]) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The state of the account that is open: another one's words must not stand in its search. */
export function useLibrary(): readonly [LibraryState, (change: Partial<LibraryState>) => void] {
  const account = useAsk('app.status', {}).data?.account?.key ?? ''
  const found = useSyncExternalStore(subscribe, () => {
    if (state.account !== account) state = { account, library: fresh }
    return state.library
  })
  return [found, changeLibrary]
}

/** The category that a new article begins in: the one that is shown. */
export const shownCategory = (): string | null => state.library.filter.categoryId ?? null

export function sortOf({ sort, filter }: Pick<LibraryState, 'sort' | 'filter'>): ArticleSort {
  if (sort) return sort
  return { by: filter.text ? 'relevance' : 'updated', direction: 'desc' }
}

/** Whether anything but the category narrows the list. */
export function isNarrowed({ categoryId: _, ...filter }: ArticleFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined && value !== '' && value.length !== 0)
}
