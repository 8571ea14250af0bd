import { useMemo } from 'react'
import type { Audience } from '#shared/domain/knowledge'
import type { QueryResult } from '#shared/ipc/contract'
import { useAsk } from '../../../app/data.ts'
import { useSearchMiss } from './misses.ts'
import { useSettled } from './use-settled.ts'

export type FoundArticle = Pick<
  QueryResult<'article.suggest'>[number],
  'articleId' | 'language' | 'title' | 'audience' | 'snippet'
> & { readonly helped: number }
export type FoundTicket = QueryResult<'ticket.similar'>[number]

export type Found =
  | { readonly kind: 'article'; readonly key: string; readonly article: FoundArticle }
  | { readonly kind: 'ticket'; readonly key: string; readonly ticket: FoundTicket }

interface Asked {
  /** What the matter is about. */
  readonly text: string
  /** What the person looks for in its place; empty for nothing in particular. */
  readonly query: string
  readonly language: string
  readonly audiences: readonly Audience[]
  readonly ticketId: string | null
}

const shown = { suggested: 7, searched: 12, tickets: 5 } as const
const wait = { matter: 250, query: 120 } as const
const noArticles: readonly FoundArticle[] = []
const noTickets: readonly FoundTicket[] = []

/**
 * Articles and solved tickets for the matter, or for what is looked for. Asked only once the window is idle: opening a
 * ticket never waits for it.
 */
export function useAnswers({ text, query, language, audiences, ticketId }: Asked) {
  const about = useSettled(text, wait.matter, '')
  const wanted = useSettled(query.trim(), wait.query, '')
  const isSearch = wanted !== ''
  const given = [...audiences]
  const suggested = useAsk(
    'article.suggest',
    { text: about, language, audiences: given, limit: shown.suggested },
    { enabled: !isSearch && about !== '', keepPrevious: true },
  )
  const searched = useAsk(
    'article.search',
    { text: wanted.slice(0, 200), language, limit: shown.searched },
    { enabled: isSearch, keepPrevious: true },
  )
  const hits = searched.data?.filter((hit) => hit.published && audiences.includes(hit.audience))
  const hasNone = isSearch && !searched.isPlaceholderData && hits?.length === 0
  // No article has all the words: those that have the most of them.
  const near = useAsk(
    'article.suggest',
    { text: wanted, language, audiences: given, limit: shown.suggested },
    { enabled: hasNone },
  )
  const tickets = useAsk(
    'ticket.similar',
    { text: isSearch ? wanted : about, exceptId: ticketId, limit: shown.tickets },
    { enabled: isSearch || about !== '', keepPrevious: true },
  )
  useSearchMiss(wanted, isSearch && wanted === query.trim() && !searched.isPlaceholderData ? hits?.length : undefined)

  const articles: readonly FoundArticle[] = isSearch
    ? hasNone
      ? (near.data ?? noArticles)
      : (hits ?? []).map((hit) => ({ ...hit, helped: 0 }))
    : (suggested.data ?? noArticles)
  const alike = tickets.data ?? noTickets
  const found = useMemo<readonly Found[]>(
    () => [
      ...articles.map((article) => ({ kind: 'article', key: article.articleId, article }) as const),
      ...alike.map((ticket) => ({ kind: 'ticket', key: ticket.ticketId, ticket }) as const),
    ],
    [articles, alike],
  )
  const settled = isSearch ? searched.data !== undefined : about !== '' && suggested.data !== undefined
  return { found, isSearch, hasNone, wanted, settled, error: suggested.error ?? searched.error ?? tickets.error }
}
