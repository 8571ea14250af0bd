/** What an article's HTML names besides its own words. Read by pattern: the editor writes these in one way only. */

export interface KnowledgeRefs {
  readonly articles: readonly string[]
  readonly snippets: readonly string[]
  /** Files of the article, `cid:`. */
  readonly files: readonly string[]
  /** Addresses outside, http and https. */
  readonly urls: readonly string[]
  /** Addresses of links that are not whole, so that they lead nowhere. */
  readonly nowhere: readonly string[]
  /** Names between double braces. */
  readonly variables: readonly string[]
}

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const articleLink = new RegExp(`\\sdata-article="(${uuid})"`, 'gi')
const snippetMark = new RegExp(`\\sdata-snippet="(${uuid})"`, 'gi')
const fileMark = new RegExp(`\\ssrc="cid:(${uuid})"`, 'gi')
const outside = /\shref="(https?:\/\/[^"\s<>]{1,1990})"/gi
const nowhere = /<a\b[^>]*?\shref="((?!https?:\/\/|mailto:|tel:)[^"<>]{0,1990})"/gi
const variable = /\{\{\s*([A-Za-z][A-Za-z0-9_.]{0,99})\s*\}\}/g

export function refsOf(html: string): KnowledgeRefs {
  return {
    articles: found(html, articleLink),
    snippets: found(html, snippetMark),
    files: found(html, fileMark),
    urls: found(html, outside).map(decoded),
    nowhere: found(html, nowhere).map(decoded),
    variables: found(html, variable),
  }
}

function found(html: string, pattern: RegExp): string[] {
  return [...new Set([...html.matchAll(pattern)].map((match) => match[1] ?? ''))]
}

const decoded = (address: string) => address.replaceAll('&amp;', '&')
