import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import type { StepMap } from '@tiptap/pm/transform'
import { type Editor, getHTMLFromFragment } from '@tiptap/react'

/**
 * The text of an editor as it was at one moment. While it is being sent, writing goes on; afterwards exactly what was
 * sent is taken out, and what was written meanwhile, wherever in the text, stays.
 */
export interface HeldText {
  /** HTML of what was written since; empty when that is nothing. */
  readonly since: () => string
  /** Takes out what was there. */
  readonly take: () => void
  /** Ends it. */
  readonly drop: () => void
}

interface Range {
  readonly from: number
  readonly to: number
}

export function holdText(editor: Editor): HeldText {
  let ranges = contentRanges(editor.state.doc)
  const follow = ({ transaction }: { readonly transaction: Transaction }) => {
    for (const map of transaction.mapping.maps) ranges = ranges.flatMap((range) => remaining(range, map))
  }
  editor.on('transaction', follow)
  const without = (): Transaction => {
    const { tr } = editor.state
    for (const { from, to } of ranges.toReversed()) tr.delete(from, to)
    // The blocks at the start that were emptied by this. A document keeps one at least.
    let end = 0
    for (let index = 0; index < tr.doc.childCount - 1 && isBlank(tr.doc.child(index)); index += 1) {
      end += tr.doc.child(index).nodeSize
    }
    return end === 0 ? tr : tr.delete(0, end)
  }
  return {
    since: () => {
      if (editor.isDestroyed) return ''
      const { doc } = without()
      return isBlank(doc) ? '' : getHTMLFromFragment(doc.content, editor.schema)
    },
    take: () => {
      if (editor.isDestroyed) return
      const tr = without()
      if (isBlank(tr.doc)) editor.commands.clearContent(false)
      else editor.view.dispatch(tr.setMeta('preventUpdate', true).setMeta('addToHistory', false))
    },
    drop: () => {
      editor.off('transaction', follow)
    },
  }
}

function contentRanges(doc: Node): Range[] {
  const ranges: Range[] = []
  doc.descendants((node, pos) => {
    if (node.isTextblock) ranges.push({ from: pos + 1, to: pos + 1 + node.content.size })
    else if (node.isLeaf) ranges.push({ from: pos, to: pos + node.nodeSize })
    return !node.isTextblock
  })
  return ranges.filter(({ from, to }) => to > from)
}

/** What a change leaves of a range. What it put inside parts the range in two and belongs to neither. */
export function remaining(range: Range, map: StepMap): Range[] {
  const pieces: Range[] = []
  let { from } = range
  map.forEach((start, end) => {
    if (start >= range.to || end < from) return
    if (start > from) pieces.push({ from, to: start })
    from = Math.max(from, end)
  })
  if (from < range.to) pieces.push({ from, to: range.to })
  return pieces.map((piece) => ({ from: map.map(piece.from, 1), to: map.map(piece.to, -1) }))
}

/** No word and no picture in it. */
function isBlank(node: Node): boolean {
  if (node.textContent.trim() !== '') return false
  let blank = true
  node.descendants((inner) => {
    if (inner.isLeaf && !inner.isText && inner.type.name !== 'hardBreak') blank = false
  })
  return blank
}
