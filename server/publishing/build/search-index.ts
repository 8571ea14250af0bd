import * as pagefind from 'pagefind'
import type { ArticlePage } from '../../../shared/rules/publishing/content.ts'
import { homePath, relativeLink } from '../../../shared/rules/publishing/paths.ts'
import { withoutVariables } from './article-body.ts'
import { html } from './html.ts'

/**
 * The index of a language in parts of some hundred articles, so that a changed article makes one part anew; the browser
 * asks them all. See docs/decisions/019-search-in-parts.md.
 */

export interface IndexedPage {
  readonly page: ArticlePage
  /** The file of the page, in which `data-pagefind-body` says what counts. */
  readonly html: string
}

export interface IndexFile {
  readonly path: string
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly lasting: boolean
}

/** Articles of one part. */
const partSize = 500

/** Doubles with the articles: an article keeps its part until there are twice as many. */
export function partsFor(articles: number): number {
  let parts = 1
  while (articles > parts * partSize) parts *= 2
  return parts
}

/** Ids are spread evenly in their last digits. */
export const partOf = (articleId: string, parts: number): number => Number.parseInt(articleId.slice(-8), 16) % parts

export async function indexPart(language: string, pages: readonly IndexedPage[]): Promise<IndexFile[]> {
  const { index, errors } = await pagefind.createIndex({ forceLanguage: language.toLowerCase() })
  if (!index) throw new Error(`no search index: ${errors.join(', ')}`)
  try {
    for (const { page, html: file } of pages) {
      // What people call the matter besides: found, and nowhere on the page.
      const keywords = html`<span data-keywords="${page.article.keywords.join(', ')}" data-pagefind-meta="keywords[data-keywords]"></span></article>`
      const content = page.article.keywords.length > 0 ? file.replace('</article>', () => keywords.text) : file
      const added = await index.addHTMLFile({ url: relativeLink(homePath(language), page.path), content })
      if (added.errors.length > 0) throw new Error(`${page.path} could not be indexed: ${added.errors.join(', ')}`)
    }
    const { files } = await index.getFiles()
    return files.flatMap(({ path, content }) => (isWanted(path) ? [{ path, bytes: content, ...kindOf(path) }] : []))
  } finally {
    await index.deleteIndex()
  }
}

/** The engine's ready-made pages stay out; the engine itself lies once for all parts. */
const isWanted = (path: string) => !/\.(js|css)$/.test(path) && path !== 'wasm.unknown.pagefind'

function kindOf(path: string): Pick<IndexFile, 'mediaType' | 'lasting'> {
  if (path.endsWith('.json')) return { mediaType: 'application/json', lasting: false }
  return { mediaType: 'application/octet-stream', lasting: path.includes('/') || path.endsWith('.pf_meta') }
}

/** The script that asks the index. */
export async function searchEngine(): Promise<Uint8Array> {
  const { index, errors } = await pagefind.createIndex({})
  if (!index) throw new Error(`no search engine: ${errors.join(', ')}`)
  try {
    const { files } = await index.getFiles()
    const engine = files.find(({ path }) => path === 'pagefind.js')
    if (!engine) throw new Error('the search engine has no script')
    return engine.content
  } finally {
    await index.deleteIndex()
  }
}

/** Words that readers may have meant, the most used first. */
const mostWords = 6_000

export function vocabularyOf(language: string, pages: readonly ArticlePage[]): string[] {
  const counts = new Map<string, number>()
  const add = (text: string, weight: number) => {
    for (const word of text.toLocaleLowerCase(language).match(/[\p{L}\p{M}\p{N}]{3,40}/gu) ?? [])
      counts.set(word, (counts.get(word) ?? 0) + weight)
  }
  for (const { text, article } of pages) {
    add(withoutVariables(text.title), 3)
    for (const keyword of article.keywords) add(keyword, 3)
    add(withoutVariables(text.summary), 1)
  }
  return [...counts]
    .sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1))
    .slice(0, mostWords)
    .map(([word]) => word)
}
