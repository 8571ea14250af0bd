import type { ArticleText } from '#shared/domain/knowledge'
import { translationId } from '#shared/domain/records'
import type { QueryArgs } from '#shared/ipc/contract'
import { compareTexts } from '#shared/rules/compare-texts'
import { isOutdated, sourceNumber } from '#shared/rules/knowledge'
import type { Sql } from '../cache/driver.ts'
import type { QueryHandlers } from '../cache/query.ts'
import { getRecord } from '../cache/records.ts'

/** Any two texts side by side, readable. Here and not in the window, which would stand still over a long one. */
export const compareQueries: QueryHandlers<'article.compare' | 'translation.sourceChanges'> = {
  'article.compare': async (cache, _context, { from, to }) => {
    const sides = await cache.read(async (sql) => [await sideOf(sql, from), await sideOf(sql, to)] as const)
    const [before, after] = sides
    return before && after ? mutable(compareTexts(before, after)) : null
  },

  'translation.sourceChanges': async (cache, _context, args) => {
    const found = await cache.read(
      async (sql) => {
        const text = await getRecord(sql, 'translation', args.translationId)
        const article = text && (await getRecord(sql, 'article', text.articleId))
        const source =
          article && (await getRecord(sql, 'translation', translationId(article.id, article.sourceLanguage)))
        if (!text || !article || !source || text.sourceRevision === null) return null
        if (!isOutdated(article, text, source)) return null
        const old = await sql.get<{ doc: string }>('SELECT doc FROM revision WHERE translation_id = ? AND number = ?', [
          source.id,
          text.sourceRevision,
        ])
        if (!old) return null
        const to = source.published ?? source
        return {
          before: JSON.parse(old.doc) as ArticleText,
          after: to,
          from: text.sourceRevision,
          to: sourceNumber(source),
        }
      },
      { consistent: true },
    )
    if (!found) return null
    return { ...mutable(compareTexts(found.before, found.after)), from: found.from, to: found.to }
  },
}

async function sideOf(sql: Sql, side: QueryArgs<'article.compare'>['from']): Promise<ArticleText | undefined> {
  if (!('revisionId' in side)) return side
  return getRecord(sql, 'revision', side.revisionId)
}

function mutable(compared: ReturnType<typeof compareTexts>) {
  const blocks = compared.blocks.map((block) => ({ ...block, parts: [...block.parts] }))
  return { ...compared, blocks }
}
