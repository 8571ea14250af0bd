import type { TicketStatus, ViewCondition } from '#shared/domain/tickets'
import { assertNever } from '#shared/rules/assert'
import { ownTeams } from '#shared/rules/queues'
import { matchExpression } from '#shared/rules/search-text'
import type { Sql, SqlValue } from '../cache/driver.ts'
import type { QueryContext } from '../cache/query.ts'
import { shardTables } from '../cache/text-index.ts'

/** Part of a WHERE clause over `ticket` with the values of its question marks. */
export interface Condition {
  readonly sql: string
  readonly params: readonly SqlValue[]
}

/** Holds for no ticket. A bare 0 makes SQLite find no plan for a given index. */
const nothing: Condition = { sql: "status = ''", params: [] }

const priorities = ['low', 'normal', 'high', 'urgent'] as const

const hour = 3_600_000

/** Every line of a view or built-in queue as SQL. Lines that hold for every ticket vanish. */
export async function conditionsToSql(
  sql: Sql,
  context: QueryContext,
  conditions: readonly ViewCondition[],
): Promise<Condition[]> {
  const result: Condition[] = []
  for (const condition of conditions) {
    const compiled = await toSql(sql, context, condition)
    if (compiled) result.push(compiled)
  }
  return result
}

async function toSql(sql: Sql, context: QueryContext, condition: ViewCondition): Promise<Condition | null> {
  switch (condition.field) {
    case 'status':
    case 'channel':
      return anyOf(condition.field, condition.op, condition.values)
    case 'priority':
      return anyOf(
        'priority',
        condition.op,
        condition.values.map((value) => priorities.indexOf(value)),
      )
    case 'assignee':
      return assignee(context, condition.op, condition.values)
    case 'team':
      return team(sql, context, condition.op, condition.values)
    case 'tag': {
      const marks = condition.values.map(() => '?').join(', ')
      const not = condition.op === 'in' ? '' : 'NOT '
      return {
        sql: `row ${not}IN (SELECT ticket_row FROM ticket_tag WHERE tag_id IN (${marks}))`,
        params: condition.values,
      }
    }
    case 'created':
    case 'updated': {
      const limit = new Date(context.now - condition.hours * hour).toISOString()
      return { sql: `${condition.field}_at ${condition.op === 'older-than' ? '<' : '>='} ?`, params: [limit] }
    }
    case 'overdue':
      return { sql: `due_order ${condition.value ? '<' : '>='} ?`, params: [new Date(context.now).toISOString()] }
    case 'text':
      return words(sql, condition.value)
    default:
      return assertNever(condition)
  }
}

function anyOf(column: string, op: 'in' | 'not-in', values: readonly SqlValue[]): Condition {
  return { sql: `${column} ${op === 'in' ? '' : 'NOT '}IN (${values.map(() => '?').join(', ')})`, params: values }
}

function assignee(context: QueryContext, op: 'in' | 'not-in', values: readonly string[]): Condition {
  const ids = values.filter((value) => value !== 'none').map((value) => (value === 'me' ? context.me.id : value))
  const nobody = values.includes('none')
  if (op === 'in' && !nobody && ids.length === 1) return { sql: onlyAssignee, params: ids }
  // 0 stands for nobody: one comparison for both, and no NULL to reason about.
  const wanted = `SELECT n FROM short_id WHERE id IN (${ids.map(() => '?').join(', ')})${nobody ? ' UNION ALL SELECT 0' : ''}`
  return { sql: `coalesce(assignee_n, 0) ${op === 'in' ? '' : 'NOT '}IN (${wanted})`, params: ids }
}

/** Tickets of one person, found by an index of their own. */
export const onlyAssignee = 'assignee_n = (SELECT n FROM short_id WHERE id = ?)'

/**
 * The cache holds only teams in sight, so `mine` is mostly all of them: then the condition is left out, and an index
 * need not look at the team.
 */
async function team(
  sql: Sql,
  context: QueryContext,
  op: 'in' | 'not-in',
  values: readonly string[],
): Promise<Condition | null> {
  const own = ownTeams(context.me)
  if (values.includes('mine') && own === null) return op === 'in' ? null : nothing
  const wanted = [...new Set(values.flatMap((value) => (value === 'mine' ? (own ?? []) : [value])))]
  const numbers = `SELECT n FROM short_id WHERE id IN (${wanted.map(() => '?').join(', ')})`
  if (op === 'not-in') return { sql: `team_n NOT IN (${numbers})`, params: wanted }
  const others = await sql.get(`SELECT 1 FROM ticket_count WHERE n > 0 AND team_n NOT IN (${numbers}) LIMIT 1`, wanted)
  return others ? { sql: `team_n IN (${numbers})`, params: wanted } : null
}

/** For a word that stands in most messages, the newest so many: reading all of 500,000 took 1.7 s at every count. */
const mostMessages = 5_000

/** All words in the subject, or all in one message. */
async function words(sql: Sql, text: string): Promise<Condition> {
  const match = matchExpression(text, 'none')
  if (match === null) return nothing
  const ticketShards = await shardTables(sql, 'ticket')
  const messageShards = await shardTables(sql, 'message')
  const found = (tables: readonly string[]) =>
    tables
      .map((table) => `SELECT rowid FROM (SELECT rowid FROM ${table} WHERE ${table} MATCH ? ORDER BY rowid DESC)`)
      .join(' UNION ALL ') || 'SELECT NULL AS rowid'
  // By row number throughout: comparing ids would read every ticket of the queue.
  return {
    sql: `row IN (
      ${found(ticketShards)} UNION ALL
      SELECT named.row FROM (SELECT * FROM (${found(messageShards)}) LIMIT ${mostMessages}) AS hit
      CROSS JOIN message ON message.row = hit.rowid CROSS JOIN ticket AS named ON named.id = message.ticket_id
    )`,
    params: [...ticketShards, ...messageShards].map(() => match),
  }
}

const activeStatuses = ['new', 'open', 'waiting'] as const satisfies readonly TicketStatus[]

/** True when the conditions can only hold for tickets that are not over. */
export function isActiveOnly(conditions: readonly ViewCondition[]): boolean {
  return conditions.some(
    (condition) =>
      condition.field === 'status' &&
      condition.op === 'in' &&
      condition.values.every((value) => (activeStatuses as readonly string[]).includes(value)),
  )
}
