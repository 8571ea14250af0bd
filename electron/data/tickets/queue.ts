import type { z } from 'zod'
import type { TicketSort, View, ViewCondition } from '#shared/domain/tickets'
import type { queueRef } from '#shared/ipc/views'
import { queueConditions } from '#shared/rules/queues'
import type { Sql, SqlValue } from '../cache/driver.ts'
import type { QueryContext } from '../cache/query.ts'
import { getRecord } from '../cache/records.ts'
import { type Condition, conditionsToSql, isActiveOnly, onlyAssignee } from './conditions.ts'

export type QueueRef = z.infer<typeof queueRef>

/** A queue ready to be counted and paged. */
export interface Queue {
  readonly where: readonly Condition[]
  /** Only tickets that are not over: a fraction of all, with an index of its own. */
  readonly active: boolean
  /** Set when only one person's tickets are wanted. */
  readonly assigned: boolean
  /** Status, assignee and team alone: then the counts that triggers keep have the answer. */
  readonly counted: boolean
}

/** Null when the view does not exist any more. */
export async function queueOf(sql: Sql, context: QueryContext, ref: QueueRef): Promise<Queue | null> {
  if (ref.kind === 'conditions') return queueFrom(sql, context, ref.conditions)
  if (ref.kind === 'built-in') return queueFrom(sql, context, queueConditions[ref.queue])
  const view: View | undefined = await getRecord(sql, 'view', ref.viewId)
  return view ? queueFrom(sql, context, view.conditions) : null
}

export async function queueFrom(sql: Sql, context: QueryContext, conditions: readonly ViewCondition[]): Promise<Queue> {
  const where = await conditionsToSql(sql, context, conditions)
  const active = isActiveOnly(conditions)
  return {
    where,
    active,
    assigned: active && where.some((condition) => condition.sql === onlyAssignee),
    counted: conditions.every(({ field }) => field === 'status' || field === 'assignee' || field === 'team'),
  }
}

// The text must be the same as in the partial indexes, or SQLite does not see that they apply.
const activeSql = "status IN ('new', 'open', 'waiting')"

function whereClause(queue: Queue): Condition {
  const parts = [
    ...(queue.active ? [activeSql] : []),
    'merged_into_id IS NULL',
    ...queue.where.map((condition) => condition.sql),
  ]
  return { sql: parts.join(' AND '), params: queue.where.flatMap((condition) => condition.params) }
}

interface Order {
  readonly columns: readonly { readonly name: string; readonly descending: boolean }[]
  readonly index: string
}

const column = (name: string, descending = false) => ({ name, descending })
/** Ascending; `row` makes each order total, so that pages neither repeat nor miss a ticket. */
const orders: { readonly [B in TicketSort['by']]: Order } = {
  urgency: { columns: [column('due_order'), column('priority', true), column('row')], index: 'ticket_urgency' },
  updated: { columns: [column('updated_at'), column('row')], index: 'ticket_updated' },
  created: { columns: [column('created_at'), column('row')], index: 'ticket_created' },
  priority: { columns: [column('priority'), column('updated_at'), column('row')], index: 'ticket_priority' },
  number: { columns: [column('number_order'), column('row')], index: 'ticket_number' },
  subject: { columns: [column('subject COLLATE NOCASE'), column('row')], index: 'ticket_subject' },
}

function orderClause(sort: TicketSort): string {
  return orders[sort.by].columns
    .map(({ name, descending }) => `${name} ${descending !== (sort.direction === 'desc') ? 'DESC' : 'ASC'}`)
    .join(', ')
}

/**
 * Which index is walked is decided here and not by the planner, which without statistics takes a filter for rarer than
 * it is and then sorts 100,000 tickets.
 */
function indexFor(queue: Queue, sort: TicketSort): string {
  if (queue.assigned) return 'ticket_assignee'
  if (queue.active && sort.by === 'updated') return 'ticket_active_updated'
  if (queue.active && sort.by === 'subject') return 'ticket_active_subject'
  if (queue.active) return 'ticket_active'
  return orders[sort.by].index
}

/** Row numbers of one page, in order. Filters read the index alone; tickets are fetched by whoever shows them. */
export function pageStatement(
  queue: Queue,
  sort: TicketSort,
  offset: number,
  limit: number,
): { text: string; params: SqlValue[] } {
  const where = whereClause(queue)
  return {
    text: `SELECT row FROM ticket INDEXED BY ${indexFor(queue, sort)} WHERE ${where.sql}
      ORDER BY ${orderClause(sort)} LIMIT ? OFFSET ?`,
    params: [...where.params, limit, offset],
  }
}

/** `total` is the queue's count: a page of the second half is reached from the end, which skips fewer. */
export async function pageRows(
  sql: Sql,
  queue: Queue,
  sort: TicketSort,
  { offset, limit, total }: { offset: number; limit: number; total: number },
): Promise<number[]> {
  const length = Math.min(limit, total - offset)
  if (length <= 0) return []
  const backwards = offset > total / 2
  const { text, params } = backwards
    ? pageStatement(queue, opposite(sort), total - offset - length, length)
    : pageStatement(queue, sort, offset, length)
  const rows = (await sql.all<{ row: number }>(text, params)).map(({ row }) => row)
  return backwards ? rows.reverse() : rows
}

const opposite = ({ by, direction }: TicketSort): TicketSort => ({
  by,
  direction: direction === 'asc' ? 'desc' : 'asc',
})

export function countStatement(queue: Queue): { text: string; params: SqlValue[] } {
  const where = whereClause(queue)
  if (queue.counted) {
    // In `ticket_count` merged is a flag.
    const text = where.sql.replaceAll('merged_into_id IS NULL', 'merged = 0')
    return {
      text: `SELECT coalesce(sum(n), 0) AS count, coalesce(sum(n * unread), 0) AS unread FROM ticket_count WHERE ${text}`,
      params: [...where.params],
    }
  }
  const index = queue.assigned ? '' : `INDEXED BY ${queue.active ? 'ticket_active' : 'ticket_urgency'}`
  return {
    text: `SELECT count(*) AS count, coalesce(sum(unread), 0) AS unread FROM ticket ${index} WHERE ${where.sql}`,
    params: [...where.params],
  }
}

export async function countQueue(sql: Sql, queue: Queue): Promise<{ count: number; unread: number }> {
  const { text, params } = countStatement(queue)
  return (await sql.get<{ count: number; unread: number }>(text, params)) ?? { count: 0, unread: 0 }
}

/** How many tickets of the queue come before this one; null when it is not in the queue. */
export async function positionIn(sql: Sql, queue: Queue, sort: TicketSort, ticketId: string): Promise<number | null> {
  const where = whereClause(queue)
  const { columns } = orders[sort.by]
  const values = columns.map(({ name }, i) => `${name.split(' ')[0]} AS key_${i}`).join(', ')
  const found = await sql.get<Record<string, string | number>>(
    `SELECT ${values} FROM ticket WHERE id = ? AND ${where.sql}`,
    [ticketId, ...where.params],
  )
  if (!found) return null
  // (a, b, c) < (x, y, z) in parts, because directions are mixed; each part walks its own range of the index.
  let before = 0
  for (let i = 0; i < columns.length; i++) {
    const parts = columns.slice(0, i + 1).map(({ name, descending }, k) => {
      if (k < i) return `${name} = ?`
      return `${name} ${descending !== (sort.direction === 'desc') ? '>' : '<'} ?`
    })
    const row = await sql.get<{ n: number }>(
      `SELECT count(*) AS n FROM ticket INDEXED BY ${indexFor(queue, sort)} WHERE ${where.sql} AND ${parts.join(' AND ')}`,
      [...where.params, ...parts.map((_, k) => found[`key_${k}`] ?? null)],
    )
    before += row?.n ?? 0
  }
  return before
}
