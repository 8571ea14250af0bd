import { type Kysely, sql } from 'kysely'

/** Few outcomes hold words, and whoever forgets a person asks for those alone, while everybody else waits. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('commandOutcome_talking')
    .on('commandOutcome')
    .column('id')
    .where(sql`("clashes" <> '[]' or "detail" is not null)` as never)
    .execute()
}
