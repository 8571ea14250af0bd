import type { Kysely } from 'kysely'
import { isRecordType, type RecordType, recordTypes } from '../../shared/domain/records.ts'
import { loadDoc } from '../store/records.ts'
import type { Tables } from '../store/schema.ts'
import type { Sight } from '../store/scopes.ts'
import { newestSeq, type Store } from '../store/store.ts'
import { decodeSnapshotCursor, encodeFeedCursor, encodeSnapshotCursor, type SnapshotCursor } from './cursor.ts'
import { dropEntry, putEntry } from './entries.ts'
import { countInSight, mayHold, pageOf } from './in-scope.ts'

/** Entries between two checkpoints: what a client writes in one transaction, and what a broken line costs at most. */
const checkpointEvery = 2_000
const mostRows = 1_000
const fewestRows = 20
/** Characters that a page should hold about. */
const pageText = 1_000_000

/**
 * The first fill as NDJSON text, in chunks: every record in sight, type by type so that references point backwards.
 * Pages are read by key from the record tables, each from its own state of the database; whatever changes between
 * two pages has a number above `startSeq` and comes again by `changes`. `sightNow` is asked before each page, as a fill
 * over a slow line takes minutes: what somebody may not see any more is left out, and when it throws the stream ends.
 * A scope that was out of sight for a moment is dropped for the rest of the stream; regained, it comes by `changes`.
 * @throws ProblemError bad-cursor, cursor-epoch-changed (before the first chunk)
 */
export async function openSnapshot(
  store: Store,
  sightNow: () => Promise<Sight>,
  cursorText: string | undefined,
): Promise<AsyncGenerator<string>> {
  const sight = await sightNow()
  const start = await store.read(async (db): Promise<SnapshotCursor> => {
    const newest = await newestSeq(db)
    if (cursorText) return decodeSnapshotCursor(cursorText, store.epoch, newest)
    const total = await countInSight(db, sight)
    const fresh = { typeIndex: 0, scopeIndex: 0, afterId: '', sent: 0, skipped: [] }
    return { ...fresh, epoch: store.epoch, startSeq: newest, scopes: sight.scopes, total }
  })
  return stream(store, sightNow, start)
}

async function* stream(store: Store, sightNow: () => Promise<Sight>, start: SnapshotCursor): AsyncGenerator<string> {
  let sent = start.sent
  let sinceCheckpoint = 0
  let rowsWanted = 200
  const skipped = new Set(start.skipped)
  for (let typeIndex = start.typeIndex; typeIndex < recordTypes.length; typeIndex++) {
    const type = recordTypes[typeIndex]
    if (type === undefined || !isRecordType(type)) continue
    const resumed = typeIndex === start.typeIndex
    for (let scopeIndex = resumed ? start.scopeIndex : 0; scopeIndex < start.scopes.length; scopeIndex++) {
      const scope = start.scopes[scopeIndex]
      if (scope === undefined || skipped.has(scope) || !mayHold(type, scope)) continue
      const isHeld = async () => (await sightNow()).scopes.some((held) => held === scope)
      const drop = () => {
        skipped.add(scope)
        return `${dropEntry(scope)}\n`
      }
      if (!(await isHeld())) {
        yield drop()
        continue
      }
      let afterId = resumed && scopeIndex === start.scopeIndex ? start.afterId : ''
      for (;;) {
        const rows = await pageOf(store.reader, type, scope, afterId, rowsWanted)
        if (rows.length === 0) break
        if (!(await isHeld())) {
          yield drop()
          break
        }
        let read = 0
        for await (const text of textsOf(store.reader, type, rows)) {
          read += text.length
          yield text
        }
        sent += rows.length
        sinceCheckpoint += rows.length
        afterId = rows.at(-1)?.id ?? afterId
        if (sinceCheckpoint >= checkpointEvery) {
          sinceCheckpoint = 0
          const at = { ...start, typeIndex, scopeIndex, afterId, sent, skipped: [...skipped] }
          yield checkpoint(encodeSnapshotCursor(at), false, sent, start.total)
        }
        if (rows.length < rowsWanted) break
        rowsWanted = Math.min(mostRows, Math.max(fewestRows, Math.floor((pageText * rows.length) / Math.max(1, read))))
      }
    }
  }
  const behind = Object.fromEntries([...skipped].map((scope) => [scope, 0]))
  const cursor = encodeFeedCursor({ epoch: start.epoch, seq: start.startSeq, scopes: start.scopes, behind })
  yield checkpoint(cursor, true, sent, Math.max(sent, start.total))
}

/** The entries of a page. Long records are read one by one, and make more than one text of it. */
async function* textsOf(
  db: Kysely<Tables>,
  type: RecordType,
  rows: Awaited<ReturnType<typeof pageOf>>,
): AsyncGenerator<string> {
  let text = ''
  for (const { id, version, doc } of rows) {
    const stored = doc === null ? await loadDoc(db, type, id) : { version, doc }
    // Deleted between the two: `changes` tells of it.
    if (!stored) continue
    text += `${putEntry(type, id, stored.version, stored.doc)}\n`
    if (text.length < pageText) continue
    yield text
    text = ''
  }
  if (text !== '') yield text
}

function checkpoint(cursor: string, done: boolean, sent: number, total: number): string {
  return `{"op":"checkpoint","cursor":"${cursor}","done":${done},"sent":${sent},"total":${total}}\n`
}
