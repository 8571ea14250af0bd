/**
 * Word writes lists as paragraphs that only look like items: `mso-list:l0 level2 lfo1` says how deep, and a mark in a
 * span of its own which sign stands before. They become real lists, before anything else is made of them.
 */
export function nestWordLists(body: HTMLElement): void {
  const items = [...body.querySelectorAll<HTMLElement>('p, h1, h2, h3, h4, h5, h6')].filter(
    (each) => levelOf(each) !== null && each.localName === 'p',
  )
  let run: HTMLElement[] = []
  for (const item of items) {
    const before = run.at(-1)
    if (before && nextElement(before) !== item) {
      replaceRun(run)
      run = []
    }
    run.push(item)
  }
  replaceRun(run)
}

function levelOf(element: HTMLElement): number | null {
  const style = element.getAttribute('style') ?? ''
  const level = /mso-list:\s*l\d+\s+level(\d)/i.exec(style)?.[1]
  return level ? Number(level) : null
}

function nextElement(element: Element): Element | null {
  return element.nextElementSibling
}

function replaceRun(run: readonly HTMLElement[]): void {
  const [first] = run
  if (!first) return
  const owner = first.ownerDocument
  const root = owner.createElement(isNumbered(first) ? 'ol' : 'ul')
  first.before(root)
  // The lists that are open, from the outside in, each with the level of its items.
  const open: { readonly list: Element; readonly level: number }[] = [{ list: root, level: levelOf(first) ?? 1 }]
  for (const paragraph of run) {
    const level = levelOf(paragraph) ?? 1
    while (open.length > 1 && (open.at(-1)?.level ?? 0) > level) open.pop()
    const current = open.at(-1)
    if (!current) continue
    if (level > current.level) {
      const inner = owner.createElement(isNumbered(paragraph) ? 'ol' : 'ul')
      const item = current.list.lastElementChild ?? current.list.appendChild(owner.createElement('li'))
      item.append(inner)
      open.push({ list: inner, level })
    }
    const item = owner.createElement('li')
    item.append(...withoutMarker(paragraph))
    open.at(-1)?.list.append(item)
    paragraph.remove()
  }
}

const markerOf = (paragraph: HTMLElement): HTMLElement | undefined =>
  [...paragraph.querySelectorAll<HTMLElement>('span')].find((span) =>
    /mso-list:\s*ignore/i.test(span.getAttribute('style') ?? ''),
  )

function isNumbered(paragraph: HTMLElement): boolean {
  return /^\s*\(?(?:\d+|[a-z]|[ivx]+)[.)]/i.test(markerOf(paragraph)?.textContent ?? '')
}

function withoutMarker(paragraph: HTMLElement): Node[] {
  const marker = markerOf(paragraph)
  // The span around it holds nothing else.
  const wrapper = marker?.parentElement
  if (wrapper && wrapper !== paragraph && wrapper.textContent === marker.textContent) wrapper.remove()
  else marker?.remove()
  return [...paragraph.childNodes]
}
