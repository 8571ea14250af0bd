import { foldForIndex, needsFolding } from './search-text.ts'

/**
 * Words of a text as the knowledge index holds them: folded, and without the endings that only bend a word, so that
 * "resetting the routers" finds "Reset your router". The same light rules for every language: they need not make a real
 * word, only the same one of all its forms. A list of rules for each language finds a little more and was not worth it.
 */
export function terms(text: string): string[] {
  if (!/[^\p{ASCII}]/u.test(text)) return (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).map(stemOf)
  const folded = (needsFolding(text) ? foldForIndex(text) : text).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return (folded.match(/[\p{L}\p{N}]+/gu) ?? []).map(stemOf)
}

/** Texts say the same words over and over. */
const stems = new Map<string, string>()
const mostStems = 20_000

function stemOf(word: string): string {
  const known = stems.get(word)
  if (known !== undefined) return known
  if (stems.size >= mostStems) stems.clear()
  const found = stem(word)
  stems.set(word, found)
  return found
}

/** What may be left of a word at least. */
const shortest = 4

const endings: readonly (readonly [ending: string, instead: string])[] = [
  ['ungen', ''],
  ['iones', 'ion'],
  ['icoes', 'icao'],
  ['ando', ''],
  ['endo', ''],
  ['ing', ''],
  ['ung', ''],
  ['ies', 'i'],
  ['ed', ''],
  ['es', ''],
  ['en', ''],
  ['em', ''],
  ['er', ''],
  ['e', ''],
  ['n', ''],
  ['o', ''],
  ['a', ''],
  ['y', 'i'],
]

function stem(word: string): string {
  if (word.length <= shortest || /\p{N}/u.test(word)) return word
  let left = word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word
  for (const [ending, instead] of endings) {
    if (!left.endsWith(ending) || left.length - ending.length < shortest) continue
    left = left.slice(0, -ending.length) + instead
    break
  }
  // "resett" and "stopp" are what is left of "resetting" and "stopped".
  const last = left.at(-1) ?? ''
  return left.length > shortest && last === left.at(-2) && !'aeiou'.includes(last) ? left.slice(0, -1) : left
}
