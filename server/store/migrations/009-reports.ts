import type { Kysely } from 'kysely'

/**
 * Which record a report of another system is about, and what it said last. Records that were reported before have no row.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('report')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('recordId', 'text', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('report_recordId').on('report').column('recordId').execute()
}
