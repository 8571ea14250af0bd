import { type Kysely, sql } from 'kysely'
import { type RecordType, recordTypes, scopeFields } from '../../shared/domain/records.ts'
import { recordTables, shortDoc } from '../store/records.ts'
import type { Tables } from '../store/schema.ts'
import type { Sight } from '../store/scopes.ts'

/** The record tables by scope, walked by key. */

/** False for a type of which a scope never holds a record. */
export function mayHold(type: RecordType, scope: string): boolean {
  const field = scopeFields[type]
  if (field === 'teamId') return scope.startsWith('team:')
  if (field === 'userId') return scope.startsWith('user:')
  return scope === 'all' || (field === 'ownerId' && scope.startsWith('user:'))
}

function inScope(db: Kysely<Tables>, type: RecordType, scope: string) {
  const query = recordTables(db).selectFrom(type)
  const field = scopeFields[type]
  if (field === null) return query
  if (scope === 'all') return query.where(sql.ref(field), 'is', null)
  return query.where(sql.ref<string>(field), '=', scope.slice(scope.indexOf(':') + 1))
}

/** The next records of a type in a scope, long ones without their text. */
export function pageOf(db: Kysely<Tables>, type: RecordType, scope: string, afterId: string, limit: number) {
  return inScope(db, type, scope)
    .select(['id', 'version', shortDoc])
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** How many records are in sight. */
export async function countInSight(db: Kysely<Tables>, sight: Sight): Promise<number> {
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
