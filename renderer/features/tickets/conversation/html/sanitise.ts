import DOMPurify, { type Config } from 'dompurify'
import { safeLink } from '../../../../app/writing/safe-link.ts'
import { takeQuoted } from './quotes.ts'
import { cleanStyle } from './styles.ts'

/**
 * Makes foreign HTML safe to show. Three walls stand behind one another:
 *
 * 1. DOMPurify with closed lists of tags and attributes: no scripts, styles, forms, frames, SVG or MathML.
 * 2. The pass below, over the parsed result: links lose their `href` (the click goes through one function that only
 *    opens https, mailto and tel in the person's own program), images lose their `src` unless it is raster data,
 *    `style` keeps harmless declarations only, `id`, `name` and `class` are gone, so nothing can be clobbered.
 * 3. Whatever is more than simple text goes into a frame that may not run scripts and has a policy of its own.
 *
 * A body is `simple` when after 1 and 2 it holds nothing but the tags of `simpleTags` without any style. Such a tree
 * cannot load, run, cover or restyle anything, so it is shown without a frame: fifty frames cannot be painted in
 * 50 ms, fifty small trees can. The result is handed over as nodes and is never parsed again, so a mutation between
 * two parsers cannot bring anything back.
 */

const simpleTags = new Set([
  'p',
  'br',
  'b',
  'strong',
  'i',
  'em',
  'u',
  's',
  'a',
  'ul',
  'ol',
  'li',
  'blockquote',
  'pre',
  'code',
  'h1',
  'h2',
  'h3',
  'hr',
  'div',
  'span',
  'img',
  'sub',
  'sup',
  'font',
  'center',
  'small',
  'del',
  'ins',
  'mark',
  'h4',
  'h5',
  'h6',
  'q',
  'kbd',
  'tt',
  'strike',
])
const tags = [
  ...simpleTags,
  'table',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'td',
  'th',
  'caption',
  'colgroup',
  'col',
  'dl',
  'dt',
  'dd',
  'big',
  'abbr',
  'address',
  'cite',
  'figure',
  'figcaption',
  'article',
  'section',
  'header',
  'footer',
  'main',
  'details',
  'summary',
  'wbr',
  'bdi',
  'bdo',
]
const attributes = [
  'href',
  'title',
  'alt',
  'src',
  'width',
  'height',
  'align',
  'valign',
  'border',
  'cellpadding',
  'cellspacing',
  'bgcolor',
  'color',
  'colspan',
  'rowspan',
  'dir',
  'lang',
  'style',
  'start',
  'type',
  'class',
  'id',
  'data-id',
  'data-type',
  'data-label',
]

const config: Config = {
  ALLOWED_TAGS: tags,
  ALLOWED_ATTR: attributes,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOWED_NAMESPACES: ['http://www.w3.org/1999/xhtml'],
  // Asked of every attribute's value, so it must let plain words pass; addresses are judged again below.
  ALLOWED_URI_REGEXP: /^(?:(?:https?|mailto|tel|cid):|[^a-z]|[a-z+.-]+(?:[^a-z+.:-]|$))/i,
  // Words inside these are code or fallbacks, not something that was said.
  ADD_FORBID_CONTENTS: ['title', 'select', 'option', 'textarea', 'button', 'object', 'applet', 'map'],
  RETURN_DOM_FRAGMENT: true,
}

const numeric = /^\d{1,4}%?$/
const colourName = /^#?[a-z0-9]{3,20}$/i
const cellWords = /^(?:left|right|center|justify|top|middle|bottom|baseline)$/i
const rasterData = /^data:image\/(?:png|jpe?g|gif|webp);base64,[a-z0-9+/=\s]+$/i

export interface CleanBody {
  /** Belongs to no document: import a copy. */
  readonly fragment: DocumentFragment
  /** The earlier mail that was quoted at the end. */
  readonly quoted: DocumentFragment | null
  /** May be shown without a frame. */
  readonly simple: boolean
  /** Images that would be fetched from elsewhere; trackers of one pixel are not among them, they are gone. */
  readonly remoteImages: number
  /** Chooses colours of its own and therefore wants a white page under it. */
  readonly ownColours: boolean
  /** Rough length of what is to be seen, for the height of a frame that is not measured yet. */
  readonly textLength: number
}

export function cleanBody(html: string): CleanBody {
  const fragment = DOMPurify.sanitize(html, config) as unknown as DocumentFragment
  const found = { simple: true, remoteImages: 0, ownColours: false }
  // Before classes go: they are how mail programs mark a quote.
  const quoted = takeQuoted(fragment)
  for (const part of quoted ? [fragment, quoted] : [fragment]) {
    for (const element of [...part.querySelectorAll('*')]) cleanElement(element, found)
  }
  return { fragment, quoted, ...found, textLength: (fragment.textContent ?? '').length }
}

interface Found {
  simple: boolean
  remoteImages: number
  ownColours: boolean
}

function cleanElement(element: Element, found: Found): void {
  const tag = element.localName
  if (tag === 'a') cleanLink(element)
  else element.removeAttribute('href')
  if (tag === 'img') cleanImage(element, found)
  else element.removeAttribute('src')
  if (!simpleTags.has(tag)) found.simple = false
  for (const name of element.getAttributeNames()) {
    if (!keepAttribute(element, name, found)) element.removeAttribute(name)
  }
}

function keepAttribute(element: Element, name: string, found: Found): boolean {
  const value = element.getAttribute(name) ?? ''
  switch (name) {
    case 'title':
    case 'alt':
      return value.length < 2000
    case 'dir':
      return value === 'rtl' || value === 'ltr' || value === 'auto'
    case 'lang':
      return /^[a-z-]{2,20}$/i.test(value)
    case 'colspan':
    case 'rowspan':
    case 'start':
    case 'cellpadding':
    case 'cellspacing':
    case 'border':
      return /^\d{1,3}$/.test(value)
    case 'width':
    case 'height':
      return numeric.test(value)
    case 'align':
    case 'valign':
      if (!cellWords.test(value)) return false
      if (!/^(?:left|baseline)$/i.test(value)) found.simple = false
      return true
    case 'bgcolor':
    case 'color':
      if (!colourName.test(value) || /^(?:#000(?:000)?|black)$/i.test(value)) return false
      found.simple = false
      found.ownColours = true
      return true
    case 'style':
      return keepStyle(element, value, found)
    case 'data-id':
    case 'data-type':
    case 'data-label':
      return element.getAttribute('data-type') === 'mention' && value.length < 300
    case 'data-link':
    case 'data-cid':
    case 'data-remote':
    case 'role':
    case 'tabindex':
    case 'src':
      // Set or checked by `cleanLink` and `cleanImage`; DOMPurify lets none of the others through.
      return true
    default:
      return false
  }
}

function keepStyle(element: Element, value: string, found: Found): boolean {
  const style = cleanStyle(value)
  if (style.colours) found.ownColours = true
  if (style.text === '') return false
  if (!style.cosmetic) found.simple = false
  // Left out when only taste: the message then reads in the window's own type, and needs no frame for it.
  if (style.cosmetic && simpleTags.has(element.localName)) return false
  element.setAttribute('style', style.text)
  return true
}

function cleanLink(element: Element): void {
  const target = safeLink(element.getAttribute('href') ?? '')
  element.removeAttribute('href')
  if (!target) return
  element.setAttribute('data-link', target)
  element.setAttribute('role', 'link')
  element.setAttribute('tabindex', '0')
  // The true target on hover: the words of a link may lie about it.
  element.setAttribute('title', target)
}

function cleanImage(element: Element, found: Found): void {
  const source = (element.getAttribute('src') ?? '').trim()
  element.removeAttribute('src')
  if (/^cid:/i.test(source)) {
    element.setAttribute('data-cid', source.slice(4))
  } else if (rasterData.test(source)) {
    element.setAttribute('src', source)
  } else if (/^https?:/i.test(source) && !isTracker(element)) {
    const remote = safeLink(source)
    if (!remote) return
    element.setAttribute('data-remote', remote)
    found.remoteImages += 1
    found.simple = false
  } else {
    element.remove()
  }
}

/** An image too small to be seen is there to report that it was loaded. */
function isTracker(element: Element): boolean {
  const tiny = (size: string | null | undefined) =>
    size !== null && size !== undefined && /^[0-2](?:px)?$/.test(size.trim())
  const style = element.getAttribute('style') ?? ''
  const inStyle = (name: string) => new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]+)`, 'i').exec(style)?.[1]
  if (/display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)) return true
  return (
    tiny(element.getAttribute('width') ?? inStyle('width')) || tiny(element.getAttribute('height') ?? inStyle('height'))
  )
}
