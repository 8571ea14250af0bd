import { type FeedEntry, type SnapshotLine, snapshotLine } from '#shared/api/sync'
import { type RecordType, recordTypes } from '#shared/domain/records'
import { removeRecords } from '../cache/records.ts'
import { tableOf } from '../cache/schema.ts'
import { refreshAllUnread } from '../cache/unread.ts'
import type { Tx } from '../cache/writer.ts'
import { RestFailure } from '../session/failures.ts'
import { type CheckedEntry, checkEntry } from './checked.ts'
import type { SyncContext } from './context.ts'
import { keyOf, type RefKey, refPairs } from './refs.ts'
import { rebase } from './replay.ts'
import { clearSetAside } from './set-aside-store.ts'
import { type FillState, readState, refillingOf, writeState } from './state.ts'
import { OtherWorkspaceError, takeEntries } from './truth.ts'

/**
 * The first fill, and a refill when the server started a new feed. Checkpoints are saved with the rows before them, so
 * a broken line costs one checkpoint. A refill removes nothing before the new truth is complete.
 */

/**
 * What is gathered before it is written, in rows and in characters: checkpoints lie further apart, and a server may forget
 * them. Whatever waits for longer is moved on by the collector and stays until it looks at everything: with the 2,000
 * rows of a checkpoint a fill took half as much memory again.
 */
const mostRows = 500
const mostCharacters = 1_000_000

export async function prepareFill(tx: Tx): Promise<void> {
  const filled = await hasRecords(tx)
  if (filled) {
    // Versions count anew in a new feed: what was removed in the old one says nothing.
    await tx.run('delete from tombstone')
    await tx.run('delete from refill_seen')
    await clearSetAside(tx)
  }
  await writeState(tx, 'cursor', null)
  await writeState(tx, 'fill', { cursor: null, done: 0, total: 0, refill: filled })
}

/**
 * Fetches some types anew, under the eyes of the person: the cursor stays, so that what changes meanwhile comes as ever,
 * and nothing is hidden before it is replaced.
 */
export async function prepareMending(tx: Tx, types: readonly RecordType[]): Promise<void> {
  const list = JSON.stringify(types)
  // A removal that never was must not keep its record away once more.
  await tx.run('delete from tombstone where type in (select value from json_each(?))', [list])
  await clearSetAside(tx, types)
  await tx.run('delete from refill_seen')
  await writeState(tx, 'fill', { cursor: null, done: 0, total: 0, refill: true, only: [...types] })
}

async function hasRecords(tx: Tx): Promise<boolean> {
  for (const type of recordTypes) {
    // The person and the workspace came with the sign-in.
    if (type === 'workspace' || type === 'user') continue
    if ((await tx.get(`select 1 from ${tableOf[type]} limit 1`)) !== undefined) return true
  }
  return (await tx.get('select 1 from confirmed limit 1')) !== undefined
}

export async function fill(
  context: SyncContext,
  signal: AbortSignal,
  progress: (state: FillState | null) => void,
): Promise<void> {
  const { cache, server } = context
  const start = await cache.read((sql) => readState(sql, 'fill'))
  if (!start) throw new Error('no fill was prepared')
  progress(start)
  const query = start.cursor === null ? {} : { cursor: start.cursor }
  const answer = await server.open('snapshot', { query }, { signal })
  let state = start
  let rows: CheckedEntry[] = []
  let characters = 0
  // One batch is written while the next is read: two batches are all that is ever in memory.
  let writing: Promise<void> = Promise.resolve()
  let finished = false
  try {
    for await (const line of ndjson(answer.body)) {
      if (start.only && line.op === 'drop') {
        await writing
        await giveUp(context)
        progress(null)
        return
      }
      if (line.op !== 'checkpoint') {
        if (!start.only || isOneOf(start.only, line)) {
          const entry = checkEntry(line)
          rows.push(entry)
          if (entry.op === 'fit') characters += entry.fit.doc.length
        }
        if (rows.length < mostRows && characters < mostCharacters) continue
      }
      const batch = rows
      rows = []
      characters = 0
      if (line.op === 'checkpoint') state = { ...state, cursor: line.cursor, done: line.sent, total: line.total }
      const reached = line.op === 'checkpoint' ? { state, done: line.done } : null
      await writing
      writing = save(context, batch, start, reached)
      // An error is thrown at the next turn, or below.
      writing.catch(() => undefined)
      if (reached) progress(reached.done ? null : state)
      finished = reached?.done ?? false
      if (finished) break
    }
    await writing
  } finally {
    answer.close()
    await writing.catch(() => undefined)
  }
  if (!finished) throw new RestFailure('cut')
}

/**
 * What a mending could not see it must not take for gone: should the scope come back before a pull has noticed its loss,
 * nothing would bring its records again. The next comparison with the server begins anew.
 */
async function giveUp({ cache }: SyncContext): Promise<void> {
  await cache.write(async (tx) => {
    await tx.run('delete from refill_seen')
    await writeState(tx, 'fill', null)
  })
}

async function save(
  context: SyncContext,
  batch: readonly CheckedEntry[],
  { refill, only }: FillState,
  reached: { readonly state: FillState; readonly done: boolean } | null,
): Promise<void> {
  const { cache, appVersion, time, identity } = context
  await cache.write(async (tx) => {
    const { me, workspace } = identity()
    const options = {
      origin: 'fill',
      refilling: refillingOf({ refill, only }),
      appVersion,
      now: time.stamp(),
      workspaceId: workspace.id,
    } as const
    const affected = await takeEntries(tx, batch, options)
    await rebase(tx, affected, identity())
    if (!reached) return
    if (!reached.done) return writeState(tx, 'fill', reached.state)
    const essential = [keyOf({ type: 'workspace', id: workspace.id }), keyOf({ type: 'user', id: me.id })]
    if (only) await removeUnseen(tx, context, only, [])
    else if (refill) await removeUnseen(tx, context, recordTypes, essential)
    await refreshAllUnread(tx)
    // The last batch may hold no ticket; the numbers beside the queues have to be asked again all the same.
    tx.changed('ticket', null)
    // The cursor of the other types is older than this snapshot; what comes twice is told by its version.
    if (!only) await writeState(tx, 'cursor', reached.state.cursor)
    await writeState(tx, 'fill', null)
  })
}

/** What the new truth does not hold goes away; not if the truth is of a server that does not even know us. */
async function removeUnseen(
  tx: Tx,
  context: SyncContext,
  types: readonly RecordType[],
  essential: readonly RefKey[],
): Promise<void> {
  const known = await tx.all(
    'select 1 from refill_seen where (type, id) in (select value ->> 0, value ->> 1 from json_each(?))',
    [refPairs(essential)],
  )
  if (known.length < essential.length) throw new OtherWorkspaceError()
  for (const type of types) {
    const unseen = await tx.all<{ id: string }>(
      `select id from ${tableOf[type]} as shown
        where not exists (select 1 from refill_seen s where s.type = ? and s.id = shown.id)
        and not exists (select 1 from confirmed c where c.type = ? and c.id = shown.id)
        and not exists (select 1 from set_aside a where a.type = ? and a.id = shown.id)`,
      [type, type, type],
    )
    await removeRecords(
      tx,
      unseen.map(({ id }) => ({ type, id })),
    )
  }
  const lost = await tx.all<{ key: string }>(
    `update confirmed set doc = null, version = 0
      where doc is not null and type in (select value from json_each(?))
      and not exists (select 1 from refill_seen s where s.type = confirmed.type and s.id = confirmed.id)
      returning type || '|' || id as key`,
    [JSON.stringify(types)],
  )
  await rebase(
    tx,
    lost.map(({ key }) => key),
    context.identity(),
  )
  await tx.run('delete from refill_seen')
}

function isOneOf(types: readonly RecordType[], entry: FeedEntry): boolean {
  return entry.op !== 'drop' && types.some((type) => type === entry.type)
}

async function* ndjson(body: AsyncIterable<Uint8Array>): AsyncGenerator<SnapshotLine> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of body) {
    const text = rest + decoder.decode(chunk, { stream: true })
    let from = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      if (end > from) yield lineOf(text.slice(from, end))
      from = end + 1
    }
    rest = text.slice(from)
  }
  // A last line without its end was cut; the checkpoint before it is where to go on.
}

function lineOf(text: string): SnapshotLine {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new RestFailure('cut', { cause: error })
  }
  const parsed = snapshotLine.safeParse(value)
  if (!parsed.success) throw new RestFailure('not-switchboard', { cause: parsed.error })
  return parsed.data
}
