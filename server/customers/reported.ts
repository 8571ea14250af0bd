import { createHash } from 'node:crypto'
import type { Order, OwnedProduct } from '../../shared/domain/customers.ts'
import { customerMergeId } from '../../shared/domain/records.ts'
import { loadRecord } from '../store/records.ts'
import type { WriteTx } from '../store/store.ts'

/** Which record a report is about, and whether it says anything new. */

export interface Reported {
  /** The id by the system's own name of it. */
  readonly key: string
  readonly recordId: string
  /** Of the report before; null when there was none, or before this was kept. */
  readonly digest: string | null
}

/** The ids that one thing may have. */
export interface Names {
  /** By the system that reports and its name of it; for what people report themselves, the bare name. */
  readonly key: string
  /** By the bare name, as it was before systems were told apart. */
  readonly old: string
  /** Of a new record where the bare name is somebody else's. */
  readonly own: string
}

/** What people report with their own sign-in. No connected system is called so: their names are in small letters. */
const byHand = 'By hand'

export const namesOf = (idOf: (name: string, system?: string) => string, name: string, system: string): Names => ({
  key: idOf(name, system),
  old: idOf(name),
  own: idOf(name, system || byHand),
})

/** Undefined when it is told for the first time since this is kept. */
export function reportedBefore(tx: WriteTx, { key }: Names): Promise<Reported | undefined> {
  return tx.db.selectFrom('report').selectAll().where('key', '=', key).executeTakeFirst()
}

/**
 * What stands under the bare name is taken over when it is of the same customer and nobody else has taken it: several
 * shops count alike, and which of them told it nobody knows any more.
 */
export async function reportedFirst(
  tx: WriteTx,
  type: 'order' | 'ownedProduct',
  { key, old, own }: Names,
  customerId: string,
): Promise<Reported> {
  const taken = await tx.db.selectFrom('report').select('key').where('recordId', '=', old).executeTakeFirst()
  const known = await tx.db.selectFrom('feed').select('id').where('id', '=', old).limit(1).executeTakeFirst()
  const isFree = !taken && (known ? await isOf(tx, type, old, customerId) : key === old)
  return { key, recordId: isFree ? old : own, digest: null }
}

/** Of whom it was counts, too, when it was removed. */
async function isOf(tx: WriteTx, type: 'order' | 'ownedProduct', id: string, customerId: string): Promise<boolean> {
  const found = (await loadRecord(tx.db, type, id)) ?? (await removedState(tx, id))
  return found !== undefined && (await heldBy(tx, found.customerId)).customerId === customerId
}

export interface Owner {
  readonly customerId: string
  /** The merge that took away the customer who was named. */
  readonly mergeId: string | null
}

/** Whom a customer is part of now, or themselves. */
export async function heldBy(tx: WriteTx, customerId: string): Promise<Owner> {
  const merge = await loadRecord(tx.db, 'customerMerge', customerMergeId(customerId))
  return merge?.undoneAt === null ? { customerId: merge.targetId, mergeId: merge.id } : { customerId, mergeId: null }
}

export async function noteReport(tx: WriteTx, { key, recordId, digest: before }: Reported, digest: string) {
  if (before === digest) return
  await tx.db
    .insertInto('report')
    .values({ key, recordId, digest })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ digest }))
    .execute()
}

type Owned = Order | OwnedProduct

/** How a record was when it was removed; undefined when it was not. */
export async function removedState(tx: WriteTx, recordId: string): Promise<Owned | undefined> {
  const last = await lastEntry(tx, recordId).executeTakeFirst()
  return last && last.after === null && last.before !== null ? (JSON.parse(last.before) as Owned) : undefined
}

/** How a report left a record, before it was kept what the report had said. */
export async function toldState(tx: WriteTx, recordId: string, action: string): Promise<Owned | undefined> {
  const last = await lastEntry(tx, recordId).where('action', '=', action).executeTakeFirst()
  return last?.after ? (JSON.parse(last.after) as Owned) : undefined
}

const lastEntry = (tx: WriteTx, recordId: string) =>
  tx.db.selectFrom('audit').select(['before', 'after']).where('recordId', '=', recordId).orderBy('seq', 'desc').limit(1)

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
