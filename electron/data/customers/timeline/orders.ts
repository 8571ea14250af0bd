import type { Order } from '#shared/domain/customers'
import { beforeSql, beforeValues, idsOf, type TimelineSource } from './source.ts'

const named = 3

export const orders: TimelineSource = {
  kinds: ['order'],

  find: (sql, wanted) =>
    sql.all<{ at: string; key: string }>(
      `SELECT at, 'order:' || id AS key FROM customer_order
        WHERE customer_id IN (SELECT value FROM json_each(?)) AND ${beforeSql('at', `'order:' || id`)}
        ORDER BY at DESC, key DESC LIMIT ?`,
      [wanted.family, ...beforeValues(wanted), wanted.limit],
    ),

  tell: async (sql, keys) => {
    const rows = await sql.all<{ doc: string }>(
      'SELECT o.doc FROM json_each(?) wanted CROSS JOIN customer_order o ON o.id = wanted.value',
      [idsOf(keys, 'order')],
    )
    return rows.map(({ doc }) => {
      const { id, at, number, status, currency, totalMinor, lines } = JSON.parse(doc) as Order
      const names = lines.map(({ name }) => name)
      return {
        event: {
          key: `order:${id}`,
          at,
          kind: 'order',
          number,
          status,
          currency,
          totalMinor,
          names: names.slice(0, named),
          lines: lines.length,
        },
        text: `${number} ${names.join(' ')}`,
      }
    })
  },
}
