import type { TicketsOf } from '#shared/ipc/views'
import type { Sql } from '../cache/driver.ts'
import { ticketRows } from '../tickets/index.ts'

const openShown = 50
const earlierShown = 50

/** Whose tickets are asked for; the statement has one question mark: a list of customers, see `customerFamily`, or an id. */
const owners = {
  customer: 'ticket t INDEXED BY ticket_customer WHERE t.customer_id IN (SELECT value FROM json_each(?))',
  // Through its people: a ticket does not know the organization, and its customer may change to another.
  organization: `customer c INDEXED BY customer_organization
      CROSS JOIN ticket t INDEXED BY ticket_customer ON t.customer_id = c.id WHERE c.organization_id = ?`,
} as const
export type TicketOwner = keyof typeof owners

const isOpen = "t.status IN ('new', 'open', 'waiting')"

export const ownedCount = (owner: TicketOwner) =>
  `SELECT count(*) AS total, coalesce(sum(${isOpen}), 0) AS open FROM ${owners[owner]} AND t.merged_into_id IS NULL`

export const ownedRows = (owner: TicketOwner, open: boolean) =>
  `SELECT t.row FROM ${owners[owner]} AND t.merged_into_id IS NULL AND ${open ? '' : 'NOT '}(${isOpen})
    ORDER BY t.last_message_at DESC LIMIT ?`

/** The newest tickets of a customer or of an organization, open and earlier, and how many there are of each. */
export async function ticketsOf(sql: Sql, userId: string, owner: TicketOwner, id: string): Promise<TicketsOf> {
  const rows = async (open: boolean, limit: number) =>
    ticketRows(
      sql,
      userId,
      (await sql.all<{ row: number }>(ownedRows(owner, open), [id, limit])).map(({ row }) => row),
    )
  const counts = await sql.get<{ total: number; open: number }>(ownedCount(owner), [id])
  return {
    openTickets: await rows(true, openShown),
    earlierTickets: await rows(false, earlierShown),
    openCount: counts?.open ?? 0,
    ticketCount: counts?.total ?? 0,
  }
}
