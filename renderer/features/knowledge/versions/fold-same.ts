import type { ComparedBlock } from '#shared/ipc/knowledge-views'

export type Piece =
  | { readonly kind: 'block'; readonly at: number; readonly block: ComparedBlock }
  | { readonly kind: 'folded'; readonly at: number; readonly count: number }

/** Blocks that stay in sight at each side of a change, so that one knows where it is. */
const around = 1

/** The blocks with runs of unchanged ones folded away, except those that were opened (by the place of their first). */
export function foldSame(blocks: readonly ComparedBlock[], opened: ReadonlySet<number>): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  while (at < blocks.length) {
    let end = at
    while (end < blocks.length && blocks[end]?.kind === 'same') end += 1
    const before = at === 0 ? 0 : around
    const after = end === blocks.length ? 0 : around
    const from = at + before
    const count = end - after - from
    // Folding a single one would only hide it behind a line of the same height.
    if (count > 1 && !opened.has(from)) {
      push(at, from)
      pieces.push({ kind: 'folded', at: from, count })
      push(end - after, end)
    } else push(at, end)
    at = end
    while (at < blocks.length && blocks[at]?.kind !== 'same') {
      push(at, at + 1)
      at += 1
    }
  }
  return pieces

  function push(from: number, to: number) {
    for (let index = from; index < to; index += 1) {
      const block = blocks[index]
      if (block) pieces.push({ kind: 'block', at: index, block })
    }
  }
}
