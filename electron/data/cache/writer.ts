import { AsyncLocalStorage } from 'node:async_hooks'
import { type Changes, type ChangeTopic, collectChanges } from './changes.ts'
import type { Connection, Sql } from './driver.ts'

/** A running write transaction. Use it only inside the function it was given to. */
export interface Tx extends Sql {
  /** Tells listeners after the commit; null for "many". The record functions say it themselves. */
  changed(topic: ChangeTopic, id: string | null): void
}

export interface WriteOptions {
  /** On disk when the promise resolves, whatever happens to the machine. Without it a power cut may undo it. */
  readonly durable?: boolean
}

export interface Writer {
  write<T>(work: (tx: Tx) => Promise<T>, options?: WriteOptions): Promise<T>
  /** In turn with the transactions but in none: for what SQLite does to a whole file. */
  maintain(work: (connection: Connection) => Promise<void>): Promise<void>
  close(finish: (connection: Connection) => Promise<void>): Promise<void>
}

/**
 * The only writer. Transactions run one after another: statements of two callers on one connection would land in each
 * other's transactions.
 */
export function createWriter(connection: Connection, committed: (changes: Changes) => void): Writer {
  // Only under test, where such a mistake is made: following the context through every promise of the process took a
  // twelfth of a first fill.
  const inside = process.env.NODE_ENV === 'test' ? new AsyncLocalStorage<true>() : undefined
  let last: Promise<unknown> = Promise.resolve()
  let closed = false
  /** How the connection commits now; undefined while nobody knows. */
  let full: boolean | undefined = false

  function enqueue<T>(work: () => Promise<T>): Promise<T> {
    const result = last.then(work)
    last = result.catch(() => undefined)
    return result
  }

  async function begin(durable: boolean): Promise<void> {
    if (durable === full) {
      await connection.run('BEGIN IMMEDIATE')
      return
    }
    // The pragma has an effect only outside a transaction, and lasts until it is set again. Not a prepared statement: it
    // acts while it is compiled, so a kept one would do nothing the second time.
    full = undefined
    await connection.exec(`PRAGMA synchronous = ${durable ? 'FULL' : 'NORMAL'}; BEGIN IMMEDIATE`)
    full = durable
  }

  async function transaction<T>(work: (tx: Tx) => Promise<T>, durable: boolean): Promise<T> {
    await begin(durable)
    const changes = collectChanges()
    const { tx, end } = transactionOver(connection, changes.add)
    let result: T
    try {
      result = await (inside ? inside.run(true, () => work(tx)) : work(tx))
      end()
      await connection.run('COMMIT')
    } catch (error) {
      // A full disk has rolled back by itself already; then this fails and nothing is left to undo.
      await connection.run('ROLLBACK').catch(() => undefined)
      throw error
    }
    committed(changes.result())
    return result
  }

  return {
    maintain: (work) => enqueue(() => work(connection)),
    async write(work, options) {
      // Waiting for itself for ever is worse than an error.
      if (inside?.getStore()) throw new Error('cache.write inside cache.write: use the transaction at hand')
      if (closed) throw new Error('the cache is closed')
      return enqueue(() => transaction(work, options?.durable ?? false))
    },
    close(finish) {
      closed = true
      return enqueue(async () => {
        await finish(connection)
        await connection.close()
      })
    },
  }
}

/** Statements that nobody waited for would run after the commit, outside any transaction: that is an error. */
function transactionOver(connection: Connection, changed: Tx['changed']): { tx: Tx; end: () => void } {
  let ended = false
  let running = 0
  async function guarded<T>(work: () => Promise<T>): Promise<T> {
    if (ended) throw new Error('the transaction has ended')
    running++
    try {
      return await work()
    } finally {
      running--
    }
  }
  const tx: Tx = {
    all: (statement, params) => guarded(() => connection.all(statement, params)),
    get: (statement, params) => guarded(() => connection.get(statement, params)),
    run: (statement, params) => guarded(() => connection.run(statement, params)),
    changed,
  }
  function end() {
    ended = true
    if (running > 0) throw new Error('a statement of the transaction was not waited for')
  }
  return { tx, end }
}
