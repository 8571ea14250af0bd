import { type RecordType, recordTypes, type Scope, scopeFields } from '#shared/domain/records'
import type { Sql } from '../cache/driver.ts'
import type { Tx } from '../cache/writer.ts'
import type { Misfit } from './checked.ts'
import { type RefKey, refPairs } from './refs.ts'

/** Pulled records that failed their schema, as they came. They follow the scopes like the records that are shown. */

export interface SetAside {
  readonly type: string
  readonly id: string
  readonly createdAt: string
  readonly ticketId: string | null
}

export async function listSetAside(sql: Sql): Promise<SetAside[]> {
  return sql.all<{ type: string; id: string; createdAt: string; ticketId: string | null }>(
    `select type, id, created_at as createdAt, case type when 'ticket' then id else doc ->> '$.ticketId' end as ticketId
      from set_aside order by created_at desc limit 200`,
  )
}

export async function addSetAside(
  tx: Tx,
  misfits: readonly Misfit[],
  { appVersion, now }: { readonly appVersion: string; readonly now: string },
): Promise<void> {
  if (misfits.length === 0) return
  const rows = misfits.map(({ type, id, version, record, reason }) => [
    type,
    id,
    version,
    JSON.stringify(record ?? null),
    reason,
  ])
  await tx.run(
    `insert into set_aside (type, id, version, doc, reason, app_version, created_at)
      select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, ?, ? from json_each(?) where true
      on conflict do update set version = excluded.version, doc = excluded.doc, reason = excluded.reason, app_version = excluded.app_version`,
    [appVersion, now, JSON.stringify(rows)],
  )
  tx.changed('attention', null)
}

/** Those of them that have arrived whole, or are not there any more. */
export async function removeSetAside(tx: Tx, keys: Iterable<RefKey>): Promise<void> {
  if ((await tx.get('select 1 from set_aside limit 1')) === undefined) return
  await remove(tx, '(type, id) in (select value ->> 0, value ->> 1 from json_each(?))', [refPairs(keys)])
}

/** What a removed ticket takes along. */
export async function removeSetAsideOfTicket(tx: Tx, ticketId: string): Promise<void> {
  await remove(tx, `type in ('message', 'attachment') and doc ->> '$.ticketId' = ?`, [ticketId])
}

/** The record types whose scope that field names, for `in`. */
const typesBy = (field: 'teamId' | 'userId' | 'ownerId') =>
  recordTypes
    .filter((type) => scopeFields[type] === field)
    .map((type) => `'${type}'`)
    .join(', ')

/**
 * Of a scope that went out of sight. What does not say whose it is goes with any: kept, it could come back to somebody
 * who may not see it; gone, it comes again with the next refill.
 */
export async function dropSetAside(tx: Tx, scope: Scope): Promise<void> {
  const owner = scope.slice(scope.indexOf(':') + 1)
  if (scope === 'all') {
    const personal = `type in (${typesBy('teamId')}, ${typesBy('userId')})
      or (type in (${typesBy('ownerId')}) and doc ->> '$.ownerId' is not null)`
    await remove(tx, `not (${personal})`, [])
  } else if (scope.startsWith('team:')) {
    await remove(tx, `doc ->> '$.teamId' = ? or (type in (${typesBy('teamId')}) and doc ->> '$.teamId' is null)`, [
      owner,
    ])
  } else {
    await remove(
      tx,
      `(type in (${typesBy('userId')}) and coalesce(doc ->> '$.userId', ?1) = ?1)
        or (type in (${typesBy('ownerId')}) and doc ->> '$.ownerId' = ?2)`,
      [owner, owner],
    )
  }
}

/** Before everything, or all of these types, comes anew: it is set aside again if it still has to be. */
export async function clearSetAside(tx: Tx, types?: readonly RecordType[]): Promise<void> {
  if (types) await remove(tx, 'type in (select value from json_each(?))', [JSON.stringify(types)])
  else await remove(tx, 'true', [])
}

/** Leaves one to the next pull that brings it. */
export async function forgetSetAside(tx: Tx, id: string): Promise<boolean> {
  return (await remove(tx, 'id = ?', [id])) > 0
}

async function remove(tx: Tx, condition: string, params: readonly string[]): Promise<number> {
  const removed = await tx.run(`delete from set_aside where ${condition}`, params)
  if (removed > 0) tx.changed('attention', null)
  return removed
}
