import {
  type CompiledQuery,
  type DatabaseConnection,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { Sql, SqlValue } from './driver.ts'
import type { CacheSchema } from './schema.ts'

/**
 * Typed queries over a connection or transaction that the cache already holds. Transactions belong to the cache:
 * Kysely's own would begin inside somebody else's, so they are refused.
 */
export function typed(sql: Sql): Kysely<CacheSchema> {
  const known = kept.get(sql)
  if (known) return known
  const connection = connectionOver(sql)
  const created = new Kysely<CacheSchema>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createDriver: () => ({
        init: async () => undefined,
        acquireConnection: async () => connection,
        releaseConnection: async () => undefined,
        beginTransaction: refuse,
        commitTransaction: refuse,
        rollbackTransaction: refuse,
        destroy: async () => undefined,
      }),
    },
  })
  kept.set(sql, created)
  return created
}

const kept = new WeakMap<Sql, Kysely<CacheSchema>>()

function connectionOver(sql: Sql): DatabaseConnection {
  return {
    executeQuery: async <Row>(query: CompiledQuery): Promise<QueryResult<Row>> => {
      const params = query.parameters as readonly SqlValue[]
      const reads = query.query.kind === 'SelectQueryNode' || / returning /i.test(query.sql)
      if (reads) return { rows: await sql.all<Row>(query.sql, params) }
      return { rows: [], numAffectedRows: BigInt(await sql.run(query.sql, params)) }
    },
    streamQuery: () => {
      throw new Error('page through the rows instead')
    },
  }
}

async function refuse(): Promise<never> {
  throw new Error('transactions belong to the cache: use cache.write')
}
