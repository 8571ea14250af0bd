import type { Kysely } from 'kysely'

interface Before {
  customer: { id: string; doc: string }
}

/** What belongs to a customer besides tickets; and the fields that customers of before lack. */
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

  for (const name of ['ownedProduct', 'order', 'survey', 'erasure']) {
    await record(name)
      .addColumn('customerId', 'text', (c) => c.notNull())
      .execute()
    await index(name, ['customerId'])
  }
  await record('customerMerge')
    .addColumn('removedId', 'text', (c) => c.notNull())
    .addColumn('targetId', 'text', (c) => c.notNull())
    .execute()
  await index('customerMerge', ['targetId'])
  await record('distinctPair')
    .addColumn('oneId', 'text', (c) => c.notNull())
    .addColumn('otherId', 'text', (c) => c.notNull())
    .execute()
  await index('distinctPair', ['oneId'])
  await index('distinctPair', ['otherId'])
  // What went over in a merge, to bring it back. Nobody's cache needs it.
  await db.schema
    .createTable('customerMove')
    .addColumn('mergeId', 'text', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('recordId', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('customerMove_key', ['mergeId', 'type', 'recordId'])
    .execute()
  await addFields(db as Kysely<Before>)
}

/** The version stays: caches give their own records the same values. */
async function addFields(db: Kysely<Before>): Promise<void> {
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('customer')
      .select(['id', 'doc'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(500)
      .execute()
    for (const { id, doc } of rows) {
      const filled = { pinnedFacts: [], address: { street: '', postalCode: '' }, ...JSON.parse(doc) }
      await db
        .updateTable('customer')
        .set({ doc: JSON.stringify(filled) })
        .where('id', '=', id)
        .execute()
    }
    const last = rows.at(-1)
    if (!last) return
    after = last.id
  }
}
