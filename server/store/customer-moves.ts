import type { Landed } from '../../shared/commands/command.ts'
import type { CustomerMerge } from '../../shared/domain/customers.ts'
import {
  customerMergeId,
  customerOwnedTypes,
  type RecordType,
  scopeOf,
  type TypedRecord,
} from '../../shared/domain/records.ts'
import { listed } from './listed.ts'
import { loadRecord, recordTables, type StoredRecord } from './records.ts'
import type { WriteTx } from './store.ts'

/**
 * What a merge of customers takes along. Everything that names the removed customer goes over to the kept one inside
 * the merge's own transaction, so nothing can be written to the removed one in between. Which records went is kept, so
 * that undoing the merge brings back those and no others.
 */

export interface Moved {
  readonly type: RecordType
  readonly before: StoredRecord
  readonly after: TypedRecord
  readonly scope: ReturnType<typeof scopeOf>
}

/** Rows of one look-up and of one insert. */
const slice = 500

/** Records that the change of a merge moves; none when it neither begins nor ends one. */
export async function movesOf(
  tx: WriteTx,
  before: CustomerMerge | undefined,
  after: CustomerMerge,
): Promise<readonly Moved[]> {
  const held = before !== undefined && before.undoneAt === null
  const holds = after.undoneAt === null
  if (held === holds) return []
  // It stands in no chain any more, or begins a new one: the merges that once took it along must not lead it astray.
  await tx.db.deleteFrom('customerMove').where('type', '=', 'customerMerge').where('recordId', '=', after.id).execute()
  return holds ? takeOver(tx, after) : giveBack(tx, after)
}

async function takeOver(tx: WriteTx, merge: CustomerMerge): Promise<Moved[]> {
  const moved: Moved[] = []
  for (const type of customerOwnedTypes) {
    const rows = await recordTables(tx.db)
      .selectFrom(type)
      .select(['id', 'version', 'doc'])
      .where('customerId' as 'id', '=', merge.removedId)
      .execute()
    moved.push(...rows.map((row) => movedRecord(type, row, 'customerId', merge.targetId)))
  }
  // Whoever was merged into the removed one before now stands with the kept one.
  const earlier = await tx.db
    .selectFrom('customerMerge')
    .select(['id', 'version', 'doc'])
    .where('targetId', '=', merge.removedId)
    .where('id', '!=', merge.id)
    .execute()
  moved.push(...earlier.map((row) => movedRecord('customerMerge', row, 'targetId', merge.targetId)))
  await tx.db.deleteFrom('customerMove').where('mergeId', '=', merge.id).execute()
  await note(
    tx,
    moved.map(({ type, before }) => ({ mergeId: merge.id, type, id: before.id })),
  )
  return moved
}

async function note(tx: WriteTx, refs: readonly Landed[]): Promise<void> {
  for (let start = 0; start < refs.length; start += slice)
    await tx.db
      .insertInto('customerMove')
      .values(refs.slice(start, start + slice).map(({ mergeId, type, id }) => ({ mergeId, type, recordId: id })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

/**
 * What was addressed to a removed customer after the merge goes along as if it had been there before: back with the
 * merge itself, and to whoever that customer stands with when another link of the chain is undone.
 */
export async function noteLanded(tx: WriteTx, landed: readonly Landed[]): Promise<void> {
  for (const ref of landed) {
    const merge = await loadRecord(tx.db, 'customerMerge', ref.mergeId)
    if (!merge) continue
    const above = await linksAbove(tx, merge)
    await note(
      tx,
      [merge.id, ...above].map((mergeId) => ({ ...ref, mergeId })),
    )
  }
}

/** The merges that took the things of this one further, up to whoever has them now. */
async function linksAbove(tx: WriteTx, merge: CustomerMerge): Promise<string[]> {
  const above: string[] = []
  for (let keptId = merge.keptId; keptId !== merge.targetId; ) {
    const next = await loadRecord(tx.db, 'customerMerge', customerMergeId(keptId))
    if (!next || next.undoneAt !== null || above.includes(next.id)) break
    above.push(next.id)
    keptId = next.keptId
  }
  return above
}

async function giveBack(tx: WriteTx, merge: CustomerMerge): Promise<Moved[]> {
  const refs = await tx.db
    .selectFrom('customerMove')
    .select(['type', 'recordId'])
    .where('mergeId', '=', merge.id)
    .execute()
  const moved: Moved[] = []
  for (const type of [...customerOwnedTypes, 'customerMerge' as const]) {
    const field = type === 'customerMerge' ? 'targetId' : 'customerId'
    const ids = refs.filter((ref) => ref.type === type).map(({ recordId }) => recordId)
    for (let start = 0; start < ids.length; start += slice) {
      const rows = await recordTables(tx.db)
        .selectFrom(type)
        .select(['id', 'version', 'doc'])
        .where('id', 'in', listed(ids.slice(start, start + slice)))
        // Somebody may have given it to a third customer since.
        .where(field as 'id', '=', merge.targetId)
        .execute()
      moved.push(...rows.map((row) => movedRecord(type, row, field, merge.removedId)))
    }
  }
  await tx.db.deleteFrom('customerMove').where('mergeId', '=', merge.id).execute()
  // No longer among what the merges above took along: they must not give it back once more.
  for (const mergeId of await linksAbove(tx, merge))
    for (const { type, before } of moved)
      await tx.db
        .deleteFrom('customerMove')
        .where('mergeId', '=', mergeId)
        .where('type', '=', type)
        .where('recordId', '=', before.id)
        .execute()
  return moved
}

function movedRecord(
  type: RecordType,
  row: Omit<StoredRecord, 'type'>,
  field: 'customerId' | 'targetId',
  customerId: string,
): Moved {
  const record = JSON.parse(row.doc)
  const after = { type, record: { ...record, [field]: customerId } } as TypedRecord
  return { type, before: { type, ...row }, after, scope: scopeOf(after) }
}

/** How many of each type, for whoever looks at the merge. */
export function countByType(moved: readonly Moved[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { type } of moved) if (type !== 'customerMerge') counts[type] = (counts[type] ?? 0) + 1
  return counts
}
