import type { Consent } from '#shared/domain/calls'
import { beforeSql, beforeValues, idsOf, type TimelineSource, userName } from './source.ts'

const at = `doc ->> '$.at'`

/** What the customer said about being contacted. There are a handful, so their time needs no column. */
export const consents: TimelineSource = {
  kinds: ['consent'],

  find: (sql, wanted) =>
    sql.all<{ at: string; key: string }>(
      `SELECT ${at} AS at, 'consent:' || id AS key FROM consent
        WHERE customer_id IN (SELECT value FROM json_each(?)) AND ${beforeSql(at, `'consent:' || id`)}
        ORDER BY at DESC, key DESC LIMIT ?`,
      [wanted.family, ...beforeValues(wanted), wanted.limit],
    ),

  tell: async (sql, keys) => {
    const rows = await sql.all<{ doc: string; by: string | null }>(
      `SELECT c.doc, ${userName(`c.doc ->> '$.recordedById'`)} AS by FROM json_each(?) wanted
        CROSS JOIN consent c ON c.id = wanted.value`,
      [idsOf(keys, 'consent')],
    )
    return rows.map(({ doc, by }) => {
      const { id, at: when, channel, purpose, state, proof } = JSON.parse(doc) as Consent
      return {
        event: { key: `consent:${id}`, at: when, kind: 'consent', channel, purpose, state, proof, byName: by ?? '' },
        text: `${proof} ${by ?? ''}`,
      }
    })
  },
}
