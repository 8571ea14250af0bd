import type { Order, OwnedProduct, Survey } from '#shared/domain/customers'
import { defaultHealthSettings } from '#shared/domain/health-settings'
import type { Workspace } from '#shared/domain/people'
import { customerHealth } from '#shared/rules/customer-health'
import type { Sql } from '../cache/driver.ts'
import type { QueryHandlers } from '../cache/query.ts'
import { getRecord } from '../cache/records.ts'
import { customerFamily, presentCustomer } from './merged.ts'

const ninetyDays = 90 * 24 * 3_600_000

export const healthQueries: QueryHandlers<'customer.health'> = {
  'customer.health': (cache, { now }, { customerId }) =>
    cache.read(
      async (sql) => {
        const customer = await getRecord(sql, 'customer', await presentCustomer(sql, customerId))
        if (!customer) return null
        const family = await customerFamily(sql, customer.id)
        const [workspace] = await sql.all<{ doc: string }>('SELECT doc FROM workspace LIMIT 1')
        const settings =
          (workspace && (JSON.parse(workspace.doc) as Workspace).settings.customerHealth) ?? defaultHealthSettings
        const facts = {
          orders: await docs<Order>(sql, 'customer_order', family),
          surveys: await docs<Survey>(sql, 'survey', family),
          contracts: (await docs<OwnedProduct>(sql, 'owned_product', family)).flatMap(({ contract }) =>
            contract ? [contract.until] : [],
          ),
          ...(await ticketFacts(sql, family, now)),
        }
        const health = customerHealth(facts, settings, now)
        return {
          ...health,
          risk: {
            ...health.risk,
            reasons: health.risk.reasons.map((each) => ({ ...each, values: { ...each.values } })),
          },
          settings,
        }
      },
      { consistent: true },
    ),
}

async function docs<T>(sql: Sql, table: 'customer_order' | 'survey' | 'owned_product', family: string): Promise<T[]> {
  const rows = await sql.all<{ doc: string }>(
    `SELECT doc FROM ${table} WHERE customer_id IN (SELECT value FROM json_each(?)) LIMIT 5000`,
    [family],
  )
  return rows.map(({ doc }) => JSON.parse(doc) as T)
}

async function ticketFacts(sql: Sql, family: string, now: number) {
  const row = await sql.get<{ open: number; overdue: number }>(
    `SELECT count(*) AS open, coalesce(sum(due_order < ?), 0) AS overdue FROM ticket
      WHERE customer_id IN (SELECT value FROM json_each(?)) AND merged_into_id IS NULL
        AND status IN ('new', 'open', 'waiting')`,
    [new Date(now).toISOString(), family],
  )
  const again = await sql.get<{ n: number }>(
    `SELECT count(*) AS n FROM ticket t CROSS JOIN message m INDEXED BY message_conversation ON m.ticket_id = t.id
      WHERE t.customer_id IN (SELECT value FROM json_each(?)) AND m.created_at >= ? AND m.kind = 'event'
        AND m.doc ->> '$.event.type' = 'status' AND m.doc ->> '$.event.from' = 'solved'
        AND m.doc ->> '$.event.to' IN ('new', 'open', 'waiting')`,
    [family, new Date(now - ninetyDays).toISOString()],
  )
  return { openTickets: row?.open ?? 0, overdueTickets: row?.overdue ?? 0, reopened: again?.n ?? 0 }
}
