import type { OwnedProduct } from '#shared/domain/customers'
import type { RecordOf } from '#shared/domain/records'
import type { Sql } from '../cache/driver.ts'

/** What a customer has bought, as calls ask for it. */

/** The last bought first. */
export async function ownedOf(sql: Sql, customerId: string): Promise<OwnedProduct[]> {
  const rows = await sql.all<{ doc: string }>(
    `SELECT doc FROM owned_product WHERE customer_id = ? ORDER BY doc ->> '$.boughtAt' DESC, row DESC LIMIT 50`,
    [customerId],
  )
  return rows.map(({ doc }) => JSON.parse(doc) as OwnedProduct)
}

/** Read out on the telephone: capitals, blanks and dashes do not count. This customer's own goes before another's. */
export async function ownedBySerial(sql: Sql, serial: string, customerId: string): Promise<OwnedProduct | undefined> {
  const bare = serial.replace(/[\s-]/g, '').toUpperCase()
  if (bare === '') return undefined
  const row = await sql.get<{ doc: string }>(
    `SELECT doc FROM owned_product WHERE replace(replace(upper(serial_number), '-', ''), ' ', '') = ?
      ORDER BY customer_id = ? DESC LIMIT 1`,
    [bare, customerId],
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
    `SELECT doc FROM customer_order WHERE customer_id = ? AND (? IS NULL OR upper(doc ->> '$.number') = upper(trim(?)))
      ORDER BY at DESC LIMIT 1`,
    [customerId, number, number],
  )
  return row && (JSON.parse(row.doc) as RecordOf<'order'>)
}
