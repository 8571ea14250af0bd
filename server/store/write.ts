import type { Insertable } from 'kysely'
import type { Change } from '../../shared/commands/index.ts'
import type { CustomerMerge } from '../../shared/domain/customers.ts'
import type { User } from '../../shared/domain/people.ts'
import { type RecordType, recordTypes, type Scope, scopeOf, type TypedRecord } from '../../shared/domain/records.ts'
import type { Attachment, Message, Ticket } from '../../shared/domain/tickets.ts'
import { countByType, movesOf } from './customer-moves.ts'
import { listed } from './listed.ts'
import { feedStates, keyOf, loadRecords, recordTables, type StoredRecord } from './records.ts'
import { contactRows, toRow } from './rows.ts'
import type { Tables } from './schema.ts'
import { takeNumbers, type WriteTx } from './store.ts'

/** Who does it, for the audit. `actor` is null for the server itself. */
export interface WriteContext {
  readonly actor: Pick<User, 'id' | 'role'> | null
  /** Name of the command or operation. */
  readonly action: string
  readonly at: string
  /** False for what only tells how far something is. */
  readonly isAudited?: boolean
}

/** One record after the change. `record` is null when it was deleted. */
export interface Written {
  readonly type: RecordType
  readonly id: string
  readonly version: number
  readonly scope: Scope
  /** Where it stood before; undefined for a new record. */
  readonly oldScope: Scope | undefined
  readonly doc: string | null
  /** Not named by a change: it went along with its ticket. */
  readonly cascaded: boolean
}

interface Planned {
  readonly type: RecordType
  readonly id: string
  readonly before: StoredRecord | undefined
  /** Scope in which the record stands alive now; undefined for a new one. */
  readonly oldScope: Scope | undefined
  /** Highest version that the feed knows, a deleted record's included. */
  readonly seen: number
  readonly after: TypedRecord | null
  /** Comes along with its ticket or its customer: no entry of its own in the scope it leaves. */
  readonly cascaded: boolean
}

/** Raised when a change would write over a record that its author cannot have meant. */
export class RecordExists extends Error {
  readonly type: RecordType
  readonly id: string
  constructor(type: RecordType, id: string) {
    super(`${type} ${id} exists already`)
    this.type = type
    this.id = id
  }
}

/**
 * What people keep for themselves is no part of the audit: nobody reads over their shoulder. Nor are counts and findings
 * that follow by themselves.
 */
const unaudited: ReadonlySet<RecordType> = new Set([
  'draft',
  'readMark',
  'articleDraft',
  'searchMiss',
  'linkCheck',
  'scriptDraft',
])

/**
 * Makes changes true: counts versions on, numbers new tickets, takes a ticket's messages and files along when it
 * moves or goes, appends to the feed and to the audit. A record with version 0 is new and must not exist.
 * `loaded` may hold records that were read in this transaction already.
 * @throws RecordExists
 */
export async function applyChanges(
  tx: WriteTx,
  changes: readonly Change[],
  context: WriteContext,
  loaded: ReadonlyMap<string, StoredRecord> = new Map(),
): Promise<Written[]> {
  if (changes.length === 0) return []
  const plan = await withMovedCustomers(tx, await withCascade(tx, await planOf(tx, changes, loaded)))
  await numberTickets(tx, plan)
  const written = plan.map(toWritten)
  await writeRows(tx, plan)
  const seqs = await writeFeed(tx, plan, written)
  await writeAudit(tx, plan, written, seqs, context)
  return written
}

/** The last change of a record counts; what stands now is looked up. */
async function planOf(
  tx: WriteTx,
  changes: readonly Change[],
  loaded: ReadonlyMap<string, StoredRecord>,
): Promise<Planned[]> {
  const byKey = new Map<string, { type: RecordType; id: string; after: TypedRecord | null }>()
  for (const change of changes) {
    const id = change.op === 'put' ? change.record.id : change.id
    const after = change.op === 'put' ? ({ type: change.type, record: change.record } as TypedRecord) : null
    byKey.set(keyOf(change.type, id), { type: change.type, id, after })
  }
  const states = await feedStates(tx.db, [...new Set([...byKey.values()].map((each) => each.id))])
  const live = new Map<string, Scope>()
  const seen = new Map<string, number>()
  for (const state of states) {
    const key = keyOf(state.type, state.id)
    if (state.removed === 0) live.set(key, state.scope)
    seen.set(key, Math.max(seen.get(key) ?? 0, state.version))
  }
  const unread = [...byKey].filter(([key]) => live.has(key) && !loaded.has(key)).map(([, each]) => each)
  const read = unread.length > 0 ? await loadRecords(tx.db, unread) : new Map<string, StoredRecord>()
  const planned: Planned[] = []
  for (const [key, { type, id, after }] of byKey) {
    const before = live.has(key) ? (loaded.get(key) ?? read.get(key)) : undefined
    if (after && before && after.record.version === 0) throw new RecordExists(type, id)
    if (!after && !before) continue
    planned.push({ type, id, before, oldScope: live.get(key), seen: seen.get(key) ?? 0, after, cascaded: false })
  }
  return planned
}

/** Adds the messages and files of every ticket that leaves its team or is deleted. */
async function withCascade(tx: WriteTx, plan: Planned[]): Promise<Planned[]> {
  const planned = new Set(plan.map(({ type, id }) => keyOf(type, id)))
  const added: Planned[] = []
  for (const each of plan) {
    if (each.type !== 'ticket' || !each.before) continue
    const teamId = each.after?.type === 'ticket' ? each.after.record.teamId : null
    if (teamId !== null && `team:${teamId}` === each.oldScope) continue
    for (const type of ['message', 'attachment'] as const) {
      const rows = await recordTables(tx.db)
        .selectFrom(type)
        .select(['id', 'version', 'doc'])
        .where('ticketId' as 'id', '=', each.id)
        .execute()
      for (const row of rows) {
        if (planned.has(keyOf(type, row.id))) continue
        const record = JSON.parse(row.doc) as Message | Attachment
        added.push({
          type,
          id: row.id,
          before: { type, ...row },
          oldScope: `team:${record.teamId}`,
          seen: row.version,
          after: teamId === null ? null : ({ type, record: { ...record, teamId } } as TypedRecord),
          cascaded: true,
        })
      }
    }
  }
  return added.length > 0 ? [...plan, ...added] : plan
}

/** Adds everything that changes hands with a merge of customers, or comes back with its undoing. */
async function withMovedCustomers(tx: WriteTx, plan: Planned[]): Promise<Planned[]> {
  const added: Planned[] = []
  for (const each of plan) {
    if (each.after?.type !== 'customerMerge') continue
    const before = each.before && (JSON.parse(each.before.doc) as CustomerMerge)
    const moved = await movesOf(tx, before, each.after.record)
    if (each.after.record.undoneAt === null && moved.length > 0) each.after.record.moved = countByType(moved)
    for (const { type, before: row, after, scope } of moved) {
      const seen = row.version
      added.push({ type, id: row.id, before: row, oldScope: scope, seen, after, cascaded: true })
    }
  }
  return added.length > 0 ? [...plan, ...added] : plan
}

async function numberTickets(tx: WriteTx, plan: readonly Planned[]): Promise<void> {
  const unnumbered: Ticket[] = []
  for (const { after } of plan)
    if (after?.type === 'ticket' && after.record.number === null) unnumbered.push(after.record)
  if (unnumbered.length === 0) return
  let number = await takeNumbers(tx, 'ticketNumber', unnumbered.length)
  for (const ticket of unnumbered) ticket.number = number++
}

function toWritten(each: Planned): Written {
  const { type, id, cascaded, after, oldScope } = each
  const version = Math.max(each.before?.version ?? 0, each.seen) + 1
  if (!after) return { type, id, version, scope: oldScope ?? 'all', oldScope, doc: null, cascaded }
  after.record.version = version
  return { type, id, version, scope: scopeOf(after), oldScope, doc: JSON.stringify(after.record), cascaded }
}

/** Writes in the order of record types, so that references point to what stands; deletes in the opposite order. */
async function writeRows(tx: WriteTx, plan: readonly Planned[]): Promise<void> {
  const tables = recordTables(tx.db)
  for (const type of [...recordTypes].reverse()) {
    const gone = plan.filter((each) => each.type === type && !each.after).map((each) => each.id)
    for (const slice of slices(gone)) {
      if (type === 'customer')
        await tx.db.deleteFrom('customerContact').where('customerId', 'in', listed(slice)).execute()
      await tables.deleteFrom(type).where('id', 'in', listed(slice)).execute()
    }
  }
  for (const type of recordTypes) {
    const records = plan.flatMap((each) => (each.type === type && each.after ? [each.after] : []))
    for (const slice of slices(records)) {
      const rows = slice.map(toRow)
      const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== 'id') as 'doc'[]
      await tables
        .insertInto(type)
        .values(rows)
        .onConflict((conflict) =>
          conflict
            .column('id')
            .doUpdateSet((eb) => Object.fromEntries(columns.map((column) => [column, eb.ref(`excluded.${column}`)]))),
        )
        .execute()
    }
    if (type === 'customer' && records.length > 0) {
      await tx.db
        .deleteFrom('customerContact')
        .where('customerId', 'in', listed(records.map(({ record }) => record.id)))
        .execute()
      const contacts = records.flatMap(contactRows)
      if (contacts.length > 0) await tx.db.insertInto('customerContact').values(contacts).execute()
    }
  }
}

/** Rows of one statement. A handful is the rule; a moved ticket of a thousand messages is possible. */
const sliceSize = 100
function slices<T>(items: readonly T[]): T[][] {
  const made: T[][] = []
  for (let start = 0; start < items.length; start += sliceSize) made.push(items.slice(start, start + sliceSize))
  return made
}

/** Returns the number under which each planned change stands. */
async function writeFeed(tx: WriteTx, plan: readonly Planned[], written: readonly Written[]): Promise<number[]> {
  const rows: Omit<Insertable<Tables['feed']>, 'seq'>[] = []
  const vanished: Planned[] = []
  const rowOf: number[] = []
  plan.forEach((each, i) => {
    const now = written[i]
    if (!now) return
    tx.noted.types.add(each.type)
    tx.noted.scopes.add(now.scope)
    if (each.oldScope !== undefined && each.oldScope !== now.scope) {
      tx.noted.scopes.add(each.oldScope)
      // Who loses sight of the ticket drops what hangs on it; a row for every message would tell nothing new.
      if (each.cascaded) vanished.push(each)
      else rows.push({ type: each.type, id: each.id, scope: each.oldScope, removed: 1, version: now.version })
    }
    rowOf[i] = rows.length
    rows.push({
      type: each.type,
      id: each.id,
      scope: now.scope,
      removed: now.doc === null ? 1 : 0,
      version: now.version,
    })
  })
  for (const slice of slices(vanished)) {
    await tx.db
      .deleteFrom('feed')
      .where('id', 'in', listed(slice.map((each) => each.id)))
      .where('type', 'in', ['message', 'attachment'])
      .where('removed', '=', 0)
      .execute()
  }
  const firstSeq = await takeNumbers(tx, 'feed', rows.length)
  const numbered = rows.map((row, i) => ({ ...row, seq: firstSeq + i }))
  for (const slice of slices(numbered)) {
    await tx.db
      .insertInto('feed')
      .values(slice)
      .onConflict((conflict) =>
        conflict.columns(['id', 'type', 'scope']).doUpdateSet((eb) => ({
          seq: eb.ref('excluded.seq'),
          removed: eb.ref('excluded.removed'),
          version: eb.ref('excluded.version'),
        })),
      )
      .execute()
  }
  return rowOf.map((row) => firstSeq + row)
}

async function writeAudit(
  tx: WriteTx,
  plan: readonly Planned[],
  written: readonly Written[],
  seqs: readonly number[],
  context: WriteContext,
): Promise<void> {
  if (context.isAudited === false) return
  const rows: Insertable<Tables['audit']>[] = []
  plan.forEach((each, i) => {
    const now = written[i]
    // A moved ticket tells the move once; a deleted one keeps the words that went with it.
    const seq = seqs[i]
    if (!now || seq === undefined || unaudited.has(each.type) || (each.cascaded && each.after)) return
    rows.push({
      seq,
      at: context.at,
      userId: context.actor?.id ?? null,
      userRole: context.actor?.role ?? null,
      action: context.action,
      type: each.type,
      recordId: each.id,
      scope: now.scope,
      oldScope: each.oldScope === now.scope ? null : (each.oldScope ?? null),
      before: each.before?.doc ?? null,
      after: now.doc,
    })
  })
  for (const slice of slices(rows)) {
    await tx.db.insertInto('audit').values(slice).execute()
  }
}
