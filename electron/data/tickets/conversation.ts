import type { Attachment, Message } from '#shared/domain/tickets'
import type { ConversationEntry } from '#shared/ipc/views'
import type { Sql, SqlValue } from '../cache/driver.ts'
import { groupBy } from '../cache/group.ts'
import type { QueryContext, QueryHandlers } from '../cache/query.ts'
import { getRecord } from '../cache/records.ts'
import { ofCustomer } from '../customers/merged.ts'

/** Longer bodies come cut: a page of the conversation must not be megabytes. */
export const longestBody = 48 * 1024

export const conversationQueries: QueryHandlers<'ticket.conversation' | 'message.body'> = {
  'ticket.conversation': (cache, context, { ticketId, before, limit }) =>
    cache.read(
      async (sql) => {
        const family = await familyOf(sql, ticketId)
        const ids = JSON.stringify(family.map(({ id }) => id))
        const total = await sql.get<{ n: number }>(
          'SELECT count(*) AS n FROM message WHERE ticket_id IN (SELECT value FROM json_each(?))',
          [ids],
        )
        const found = await page(sql, context, ids, before, limit + 1)
        const shown = found.slice(0, limit).reverse()
        const oldest = shown[0]
        const numbers = new Map(family.map(({ id, number }) => [id, number]))
        return {
          entries: await entries(sql, shown, ticketId, numbers),
          earlier: found.length > limit && oldest ? `${oldest.created_at}|${oldest.row}` : null,
          total: total?.n ?? 0,
        }
      },
      { consistent: true },
    ),

  'message.body': (cache, _context, { messageId }) =>
    cache.read(async (sql) => {
      const message = await getRecord(sql, 'message', messageId)
      return message ? { bodyHtml: message.bodyHtml } : null
    }),
}

/** The ticket and all that were merged into it, directly or along a chain. */
async function familyOf(sql: Sql, ticketId: string): Promise<{ id: string; number: number | null }[]> {
  return sql.all(
    `WITH RECURSIVE family (id) AS (
        SELECT ? UNION SELECT ticket.id FROM family CROSS JOIN ticket ON ticket.merged_into_id = family.id LIMIT 1000
      )
      SELECT family.id, ticket.doc ->> '$.number' AS number FROM family LEFT JOIN ticket ON ticket.id = family.id`,
    [ticketId],
  )
}

interface Found {
  row: number
  created_at: string
  doc: string
  author_name: string | null
  command_id: string | null
  hold_until: number | null
}

/** Newest first. Messages of one instant keep the order in which they came. */
async function page(
  sql: Sql,
  context: QueryContext,
  ids: string,
  before: string | undefined,
  limit: number,
): Promise<Found[]> {
  const cursor = parseCursor(before)
  const params: SqlValue[] = cursor ? [ids, cursor.createdAt, cursor.row, limit] : [ids, limit]
  const rows = await sql.all<{ row: number }>(
    `SELECT row FROM message INDEXED BY message_conversation
      WHERE ticket_id IN (SELECT value FROM json_each(?)) ${cursor ? 'AND (created_at, row) < (?, ?)' : ''}
      ORDER BY created_at DESC, row DESC LIMIT ?`,
    params,
  )
  return sql.all<Found>(
    `SELECT m.row, m.created_at, m.doc,
        CASE m.doc ->> '$.authorKind'
          WHEN 'user' THEN (SELECT doc ->> '$.name' FROM user WHERE id = m.author_id)
          WHEN 'customer' THEN ${ofCustomer('m.author_id', 'name')}
        END AS author_name,
        o.id AS command_id, CASE WHEN o.sent = 0 AND o.hold_until > ? THEN o.hold_until END AS hold_until
      FROM json_each(?) AS wanted
      CROSS JOIN message m ON m.row = wanted.value
      LEFT JOIN outbox o ON o.id = (
        SELECT command_id FROM outbox_touch t WHERE t.type = 'message' AND t.id = m.id AND t.changed = 1 LIMIT 1
      )
      ORDER BY wanted.key`,
    [context.now, JSON.stringify(rows.map(({ row }) => row))],
  )
}

/** An unknown cursor starts from the newest: better than an error for what only this process hands out. */
function parseCursor(before: string | undefined): { createdAt: string; row: number } | null {
  const [createdAt, row] = before?.split('|') ?? []
  return createdAt && row && Number.isSafeInteger(Number(row)) ? { createdAt, row: Number(row) } : null
}

async function entries(
  sql: Sql,
  found: readonly Found[],
  ticketId: string,
  numbers: ReadonlyMap<string, number | null>,
): Promise<ConversationEntry[]> {
  const messages = found.map((row) => JSON.parse(row.doc) as Message)
  const files = await attachmentsOf(sql, messages)
  return found.map((row, i) => {
    const message = messages[i] as Message
    const truncated = message.bodyHtml.length > longestBody
    return {
      ...message,
      bodyHtml: truncated ? cutHtml(message.bodyHtml, longestBody) : message.bodyHtml,
      bodyText: message.bodyText.length > longestBody ? cut(message.bodyText, longestBody) : message.bodyText,
      truncated,
      authorName: row.author_name ?? '',
      attachments: files.get(message.id) ?? [],
      delivery: row.command_id === null ? 'confirmed' : row.hold_until === null ? 'waiting' : 'held',
      commandId: row.command_id,
      heldUntil: row.hold_until === null ? null : new Date(row.hold_until).toISOString(),
      fromTicketNumber: message.ticketId === ticketId ? null : (numbers.get(message.ticketId) ?? null),
    }
  })
}

async function attachmentsOf(sql: Sql, messages: readonly Message[]): Promise<Map<string, Attachment[]>> {
  const ids = messages.filter((message) => message.attachmentIds.length > 0).map(({ id }) => id)
  if (ids.length === 0) return new Map()
  const rows = await sql.all<{ doc: string }>(
    'SELECT doc FROM attachment WHERE message_id IN (SELECT value FROM json_each(?)) ORDER BY row',
    [JSON.stringify(ids)],
  )
  return groupBy(
    rows.map(({ doc }) => JSON.parse(doc) as Attachment),
    (file) => file.messageId,
  )
}

function cut(text: string, length: number): string {
  const code = text.charCodeAt(length - 1)
  return text.slice(0, code >= 0xd800 && code <= 0xdbff ? length - 1 : length)
}

/** Not in the middle of a tag, whose rest would show as text. */
function cutHtml(html: string, length: number): string {
  const short = cut(html, length)
  const open = short.lastIndexOf('<')
  return open > short.lastIndexOf('>') ? short.slice(0, open) : short
}
