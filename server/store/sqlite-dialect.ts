import {
  type CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  type RawBuilder,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely'
import sqlite3 from 'sqlite3'

/**
 * Kysely over the asynchronous `sqlite3` package. Kysely's own dialect wants a synchronous binding. Everything that
 * only SQLite understands lives in this file.
 */

export interface SqliteConfig {
  readonly fileName: string
  /** A writer has one connection and begins its transactions with the write lock; readers cannot write. */
  readonly mode: 'writer' | 'reader'
  /** Connections. A writer has 1. */
  readonly connections: number
}

/** A list of values for `where column in ...` as one parameter, so that lists of any length share one statement. */
export function listed(values: readonly string[]): RawBuilder<string> {
  return sql<string>`(select value from json_each(${JSON.stringify(values)}))`
}

/** Prepared statements kept by one connection. The server has well under a hundred different ones. */
const statementsKept = 200

export function sqliteDialect(config: SqliteConfig): Dialect {
  return {
    createDriver: () => sqliteDriver(config),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new PooledAdapter(),
    createIntrospector: (db): DatabaseIntrospector => new SqliteIntrospector(db as Kysely<unknown>),
  }
}

/** Connections are lent one borrower at a time by the pool below, so Kysely need not serialise everything itself. */
class PooledAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

function sqliteDriver(config: SqliteConfig): Driver {
  const all: SqliteConnection[] = []
  const free: SqliteConnection[] = []
  const waiting: ((connection: SqliteConnection) => void)[] = []
  const begin = config.mode === 'writer' ? 'begin immediate' : 'begin'
  return {
    init: async () => {
      for (let i = 0; i < config.connections; i++) {
        const connection = await openConnection(config)
        all.push(connection)
        free.push(connection)
      }
    },
    // First come, first served: a queue in front of the writer, so that no statement lands in another's transaction.
    acquireConnection: () => {
      const connection = free.pop()
      if (connection) return Promise.resolve(connection)
      return new Promise((resolve) => waiting.push(resolve))
    },
    releaseConnection: async (connection) => {
      const next = waiting.shift()
      if (next) next(connection as SqliteConnection)
      else free.push(connection as SqliteConnection)
    },
    beginTransaction: (connection) => (connection as SqliteConnection).run(begin),
    commitTransaction: (connection) => (connection as SqliteConnection).run('commit'),
    rollbackTransaction: (connection) => (connection as SqliteConnection).run('rollback'),
    destroy: async () => {
      for (const connection of all) await connection.close(config.mode === 'writer')
    },
  }
}

interface SqliteConnection extends DatabaseConnection {
  run(text: string): Promise<void>
  close(optimize: boolean): Promise<void>
}

async function openConnection(config: SqliteConfig): Promise<SqliteConnection> {
  const flags = config.mode === 'writer' ? sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE : sqlite3.OPEN_READONLY
  const db = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened = new sqlite3.Database(config.fileName, flags, (error) => (error ? reject(error) : resolve(opened)))
  })
  const statements = new Map<string, sqlite3.Statement>()

  const prepared = async (text: string): Promise<sqlite3.Statement> => {
    const known = statements.get(text)
    if (known) {
      // Back to the young end of the map: the oldest is thrown out first.
      statements.delete(text)
      statements.set(text, known)
      return known
    }
    const statement = await new Promise<sqlite3.Statement>((resolve, reject) => {
      const made = db.prepare(text, (error: Error | null) => (error ? reject(error) : resolve(made)))
    })
    statements.set(text, statement)
    if (statements.size > statementsKept) {
      const [oldest] = statements
      if (oldest) {
        statements.delete(oldest[0])
        await finalize(oldest[1])
      }
    }
    return statement
  }
  const rows = async (text: string, parameters: readonly unknown[]): Promise<unknown[]> => {
    const statement = await prepared(text)
    return new Promise((resolve, reject) => {
      statement.all<unknown>([...parameters], (error, found) => (error ? reject(error) : resolve(found)))
    })
  }
  const change = async (text: string, parameters: readonly unknown[]): Promise<number> => {
    const statement = await prepared(text)
    return new Promise((resolve, reject) => {
      statement.run([...parameters], function (error) {
        if (error) reject(error)
        else resolve(this.changes)
      })
    })
  }
  const run = async (text: string): Promise<void> => {
    await change(text, [])
  }

  await rows('pragma busy_timeout = 10000', [])
  if (config.mode === 'writer') {
    await rows('pragma journal_mode = wal', [])
    // An answered command must survive a power cut: its sender forgets it.
    await rows('pragma synchronous = full', [])
    await rows('pragma foreign_keys = on', [])
  }
  await rows('pragma mmap_size = 268435456', [])

  return {
    run,
    executeQuery: async <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
      const kind = query.query.kind
      const returns =
        kind === 'SelectQueryNode' ||
        kind === 'RawNode' ||
        ('returning' in query.query && query.query.returning !== undefined)
      if (returns) return { rows: (await rows(query.sql, query.parameters)) as R[] }
      return { numAffectedRows: BigInt(await change(query.sql, query.parameters)), rows: [] }
    },
    // biome-ignore lint/correctness/useYield: the interface asks for it; pages by key take the place of streams.
    streamQuery: async function* () {
      throw new Error('read in pages instead')
    },
    close: async (optimize) => {
      for (const statement of statements.values()) await finalize(statement)
      if (optimize) await new Promise((resolve) => db.run('pragma optimize', resolve))
      await new Promise<void>((resolve, reject) => db.close((error) => (error ? reject(error) : resolve())))
    },
  }
}

function finalize(statement: sqlite3.Statement): Promise<void> {
  return new Promise((resolve) => {
    statement.finalize(() => resolve())
  })
}
