import type { Order, OwnedProduct, Survey } from '../../shared/domain/customers.ts'
import { defaultHealthSettings } from '../../shared/domain/health-settings.ts'
import type { Customer } from '../../shared/domain/people.ts'
import type { Ticket } from '../../shared/domain/tickets.ts'
import { customerHealth } from '../../shared/rules/customer-health.ts'
import type { Demo } from './desk.ts'

/** The customer of the demo with the most reasons to leave, by the product's own rules; the demo's time decides who. */
export async function mostAtRisk({ server }: Demo): Promise<string> {
  const read = <T>(table: 'customer' | 'order' | 'survey' | 'ticket' | 'ownedProduct') =>
    server.store.read(async (db) =>
      (await db.selectFrom(table).select('doc').execute()).map(({ doc }) => JSON.parse(doc) as T),
    )
  const now = Date.now()
  const byCustomer = <T extends { readonly customerId: string }>(records: readonly T[]) => {
    const groups = new Map<string, T[]>()
    for (const each of records) groups.set(each.customerId, [...(groups.get(each.customerId) ?? []), each])
    return groups
  }
  const orders = byCustomer(await read<Order>('order'))
  const surveys = byCustomer(await read<Survey>('survey'))
  const tickets = byCustomer(await read<Ticket>('ticket'))
  const products = byCustomer(await read<OwnedProduct>('ownedProduct'))
  const judged = (await read<Customer>('customer'))
    .filter(({ language }) => language === 'en')
    .map(({ id, name }) => {
      const open = (tickets.get(id) ?? []).filter(({ status }) => status !== 'solved')
      const { risk, recency } = customerHealth(
        {
          orders: orders.get(id) ?? [],
          surveys: surveys.get(id) ?? [],
          contracts: (products.get(id) ?? []).flatMap(({ contract }) => (contract ? [contract.until] : [])),
          openTickets: open.length,
          overdueTickets: 0,
          reopened: 0,
        },
        defaultHealthSettings,
        now,
      )
      return { name, points: recency.amount === null ? 0 : risk.points, reasons: risk.reasons.length }
    })
  const names = new Map<string, number>()
  for (const { name } of judged) names.set(name, (names.get(name) ?? 0) + 1)
  const [worst] = judged
    .filter(({ name }) => names.get(name) === 1 && /^[A-Za-z ]+$/.test(name))
    .sort((a, b) => b.reasons - a.reasons || b.points - a.points || a.name.localeCompare(b.name))
  if (!worst) throw new Error('nobody is at risk')
  return worst.name
}
