import type { Message } from '#shared/domain/tickets'
import { snippet } from '#shared/rules/search-text'
import type { Sql } from '../../cache/driver.ts'
import { ofCustomer } from '../merged.ts'
import {
  beforeSql,
  beforeValues,
  idsOf,
  type Place,
  type TimelineSource,
  type Told,
  userName,
  type Wanted,
} from './source.ts'

/** Messages and notes of the customer's tickets, and the turns a ticket took: solved, opened again. */

const turned = `m.kind = 'event' AND m.doc ->> '$.event.type' = 'status'
  AND (m.doc ->> '$.event.to' = 'solved'
    OR (m.doc ->> '$.event.from' = 'solved' AND m.doc ->> '$.event.to' IN ('new', 'open', 'waiting')))`

const wordCount = 180
const searched = 20_000

export const conversations: TimelineSource = {
  kinds: ['message', 'note', 'ticket'],

  find: (sql, wanted) => {
    const { kinds, family, limit } = wanted
    const shown = [
      ...(kinds.has('message') ? [`m.kind = 'public'`] : []),
      ...(kinds.has('note') ? [`m.kind = 'note'`] : []),
      ...(kinds.has('ticket') ? [`(${turned})`] : []),
    ]
    return sql.all<{ at: string; key: string }>(
      `SELECT m.created_at AS at, 'message:' || m.id AS key
        FROM ticket t CROSS JOIN message m INDEXED BY message_conversation ON m.ticket_id = t.id
        WHERE t.customer_id IN (SELECT value FROM json_each(?)) AND ${beforeSql('m.created_at', `'message:' || m.id`)}
          AND (${shown.join(' OR ')})
        ORDER BY at DESC, key DESC LIMIT ?`,
      [family, ...beforeValues(wanted), limit],
    )
  },

  tell: async (sql, keys, { text }) => {
    const rows = await sql.all<Row>(
      `SELECT m.id, m.ticket_id AS ticketId, m.created_at AS at, m.kind, t.doc ->> '$.number' AS number, t.subject, t.channel,
          m.doc ->> '$.authorKind' AS author, m.doc -> '$.event' AS event,
          json_array_length(m.doc, '$.attachmentIds') AS files,
          substr(m.doc ->> '$.bodyText', 1, ${text === '' ? wordCount * 2 : searched}) AS body,
          CASE m.doc ->> '$.authorKind' WHEN 'user' THEN ${userName('m.author_id')}
            WHEN 'customer' THEN ${ofCustomer('m.author_id', 'name')} END AS authorName
        FROM json_each(?) wanted CROSS JOIN message m ON m.id = wanted.value JOIN ticket t ON t.id = m.ticket_id`,
      [idsOf(keys, 'message')],
    )
    return rows.map((row) => told(row, text))
  },
}

interface Row {
  readonly id: string
  readonly ticketId: string
  readonly at: string
  readonly kind: Message['kind']
  readonly number: number | null
  readonly subject: string
  readonly channel: string
  readonly author: Message['authorKind']
  readonly event: string | null
  readonly files: number
  readonly body: string
  readonly authorName: string | null
}

function told(row: Row, wantedText: string): Told {
  const { id, at, ticketId, number, subject, author } = row
  const base = { key: `message:${id}`, at, ticketId, number, subject, messageId: id }
  const name = row.authorName ?? ''
  if (row.kind === 'event') {
    const { to } = JSON.parse(row.event ?? '{}') as { to?: string }
    const what = to === 'solved' ? ('solved' as const) : ('reopened' as const)
    const channel = row.channel as 'email'
    return { event: { ...base, kind: 'ticket', what, channel, byName: name }, text: `${subject} ${name} #${number}` }
  }
  const kind = row.kind === 'note' ? ('note' as const) : ('message' as const)
  const words = wantedText === '' ? firstWords(row.body) : snippet(row.body, wantedText, wordCount)
  return {
    event: { ...base, kind, author, authorName: name, words, files: row.files },
    text: `${subject} ${name} #${number} ${row.body}`,
  }
}

export function firstWords(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  return plain.length > wordCount ? `${plain.slice(0, wordCount).toWellFormed().trimEnd()}…` : plain
}

/** Tickets as they were opened. */
export const ticketsOpened: TimelineSource = {
  kinds: ['ticket'],

  find: (sql: Sql, wanted: Wanted): Promise<Place[]> =>
    sql.all<{ at: string; key: string }>(
      `SELECT created_at AS at, 'opened:' || id AS key FROM ticket
        WHERE customer_id IN (SELECT value FROM json_each(?)) AND ${beforeSql('created_at', `'opened:' || id`)}
        ORDER BY at DESC, key DESC LIMIT ?`,
      [wanted.family, ...beforeValues(wanted), wanted.limit],
    ),

  tell: async (sql, keys) => {
    const rows = await sql.all<Omit<Row, 'ticketId'> & { by: string | null }>(
      `SELECT t.id, t.created_at AS at, t.doc ->> '$.number' AS number, t.subject, t.channel,
          ${ofCustomer('t.customer_id', 'name')} AS by
        FROM json_each(?) wanted CROSS JOIN ticket t ON t.id = wanted.value`,
      [idsOf(keys, 'opened')],
    )
    return rows.map(({ id, at, number, subject, channel, by }) => ({
      event: {
        key: `opened:${id}`,
        at,
        kind: 'ticket',
        what: 'created',
        ticketId: id,
        number,
        subject,
        channel: channel as 'email',
        byName: by ?? '',
        messageId: null,
      },
      text: `${subject} #${number}`,
    }))
  },
}
