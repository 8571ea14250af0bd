/** The last part of a page's address: made of its title, in the letters of its language. */

const longest = 80
/** File systems take names of 255 bytes. */
const mostBytes = 200

/** What stands beside articles in a language's folder, and names that Windows gives to no file. */
const reserved = new Set(
  'topics search contact index status ticket feedback chat account con prn aux nul com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9'.split(
    ' ',
  ),
)

export function slugOf(title: string): string {
  const words = title
    .toWellFormed()
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’ʼ]/gu, '')
    // Letters, the marks that belong to them, digits.
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .normalize('NFC')
  const slug = shortened(words)
  return slug === '' ? 'article' : reserved.has(slug) ? `${slug}-page` : slug
}

/** At the end of a word, unless the word is most of it. */
function shortened(words: string): string {
  let text = [...words].slice(0, longest).join('')
  while (bytesOf(text) > mostBytes) text = [...text].slice(0, -1).join('')
  if (text.length === words.length) return text
  const end = text.lastIndexOf('-')
  return (end > text.length / 2 ? text.slice(0, end) : text).replace(/-+$/, '')
}

function bytesOf(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}

export interface SlugWish {
  readonly key: string
  readonly title: string
  /** What it had in the edition before. */
  readonly was: string | undefined
}

/**
 * A slug for each, no two alike. Who has one keeps it while their title still asks for it; of those who are new the first
 * one gets it bare, the next ones `-2`, `-3`. So the order of the wishes decides among the new.
 */
export function assignSlugs(wishes: readonly SlugWish[]): Map<string, string> {
  const taken = new Set<string>()
  const given = new Map<string, string>()
  const give = (key: string, slug: string) => {
    taken.add(slug)
    given.set(key, slug)
  }
  const bases = new Map(wishes.map(({ key, title }) => [key, slugOf(title)]))
  for (const { key, was } of wishes) {
    if (was !== undefined && isOf(was, bases.get(key) ?? '') && !taken.has(was)) give(key, was)
  }
  const next = new Map<string, number>()
  for (const { key } of wishes) {
    if (given.has(key)) continue
    const base = bases.get(key) ?? ''
    let number = next.get(base) ?? 1
    const numbered = () => (number === 1 ? base : `${base}-${number}`)
    while (taken.has(numbered())) number += 1
    give(key, numbered())
    next.set(base, number + 1)
  }
  return given
}

const isOf = (slug: string, base: string) =>
  slug === base || (slug.startsWith(`${base}-`) && /^[1-9][0-9]*$/.test(slug.slice(base.length + 1)))
