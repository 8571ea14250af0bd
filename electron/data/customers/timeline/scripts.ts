import type { ScriptRun } from '#shared/domain/scripts'
import { firstWords } from './conversations.ts'
import { beforeSql, beforeValues, idsOf, type TimelineSource, userName } from './source.ts'

/** Scripts that led through a call or a ticket of the customer, by the time at which they ended. */
export const scripts: TimelineSource = {
  kinds: ['script'],

  find: (sql, wanted) =>
    sql.all<{ at: string; key: string }>(
      `SELECT at, key FROM (
          SELECT doc ->> '$.endedAt' AS at, 'script:' || id AS key FROM script_run INDEXED BY script_run_customer
            WHERE customer_id IN (SELECT value FROM json_each(?))
        ) WHERE ${beforeSql('at', 'key')} ORDER BY at DESC, key DESC LIMIT ?`,
      [wanted.family, ...beforeValues(wanted), wanted.limit],
    ),

  tell: async (sql, keys) => {
    const rows = await sql.all<{
      doc: string
      name: string | null
      by: string | null
      disposition: string | null
    }>(
      `SELECT json_remove(r.doc, '$.path', '$.confirmations') AS doc, s.name, ${userName('r.agent_id')} AS by,
          d.doc ->> '$.name' AS disposition
        FROM json_each(?) wanted CROSS JOIN script_run r ON r.id = wanted.value LEFT JOIN script s ON s.id = r.script_id
        LEFT JOIN disposition d ON d.id = r.doc ->> '$.dispositionId'`,
      [idsOf(keys, 'script')],
    )
    return rows.map(({ doc, name, by, disposition }) => {
      const run = JSON.parse(doc) as Omit<ScriptRun, 'path' | 'confirmations'>
      return {
        event: {
          key: `script:${run.id}`,
          at: run.endedAt,
          kind: 'script',
          scriptId: run.scriptId,
          callId: run.callId,
          name: name ?? '',
          outcome: run.outcome,
          disposition: disposition ?? '',
          notes: firstWords(run.notes),
          byName: by ?? '',
        },
        text: `${name ?? ''} ${run.notes} ${by ?? ''} ${disposition ?? ''}`,
      }
    })
  },
}
