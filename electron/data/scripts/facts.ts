import type { Customer } from '#shared/domain/people'
import { dayIn } from '#shared/rules/day'
import type { BuiltInVariable } from '#shared/rules/scripts/variables'
import type { Sql } from '../cache/driver.ts'
import type { QueryContext } from '../cache/query.ts'
import { allRecords, getRecord } from '../cache/records.ts'
import { customerNow } from '../customers/merged.ts'
import { newestOrder, ownedOf } from './possessions.ts'

/** Values of the variables that the app fills. What is not known is left out, so that the text can mark it. */
export async function factsOf(
  sql: Sql,
  { me, now }: QueryContext,
  { ticketId, customerId }: { readonly ticketId: string | null; readonly customerId: string | null },
): Promise<{ values: Record<string, string>; language: string | null }> {
  const ticket = ticketId === null ? undefined : await getRecord(sql, 'ticket', ticketId)
  const customer = await customerNow(sql, customerId ?? ticket?.customerId)
  const organization = customer?.organizationId
    ? await getRecord(sql, 'organization', customer.organizationId)
    : undefined
  const [workspace] = await allRecords(sql, 'workspace')
  const team = ticket ? await getRecord(sql, 'team', ticket.teamId) : undefined
  const owned = customer ? await ownedOf(sql, customer.id) : []
  // With several at home only the agent can ask which one is meant.
  const only = owned.length === 1 ? owned[0] : undefined
  const product = only && (await getRecord(sql, 'product', only.productId))
  const order = customer && (await newestOrder(sql, customer.id, null))
  const values: Partial<Record<BuiltInVariable, string | null | undefined>> = {
    ...(customer ? customerFacts(customer) : {}),
    'product.name': product?.name,
    'product.sku': product?.sku,
    'product.serialNumber': only?.serialNumber,
    'product.warrantyUntil': only?.warrantyUntil,
    'order.number': order?.number,
    'order.status': order?.status,
    'organization.name': organization?.name,
    'agent.name': me.name,
    'agent.firstName': firstName(me.name),
    'workspace.name': workspace?.name,
    'team.name': team?.name,
    'ticket.number': ticket?.number?.toString(),
    'ticket.subject': ticket?.subject,
    'ticket.status': ticket?.status,
    'ticket.priority': ticket?.priority,
    today: dayIn(customer?.timeZone, now),
  }
  const known = Object.entries(values).filter((each): each is [string, string] => Boolean(each[1]))
  return { values: Object.fromEntries(known), language: customer?.language ?? null }
}

function customerFacts(customer: Customer): Partial<Record<BuiltInVariable, string | null | undefined>> {
  return {
    'customer.name': customer.name,
    'customer.firstName': firstName(customer.name),
    'customer.email': customer.emails[0],
    'customer.phone': customer.phones[0],
    'customer.city': customer.city,
    'customer.country': customer.country,
    'customer.language': customer.language,
    'customer.tier': customer.tier,
    'customer.jobTitle': customer.jobTitle,
  }
}

/** Names without a blank (most Chinese and Japanese ones) are not taken apart. */
export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name
}
