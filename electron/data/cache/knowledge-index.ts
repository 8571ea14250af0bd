import type { Article, Translation } from '#shared/domain/knowledge'
import { refsOf } from '#shared/rules/knowledge-html'
import { terms } from '#shared/rules/knowledge-terms'
import type { Tx } from './writer.ts'

/**
 * Full text over articles, one row a translation, and what their texts name. Apart from the index of tickets and
 * messages: its columns weigh differently, and its words are folded further so that forms of one word are found.
 */

/** Texts read and written at once. */
const slice = 200

interface Indexed extends Pick<Translation, 'title' | 'summary' | 'bodyText' | 'bodyHtml' | 'published' | 'revision'> {
  readonly row: number
  readonly keywords: string
}

/** Puts the texts of these translations anew, or of all translations of these articles. */
export async function indexKnowledge(tx: Tx, by: 'translation' | 'article', ids: readonly string[]): Promise<void> {
  const found = await tx.all<{ row: number }>(
    by === 'translation'
      ? 'SELECT row FROM translation WHERE id IN (SELECT value FROM json_each(?))'
      : 'SELECT row FROM translation WHERE article_id IN (SELECT value FROM json_each(?))',
    [JSON.stringify(ids)],
  )
  const rows = found.map(({ row }) => row)
  for (let from = 0; from < rows.length; from += slice) await indexRows(tx, rows.slice(from, from + slice))
}

export async function forgetKnowledge(tx: Tx, rows: readonly number[]): Promise<void> {
  // The references go with the row.
  await tx.run('DELETE FROM knowledge_text WHERE rowid IN (SELECT value FROM json_each(?))', [JSON.stringify(rows)])
}

async function indexRows(tx: Tx, rows: readonly number[]): Promise<void> {
  const json = JSON.stringify(rows)
  const stored = await tx.all<{ row: number; doc: string; article: string | null }>(
    `SELECT t.row, t.doc, a.doc AS article FROM json_each(?) AS wanted CROSS JOIN translation t ON t.row = wanted.value
      LEFT JOIN article a ON a.id = t.article_id`,
    [json],
  )
  const texts = stored.map(({ row, doc, article }): Indexed => {
    const { keywords = [] } = article === null ? {} : (JSON.parse(article) as Article)
    return { ...(JSON.parse(doc) as Translation), row, keywords: keywords.join(' ') }
  })
  await forgetKnowledge(tx, rows)
  await tx.run(
    `INSERT INTO knowledge_text (rowid, title, summary, keywords, body, draft)
      SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5 FROM json_each(?)`,
    [JSON.stringify(texts.map((text) => [text.row, ...columnsOf(text)]))],
  )
  await tx.run('DELETE FROM knowledge_ref WHERE translation_row IN (SELECT value FROM json_each(?))', [json])
  await tx.run(
    `INSERT INTO knowledge_ref (translation_row, kind, target, published)
      SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?)`,
    [JSON.stringify(texts.flatMap(refRows))],
  )
}

const indexed = (text: string) => terms(text).join(' ')

/** Title, summary, keywords and body of what readers see; then what they do not, all in one. */
function columnsOf({ title, summary, bodyText, published, revision, keywords }: Indexed): string[] {
  const isNewer = published === null || published.number !== revision
  const unseen = isNewer ? indexed([title, summary, published === null ? keywords : '', bodyText].join(' ')) : ''
  if (published === null) return ['', '', '', '', unseen]
  return [indexed(published.title), indexed(published.summary), indexed(keywords), indexed(published.bodyText), unseen]
}

function refRows({ row, bodyHtml, published }: Indexed): (string | number)[][] {
  const rows = new Map<string, (string | number)[]>()
  for (const [html, isPublished] of [
    [bodyHtml, 0],
    [published?.bodyHtml ?? '', 1],
  ] as const) {
    const { articles, snippets, files, urls, nowhere, variables } = refsOf(html)
    const kinds = { article: articles, snippet: snippets, file: files, url: urls, nowhere, variable: variables }
    for (const [kind, targets] of Object.entries(kinds))
      for (const target of targets) rows.set(`${kind} ${target}`, [row, kind, target, isPublished])
  }
  return [...rows.values()]
}
