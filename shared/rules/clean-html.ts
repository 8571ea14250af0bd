import render from 'dom-serializer'
import { type ChildNode, type Element, Text } from 'domhandler'
import { parseDocument } from 'htmlparser2'
import { adopt, element } from './html-tree.ts'
import { deepestHtml, htmlToText, isDeeperThan } from './text.ts'

/**
 * HTML from a word processor, a web page or a file, as the article editor writes it: the structure stays, what it looked
 * like goes. What is shown is sanitised all the same; this is about a text that can be worked on.
 */

/** What the editor knows, with the attributes it keeps. */
const kept: Readonly<Record<string, readonly string[]>> = {
  p: [],
  h1: [],
  h2: [],
  h3: [],
  h4: [],
  ul: [],
  ol: ['start'],
  li: [],
  blockquote: [],
  aside: ['data-kind'],
  pre: [],
  code: ['class'],
  hr: [],
  br: [],
  strong: [],
  em: [],
  u: [],
  s: [],
  sub: [],
  sup: [],
  a: ['href', 'title', 'data-article'],
  img: ['src', 'alt', 'title', 'width', 'height'],
  table: [],
  thead: [],
  tbody: [],
  tr: [],
  th: ['colspan', 'rowspan', 'scope'],
  td: ['colspan', 'rowspan'],
  div: ['data-snippet'],
}

/** Other names for the same. */
const same: Readonly<Record<string, string>> = {
  b: 'strong',
  i: 'em',
  del: 's',
  strike: 's',
  ins: 'u',
  h5: 'h4',
  h6: 'h4',
  dt: 'p',
  dd: 'p',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
  center: 'p',
  address: 'p',
}

/** Goes with everything in it. */
const gone = new Set(
  'script style head title meta link xml noscript template object embed iframe svg math form input select textarea button colgroup col caption nav'.split(
    ' ',
  ),
)
const blocks = new Set('p h1 h2 h3 h4 ul ol li blockquote aside pre hr table thead tbody tr th td div'.split(' '))
/** May hold text without a paragraph around it. */
const holdsText = new Set('p h1 h2 h3 h4 pre code th td li a strong em u s sub sup'.split(' '))

/** Deeper than any editor writes: what is nested further is flattened. */
const deepest = 80

export function cleanHtml(html: string): string {
  if (isDeeperThan(html, deepestHtml)) return wrapped(htmlToText(html))
  const document = parseDocument(html.replace(/<!\[if [^\]]*\]>|<!\[endif\]>/gi, ''))
  const cleaned = tidy(listsOf(cleanAll(document.children, 0)))
  return render(cleaned, { encodeEntities: 'utf8', selfClosingTags: false, emptyAttrs: true }).trim()
}

function wrapped(text: string): string {
  return text
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '')
    .map((part) => render(element('p', {}, [new Text(part.trim())]), { encodeEntities: 'utf8' }))
    .join('')
}

function cleanAll(nodes: readonly ChildNode[], depth: number): ChildNode[] {
  return nodes.flatMap((node) => clean(node, depth))
}

function clean(node: ChildNode, depth: number): ChildNode[] {
  if (node.type === 'text') return node.data === '' ? [] : [new Text(node.data)]
  if (node.type !== 'tag') return []
  const name = node.name.toLowerCase()
  if (gone.has(name) || isIgnored(node)) return []
  if (depth > deepest) return [new Text(flatText(node))]
  const children = () => cleanAll(node.children, depth + 1)
  const listItem = wordListItem(node)
  if (listItem) return [element('word-item', listItem, children())]
  const wanted = headingOf(node) ?? (Object.hasOwn(same, name) ? same[name] : name) ?? name
  if (wanted === 'strong' && isPlain(node, 'font-weight')) return children()
  if (wanted === 'em' && isPlain(node, 'font-style')) return children()
  if (wanted === 'div' && node.attribs['data-snippet'] === undefined) return blockOrInline(children())
  if (wanted === 'a' && !isLink(node)) return children()
  if (wanted === 'img' && !isImage(node)) return []
  if (!Object.hasOwn(kept, wanted)) return name === 'span' || name === 'font' ? marked(node, children()) : children()
  return [element(wanted, attributesOf(node, wanted), children())]
}

function attributesOf(node: Element, name: string): Record<string, string> {
  const found = Object.entries(node.attribs).filter(([key, value]) => kept[name]?.includes(key) && value !== '')
  const attributes = Object.fromEntries(found.map(([key, value]) => [key, value.trim()]))
  if (name === 'code' && !/^language-[\w+#-]+$/.test(attributes.class ?? '')) delete attributes.class
  for (const span of ['colspan', 'rowspan']) if (attributes[span] === '1') delete attributes[span]
  if (name === 'img' && attributes.alt === undefined) attributes.alt = ''
  if (name === 'a' && attributes['data-article']) delete attributes.href
  if (name === 'aside' && !['info', 'tip', 'warning'].includes(attributes['data-kind'] ?? ''))
    attributes['data-kind'] = 'info'
  return attributes
}

const isLink = ({ attribs }: Element) =>
  attribs['data-article'] !== undefined || /^(https?:|mailto:|tel:|article:|[^:]*$)/i.test(attribs.href?.trim() || ':')
const isImage = ({ attribs }: Element) =>
  /^(cid:|https?:|data:image\/(png|jpe?g|gif|webp|avif);base64,|(?![a-z][a-z0-9+.-]*:).)/i.test(
    attribs.src?.trim() ?? '',
  )

const styleOf = (node: Element) => node.attribs.style?.toLowerCase() ?? ''
/** Word hides the sign of a list item, and leaves fields and tabs that nobody sees. */
const isIgnored = (node: Element) =>
  /mso-list:\s*ignore|display:\s*none|mso-element:\s*field/.test(styleOf(node)) || node.name.startsWith('o:')
/** Google wraps a whole paste into a `<b>` that is not bold. */
const isPlain = (node: Element, what: string) => new RegExp(`${what}:\\s*normal`).test(styleOf(node))

function headingOf(node: Element): string | undefined {
  const level = /\bMso(?:Heading|Title)(\d?)/i.exec(node.attribs.class ?? '')
  if (!level || node.name === 'li') return undefined
  return `h${Math.min(4, Number(level[1] || 1))}`
}

/** Bold and italic that were said by style alone. */
function marked(node: Element, children: ChildNode[]): ChildNode[] {
  if (children.length === 0) return []
  const style = styleOf(node)
  let made = children
  if (/font-style:\s*italic/.test(style)) made = [element('em', {}, made)]
  if (/font-weight:\s*(bold|[6-9]00)/.test(style)) made = [element('strong', {}, made)]
  return made
}

function blockOrInline(children: ChildNode[]): ChildNode[] {
  if (children.every((child) => child.type === 'text' && child.data.trim() === '')) return []
  return children.some(isBlock) ? wrapLoose(children) : [element('p', {}, children)]
}

const isBlock = (node: ChildNode): node is Element =>
  node.type === 'tag' && (blocks.has(node.name) || node.name === 'word-item')

/** A list item of Word is a paragraph that says so, with its sign in a hidden span. */
function wordListItem(node: Element): { level: string; ordered: string } | undefined {
  const level = /mso-list:\s*\S+\s+level(\d+)/.exec(styleOf(node))?.[1]
  if (node.name !== 'p' || level === undefined) return undefined
  const sign = signOf(node)
  return { level, ordered: /^\(?([0-9]+|[a-z]|[ivx]+)[.)]/i.test(sign) ? 'yes' : '' }
}

function signOf(node: Element): string {
  for (const child of node.children) {
    if (child.type !== 'tag') continue
    if (/mso-list:\s*ignore/.test(styleOf(child))) return flatText(child).trim()
    const within = signOf(child)
    if (within !== '') return within
  }
  return ''
}

/** Runs of Word's list items as real lists, one inside the other by their level. */
function listsOf(nodes: ChildNode[]): ChildNode[] {
  const made: ChildNode[] = []
  let open: { level: number; list: Element }[] = []
  for (const node of nodes) {
    if (node.type === 'tag' && node.name !== 'word-item') adopt(node, listsOf(node.children))
    if (node.type !== 'tag' || node.name !== 'word-item') {
      if (node.type !== 'text' || node.data.trim() !== '') open = []
      made.push(node)
      continue
    }
    const level = Number(node.attribs.level)
    const name = node.attribs.ordered ? 'ol' : 'ul'
    open = open.filter((each) => each.level <= level)
    let last = open.at(-1)
    if (!last || last.level < level || last.list.name !== name) {
      if (last && last.level === level) open.pop()
      const list = element(name, {}, [])
      const above = open.at(-1)?.list.children.at(-1)
      if (above?.type === 'tag') adopt(above, [...above.children, list])
      else made.push(list)
      last = { level, list }
      open.push(last)
    }
    adopt(last.list, [...last.list.children, element('li', {}, node.children)])
  }
  return made
}

/** No empty paragraphs and marks, no blocks inside a paragraph, no loose text beside blocks, no spaces that say nothing. */
function tidy(nodes: ChildNode[]): ChildNode[] {
  return wrapLoose(nodes.flatMap((node) => tidyOne(node, false)))
}

function tidyOne(node: ChildNode, inPre: boolean): ChildNode[] {
  if (node.type === 'text') {
    if (!inPre) node.data = node.data.replace(/[ \t\r\n\u00a0]+/g, ' ').replace(/[\u200b\ufeff\u00ad]/g, '')
    return node.data === '' ? [] : [node]
  }
  if (node.type !== 'tag') return []
  const pre = inPre || node.name === 'pre'
  let children = node.children.flatMap((child) => tidyOne(child, pre))
  const inner = children.filter(isBlock)
  if (inner.length > 0 && !['ul', 'ol', 'table', 'thead', 'tbody', 'tr'].includes(node.name)) {
    if (node.name === 'p' || /^h[1-4]$/.test(node.name)) return wrapLoose(children, node.name)
    if (!blocks.has(node.name)) return children
    // An item with a list inside it needs no paragraph around its own words.
    const isPlainItem = node.name === 'li' && inner.every(({ name }) => name === 'ul' || name === 'ol')
    if (!['pre', 'div'].includes(node.name) && !isPlainItem) children = wrapLoose(children)
  } else if (['blockquote', 'aside'].includes(node.name)) children = wrapLoose(children)
  if (['ul', 'ol', 'table', 'thead', 'tbody', 'tr'].includes(node.name))
    children = children.filter((child) => child.type === 'tag')
  if (!pre && holdsText.has(node.name) && blocks.has(node.name)) trimEnds(children)
  adopt(node, children)
  return isEmpty(node) ? [] : [node]
}

const mayBeEmpty = new Set(['br', 'hr', 'img', 'td', 'th', 'div'])
const isEmpty = (node: Element) =>
  !mayBeEmpty.has(node.name) &&
  node.children.every(
    (child) =>
      (child.type === 'text' && child.data.trim() === '' && blocks.has(node.name)) ||
      (child.type === 'tag' && child.name === 'br' && node.name === 'p'),
  )

function trimEnds(children: ChildNode[]): void {
  const [first, last] = [children[0], children.at(-1)]
  if (first?.type === 'text') first.data = first.data.trimStart()
  if (last?.type === 'text') last.data = last.data.trimEnd()
}

const isBreak = (node: ChildNode) => node.type === 'tag' && node.name === 'br'

/** Loose text between blocks becomes paragraphs. */
function wrapLoose(nodes: ChildNode[], name = 'p'): ChildNode[] {
  const made: ChildNode[] = []
  let loose: ChildNode[] = []
  const flush = () => {
    if (loose.some((node) => (node.type === 'text' ? node.data.trim() !== '' : !isBreak(node)))) {
      trimEnds(loose)
      made.push(element(name, {}, loose))
    }
    loose = []
  }
  for (const node of nodes) {
    if (isBlock(node)) {
      flush()
      made.push(node)
    } else loose.push(node)
  }
  flush()
  return made
}

/** Without recursion, so that no nesting is too deep. */
function flatText(node: Element): string {
  let text = ''
  const left: ChildNode[] = [...node.children].reverse()
  for (let next = left.pop(); next; next = left.pop()) {
    if (next.type === 'text') text += next.data
    else if (next.type === 'tag') left.push(...[...next.children].reverse())
  }
  return text
}
