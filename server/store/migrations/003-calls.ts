import type { Kysely } from 'kysely'

/** Calls, callbacks, consents and the outcomes of calls. */
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

  await record('disposition').execute()
  await record('consent')
    .addColumn('customerId', 'text', (c) => c.notNull())
    .execute()
  await index('consent', ['customerId'])
  // A call outlives the customer and the ticket it was about, so nothing here refers to them.
  await record('call')
    .addColumn('teamId', 'text', (c) => c.notNull())
    .addColumn('agentId', 'text')
    .addColumn('customerId', 'text')
    .addColumn('ticketId', 'text')
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('direction', 'text', (c) => c.notNull())
    .addColumn('ringingAt', 'text', (c) => c.notNull())
    .execute()
  await index('call', ['teamId', 'id'])
  await index('call', ['ringingAt', 'id'])
  await index('call', ['customerId'])
  await index('call', ['agentId'])
  await record('callback')
    .addColumn('teamId', 'text', (c) => c.notNull())
    .addColumn('customerId', 'text')
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('dueAt', 'text', (c) => c.notNull())
    .execute()
  await index('callback', ['teamId', 'id'])
  await index('callback', ['customerId'])
}
