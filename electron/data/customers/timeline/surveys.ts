import type { Survey } from '#shared/domain/customers'
import { beforeSql, beforeValues, idsOf, type TimelineSource } from './source.ts'

export const surveys: TimelineSource = {
  kinds: ['survey'],

  find: (sql, wanted) =>
    sql.all<{ at: string; key: string }>(
      `SELECT at, 'survey:' || id AS key FROM survey
        WHERE customer_id IN (SELECT value FROM json_each(?)) AND ${beforeSql('at', `'survey:' || id`)}
        ORDER BY at DESC, key DESC LIMIT ?`,
      [wanted.family, ...beforeValues(wanted), wanted.limit],
    ),

  tell: async (sql, keys) => {
    const rows = await sql.all<{ doc: string; number: number | null }>(
      `SELECT s.doc, t.doc ->> '$.number' AS number FROM json_each(?) wanted CROSS JOIN survey s ON s.id = wanted.value
        LEFT JOIN ticket t ON t.id = s.ticket_id`,
      [idsOf(keys, 'survey')],
    )
    return rows.map(({ doc, number }) => {
      const { id, at, score, comment, ticketId } = JSON.parse(doc) as Survey
      return { event: { key: `survey:${id}`, at, kind: 'survey', score, comment, ticketId, number }, text: comment }
    })
  },
}
