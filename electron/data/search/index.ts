import type { Customer } from '#shared/domain/people'
import type { Message, Ticket } from '#shared/domain/tickets'
import type { SearchHit } from '#shared/ipc/views'
import { matchExpression, snippet } from '#shared/rules/search-text'
import type { Sql } from '../cache/driver.ts'
import type { QueryHandlers } from '../cache/query.ts'
import { searchPhones, searchRows } from '../cache/text-search.ts'
import { organizationsLike } from '../customers/index.ts'
import { articlesFound } from '../knowledge/index.ts'

/**
 * Tickets by number and subject, messages by their words, customers by name, e-mail or telephone, all newest first;
 * organizations by name or domain and articles by their words, the best fitting first; `limit` of each kind. In a snippet
 * the found words stand between U+0002 and U+0003.
 */
export const searchQueries: QueryHandlers<'search'> = {
  search: (cache, { me }, { text, kinds, limit, language = me.language }) =>
    cache.read(
      async (sql) => {
        const match = matchExpression(text, 'last')
        const hits: SearchHit[] = []
        if (kinds.includes('ticket')) hits.push(...(await ticketHits(sql, text, match, limit)))
        if (kinds.includes('customer')) hits.push(...(await customerHits(sql, text, limit)))
        if (kinds.includes('organization') && match !== null) hits.push(...(await organizationHits(sql, text, limit)))
        if (kinds.includes('article')) hits.push(...(await articleHits(sql, text, language, limit)))
        if (kinds.includes('message')) hits.push(...(await messageHits(sql, text, match, limit)))
        return hits
      },
      { consistent: true },
    ),
}

async function ticketHits(sql: Sql, text: string, match: string | null, limit: number): Promise<SearchHit[]> {
  const numbered = await rowsByNumber(sql, text)
  const worded = (await searchRows(sql, 'ticket', match, limit)) ?? []
  const found = await sql.all<{ doc: string; customer_name: string | null }>(
    `SELECT t.doc, c.name AS customer_name FROM json_each(?) AS wanted
      CROSS JOIN ticket t ON t.row = wanted.value LEFT JOIN customer c ON c.id = t.customer_id ORDER BY wanted.key`,
    [JSON.stringify([...new Set([...numbered, ...worded])].slice(0, limit))],
  )
  return found.map(({ doc, customer_name }) => {
    const { id, number, subject, status, lastMessageAt } = JSON.parse(doc) as Ticket
    return {
      kind: 'ticket',
      ticketId: id,
      number,
      subject,
      status,
      customerName: customer_name ?? '',
      at: lastMessageAt,
    }
  })
}

/** "#1234" or "1234": that ticket, before any text that holds the same digits. */
async function rowsByNumber(sql: Sql, text: string): Promise<number[]> {
  const digits = /^\s*#?\s*(\d{1,15})\s*$/.exec(text)?.[1]
  if (!digits) return []
  const number = Number(digits)
  // The index of numbers holds what is in queues; asked without that condition, SQLite reads every ticket.
  const found = await sql.all<{ row: number }>(
    `SELECT row FROM ticket WHERE number_order = ? AND merged_into_id IS NULL
      UNION ALL SELECT row FROM ticket WHERE number_order = ? AND merged_into_id IS NOT NULL LIMIT 1`,
    [number, number],
  )
  return found.map(({ row }) => row)
}

async function customerHits(sql: Sql, text: string, limit: number): Promise<SearchHit[]> {
  const called = await searchPhones(sql, text, limit)
  const named = (await searchRows(sql, 'customer', matchExpression(text, 'all'), limit)) ?? []
  const found = await sql.all<{ doc: string; organization: string | null }>(
    `SELECT c.doc, o.doc ->> '$.name' AS organization FROM json_each(?) AS wanted
      CROSS JOIN customer c ON c.row = wanted.value LEFT JOIN organization o ON o.id = c.organization_id
      ORDER BY wanted.key`,
    [JSON.stringify([...new Set([...called, ...named])].slice(0, limit))],
  )
  return found.map(({ doc, organization }) => {
    const { id, name, emails, phones } = JSON.parse(doc) as Customer
    const detail = [organization, emails[0] ?? phones[0]].filter((part) => part).join(' · ')
    return { kind: 'customer', customerId: id, name, detail }
  })
}

async function organizationHits(sql: Sql, text: string, limit: number): Promise<SearchHit[]> {
  const found = await organizationsLike(sql, text, limit)
  return found.map(({ id, name, domains }) => ({
    kind: 'organization',
    organizationId: id,
    name,
    detail: domains.join(' · '),
  }))
}

/** More of them nobody reads, and the whole text of each is loaded to show some words of it. */
const mostArticles = 8

async function articleHits(sql: Sql, text: string, language: string, limit: number): Promise<SearchHit[]> {
  const found = await articlesFound(sql, text, language, Math.min(limit, mostArticles))
  return found.map((hit) => ({ kind: 'article', ...hit }))
}

async function messageHits(sql: Sql, text: string, match: string | null, limit: number): Promise<SearchHit[]> {
  const rows = (await searchRows(sql, 'message', match, limit)) ?? []
  // The body's HTML stays behind in SQLite: only the text crosses.
  const found = await sql.all<Pick<Message, 'id' | 'ticketId' | 'createdAt' | 'bodyText'> & { ticket: string | null }>(
    `SELECT m.id, m.ticket_id AS ticketId, m.created_at AS createdAt,
        substr(m.doc ->> '$.bodyText', 1, 20000) AS bodyText, t.doc AS ticket
      FROM json_each(?) AS wanted CROSS JOIN message m ON m.row = wanted.value
      LEFT JOIN ticket t ON t.id = m.ticket_id ORDER BY m.created_at DESC`,
    [JSON.stringify(rows)],
  )
  return found.map(({ id, ticketId, createdAt, bodyText, ticket }) => {
    const { number = null, subject = '' } = ticket === null ? {} : (JSON.parse(ticket) as Ticket)
    return {
      kind: 'message',
      ticketId,
      messageId: id,
      number,
      subject,
      snippet: snippet(bodyText, text),
      at: createdAt,
    }
  })
}
