import type { Article, ArticleDraft, Product, Translation } from '#shared/domain/knowledge'
import { articleDraftId, type RecordOf, type RecordType } from '#shared/domain/records'
import type { ArticleDetail } from '#shared/ipc/knowledge-views'
import { isOutdated, sourceNumber } from '#shared/rules/knowledge'
import type { Sql } from '../cache/driver.ts'
import type { QueryHandlers } from '../cache/query.ts'
import { getRecord, getRecords } from '../cache/records.ts'
import { tableOf } from '../cache/schema.ts'
import { categories } from './list.ts'
import { articleRefs, isPending, usesOf } from './refs.ts'

/** One article with everything around it, and its saved texts. */
export const detailQueries: QueryHandlers<
  'article.get' | 'article.refs' | 'articleDraft.get' | 'articleDraft.list' | 'translation.revisions' | 'revision.get'
> = {
  'article.get': (cache, { me }, { articleId }) =>
    cache.read((sql) => articleDetail(sql, articleId, me.id), { consistent: true }),

  'article.refs': (cache, _context, { articleIds, language }) =>
    cache.read((sql) => articleRefs(sql, articleIds, language)),

  'articleDraft.get': (cache, { me }, { articleId, language }) =>
    cache.read(
      async (sql) => (await getRecord(sql, 'articleDraft', articleDraftId(articleId, language, me.id))) ?? null,
    ),

  'articleDraft.list': (cache, { me }) =>
    cache.read(async (sql) => {
      const rows = await sql.all<{ doc: string }>(
        'SELECT doc FROM article_draft WHERE user_id = ? ORDER BY updated_at DESC LIMIT 200',
        [me.id],
      )
      return rows.map(({ doc }) => JSON.parse(doc) as ArticleDraft)
    }),

  'translation.revisions': (cache, _context, { translationId }) =>
    cache.read(
      async (sql) => {
        const translation = await getRecord(sql, 'translation', translationId)
        // The bodies stay behind in SQLite: a long history of a long text is megabytes.
        const rows = await sql.all<{ doc: string }>(
          `SELECT json_remove(doc, '$.bodyHtml', '$.summary') AS doc FROM revision
            WHERE translation_id = ? ORDER BY number DESC LIMIT 1000`,
          [translationId],
        )
        return rows.map(({ doc }) => {
          const found = JSON.parse(doc) as Omit<RecordOf<'revision'>, 'bodyHtml' | 'summary'>
          const isPublished = translation?.published?.revisionId === found.id
          return { ...found, isPublished, isNewest: translation?.revisionId === found.id }
        })
      },
      { consistent: true },
    ),

  'revision.get': (cache, _context, { revisionId }) =>
    cache.read(async (sql) => (await getRecord(sql, 'revision', revisionId)) ?? null),
}

async function ofArticle<T extends RecordType>(sql: Sql, type: T, articleId: string, order: string) {
  const rows = await sql.all<{ doc: string }>(
    `SELECT doc FROM ${tableOf[type as RecordType]} WHERE article_id = ? ORDER BY ${order} LIMIT 1000`,
    [articleId],
  )
  return rows.map(({ doc }) => JSON.parse(doc) as RecordOf<T>)
}

async function articleDetail(sql: Sql, articleId: string, userId: string): Promise<ArticleDetail | null> {
  const article = await getRecord(sql, 'article', articleId)
  if (!article) return null
  const texts = await ofArticle(sql, 'translation', articleId, 'language')
  const source = texts.find(({ language }) => language === article.sourceLanguage)
  const drafts = await ofArticle(sql, 'articleDraft', articleId, 'updated_at DESC')
  const products = await getRecords(
    sql,
    article.productIds.map((id) => ({ type: 'product', id })),
  )
  const ticket = article.ticketId === null ? undefined : await getRecord(sql, 'ticket', article.ticketId)
  const uses = await usesOf(sql, [articleId])
  const pending = await sql.get<{ pending: number }>(`SELECT ${isPending} AS pending FROM article a WHERE a.id = ?`, [
    articleId,
  ])
  return {
    article,
    categories: pathOf(await categories(sql), article.categoryId),
    translations: inOrder(texts, article).map((text) => ({
      ...text,
      outdated: isOutdated(article, text, source),
      sourceNumber: text === source || !source ? null : sourceNumber(source),
    })),
    drafts: drafts.filter((draft) => draft.userId === userId),
    flags: await ofArticle(sql, 'articleFlag', articleId, "state <> 'open', created_at DESC"),
    comments: await ofArticle(sql, 'reviewComment', articleId, 'created_at'),
    files: await ofArticle(sql, 'articleFile', articleId, 'row'),
    ...uses(articleId),
    products: products.map(({ record }) => {
      const { id, name, sku } = record as Product
      return { id, name, sku }
    }),
    links: await articleRefs(sql, await targetsOf(sql, articleId, 'article'), article.sourceLanguage),
    linkedFrom: await articleRefs(sql, await sourcesOf(sql, articleId), article.sourceLanguage),
    snippets: await namedSnippets(sql, await targetsOf(sql, articleId, 'snippet')),
    ticket: ticket ? { id: ticket.id, number: ticket.number, subject: ticket.subject } : null,
    pending: pending?.pending === 1,
  }
}

function inOrder(texts: readonly Translation[], { sourceLanguage }: Article): Translation[] {
  const place = ({ language }: Translation) => (language === sourceLanguage ? 0 : 1)
  return [...texts].sort((a, b) => place(a) - place(b) || (a.language < b.language ? -1 : 1))
}

/** From the top down. A circle ends where it began. */
function pathOf(all: Awaited<ReturnType<typeof categories>>, id: string | null) {
  const path: typeof all = []
  for (let next = id; next !== null; ) {
    const found = all.find((each) => each.id === next)
    if (!found || path.includes(found)) break
    path.unshift(found)
    next = found.parentId
  }
  return path
}

/** What any text of the article names. */
async function targetsOf(sql: Sql, articleId: string, kind: 'article' | 'snippet'): Promise<string[]> {
  const rows = await sql.all<{ target: string }>(
    `SELECT DISTINCT r.target FROM translation t JOIN knowledge_ref r ON r.translation_row = t.row AND r.kind = ?
      WHERE t.article_id = ? LIMIT 200`,
    [kind, articleId],
  )
  return rows.map(({ target }) => target)
}

async function sourcesOf(sql: Sql, articleId: string): Promise<string[]> {
  const rows = await sql.all<{ id: string }>(
    `SELECT DISTINCT t.article_id AS id FROM knowledge_ref r JOIN translation t ON t.row = r.translation_row
      WHERE r.kind = 'article' AND r.target = ? AND t.article_id <> ? LIMIT 200`,
    [articleId, articleId],
  )
  return rows.map(({ id }) => id)
}

export async function namedSnippets(sql: Sql, ids: readonly string[]): Promise<RecordOf<'snippet'>[]> {
  const found = await getRecords(
    sql,
    ids.map((id) => ({ type: 'snippet', id })),
  )
  return found.map(({ record }) => record as RecordOf<'snippet'>)
}
