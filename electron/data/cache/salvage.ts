import { existsSync } from 'node:fs'
import { readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type Connection, openConnection, type SqlValue } from './driver.ts'
import { migrate } from './migrate.ts'

export interface Rebuilt {
  /** Rows of waiting changes, drafts and open decisions that were carried over. */
  readonly salvaged: number
  /** Where the unreadable file is now. */
  readonly setAside: string
}

/** What exists on this machine only, with the columns that find the next row. Everything else the server still has. */
export const precious: readonly { readonly table: string; readonly key: readonly string[] }[] = [
  { table: 'outbox', key: ['position'] },
  { table: 'outbox_touch', key: ['type', 'id', 'command_id'] },
  { table: 'confirmed', key: ['type', 'id'] },
  { table: 'attention', key: ['rowid'] },
  { table: 'upload', key: ['rowid'] },
  { table: 'draft', key: ['row'] },
  { table: 'article_draft', key: ['row'] },
  { table: 'unsaved', key: ['form'] },
  { table: 'script_draft', key: ['row'] },
  { table: 'running_script', key: ['run_id'] },
]

export const cacheFileName = 'cache.db'

type Row = Record<string, SqlValue>

const partialOf = (file: string) => `${file}.partial`
/** Exists only when it is complete and on disk. */
const replacementOf = (file: string) => `${file}.replacement`

/**
 * Makes a new file with what can be read of the old one, then swaps them. The old file is there until the new one is
 * complete on disk, so a crash in the middle loses nothing.
 */
export async function rebuild(file: string): Promise<Rebuilt> {
  const partial = partialOf(file)
  for (const path of withCompanions(partial)) await rm(path, { force: true })
  const saved = await readPrecious(file)
  const fresh = await openConnection(partial, { readonly: false })
  let salvaged = 0
  try {
    await fresh.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
    await migrate(fresh)
    for (const [table, rows] of saved) salvaged += await insertRows(fresh, table, rows)
    await fresh.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  } finally {
    await fresh.close()
  }
  await rename(partial, replacementOf(file))
  return { salvaged, setAside: await finishRebuild(file) }
}

export function isRebuildUnfinished(file: string): boolean {
  return existsSync(replacementOf(file))
}

/** Puts the old file aside and the finished replacement in its place; goes on where a crash interrupted it. */
export async function finishRebuild(file: string): Promise<string> {
  const setAside = `${file}.unreadable-${new Date().toISOString().replace(/[:.]/g, '-')}`
  if (existsSync(file)) await removeSetAside(file)
  const [target, targetWal, targetShm] = withCompanions(setAside)
  const [source, sourceWal, sourceShm] = withCompanions(file)
  // The log goes first: a log beside a new file of the same name would be played into it.
  await renameIfThere(sourceWal, targetWal)
  await renameIfThere(sourceShm, targetShm)
  await renameIfThere(source, target)
  await rename(replacementOf(file), file)
  return setAside
}

async function readPrecious(file: string): Promise<Map<string, Row[]>> {
  const saved = new Map<string, Row[]>()
  let damaged: Connection
  try {
    damaged = await openConnection(file, { readonly: false })
  } catch {
    return saved
  }
  try {
    for (const { table, key } of precious) saved.set(table, await readRows(damaged, table, key))
  } finally {
    await damaged.close().catch(() => undefined)
  }
  return saved
}

/** How many numbers to step over behind an unreadable row before giving the table up. */
const longestGap = 1_000

/** Row by row, so that one damaged page costs only the rows on it. */
async function readRows(damaged: Connection, table: string, key: readonly string[]): Promise<Row[]> {
  const rows: Row[] = []
  const columns = key.join(', ')
  const marks = key.map(() => '?').join(', ')
  const named = key.map((column, i) => `${column} AS key_${i}`).join(', ')
  let at: SqlValue[] | null = null
  let gap = 0
  while (gap <= longestGap) {
    try {
      const where: string = at ? `WHERE (${columns}) > (${marks})` : ''
      const row: Row | undefined = await damaged.get<Row>(
        `SELECT *, ${named} FROM ${table} ${where} ORDER BY ${columns} LIMIT 1`,
        at ?? [],
      )
      if (!row) return rows
      at = key.map((_, i) => row[`key_${i}`] ?? null)
      rows.push(Object.fromEntries(Object.entries(row).filter(([name]) => !name.startsWith('key_'))))
      gap = 0
    } catch {
      // Only numbers can be stepped over.
      const [first]: SqlValue[] = at ?? [0]
      if (key.length > 1 || typeof first !== 'number') return rows
      at = [first + 1]
      gap++
    }
  }
  return rows
}

async function insertRows(fresh: Connection, table: string, rows: readonly Row[]): Promise<number> {
  const known = new Set((await fresh.all<{ name: string }>(`PRAGMA table_info(${table})`)).map(({ name }) => name))
  let inserted = 0
  for (const row of rows) {
    const columns = Object.keys(row).filter((column) => known.has(column))
    if (columns.length === 0) continue
    try {
      inserted += await fresh.run(
        `INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
        columns.map((column) => row[column] ?? null),
      )
    } catch (error) {
      // A row damaged so that it breaks a rule of its table; the others still count.
      if (!(error instanceof Error && error.name === 'SqlFailure')) throw error
    }
  }
  return inserted
}

/** One set aside is kept for a look at what happened; more would only fill the disk. */
/** Unreadable files that were put aside beside this one. */
export async function removeSetAside(file: string): Promise<void> {
  const prefix = `${basename(file)}.unreadable-`
  for (const name of await readdir(dirname(file))) {
    if (name.startsWith(prefix)) await rm(join(dirname(file), name), { force: true })
  }
}

const withCompanions = (file: string): [string, string, string] => [file, `${file}-wal`, `${file}-shm`]

async function renameIfThere(from: string, to: string): Promise<void> {
  await rename(from, to).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
}
