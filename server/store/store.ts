import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { Kysely, type Transaction } from 'kysely'
import { v4 as uuidv4 } from 'uuid'
import type { RecordType, Scope } from '../../shared/domain/records.ts'
import { migrate } from './migrate.ts'
import type { Tables } from './schema.ts'
import { compactFile } from './sqlite/compact.ts'
import { sqliteDialect } from './sqlite/dialect.ts'

/** What a committed transaction changed, for those who listen. */
export interface Commit {
  readonly scopes: ReadonlySet<Scope>
  readonly types: ReadonlySet<RecordType>
  /** Sessions that ended. */
  readonly endedSessions: readonly string[]
}

/** A running write transaction. What is noted here is told to listeners after the commit, never before. */
export interface WriteTx {
  readonly db: Transaction<Tables>
  readonly noted: { scopes: Set<Scope>; types: Set<RecordType>; endedSessions: string[] }
}

export interface Store {
  /** Identifies this database: cursors of another one are refused. */
  readonly epoch: string
  readonly dataDir: string
  /** For reading. Cannot write. */
  readonly reader: Kysely<Tables>
  /** Several reads of one state. Do not use `reader` inside. */
  read<T>(work: (db: Transaction<Tables>) => Promise<T>): Promise<T>
  /** One write transaction at a time, in the order of the calls. Do not call `write` inside: it would wait for itself. */
  write<T>(work: (tx: WriteTx) => Promise<T>): Promise<T>
  /**
   * Writes the file anew, so that nothing readable is left of what was removed. Writes wait for one to three seconds at
   * 100 MB. Fails while somebody reads an older state for longer than a moment: to be asked again.
   */
  compact(): Promise<void>
  /** Calls `listener` after each commit that changed something. Returns how to stop. */
  onCommit(listener: (commit: Commit) => void): () => void
  close(): Promise<void>
}

export interface StoreOptions {
  /** Folder of the database and the uploaded files; made when missing. */
  readonly dataDir: string
}

function databaseFile(dataDir: string): string {
  return path.join(dataDir, 'switchboard.db')
}

/** The files of the database, for whoever throws it away. */
export function databaseFiles(dataDir: string): string[] {
  return ['', '-wal', '-shm'].map((suffix) => databaseFile(dataDir) + suffix)
}

/** Opens the database of a workspace, making it first where there is none. */
export async function openStore({ dataDir }: StoreOptions): Promise<Store> {
  await mkdir(dataDir, { recursive: true })
  const fileName = databaseFile(dataDir)
  const writer = new Kysely<Tables>({ dialect: sqliteDialect({ fileName, mode: 'writer', connections: 1 }) })
  await migrate(writer as unknown as Kysely<unknown>)
  const epoch = await prepare(writer)
  const reader = new Kysely<Tables>({ dialect: sqliteDialect({ fileName, mode: 'reader', connections: 3 }) })
  const listeners = new Set<(commit: Commit) => void>()

  return {
    epoch,
    dataDir,
    reader,
    // Left to its default, PostgreSQL would show each statement another state.
    read: (work) => reader.transaction().setIsolationLevel('repeatable read').execute(work),
    write: async (work) => {
      const noted: WriteTx['noted'] = { scopes: new Set(), types: new Set(), endedSessions: [] }
      const result = await writer.transaction().execute((db) => work({ db, noted }))
      if (noted.scopes.size > 0 || noted.endedSessions.length > 0) {
        for (const listener of listeners) listener(noted)
      }
      return result
    },
    compact: () => compactFile(writer, fileName),
    onCommit: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => {
      listeners.clear()
      await reader.destroy()
      await writer.destroy()
    },
  }
}

export type CounterName = 'feed' | 'ticketNumber' | 'clock' | 'lastLook' | 'doubtedSince'

/** Fills in what every database has. Returns its epoch. */
async function prepare(db: Kysely<Tables>): Promise<string> {
  return db.transaction().execute(async (tx) => {
    for (const name of ['feed', 'ticketNumber', 'clock', 'lastLook', 'doubtedSince'] satisfies CounterName[]) {
      await tx
        .insertInto('counter')
        .values({ name, value: 0 })
        .onConflict((c) => c.doNothing())
        .execute()
    }
    await tx
      .insertInto('meta')
      .values({ key: 'epoch', value: uuidv4() })
      .onConflict((c) => c.doNothing())
      .execute()
    const row = await tx.selectFrom('meta').select('value').where('key', '=', 'epoch').executeTakeFirstOrThrow()
    return row.value
  })
}

/**
 * Takes `count` numbers; returns the first. The row stays locked until the transaction ends, so numbers become
 * visible in their order: nobody can see 8 while 7 is still being written, and a pull that has seen 8 has seen 7.
 */
export async function takeNumbers(tx: WriteTx, name: CounterName, count: number): Promise<number> {
  const row = await tx.db
    .updateTable('counter')
    .set((eb) => ({ value: eb('value', '+', count) }))
    .where('name', '=', name)
    .returning('value')
    .executeTakeFirstOrThrow()
  return Number(row.value) - count + 1
}

/** Milliseconds by which the last instant may be ahead of the clock, which is put right by moments. */
const mostAhead = 10_000

/**
 * Now, in whole milliseconds and later than the instant handed out before: two commands never share one, so the order
 * of a conversation is the order in which the server decided. An instant far ahead comes from a clock that was wrong
 * and is not followed: one start in the wrong year would date everything after it.
 */
export async function takeInstant(tx: WriteTx): Promise<string> {
  const now = Date.now()
  const row = await tx.db
    .updateTable('counter')
    .set((eb) => ({
      value: eb
        .case()
        .when(eb.and([eb('value', '>=', now), eb('value', '<', now + mostAhead)]))
        .then(eb('value', '+', 1))
        .else(now)
        .end(),
    }))
    .where('name', '=', 'clock')
    .returning('value')
    .executeTakeFirstOrThrow()
  return new Date(Number(row.value)).toISOString()
}

export async function newestSeq(db: Kysely<Tables>): Promise<number> {
  return ofCounter(db, 'feed')
}

/** 0 before it was first set. */
export async function ofCounter(db: Kysely<Tables>, name: CounterName): Promise<number> {
  const row = await db.selectFrom('counter').select('value').where('name', '=', name).executeTakeFirstOrThrow()
  return Number(row.value)
}
