import type { Connection, Sql } from './driver.ts'

export interface ReaderPool {
  /** Lends a connection that nobody else uses meanwhile. */
  read<T>(work: (sql: Sql) => Promise<T>, consistent: boolean): Promise<T>
  close(): Promise<void>
}

/** A slow search occupies one connection; a queue opened meanwhile takes another. */
export function createReaderPool(connections: readonly Connection[]): ReaderPool {
  const free = [...connections]
  const waiting: ((connection: Connection) => void)[] = []
  let closed = false

  function borrow(): Promise<Connection> {
    const connection = free.pop()
    return connection ? Promise.resolve(connection) : new Promise((resolve) => waiting.push(resolve))
  }
  function giveBack(connection: Connection): void {
    const next = waiting.shift()
    if (next) next(connection)
    else free.push(connection)
  }

  return {
    async read(work, consistent) {
      if (closed) throw new Error('the cache is closed')
      const connection = await borrow()
      try {
        if (!consistent) return await work(connection)
        await connection.run('BEGIN')
        try {
          return await work(connection)
        } finally {
          await connection.run('COMMIT')
        }
      } finally {
        giveBack(connection)
      }
    },
    async close() {
      closed = true
      const all = await Promise.all(connections.map(borrow))
      await Promise.all(all.map((connection) => connection.close()))
    },
  }
}
