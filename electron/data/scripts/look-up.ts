import type { Customer } from '#shared/domain/people'
import type { AnswerValue, LookUpSource } from '#shared/domain/scripts'
import type { Sql } from '../cache/driver.ts'
import { getRecord } from '../cache/records.ts'
import { firstName } from './facts.ts'

interface Wanted {
  readonly source: LookUpSource
  readonly field: string
  readonly key: string | null
  readonly customerId: string | null
  readonly ticketId: string | null
}

/** What a look-up step finds; null when there is nothing, and the agent may enter it. */
export async function lookUp(sql: Sql, wanted: Wanted): Promise<AnswerValue> {
  const ticket = wanted.ticketId === null ? undefined : await getRecord(sql, 'ticket', wanted.ticketId)
  const customer = await getRecord(sql, 'customer', wanted.customerId ?? ticket?.customerId ?? '')
  if (wanted.source !== 'customer' || !customer) return null
  const found = await ofCustomer(sql, customer, wanted.field)
  return found === '' || found === undefined ? null : found
}

async function ofCustomer(sql: Sql, customer: Customer, field: string): Promise<string | undefined> {
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
    case 'language':
    case 'tier':
    case 'jobTitle':
    case 'notes':
      return customer[field]
    case 'country':
      return customer.country ?? undefined
    default:
      return undefined
  }
}
