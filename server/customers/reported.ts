import { createHash } from 'node:crypto'
import type { WriteTx } from '../store/store.ts'

/** Which record a report is about, and whether it says anything new. */

export interface Reported {
  /** The id by the system's own name of it. */
  readonly key: string
  readonly recordId: string
  /** Of the report before; null when there was none, or before this was kept. */
  readonly digest: string | null
}

/** `oldKey` is the id that it would have had before systems were told apart. */
export async function reportedAs(tx: WriteTx, key: string, oldKey: string): Promise<Reported> {
  const row = await tx.db.selectFrom('report').selectAll().where('key', '=', key).executeTakeFirst()
  if (row) return row
  const taken = await tx.db.selectFrom('report').select('key').where('recordId', '=', oldKey).executeTakeFirst()
  // What was removed counts: of whom it was, they may have been forgotten.
  const known = await tx.db.selectFrom('feed').select('id').where('id', '=', oldKey).limit(1).executeTakeFirst()
  const isOld = known && !taken
  return { key, recordId: isOld ? oldKey : key, digest: null }
}

export async function noteReport(tx: WriteTx, { key, recordId, digest: before }: Reported, digest: string) {
  if (before === digest) return
  await tx.db
    .insertInto('report')
    .values({ key, recordId, digest })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ digest }))
    .execute()
}

/** How a record was when it was removed; undefined when it was not. */
export async function removedState(tx: WriteTx, recordId: string): Promise<object | undefined> {
  const last = await tx.db
    .selectFrom('audit')
    .select(['before', 'after'])
    .where('recordId', '=', recordId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last && last.after === null && last.before !== null ? (JSON.parse(last.before) as object) : undefined
}

/** The same for the same report, whatever the order of its fields. */
export function digestOf(report: object): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(report)))
    .digest('hex')
}

/** Whatever the order of their fields. */
export const isSame = (one: object, other: object): boolean =>
  JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}
