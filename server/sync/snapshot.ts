import type { Kysely } from 'kysely'
import { isRecordType, type RecordType, recordTypes } from '../../shared/domain/records.ts'
import { loadDoc } from '../store/records.ts'
import type { Tables } from '../store/schema.ts'
import type { Sight } from '../store/scopes.ts'
import { newestSeq, type Store } from '../store/store.ts'
import { decodeSnapshotCursor, encodeFeedCursor, encodeSnapshotCursor, type SnapshotCursor } from './cursor.ts'
import { putEntry } from './entries.ts'
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
    const fresh = { typeIndex: 0, scopeIndex: 0, afterId: '', sent: 0 }
    return { ...fresh, epoch: store.epoch, startSeq: newest, scopes: sight.scopes, total }
  })
  return stream(store, sightNow, start)
}

async function* stream(store: Store, sightNow: () => Promise<Sight>, start: SnapshotCursor): AsyncGenerator<string> {
  let sent = start.sent
  let sinceCheckpoint = 0
  let rowsWanted = 200
  for (let typeIndex = start.typeIndex; typeIndex < recordTypes.length; typeIndex++) {
    const type = recordTypes[typeIndex]
    if (type === undefined || !isRecordType(type)) continue
    const resumed = typeIndex === start.typeIndex
    for (let scopeIndex = resumed ? start.scopeIndex : 0; scopeIndex < start.scopes.length; scopeIndex++) {
      const scope = start.scopes[scopeIndex]
      if (scope === undefined || !mayHold(type, scope)) continue
      // A scope lost meanwhile stays in the cursor, so that `changes` drops what was sent of it.
      const isHeld = async () => (await sightNow()).scopes.some((held) => held === scope)
      if (!(await isHeld())) continue
      let afterId = resumed && scopeIndex === start.scopeIndex ? start.afterId : ''
      for (;;) {
        const rows = await pageOf(store.reader, type, scope, afterId, rowsWanted)
        if (rows.length === 0 || !(await isHeld())) break
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
          const at = { ...start, typeIndex, scopeIndex, afterId, sent }
          yield checkpoint(encodeSnapshotCursor(at), false, sent, start.total)
        }
        if (rows.length < rowsWanted) break
        rowsWanted = Math.min(mostRows, Math.max(fewestRows, Math.floor((pageText * rows.length) / Math.max(1, read))))
      }
    }
  }
  const cursor = encodeFeedCursor({ epoch: start.epoch, seq: start.startSeq, scopes: start.scopes, behind: {} })
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
