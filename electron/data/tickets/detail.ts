import type { Customer, Organization } from '#shared/domain/people'
import { draftId, readMarkId } from '#shared/domain/records'
import type { Ticket } from '#shared/domain/tickets'
import type { TicketDetail } from '#shared/ipc/views'
import type { Sql } from '../cache/driver.ts'
import { typed } from '../cache/kysely-dialect.ts'
import type { QueryHandlers } from '../cache/query.ts'
import { getRecord, getRecords } from '../cache/records.ts'
import { presentCustomer } from '../customers/merged.ts'

/** One ticket with what stands around its conversation, and its draft. */
export const detailQueries: QueryHandlers<'ticket.get' | 'draft.get'> = {
  'ticket.get': (cache, { me }, { ticketId }) =>
    cache.read(
      async (sql) => {
        const ticket = await getRecord(sql, 'ticket', ticketId)
        if (!ticket) return null
        const customer: Customer | undefined = await getRecord(
          sql,
          'customer',
          await presentCustomer(sql, ticket.customerId),
        )
        const organization: Organization | undefined = customer?.organizationId
          ? await getRecord(sql, 'organization', customer.organizationId)
          : undefined
        const readMark = await getRecord(sql, 'readMark', readMarkId(ticketId, me.id))
        const detail: TicketDetail = {
          ticket,
          customer: customer ?? null,
          organization: organization ?? null,
          draft: (await getRecord(sql, 'draft', draftId(ticketId, me.id))) ?? null,
          readAt: readMark?.readAt ?? null,
          pending: await isPending(sql, ticketId),
          linked: (await ticketsById(sql, ticket.linkedTicketIds)).map(({ id, number, subject, status }) => ({
            id,
            number,
            subject,
            status,
          })),
          mergedFrom: (await mergedInto(sql, ticketId)).map(short),
          mergedInto: ticket.mergedIntoId ? await mergeTarget(sql, ticket.mergedIntoId) : null,
        }
        return detail
      },
      { consistent: true },
    ),

  'draft.get': (cache, { me }, { ticketId }) =>
    cache.read(async (sql) => (await getRecord(sql, 'draft', draftId(ticketId, me.id))) ?? null),
}

const short = ({ id, number, subject }: Ticket) => ({ id, number, subject })

async function mergeTarget(sql: Sql, id: string): Promise<TicketDetail['mergedInto']> {
  const target = await getRecord(sql, 'ticket', id)
  return target ? short(target) : null
}

async function ticketsById(sql: Sql, ids: readonly string[]): Promise<Ticket[]> {
  const found = await getRecords(
    sql,
    ids.map((id) => ({ type: 'ticket', id })),
  )
  return found.flatMap((each) => (each.type === 'ticket' ? [each.record] : []))
}

async function mergedInto(sql: Sql, ticketId: string): Promise<Ticket[]> {
  const rows = await typed(sql)
    .selectFrom('ticket')
    .where('merged_into_id', '=', ticketId)
    .orderBy('created_at')
    .select('doc')
    .execute()
  return rows.map(({ doc }) => JSON.parse(doc) as Ticket)
}

/** A change of the ticket itself waits for the server. */
export async function isPending(sql: Sql, ticketId: string): Promise<boolean> {
  const row = await sql.get("SELECT 1 FROM outbox_touch WHERE type = 'ticket' AND id = ? AND changed = 1 LIMIT 1", [
    ticketId,
  ])
  return row !== undefined
}
