import type { Product, Snippet } from '#shared/domain/knowledge'
import type { QueryHandlers } from '../cache/query.ts'
import { getRecord } from '../cache/records.ts'
import { categories, withThoseBelow } from './list.ts'
import { refsById } from './refs.ts'

/** Categories, snippets and products, with how much hangs on each. There are never many: they are answered whole. */
export const shelfQueries: QueryHandlers<'category.list' | 'snippet.list' | 'product.list' | 'product.get'> = {
  'category.list': (cache) =>
    cache.read(
      async (sql) => {
        const all = await categories(sql)
        const counted = await sql.all<{ id: string; n: number; published: number }>(
          `SELECT category_id AS id, count(*) AS n,
              sum(EXISTS (SELECT 1 FROM translation t WHERE t.article_id = a.id AND t.published_number IS NOT NULL)) AS published
            FROM article a WHERE archived_at IS NULL AND category_id IS NOT NULL GROUP BY category_id`,
        )
        const counts = new Map(counted.map((each) => [each.id, each]))
        const rows = all.map((category) => {
          const below = withThoseBelow(all, category.id).map((id) => counts.get(id))
          return {
            ...category,
            articles: below.reduce((sum, each) => sum + (each?.n ?? 0), 0),
            published: below.reduce((sum, each) => sum + (each?.published ?? 0), 0),
          }
        })
        return rows.sort((a, b) => a.position - b.position || a.name.localeCompare(b.name))
      },
      { consistent: true },
    ),

  'snippet.list': (cache, { me }) =>
    cache.read(
      async (sql) => {
        const snippets = (await sql.all<{ doc: string }>('SELECT doc FROM snippet')).map(
          ({ doc }) => JSON.parse(doc) as Snippet,
        )
        const named = await sql.all<{ target: string; id: string }>(
          `SELECT DISTINCT r.target, t.article_id AS id FROM knowledge_ref r JOIN translation t ON t.row = r.translation_row
            WHERE r.kind = 'snippet'`,
        )
        const refs = await refsById(
          sql,
          named.map(({ id }) => id),
          me.language,
        )
        return snippets
          .map((each) => ({
            ...each,
            usedBy: named.flatMap(({ target, id }) => (target === each.id ? (refs.get(id) ?? []) : [])),
          }))
          .sort((a, b) => a.name.localeCompare(b.name))
      },
      { consistent: true },
    ),

  'product.list': (cache) =>
    cache.read(
      async (sql) => {
        const products = (await sql.all<{ doc: string }>('SELECT doc FROM product')).map(
          ({ doc }) => JSON.parse(doc) as Product,
        )
        const counted = await sql.all<{ id: string; n: number }>(
          `SELECT value AS id, count(*) AS n FROM article a, json_each(a.doc, '$.productIds')
            WHERE a.archived_at IS NULL GROUP BY value`,
        )
        const counts = new Map(counted.map(({ id, n }) => [id, n]))
        return products
          .map((each) => ({ ...each, articles: counts.get(each.id) ?? 0 }))
          .sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }))
      },
      { consistent: true },
    ),

  'product.get': (cache, _context, { productId }) =>
    cache.read(async (sql) => (await getRecord(sql, 'product', productId)) ?? null),
}
