import type { Call } from '#shared/domain/calls'
import { firstWords } from './conversations.ts'
import { beforeSql, beforeValues, idsOf, type TimelineSource, userName } from './source.ts'

/** Calls by the time at which they rang, with how they turned out. */
export const calls: TimelineSource = {
  kinds: ['call'],

  find: (sql, wanted) =>
    sql.all<{ at: string; key: string }>(
      `SELECT ringing_at AS at, 'call:' || id AS key FROM call INDEXED BY call_customer
        WHERE customer_id IN (SELECT value FROM json_each(?)) AND ${beforeSql('ringing_at', `'call:' || id`)}
        ORDER BY at DESC, key DESC LIMIT ?`,
      [wanted.family, ...beforeValues(wanted), wanted.limit],
    ),

  tell: async (sql, keys) => {
    const rows = await sql.all<{
      doc: string
      agent: string | null
      disposition: string | null
      ticket: number | null
    }>(
      `SELECT c.doc, ${userName('c.agent_id')} AS agent, d.doc ->> '$.name' AS disposition, t.doc ->> '$.number' AS ticket
        FROM json_each(?) wanted CROSS JOIN call c ON c.id = wanted.value
        LEFT JOIN disposition d ON d.id = c.doc ->> '$.dispositionId' LEFT JOIN ticket t ON t.id = c.ticket_id`,
      [idsOf(keys, 'call')],
    )
    return rows.map(({ doc, agent, disposition, ticket }) => {
      const call = JSON.parse(doc) as Call
      const talked = call.answeredAt && call.endedAt ? Date.parse(call.endedAt) - Date.parse(call.answeredAt) : null
      return {
        event: {
          key: `call:${call.id}`,
          at: call.ringingAt,
          kind: 'call',
          callId: call.id,
          direction: call.direction,
          state: call.state,
          against: (call.against ?? []).length > 0,
          agentName: agent ?? '',
          disposition: disposition ?? '',
          reason: call.reason,
          notes: firstWords(call.notes),
          seconds: talked === null ? null : Math.max(0, Math.round(talked / 1000)),
          ticketId: call.ticketId,
          number: ticket,
        },
        text: `${call.reason} ${call.notes} ${agent ?? ''} ${disposition ?? ''} ${call.number ?? call.rawNumber}`,
      }
    })
  },
}
