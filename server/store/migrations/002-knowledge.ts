import type { Kysely } from 'kysely'

/** The knowledge base. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const record = (name: string) =>
    db.schema
      .createTable(name)
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('doc', 'text', (column) => column.notNull())

  for (const name of ['category', 'product', 'snippet', 'article', 'searchMiss']) await record(name).execute()
  for (const name of ['translation', 'revision', 'articleFile', 'reviewComment', 'articleFlag', 'articleUse']) {
    await record(name)
      .addColumn('articleId', 'text', (c) => c.notNull())
      .execute()
    await db.schema.createIndex(`${name}_articleId`).on(name).column('articleId').execute()
  }
  await record('articleDraft')
    .addColumn('articleId', 'text', (c) => c.notNull())
    .addColumn('userId', 'text', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('articleDraft_userId_id').on('articleDraft').columns(['userId', 'id']).execute()
  await record('linkCheck')
    .addColumn('url', 'text', (c) => c.notNull())
    .addColumn('checkedAt', 'text', (c) => c.notNull())
    .execute()
}
