import { compile } from 'html-to-text'

/** No text that a person wrote comes near this depth. */
export const deepestHtml = 500

let compiled: ReturnType<typeof compile> | undefined

/**
 * Compiled once: reading the selectors costs more than converting a usual message. And only when it is first wanted:
 * it is a tenth of the time that the data process takes to load.
 */
function convert(html: string): string {
  compiled ??= compile({
    wordwrap: false,
    limits: { maxInputLength: 2_000_000 },
    selectors: [
      { selector: 'img', format: 'skip' },
      { selector: 'a', options: { ignoreHref: true } },
    ],
  })
  return compiled(html)
}

/** Plain text of a message body, for lists, search and the text part of a mail. Images vanish, links keep their text. */
export function htmlToText(html: string): string {
  // The converter recurses and its parser searches the open tags for every closing one: a megabyte of `<a><b>` took
  // 40 seconds, deep nesting overflowed the stack. No mail that a person wrote comes near this depth.
  return isDeeperThan(html, deepestHtml) ? stripTags(html) : convert(html).trim()
}

const withoutEnd = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
])

/** Whether tags are nested further: parsers of HTML take longer than anybody waits, or have no room, beyond some depth. */
export function isDeeperThan(html: string, limit: number): boolean {
  let depth = 0
  for (const [, slash, name] of html.matchAll(/<(\/?)([a-z][a-z0-9]{0,20})/gi)) {
    if (slash) depth = Math.max(0, depth - 1)
    else if (!withoutEnd.has(name?.toLowerCase() ?? '')) depth++
    if (depth > limit) return true
  }
  return false
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" }

/** The text between the tags, in time linear to its length. Plainer than the converter, never slower. */
function stripTags(html: string): string {
  let text = ''
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) {
      text += html.slice(at)
      break
    }
    text += html.slice(at, open)
    const close = html.indexOf('>', open)
    if (close < 0) break
    text += ' '
    at = close + 1
  }
  return text
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim()
}
