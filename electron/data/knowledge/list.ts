import type { Category } from '#shared/domain/knowledge'
import type { ArticleCondition, ArticleFilter, ArticleRow, ArticleSort } from '#shared/ipc/knowledge-views'
import { articleCondition } from '#shared/ipc/knowledge-views'
import { dayHere } from '#shared/rules/day'
import { needsReview } from '#shared/rules/knowledge'
import type { Sql, SqlValue } from '../cache/driver.ts'
import type { QueryContext, QueryHandlers } from '../cache/query.ts'
import { everyWord, matchingRows } from './match.ts'
import { isPending, languageRank, outdated, usesOf, withSource } from './refs.ts'

/** Articles by what they are, where they stand and what they say. One row an article, in one of its languages. */

export const listQueries: QueryHandlers<'article.list' | 'article.counts'> = {
  'article.list': (cache, context, { filter, language, sort, offset, limit }) =>
    cache.read(
      async (sql) => {
        const where = await whereOf(sql, filter, context)
        const { total, rows } = await pageOf(sql, where, { language, sort, offset, limit })
        return { total, items: await listed(sql, rows, context) }
      },
      { consistent: true },
    ),

  'article.counts': (cache, context, { filter }) =>
    cache.read(
      async (sql) => {
        const where = await whereOf(sql, { ...filter, conditions: articleCondition.options }, context)
        const sums = articleCondition.options.map(
          (condition, i) => `count(DISTINCT CASE WHEN ${whenIs(condition)} THEN t.article_id END) AS n${i}`,
        )
        const today = dayHere(context.now)
        const row = await sql.get<Record<string, number>>(
          `SELECT ${sums.join(', ').replaceAll('$today', `'${today}'`)} FROM ${where.from} WHERE ${where.text}`,
          where.params,
        )
        return Object.fromEntries(
          articleCondition.options.map((condition, i) => [condition, row?.[`n${i}`] ?? 0]),
        ) as Record<ArticleCondition, number>
      },
      { consistent: true },
    ),
}

interface Where {
  /** The text's article, its source where a condition asks for it, and what a search by words found. */
  readonly from: string
  /** Rows are ranked by how well they fit. */
  readonly isSearch: boolean
  readonly text: string
  readonly params: readonly SqlValue[]
}

/** `$today` stands for the day. */
function whenIs(condition: ArticleCondition): string {
  const active = 'a.archived_at IS NULL'
  switch (condition) {
    case 'archived':
      return 'a.archived_at IS NOT NULL'
    case 'published':
      return `${active} AND t.published_number IS NOT NULL`
    case 'changed':
      return `${active} AND t.published_number IS NOT NULL AND t.published_number <> t.revision`
    case 'needs-review':
      return `${active} AND t.published_number IS NOT NULL AND a.review_by < $today`
    case 'outdated':
      return `${active} AND ${outdated}`
    default:
      return `${active} AND t.state = '${condition}'`
  }
}

/** Texts of articles that a search by words looks at: further down nobody reads. */
const mostMatches = 2_000

async function whereOf(sql: Sql, filter: ArticleFilter, { me, now }: QueryContext): Promise<Where> {
  const parts: string[] = []
  const params: SqlValue[] = []
  const add = (text: string, ...values: SqlValue[]) => {
    parts.push(text)
    params.push(...values)
  }
  let join = ''
  const match = filter.text === undefined ? null : everyWord(filter.text)
  if (match !== null) {
    const found = await matchingRows(sql, match, mostMatches)
    join = `JOIN (SELECT value ->> 0 AS row, value ->> 1 AS score FROM json_each(?)) m ON m.row = t.row`
    params.push(JSON.stringify(found.map(({ row, score }) => [row, score])))
  }
  const conditions = filter.conditions?.length ? filter.conditions.map((each) => `(${whenIs(each)})`) : null
  add(conditions === null ? 'a.archived_at IS NULL' : `(${conditions.join(' OR ')})`)
  if (filter.categoryId === null) add('a.category_id IS NULL')
  else if (filter.categoryId !== undefined)
    add(
      'a.category_id IN (SELECT value FROM json_each(?))',
      JSON.stringify(withThoseBelow(await categories(sql), filter.categoryId)),
    )
  if (filter.audiences) add('a.audience IN (SELECT value FROM json_each(?))', JSON.stringify(filter.audiences))
  if (filter.language) add('t.language = ?', filter.language)
  if (filter.mine === 'owner') add('a.owner_id = ?', me.id)
  if (filter.mine === 'reviewer') add("t.reviewer_id = ? AND t.state = 'in-review'", me.id)
  if (filter.mine === 'author') add('t.updated_by = ?', me.id)
  if (filter.mine === 'draft') add('a.id IN (SELECT article_id FROM article_draft WHERE user_id = ?)', me.id)
  for (const [field, id] of [
    ['productIds', filter.productId],
    ['tagIds', filter.tagId],
  ] as const)
    if (id !== undefined) add(`? IN (SELECT value FROM json_each(a.doc, '$.${field}'))`, id)
  const source = filter.conditions?.includes('outdated') ? withSource : 'JOIN article a ON a.id = t.article_id'
  return {
    from: `translation t ${source} ${join}`,
    isSearch: join !== '',
    text: parts.join(' AND ').replaceAll('$today', `'${dayHere(now)}'`),
    params,
  }
}

export async function categories(sql: Sql): Promise<Category[]> {
  const rows = await sql.all<{ doc: string }>('SELECT doc FROM category')
  return rows.map(({ doc }) => JSON.parse(doc) as Category)
}

/** The category and all below it. A circle, which two people can make at once, ends where it began. */
export function withThoseBelow(all: readonly Category[], id: string): string[] {
  const found = new Set([id])
  for (let before = 0; before < found.size; ) {
    before = found.size
    for (const each of all) if (each.parentId !== null && found.has(each.parentId)) found.add(each.id)
  }
  return [...found]
}

const count = (what: string) => `(SELECT count(*) FROM ${what})`
const orders: { readonly [B in ArticleSort['by']]: string } = {
  relevance: 'score',
  title: 'title COLLATE NOCASE',
  updated: 'updated_at',
  reviewBy: 'review_by',
  used: count("article_use u WHERE u.article_id = chosen.article_id AND u.kind <> 'answered'"),
  helped: count("article_use u WHERE u.article_id = chosen.article_id AND u.kind = 'answered'"),
  flagged: count("article_flag f WHERE f.article_id = chosen.article_id AND f.state = 'open'"),
}

async function pageOf(
  sql: Sql,
  where: Where,
  page: { readonly language: string; readonly sort: ArticleSort; readonly offset: number; readonly limit: number },
): Promise<{ total: number; rows: number[] }> {
  const by = page.sort.by === 'relevance' && !where.isSearch ? 'updated' : page.sort.by
  const direction = page.sort.direction === 'desc' ? 'DESC' : 'ASC'
  const last = by === 'reviewBy' ? 'review_by IS NULL, ' : ''
  const rows = await sql.all<{ row: number; total: number }>(
    `WITH chosen AS MATERIALIZED (
        SELECT t.row, t.article_id, t.title, t.updated_at, a.review_by, ${where.isSearch ? 'm.score' : '0'} AS score,
          -- SQLite takes the other columns from the row of the least: the index gives articles in a row, so nothing is sorted.
          min(${languageRank}) AS choice
        FROM ${where.from} WHERE ${where.text} GROUP BY t.article_id
      )
      SELECT row, count(*) OVER () AS total FROM chosen ORDER BY ${last}${orders[by]} ${direction}, title COLLATE NOCASE, row
      LIMIT ? OFFSET ?`,
    [page.language, page.language, ...where.params, page.limit, page.offset],
  )
  const found = rows.map(({ row }) => row)
  const [first] = rows
  if (first || page.offset === 0) return { total: first?.total ?? 0, rows: found }
  // Beyond the end no row is there to say it.
  const counted = await sql.get<{ n: number }>(
    `SELECT count(DISTINCT t.article_id) AS n FROM ${where.from} WHERE ${where.text}`,
    where.params,
  )
  return { total: counted?.n ?? 0, rows: found }
}

interface Found {
  translation: string
  translation_id: string
  article_id: string
  language: string
  title: string
  state: ArticleRow['state']
  published_at: string | null
  changed: number
  reviewer_id: string | null
  updated_at: string
  updated_by: string
  audience: ArticleRow['audience']
  category_id: string | null
  owner_id: string
  review_by: string | null
  archived: number
  is_outdated: number
  has_draft: number
  pending: number
  languages: string
}

/** What a list shows, in the order of `rows` (row numbers of translations). */
async function listed(sql: Sql, rows: readonly number[], { me, now }: QueryContext): Promise<ArticleRow[]> {
  if (rows.length === 0) return []
  const found = await sql.all<Found>(
    `SELECT t.id AS translation_id, t.article_id, t.language, t.title, t.state, t.published_at,
        t.published_number IS NOT NULL AND t.published_number <> t.revision AS changed, t.reviewer_id, t.updated_at,
        t.updated_by, a.audience, a.category_id, a.owner_id, a.review_by, a.archived_at IS NOT NULL AS archived,
        coalesce(${outdated}, 0) AS is_outdated,
        EXISTS (SELECT 1 FROM article_draft d WHERE d.article_id = a.id AND d.user_id = ?) AS has_draft,
        ${isPending} AS pending,
        (SELECT json_group_array(json_array(o.language, o.state, o.published_number IS NOT NULL,
            o.language <> a.source_language AND o.source_revision < coalesce(s.published_number, s.revision)))
          FROM translation o WHERE o.article_id = a.id) AS languages
      FROM json_each(?) AS wanted CROSS JOIN translation t ON t.row = wanted.value ${withSource} ORDER BY wanted.key`,
    [me.id, JSON.stringify(rows)],
  )
  const uses = await usesOf(
    sql,
    found.map((each) => each.article_id),
  )
  const today = dayHere(now)
  return found.map((each) => ({
    articleId: each.article_id,
    translationId: each.translation_id,
    language: each.language,
    title: each.title,
    state: each.state,
    publishedAt: each.published_at,
    changed: each.changed === 1,
    needsReview: needsReview(
      { reviewBy: each.review_by, isArchived: each.archived === 1 },
      each.published_at !== null,
      today,
    ),
    outdated: each.is_outdated === 1,
    archived: each.archived === 1,
    audience: each.audience,
    categoryId: each.category_id,
    ownerId: each.owner_id,
    reviewerId: each.reviewer_id,
    reviewBy: each.review_by,
    updatedAt: each.updated_at,
    updatedBy: each.updated_by,
    languages: languagesOf(each.languages),
    ...uses(each.article_id),
    hasDraft: each.has_draft === 1,
    pending: each.pending === 1,
  }))
}

function languagesOf(json: string): ArticleRow['languages'] {
  const rows = JSON.parse(json) as [string, ArticleRow['state'], number, number | null][]
  return rows
    .map(([language, state, published, old]) => ({ language, state, published: published === 1, outdated: old === 1 }))
    .sort((a, b) => (a.language < b.language ? -1 : 1))
}
