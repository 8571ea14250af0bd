import type { Driver } from 'kysely'
import { openConnection, type SqliteConnection } from './connection.ts'

export interface SqliteConfig {
  readonly fileName: string
  /** A writer has one connection and begins its transactions with the write lock; readers cannot write. */
  readonly mode: 'writer' | 'reader'
  /** Connections. A writer has 1. */
  readonly connections: number
}

/** Lends connections. */
export function sqliteDriver(config: SqliteConfig): Driver {
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
      // What was lent comes back first: a request whose line was cut still runs, and its statements keep a file open.
      for (let lent = all.length - free.length; lent > 0; lent--) {
        await new Promise<SqliteConnection>((resolve) => waiting.push(resolve))
      }
      for (const connection of all) await connection.close(config.mode === 'writer')
    },
  }
}
