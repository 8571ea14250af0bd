import type { Ticket } from '#shared/domain/tickets'
import type { TicketRow } from '#shared/ipc/views'
import type { Sql } from '../cache/driver.ts'
import { ofCustomer } from '../customers/merged.ts'

interface Found {
  doc: string
  unread: number
  customer_name: string | null
  customer_tier: TicketRow['customerTier'] | null
  preview: string | null
  has_draft: number
  pending: number
}

/** What a list shows of tickets, in the order of `rows` (row numbers of the cache). */
export async function ticketRows(sql: Sql, userId: string, rows: readonly number[]): Promise<TicketRow[]> {
  if (rows.length === 0) return []
  const found = await sql.all<Found>(
    `SELECT t.doc, t.unread, coalesce(c.name, ${ofCustomer('t.customer_id', 'name')}) AS customer_name,
        coalesce(c.doc ->> '$.tier', ${ofCustomer('t.customer_id', "doc ->> '$.tier'")}) AS customer_tier,
        substr(m.doc ->> '$.bodyText', 1, 200) AS preview,
        EXISTS (SELECT 1 FROM draft WHERE draft.ticket_id = t.id AND user_id = ?) AS has_draft,
        EXISTS (SELECT 1 FROM outbox_touch o WHERE o.type = 'ticket' AND o.id = t.id AND o.changed = 1) AS pending
      FROM json_each(?) AS wanted
      CROSS JOIN ticket t ON t.row = wanted.value
      LEFT JOIN customer c ON c.id = t.customer_id
      LEFT JOIN message m ON m.id = t.last_message_id
      ORDER BY wanted.key`,
    [userId, JSON.stringify(rows)],
  )
  return found.map(ticketRow)
}

function ticketRow(found: Found): TicketRow {
  const ticket = JSON.parse(found.doc) as Ticket
  return {
    id: ticket.id,
    number: ticket.number,
    subject: ticket.subject,
    status: ticket.status,
    priority: ticket.priority,
    channel: ticket.channel,
    teamId: ticket.teamId,
    assigneeId: ticket.assigneeId,
    customerId: ticket.customerId,
    tagIds: ticket.tagIds,
    createdAt: ticket.createdAt,
    updatedAt: ticket.updatedAt,
    lastMessageAt: ticket.lastMessageAt,
    dueAt: ticket.dueAt,
    messageCount: ticket.messageCount,
    mergedIntoId: ticket.mergedIntoId,
    customerName: found.customer_name ?? '',
    customerTier: found.customer_tier ?? 'standard',
    unread: found.unread === 1,
    pending: found.pending === 1,
    preview: (found.preview ?? '').replace(/\s+/g, ' ').trim().slice(0, 140),
    hasDraft: found.has_draft === 1,
  }
}
