import type { Ticket } from '#shared/domain/tickets'
import type { SimilarTicket } from '#shared/ipc/knowledge-views'
import { foldForIndex } from '#shared/rules/search-text'
import type { Sql } from '../cache/driver.ts'
import type { QueryHandlers } from '../cache/query.ts'
import { type IndexedKind, shardTables } from '../cache/text-index.ts'
import { refsById } from './refs.ts'

/**
 * Solved tickets about the same. The index of messages is large and knows no ranking (see cache/text-search.ts), so few
 * words are asked for, the rarest that the text has, and only in its newest parts.
 */
export const similarTicketQueries: QueryHandlers<'ticket.similar' | 'article.uses'> = {
  'ticket.similar': (cache, { me }, args) =>
    cache.read((sql) => similarTickets(sql, { ...args, language: me.language }), { consistent: true }),

  'article.uses': (cache, { me }, { ticketId, callId }) =>
    cache.read(
      async (sql) => {
        const rows = await sql.all<{ doc: string }>(
          `SELECT doc FROM (
              SELECT id, at, doc FROM article_use WHERE ticket_id = ?1
              UNION SELECT id, at, doc FROM article_use INDEXED BY article_use_call WHERE doc ->> '$.callId' = ?2
            ) ORDER BY at DESC, id DESC LIMIT 100`,
          [ticketId, callId],
        )
        const uses = rows.map(({ doc }) => JSON.parse(doc))
        const refs = await refsById(
          sql,
          uses.map((use) => use.articleId),
          me.language,
        )
        return uses.flatMap((use) => {
          const article = refs.get(use.articleId)
          return article ? [{ ...use, article }] : []
        })
      },
      { consistent: true },
    ),
}

/** Newest parts of an index that are looked through, of 32,768 rows each. */
const shardsRead = 2
/** Words asked for, and in how many rows of one part each may stand at most. */
const mostWords = 8
const commonest = 1_500
/** Rows of messages taken from one part. */
const mostRows = 200

/** Words of the text that are looked at. */
const mostAsked = 60
const word = /[\p{L}\p{N}]{3,40}/gu
const number = /^\d{1,4}$/

/**
 * What to ask the index for, folded as it is: words, and of a script without spaces every two characters that follow
 * one another, as a phrase.
 */
function phrasesOf(text: string): string[] {
  const folded = foldForIndex(text.slice(0, 8_000))
  const pairs = [...folded.matchAll(/(?<= )(\S)(?= {2}(\S) )/gu)].map(([, one, two]) => `${one} ${two}`)
  const words = (folded.normalize('NFC').match(word) ?? [])
    .filter((each) => !number.test(each))
    .map((each) => each.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase())
  return [...new Set([...words, ...pairs])].slice(0, mostAsked)
}

interface Wanted {
  readonly text: string
  readonly exceptId: string | null
  readonly limit: number
  readonly language: string
}

async function similarTickets(sql: Sql, { text, exceptId, limit, language }: Wanted): Promise<SimilarTicket[]> {
  const words = phrasesOf(text)
  if (words.length === 0) return []
  const scores = new Map<string, number>()
  const add = (ticketId: string, score: number) => scores.set(ticketId, (scores.get(ticketId) ?? 0) + score)
  const subjects = await sql.all<{ id: string; score: number }>(
    `SELECT t.id, w.value ->> 1 AS score FROM json_each(?) AS w CROSS JOIN ticket t ON t.row = w.value ->> 0`,
    [await rankedRows(sql, 'ticket', words)],
  )
  for (const { id, score } of subjects) add(id, score * 2)
  const best = new Map<string, number>()
  const owners = await sql.all<{ id: string; score: number }>(
    `SELECT m.ticket_id AS id, w.value ->> 1 AS score FROM json_each(?) AS w CROSS JOIN message m ON m.row = w.value ->> 0
      WHERE m.kind = 'public'`,
    [await rankedRows(sql, 'message', words)],
  )
  for (const { id, score } of owners) best.set(id, Math.max(best.get(id) ?? 0, score))
  for (const [id, score] of best) add(id, score)
  if (exceptId !== null) scores.delete(exceptId)
  const ranked = [...scores].sort((a, b) => b[1] - a[1]).slice(0, limit * 6)
  return solvedOf(sql, ranked, limit, language)
}

/**
 * The rarest words of the text that the part knows decide; a row counts by how telling the words are that it has.
 *
 * @returns pairs of row and score, as JSON
 */
async function rankedRows(sql: Sql, kind: IndexedKind, words: readonly string[]): Promise<string> {
  const rows: { row: number; score: number }[] = []
  for (const table of (await shardTables(sql, kind)).slice(0, shardsRead)) {
    const telling = await tellingWords(sql, table, words)
    if (telling.length === 0) continue
    const match = telling.map((word) => `"${word}"`).join(' OR ')
    rows.push(
      ...(await sql.all<{ row: number; score: number }>(
        `SELECT rowid AS row, -bm25(${table}) AS score FROM ${table} WHERE ${table} MATCH ? ORDER BY bm25(${table}) LIMIT ${mostRows}`,
        [match],
      )),
    )
  }
  return JSON.stringify(rows.map(({ row, score }) => [row, score]))
}

async function tellingWords(sql: Sql, table: string, words: readonly string[]): Promise<string[]> {
  const counts = await sql.all<{ word: string; n: number }>(
    `SELECT w.value AS word, (SELECT count(*) FROM (
        SELECT 1 FROM ${table} WHERE ${table} MATCH '"' || w.value || '"' LIMIT ${commonest + 1})) AS n
      FROM json_each(?) AS w`,
    [JSON.stringify(words)],
  )
  return counts
    .filter(({ n }) => n > 0 && n <= commonest)
    .sort((a, b) => a.n - b.n)
    .slice(0, mostWords)
    .map((each) => each.word)
}

/** How much of the answer is shown. */
const answerLength = 280

async function solvedOf(
  sql: Sql,
  ranked: readonly (readonly [string, number])[],
  limit: number,
  language: string,
): Promise<SimilarTicket[]> {
  const found = await sql.all<{ doc: string; customer: string | null; score: number; answer: string | null }>(
    `SELECT t.doc, c.name AS customer, w.value ->> 1 AS score,
        (SELECT substr(m.doc ->> '$.bodyText', 1, 600) FROM message m WHERE m.ticket_id = t.id AND m.kind = 'public'
          AND m.doc ->> '$.authorKind' = 'user' ORDER BY m.created_at DESC LIMIT 1) AS answer
      FROM json_each(?) AS w CROSS JOIN ticket t ON t.id = w.value ->> 0 LEFT JOIN customer c ON c.id = t.customer_id
      WHERE t.status IN ('solved', 'closed') AND t.merged_into_id IS NULL ORDER BY w.key LIMIT ?`,
    [JSON.stringify(ranked), limit],
  )
  const tickets = found.map(({ doc, ...rest }) => ({ ...rest, ticket: JSON.parse(doc) as Ticket }))
  const answers = await sql.all<{ ticket: string; article: string }>(
    `SELECT DISTINCT u.ticket_id AS ticket, u.article_id AS article FROM json_each(?) AS w
      CROSS JOIN article_use u ON u.ticket_id = w.value AND u.kind = 'answered'`,
    [JSON.stringify(tickets.map(({ ticket }) => ticket.id))],
  )
  const refs = await refsById(
    sql,
    answers.map(({ article }) => article),
    language,
  )
  const best = ranked[0]?.[1] ?? 1
  return tickets.map(({ ticket, customer, score, answer }) => ({
    ticketId: ticket.id,
    number: ticket.number,
    subject: ticket.subject,
    status: ticket.status,
    customerName: customer ?? '',
    solvedAt: ticket.solvedAt,
    answer: (answer ?? '').replace(/\s+/g, ' ').trim().slice(0, answerLength),
    articles: answers.flatMap((each) => (each.ticket === ticket.id ? (refs.get(each.article) ?? []) : [])),
    score: score / best,
  }))
}
