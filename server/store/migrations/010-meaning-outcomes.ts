import type { Kysely } from 'kysely'

interface Tables {
  disposition: { id: string; version: number; doc: string }
  audit: {
    seq: number
    at: string
    userId: string | null
    userRole: string | null
    action: string
    type: string
    recordId: string
    scope: string
    oldScope: string | null
    before: string | null
    after: string | null
  }
  feed: { seq: number; type: string; id: string; scope: string; removed: number; version: number }
  counter: { name: string; value: number }
}

/** Names with which workspaces began, in their two languages. */
const meanings: Readonly<Record<string, string>> = {
  'Callback promised': 'callback',
  'Rückruf zugesagt': 'callback',
  'Not reached': 'not-reached',
  'Nicht erreicht': 'not-reached',
}

interface Outcome {
  readonly name: string
  readonly means?: string | null
}

/**
 * Outcomes have come to say what follows from them. Those that a workspace began with, and still calls so, say it from
 * now on like those of a new one. What somebody has set themselves, be it to nothing, stays. Caches hear of it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const tables = db as Kysely<Tables>
  for (const { id, version, doc } of await tables.selectFrom('disposition').selectAll().orderBy('id').execute()) {
    const outcome = JSON.parse(doc) as Outcome
    const means = meanings[outcome.name]
    if (!means || outcome.means || (await wasEverSet(tables, id))) continue
    const next = { ...outcome, version: version + 1, means }
    await write(tables, { id, version: version + 1, doc: JSON.stringify(next) }, doc)
  }
}

async function wasEverSet(tables: Kysely<Tables>, id: string): Promise<boolean> {
  const entries = await tables.selectFrom('audit').select(['before', 'after']).where('recordId', '=', id).execute()
  const docs = entries.flatMap(({ before, after }) => [before, after])
  return docs.some((doc) => doc !== null && Boolean((JSON.parse(doc) as Outcome).means))
}

async function write(tables: Kysely<Tables>, row: Tables['disposition'], before: string): Promise<void> {
  const { id, version, doc } = row
  await tables.updateTable('disposition').set({ version, doc }).where('id', '=', id).execute()
  const counter = await tables
    .updateTable('counter')
    .set((eb) => ({ value: eb('value', '+', 1) }))
    .where('name', '=', 'feed')
    .returning('value')
    .executeTakeFirstOrThrow()
  const seq = Number(counter.value)
  await tables
    .updateTable('feed')
    .set({ seq, version })
    .where('type', '=', 'disposition')
    .where('id', '=', id)
    .where('scope', '=', 'all')
    .execute()
  const whose = { type: 'disposition', recordId: id, scope: 'all', oldScope: null, userId: null, userRole: null }
  const entry = { ...whose, seq, at: new Date().toISOString(), action: 'disposition.update', before, after: doc }
  await tables.insertInto('audit').values(entry).execute()
}
