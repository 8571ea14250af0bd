import type { ArticleText } from '#shared/domain/knowledge'

/**
 * Joins two texts that were made of one, block by block: what one of them changed is taken, what both changed stands
 * twice, theirs first. Nothing that either of them wrote is lost.
 */
export interface MergedText extends ArticleText {
  /** Passages that both changed, and that a person has to read. */
  readonly clashes: number
  /** Lines that both changed: mine stands, theirs does not. */
  readonly lines: readonly ('title' | 'summary')[]
}

export function mergeTexts(base: ArticleText, theirs: ArticleText, mine: ArticleText): MergedText {
  const { blocks, clashes } = mergeBlocks(blocksOf(base.bodyHtml), blocksOf(theirs.bodyHtml), blocksOf(mine.bodyHtml))
  return {
    title: mergeLine(base.title, theirs.title, mine.title),
    summary: mergeLine(base.summary, theirs.summary, mine.summary),
    bodyHtml: blocks.join(''),
    clashes,
    lines: (['title', 'summary'] as const).filter(
      (line) => theirs[line] !== base[line] && mine[line] !== base[line] && theirs[line] !== mine[line],
    ),
  }
}

/** A line cannot stand twice: where both changed it, mine stays, and whoever joins them is told. */
function mergeLine(base: string, theirs: string, mine: string): string {
  return mine === base ? theirs : mine
}

function blocksOf(html: string): string[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  return [...body.childNodes]
    .map((node) => (node.nodeType === Node.ELEMENT_NODE ? (node as Element).outerHTML : (node.textContent ?? '')))
    .filter((block) => block.trim() !== '')
}

export function mergeBlocks(
  base: readonly string[],
  theirs: readonly string[],
  mine: readonly string[],
): { readonly blocks: readonly string[]; readonly clashes: number } {
  const inTheirs = matches(base, theirs)
  const inMine = matches(base, mine)
  const blocks: string[] = []
  let clashes = 0
  let [b, t, m] = [0, 0, 0]
  while (b < base.length || t < theirs.length || m < mine.length) {
    // The next block that both kept: everything before it is one passage of change.
    let end = b
    while (end < base.length && (inTheirs[end] === undefined || inMine[end] === undefined)) end += 1
    const [tEnd, mEnd] = [inTheirs[end] ?? theirs.length, inMine[end] ?? mine.length]
    const joined = mergePassage(base.slice(b, end), theirs.slice(t, tEnd), mine.slice(m, mEnd))
    blocks.push(...joined.blocks)
    clashes += joined.clashes
    const same = base[end]
    if (same !== undefined) blocks.push(same)
    b = end + 1
    t = tEnd + 1
    m = mEnd + 1
  }
  return { blocks, clashes }
}

function mergePassage(base: readonly string[], theirs: readonly string[], mine: readonly string[]) {
  if (isSame(theirs, base)) return { blocks: mine, clashes: 0 }
  if (isSame(mine, base) || isSame(mine, theirs)) return { blocks: theirs, clashes: 0 }
  // Both only added something at one place: no clash, one behind the other.
  const isAdded = base.length === 0
  const own = mine.filter((block) => !theirs.includes(block))
  return { blocks: [...theirs, ...own], clashes: isAdded ? 0 : 1 }
}

const isSame = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((block, index) => block === b[index])

/** For each block of `from` its place in `to`, as far as they follow one another in both: the longest such row. */
function matches(from: readonly string[], to: readonly string[]): (number | undefined)[] {
  const lengths = Array.from({ length: from.length + 1 }, () => new Uint32Array(to.length + 1))
  for (let i = from.length - 1; i >= 0; i -= 1) {
    for (let j = to.length - 1; j >= 0; j -= 1) {
      const [here, below] = [lengths[i], lengths[i + 1]]
      if (!here || !below) continue
      here[j] = from[i] === to[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, here[j + 1] ?? 0)
    }
  }
  const found: (number | undefined)[] = Array.from({ length: from.length })
  let [i, j] = [0, 0]
  while (i < from.length && j < to.length) {
    if (from[i] === to[j]) {
      found[i] = j
      i += 1
      j += 1
    } else if ((lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0)) i += 1
    else j += 1
  }
  return found
}
