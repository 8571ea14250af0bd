import type { Translation } from '#shared/domain/knowledge'
import type { ArticlePlace } from '#shared/ipc/publishing'
import { articleKey } from '#shared/rules/publishing/content'
import type { QueryHandlers } from '../cache/query.ts'
import { getRecord } from '../cache/records.ts'
import { pagesOf } from './online.ts'
import { revisionIn } from './page-changes.ts'
import { allSites } from './sites.ts'

/** On which sites readers find an article. */
export const placeQueries: QueryHandlers<'article.places'> = {
  'article.places': (cache, _context, { articleId }) =>
    cache.read(
      async (sql) => {
        const rows = await sql.all<{ doc: string }>(
          `SELECT json_remove(doc, '$.bodyHtml', '$.bodyText', '$.published.bodyHtml', '$.published.bodyText') AS doc
            FROM translation WHERE article_id = ?`,
          [articleId],
        )
        const texts = rows.map(({ doc }) => JSON.parse(doc) as Translation)
        const places: ArticlePlace[] = []
        for (const { id, name, address, publicUrl, currentEditionId, languages } of await allSites(sql)) {
          const online = currentEditionId === null ? undefined : await pagesOf(sql, currentEditionId)
          if (!online || currentEditionId === null) continue
          const pages = languages.flatMap(({ language }) => {
            const key = articleKey(articleId, language)
            const page = Object.hasOwn(online, key) ? online[key] : undefined
            if (!page) return []
            const text = texts.find((each) => each.language.toLowerCase() === language.toLowerCase())
            return [{ language, path: page.path, changed: text?.published?.revisionId !== revisionIn(page) }]
          })
          if (pages.length === 0) continue
          const publishedAt = (await getRecord(sql, 'edition', currentEditionId))?.publishedAt ?? null
          places.push({ siteId: id, name, address, publicUrl, pages, publishedAt })
        }
        return places
      },
      { consistent: true },
    ),
}
