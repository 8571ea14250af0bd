/** Where a quoted passage stands in a text that is shown; null when it is not there (any more). Spaces count as one. */
export function quoteRange(root: Node, quote: string): Range | null {
  const wanted = squeezed(quote)
  if (wanted === '') return null
  const places: { node: Text; offset: number }[] = []
  let whole = ''
  const owner = root.ownerDocument ?? document
  const walker = owner.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const { data } = node
    // The end of a block is a space between words, as in what was quoted.
    if (whole !== '' && !whole.endsWith(' ')) push(' ', node, 0)
    for (let offset = 0; offset < data.length; offset += 1) {
      const sign = /\s/.test(data[offset] ?? '') ? ' ' : (data[offset] ?? '')
      if (sign === ' ' && (whole === '' || whole.endsWith(' '))) continue
      push(sign, node, offset)
    }
  }
  const at = indexOfLoose(whole, wanted)
  if (at === null) return null
  const [from, to] = [places[at.from], places[at.to - 1]]
  if (!from || !to) return null
  const range = owner.createRange()
  range.setStart(from.node, from.offset)
  range.setEnd(to.node, Math.min(to.node.data.length, to.offset + 1))
  return range

  function push(sign: string, node: Text, offset: number) {
    whole += sign
    places.push({ node, offset })
  }
}

/** Spaces between two pieces of one word, where a mark begins inside it, are not in the quote: tried without them. */
function indexOfLoose(whole: string, wanted: string): { from: number; to: number } | null {
  const exact = whole.indexOf(wanted)
  if (exact >= 0) return { from: exact, to: exact + wanted.length }
  const kept: number[] = []
  let dense = ''
  for (let index = 0; index < whole.length; index += 1) {
    if (whole[index] === ' ') continue
    dense += whole[index]
    kept.push(index)
  }
  const tight = wanted.replaceAll(' ', '')
  const found = tight === '' ? -1 : dense.indexOf(tight)
  if (found < 0) return null
  return { from: kept[found] ?? 0, to: (kept[found + tight.length - 1] ?? 0) + 1 }
}

export function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
