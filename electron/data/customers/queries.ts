import type { Customer, Organization } from '#shared/domain/people'
import { matchExpression, searchWords } from '#shared/rules/search-text'
import type { Sql } from '../cache/driver.ts'
import type { QueryHandlers } from '../cache/query.ts'
import { getRecord } from '../cache/records.ts'
import { searchPhones, searchRows } from '../cache/text-search.ts'
import { ticketRows } from '../tickets/index.ts'
import { customerFamily, presentCustomer } from './merged.ts'

const openShown = 50
const earlierShown = 50

export const customerQueries: QueryHandlers<'customer.card' | 'customer.find' | 'organization.find'> = {
  'customer.card': (cache, { me }, { customerId }) =>
    cache.read(
      async (sql) => {
        const customer = await getRecord(sql, 'customer', await presentCustomer(sql, customerId))
        if (!customer) return null
        const organization = customer.organizationId
          ? await getRecord(sql, 'organization', customer.organizationId)
          : null
        const family = await customerFamily(sql, customer.id)
        const open = await ticketsOf(sql, family, true, openShown)
        const earlier = await ticketsOf(sql, family, false, earlierShown)
        const count = await sql.get<{ n: number }>(
          'SELECT count(*) AS n FROM ticket WHERE customer_id IN (SELECT value FROM json_each(?)) AND merged_into_id IS NULL',
          [family],
        )
        return {
          customer,
          organization: organization ?? null,
          openTickets: await ticketRows(sql, me.id, open),
          earlierTickets: await ticketRows(sql, me.id, earlier),
          ticketCount: count?.n ?? 0,
        }
      },
      { consistent: true },
    ),

  'customer.find': (cache, _context, { text, limit }) =>
    cache.read(
      async (sql) => {
        const customers = await customersByRow(sql, await customerRows(sql, text))
        return byLikeness(customers, text, ({ name }) => name).slice(0, limit)
      },
      { consistent: true },
    ),

  'organization.find': (cache, _context, { text, limit }) =>
    cache.read(
      async (sql) => {
        const rows = await searchRows(sql, 'organization', matchExpression(text, 'all'), candidates)
        const found = await sql.all<{ doc: string }>(
          rows === null
            ? 'SELECT doc FROM organization ORDER BY row DESC LIMIT ?'
            : 'SELECT doc FROM organization WHERE row IN (SELECT value FROM json_each(?))',
          [rows === null ? limit : JSON.stringify(rows)],
        )
        const organizations = found.map(({ doc }) => JSON.parse(doc) as Organization)
        return byLikeness(organizations, text, ({ name }) => name).slice(0, limit)
      },
      { consistent: true },
    ),
}

/** Newest so many are ranked; a person types on when what they look for is not among the first. */
const candidates = 200

/** `family` is a JSON list of customers, see `customerFamily`. */
async function ticketsOf(sql: Sql, family: string, open: boolean, limit: number): Promise<number[]> {
  const rows = await sql.all<{ row: number }>(
    `SELECT row FROM ticket WHERE customer_id IN (SELECT value FROM json_each(?)) AND merged_into_id IS NULL
      AND status ${open ? 'IN' : 'NOT IN'} ('new', 'open', 'waiting') ORDER BY last_message_at DESC LIMIT ?`,
    [family, limit],
  )
  return rows.map(({ row }) => row)
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

/** Names that begin with what was typed come first, then names with it inside, then the rest; each by name. */
function byLikeness<T>(items: readonly T[], text: string, nameOf: (item: T) => string): T[] {
  const wanted = plain(searchWords(text).join(' '))
  if (wanted === '') return [...items]
  const rank = (name: string) => (name.startsWith(wanted) ? 0 : name.includes(wanted) ? 1 : 2)
  return items
    .map((item) => ({ item, name: plain(nameOf(item)) }))
    .sort((a, b) => rank(a.name) - rank(b.name) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map(({ item }) => item)
}

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
