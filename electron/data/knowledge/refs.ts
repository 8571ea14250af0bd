import type { Article } from '#shared/domain/knowledge'
import type { ArticleRef } from '#shared/ipc/knowledge-views'
import type { Sql } from '../cache/driver.ts'

/** Articles named by one of their texts: that in the language asked for, in the source language, or any. */

/** The order in which texts of an article are chosen. Takes the language twice. */
export const languageOrder = `CASE WHEN t.language = ? THEN 0 WHEN substr(t.language, 1, 2) = substr(?, 1, 2) THEN 1
  WHEN t.language = a.source_language THEN 2 ELSE 3 END, t.language`

interface Found {
  id: string
  language: string
  title: string
  audience: Article['audience']
  published: number
  archived: number
}

/** In the order of `ids`; what is not there is left out. `first`: a published text goes before one that is not. */
export async function articleRefs(sql: Sql, ids: readonly string[], language: string): Promise<ArticleRef[]> {
  if (ids.length === 0) return []
  const rows = await sql.all<Found>(
    `SELECT id, language, title, audience, published, archived FROM (
        SELECT wanted.key AS place, a.id, t.language, coalesce(t.doc ->> '$.published.title', t.title) AS title, a.audience,
          t.published_at IS NOT NULL AS published, a.archived_at IS NOT NULL AS archived,
          row_number() OVER (PARTITION BY a.id ORDER BY t.published_at IS NULL, ${languageOrder}) AS choice
        FROM json_each(?) AS wanted CROSS JOIN article a ON a.id = wanted.value
        JOIN translation t ON t.article_id = a.id
      ) WHERE choice = 1 ORDER BY place`,
    [language, language, JSON.stringify(ids)],
  )
  return rows.map(toRef)
}

export async function refsById(
  sql: Sql,
  ids: Iterable<string>,
  language: string,
): Promise<ReadonlyMap<string, ArticleRef>> {
  const found = await articleRefs(sql, [...new Set(ids)], language)
  return new Map(found.map((each) => [each.articleId, each]))
}

function toRef({ id, published, archived, ...rest }: Found): ArticleRef {
  return { articleId: id, ...rest, published: published === 1, archived: archived === 1 }
}

export interface Uses {
  readonly used: number
  readonly helped: number
  readonly flagged: number
  readonly lastUsedAt: string | null
}

const unused: Uses = { used: 0, helped: 0, flagged: 0, lastUsedAt: null }

/** How often articles were used, helped and are flagged now. */
export async function usesOf(sql: Sql, ids: readonly string[]): Promise<(articleId: string) => Uses> {
  const json = JSON.stringify(ids)
  const used = await sql.all<{ id: string; used: number; helped: number; last: string }>(
    `SELECT wanted.value AS id, sum(u.kind <> 'answered') AS used, sum(u.kind = 'answered') AS helped, max(u.at) AS last
      FROM json_each(?) AS wanted CROSS JOIN article_use u ON u.article_id = wanted.value GROUP BY wanted.value`,
    [json],
  )
  const flagged = await sql.all<{ id: string; n: number }>(
    `SELECT wanted.value AS id, count(*) AS n FROM json_each(?) AS wanted
      CROSS JOIN article_flag f ON f.article_id = wanted.value AND f.state = 'open' GROUP BY wanted.value`,
    [json],
  )
  const flags = new Map(flagged.map(({ id, n }) => [id, n]))
  const uses = new Map(used.map((each) => [each.id, each]))
  return (id) => {
    const found = uses.get(id)
    const mine = found ? { used: found.used, helped: found.helped, lastUsedAt: found.last } : unused
    return { ...mine, flagged: flags.get(id) ?? 0, lastUsedAt: mine.lastUsedAt }
  }
}

/** Whether a change of the article, or of one of its texts, waits for the server. Alias `a` is the article. */
export const isPending = `EXISTS (SELECT 1 FROM outbox_touch o WHERE o.changed = 1 AND (
  (o.type = 'article' AND o.id = a.id)
  OR (o.type = 'translation' AND o.id IN (SELECT id FROM translation x WHERE x.article_id = a.id))))`

/** Aliases: `t` the text, `a` its article, `s` the text in the article's source language. */
export const outdated = `(t.language <> a.source_language AND t.source_revision IS NOT NULL
  AND t.source_revision < coalesce(s.published_number, s.revision))`
export const withSource = `JOIN article a ON a.id = t.article_id
  LEFT JOIN translation s ON s.article_id = a.id AND s.language = a.source_language`
