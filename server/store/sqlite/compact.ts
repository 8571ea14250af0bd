import { Kysely, sql } from 'kysely'
import { sqliteDialect } from './dialect.ts'

/** Milliseconds for which readers of an older state are waited for, with every writer behind. */
const patience = 1_000

/**
 * Removed rows and earlier texts stay readable in free pages of the file and in the write-ahead log until something
 * takes their place. This copies what is alive into the log and from there over the file, and cuts the log off. Writers
 * wait for the first copy; the second is made beside them.
 */
export async function compactFile<DB>(writer: Kysely<DB>, fileName: string): Promise<void> {
  await writer.connection().execute(async (db) => {
    const { rows } = await sql<{ wal_autocheckpoint: number }>`pragma wal_autocheckpoint`.execute(db)
    const usual = sql.lit(rows[0]?.wal_autocheckpoint ?? 1_000)
    // Left to itself, the commit would make the second copy too, and everybody would wait for it.
    await sql`pragma wal_autocheckpoint = 0`.execute(db)
    await sql`vacuum`.execute(db).finally(() => sql`pragma wal_autocheckpoint = ${usual}`.execute(db))
  })
  const beside = new Kysely<unknown>({ dialect: sqliteDialect({ fileName, mode: 'writer', connections: 1 }) })
  try {
    await sql`pragma busy_timeout = ${sql.lit(patience)}`.execute(beside)
    await sql`pragma wal_checkpoint(passive)`.execute(beside)
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(beside)
    // A reader that is still at an older state keeps the log; whoever asked has to ask again.
    if (rows[0]?.busy) throw new Error('the log is in use')
  } finally {
    await beside.destroy()
  }
}
