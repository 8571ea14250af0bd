import { useQueries } from '@tanstack/react-query'
import type { ArticleFilter, ArticleRow, ArticleSort } from '#shared/ipc/knowledge-views'
import { ask, useAsk } from '../../../app/data.ts'

const pageSize = 100

export interface ListQuestion {
  readonly filter: ArticleFilter
  readonly language: string
  readonly sort: ArticleSort
}

/** The beginning of a list and its length. The rows before stay until the next are there. */
export function useFirstPage(question: ListQuestion) {
  return useAsk('article.list', { ...question, offset: 0, limit: pageSize }, { keepPrevious: true })
}

/** Finds the row at a place; asks for the pages between two rows. */
export function useRows(
  question: ListQuestion,
  begin: readonly ArticleRow[] | undefined,
  first: number,
  last: number,
): (index: number) => ArticleRow | undefined {
  const pages: number[] = []
  for (let page = Math.max(1, Math.floor(first / pageSize)); page <= Math.floor(last / pageSize); page += 1)
    pages.push(page)
  const further = useQueries({
    queries: pages.map((page) => {
      const args = { ...question, offset: page * pageSize, limit: pageSize }
      return { queryKey: ['article.list', args], queryFn: () => ask('article.list', args) }
    }),
  })
  return (index) => {
    const page = Math.floor(index / pageSize)
    return page === 0 ? begin?.[index] : further[pages.indexOf(page)]?.data?.items[index % pageSize]
  }
}
