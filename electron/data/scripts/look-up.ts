import type { OwnedProduct } from '#shared/domain/customers'
import type { Customer } from '#shared/domain/people'
import type { RecordOf } from '#shared/domain/records'
import type { AnswerValue, LookUpSource } from '#shared/domain/scripts'
import { dayIn } from '#shared/rules/day'
import { moneyInUnits } from '#shared/rules/money'
import { warrantyState } from '#shared/rules/warranty'
import type { Sql } from '../cache/driver.ts'
import { getRecord } from '../cache/records.ts'
import { customerNow } from '../customers/merged.ts'
import { firstName } from './facts.ts'
import { newestOrder, ownedBySerial, ownedOf } from './possessions.ts'

interface Wanted {
  readonly source: LookUpSource
  readonly field: string
  readonly key: string | null
  readonly customerId: string | null
  readonly ticketId: string | null
}

/** What a look-up step finds; null when there is nothing, and the agent may enter it. */
export async function lookUp(sql: Sql, wanted: Wanted, now: number): Promise<AnswerValue> {
  const ticket = wanted.ticketId === null ? undefined : await getRecord(sql, 'ticket', wanted.ticketId)
  const customerId = wanted.customerId ?? ticket?.customerId ?? ''
  const found = await lookedUp(sql, wanted, customerId, now)
  return found === '' || found === undefined ? null : found
}

async function lookedUp(
  sql: Sql,
  { source, field, key }: Wanted,
  customerId: string,
  now: number,
): Promise<string | null | undefined> {
  if (source === 'customer') {
    const customer = await customerNow(sql, customerId)
    return customer && ofCustomer(sql, customer, field)
  }
  if (source === 'order') {
    const order = await newestOrder(sql, customerId, key)
    return order && ofOrder(order, field, (await getRecord(sql, 'customer', customerId))?.timeZone)
  }
  const owned = key === null ? onlyOne(await ownedOf(sql, customerId)) : await ownedBySerial(sql, key, customerId)
  return owned && ofProduct(owned, await getRecord(sql, 'product', owned.productId), field, now)
}

/** With several at home nobody can say which one the call is about: then the agent asks. */
function onlyOne<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined
}

async function ofCustomer(sql: Sql, customer: Customer, field: string): Promise<string | null | undefined> {
  switch (field) {
    case 'firstName':
      return firstName(customer.name)
    case 'email':
      return customer.emails[0]
    case 'phone':
      return customer.phones[0]
    case 'organization':
      return customer.organizationId ? (await getRecord(sql, 'organization', customer.organizationId))?.name : undefined
    case 'name':
    case 'city':
    case 'country':
    case 'language':
    case 'tier':
    case 'jobTitle':
    case 'notes':
      return customer[field]
    default:
      return undefined
  }
}

/** What branches of scripts compare with: one that ends soon still holds. */
const warrantyWord = { valid: 'valid', ending: 'valid', expired: 'expired', unknown: undefined } as const

function ofProduct(
  owned: OwnedProduct,
  product: RecordOf<'product'> | undefined,
  field: string,
  now: number,
): string | null | undefined {
  switch (field) {
    case 'name':
    case 'sku':
      return product?.[field]
    case 'serialNumber':
    case 'boughtAt':
    case 'warrantyUntil':
      return owned[field]
    case 'warrantyState':
      return warrantyWord[warrantyState(owned.warrantyUntil, now)]
    case 'contractName':
      return owned.contract?.name
    case 'contractUntil':
      return owned.contract?.until
    default:
      return undefined
  }
}

function ofOrder(order: RecordOf<'order'>, field: string, zone: string | undefined): string | undefined {
  switch (field) {
    case 'number':
    case 'status':
      return order[field]
    case 'at':
      return dayIn(zone, Date.parse(order.at))
    case 'total':
      return `${moneyInUnits(order.totalMinor, order.currency)} ${order.currency}`
    case 'products':
      return order.lines.map(({ name, quantity }) => (quantity === 1 ? name : `${quantity} × ${name}`)).join(', ')
    default:
      return undefined
  }
}
