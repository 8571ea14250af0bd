import type { z } from 'zod'
import type { User } from '#shared/domain/people'
import type { QueryName, QueryResult, queries } from '#shared/ipc/contract'
import type { Cache } from './cache.ts'

export interface QueryContext {
  readonly me: User
  /** Milliseconds since the epoch. */
  readonly now: number
}

/** Answers one query of the window from the cache. Arguments have passed the contract's schema. */
export type QueryHandler<N extends QueryName> = (
  cache: Cache,
  context: QueryContext,
  args: z.output<(typeof queries)[N]['args']>,
) => Promise<QueryResult<N>>

export type QueryHandlers<N extends QueryName> = { readonly [K in N]: QueryHandler<K> }
