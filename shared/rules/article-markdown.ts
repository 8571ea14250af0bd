import { Marked, type Tokens } from 'marked'

/**
 * Articles written in Markdown: GitHub's, with three things more. `[text](article:ID)` leads to another article,
 * `![text](cid:ID)` shows a file of the article, and a quote that begins with `[!NOTE]`, `[!TIP]` or `[!WARNING]` is a
 * call-out. HTML may stand between, as everywhere in Markdown: it is how a snippet is named.
 */

const calloutKinds = { NOTE: 'info', TIP: 'tip', IMPORTANT: 'info', WARNING: 'warning', CAUTION: 'warning' } as const

export const calloutMarks = { info: 'NOTE', tip: 'TIP', warning: 'WARNING' } as const

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

let reader: Marked | undefined

export function markdownToHtml(text: string): string {
  reader ??= makeReader()
  return (reader.parse(text, { async: false }) as string).trim()
}

function makeReader(): Marked {
  return new Marked({
    gfm: true,
    breaks: false,
    renderer: {
      blockquote({ tokens }) {
        const kind = calloutOf(tokens[0])
        const body = this.parser.parse(tokens)
        return kind ? `<aside data-kind="${kind}">\n${body}</aside>\n` : `<blockquote>\n${body}</blockquote>\n`
      },
      link({ href, title, tokens }) {
        const text = this.parser.parseInline(tokens)
        const target = href.startsWith('article:') ? href.slice('article:'.length) : ''
        if (uuid.test(target)) return `<a data-article="${target.toLowerCase()}">${text}</a>`
        return `<a href="${attribute(href)}"${title ? ` title="${attribute(title)}"` : ''}>${text}</a>`
      },
      image({ href, title, text }) {
        return `<img src="${attribute(href)}" alt="${attribute(text)}"${title ? ` title="${attribute(title)}"` : ''}>`
      },
    },
  })
}

/** Takes the mark away from the quote's first paragraph. */
function calloutOf(first: Tokens.Generic | undefined): string | undefined {
  if (first?.type !== 'paragraph' || !first.tokens) return undefined
  const [lead] = first.tokens
  const found = lead?.type === 'text' ? /^\[!([A-Z]+)\][ \t]*\n?/.exec(lead.raw) : null
  const name = found?.[1]
  if (!lead || !found || !name || !Object.hasOwn(calloutKinds, name)) return undefined
  const rest = lead.raw.slice(found[0].length)
  Object.assign(lead, { raw: rest, text: rest })
  if ('tokens' in lead) delete lead.tokens
  return calloutKinds[name as keyof typeof calloutKinds]
}

/** An address may hold entities already: only what would end the attribute is written otherwise. */
function attribute(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replace(/&(?![a-z#0-9]+;)/gi, '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
}
