import type { Audience } from '../../../shared/domain/knowledge.ts'
import { derivedId } from '../../../shared/domain/records.ts'
import { markdownToHtml } from '../../../shared/rules/article-markdown.ts'

/**
 * The demo's articles as they are written: several in one text, each begun by `=== key`, then fields, an empty line and
 * Markdown. `[text](#key)` leads to another article, `{{> key}}` names a snippet.
 */
export interface WrittenArticle {
  readonly key: string
  readonly title: string
  readonly summary: string
  readonly fields: ReadonlyMap<string, string>
  /** Markdown, block by block. */
  readonly blocks: readonly string[]
}

export const articleIdOf = (key: string) => derivedId('demo', 'article', key)
/** The file that an article shows. */
export const pictureIdOf = (key: string) => derivedId('demo', 'articleFile', key)
export const snippetIdOf = (key: string) => derivedId('demo', 'snippet', key)

export function parseArticles(text: string): WrittenArticle[] {
  return text
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const [head = '', ...body] = part.split('\n\n')
      const [key = '', ...lines] = head.trim().split('\n')
      const fields = new Map(
        lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
      )
      return {
        key: key.trim(),
        title: fields.get('title') ?? '',
        summary: fields.get('summary') ?? '',
        fields,
        blocks: body.map((block) => block.trimEnd()).filter((block) => block !== ''),
      }
    })
}

/** Throws on a key that is nobody's: a link into nothing would look like a mistake of the product. */
export function htmlOf(blocks: readonly string[], known: ReadonlySet<string>): string {
  const text = blocks
    .join('\n\n')
    .replace(/\]\(#([\w-]+)\)/g, (_whole, key: string) => {
      if (!known.has(key)) throw new Error(`no article is called ${key}`)
      return `](article:${articleIdOf(key)})`
    })
    .replace(/^\{\{> ([\w-]+)\}\}$/gm, (_whole, key: string) => `<div data-snippet="${snippetIdOf(key)}"></div>`)
  return markdownToHtml(text)
}

export function listOf(written: WrittenArticle, field: string): string[] {
  const text = written.fields.get(field)
  return text ? text.split(',').map((each) => each.trim()) : []
}

export function audienceOf(written: WrittenArticle): Audience {
  const name = written.fields.get('for') ?? 'public'
  return name === 'internal' || name === 'customers' ? name : 'public'
}
