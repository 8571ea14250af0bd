import { quoteRange, squeezed } from './quote-range.ts'

/** What has become of a passage that somebody remarked on: it reads as it did, reads otherwise now, or was taken out. */
export type PassageState = 'there' | 'changed' | 'gone'

interface Passage {
  readonly state: PassageState
  /** Where it stands, or what stands in its place. */
  readonly range: Range | null
}

const blocks = 'p, li, td, th, h1, h2, h3, h4, h5, h6, pre, blockquote'
/** Of the words, so much makes two texts one passage that was rewritten. */
const alike = 0.5
/** A shorter block may lie in a quote by accident. */
const leastWords = 4

/** A remark on the whole has no passage, and nothing can have become of it. */
export function passageOf(root: HTMLElement, quote: string): Passage {
  if (squeezed(quote) === '') return { state: 'there', range: null }
  const found = quoteRange(root, quote)
  if (found) return { state: 'there', range: found }
  const wanted = wordsOf(quote)
  let best: { readonly block: Element; readonly score: number } | null = null
  for (const block of root.querySelectorAll(blocks)) {
    if (block.querySelector(blocks)) continue
    const score = likeness(wanted, wordsOf(block.textContent ?? ''))
    if (score >= alike && score > (best?.score ?? 0)) best = { block, score }
  }
  if (!best) return { state: 'gone', range: null }
  const range = root.ownerDocument.createRange()
  range.selectNodeContents(best.block)
  return { state: 'changed', range }
}

/** A passage over several blocks holds each of them; a few words of a block are held by it. */
function likeness(quote: ReadonlySet<string>, block: ReadonlySet<string>): number {
  if (quote.size === 0 || block.size === 0) return 0
  let shared = 0
  for (const word of block) if (quote.has(word)) shared += 1
  return Math.max(shared / quote.size, block.size >= leastWords ? shared / block.size : 0)
}

/** Words of any language, also of those that put no spaces between them. */
const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })

function wordsOf(text: string): Set<string> {
  const words = [...segmenter.segment(text.toLowerCase())].filter(({ isWordLike }) => isWordLike)
  return new Set(words.map(({ segment }) => segment))
}
