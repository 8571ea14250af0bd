import type { Kysely } from 'kysely'
import * as first from './migrations/001-first.ts'
import * as knowledge from './migrations/002-knowledge.ts'
import * as calls from './migrations/003-calls.ts'
import * as customerHistory from './migrations/004-customer-history.ts'
import * as scripts from './migrations/005-scripts.ts'
import * as scriptBases from './migrations/006-script-bases.ts'
import * as connections from './migrations/007-connections.ts'
import * as talkingOutcomes from './migrations/008-talking-outcomes.ts'
import * as reports from './migrations/009-reports.ts'
import * as meaningOutcomes from './migrations/010-meaning-outcomes.ts'
import * as sites from './migrations/011-sites.ts'

/** Numbered and forward only. A released one is never edited; a new one is added at the end. */
const migrations: readonly { number: number; name: string; up: (db: Kysely<unknown>) => Promise<void> }[] = [
  { number: 1, name: 'first', up: first.up },
  { number: 2, name: 'knowledge', up: knowledge.up },
  { number: 3, name: 'calls', up: calls.up },
  { number: 4, name: 'customer history', up: customerHistory.up },
  { number: 5, name: 'scripts', up: scripts.up },
  { number: 6, name: 'script bases', up: scriptBases.up },
  { number: 7, name: 'connections', up: connections.up },
  { number: 8, name: 'talking outcomes', up: talkingOutcomes.up },
  { number: 9, name: 'reports', up: reports.up },
  { number: 10, name: 'meaning outcomes', up: meaningOutcomes.up },
  { number: 11, name: 'sites', up: sites.up },
]

interface Applied {
  migration: { number: number; name: string; at: string }
}

/** Brings the database up to date, each step in a transaction. Throws when it was written by a newer server. */
export async function migrate(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('migration')
    .ifNotExists()
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .execute()
  const applied = await (db as Kysely<Applied>).selectFrom('migration').select('number').execute()
  const done = new Set(applied.map((row) => row.number))
  const newest = Math.max(0, ...done)
  if (newest > (migrations.at(-1)?.number ?? 0)) {
    throw new Error(`The data was written by a newer version of Switchboard (migration ${newest}). Update the server.`)
  }
  for (const { number, name, up } of migrations) {
    if (done.has(number)) continue
    await db.transaction().execute(async (tx) => {
      await up(tx)
      await (tx as unknown as Kysely<Applied>)
        .insertInto('migration')
        .values({ number, name, at: new Date().toISOString() })
        .execute()
    })
  }
}
