import {
  type DatabaseIntrospector,
  type Dialect,
  type Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { type SqliteConfig, sqliteDriver } from './driver.ts'

/**
 * Kysely over the asynchronous `sqlite3` package. Kysely's own dialect wants a synchronous binding. Everything that
 * only SQLite understands lives in this folder; whatever else speaks SQL says it so that PostgreSQL could run it.
 */
export function sqliteDialect(config: SqliteConfig): Dialect {
  return {
    createDriver: () => sqliteDriver(config),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new PooledAdapter(),
    createIntrospector: (db): DatabaseIntrospector => new SqliteIntrospector(db as Kysely<unknown>),
  }
}

/** Connections are lent one borrower at a time by the driver's pool, so Kysely need not serialise everything itself. */
class PooledAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true
  }
}
