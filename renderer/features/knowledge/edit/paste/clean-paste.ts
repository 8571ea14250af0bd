import { nestWordLists } from './word-lists.ts'

/**
 * Makes clean HTML of what word processors, spreadsheets, browsers and mail programs put on the clipboard: structure
 * stays (headings, lists, tables, links, emphasis), looks go. Needs nothing but the parser of the page.
 */

export interface CleanPaste {
  readonly html: string
  /** Pictures that came inside the HTML, as data addresses, to be stored as files. */
  readonly pictures: readonly string[]
  /** Pictures that lie elsewhere: they are not taken over. */
  readonly lost: number
}

const gone = new Set([
  ...['script', 'style', 'meta', 'link', 'title', 'head', 'xml', 'template', 'noscript', 'iframe', 'object', 'embed'],
  ...['svg', 'math', 'input', 'button', 'select', 'textarea', 'video', 'audio', 'canvas', 'map', 'colgroup', 'col'],
])
const blockTags = new Set([
  ...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'table', 'tbody', 'thead', 'tfoot', 'tr', 'td', 'th'],
  ...['blockquote', 'pre', 'hr', 'aside', 'div', 'section', 'article', 'header', 'footer', 'main', 'figure', 'dl'],
  ...['figcaption', 'center', 'address', 'caption', 'dt', 'dd', 'details', 'summary', 'nav', 'form'],
])
const marks: Readonly<Record<string, string>> = {
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  cite: 'em',
  dfn: 'em',
  u: 'u',
  ins: 'u',
  s: 's',
  strike: 's',
  del: 's',
  code: 'code',
  tt: 'code',
  kbd: 'code',
  samp: 'code',
}
const asParagraph = new Set(['p', 'dt', 'dd', 'figcaption', 'caption', 'address', 'summary', 'center'])
const asIs = new Set(['ul', 'ol', 'li', 'table', 'tbody', 'tr', 'td', 'th', 'blockquote'])

const rasterData = /^data:image\/(?:png|jpe?g|gif|webp);base64,/i
const outside = /^(?:https?:|mailto:|tel:)/i

interface Found {
  readonly document: Document
  /** A document with a first heading of its own: its headings move down by one, below our title. */
  readonly shift: number
  readonly pictures: string[]
  lost: number
}

export function cleanPaste(html: string): CleanPaste {
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  nestWordLists(parsed.body)
  const shift = parsed.body.querySelector('h1, .MsoTitle') ? 1 : 0
  const found: Found = { document: parsed, shift, pictures: [], lost: 0 }
  const root = parsed.createElement('div')
  root.append(...convertAll(parsed.body, found, false))
  nestListsInItems(root)
  tidy(root)
  return { html: root.innerHTML.trim(), pictures: found.pictures, lost: found.lost }
}

function convertAll(parent: Node, found: Found, verbatim: boolean): Node[] {
  return [...parent.childNodes].flatMap((node) => convert(node, found, verbatim))
}

function convert(node: Node, found: Found, verbatim: boolean): Node[] {
  if (node.nodeType === Node.TEXT_NODE) {
    const text = node.nodeValue ?? ''
    return [found.document.createTextNode(verbatim ? text : text.replace(/[\s\u00a0]+/g, ' '))]
  }
  return node.nodeType === Node.ELEMENT_NODE ? convertElement(node as HTMLElement, found, verbatim) : []
}

function convertElement(element: HTMLElement, found: Found, verbatim: boolean): Node[] {
  const tag = element.localName
  const { document: owner } = found
  const style = styleOf(element)
  if (gone.has(tag) || style.display === 'none' || style['mso-hide'] === 'all') return []
  if (tag === 'br') return [owner.createElement('br')]
  if (tag === 'hr') return [owner.createElement('hr')]
  if (tag === 'img') return picture(element, found)
  if (tag === 'pre') return [preformatted(element, owner)]
  const snippetId = element.getAttribute('data-snippet')
  if (snippetId !== null) return [make(owner, 'div', [], { 'data-snippet': snippetId })]
  const children = convertAll(element, found, verbatim)
  const heading = headingLevel(element)
  if (heading !== null) {
    const level = Math.min(4, Math.max(2, heading + found.shift))
    // What is bold in a heading is bold because it is one.
    return [make(owner, `h${level}`, children.flatMap(withoutMark))]
  }
  if (tag === 'a') return link(element, children, owner)
  if (tag === 'aside') return [make(owner, 'aside', children, { 'data-kind': element.dataset.kind ?? 'info' })]
  if (tag === 'thead' || tag === 'tfoot') return [make(owner, 'tbody', children)]
  if (asParagraph.has(tag)) return paragraphs(children, owner)
  if (asIs.has(tag)) return [make(owner, tag, children, spans(element))]
  // What is only there to lay things out becomes paragraphs where it holds words.
  if (blockTags.has(tag)) return children.some(isBlock) ? children : paragraphs(children, owner)
  return [marked(tag, style, children, owner)].flat()
}

function marked(tag: string, style: Style, children: Node[], owner: Document): Node[] {
  if (children.length === 0 || children.some(isBlock)) return children
  const names = new Set<string>()
  const weight = style['font-weight'] ?? ''
  const isBold = /^(?:bold|bolder|[6-9]00)$/.test(weight)
  // A document of Google's lies whole in a <b> that is not bold.
  const isPlain = /^(?:normal|[1-5]00)$/.test(weight)
  const mark = marks[tag]
  if (mark && !(mark === 'strong' && isPlain)) names.add(mark)
  if (isBold) names.add('strong')
  if (style['font-style'] === 'italic') names.add('em')
  const line = `${style['text-decoration'] ?? ''} ${style['text-decoration-line'] ?? ''}`
  if (line.includes('line-through')) names.add('s')
  if (line.includes('underline')) names.add('u')
  return [...names].reduce<Node[]>((inner, name) => [make(owner, name, inner)], children)
}

function picture(element: HTMLElement, found: Found): Node[] {
  const source = element.getAttribute('src') ?? ''
  if (/^cid:/i.test(source)) {
    return [make(found.document, 'img', [], { src: source, alt: element.getAttribute('alt') ?? '' })]
  }
  if (rasterData.test(source)) found.pictures.push(source)
  // Trackers of one pixel are not missed.
  else if (!/^[012]$/.test(element.getAttribute('width') ?? '')) found.lost += 1
  return []
}

function preformatted(element: HTMLElement, owner: Document): Node {
  return make(owner, 'pre', [make(owner, 'code', [owner.createTextNode(element.textContent ?? '')])])
}

function link(element: HTMLElement, children: Node[], owner: Document): Node[] {
  const articleId = element.getAttribute('data-article')
  if (articleId !== null) return [make(owner, 'a', children, { 'data-article': articleId })]
  const href = (element.getAttribute('href') ?? '').trim()
  const hasWords = children.some((child) => (child.textContent ?? '').trim() !== '')
  if (!outside.test(href) || !hasWords || children.some(isBlock)) return children
  const made = make(owner, 'a', children, { href })
  // A link is underlined because it is one.
  for (const line of made.querySelectorAll('u')) line.replaceWith(...line.childNodes)
  return [made]
}

function headingLevel(element: HTMLElement): number | null {
  if (element.classList.contains('MsoTitle')) return 1
  const byTag = /^h([1-6])$/.exec(element.localName)?.[1]
  return byTag ? Number(byTag) : null
}

function spans(element: HTMLElement): Record<string, string> {
  const given: Record<string, string> = {}
  for (const name of ['colspan', 'rowspan', 'start']) {
    const value = element.getAttribute(name)
    if (value && /^\d{1,3}$/.test(value) && value !== '1') given[name] = value
  }
  return given
}

/** Words between two line breaks in a row are paragraphs of their own; blocks among them stay blocks. */
function paragraphs(children: readonly Node[], owner: Document): Node[] {
  const result: Node[] = []
  let open: Node[] = []
  const close = () => {
    while (open.length > 0 && isBreak(open.at(-1))) open.pop()
    while (open.length > 0 && isBreak(open[0])) open.shift()
    if (open.some((node) => (node.textContent ?? '').trim() !== '' || holdsPicture(node)))
      result.push(make(owner, 'p', open))
    open = []
  }
  for (const child of children) {
    if (isBlock(child)) {
      close()
      result.push(child)
    } else if (isBreak(child) && isBreak(open.at(-1))) close()
    else open.push(child)
  }
  close()
  return result
}

/** A list right inside a list, as some write it, belongs to the item before it. */
function nestListsInItems(root: Element): void {
  for (const list of root.querySelectorAll('ul > ul, ul > ol, ol > ul, ol > ol')) {
    const before = list.previousElementSibling
    if (before?.localName === 'li') before.append(list)
  }
}

function tidy(root: Element): void {
  for (const node of [...root.childNodes]) {
    const isNothing = isBreak(node) || (node.nodeType === Node.TEXT_NODE && (node.nodeValue ?? '').trim() === '')
    if (isNothing && hasBlocks(root)) node.remove()
  }
  for (const element of [...root.querySelectorAll('p, h2, h3, h4, li, strong, em, u, s, a, blockquote')].toReversed()) {
    if ((element.textContent ?? '').trim() === '' && !element.querySelector('img, hr, table, pre, div[data-snippet]'))
      element.replaceWith(...(element.textContent === '' ? [] : [' ']))
  }
  for (const container of root.querySelectorAll('ul, ol, table, tbody, tr')) {
    for (const node of [...container.childNodes]) if (node.nodeType === Node.TEXT_NODE) node.remove()
  }
  for (const empty of root.querySelectorAll('ul:empty, ol:empty')) empty.remove()
}

const hasBlocks = (root: Element) => [...root.children].some(isBlock)
const isBlock = (node: Node): boolean =>
  node.nodeType === Node.ELEMENT_NODE && blockTags.has((node as Element).localName)
const isBreak = (node: Node | undefined): boolean =>
  node?.nodeType === Node.ELEMENT_NODE && (node as Element).localName === 'br'
const holdsPicture = (node: Node): boolean =>
  node.nodeType === Node.ELEMENT_NODE &&
  ((node as Element).localName === 'img' || (node as Element).querySelector('img') !== null)

function withoutMark(node: Node): Node[] {
  const isBold = node.nodeType === Node.ELEMENT_NODE && (node as Element).localName === 'strong'
  return isBold ? [...node.childNodes] : [node]
}

function make(
  owner: Document,
  tag: string,
  children: readonly Node[],
  attributes: Record<string, string> = {},
): Element {
  const made = owner.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children)
  return made
}

type Style = Readonly<Record<string, string>>

/** By hand: the parser of the page throws away what only word processors know. */
function styleOf(element: HTMLElement): Style {
  const text = element.getAttribute('style')
  if (!text) return {}
  return Object.fromEntries(
    text
      .split(';')
      .map((part) => part.split(':'))
      .filter((pair) => pair.length >= 2)
      .map(([name = '', ...value]) => [name.trim().toLowerCase(), value.join(':').trim().toLowerCase()]),
  )
}
