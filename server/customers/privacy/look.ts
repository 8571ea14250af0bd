import type { Kysely } from 'kysely'
import type { SearchMiss } from '../../../shared/domain/knowledge.ts'
import type { Customer } from '../../../shared/domain/people.ts'
import type { RecordType } from '../../../shared/domain/records.ts'
import { type Redact, redactorOf } from '../../../shared/rules/redact.ts'
import { recordTables } from '../../store/records.ts'
import type { Tables } from '../../store/schema.ts'
import { newestSeq } from '../../store/store.ts'
import { slices } from './slices.ts'

/** An entry of the audit. */
export interface Entry {
  readonly seq: number
  readonly type: RecordType
  readonly recordId: string
}

/** What only reading everything through can tell of a person. */
export interface Look {
  /** Number of the feed up to which it was read. */
  readonly upTo: number
  /** Entries that name the person, whatever they are about. */
  readonly entries: readonly Entry[]
  /** Messages that they wrote: a merge rewrites none, and a ticket may be somebody else's by now. */
  readonly messageIds: readonly string[]
  /** Questions without an answer that name them. */
  readonly missIds: readonly string[]
}

/** Numbers of the feed read in one statement: some hundredths of a second, in which others wait for nothing. */
const slice = 2_000

/**
 * Reads everything through that came in behind a number of the feed: seconds in a workspace with a long past, so that no
 * transaction should wait for it. What changes meanwhile gets a higher number than those read here, and is found by the
 * next look, which begins where this one ended.
 */
export async function lookThrough(
  db: Kysely<Tables>,
  ids: readonly string[],
  names: readonly Customer[],
  after = 0,
): Promise<Look> {
  const upTo = await newestSeq(db)
  const isNaming = namingOf(names)
  const entries: Entry[] = []
  const messageIds = new Set<string>()
  const missIds = new Set<string>()
  for (let from = after; from < upTo; from += slice) {
    const to = Math.min(from + slice, upTo)
    for (const part of slices(ids, most)) {
      const named = part.flatMap((id) => [`%"customerId":"${id}"%`, `%"authorId":"${id}"%`])
      const rows = await db
        .selectFrom('audit')
        .select(['seq', 'type', 'recordId'])
        .where('seq', '>', from)
        .where('seq', '<=', to)
        .where((eb) => eb.or(named.flatMap((pattern) => [eb('before', 'like', pattern), eb('after', 'like', pattern)])))
        .execute()
      for (const { seq, type, recordId } of rows)
        if (type !== 'connection') entries.push({ seq: Number(seq), type, recordId })
    }
    for (const id of await writtenBy(db, ids, from, to)) messageIds.add(id)
    for (const { id, doc } of await changed(db, 'searchMiss', from, to).execute())
      if (isNaming((JSON.parse(doc) as SearchMiss).query)) missIds.add(id)
  }
  return { upTo, entries, messageIds: [...messageIds], missIds: [...missIds] }
}

/** Messages that they wrote, among those that changed last between two numbers of the feed; all of them when left out. */
export async function writtenBy(
  db: Kysely<Tables>,
  ids: readonly string[],
  from = 0,
  to = Number.MAX_SAFE_INTEGER,
): Promise<string[]> {
  const found: string[] = []
  for (const part of slices(ids, most)) {
    const rows = await changed(db, 'message', from, to)
      .where((eb) => eb.or(part.map((id) => eb('doc', 'like', `%"authorId":"${id}"%`))))
      .execute()
    found.push(...rows.map(({ id }) => id))
  }
  return found
}

/** Two looks behind one another as one. */
export function together(first: Look, next: Look): Look {
  return {
    upTo: next.upTo,
    entries: [...first.entries, ...next.entries],
    messageIds: [...new Set([...first.messageIds, ...next.messageIds])],
    missIds: [...new Set([...first.missIds, ...next.missIds])],
  }
}

const changed = (db: Kysely<Tables>, type: 'message' | 'searchMiss', from: number, to: number) =>
  recordTables(db)
    .selectFrom(type as RecordType)
    .select(['id', 'doc'])
    .where('id', 'in', () =>
      db
        .selectFrom('feed')
        .select('id')
        .where('type', '=', type)
        .where('removed', '=', 0)
        .where('seq', '>', from)
        .where('seq', '<=', to),
    )

/** Identifiers of one statement. */
const most = 20

/** What somebody looked for in the knowledge base is typed in a hurry: without accents. */
function namingOf(names: readonly Customer[]): (query: string) => boolean {
  const redact: Redact = redactorOf(names)
  const plain = redactorOf(names.map((each) => ({ ...each, name: withoutAccents(each.name) })))
  return (query) => redact.spots(query).length > 0 || plain.spots(withoutAccents(query)).length > 0
}

const withoutAccents = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '')
