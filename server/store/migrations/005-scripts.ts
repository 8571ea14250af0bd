import type { Kysely } from 'kysely'

/** Call scripts and their runs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const record = (name: string) =>
    db.schema
      .createTable(name)
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('doc', 'text', (column) => column.notNull())
  const index = (table: string, columns: string[]) =>
    db.schema
      .createIndex(`${table}_${columns.join('_')}`)
      .on(table)
      .columns(columns)
      .execute()

  await record('script')
    .addColumn('name', 'text', (c) => c.notNull())
    .execute()
  await index('script', ['name', 'id'])
  await record('scriptRevision')
    .addColumn('scriptId', 'text', (c) => c.notNull())
    .execute()
  await index('scriptRevision', ['scriptId', 'id'])
  await record('scriptDraft')
    .addColumn('scriptId', 'text', (c) => c.notNull())
    .addColumn('userId', 'text', (c) => c.notNull())
    .execute()
  await index('scriptDraft', ['userId', 'id'])
  await record('scriptRun')
    .addColumn('teamId', 'text', (c) => c.notNull())
    .addColumn('scriptId', 'text', (c) => c.notNull())
    .addColumn('ticketId', 'text')
    .addColumn('customerId', 'text')
    .addColumn('startedAt', 'text', (c) => c.notNull())
    .execute()
  await index('scriptRun', ['teamId', 'id'])
  await index('scriptRun', ['scriptId', 'startedAt'])
  await index('scriptRun', ['ticketId'])
  await index('scriptRun', ['customerId'])
}
