import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely'
import sqlite3 from 'sqlite3'
import type { SqliteConfig } from './driver.ts'
import { statementCache } from './statements.ts'

export interface SqliteConnection extends DatabaseConnection {
  run(text: string): Promise<void>
  close(optimize: boolean): Promise<void>
}

export async function openConnection(config: SqliteConfig): Promise<SqliteConnection> {
  const flags = config.mode === 'writer' ? sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE : sqlite3.OPEN_READONLY
  const db = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened = new sqlite3.Database(config.fileName, flags, (error) => (error ? reject(error) : resolve(opened)))
  })
  const statements = statementCache(db)

  const rows = async (text: string, parameters: readonly unknown[]): Promise<unknown[]> => {
    const statement = await statements.of(text)
    return new Promise((resolve, reject) => {
      statement.all<unknown>(bindable(parameters), (error, found) => (error ? reject(error) : resolve(found)))
    })
  }
  const change = async (text: string, parameters: readonly unknown[]): Promise<number> => {
    const statement = await statements.of(text)
    return new Promise((resolve, reject) => {
      statement.run(bindable(parameters), function (error) {
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
      await statements.close()
      if (optimize) await new Promise((resolve) => db.run('pragma optimize', resolve))
      await new Promise<void>((resolve, reject) => db.close((error) => (error ? reject(error) : resolve())))
    },
  }
}

/** The binding stores what it does not know as NULL without a word. */
function bindable(parameters: readonly unknown[]): unknown[] {
  if (parameters.some((parameter) => typeof parameter === 'bigint'))
    throw new TypeError('a bigint cannot be bound: pass a number or a text')
  return [...parameters]
}
