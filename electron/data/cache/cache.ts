import { existsSync } from 'node:fs'
import type { Changes } from './changes.ts'
import { type Connection, isFailure, openConnection, type Sql } from './driver.ts'
import { createIntake } from './intake.ts'
import { migrate, NewerCacheError, readVersion, schemaVersion } from './migrate.ts'
import { createReaderPool } from './readers.ts'
import { finishRebuild, isRebuildUnfinished, precious, type Rebuilt, rebuild } from './salvage.ts'
import { refreshAllUnread } from './unread.ts'
import { createWriter, type Tx, type WriteOptions } from './writer.ts'

export interface Cache {
  /** Set when the file was unreadable and has been made anew: it has to be filled again. */
  readonly rebuilt: Rebuilt | null
  /** `consistent`: all statements see one state. Without it each sees the newest. */
  read<T>(work: (sql: Sql) => Promise<T>, options?: { readonly consistent?: boolean }): Promise<T>
  write<T>(work: (tx: Tx) => Promise<T>, options?: WriteOptions): Promise<T>
  /** Writes the file anew without what was removed from it: seconds at a gigabyte, in which nothing else is written. */
  compact(): Promise<void>
  /** Called after each commit that changed something. Returns what ends it. */
  onChange(listener: (changes: Changes) => void): () => void
  close(): Promise<void>
}

export interface CacheOptions {
  readonly file: string
  /** Whose cache it is, one a person and file: decides what is unread. */
  readonly userId: string
  /** Set the file aside whatever it looks like, e.g. after `cache-unreadable` while it was in use. */
  readonly rebuild?: boolean
}

/** Three, so that a slow search and a background read still leave one to the window. */
const readerCount = 3

const common = `PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;`
/** Negative: KiB. The system's file cache does the rest; more here counts against the process for little. */
const writerSettings = `${common}
  PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16384;
  PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 33554432;`
const readerSettings = `${common} PRAGMA query_only = ON; PRAGMA cache_size = -8192;`

/**
 * Opens or creates a cache. An unreadable file is set aside and replaced, see `rebuilt`. A full disk (`disk-full`), a
 * lock and a file of a newer version (`NewerCacheError`) are failures that leave the file alone.
 */
export async function openCache(options: CacheOptions): Promise<Cache> {
  const { file } = options
  if (isRebuildUnfinished(file)) await finishRebuild(file)
  let rebuilt: Rebuilt | null = null
  let connection: Connection
  try {
    if (options.rebuild && existsSync(file)) rebuilt = await rebuild(file)
    connection = await openWriter(file)
  } catch (error) {
    if (error instanceof NewerCacheError || !isFailure(error, 'cache-unreadable') || rebuilt) throw error
    rebuilt = await rebuild(file)
    connection = await openWriter(file)
  }

  let closing: Promise<void> | null = null
  const listeners = new Set<(changes: Changes) => void>()
  const writer = createWriter(connection, (changes) => {
    if (changes.size > 0) for (const listener of [...listeners]) listener(changes)
  })
  const readers = createReaderPool(await Promise.all(Array.from({ length: readerCount }, () => openReader(file))))
  await rememberOwner(writer.write, options.userId)

  return {
    rebuilt,
    read: (work, readOptions) => readers.read(work, readOptions?.consistent ?? false),
    write: writer.write,
    compact: () => writer.maintain((connection) => connection.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE);')),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      closing ??= readers.close().then(() =>
        writer.close(async (last) => {
          // A full disk must not keep the file open: everything committed is in the log already.
          await last.exec('PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE);').catch(() => undefined)
        }),
      )
      return closing
    },
  }
}

async function openWriter(file: string): Promise<Connection> {
  const connection = await openConnection(file, { readonly: false })
  try {
    await connection.exec('PRAGMA busy_timeout = 5000')
    const version = await readVersion(connection)
    if (version > schemaVersion) throw new NewerCacheError(version, schemaVersion)
    await connection.exec(writerSettings)
    await checkReadable(connection)
    await migrate(connection)
    await connection.exec(createIntake)
    return connection
  } catch (error) {
    await connection.close().catch(() => undefined)
    throw error
  }
}

async function openReader(file: string): Promise<Connection> {
  const connection = await openConnection(file, { readonly: true })
  await connection.exec(readerSettings)
  return connection
}

/**
 * The root of every table, and all of what only this machine has. A whole check reads the whole file (seconds at 1 GB);
 * damage elsewhere shows as `cache-unreadable` when it is touched.
 */
async function checkReadable(connection: Connection): Promise<void> {
  const tables = await connection.all<{ name: string }>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0",
  )
  for (const { name } of tables) await connection.all(`SELECT 1 FROM "${name}" NOT INDEXED LIMIT 1`)
  for (const { table } of precious) {
    if (tables.some(({ name }) => name === table)) await connection.all(`SELECT * FROM ${table} LIMIT 1000`)
  }
}

async function rememberOwner(write: Cache['write'], userId: string): Promise<void> {
  await write(async (tx) => {
    const known = await tx.get<{ value: string }>("SELECT value FROM cache_meta WHERE key = 'owner'")
    if (known?.value === userId) return
    await tx.run("INSERT INTO cache_meta VALUES ('owner', ?) ON CONFLICT DO UPDATE SET value = excluded.value", [
      userId,
    ])
    await refreshAllUnread(tx)
  })
}
