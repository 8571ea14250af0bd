import { type Kysely, sql } from 'kysely'

/**
 * Removed rows and earlier texts stay readable in free pages of the file and in the write-ahead log until something
 * takes their place. This copies what is alive into a new file and cuts the log off.
 */
export async function compactFile<DB>(writer: Kysely<DB>): Promise<void> {
  await sql`vacuum`.execute(writer)
  const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(writer)
  // A reader that is still at an older state keeps the log; whoever asked has to ask again.
  if (rows[0]?.busy) throw new Error('the log is in use')
}
