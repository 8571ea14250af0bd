import DOMPurify, { type Config } from 'dompurify'
import type { Snippet } from '#shared/domain/knowledge'
import { inLanguage } from '#shared/rules/knowledge-variables'
import { safeLink } from '../../../app/writing/safe-link.ts'

/**
 * Makes an article safe to show. Closed lists of tags and attributes leave nothing that loads, runs, covers or restyles
 * anything; links lose their `href` and are opened by us. Pictures are files of the article. The result is handed over
 * as nodes and never parsed again.
 */
const config: Config = {
  ALLOWED_TAGS: [
    ...['p', 'br', 'b', 'strong', 'i', 'em', 'u', 's', 'code', 'pre', 'a', 'ul', 'ol', 'li', 'blockquote', 'hr', 'img'],
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'aside', 'div'],
    ...['span', 'sub', 'sup', 'mark', 'kbd', 'dl', 'dt', 'dd', 'del', 'ins', 'strike', 'small', 'figure', 'figcaption'],
    ...['section', 'article', 'caption', 'q', 'cite', 'details', 'summary'],
  ],
  ALLOWED_ATTR: [
    ...['href', 'src', 'alt', 'title', 'colspan', 'rowspan', 'start', 'dir', 'lang', 'data-article', 'data-snippet'],
    ...['data-kind', 'data-missing', 'type'],
  ],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOWED_NAMESPACES: ['http://www.w3.org/1999/xhtml'],
  ALLOWED_URI_REGEXP: /^(?:(?:https?|mailto|tel|cid):|[^a-z]|[a-z+.-]+(?:[^a-z+.:-]|$))/i,
  RETURN_DOM_FRAGMENT: true,
}

const callOuts = new Set(['info', 'tip', 'warning'])

export interface Resolving {
  /** What stands for `<div data-snippet>`. */
  readonly snippets: readonly Snippet[]
  readonly language: string
  /** Languages in whose words a snippet is shown that has none in `language`. */
  readonly fallback: readonly string[]
  /** Title of an article that is linked to; undefined for one that is not there. */
  readonly titleOf: (articleId: string) => string | undefined
  /** Whether a variable is one that can be filled. */
  readonly knows: (variable: string) => boolean
  readonly words: { readonly missingArticle: string; readonly missingSnippet: string; readonly unknown: string }
}

/** Belongs to no document: import a copy. */
export function cleanArticle(html: string, resolving: Resolving): DocumentFragment {
  const fragment = DOMPurify.sanitize(html, config) as unknown as DocumentFragment
  for (const element of [...fragment.querySelectorAll<HTMLElement>('*')]) cleanElement(element, resolving)
  markVariables(fragment, resolving)
  return fragment
}

function cleanElement(element: HTMLElement, resolving: Resolving): void {
  const tag = element.localName
  if (tag === 'a') cleanLink(element, resolving)
  else element.removeAttribute('href')
  if (tag === 'img') {
    const source = (element.getAttribute('src') ?? '').trim()
    element.removeAttribute('src')
    if (/^cid:/i.test(source)) element.setAttribute('data-cid', source.slice(4))
    else element.remove()
  } else element.removeAttribute('src')
  if (tag === 'aside' && !callOuts.has(element.dataset.kind ?? '')) element.setAttribute('data-kind', 'info')
  for (const name of ['colspan', 'rowspan', 'start']) {
    if (!/^\d{1,3}$/.test(element.getAttribute(name) ?? '1')) element.removeAttribute(name)
  }
  const snippetId = element.dataset.snippet
  if (snippetId === undefined) return
  const snippet = resolving.snippets.find(({ id }) => id === snippetId)
  if (!snippet) {
    element.textContent = resolving.words.missingSnippet
    element.setAttribute('data-broken', '')
    return
  }
  // Snippets hold no snippets.
  const body = inLanguage(snippet.bodies, [resolving.language, ...resolving.fallback])
  element.replaceChildren(cleanArticle(body, { ...resolving, snippets: [] }))
}

function cleanLink(element: HTMLElement, { titleOf, words }: Resolving): void {
  const href = element.getAttribute('href') ?? ''
  const articleId = element.dataset.article
  element.removeAttribute('href')
  if (articleId !== undefined) {
    const title = titleOf(articleId)
    element.setAttribute('title', title ?? words.missingArticle)
    if (title === undefined) {
      element.setAttribute('data-broken', '')
      return
    }
  } else {
    const target = safeLink(href)
    if (!target) return
    element.setAttribute('data-link', target)
    // The true target on hover: the words of a link may lie about it.
    element.setAttribute('title', target)
  }
  element.setAttribute('role', 'link')
  element.setAttribute('tabindex', '0')
}

export const variablePattern = /\{\{\s*([A-Za-z][A-Za-z0-9_.]{0,99})\s*\}\}/g

function markVariables(root: DocumentFragment, { knows, words }: Resolving): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const found: Text[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeValue?.includes('{{') && !node.parentElement?.closest('[data-variable]')) found.push(node as Text)
  }
  for (const text of found) {
    const whole = text.data
    const parts: (string | Node)[] = []
    let from = 0
    for (const match of whole.matchAll(variablePattern)) {
      const name = match[1] ?? ''
      parts.push(whole.slice(from, match.index))
      const chip = document.createElement('span')
      chip.setAttribute('data-variable', name)
      chip.textContent = match[0]
      if (!knows(name)) {
        chip.setAttribute('data-unknown', '')
        chip.title = words.unknown
      }
      parts.push(chip)
      from = match.index + match[0].length
    }
    if (parts.length > 0) text.replaceWith(...parts, whole.slice(from))
  }
}
