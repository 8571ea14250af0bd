import type { OwnedProduct } from '#shared/domain/customers'
import type { RecordOf } from '#shared/domain/records'
import type { Sql } from '../cache/driver.ts'
import { familyOf } from '../customers/merged.ts'

/** What a customer, with all who became part of them, has bought, as calls ask for it. */

/** The last bought first. */
export async function ownedOf(sql: Sql, customerId: string): Promise<OwnedProduct[]> {
  const rows = await sql.all<{ doc: string }>(
    `SELECT doc FROM owned_product WHERE customer_id IN (SELECT value FROM json_each(?)) ORDER BY doc ->> '$.boughtAt' DESC, row DESC LIMIT 50`,
    [await familyOf(sql, customerId)],
  )
  return rows.map(({ doc }) => JSON.parse(doc) as OwnedProduct)
}

/** Read out on the telephone: capitals, blanks and dashes do not count. This customer's own goes before another's. */
export async function ownedBySerial(sql: Sql, serial: string, customerId: string): Promise<OwnedProduct | undefined> {
  const bare = serial.replace(/[\s-]/g, '').toUpperCase()
  if (bare === '') return undefined
  const row = await sql.get<{ doc: string }>(
    `SELECT doc FROM owned_product WHERE replace(replace(upper(serial_number), '-', ''), ' ', '') = ?
      ORDER BY customer_id IN (SELECT value FROM json_each(?)) DESC LIMIT 1`,
    [bare, await familyOf(sql, customerId)],
  )
  return row && (JSON.parse(row.doc) as OwnedProduct)
}

/** The customer's last order, or the one of that number, whose number is read out with or without its prefix. */
export async function newestOrder(
  sql: Sql,
  customerId: string,
  number: string | null,
): Promise<RecordOf<'order'> | undefined> {
  const row = await sql.get<{ doc: string }>(
    `SELECT doc FROM customer_order WHERE customer_id IN (SELECT value FROM json_each(?))
        AND (? IS NULL OR upper(doc ->> '$.number') = upper(trim(?)))
      ORDER BY at DESC LIMIT 1`,
    [await familyOf(sql, customerId), number, number],
  )
  return row && (JSON.parse(row.doc) as RecordOf<'order'>)
}
