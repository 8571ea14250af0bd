import { diffArrays, diffWordsWithSpace } from 'diff'
import type { ArticleText } from '../domain/knowledge.ts'
import { type TextBlock, textBlocks } from './text-blocks.ts'

/** How one text became another, block by block and within a block word by word, as a person would mark it. */

interface Part {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}
export interface ComparedText {
  readonly blocks: readonly (Pick<TextBlock, 'block' | 'level'> & {
    readonly kind: 'same' | 'added' | 'removed' | 'changed'
    readonly parts: readonly Part[]
  })[]
  /** Words. */
  readonly added: number
  readonly removed: number
}

/** Two texts that have nothing in common are told as one gone and one come. Milliseconds that finding out may take. */
const patience = 400

export function compareTexts(from: ArticleText, to: ArticleText): ComparedText {
  const [before, after] = [blocksOf(from), blocksOf(to)]
  const comparator = (a: TextBlock, b: TextBlock) => a.text === b.text && a.block === b.block && a.level === b.level
  const changes = diffArrays(before, after, { comparator, timeout: patience })
  const blocks: ComparedText['blocks'][number][] = []
  let gone: TextBlock[] = []
  let come: TextBlock[] = []
  const settle = () => {
    blocks.push(...paired(gone, come))
    gone = []
    come = []
  }
  // Null when it took too long.
  for (const change of changes ?? [
    { value: before, added: false, removed: true },
    { value: after, added: true, removed: false },
  ]) {
    if (change.added) come.push(...change.value)
    else if (change.removed) gone.push(...change.value)
    else {
      settle()
      blocks.push(...change.value.map((block) => whole(block, 'same')))
    }
  }
  settle()
  const words = (kind: Part['kind']) =>
    blocks.reduce(
      (sum, { parts }) => sum + parts.reduce((n, part) => n + (part.kind === kind ? wordCount(part.text) : 0), 0),
      0,
    )
  return { blocks, added: words('added'), removed: words('removed') }
}

function blocksOf({ title, summary, bodyHtml }: ArticleText): TextBlock[] {
  const head: TextBlock[] = [{ block: 'title', level: 0, text: title }]
  if (summary !== '') head.push({ block: 'summary', level: 0, text: summary })
  return [...head, ...textBlocks(bodyHtml)]
}

const wordCount = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

function whole({ block, level, text }: TextBlock, kind: Part['kind']): ComparedText['blocks'][number] {
  return { kind, block, level, parts: [{ kind, text }] }
}

/** Pairs compared with each other at most; a whole article rewritten is no longer read word by word. */
const mostPairs = 4_000

/** Blocks that took the place of others: those that say nearly the same are one block that changed. */
function paired(gone: readonly TextBlock[], come: readonly TextBlock[]): ComparedText['blocks'][number][] {
  if (gone.length === 0) return come.map((block) => whole(block, 'added'))
  if (come.length === 0 || gone.length * come.length > mostPairs)
    return [...gone.map((block) => whole(block, 'removed')), ...come.map((block) => whole(block, 'added'))]
  const partners = partnersOf(gone, come)
  const made: ComparedText['blocks'][number][] = []
  let next = 0
  gone.forEach((block, i) => {
    const partner = partners.get(i)
    if (partner === undefined) {
      made.push(whole(block, 'removed'))
      return
    }
    for (; next < partner; next++) made.push(whole(come[next] as TextBlock, 'added'))
    made.push(changed(block, come[partner] as TextBlock))
    next = partner + 1
  })
  for (; next < come.length; next++) made.push(whole(come[next] as TextBlock, 'added'))
  return made
}

/** Of what went, what came in its place; both in their order. */
function partnersOf(gone: readonly TextBlock[], come: readonly TextBlock[]): Map<number, number> {
  const partners = new Map<number, number>()
  const wordsOfCome = come.map(({ text }) => wordsOf(text))
  let from = 0
  gone.forEach((block, i) => {
    const words = wordsOf(block.text)
    let best = -1
    let bestLikeness = 0.35
    for (let j = from; j < come.length; j++) {
      if (come[j]?.block !== block.block) continue
      const likeness = overlap(words, wordsOfCome[j] ?? new Set())
      if (likeness > bestLikeness) [best, bestLikeness] = [j, likeness]
    }
    if (best < 0) return
    partners.set(i, best)
    from = best + 1
  })
  return partners
}

const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0
  for (const word of a) if (b.has(word)) shared++
  return shared / Math.max(1, Math.max(a.size, b.size))
}

function changed(from: TextBlock, to: TextBlock): ComparedText['blocks'][number] {
  const words = diffWordsWithSpace(from.text, to.text, { timeout: patience }) ?? [
    { value: from.text, removed: true, added: false },
    { value: to.text, removed: false, added: true },
  ]
  const parts = words.map(({ value, added, removed }): Part => {
    return { kind: added ? 'added' : removed ? 'removed' : 'same', text: value }
  })
  return { kind: 'changed', block: to.block, level: to.level, parts }
}
