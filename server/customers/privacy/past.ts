import type { Kysely } from 'kysely'
import type { RecordType } from '../../../shared/domain/records.ts'
import type { Attachment, Message } from '../../../shared/domain/tickets.ts'
import type { Redact } from '../../../shared/rules/redact.ts'
import { redactAll } from '../../../shared/rules/redact.ts'
import { listed } from '../../store/listed.ts'
import { keyOf, loadRecords } from '../../store/records.ts'
import type { Tables } from '../../store/schema.ts'
import type { WriteTx } from '../../store/store.ts'
import type { Entry } from './look.ts'
import { slices } from './slices.ts'

/**
 * What the audit still tells of a person besides the records that are there: those that were deleted before, and earlier
 * states of what is somebody else's by now. Nothing but the audit knows them.
 */
export interface Past {
  /** Deleted records that were theirs at the end. */
  readonly gone: readonly Gone[]
  /** Entries that name the person, about records of others. */
  readonly shared: readonly number[]
}

interface Gone {
  readonly type: RecordType
  readonly id: string
  /** Where its last entry stands, and when it was made. */
  readonly seq: number
  readonly at: string
}

/** `entries` name the person; `known` are the records that are dealt with anyway. */
export async function gatherPast(
  db: Kysely<Tables>,
  ids: readonly string[],
  entries: readonly Entry[],
  known: ReadonlySet<string>,
): Promise<Past> {
  const first = await sorted(
    db,
    entries,
    known,
    (state) => ids.includes(state.customerId) || ids.includes(state.authorId),
  )
  const tickets = first.gone.filter(({ type }) => type === 'ticket')
  return { gone: [...first.gone, ...(await goneWith(db, tickets))], shared: first.shared }
}

/**
 * Messages and files that were deleted with these tickets, at the same instant. What moved out of one before, by a split,
 * is no more about the person than its new ticket.
 */
async function goneWith(db: Kysely<Tables>, tickets: readonly Gone[]): Promise<Gone[]> {
  const ids = new Set(tickets.map(({ id }) => id))
  const found = new Map<string, Gone>()
  for (const ticket of tickets)
    for (const { seq, type, recordId, before, after } of await besides(db, ticket)) {
      if (before === null || after !== null || (type !== 'message' && type !== 'attachment')) continue
      if (ids.has((JSON.parse(before) as Message | Attachment).ticketId))
        found.set(keyOf(type, recordId), { type, id: recordId, seq: Number(seq), at: ticket.at })
    }
  return [...found.values()]
}

/** Numbers that lie between two entries of one command at the very most: what is in no audit takes some too. */
const widestGap = 1_000

/** Everything that was done in the same instant: it stands side by side. */
async function besides(db: Kysely<Tables>, { seq, at }: Gone) {
  for (let reach = 2 * widestGap; ; reach *= 4) {
    const rows = await db
      .selectFrom('audit')
      .select(['seq', 'type', 'recordId', 'before', 'after'])
      .where('seq', '>=', seq - reach)
      .where('seq', '<=', seq + reach)
      .where('at', '=', at)
      .orderBy('seq')
      .execute()
    if (rows.every((row) => Math.abs(Number(row.seq) - seq) < reach - widestGap)) return rows
  }
}

/** Whose the records are now, or were when they went. */
async function sorted(
  db: Kysely<Tables>,
  entries: readonly Entry[],
  known: ReadonlySet<string>,
  isTheirs: (state: Record<'customerId' | 'authorId', string>) => boolean,
): Promise<Past> {
  const gone = new Map<string, Gone>()
  const shared: number[] = []
  // The record that somebody was forgotten names them for good.
  const open = entries.filter(({ type, recordId }) => type !== 'erasure' && !known.has(recordId))
  for (const part of slices(open)) {
    const refs = part.map(({ type, recordId }) => ({ type, id: recordId }))
    const alive = await loadRecords(db, refs)
    for (const { seq, type, recordId } of part) {
      const key = keyOf(type, recordId)
      if (gone.has(key)) continue
      const last = alive.has(key) ? undefined : await lastState(db, recordId)
      if (last?.doc && isTheirs(JSON.parse(last.doc))) gone.set(key, { type, id: recordId, seq: last.seq, at: last.at })
      else shared.push(seq)
    }
  }
  return { gone: [...gone.values()], shared }
}

async function lastState(
  db: Kysely<Tables>,
  recordId: string,
): Promise<{ readonly doc: string | null; readonly seq: number; readonly at: string } | undefined> {
  const row = await db
    .selectFrom('audit')
    .select(['before', 'after', 'seq', 'at'])
    .where('recordId', '=', recordId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { doc: row.after ?? row.before, seq: Number(row.seq), at: row.at }
}

/** That something was done, by whom and when, stays; what it was about goes. */
export async function emptyAudit(tx: WriteTx, ids: readonly string[]): Promise<void> {
  for (const part of slices(ids))
    await tx.db.updateTable('audit').set({ before: null, after: null }).where('recordId', 'in', listed(part)).execute()
}

/** Entries about others keep what they tell, without the names of the person. */
export async function redactAudit(
  tx: WriteTx,
  shared: readonly number[],
  mergeIds: readonly string[],
  redact: Redact,
): Promise<void> {
  const clean = (doc: string | null, isMerge: boolean) => {
    if (doc === null) return null
    const state = redactAll(JSON.parse(doc), redact)
    // What was the person's before and after.
    return JSON.stringify(isMerge ? { ...state, written: {} } : state)
  }
  const rows = [
    ...(await rowsOf(tx, 'seq', shared)).map((row) => ({ ...row, isMerge: false })),
    ...(await rowsOf(tx, 'recordId', mergeIds)).map((row) => ({ ...row, isMerge: true })),
  ]
  for (const { seq, before, after, isMerge } of rows)
    await tx.db
      .updateTable('audit')
      .set({ before: clean(before, isMerge), after: clean(after, isMerge) })
      .where('seq', '=', seq)
      .execute()
}

async function rowsOf<C extends 'seq' | 'recordId'>(tx: WriteTx, column: C, values: readonly Tables['audit'][C][]) {
  const rows: { seq: number; before: string | null; after: string | null }[] = []
  for (const part of slices([...new Set(values)]))
    rows.push(
      ...(await tx.db
        .selectFrom('audit')
        .select(['seq', 'before', 'after'])
        .where(column as 'seq', 'in', part as number[])
        .execute()),
    )
  return rows
}
