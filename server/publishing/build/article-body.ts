import render from 'dom-serializer'
import { type ChildNode, type Element, Text } from 'domhandler'
import { parseDocument } from 'htmlparser2'
import { cleanHtml } from '../../../shared/rules/clean-html.ts'
import { adopt, element as make } from '../../../shared/rules/html-tree.ts'
import { slugOf } from '../../../shared/rules/publishing/slugs.ts'
import type { Words } from './words.ts'

/** An article's HTML as the site shows it: valid, without scripts, and naming nothing that is not there. */

export interface Picture {
  /** As the page links to it. */
  readonly href: string
  /** Pixels; null when the file does not say. */
  readonly size: { readonly width: number; readonly height: number } | null
}

export interface BodyContext {
  readonly words: Words
  /** How the page links to another article; null when the site has none. */
  linkTo(articleId: string): { readonly href: string; readonly language: string | null } | null
  /** By the id of an article's file. */
  picture(fileId: string): Picture | null
  /** Of a picture that stands in the text itself. */
  inlinePicture(dataUrl: string): Picture | null
}

export interface Heading {
  readonly id: string
  readonly level: number
  readonly text: string
}

export interface Body {
  readonly html: string
  readonly headings: readonly Heading[]
}

/** Identifiers of the page around it. */
const taken = ['main', 'contents', 'words', 'q', 'results']

export function articleBody(bodyHtml: string, context: BodyContext): Body {
  const document = parseDocument(cleanHtml(bodyHtml))
  const state: State = { ...context, headings: [], ids: new Set(taken), pictures: 0 }
  adopt(document, shown(document.children, state, { inLink: false, parent: '' }))
  return {
    html: render(document.children, { encodeEntities: 'utf8', selfClosingTags: false }),
    headings: state.headings,
  }
}

interface State extends BodyContext {
  readonly headings: Heading[]
  readonly ids: Set<string>
  pictures: number
}

interface Place {
  readonly inLink: boolean
  readonly parent: string
}

function shown(nodes: readonly ChildNode[], state: State, place: Place): ChildNode[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text') return [new Text(withoutVariables(node.data))]
    return node.type === 'tag' ? element(node, state, place) : []
  })
}

/** Nobody knows who reads: what stands for a value of a customer is left out. */
export const withoutVariables = (text: string): string => text.replace(/\s*\{\{[^}]*\}\}/g, '')

/** Where an element may stand, of those that may not stand anywhere. */
const parents: Readonly<Record<string, readonly string[]>> = {
  li: ['ul', 'ol'],
  thead: ['table'],
  tbody: ['table'],
  tr: ['table', 'thead', 'tbody'],
  td: ['tr'],
  th: ['tr'],
}

const isLoose = (nodes: readonly ChildNode[]) =>
  nodes.length > 0 && nodes.every((node) => node.type === 'text' || (node.type === 'tag' && inline.has(node.name)))
const inline = new Set('a br code em img s strong sub sup u'.split(' '))
const holdsNoParagraph = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'pre', ...inline])

function element(node: Element, state: State, { inLink, parent }: Place): ChildNode[] {
  const { name } = node
  const inside = (): ChildNode[] => shown(node.children, state, { inLink: inLink || name === 'a', parent: name })
  const allowed = parents[name]
  if (allowed && !allowed.includes(parent)) {
    const children = shown(node.children, state, { inLink, parent })
    return isLoose(children) && !holdsNoParagraph.has(parent) ? [make('p', {}, children)] : children
  }
  for (const [key, value] of Object.entries(node.attribs)) node.attribs[key] = withoutVariables(value)
  if (name === 'a') return link(node, state, inLink, inside)
  if (name === 'img') return picture(node, state, inLink)
  if (/^h[1-4]$/.test(name)) return heading(node, state, inside())
  if (name === 'div') return []
  if (name === 'aside') return [callOut(node, state, inside())]
  if (name === 'table') return table(node, state, inside())
  if (name === 'pre') return [make('pre', { tabindex: '0' }, inside())]
  if (name === 'ol') return [make('ol', numeric(node, ['start']), fitting('ol', inside()))]
  if (name === 'td' || name === 'th') {
    const attributes = numeric(node, ['colspan', 'rowspan'])
    return [make(name, name === 'th' ? { ...attributes, scope: scopeOf(node) } : attributes, inside())]
  }
  if (name === 'code') return [make('code', node.attribs.class ? { class: node.attribs.class } : {}, inside())]
  return [make(name, {}, fitting(name, inside()))]
}

/** What may stand in rows and lists, and what is put around anything else. */
function fitting(name: string, children: ChildNode[]): ChildNode[] {
  const isOne = (node: ChildNode, ...names: string[]) => node.type === 'tag' && names.includes(node.name)
  if (name === 'tr') return children.map((each) => (isOne(each, 'td', 'th') ? each : make('td', {}, [each])))
  if (name === 'ul' || name === 'ol') return children.map((each) => (isOne(each, 'li') ? each : make('li', {}, [each])))
  if (name === 'thead' || name === 'tbody') return children.filter((each) => isOne(each, 'tr'))
  return children
}

function numeric(node: Element, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((each) => {
      const value = node.attribs[each] ?? ''
      return /^[1-9][0-9]{0,3}$/.test(value) ? [[each, value]] : []
    }),
  )
}

/** Heads of columns stand in the first row, those of rows before the others. */
function scopeOf(cell: Element): string {
  const row = cell.parent
  const before = row?.type === 'tag' ? row.prev : null
  const isHeadRow =
    row?.type === 'tag' && (before === null || row.children.every((each) => each.type !== 'tag' || each.name === 'th'))
  return isHeadRow ? 'col' : 'row'
}

function link(node: Element, state: State, inLink: boolean, inside: () => ChildNode[]): ChildNode[] {
  const children = inside()
  if (inLink || children.length === 0) return children
  const articleId = node.attribs['data-article']
  if (articleId !== undefined) {
    const target = state.linkTo(articleId.toLowerCase())
    if (!target) return children
    return [make('a', { href: target.href, ...(target.language ? { hreflang: target.language } : {}) }, children)]
  }
  const href = (node.attribs.href ?? '').trim()
  if (!/^(https?:\/\/|mailto:|tel:)/i.test(href) || !URL.canParse(href)) return children
  return [make('a', { href: new URL(href).href }, children)]
}

function picture(node: Element, state: State, inLink: boolean): ChildNode[] {
  const src = (node.attribs.src ?? '').trim()
  const alt = node.attribs.alt ?? ''
  const fileId = /^cid:(.+)$/i.exec(src)?.[1]
  const found = fileId ? state.picture(fileId.toLowerCase()) : src.startsWith('data:') ? state.inlinePicture(src) : null
  if (!found) {
    // One that lies elsewhere would tell a stranger who reads: a link leaves that to the reader.
    const words = new Text(alt === '' ? src : alt)
    const isOutside = /^https?:\/\//i.test(src) && URL.canParse(src)
    if (!isOutside) return alt === '' ? [] : [new Text(alt)]
    return inLink ? [words] : [make('a', { href: new URL(src).href }, [words])]
  }
  state.pictures += 1
  const attributes: Record<string, string> = { src: found.href, alt, ...sizeOf(node, found) }
  // The first one may be what the reader sees first.
  if (state.pictures > 1) attributes.loading = 'lazy'
  return [make('img', attributes, [])]
}

/** As wide as the author drew it, and as high as that makes it: the page does not jump when the picture comes. */
function sizeOf(node: Element, { size }: Picture): Record<string, string> {
  if (!size) return {}
  const wanted = Number(numeric(node, ['width']).width ?? size.width)
  return { width: String(wanted), height: String(Math.max(1, Math.round((wanted * size.height) / size.width))) }
}

/** The page has the first level for itself, and no level is left out. */
function heading(node: Element, state: State, children: ChildNode[]): ChildNode[] {
  const text = textOf(children).replace(/\s+/g, ' ').trim()
  if (text === '') return children
  const deepest = (state.headings.at(-1)?.level ?? 1) + 1
  const level = Math.min(Math.max(2, Number(node.name.slice(1))), deepest)
  const base = slugOf(text)
  let id = base
  for (let i = 2; state.ids.has(id); i++) id = `${base}-${i}`
  state.ids.add(id)
  state.headings.push({ id, level, text })
  return [make(`h${level}`, { id }, children)]
}

function callOut(node: Element, { words }: State, children: ChildNode[]): Element {
  const kind = node.attribs['data-kind']
  const known = kind === 'tip' || kind === 'warning' ? kind : 'info'
  const label = make('p', { class: 'note-label' }, [new Text(words(`note.${known}`))])
  return make('div', { class: `note note-${known}`, role: 'note' }, [label, ...children])
}

/** A wide one is moved sideways by itself, with the keyboard too. */
function table(node: Element, { words }: State, children: ChildNode[]): ChildNode[] {
  const hasRows = node.children.some((child) => child.type === 'tag')
  if (!hasRows) return []
  const attributes = { class: 'table', tabindex: '0', 'aria-label': words('table') }
  return [
    make('section', attributes, [
      make(
        'table',
        {},
        children.filter((each) => each.type === 'tag' && ['thead', 'tbody', 'tr'].includes(each.name)),
      ),
    ]),
  ]
}

function textOf(nodes: readonly ChildNode[]): string {
  return nodes
    .map((node) => (node.type === 'text' ? node.data : node.type === 'tag' ? textOf(node.children) : ''))
    .join('')
}
