import { marked } from 'marked'

/** Signs that nobody sets by accident at the beginning of a line, and those of emphasis and links. */
const signs: readonly RegExp[] = [
  /^#{1,6} \S/m,
  /^\s{0,3}(?:[-*+]|\d{1,3}[.)]) \S.*\n\s{0,6}(?:[-*+]|\d{1,3}[.)]) \S/m,
  /^\s{0,3}```/m,
  /^\|.+\|\s*\n\|[\s:|-]+\|/m,
  /^> \S/m,
  /\[[^\]\n]+\]\((?:https?:\/\/|mailto:)[^)\s]+\)/,
  /\*\*[^*\s][^*\n]*\*\*/,
]

/** Whether plain text was written as Markdown. A dash or a number alone is no proof: people write so. */
export function looksLikeMarkdown(text: string): boolean {
  return signs.some((sign) => sign.test(text))
}

/** HTML of a Markdown text, as anybody's: it is cleaned like everything that is pasted. */
export function markdownHtml(text: string): string {
  return marked.parse(text, { async: false, gfm: true, breaks: false })
}
