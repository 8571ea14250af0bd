import type { Customer } from '#shared/domain/people'
import { matchExpression } from '#shared/rules/search-text'
import type { Sql } from '../cache/driver.ts'
import type { QueryHandlers } from '../cache/query.ts'
import { getRecord } from '../cache/records.ts'
import { searchPhones, searchRows } from '../cache/text-search.ts'
import { numberRules } from '../calls/numbers.ts'
import { byLikeness, candidates } from './likeness.ts'
import { customerFamily, presentCustomer } from './merged.ts'
import { ticketsOf } from './tickets.ts'

export const customerQueries: QueryHandlers<'customer.card' | 'customer.find'> = {
  'customer.card': (cache, { me }, { customerId }) =>
    cache.read(
      async (sql) => {
        const customer = await getRecord(sql, 'customer', await presentCustomer(sql, customerId))
        if (!customer) return null
        const organization = customer.organizationId
          ? await getRecord(sql, 'organization', customer.organizationId)
          : null
        const tickets = await ticketsOf(sql, me.id, 'customer', await customerFamily(sql, customer.id))
        return { customer, organization: organization ?? null, shownPhones: await shown(customer.phones), ...tickets }
      },
      { consistent: true },
    ),

  'customer.find': (cache, _context, { text, limit }) =>
    cache.read(
      async (sql) => {
        const customers = await customersByRow(sql, await customerRows(sql, text))
        return byLikeness(customers, text).slice(0, limit)
      },
      { consistent: true },
    ),
}

async function shown(phones: readonly string[]): Promise<string[]> {
  if (phones.length === 0) return []
  const { showNumber } = await numberRules()
  return phones.map(showNumber)
}

/** By beginnings of name and e-mail, by part of a telephone number, or by organization. Without text: the newest. */
async function customerRows(sql: Sql, text: string): Promise<number[]> {
  const match = matchExpression(text, 'all')
  const named = await searchRows(sql, 'customer', match, candidates)
  if (named === null) {
    const newest = await sql.all<{ row: number }>('SELECT row FROM customer ORDER BY row DESC LIMIT 50')
    return newest.map(({ row }) => row)
  }
  const called = await searchPhones(sql, text, candidates)
  const organizations = await searchRows(sql, 'organization', match, 50)
  const members = await sql.all<{ row: number }>(
    `SELECT row FROM customer WHERE organization_id IN (
        SELECT id FROM organization WHERE row IN (SELECT value FROM json_each(?))
      ) LIMIT ?`,
    [JSON.stringify(organizations ?? []), candidates],
  )
  return [...new Set([...called, ...named, ...members.map(({ row }) => row)])]
}

async function customersByRow(
  sql: Sql,
  rows: readonly number[],
): Promise<(Customer & { organizationName: string | null })[]> {
  const found = await sql.all<{ doc: string; organization: string | null }>(
    `SELECT c.doc, o.doc ->> '$.name' AS organization FROM json_each(?) AS wanted
      CROSS JOIN customer c ON c.row = wanted.value
      LEFT JOIN organization o ON o.id = c.organization_id ORDER BY wanted.key`,
    [JSON.stringify(rows)],
  )
  return found.map(({ doc, organization }) => ({ ...(JSON.parse(doc) as Customer), organizationName: organization }))
}
