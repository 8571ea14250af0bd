import type { Kysely } from 'kysely'
import type { RecordType } from '../../shared/domain/records.ts'
import { listed } from '../store/listed.ts'
import { keyOf, loadDoc, loadShortRecords } from '../store/records.ts'
import type { Tables } from '../store/schema.ts'
import type { Sight } from '../store/scopes.ts'
import { newestSeq, type Store } from '../store/store.ts'
import { decodeFeedCursor, encodeFeedCursor, type FeedCursor } from './cursor.ts'
import { dropEntry, putEntry, removeEntry } from './entries.ts'

interface FeedRow {
  readonly type: RecordType
  readonly id: string
  readonly seq: number
  readonly removed: number
  readonly version: number
}

interface Page {
  readonly entries: string[]
  readonly cursor: string
  readonly more: boolean
}

/** A page ends early here: a thousand long mails must not become one answer of a gigabyte, nor lie in memory. Characters. */
const pageText = 4_000_000
/** Records looked up at once. */
const slice = 250

/**
 * The next page of the feed for a person. All of it is read from one state of the database, so that a record that
 * moves to another team meanwhile is either still theirs or no longer there, never in between.
 * @throws ProblemError bad-cursor, cursor-epoch-changed
 */
export async function readChanges(
  store: Store,
  sight: Sight,
  cursorText: string | undefined,
  limit: number,
): Promise<Page> {
  return store.read(async (db) => {
    const newest = await newestSeq(db)
    const given: FeedCursor = cursorText
      ? decodeFeedCursor(cursorText, store.epoch, newest)
      : { epoch: store.epoch, seq: 0, scopes: sight.scopes, behind: {} }

    const entries = given.scopes.filter((scope) => !sight.scopes.some((held) => held === scope)).map(dropEntry)
    const behind = scopesBehind(given, sight)
    let seq = given.seq

    for (const [scope, position] of [...behind]) {
      if (entries.length >= limit) break
      const room = limit - entries.length
      const rows = await rowsOfScope(db, scope, position, seq, room)
      const rendered = await render(db, rows, sight)
      entries.push(...rendered.entries)
      // The scope has caught up when its rows up to the common number are through; then it moves on with the others.
      if (rendered.taken === rows.length && rows.length < room) behind.delete(scope)
      else {
        behind.set(scope, Number(rows[rendered.taken - 1]?.seq ?? position))
        break
      }
    }

    if (behind.size === 0 && entries.length < limit) {
      const room = limit - entries.length
      const rows = await rowsAfter(db, sight, seq, room)
      const rendered = await render(db, rows, sight)
      entries.push(...rendered.entries)
      if (rendered.taken === rows.length && rows.length < room) seq = newest
      else seq = Number(rows[rendered.taken - 1]?.seq ?? seq)
    }
    const cursor = encodeFeedCursor({
      epoch: store.epoch,
      seq,
      scopes: sight.scopes,
      behind: Object.fromEntries(behind),
    })
    return { entries, cursor, more: behind.size > 0 || seq < newest }
  })
}

/** What still has to be filled in: scopes that the cursor names as such, and those gained since it was made. */
function scopesBehind(cursor: FeedCursor, sight: Sight): Map<string, number> {
  const held = new Set(cursor.scopes)
  const behind = new Map<string, number>()
  for (const scope of sight.scopes) {
    const position = cursor.behind[scope]
    if (position !== undefined && Object.hasOwn(cursor.behind, scope)) behind.set(scope, position)
    else if (!held.has(scope)) behind.set(scope, 0)
  }
  return behind
}

const feedColumns = ['type', 'id', 'seq', 'removed', 'version'] as const

function rowsOfScope(
  db: Kysely<Tables>,
  scope: string,
  after: number,
  upTo: number,
  limit: number,
): Promise<FeedRow[]> {
  return db
    .selectFrom('feed')
    .select(feedColumns)
    .where('scope', '=', scope)
    .where('seq', '>', after)
    .where('seq', '<=', upTo)
    .orderBy('seq')
    .limit(limit)
    .execute()
}

function rowsAfter(db: Kysely<Tables>, sight: Sight, after: number, limit: number): Promise<FeedRow[]> {
  return (
    db
      .selectFrom('feed')
      .select(feedColumns)
      .where('seq', '>', after)
      // `||` keeps the planner from the index by scope, which would sort everything that is left for every page.
      .where((eb) => eb(eb('scope', '||', ''), 'in', listed(sight.scopes)))
      .orderBy('seq')
      .limit(limit)
      .execute()
  )
}

/**
 * Rows as entries, until the page is full. `taken` counts the rows that were dealt with. When a removed record lives
 * on in another scope of the person, it only moved: its present state goes out in place of the removal, at once. (To
 * say nothing and wait for its row further on would leave it for ever in a cache that loses the other scope before.)
 */
async function render(
  db: Kysely<Tables>,
  rows: readonly FeedRow[],
  sight: Sight,
): Promise<{ entries: string[]; taken: number }> {
  const entries: string[] = []
  let text = 0
  for (let start = 0; start < rows.length; start += slice) {
    const part = rows.slice(start, start + slice)
    const removed = part.filter((row) => row.removed === 1)
    const moved = await stillInSight(db, removed, sight)
    const records = await loadShortRecords(
      db,
      part.filter((row) => row.removed === 0 || moved.has(keyOf(row.type, row.id))),
    )
    for (const row of part) {
      if (text >= pageText) return { entries, taken: entries.length }
      const record = records.get(keyOf(row.type, row.id))
      const doc = record && (record.doc ?? (await loadDoc(db, row.type, row.id))?.doc)
      const entry =
        record && doc !== undefined
          ? putEntry(row.type, row.id, record.version, doc)
          : removeEntry(row.type, row.id, row.version)
      entries.push(entry)
      text += entry.length
    }
  }
  return { entries, taken: entries.length }
}

async function stillInSight(db: Kysely<Tables>, rows: readonly FeedRow[], sight: Sight): Promise<Set<string>> {
  if (rows.length === 0) return new Set()
  const live = await db
    .selectFrom('feed')
    .select(['type', 'id'])
    .where('id', 'in', listed(rows.map((row) => row.id)))
    .where('removed', '=', 0)
    .where('scope', 'in', listed(sight.scopes))
    .execute()
  return new Set(live.map((row) => keyOf(row.type, row.id)))
}
