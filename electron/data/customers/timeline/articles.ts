import { beforeSql, beforeValues, idsOf, type TimelineSource, userName } from './source.ts'

/** Articles that were used for the customer's tickets and calls. */
export const articles: TimelineSource = {
  kinds: ['article'],

  find: (sql, wanted) =>
    sql.all<{ at: string; key: string }>(
      `SELECT at, key FROM (
          SELECT u.at, 'article:' || u.id AS key FROM ticket t INDEXED BY ticket_customer
            CROSS JOIN article_use u INDEXED BY article_use_ticket ON u.ticket_id = t.id
            WHERE t.customer_id IN (SELECT value FROM json_each(?1))
          UNION SELECT u.at, 'article:' || u.id FROM call c INDEXED BY call_customer
            CROSS JOIN article_use u INDEXED BY article_use_call ON u.doc ->> '$.callId' = c.id
            WHERE c.customer_id IN (SELECT value FROM json_each(?1))
        ) WHERE ${beforeSql('at', 'key')} ORDER BY at DESC, key DESC LIMIT ?`,
      [wanted.family, ...beforeValues(wanted), wanted.limit],
    ),

  tell: async (sql, keys) => {
    const rows = await sql.all<{
      id: string
      at: string
      use: 'link' | 'text' | 'quote' | 'answered'
      articleId: string
      ticketId: string | null
      number: number | null
      title: string | null
      by: string | null
    }>(
      `SELECT u.id, u.at, u.kind AS use, u.article_id AS articleId, u.ticket_id AS ticketId,
          t.doc ->> '$.number' AS number, ${userName(`u.doc ->> '$.userId'`)} AS by,
          (SELECT title FROM translation tr LEFT JOIN article a ON a.id = tr.article_id
            WHERE tr.article_id = u.article_id ORDER BY tr.language = a.source_language DESC LIMIT 1) AS title
        FROM json_each(?) wanted CROSS JOIN article_use u ON u.id = wanted.value LEFT JOIN ticket t ON t.id = u.ticket_id`,
      [idsOf(keys, 'article')],
    )
    return rows.map(({ id, at, use, articleId, ticketId, number, title, by }) => ({
      event: {
        key: `article:${id}`,
        at,
        kind: 'article',
        use,
        articleId,
        title: title ?? '',
        ticketId,
        number,
        byName: by ?? '',
      },
      text: `${title ?? ''} ${by ?? ''}`,
    }))
  },
}
