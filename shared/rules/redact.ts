import render from 'dom-serializer'
import { type ChildNode, isComment, isTag, isText, type Text } from 'domhandler'
import { parseDocument } from 'htmlparser2'
import type { Customer } from '../domain/people.ts'
import { deepestHtml, htmlToText, isDeeperThan } from './text.ts'

/** What says who somebody is, found in free text and blotted out. */

/** Stands where a name, an address or a number stood. */
export const blot = '[…]'

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

export interface Redact {
  (text: string): string
  /** Where in the text something stands that names them, from the front. */
  readonly spots: (text: string) => readonly Spot[]
}
interface Spot {
  readonly from: number
  readonly to: number
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
/** A letter or digit before or behind would make it a part of another word. `\b` knows only ASCII. */
const alone = (pattern: string) => `(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`

/** The digits of a number however they are grouped, with the country or as it is written inside it. */
function numberPattern(phone: string): string {
  const digits = [...phone.replace(/\D/g, '')]
  const spaced = (list: readonly string[]) => list.join('[\\s().\\/-]*')
  const national = digits.slice(-Math.max(7, digits.length - 3))
  return `(?<!\\d)(?:\\+|00)?(?:${spaced(digits)}|(?:0[\\s().\\/-]*)?${spaced(national)})(?!\\d)`
}

/** Everything that names one of these people. Words of a name shorter than three letters say nothing by themselves. */
export function redactorOf(people: readonly Customer[]): Redact {
  const words = (name: string) => name.split(/[\s,]+/).filter((word) => [...word].length >= 3)
  // In this order: an address before the name in it, a whole name before its words.
  const patterns = [
    ...people.flatMap(({ emails }) => emails.map(escaped)),
    ...people.flatMap(({ phones }) => phones.map(numberPattern)),
    ...people.flatMap(({ address: { street, postalCode } }) => [
      ...(street.length >= 5 ? [escaped(street)] : []),
      ...(postalCode.length >= 4 ? [alone(escaped(postalCode))] : []),
    ]),
    // Scripts that write without spaces: the whole name, wherever it stands.
    ...people.flatMap(({ name }) => (name === '' ? [] : unspaced.test(name) ? escaped(name) : alone(escaped(name)))),
    ...people.flatMap(({ name }) => words(name).map((word) => alone(escaped(word)))),
  ]
  if (patterns.length === 0) return Object.assign((text: string) => text, { spots: () => [] })
  const all = new RegExp([...new Set(patterns)].join('|'), 'giu')
  return Object.assign((text: string) => text.replace(all, blot), {
    spots: (text: string) =>
      [...text.matchAll(all)].map(({ 0: { length }, index }) => ({ from: index, to: index + length })),
  })
}

/**
 * The same for HTML, over what is read in it: a name may be written with entities, or with a tag in its middle, and what
 * is a tag stays a tag, whatever somebody is called. HTML that names nobody comes back as it was.
 */
export function redactHtml(html: string, redact: Redact): string {
  if (isDeeperThan(html, deepestHtml)) return redactDeep(html, redact)
  const document = parseDocument(html)
  const state = { changed: false, run: [] as Text[] }
  const endRun = () => {
    if (redactRun(state.run, redact)) state.changed = true
    state.run = []
  }
  const walk = (nodes: readonly ChildNode[]) => {
    for (const node of nodes) {
      if (isText(node)) state.run.push(node)
      else if (isComment(node)) {
        const data = redact(node.data)
        if (data !== node.data) state.changed = true
        node.data = data
      } else if ('children' in node) {
        const isInline = isTag(node) && inline.has(node.name)
        if (isTag(node) && redactAttributes(node.attribs, redact)) state.changed = true
        if (!isInline) endRun()
        walk(node.children)
        if (!isInline) endRun()
      }
    }
  }
  walk(document.children)
  endRun()
  return state.changed ? render(document, { encodeEntities: 'utf8', selfClosingTags: false, emptyAttrs: true }) : html
}

/** Does not part the word that it stands in. */
const inline = new Set(
  'a abbr b bdi bdo big cite code del em font i ins mark q s small span strike strong sub sup tt u wbr'.split(' '),
)

/** Text that reads on through several nodes. The blot stands where the name began. */
function redactRun(run: readonly Text[], redact: Redact): boolean {
  const spots = redact.spots(run.map(({ data }) => data).join(''))
  if (spots.length === 0) return false
  let start = 0
  for (const node of run) {
    const { data } = node
    const end = start + data.length
    let left = ''
    let at = start
    for (const { from, to } of spots) {
      if (to <= start || from >= end) continue
      left += data.slice(at - start, Math.max(from, start) - start)
      if (from >= start) left += blot
      at = Math.min(to, end)
    }
    node.data = left + data.slice(at - start)
    start = end
  }
  return true
}

function redactAttributes(attributes: Record<string, string>, redact: Redact): boolean {
  let changed = false
  for (const [name, value] of Object.entries(attributes)) {
    const plain = decoded(value)
    const left = redact(plain)
    if (left === plain) continue
    attributes[name] = left
    changed = true
  }
  return changed
}

/** `mailto:` and addresses outside may be written with percent signs. */
function decoded(value: string): string {
  if (!value.includes('%')) return value
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

/** Nested further than any person writes: only its words are kept, when they name somebody. */
function redactDeep(html: string, redact: Redact): string {
  const text = redact(htmlToText(html))
  return `<p>${text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</p>`
}

const identifier = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$|^\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?$/

/** Every text of a record, however deep, except identifiers and times, which a postal code could hit by chance. */
export function redactAll<T>(value: T, redact: Redact): T {
  const walk = (each: unknown): unknown => {
    if (typeof each === 'string') {
      if (identifier.test(each)) return each
      return each.includes('<') || each.includes('&') ? redactHtml(each, redact) : redact(each)
    }
    if (Array.isArray(each)) return each.map(walk)
    if (typeof each !== 'object' || each === null) return each
    return Object.fromEntries(Object.entries(each).map(([key, inner]) => [key, walk(inner)]))
  }
  return walk(value) as T
}
