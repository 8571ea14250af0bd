import { type Kysely, sql } from 'kysely'
import { isRecordType, type RecordType, recordTypes } from '../../shared/domain/records.ts'
import { recordTables } from '../store/records.ts'
import type { Tables } from '../store/schema.ts'
import type { Sight } from '../store/scopes.ts'
import { newestSeq, type Store } from '../store/store.ts'
import { decodeSnapshotCursor, encodeFeedCursor, encodeSnapshotCursor, type SnapshotCursor } from './cursor.ts'
import { putEntry } from './entries.ts'

/** Entries between two checkpoints: what a client writes in one transaction, and what a broken line costs at most. */
const checkpointEvery = 2_000
const mostRows = 1_000
const fewestRows = 20
/** Characters that a page should hold about. */
const pageText = 1_000_000

/**
 * The first fill as NDJSON text, in chunks: every record in sight, type by type so that references point backwards.
 * Pages are read by key from the record tables, each from its own state of the database; whatever changes between
 * two pages has a number above `startSeq` and comes again by `changes`.
 * @throws ProblemError bad-cursor, cursor-epoch-changed (before the first chunk)
 */
export async function openSnapshot(
  store: Store,
  sight: Sight,
  cursorText: string | undefined,
): Promise<AsyncGenerator<string>> {
  const start = await store.read(async (db): Promise<SnapshotCursor> => {
    const newest = await newestSeq(db)
    if (cursorText) return decodeSnapshotCursor(cursorText, store.epoch, newest)
    const total = await countInSight(db, sight)
    const fresh = { typeIndex: 0, scopeIndex: 0, afterId: '', sent: 0 }
    return { ...fresh, epoch: store.epoch, startSeq: newest, scopes: sight.scopes, total }
  })
  return stream(store, sight, start)
}

async function* stream(store: Store, sight: Sight, start: SnapshotCursor): AsyncGenerator<string> {
  let sent = start.sent
  let sinceCheckpoint = 0
  let rowsWanted = 200
  for (let typeIndex = start.typeIndex; typeIndex < recordTypes.length; typeIndex++) {
    const type = recordTypes[typeIndex]
    if (type === undefined || !isRecordType(type)) continue
    const resumed = typeIndex === start.typeIndex
    for (let scopeIndex = resumed ? start.scopeIndex : 0; scopeIndex < start.scopes.length; scopeIndex++) {
      const scope = start.scopes[scopeIndex]
      // A scope lost meanwhile stays in the cursor, so that `changes` drops what was sent of it.
      if (scope === undefined || !mayHold(type, scope) || !sight.scopes.some((held) => held === scope)) continue
      let afterId = resumed && scopeIndex === start.scopeIndex ? start.afterId : ''
      for (;;) {
        const rows = await pageOf(store.reader, type, scope, afterId, rowsWanted)
        if (rows.length === 0) break
        let text = ''
        for (const row of rows) text += `${putEntry(type, row.id, row.version, row.doc)}\n`
        sent += rows.length
        sinceCheckpoint += rows.length
        afterId = rows.at(-1)?.id ?? afterId
        if (sinceCheckpoint >= checkpointEvery) {
          sinceCheckpoint = 0
          text += checkpoint(
            encodeSnapshotCursor({ ...start, typeIndex, scopeIndex, afterId, sent }),
            false,
            sent,
            start.total,
          )
        }
        yield text
        if (rows.length < rowsWanted) break
        rowsWanted = Math.min(mostRows, Math.max(fewestRows, Math.floor((pageText * rows.length) / text.length)))
      }
    }
  }
  const cursor = encodeFeedCursor({ epoch: start.epoch, seq: start.startSeq, scopes: start.scopes, behind: {} })
  yield checkpoint(cursor, true, sent, Math.max(sent, start.total))
}

function checkpoint(cursor: string, done: boolean, sent: number, total: number): string {
  return `{"op":"checkpoint","cursor":"${cursor}","done":${done},"sent":${sent},"total":${total}}\n`
}

/** Which records of a type stand in a scope, as a condition on its table; undefined when none can. */
function columnOf(type: RecordType): 'teamId' | 'userId' | 'ownerId' | null {
  switch (type) {
    case 'ticket':
    case 'message':
    case 'attachment':
      return 'teamId'
    case 'draft':
    case 'readMark':
      return 'userId'
    case 'view':
      return 'ownerId'
    default:
      return null
  }
}

function mayHold(type: RecordType, scope: string): boolean {
  const column = columnOf(type)
  if (column === 'teamId') return scope.startsWith('team:')
  if (column === 'userId') return scope.startsWith('user:')
  return scope === 'all' || (column === 'ownerId' && scope.startsWith('user:'))
}

function inScope(db: Kysely<Tables>, type: RecordType, scope: string) {
  const query = recordTables(db).selectFrom(type)
  const column = columnOf(type)
  if (column === null) return query
  if (scope === 'all') return query.where(sql.ref(column), 'is', null)
  return query.where(sql.ref<string>(column), '=', scope.slice(scope.indexOf(':') + 1))
}

function pageOf(db: Kysely<Tables>, type: RecordType, scope: string, afterId: string, limit: number) {
  return inScope(db, type, scope)
    .select(['id', 'version', 'doc'])
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(limit)
    .execute()
}

async function countInSight(db: Kysely<Tables>, sight: Sight): Promise<number> {
  let total = 0
  for (const type of recordTypes) {
    for (const scope of sight.scopes) {
      if (!mayHold(type, scope)) continue
      const row = await inScope(db, type, scope)
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      total += Number(row.count)
    }
  }
  return total
}

/** Identifiers and versions of everything in sight, in pages: what a digest is made of. */
export async function* versionsInSight(
  db: Kysely<Tables>,
  sight: Sight,
): AsyncGenerator<{ type: RecordType; rows: { id: string; version: number }[] }> {
  const limit = 5_000
  for (const type of recordTypes) {
    for (const scope of sight.scopes) {
      if (!mayHold(type, scope)) continue
      for (let afterId = ''; ; ) {
        const rows = await inScope(db, type, scope)
          .select(['id', 'version'])
          .where('id', '>', afterId)
          .orderBy('id')
          .limit(limit)
          .execute()
        yield { type, rows }
        if (rows.length < limit) break
        afterId = rows.at(-1)?.id ?? afterId
      }
    }
  }
}
