import type { SearchMiss } from '#shared/domain/knowledge'
import type { QueryResult } from '#shared/ipc/contract'
import type { Sql } from '../cache/driver.ts'
import type { QueryHandlers } from '../cache/query.ts'
import { listQueries } from './list.ts'
import { refsById } from './refs.ts'

/** What is asked for and not found, and how much the articles help. */
export const numberQueries: QueryHandlers<'searchMiss.list' | 'article.stats'> = {
  'searchMiss.list': (cache, _context, { states, sort, offset, limit, language }) =>
    cache.read(
      async (sql) => {
        const json = JSON.stringify(states)
        const among = 'state IN (SELECT value FROM json_each(?))'
        const total = await sql.get<{ n: number }>(`SELECT count(*) AS n FROM search_miss WHERE ${among}`, [json])
        const order = sort === 'count' ? 'count DESC, last_at DESC' : 'last_at DESC'
        const rows = await sql.all<{ doc: string }>(
          `SELECT doc FROM search_miss WHERE ${among} ORDER BY ${order}, row LIMIT ? OFFSET ?`,
          [json, limit, offset],
        )
        const misses = rows.map(({ doc }) => JSON.parse(doc) as SearchMiss)
        const refs = await refsById(
          sql,
          misses.flatMap(({ articleId }) => articleId ?? []),
          language,
        )
        const items = misses.map((miss) => ({ ...miss, article: refs.get(miss.articleId ?? '') ?? null }))
        return { total: total?.n ?? 0, items }
      },
      { consistent: true },
    ),

  'article.stats': async (cache, context, { language, days }) => {
    const byCondition = await listQueries['article.counts'](cache, context, { filter: {} })
    return cache.read((sql) => stats(sql, { byCondition, language, days, now: context.now }), { consistent: true })
  },
}

interface Wanted {
  readonly byCondition: QueryResult<'article.counts'>
  readonly language: string
  readonly days: number
  readonly now: number
}

const dayLength = 86_400_000
const mostHelpfulShown = 20

async function stats(sql: Sql, { byCondition, language, days, now }: Wanted): Promise<QueryResult<'article.stats'>> {
  const from = mondayBefore(now - days * dayLength)
  const since = new Date(from).toISOString()
  const one = async (query: string, ...params: string[]) => (await sql.get<{ n: number }>(query, params))?.n ?? 0
  const byLanguage = await sql.all<{ language: string; published: number; outdated: number }>(
    `SELECT t.language, sum(t.published_number IS NOT NULL) AS published,
        sum(coalesce(t.language <> a.source_language AND t.source_revision < coalesce(s.published_number, s.revision), 0)) AS outdated
      FROM translation t JOIN article a ON a.id = t.article_id AND a.archived_at IS NULL
      LEFT JOIN translation s ON s.article_id = a.id AND s.language = a.source_language
      GROUP BY t.language ORDER BY published DESC, t.language`,
  )
  const helpful = await sql.all<{ id: string; used: number; helped: number }>(
    `SELECT article_id AS id, sum(kind <> 'answered') AS used, sum(kind = 'answered') AS helped FROM article_use
      WHERE at >= ? GROUP BY article_id ORDER BY helped DESC, used DESC LIMIT ?`,
    [since, mostHelpfulShown],
  )
  const refs = await refsById(
    sql,
    helpful.map(({ id }) => id),
    language,
  )
  const solved = await one(
    "SELECT count(*) AS n FROM ticket WHERE status IN ('solved', 'closed') AND doc ->> '$.solvedAt' >= ?",
    since,
  )
  const answered = await one(
    `SELECT count(DISTINCT t.id) AS n FROM article_use u JOIN ticket t ON t.id = u.ticket_id
      WHERE u.kind = 'answered' AND u.at >= ? AND t.status IN ('solved', 'closed')`,
    since,
  )
  return {
    articles: await one('SELECT count(*) AS n FROM article WHERE archived_at IS NULL'),
    byCondition,
    byLanguage,
    weeks: await weeks(sql, from, now),
    mostHelpful: helpful.flatMap(({ id, used, helped }) => {
      const ref = refs.get(id)
      return ref ? [{ ...ref, used, helped }] : []
    }),
    openMisses: await one("SELECT count(*) AS n FROM search_miss WHERE state = 'open'"),
    // Articles and not flags, as the list of them is one of articles.
    openFlags:
      await one(`SELECT count(DISTINCT f.article_id) AS n FROM article_flag f JOIN article a ON a.id = f.article_id
      WHERE f.state = 'open' AND a.archived_at IS NULL`),
    answeredShare: solved === 0 ? null : Math.min(1, answered / solved),
  }
}

function mondayBefore(at: number): number {
  const midnight = Math.floor(at / dayLength) * dayLength
  return midnight - ((new Date(midnight).getUTCDay() + 6) % 7) * dayLength
}

async function weeks(sql: Sql, from: number, now: number): Promise<QueryResult<'article.stats'>['weeks']> {
  const since = new Date(from).toISOString()
  // Days since the Monday before 1970, in whole weeks.
  const week = (column: string) => `cast((julianday(${column}) - julianday('1969-12-29')) / 7 AS INTEGER)`
  const rows = await sql.all<{ week: number; used: number; helped: number; flagged: number }>(
    `SELECT week, sum(used) AS used, sum(helped) AS helped, sum(flagged) AS flagged FROM (
        SELECT ${week('at')} AS week, kind <> 'answered' AS used, kind = 'answered' AS helped, 0 AS flagged
          FROM article_use WHERE at >= ?1
        UNION ALL SELECT ${week('created_at')}, 0, 0, 1 FROM article_flag WHERE created_at >= ?1
      ) GROUP BY week`,
    [since],
  )
  const byWeek = new Map(rows.map((row) => [row.week, row]))
  const all: QueryResult<'article.stats'>['weeks'] = []
  for (let at = from; at <= now; at += 7 * dayLength) {
    const found = byWeek.get(Math.floor((at + 3 * dayLength) / (7 * dayLength)))
    all.push({
      from: new Date(at).toISOString().slice(0, 10),
      used: found?.used ?? 0,
      helped: found?.helped ?? 0,
      flagged: found?.flagged ?? 0,
    })
  }
  return all
}
