import type { FeedEntry } from '#shared/api/sync'
import {
  isRecordType,
  type RecordType,
  recordTypes,
  type Scope,
  scopeOf,
  type TypedRecord,
} from '#shared/domain/records'
import { dropScope, putDocs, removeRecords } from '../cache/records.ts'
import { tableOf } from '../cache/schema.ts'
import type { Tx } from '../cache/writer.ts'
import type { CheckedEntry, Fit, Misfit } from './checked.ts'
import { outboxIsEmpty } from './outbox.ts'
import { keyOf, type RefKey, refPairs } from './refs.ts'
import { addSetAside, dropSetAside, removeSetAside, removeSetAsideOfTicket } from './set-aside-store.ts'
import type { refillingOf } from './state.ts'

/**
 * Takes the server's word into the cache. Answers the records that waiting commands have to be carried out over anew;
 * the caller does so with `rebase` in the same transaction.
 */

export interface TruthOptions {
  /**
   * `feed`: pages in their order. `fill`: the first fill, quiet for listeners. `answer`: what came with the outcome of
   * a command, which can be older than the feed.
   */
  readonly origin: 'feed' | 'fill' | 'answer'
  /** What a refill has brought so far is noted. In a new feed versions of before mean nothing; `some` is of the old. */
  readonly refilling: ReturnType<typeof refillingOf>
  /** For `answer`: scopes that went out of sight after the question was sent. */
  readonly lostScopes?: ReadonlySet<string>
  readonly appVersion: string
  readonly now: string
  /** The workspace this account belongs to. */
  readonly workspaceId: string
}

/** Whether the first word on a record counts, whatever its version. */
const countsAnew = ({ refilling, origin }: TruthOptions) =>
  refilling === 'all' || (refilling === 'some' && origin === 'fill')

/** The server answers for another workspace than the one this cache was filled from. */
export class OtherWorkspaceError extends Error {
  constructor() {
    super('the server holds another workspace')
    this.name = 'OtherWorkspaceError'
  }
}

type Removal = Extract<FeedEntry, { op: 'remove' }>

export async function takeEntries(
  tx: Tx,
  entries: readonly CheckedEntry[],
  options: TruthOptions,
): Promise<Set<RefKey>> {
  const affected = new Set<RefKey>()
  const quiet = await outboxIsEmpty(tx)
  let fits: Fit[] = []
  let misfits: Misfit[] = []
  const flush = async () => {
    await addSetAside(tx, misfits, options)
    if (fits.length > 0) for (const key of await takePuts(tx, fits, options, quiet)) affected.add(key)
    fits = []
    misfits = []
  }
  for (const entry of entries) {
    if (entry.op === 'fit') fits.push(entry.fit)
    else if (entry.op === 'misfit') misfits.push(entry.misfit)
    else {
      await flush()
      const keys =
        entry.op === 'remove' ? await takeRemoval(tx, entry, options, quiet) : await takeDrop(tx, entry.scope, quiet)
      for (const key of keys) affected.add(key)
    }
  }
  await flush()
  return affected
}

async function takePuts(tx: Tx, fits: readonly Fit[], options: TruthOptions, quiet: boolean): Promise<RefKey[]> {
  if (fits.some(({ type, id }) => type === 'workspace' && id !== options.workspaceId)) throw new OtherWorkspaceError()
  await removeSetAside(
    tx,
    fits.map(({ key }) => key),
  )
  const byKey = new Map((await withoutOutdated(tx, fits, options)).map((each) => [each.key, each]))
  if (options.refilling !== 'no') await noteSeen(tx, byKey.keys())
  const shadowed = quiet ? new Set<RefKey>() : await keysIn(tx, 'confirmed', byKey.keys())
  const plain = new Map<RecordType, Fit[]>()
  const shadows: (string | number)[][] = []
  for (const fit of byKey.values()) {
    if (shadowed.has(fit.key)) shadows.push([fit.type, fit.id, fit.version, fit.doc])
    else {
      const fitsOfType = plain.get(fit.type) ?? []
      plain.set(fit.type, fitsOfType)
      fitsOfType.push(fit)
    }
  }
  await writeShadows(tx, shadows)
  await putDocs(tx, plain, { filling: options.origin === 'fill' })
  if (quiet) return []
  const tickets = [...byKey.values()].map(({ ticketId }) => ticketId).filter((id) => id !== undefined)
  const deleted =
    tickets.length > 0 && (await tx.get("select 1 from outbox where name = 'ticket.delete' limit 1")) !== undefined
  const touched = await keysIn(tx, 'outbox_touch', byKey.keys())
  return [...shadowed, ...touched, ...(deleted ? tickets.map((id) => keyOf({ type: 'ticket', id })) : [])]
}

/** Leaves out what is older than what we know, so that neither an old page nor a late answer brings it back. */
async function withoutOutdated(tx: Tx, puts: readonly Fit[], options: TruthOptions): Promise<Fit[]> {
  if (puts.length === 0) return []
  const keys = puts.map(({ key }) => key)
  const known = await truthVersions(tx, keys)
  const gone = await versionsIn(tx, 'tombstone', keys)
  const seen = countsAnew(options) ? await keysIn(tx, 'refill_seen', keys) : undefined
  const late = options.origin === 'answer'
  const goneTickets = late ? await goneParents(tx, puts) : new Set<string>()
  const accepted = puts.filter(({ key, version, scope, ticketId }) => {
    const removedAt = gone.get(key)
    if (removedAt !== undefined && (late ? version <= removedAt : version < removedAt)) return false
    // The first word of a refill counts whatever its number: the server may have been restored from a backup.
    const fresh = seen !== undefined && !seen.has(key)
    const have = known.get(key)
    if (have !== undefined && version <= have && !fresh) return false
    if (late && options.lostScopes?.has(scope)) return false
    return !goneTickets.has(ticketId ?? '')
  })
  const back = accepted.map(({ key }) => key).filter((key) => gone.has(key))
  if (back.length > 0)
    await tx.run('delete from tombstone where (type, id) in (select value ->> 0, value ->> 1 from json_each(?))', [
      refPairs(back),
    ])
  return accepted
}

/** Version of the server's record that we hold, by record; what we do not hold is missing. */
async function truthVersions(tx: Tx, keys: readonly RefKey[]): Promise<Map<RefKey, number>> {
  const versions = new Map<RefKey, number>()
  for (const type of recordTypes) {
    const ids = keys.filter((key) => key.startsWith(`${type}|`)).map((key) => key.slice(type.length + 1))
    if (ids.length === 0) continue
    const rows = await tx.all<{ id: string; version: number }>(
      `select t.id, t.version from json_each(?) cross join ${tableOf[type]} t on t.id = value`,
      [JSON.stringify(ids)],
    )
    for (const row of rows) versions.set(keyOf({ type, id: row.id }), row.version)
  }
  const shadows = await tx.all<{ key: string; version: number; absent: number }>(
    `select c.type || '|' || c.id as key, c.version, c.doc is null as absent
      from json_each(?) cross join confirmed c on c.type = value ->> 0 and c.id = value ->> 1`,
    [refPairs(keys)],
  )
  for (const { key, version, absent } of shadows) {
    if (absent === 1) versions.delete(key)
    else versions.set(key, version)
  }
  return versions
}

/** Tickets of messages and attachments that are known to be removed and not back. */
async function goneParents(tx: Tx, puts: readonly Fit[]): Promise<Set<string>> {
  const tickets = [...new Set(puts.map(({ ticketId }) => ticketId).filter((id) => id !== undefined))]
  const arriving = new Map(puts.filter(({ type }) => type === 'ticket').map(({ id, version }) => [id, version]))
  const gone = await versionsIn(
    tx,
    'tombstone',
    tickets.map((id) => keyOf({ type: 'ticket', id })),
  )
  return new Set(
    tickets.filter((id) => {
      const removedAt = gone.get(keyOf({ type: 'ticket', id }))
      return removedAt !== undefined && (arriving.get(id) ?? 0) <= removedAt
    }),
  )
}

async function takeRemoval(
  tx: Tx,
  { type, id, version }: Removal,
  options: TruthOptions,
  quiet: boolean,
): Promise<RefKey[]> {
  if (!isRecordType(type)) return []
  const key = keyOf({ type, id })
  const known = (await truthVersions(tx, [key])).get(key)
  if (!countsAnew(options) && known !== undefined && known > version) return []
  await tx.run(
    'insert into tombstone values (?, ?, ?) on conflict do update set version = max(version, excluded.version)',
    [type, id, version],
  )
  await removeSetAside(tx, [key])
  if (type === 'ticket') await removeSetAsideOfTicket(tx, id)
  const shadows = quiet
    ? []
    : await tx.all<{ key: string; type: string; id: string }>(
        `select type || '|' || id as key, type, id from confirmed where type = ? and id = ?
      union all select type || '|' || id, type, id from confirmed
        where ? = 'ticket' and type in ('message', 'attachment') and doc ->> '$.ticketId' = ?`,
        [type, id, type, id],
      )
  if (options.refilling !== 'no') await tx.run('delete from refill_seen where type = ? and id = ?', [type, id])
  await forgetTruth(
    tx,
    shadows.map((shadow) => shadow.key),
  )
  // Also where waiting commands change it: carrying them out anew shows again what they make of nothing. The messages
  // of a ticket that nobody changes have no other occasion to go.
  await removeRecords(tx, [{ type, id }])
  return quiet ? [] : [key, ...shadows.map((shadow) => shadow.key)]
}

async function takeDrop(tx: Tx, scope: string, quiet: boolean): Promise<RefKey[]> {
  await dropScope(tx, scope as Scope)
  await dropSetAside(tx, scope as Scope)
  if (quiet) return []
  const shadows = await tx.all<{ type: RecordType; id: string; doc: string | null }>(
    'select type, id, doc from confirmed',
  )
  const lost = shadows.filter(
    ({ type, doc }) => doc !== null && scopeOf({ type, record: JSON.parse(doc) } as TypedRecord) === scope,
  )
  await forgetTruth(tx, lost.map(keyOf))
  return shadows.map(keyOf)
}

async function forgetTruth(tx: Tx, keys: readonly RefKey[]): Promise<void> {
  if (keys.length === 0) return
  await tx.run(
    'update confirmed set doc = null, version = 0 where (type, id) in (select value ->> 0, value ->> 1 from json_each(?))',
    [refPairs(keys)],
  )
}

async function writeShadows(tx: Tx, rows: readonly (readonly (string | number)[])[]): Promise<void> {
  if (rows.length === 0) return
  await tx.run(
    `update confirmed set version = wanted.version, doc = wanted.doc
      from (select value ->> 0 as type, value ->> 1 as id, value ->> 2 as version, value ->> 3 as doc from json_each(?)) as wanted
      where confirmed.type = wanted.type and confirmed.id = wanted.id`,
    [JSON.stringify(rows)],
  )
}

async function noteSeen(tx: Tx, keys: Iterable<RefKey>): Promise<void> {
  await tx.run('insert or ignore into refill_seen select value ->> 0, value ->> 1 from json_each(?)', [refPairs(keys)])
}

async function keysIn(
  tx: Tx,
  table: 'confirmed' | 'refill_seen' | 'outbox_touch',
  keys: Iterable<RefKey>,
): Promise<Set<RefKey>> {
  const rows = await tx.all<{ key: string }>(
    `select distinct t.type || '|' || t.id as key from json_each(?) cross join ${table} t on t.type = value ->> 0 and t.id = value ->> 1`,
    [refPairs(keys)],
  )
  return new Set(rows.map(({ key }) => key))
}

async function versionsIn(tx: Tx, table: 'tombstone', keys: Iterable<RefKey>): Promise<Map<RefKey, number>> {
  const rows = await tx.all<{ key: string; version: number }>(
    `select t.type || '|' || t.id as key, t.version from json_each(?) cross join ${table} t on t.type = value ->> 0 and t.id = value ->> 1`,
    [refPairs(keys)],
  )
  return new Map(rows.map(({ key, version }) => [key, version]))
}
