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
  let usual = 1_000
  try {
    await writer.connection().execute(async (db) => {
      const { rows } = await sql<{ wal_autocheckpoint: number }>`pragma wal_autocheckpoint`.execute(db)
      usual = rows[0]?.wal_autocheckpoint || usual
      await checkpointAt(db, 0)
      await sql`vacuum`.execute(db)
    })
    await cutLog(fileName)
  } finally {
    await checkpointAt(writer, usual)
  }
}

/**
 * Pages of the log from which a commit copies it over the file; 0: never. Off until the log is cut: otherwise the
 * commit of the copy, or of the first who waited behind it, would make the second copy, and whoever wants to cut the log
 * is turned away at once while another copies.
 */
async function checkpointAt<DB>(writer: Kysely<DB>, pages: number): Promise<void> {
  await sql`pragma wal_autocheckpoint = ${sql.lit(pages)}`.execute(writer)
}

async function cutLog(fileName: string): Promise<void> {
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
