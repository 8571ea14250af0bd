import type { Customer } from '../domain/people.ts'

/** What says who somebody is, found in free text and blotted out. */

/** Stands where a name, an address or a number stood. */
export const blot = '[…]'

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

export type Redact = (text: string) => string

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
    ...people.map(({ name }) => (unspaced.test(name) ? escaped(name) : alone(escaped(name)))),
    ...people.flatMap(({ name }) => words(name).map((word) => alone(escaped(word)))),
  ]
  if (patterns.length === 0) return (text) => text
  const all = new RegExp([...new Set(patterns)].join('|'), 'giu')
  return (text) => text.replace(all, blot)
}

/** The same for HTML: what stands in tags stays a tag, whatever somebody is called. */
export function redactHtml(html: string, redact: Redact): string {
  return html.replace(/<[^>]*>|[^<]+/g, (part) =>
    part.startsWith('<')
      ? part.replace(/"[^"]*"|'[^']*'/g, (value) => value[0] + redact(value.slice(1, -1)) + value.at(-1))
      : redact(part),
  )
}
