/** What the matter at hand is about, in the words that are there. */

export interface MatterWords {
  readonly subject: string
  /** What the other side says, the newest last. */
  readonly said: readonly string[]
  /** HTML or plain text of what is being written. */
  readonly written: string
}

const most = { written: 2_000, said: 4_000, all: 8_000 } as const

/**
 * One text to look for what is like it. The subject and what is being written stand first: searches for similar tickets
 * read the beginning. Of what was said, the newest counts, and the first message, where the trouble is described.
 */
export function matterText({ subject, said, written }: MatterWords): string {
  const first = said[0] ?? ''
  const newest = said.length > 1 ? (said.at(-1) ?? '') : ''
  const parts = [
    subject,
    plainWords(written).slice(-most.written),
    withoutQuotes(newest).slice(0, most.said),
    withoutQuotes(first).slice(0, most.said),
  ]
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n')
    .slice(0, most.all)
}

/** Good enough to look for words: tags go, what parts words stays apart. */
export function plainWords(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:nbsp|#160);/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim()
}

/** What a mail repeats of earlier ones says nothing new. */
function withoutQuotes(text: string): string {
  const lines = text.split('\n')
  const kept = lines.filter((line) => !/^\s*>/.test(line))
  return (kept.length > 0 ? kept : lines).join('\n')
}
