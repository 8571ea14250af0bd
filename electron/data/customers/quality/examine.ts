import type { Customer } from '#shared/domain/people'
import { customerQuality, type Quality } from '#shared/rules/customer-quality'
import { blockingKeys, type Comparison, compareCustomers, profileOf, suggestFrom } from '#shared/rules/duplicates'
import type { Cache } from '../../cache/cache.ts'
import type { Sql } from '../../cache/driver.ts'
import type { Tx } from '../../cache/writer.ts'

/** Customers looked at in one go: some ten milliseconds of work, after which others get their turn. */
export const atOnce = 40
/** A key that more customers share (a common name in a large town) tells nothing. */
const mostSharing = 60

interface Examined {
  readonly customer: Customer
  readonly keys: readonly string[]
  readonly quality: Quality
}

interface Pair {
  readonly one: string
  readonly other: string
  readonly comparison: Comparison
}

/** Looks at some of the customers that have changed. Answers how many; 0 when there is nothing left to do. */
export async function examineSome(cache: Cache, now: number): Promise<number> {
  const docs = await cache.read((sql) =>
    sql.all<{ id: string; doc: string | null }>(
      `SELECT s.id, c.doc FROM customer_stale s LEFT JOIN customer c ON c.id = s.id LIMIT ${atOnce}`,
    ),
  )
  if (docs.length === 0) return 0
  const examined = docs.flatMap(({ doc }): Examined[] => {
    if (doc === null) return []
    const customer = JSON.parse(doc) as Customer
    return [{ customer, keys: blockingKeys(profileOf(customer)), quality: customerQuality(customer, now) }]
  })
  await cache.write((tx) => writeKeys(tx, docs, examined))
  const pairs = await cache.read((sql) => pairsOf(sql, examined))
  await cache.write((tx) => writePairs(tx, docs, examined, pairs))
  return docs.length
}

/** One of them may have changed since it was read: what is taken off the list is the very record that was looked at. */
const stillSame = `SELECT g.value ->> '$.id' FROM json_each(?) g
  LEFT JOIN customer c ON c.id = g.value ->> '$.id' WHERE c.doc IS g.value ->> '$.doc'`

async function writeKeys(
  tx: Tx,
  docs: readonly { id: string; doc: string | null }[],
  examined: readonly Examined[],
): Promise<void> {
  const ids = JSON.stringify(docs.map(({ id }) => id))
  await tx.run('DELETE FROM customer_key WHERE customer_id IN (SELECT value FROM json_each(?))', [ids])
  await tx.run('INSERT OR IGNORE INTO customer_key SELECT value ->> 0, value ->> 1 FROM json_each(?)', [
    JSON.stringify(examined.flatMap(({ customer, keys }) => keys.map((key) => [key, customer.id]))),
  ])
}

async function pairsOf(sql: Sql, examined: readonly Examined[]): Promise<Pair[]> {
  const rows = await sql.all<{ mine: string; other: string; doc: string }>(
    `SELECT DISTINCT wanted.value AS mine, other.customer_id AS other, c.doc
      FROM json_each(?) wanted
      CROSS JOIN customer_key mine ON mine.customer_id = wanted.value
      CROSS JOIN customer_key other ON other.key = mine.key AND other.customer_id <> mine.customer_id
      CROSS JOIN customer c ON c.id = other.customer_id
      WHERE (SELECT count(*) FROM (SELECT 1 FROM customer_key k WHERE k.key = mine.key LIMIT ${mostSharing + 1})) <= ${mostSharing}`,
    [JSON.stringify(examined.map(({ customer }) => customer.id))],
  )
  const profiles = new Map(examined.map(({ customer }) => [customer.id, profileOf(customer)]))
  const pairs = new Map<string, Pair>()
  for (const { mine, other, doc } of rows) {
    const [one = '', second = ''] = [mine, other].sort()
    const key = `${one}|${second}`
    const profile = profiles.get(mine)
    if (pairs.has(key) || !profile) continue
    const comparison = compareCustomers(profile, profiles.get(other) ?? profileOf(JSON.parse(doc) as Customer))
    if (comparison.score >= suggestFrom) pairs.set(key, { one, other: second, comparison })
  }
  return [...pairs.values()]
}

async function writePairs(
  tx: Tx,
  docs: readonly { id: string; doc: string | null }[],
  examined: readonly Examined[],
  pairs: readonly Pair[],
): Promise<void> {
  const ids = JSON.stringify(docs.map(({ id }) => id))
  await tx.run('DELETE FROM customer_pair WHERE one_id IN (SELECT value FROM json_each(?))', [ids])
  await tx.run('DELETE FROM customer_pair WHERE other_id IN (SELECT value FROM json_each(?))', [ids])
  await tx.run(
    `INSERT OR REPLACE INTO customer_pair SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?)
      WHERE EXISTS (SELECT 1 FROM customer WHERE id = value ->> 0) AND EXISTS (SELECT 1 FROM customer WHERE id = value ->> 1)`,
    [
      JSON.stringify(
        pairs.map(({ one, other, comparison }) => [one, other, comparison.score, JSON.stringify(comparison.reasons)]),
      ),
    ],
  )
  await tx.run(
    `INSERT OR REPLACE INTO customer_quality SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?)
      WHERE EXISTS (SELECT 1 FROM customer WHERE id = value ->> 0)`,
    [
      JSON.stringify(
        examined.map(({ customer, quality }) => [customer.id, quality.score, JSON.stringify(quality.problems)]),
      ),
    ],
  )
  await tx.run(`DELETE FROM customer_stale WHERE id IN (${stillSame})`, [JSON.stringify(docs)])
}
