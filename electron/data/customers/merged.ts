import type { Customer } from '#shared/domain/people'
import type { Sql } from '../cache/driver.ts'
import { getRecord } from '../cache/records.ts'

/**
 * How merges of customers show in the cache: at once, before the server has moved what belonged to the removed one, and
 * for links that still name it.
 */

/** The customer and all who became part of it, as a JSON list for `json_each`. */
export async function customerFamily(sql: Sql, customerId: string): Promise<string> {
  const rows = await sql.all<{ id: string }>(
    `WITH RECURSIVE family (id) AS (
        SELECT ? UNION SELECT m.removed_id FROM family
          CROSS JOIN customer_merge m ON m.target_id = family.id AND m.undone_at IS NULL LIMIT 500
      ) SELECT id FROM family`,
    [customerId],
  )
  return JSON.stringify(rows.map(({ id }) => id))
}

/** Who answers to this id now: the same, or the one it was merged into. */
export async function presentCustomer(sql: Sql, customerId: string): Promise<string> {
  const row = await sql.get<{ id: string }>(
    `WITH RECURSIVE chain (id, n) AS (
        SELECT ?, 0 UNION SELECT m.target_id, n + 1 FROM chain
          CROSS JOIN customer_merge m ON m.removed_id = chain.id AND m.undone_at IS NULL WHERE n < 50
      ) SELECT id FROM chain ORDER BY n DESC LIMIT 1`,
    [customerId],
  )
  return row?.id ?? customerId
}

/** Whoever answers to this id now. */
export async function customerNow(sql: Sql, customerId: string | null | undefined): Promise<Customer | undefined> {
  return customerId ? getRecord(sql, 'customer', await presentCustomer(sql, customerId)) : undefined
}

/** As `customerFamily`, by the id of any of them. */
export async function familyOf(sql: Sql, customerId: string): Promise<string> {
  return customerFamily(sql, await presentCustomer(sql, customerId))
}

/** SQL: the id under which the customer that `column` names is found now. */
export function idOfCustomer(column: string): string {
  return `coalesce(
    (SELECT gone.target_id FROM customer_merge gone WHERE gone.removed_id = ${column} AND gone.undone_at IS NULL),
    ${column})`
}

/** SQL: the customer that `column` names, or whoever they were merged into; `field` of it. Null when there is neither. */
export function ofCustomer(column: string, field: 'name' | "doc ->> '$.tier'"): string {
  return `coalesce(
    (SELECT ${field} FROM customer WHERE id = ${column}),
    (SELECT kept.${field} FROM customer_merge gone JOIN customer kept ON kept.id = gone.target_id
      WHERE gone.removed_id = ${column} AND gone.undone_at IS NULL))`
}
