import { type Kysely, sql } from 'kysely'
import { type RecordOf, type RecordType, recordTypes, type Scope } from '../../shared/domain/records.ts'
import { listed } from './listed.ts'
import type { RecordTables, Tables } from './schema.ts'

/** Reading records by identifier, whatever their type. */

export interface Ref {
  readonly type: RecordType
  readonly id: string
}

export interface StoredRecord {
  readonly type: RecordType
  readonly id: string
  readonly version: number
  /** JSON text. */
  readonly doc: string
}

export const keyOf = (type: RecordType, id: string): string => `${type}:${id}`

/** Record tables under a type that does not care which of them it is. */
export function recordTables(db: Kysely<Tables>): Kysely<RecordTables> {
  return db as unknown as Kysely<RecordTables>
}

/** The named records that exist, by `keyOf`, in one query. */
export async function loadRecords(db: Kysely<Tables>, refs: readonly Ref[]): Promise<Map<string, StoredRecord>> {
  const tables = recordTables(db)
  const [first, ...rest] = idsByType(refs).map(([type, ids]) =>
    tables
      .selectFrom(type)
      .select([sql<RecordType>`${sql.lit(type)}`.as('type'), 'id', 'version', 'doc'])
      .where('id', 'in', listed(ids)),
  )
  if (!first) return new Map()
  const rows = await rest.reduce((query, part) => query.unionAll(part), first).execute()
  return new Map(rows.map((row) => [keyOf(row.type, row.id), row]))
}

/** Bytes up to which a record is read together with others. Nearly all are shorter; a mail can be two million long. */
const longDoc = 65_536

/** For `select`: the JSON text, null where it is long and `loadDoc` has to read it by itself. */
export const shortDoc = sql<string | null>`case when octet_length(doc) <= ${sql.lit(longDoc)} then doc end`.as('doc')

/** As `loadRecords`, but without the text of long ones: a page of them would fill the memory. */
export async function loadShortRecords(
  db: Kysely<Tables>,
  refs: readonly Ref[],
): Promise<Map<string, Omit<StoredRecord, 'doc'> & { readonly doc: string | null }>> {
  const tables = recordTables(db)
  const [first, ...rest] = idsByType(refs).map(([type, ids]) =>
    tables
      .selectFrom(type)
      .select([sql<RecordType>`${sql.lit(type)}`.as('type'), 'id', 'version', shortDoc])
      .where('id', 'in', listed(ids)),
  )
  if (!first) return new Map()
  const rows = await rest.reduce((query, part) => query.unionAll(part), first).execute()
  return new Map(rows.map((row) => [keyOf(row.type, row.id), row]))
}

/** The version and JSON text of one record. */
export function loadDoc(
  db: Kysely<Tables>,
  type: RecordType,
  id: string,
): Promise<{ version: number; doc: string } | undefined> {
  return recordTables(db).selectFrom(type).select(['version', 'doc']).where('id', '=', id).executeTakeFirst()
}

/** The order of types is fixed, so that the same set of types makes the same statement. */
function idsByType(refs: readonly Ref[]): [RecordType, string[]][] {
  const byType = new Map<RecordType, string[]>()
  for (const { type, id } of refs) {
    const ids = byType.get(type)
    if (ids) ids.push(id)
    else byType.set(type, [id])
  }
  return recordTypes.flatMap((type): [RecordType, string[]][] => {
    const ids = byType.get(type)
    return ids ? [[type, ids]] : []
  })
}

/** One record, parsed. */
export async function loadRecord<T extends RecordType>(
  db: Kysely<Tables>,
  type: T,
  id: string,
): Promise<RecordOf<T> | undefined> {
  const row = await recordTables(db)
    .selectFrom(type as RecordType)
    .select('doc')
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? (JSON.parse(row.doc) as RecordOf<T>) : undefined
}

/** The workspace; undefined before setup. There is one. */
export async function loadWorkspace(db: Kysely<Tables>): Promise<RecordOf<'workspace'> | undefined> {
  const row = await db.selectFrom('workspace').select('doc').limit(1).executeTakeFirst()
  return row ? (JSON.parse(row.doc) as RecordOf<'workspace'>) : undefined
}

export async function allTeamIds(db: Kysely<Tables>): Promise<string[]> {
  const rows = await db.selectFrom('team').select('id').execute()
  return rows.map((row) => row.id)
}

/** Where in the feed records stand alive: their scope and version. */
export async function feedStates(
  db: Kysely<Tables>,
  ids: readonly string[],
): Promise<{ type: RecordType; id: string; scope: Scope; removed: number; version: number }[]> {
  const rows = await db
    .selectFrom('feed')
    .select(['type', 'id', 'scope', 'removed', 'version'])
    .where('id', 'in', listed(ids))
    .execute()
  return rows.map((row) => ({ ...row, scope: row.scope as Scope }))
}
