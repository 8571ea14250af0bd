import type { User } from '#shared/domain/people'
import type { CallFilter } from '#shared/ipc/calls'
import { ringsNoMore } from '#shared/rules/calls/state'
import { ownTeams } from '#shared/rules/queues'
import { matchExpression } from '#shared/rules/search-text'
import type { Sql } from '../cache/driver.ts'
import { searchRows } from '../cache/text-search.ts'

/** The log of calls as row numbers of the cache, newest first. */

interface Where {
  readonly sql: string
  readonly params: readonly (string | number)[]
}

/** A name is typed on when whom one looks for is not among so many. */
const mostNamed = 500

async function whereOf(sql: Sql, me: User, now: number, filter: CallFilter): Promise<Where> {
  const parts: string[] = []
  const params: (string | number)[] = []
  const add = (part: string, ...values: (string | number)[]) => {
    parts.push(part)
    params.push(...values)
  }
  const teams = ownTeams(me)
  if (filter.whose === 'mine') add('agent_id = ?', me.id)
  else if (teams) add('team_id IN (SELECT value FROM json_each(?))', JSON.stringify(teams))
  if (filter.direction) add('direction = ?', filter.direction)
  if (filter.missed)
    add(
      `direction = 'inbound' AND (state = 'missed' OR (state = 'ringing' AND ringing_at < ?))`,
      new Date(now - ringsNoMore).toISOString(),
    )
  if (filter.from) add('ringing_at >= ?', filter.from)
  if (filter.to) add('ringing_at < ?', filter.to)
  const text = filter.text.trim()
  const digits = text.replace(/\D/g, '').replace(/^0+/, '')
  if (/^[\s\d+()./-]+$/.test(text) && digits !== '')
    add(`(number LIKE ? OR replace(doc ->> '$.rawNumber', ' ', '') LIKE ?)`, `%${digits}%`, `%${digits}%`)
  else if (text !== '') {
    const named = await searchRows(sql, 'customer', matchExpression(text, 'all'), mostNamed)
    add(
      `customer_id IN (SELECT id FROM customer WHERE row IN (SELECT value FROM json_each(?)))`,
      JSON.stringify(named ?? []),
    )
  }
  return { sql: parts.length === 0 ? 'true' : parts.join(' AND '), params }
}

export async function listCalls(
  sql: Sql,
  { me, now }: { readonly me: User; readonly now: number },
  filter: CallFilter,
  offset: number,
  limit: number,
): Promise<{ total: number; rows: number[] }> {
  const where = await whereOf(sql, me, now, filter)
  const count = await sql.get<{ n: number }>(`SELECT count(*) AS n FROM call WHERE ${where.sql}`, where.params)
  const rows = await sql.all<{ row: number }>(
    `SELECT row FROM call WHERE ${where.sql} ORDER BY ringing_at DESC, row DESC LIMIT ? OFFSET ?`,
    [...where.params, limit, offset],
  )
  return { total: count?.n ?? 0, rows: rows.map(({ row }) => row) }
}

/** Calls with my attention. One that rang and was never told to have ended does not ring for ever. */
export async function unfinishedCalls(
  sql: Sql,
  { me, now }: { readonly me: User; readonly now: number },
): Promise<number[]> {
  const rows = await sql.all<{ row: number }>(
    `SELECT row FROM call WHERE agent_id = ? AND state IN ('ringing', 'active', 'held', 'wrap-up')
      AND NOT (state = 'ringing' AND direction = 'inbound' AND ringing_at < ?) ORDER BY ringing_at, row LIMIT 50`,
    [me.id, new Date(now - ringsNoMore).toISOString()],
  )
  return rows.map(({ row }) => row)
}
