import sqlite3 from 'sqlite3'
import { AppFailure } from '#shared/ipc/errors'

/**
 * The only file that knows which SQLite binding is used: the package is archived, so another one must be able to take
 * its place without a query changing.
 */

export type SqlValue = string | number | null | Uint8Array

/** One SQL statement a call: the binding runs the first and ignores the rest silently. */
export interface Sql {
  all<Row = Record<string, SqlValue>>(statement: string, params?: readonly SqlValue[]): Promise<Row[]>
  get<Row = Record<string, SqlValue>>(statement: string, params?: readonly SqlValue[]): Promise<Row | undefined>
  /** Answers the number of rows changed. */
  run(statement: string, params?: readonly SqlValue[]): Promise<number>
}

/**
 * Statements that write must be waited for one by one. Side by side their order is open; worse, when one fails of a full
 * disk, SQLite may roll the transaction back on the spot, and those behind it would take effect on their own.
 */
export interface Connection extends Sql {
  /** Several statements at once, without parameters, not kept prepared. */
  exec(statements: string): Promise<void>
  close(): Promise<void>
}

interface Prepared {
  readonly statement: sqlite3.Statement
  /**
   * Until the statement is compiled: whom to tell that it cannot be. The binding drops the calls that wait for a
   * statement it could not compile without calling anybody back.
   */
  refused: Set<(error: Error) => void> | null
}

/** Prepared statements kept per connection: a point select takes 61 us prepared and 174 us otherwise. */
const preparedLimit = 150

export async function openConnection(file: string, options: { readonly: boolean }): Promise<Connection> {
  const mode = options.readonly ? sqlite3.OPEN_READONLY : sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE
  const database = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened: sqlite3.Database = new sqlite3.Database(file, mode, (error) =>
      error ? reject(failureOf(error, 'open')) : resolve(opened),
    )
  })
  // Only compiling keeps the order of the calls. Prepared statements run on whichever thread is free.
  database.serialize()
  // Insertion order is the order of last use: the first is dropped when there are too many.
  const prepared = new Map<string, Prepared>()

  function statementFor(text: string): Prepared {
    const kept = prepared.get(text)
    if (kept) {
      prepared.delete(text)
      prepared.set(text, kept)
      return kept
    }
    const refused = new Set<(error: Error) => void>()
    const fresh: Prepared = {
      refused,
      statement: database.prepare(text, (error) => {
        if (error) {
          prepared.delete(text)
          for (const reject of refused) reject(failureOf(error, text))
        }
        fresh.refused = null
      }),
    }
    prepared.set(text, fresh)
    if (prepared.size > preparedLimit) {
      const [oldest] = prepared
      if (oldest) {
        prepared.delete(oldest[0])
        oldest[1].statement.finalize()
      }
    }
    return fresh
  }

  function all<Row>(text: string, params: readonly SqlValue[] = []): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      const values = checked(params)
      const { statement, refused } = statementFor(text)
      refused?.add(reject)
      statement.all(values, (error: Error | null, rows: Row[]) =>
        error ? reject(failureOf(error, text)) : resolve(rows),
      )
    })
  }

  return {
    all,
    // Not the binding's `get`: that one leaves the statement un-reset after a row, which holds the read snapshot open
    // and lets the write-ahead log grow without end.
    get: async <Row>(text: string, params?: readonly SqlValue[]) => (await all<Row>(text, params))[0],
    run: (text, params = []) =>
      new Promise((resolve, reject) => {
        const values = checked(params)
        const { statement, refused } = statementFor(text)
        refused?.add(reject)
        statement.run(values, function (error: Error | null) {
          if (error) reject(failureOf(error, text))
          else resolve(this.changes)
        })
      }),
    exec: (text) =>
      new Promise((resolve, reject) => {
        database.exec(text, (error) => (error ? reject(failureOf(error, text)) : resolve()))
      }),
    close: () =>
      new Promise((resolve, reject) => {
        for (const { statement } of prepared.values()) statement.finalize()
        prepared.clear()
        database.close((error) => (error ? reject(failureOf(error, 'close')) : resolve()))
      }),
  }
}

/** The binding turns a BigInt into NULL and a Date into a float without a word; here both are an error. */
function checked(params: readonly SqlValue[]): (string | number | null | Buffer)[] {
  return params.map((value) => {
    if (value === null || typeof value === 'string') return value
    if (typeof value === 'number' && Number.isFinite(value)) return value
    if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    throw new TypeError(`not a value for SQLite: ${typeof value}`)
  })
}

/** A statement failed. `code` is the primary result code, e.g. `SQLITE_CONSTRAINT`; the binding has no extended ones. */
export class SqlFailure extends Error {
  readonly code: string
  constructor(code: string, statement: string, cause: Error) {
    super(`${cause.message} in: ${statement.trim().slice(0, 200)}`, { cause })
    this.name = 'SqlFailure'
    this.code = code
  }
}

/** What the person can do something about becomes a typed failure, the rest stays a `SqlFailure`. */
function failureOf(error: Error & { code?: string }, statement: string): Error {
  const code = error.code ?? 'SQLITE_ERROR'
  const cause = new SqlFailure(code, statement, error)
  if (code === 'SQLITE_FULL') return new AppFailure('disk-full', undefined, cause)
  if (code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB') return new AppFailure('cache-unreadable', undefined, cause)
  return cause
}

export function isFailure(error: unknown, code: AppFailure['error']['code']): boolean {
  return error instanceof AppFailure && error.error.code === code
}
