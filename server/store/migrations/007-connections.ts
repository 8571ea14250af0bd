import type { Kysely } from 'kysely'

/** Sessions of other systems, which serve one purpose and do not end by themselves. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('session').addColumn('serves', 'text').execute()
}
