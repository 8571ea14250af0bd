import type { Kysely } from 'kysely'

/** Sites of the help centre, their editions, and what each edition is made of. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const record = (name: string) =>
    db.schema
      .createTable(name)
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('doc', 'text', (column) => column.notNull())

  await record('site')
    .addColumn('address', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('site_address').on('site').column('address').execute()
  await record('edition')
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('publishAt', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('edition_siteId').on('edition').columns(['siteId', 'state']).execute()

  await db.schema
    .createTable('manifest')
    .addColumn('editionId', 'text', (c) => c.primaryKey())
    .addColumn('siteId', 'text', (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('doc', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('manifest_siteId').on('manifest').columns(['siteId', 'number']).execute()
}
