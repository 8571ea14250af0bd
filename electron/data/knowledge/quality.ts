import type { QueryResult } from '#shared/ipc/contract'
import type { QualityKind } from '#shared/ipc/knowledge-views'
import { dayHere } from '#shared/rules/day'
import { isKnowledgeVariable } from '#shared/rules/knowledge-variables'
import type { Sql, SqlValue } from '../cache/driver.ts'
import type { QueryHandlers } from '../cache/query.ts'
import { outdated, withSource } from './refs.ts'

/** What editors should look at, each kind with its number and its worst cases. */
export const qualityQueries: QueryHandlers<'article.quality'> = {
  'article.quality': (cache, { now }, { limit }) =>
    cache.read(
      async (sql) => {
        const lists: QueryResult<'article.quality'> = []
        for (const kind of Object.keys(questions) as QualityKind[]) lists.push(await ask(sql, kind, now, limit))
        return lists
      },
      { consistent: true },
    ),
}

type Item = QueryResult<'article.quality'>[number]['items'][number]

interface Row {
  articleId: string
  translationId: string
  language: string
  title: string
  audience: Item['audience']
  ownerId: string
  published: number
  detail: string
  at: string | null
  count: number
}

const columns = `a.id AS articleId, t.id AS translationId, t.language, coalesce(t.doc ->> '$.published.title', t.title) AS title,
  a.audience, a.owner_id AS ownerId, t.published_number IS NOT NULL AS published`
const inSource = 't.language = a.source_language'
const active = 'a.archived_at IS NULL'

/** How long an article may be out before it counts as one that nobody uses. Days. */
const graceDays = 60

/**
 * Each answers one row a text, worst first. A dead link is one that leads to no article, to an archived one, to an address
 * that is none, or from what readers see to what they may not see.
 */
const questions: {
  readonly [K in QualityKind]: { readonly sql: string; readonly params?: (now: number) => SqlValue[] }
} = {
  'needs-review': {
    sql: `SELECT ${columns}, json_array() AS detail, a.review_by AS at, 1 AS count
      FROM translation t ${withSource} WHERE ${active} AND ${inSource} AND t.published_number IS NOT NULL AND a.review_by < ?
      ORDER BY a.review_by`,
    params: (now) => [dayHere(now)],
  },
  outdated: {
    sql: `SELECT ${columns}, json_array() AS detail, coalesce(s.published_at, s.updated_at) AS at,
        coalesce(s.published_number, s.revision) - t.source_revision AS count
      FROM translation t ${withSource} WHERE ${active} AND ${outdated} ORDER BY count DESC, at`,
  },
  'broken-links': {
    sql: `SELECT ${columns}, json_group_array(coalesce(x.title, r.target)) AS detail, null AS at, count(*) AS count
      FROM knowledge_ref r JOIN translation t ON t.row = r.translation_row ${withSource}
      LEFT JOIN article target ON target.id = r.target
      LEFT JOIN translation x ON x.article_id = target.id AND x.language = target.source_language
      WHERE r.kind IN ('article', 'nowhere') AND ${active} AND (target.id IS NULL OR target.archived_at IS NOT NULL
        OR (r.published = 1 AND a.audience <> 'internal' AND target.audience = 'internal')
        OR (r.published = 1 AND NOT EXISTS (
          SELECT 1 FROM translation p WHERE p.article_id = target.id AND p.published_number IS NOT NULL)))
      GROUP BY t.row ORDER BY count DESC`,
  },
  'broken-addresses': {
    sql: `SELECT ${columns}, json_group_array(l.url) AS detail, max(l.doc ->> '$.checkedAt') AS at, count(*) AS count
      FROM (
        SELECT l.url, l.doc, r.translation_row FROM link_check l JOIN knowledge_ref r ON r.kind = 'url' AND r.target = l.url
          WHERE l.state = 'broken'
        UNION SELECT l.url, l.doc, r.translation_row FROM link_check l
          JOIN snippet s ON instr(replace(s.doc, '&amp;', '&'), 'href=\\"' || l.url || '\\"') > 0
          JOIN knowledge_ref r ON r.kind = 'snippet' AND r.target = s.id WHERE l.state = 'broken') AS l
      JOIN translation t ON t.row = l.translation_row ${withSource}
      WHERE ${active} GROUP BY t.row ORDER BY count DESC`,
  },
  'unknown-variables': {
    sql: `SELECT ${columns}, json_group_array(r.target) AS detail, null AS at, count(*) AS count
      FROM knowledge_ref r JOIN translation t ON t.row = r.translation_row ${withSource}
      WHERE r.kind = 'variable' AND ${active} AND known_variable(r.target) = 0 GROUP BY t.row ORDER BY count DESC`,
  },
  flagged: {
    sql: `SELECT ${columns}, json_group_array(f.doc ->> '$.comment') AS detail, max(f.created_at) AS at, count(*) AS count
      FROM article_flag f JOIN translation t ON t.article_id = f.article_id ${withSource}
      WHERE f.state = 'open' AND ${active} AND ${inSource} GROUP BY t.row ORDER BY count DESC, at`,
  },
  'never-used': {
    sql: `SELECT ${columns}, json_array() AS detail, t.published_at AS at, 0 AS count
      FROM translation t ${withSource} WHERE ${active} AND ${inSource} AND t.published_at < ?
        AND NOT EXISTS (SELECT 1 FROM article_use u WHERE u.article_id = a.id) ORDER BY t.published_at`,
    params: (now) => [new Date(now - graceDays * 86_400_000).toISOString()],
  },
  'not-filed': {
    sql: `SELECT ${columns}, json_array() AS detail, a.created_at AS at, 1 AS count
      FROM translation t ${withSource} WHERE ${active} AND ${inSource} AND a.category_id IS NULL ORDER BY a.created_at`,
  },
}

async function ask(sql: Sql, kind: QualityKind, now: number, limit: number) {
  const { sql: text, params } = questions[kind]
  const names = kind === 'unknown-variables' ? await unknownVariables(sql) : []
  const query = text.replace(
    'known_variable(r.target) = 0',
    `r.target IN (SELECT value FROM json_each('${JSON.stringify(names)}'))`,
  )
  const given = params?.(now) ?? []
  const rows = await sql.all<Row & { total: number }>(`SELECT *, count(*) OVER () AS total FROM (${query}) LIMIT ?`, [
    ...given,
    limit,
  ])
  return { kind, total: rows[0]?.total ?? 0, items: rows.map(itemOf) }
}

/** Names are letters, digits, dots and underscores, so they may stand in a statement. */
async function unknownVariables(sql: Sql): Promise<string[]> {
  const rows = await sql.all<{ target: string }>("SELECT DISTINCT target FROM knowledge_ref WHERE kind = 'variable'")
  return rows.map(({ target }) => target).filter((name) => !isKnowledgeVariable(name) && /^[\w.]+$/.test(name))
}

function itemOf({ published, detail, total: _total, ...row }: Row & { total: number }): Item {
  return { ...row, published: published === 1, archived: false, detail: JSON.parse(detail) }
}
