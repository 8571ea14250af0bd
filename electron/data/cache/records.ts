import type { RecordRef } from '#shared/commands/index'
import {
  type RecordOf,
  type RecordType,
  recordTypes,
  type Scope,
  scopeFields,
  type TypedRecord,
} from '#shared/domain/records'
import { needsFolding } from '#shared/rules/search-text'
import type { Sql } from './driver.ts'
import { groupBy } from './group.ts'
import { forgetKnowledge, indexKnowledge } from './knowledge-index.ts'
import { promoted, tableOf } from './schema.ts'
import { addToIndex, type IndexedKind, indexedKinds, removeFromIndex, textFields, textOf } from './text-index.ts'
import { isUnread, refreshUnread } from './unread.ts'
import type { Tx } from './writer.ts'

/** A record as its JSON, already checked by its schema. */
export interface Doc {
  readonly id: string
  readonly version: number
  readonly doc: string
  /** What is known without asking. */
  readonly known?: {
    /** The text index has nothing of it yet, or its very text; undefined when it may have another. */
    readonly indexed: 'no' | 'same' | undefined
    /** Its team and its assignee have their short ids. */
    readonly shortened: boolean
  }
}

/** A record to write. `before`: what its table has in its place, null for nothing; undefined when nobody has looked. */
export type Put = TypedRecord & { readonly before?: RecordOf<RecordType> | null | undefined }

interface PutOptions {
  /**
   * The first fill: nobody is told of single records, and what is unread is left for `refreshAllUnread` at the end.
   */
  readonly filling?: boolean
}

export async function getRecord<T extends RecordType>(sql: Sql, type: T, id: string): Promise<RecordOf<T> | undefined> {
  const found = await sql.get<{ doc: string }>(`SELECT doc FROM ${tableOf[type]} WHERE id = ?`, [id])
  return found && (JSON.parse(found.doc) as RecordOf<T>)
}

/** Those that are there, in no particular order. One question for all types: each would be a way to SQLite's thread. */
export async function getRecords(sql: Sql, refs: readonly RecordRef[]): Promise<TypedRecord[]> {
  if (refs.length === 0) return []
  const groups = [...groupBy(refs, (ref) => ref.type)]
  const rows = await sql.all<{ type: RecordType; doc: string }>(
    groups
      .map(
        ([type]) => `SELECT '${type}' AS type, doc FROM ${tableOf[type]} WHERE id IN (SELECT value FROM json_each(?))`,
      )
      .join(' UNION ALL '),
    groups.map(([, group]) => JSON.stringify(group.map((ref) => ref.id))),
  )
  return rows.map(({ type, doc }) => ({ type, record: JSON.parse(doc) }) as TypedRecord)
}

/** All records of one of the small types. */
export async function allRecords<T extends 'workspace' | 'team' | 'user' | 'tag' | 'view' | 'disposition' | 'product'>(
  sql: Sql,
  type: T,
): Promise<RecordOf<T>[]> {
  const rows = await sql.all<{ doc: string }>(`SELECT doc FROM ${tableOf[type]} ORDER BY row`)
  return rows.map(({ doc }) => JSON.parse(doc) as RecordOf<T>)
}

/** Faster the more `before` says: each thing that is known is a question to SQLite less. */
export async function putRecords(tx: Tx, records: readonly Put[]): Promise<void> {
  const docs = [...groupBy(records, ({ type }) => type)].map(([type, group]) => [type, group.map(docOf)] as const)
  await putDocs(tx, new Map(docs))
}

function docOf({ type, record, before }: Put): Doc {
  const { id, version } = record
  const doc = JSON.stringify(record)
  if (before === undefined) return { id, version, doc }
  const kind = indexedKind(type)
  const same = (fields: readonly string[]) =>
    before !== null &&
    fields.every((field) => JSON.stringify(Reflect.get(record, field)) === JSON.stringify(Reflect.get(before, field)))
  const indexed = before === null ? 'no' : kind && same(textFields[kind]) ? 'same' : undefined
  return { id, version, doc, known: { indexed, shortened: same(['teamId', 'assigneeId']) } }
}

/** The wanted batch: fast enough at 1,000 rows, and a limit in characters because one message may have a million. */
const batchRows = 1_000
const batchCharacters = 4_000_000

/**
 * Tickets come last: when one is written, its newest message and its read mark are there, and the same statement settles
 * whether it is unread.
 */
const writingOrder = [...recordTypes.filter((type) => type !== 'ticket'), 'ticket'] as const

/** Inserts or replaces. Each `doc` must be the JSON of a record that its schema has accepted. */
export async function putDocs(
  tx: Tx,
  docs: ReadonlyMap<RecordType, readonly Doc[]>,
  options: PutOptions = {},
): Promise<void> {
  const read = options.filling ? null : new Set<string>()
  for (const type of writingOrder)
    for (const batch of batches(docs.get(type) ?? [])) await putBatch(tx, type, batch, read)
  // Messages and marks of tickets that were written before them.
  for (const { id } of docs.get('ticket') ?? []) read?.delete(id)
  if (read) await refreshUnread(tx, [...read])
}

function* batches(docs: readonly Doc[]): Generator<readonly Doc[]> {
  let from = 0
  let characters = 0
  for (let i = 0; i < docs.length; i++) {
    characters += docs[i]?.doc.length ?? 0
    if (i + 1 - from >= batchRows || characters >= batchCharacters || i + 1 === docs.length) {
      yield docs.slice(from, i + 1)
      from = i + 1
      characters = 0
    }
  }
}

/**
 * Materialized, so that each record's text is written out and parsed once: read straight from json_each it is made anew
 * for every column (55 us a ticket instead of 10).
 */
const given = 'WITH given AS MATERIALIZED (SELECT value AS v FROM json_each(?))'

const shortenIds = `${given} INSERT OR IGNORE INTO short_id (id)
  SELECT v ->> '$.teamId' FROM given UNION SELECT v ->> '$.assigneeId' FROM given WHERE v ->> '$.assigneeId' IS NOT NULL`

const upserts = Object.fromEntries(recordTypes.map((type) => [type, upsert(type)])) as Record<RecordType, string>
const ticketUpsert = upsert('ticket', {
  unread: isUnread({
    id: `v ->> '$.id'`,
    status: `v ->> '$.status'`,
    lastMessageId: `v ->> '$.lastMessageId'`,
    lastMessageAt: `v ->> '$.lastMessageAt'`,
  }),
})

function upsert(type: RecordType, more: Readonly<Record<string, string>> = {}): string {
  const columns = { version: `v ->> '$.version'`, ...promoted[type], ...more }
  const names = Object.keys(columns)
  return `${given} INSERT INTO ${tableOf[type]} (id, ${names.join(', ')}, doc)
    SELECT v ->> '$.id', ${Object.values(columns).join(', ')}, v FROM given WHERE true
    ON CONFLICT (id) DO UPDATE SET ${[...names, 'doc'].map((name) => `${name} = excluded.${name}`).join(', ')} RETURNING row, id`
}

/** `read` gathers the tickets whose unread mark may have changed by a message or a mark; null while filling. */
async function putBatch(tx: Tx, type: RecordType, batch: readonly Doc[], read: Set<string> | null): Promise<void> {
  const json = `[${batch.map(({ doc }) => doc).join(',')}]`
  const kind = indexedKind(type)
  const known = kind ? await knownRows(tx, kind, batch, json) : []
  if (type === 'ticket' && !batch.every((doc) => doc.known?.shortened)) await tx.run(shortenIds, [json])
  const written = await tx.all<{ row: number; id: string }>(type === 'ticket' && read ? ticketUpsert : upserts[type], [
    json,
  ])
  if (kind) await indexBatch(tx, kind, batch, known, written)
  if (type === 'article' || type === 'translation')
    await indexKnowledge(
      tx,
      type,
      batch.map(({ id }) => id),
    )
  if (read) announce(tx, type, batch, read)
  else tx.changed(type, null)
}

function indexedKind(type: RecordType): IndexedKind | null {
  return (indexedKinds as readonly string[]).includes(type) ? (type as IndexedKind) : null
}

interface Known {
  readonly row: number
  /** 1 when the batch brings the text that is indexed already. */
  readonly same: number
}

/** With fewer records than this another question costs more than parsing them once more. */
const fewRecords = 50

/** Rows that are there already. Most writes to them leave the text alone (a status, a mark) and spare the index. */
async function knownRows(tx: Tx, kind: IndexedKind, batch: readonly Doc[], json: string): Promise<Known[]> {
  if (batch.every(({ known }) => known?.indexed)) return []
  if (batch.length > fewRecords) {
    // A fill brings nothing but new records; finding that out by ids alone spares parsing every record once more.
    const any = await tx.get(
      `SELECT 1 FROM json_each(?) AS wanted CROSS JOIN ${kind} ON ${kind}.id = wanted.value LIMIT 1`,
      [JSON.stringify(batch.map(({ id }) => id))],
    )
    if (!any) return []
  }
  const phones = kind === 'customer' ? ` AND doc ->> '$.phones' IS v ->> '$.phones'` : ''
  return tx.all<Known>(
    `${given} SELECT row, ${textOf[kind]('doc')} IS ${textOf[kind]('v')}${phones} AS same
      FROM given CROSS JOIN ${kind} ON id = v ->> '$.id'`,
    [json],
  )
}

async function indexBatch(
  tx: Tx,
  kind: IndexedKind,
  batch: readonly Doc[],
  known: readonly Known[],
  written: readonly { row: number; id: string }[],
): Promise<void> {
  const stale = new Set(known.filter(({ same }) => same === 0).map(({ row }) => row))
  if (stale.size > 0) await removeFromIndex(tx, kind, [...stale])
  const sound = new Set(known.map(({ row }) => row).filter((row) => !stale.has(row)))
  const same = new Set(batch.filter((doc) => doc.known?.indexed === 'same').map(({ id }) => id))
  for (const { row, id } of written) if (same.has(id)) sound.add(row)
  // A record that came twice in one batch was written twice.
  const rows = new Map(written.filter(({ row }) => !sound.has(row)).map(({ row, id }) => [id, row]))
  if (rows.size === 0) return
  const folded = new Set<number>()
  for (const { id, doc } of batch) {
    const row = rows.get(id)
    if (row !== undefined && needsFolding(doc)) folded.add(row)
  }
  await addToIndex(tx, kind, [...rows.values()], folded)
}

/** A message, file, draft or read mark changes how its ticket looks in a list, so the ticket counts as changed too. */
function announce(tx: Tx, type: RecordType, batch: readonly Doc[], read: Set<string>): void {
  for (const { id, doc } of batch) {
    tx.changed(type, id)
    if (type !== 'message' && type !== 'attachment' && type !== 'draft' && type !== 'readMark') continue
    const { ticketId } = JSON.parse(doc) as { ticketId: string }
    tx.changed('ticket', ticketId)
    if (type === 'message' || type === 'readMark') read.add(ticketId)
  }
}

/** Removing a ticket takes its messages and attachments along; drafts stay, they are the person's words. */
export async function removeRecords(tx: Tx, refs: readonly RecordRef[]): Promise<void> {
  for (const [type, group] of groupBy(refs, (ref) => ref.type)) {
    const ids = group.map(({ id }) => id)
    const json = JSON.stringify(ids)
    if (type === 'ticket') {
      await removeWhere(tx, 'attachment', 'ticket_id IN (SELECT value FROM json_each(?))', json)
      await removeWhere(tx, 'message', 'ticket_id IN (SELECT value FROM json_each(?))', json)
    }
    await removeWhere(tx, type, 'id IN (SELECT value FROM json_each(?))', json)
  }
}

/** Everything of one scope, see `scopeOf`. What hangs on other records goes before them. */
export async function dropScope(tx: Tx, scope: Scope): Promise<void> {
  const owner = scope.slice(scope.indexOf(':') + 1)
  for (const type of [...recordTypes].reverse()) {
    const field = scopeFields[type]
    if (scope === 'all') {
      if (field === null) await removeWhere(tx, type, '? IS NOT NULL', scope)
      if (field === 'ownerId') await removeWhere(tx, type, 'owner_id IS NULL AND ? IS NOT NULL', scope)
    } else if (scope.startsWith('team:')) {
      if (field === 'teamId') await removeWhere(tx, type, ofTeam(type), owner)
    } else if (field === 'userId') await removeWhere(tx, type, 'user_id = ?', owner)
    else if (field === 'ownerId') await removeWhere(tx, type, 'owner_id = ?', owner)
  }
}

const ofTeam = (type: RecordType) =>
  'team_n' in promoted[type] ? 'team_n = (SELECT n FROM short_id WHERE id = ?)' : 'team_id = ?'

/** In slices, so that dropping a large team holds neither its rows nor its texts in memory. */
const removeSlice = 2_000

async function removeWhere(tx: Tx, type: RecordType, condition: string, param: string): Promise<void> {
  const table = tableOf[type]
  const kind = indexedKind(type)
  const ticket = 'ticket_id' in promoted[type] ? 'ticket_id' : 'NULL'
  let last = -1
  for (;;) {
    // Ordered by row to go on behind the last slice: the condition may have no index (a message's team).
    const found = await tx.all<{ row: number; id: string; ticket_id: string | null }>(
      `SELECT row, id, ${ticket} AS ticket_id FROM ${table} WHERE ${condition} AND row > ? ORDER BY row LIMIT ${removeSlice}`,
      [param, last],
    )
    const end = found.at(-1)
    if (!end) return
    const rows = found.map(({ row }) => row)
    if (kind) await removeFromIndex(tx, kind, rows)
    if (type === 'translation') await forgetKnowledge(tx, rows)
    await tx.run(`DELETE FROM ${table} WHERE row IN (SELECT value FROM json_each(?))`, [JSON.stringify(rows)])
    for (const { id } of found) tx.changed(type, id)
    const tickets = new Set(found.flatMap(({ ticket_id }) => (ticket_id === null ? [] : [ticket_id])))
    for (const id of tickets) tx.changed('ticket', id)
    if (type === 'message' || type === 'readMark') await refreshUnread(tx, [...tickets])
    if (found.length < removeSlice) return
    last = end.row
  }
}
