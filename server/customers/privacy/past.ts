import type { Kysely } from 'kysely'
import type { RecordType } from '../../../shared/domain/records.ts'
import type { Attachment, Message } from '../../../shared/domain/tickets.ts'
import type { Redact } from '../../../shared/rules/redact.ts'
import { redactAll } from '../../../shared/rules/redact.ts'
import { listed } from '../../store/listed.ts'
import { keyOf, loadRecords } from '../../store/records.ts'
import type { Tables } from '../../store/schema.ts'
import type { WriteTx } from '../../store/store.ts'
import { slices } from './slices.ts'

/**
 * What the audit still tells of a person besides the records that are there: those that were deleted before, and earlier
 * states of what is somebody else's by now. Nothing but the audit knows them, and it has no index for this: it is read
 * through, once in a long while.
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
  /** When it was deleted. */
  readonly at: string
}

interface Entry {
  readonly seq: number
  readonly type: RecordType
  readonly recordId: string
}

/** `known` are the records that are dealt with anyway. */
export async function gatherPast(
  db: Kysely<Tables>,
  ids: readonly string[],
  known: ReadonlySet<string>,
): Promise<Past> {
  const named = await entriesWith(db, [...fields('customerId', ids), ...fields('authorId', ids)])
  const first = await sorted(
    db,
    named,
    known,
    (state) => ids.includes(state.customerId) || ids.includes(state.authorId),
  )
  const tickets = first.gone.filter(({ type }) => type === 'ticket')
  return { gone: [...first.gone, ...(await goneWith(db, tickets))], shared: first.shared }
}

const fields = (name: string, ids: readonly string[]) => ids.map((id) => `%"${name}":"${id}"%`)

/** Patterns of one look through the audit. */
const most = 40

async function entriesWith(db: Kysely<Tables>, patterns: readonly string[]): Promise<Entry[]> {
  const found: Entry[] = []
  for (const part of slices(patterns, most)) {
    const rows = await db
      .selectFrom('audit')
      .select(['seq', 'type', 'recordId'])
      .where((eb) => eb.or(part.flatMap((pattern) => [eb('before', 'like', pattern), eb('after', 'like', pattern)])))
      .execute()
    found.push(...rows)
  }
  return found
}

/**
 * Messages and files that were deleted with these tickets, at the same instant: a look at every text for the id of every
 * ticket would take minutes. What moved out of one before, by a split, is no more about the person than its new ticket.
 */
async function goneWith(db: Kysely<Tables>, tickets: readonly Gone[]): Promise<Gone[]> {
  const ids = new Set(tickets.map(({ id }) => id))
  const found: Gone[] = []
  for (const part of slices([...new Set(tickets.map(({ at }) => at))])) {
    const rows = await db
      .selectFrom('audit')
      .select(['type', 'recordId', 'before', 'at'])
      .where('at', 'in', listed(part))
      .where('type', 'in', ['message', 'attachment'])
      .where('after', 'is', null)
      .execute()
    for (const { type, recordId, before, at } of rows)
      if (before !== null && ids.has((JSON.parse(before) as Message | Attachment).ticketId))
        found.push({ type, id: recordId, at })
  }
  return found
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
      if (last?.doc && isTheirs(JSON.parse(last.doc))) gone.set(key, { type, id: recordId, at: last.at })
      else shared.push(seq)
    }
  }
  return { gone: [...gone.values()], shared }
}

async function lastState(
  db: Kysely<Tables>,
  recordId: string,
): Promise<{ readonly doc: string | null; readonly at: string } | undefined> {
  const row = await db
    .selectFrom('audit')
    .select(['before', 'after', 'at'])
    .where('recordId', '=', recordId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { doc: row.after ?? row.before, at: row.at }
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
