import { type CustomerMerge, mergeUndoTime, type OwnedProduct } from '#shared/domain/customers'
import type { Product } from '#shared/domain/knowledge'
import type { Customer } from '#shared/domain/people'
import type { MergeView, OwnedProductView } from '#shared/ipc/history'
import { warrantyState } from '#shared/rules/warranty'
import type { Sql } from '../cache/driver.ts'
import type { QueryHandlers } from '../cache/query.ts'
import { getRecord } from '../cache/records.ts'
import { customerFamily, presentCustomer } from './merged.ts'
import { userName } from './timeline/source.ts'
import { timelinePage } from './timeline/timeline.ts'

const colleaguesShown = 20

export const historyQueries: QueryHandlers<'customer.timeline' | 'customer.extras'> = {
  'customer.timeline': (cache, _context, args) => cache.read((sql) => timelinePage(sql, args), { consistent: true }),

  'customer.extras': (cache, { now }, { customerId }) =>
    cache.read(
      async (sql) => {
        const customer = await getRecord(sql, 'customer', await presentCustomer(sql, customerId))
        if (!customer) return null
        const family = await customerFamily(sql, customer.id)
        const found = await colleagues(sql, customer)
        return {
          products: await products(sql, family, now),
          colleagues: found.slice(0, colleaguesShown),
          colleagueCount: found.length,
          merges: await merges(sql, family),
        }
      },
      { consistent: true },
    ),
}

/** What is under warranty or contract first, then by name. */
async function products(sql: Sql, family: string, now: number): Promise<OwnedProductView[]> {
  const rows = await sql.all<{ doc: string; product: string | null }>(
    `SELECT o.doc, p.doc AS product FROM owned_product o LEFT JOIN product p ON p.id = o.product_id
      WHERE o.customer_id IN (SELECT value FROM json_each(?)) LIMIT 200`,
    [family],
  )
  return rows
    .map(({ doc, product }) => {
      const owned = JSON.parse(doc) as OwnedProduct
      const known = product === null ? null : (JSON.parse(product) as Product)
      const warranty = warrantyState(owned.warrantyUntil, now)
      return { ...owned, name: known?.name ?? '', problems: known?.knownProblems ?? [], warranty }
    })
    .sort((a, b) => (b.boughtAt ?? '').localeCompare(a.boughtAt ?? ''))
}

async function colleagues(sql: Sql, { id, organizationId }: Customer) {
  if (organizationId === null) return []
  const rows = await sql.all<{ doc: string }>(
    'SELECT doc FROM customer WHERE organization_id = ? AND id <> ? ORDER BY name COLLATE NOCASE LIMIT 500',
    [organizationId, id],
  )
  return rows.map(({ doc }) => {
    const { name, jobTitle, tier, emails, id: colleagueId } = JSON.parse(doc) as Customer
    return { id: colleagueId, name, jobTitle, tier, emails }
  })
}

async function merges(sql: Sql, family: string): Promise<MergeView[]> {
  const rows = await sql.all<{ doc: string; by_name: string | null }>(
    `SELECT m.doc, ${userName(`m.doc ->> '$.byId'`)} AS by_name FROM customer_merge m
      WHERE m.kept_id IN (SELECT value FROM json_each(?)) AND m.undone_at IS NULL ORDER BY m.at DESC LIMIT 50`,
    [family],
  )
  return rows.map(({ doc, by_name }) => {
    const { id, removedId, removed, moved, at, undoneAt } = JSON.parse(doc) as CustomerMerge
    const until = new Date(Date.parse(at) + mergeUndoTime).toISOString()
    return { id, removedId, removed, moved, at, undoneAt, byName: by_name ?? '', until }
  })
}
