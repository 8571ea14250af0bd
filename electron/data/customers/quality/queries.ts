import { defaultChoice } from '#shared/commands/customer-merge'
import { customerFieldNames } from '#shared/domain/customers'
import type { Customer } from '#shared/domain/people'
import { customerOwnedTypes } from '#shared/domain/records'
import type { DuplicateView } from '#shared/ipc/quality'
import { customerQuality } from '#shared/rules/customer-quality'
import type { Sql } from '../../cache/driver.ts'
import type { QueryHandlers } from '../../cache/query.ts'
import { getRecord } from '../../cache/records.ts'
import { tableOf } from '../../cache/schema.ts'
import { customerFamily, presentCustomer } from '../merged.ts'

type Names = 'customer.quality' | 'quality.duplicates' | 'quality.worklist' | 'customer.mergePreview'

export const qualityQueries: QueryHandlers<Names> = {
  'customer.quality': (cache, { now }, { customerId }) =>
    cache.read(
      async (sql) => {
        const customer = await getRecord(sql, 'customer', await presentCustomer(sql, customerId))
        if (!customer) return null
        const { score, problems } = customerQuality(customer, now)
        const pairs = await sql.all<PairRow>(`${pairsWhere('p.one_id = ? OR p.other_id = ?')} LIMIT 20`, [
          customer.id,
          customer.id,
        ])
        return { quality: { score, problems: [...problems] }, duplicates: pairs.map(duplicate) }
      },
      { consistent: true },
    ),

  'quality.duplicates': (cache, _context, { offset, limit }) =>
    cache.read(
      async (sql) => {
        const items = await sql.all<PairRow>(`${pairsWhere('true')} LIMIT ? OFFSET ?`, [limit, offset])
        const total = await sql.get<{ n: number }>(`SELECT count(*) AS n FROM customer_pair p WHERE ${undecided}`)
        return { total: total?.n ?? 0, items: items.map(duplicate), waiting: await waiting(sql) }
      },
      { consistent: true },
    ),

  'quality.worklist': (cache, _context, { offset, limit, code }) =>
    cache.read(
      async (sql) => {
        const has = code === null ? 'true' : `EXISTS (SELECT 1 FROM json_each(q.problems) WHERE value ->> '$.code' = ?)`
        const params = code === null ? [] : [code]
        const rows = await sql.all<{ doc: string; score: number; problems: string }>(
          `SELECT c.doc, q.score, q.problems FROM customer_quality q CROSS JOIN customer c ON c.id = q.customer_id
            WHERE q.score < 100 AND ${has} ORDER BY q.score, q.customer_id LIMIT ? OFFSET ?`,
          [...params, limit, offset],
        )
        const total = await sql.get<{ n: number }>(
          `SELECT count(*) AS n FROM customer_quality q WHERE q.score < 100 AND ${has}`,
          params,
        )
        const codes = await sql.all<{ code: string; count: number }>(
          `SELECT value ->> '$.code' AS code, count(DISTINCT customer_id) AS count
            FROM customer_quality q CROSS JOIN json_each(q.problems) WHERE q.score < 100 GROUP BY code ORDER BY count DESC, code`,
        )
        const average = await sql.get<{ average: number | null }>('SELECT avg(score) AS average FROM customer_quality')
        return {
          total: total?.n ?? 0,
          items: rows.map(({ doc, score, problems }) => ({
            customer: person(JSON.parse(doc) as Customer),
            quality: { score, problems: JSON.parse(problems) },
          })),
          codes,
          waiting: await waiting(sql),
          average: average?.average ?? null,
        }
      },
      { consistent: true },
    ),

  'customer.mergePreview': (cache, _context, { keptId, removedId }) =>
    cache.read(
      async (sql) => {
        const kept = await getRecord(sql, 'customer', keptId)
        const removed = await getRecord(sql, 'customer', removedId)
        if (!kept || !removed || keptId === removedId) return null
        const organizations = await sql.all<{ id: string; name: string }>(
          `SELECT id, doc ->> '$.name' AS name FROM organization WHERE id IN (?, ?)`,
          [kept.organizationId ?? '', removed.organizationId ?? ''],
        )
        return {
          kept,
          removed,
          moves: await moves(sql, await customerFamily(sql, removedId)),
          organizations: Object.fromEntries(organizations.map(({ id, name }) => [id, name])),
          suggested: Object.fromEntries(
            customerFieldNames.map((field) => [field, defaultChoice(field, kept, removed)]),
          ),
        }
      },
      { consistent: true },
    ),
}

async function moves(sql: Sql, family: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const type of customerOwnedTypes) {
    const row = await sql.get<{ n: number }>(
      `SELECT count(*) AS n FROM ${tableOf[type]} WHERE customer_id IN (SELECT value FROM json_each(?))`,
      [family],
    )
    if (row && row.n > 0) counts[type] = row.n
  }
  return counts
}

async function waiting(sql: Sql): Promise<number> {
  return (await sql.get<{ n: number }>('SELECT count(*) AS n FROM customer_stale'))?.n ?? 0
}

interface PairRow {
  readonly one: string
  readonly other: string
  readonly score: number
  readonly reasons: string
}

const undecided = `NOT EXISTS (
  SELECT 1 FROM distinct_pair d WHERE (d.one_id = p.one_id AND d.other_id = p.other_id)
    OR (d.one_id = p.other_id AND d.other_id = p.one_id))`

const pairsWhere = (condition: string) => `SELECT one.doc AS one, other.doc AS other, p.score, p.reasons
  FROM customer_pair p CROSS JOIN customer one ON one.id = p.one_id CROSS JOIN customer other ON other.id = p.other_id
  WHERE (${condition}) AND ${undecided} ORDER BY p.score DESC, p.one_id, p.other_id`

/** The older record first: it is the one that is usually kept. */
function duplicate({ one, other, score, reasons }: PairRow): DuplicateView {
  const pair = [JSON.parse(one) as Customer, JSON.parse(other) as Customer].sort((a, b) =>
    a.createdAt < b.createdAt ? -1 : 1,
  )
  const [first, second] = pair as [Customer, Customer]
  return { one: person(first), other: person(second), score, reasons: JSON.parse(reasons) }
}

function person({ id, name, emails, phones, city, tier, createdAt }: Customer) {
  return { id, name, emails, phones, city, tier, createdAt }
}
