/**
 * How text is folded for the full-text index, and how what a person types becomes a query of it.
 *
 * The tokenizer (unicode61 without diacritics) splits at spaces and punctuation. Scripts that write without spaces
 * would become one token a sentence, so their characters are set apart here and a run of them is asked as a phrase:
 * Chinese, Japanese, Korean and Thai are found from one character on. Arabic and Hebrew lose their vowel points, which
 * the tokenizer would take for separators. The tokenizer takes diacritics off Latin letters only: Greek accents and the
 * Cyrillic yo, which people leave out, go here.
 */

const unspaced =
  '\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u1100-\\u11ff\\u2e80-\\u2fdf\\u3005-\\u3007\\u3021-\\u30ff\\u3105-\\u318f\\u31a0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\ua960-\\ua97f\\uac00-\\ud7ff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}'
const special = new RegExp(
  `[${unspaced}\\u0370-\\u03ff\\u1f00-\\u1fff\\u0401\\u0451\\u0591-\\u05c7\\u0610-\\u06ed\\uff01-\\uffdc]`,
  'u',
)
const unspacedCharacter = new RegExp(`[${unspaced}]`, 'gu')
const vowelPoints =
  /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]/gu

const greek = /[\u0370-\u03ff\u1f00-\u1fff]/gu

/** True when the text has to pass through `foldForIndex`; most texts go from the record to the index inside SQLite. */
export function needsFolding(text: string): boolean {
  return special.test(text)
}

export function foldForIndex(text: string): string {
  if (!needsFolding(text)) return text
  return text
    .normalize('NFKC')
    .replace(greek, (letter) => letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace('ς', 'σ'))
    .replace(/[Ёё]/gu, 'е')
    .replace(vowelPoints, '')
    .replace(/[\u0622\u0623\u0625\u0671]/gu, '\u0627')
    .replace(unspacedCharacter, ' $& ')
}

/** Words beyond this many do not narrow a search any further, they only cost time. */
const maxWords = 12

/** What a person typed, as words; each is one phrase of the index. */
export function searchWords(text: string): string[] {
  return text
    .toWellFormed()
    .normalize('NFC')
    .split(/[\s\p{Cc}]+/u)
    .filter((word) => /[\p{L}\p{N}\p{Co}]/u.test(word))
    .slice(0, maxWords)
}

/**
 * An FTS5 expression that every row matching all words satisfies, or null when there is nothing to look for. Everything
 * a person types is quoted, so no input is a syntax error. The last word, or all of them, may be the beginning of a word.
 */
export function matchExpression(text: string, beginnings: 'last' | 'all' | 'none'): string | null {
  const words = searchWords(text)
  if (words.length === 0) return null
  const phrases = words.map((word, index) => {
    const folded = foldForIndex(word).trim()
    const open = beginnings === 'all' || (beginnings === 'last' && index === words.length - 1)
    // A character of an unspaced script is a whole token: a prefix search of it would find nothing more.
    const star = open && /[\p{L}\p{N}\p{Co}]$/u.test(folded) && !endsUnspaced(folded) ? ' *' : ''
    return `"${folded.replaceAll('"', '""')}"${star}`
  })
  return phrases.join(' AND ')
}

function endsUnspaced(text: string): boolean {
  const last = [...text].at(-1)
  return last !== undefined && new RegExp(`[${unspaced}]`, 'u').test(last)
}

/** Marks in a snippet: the found words stand between these two control characters. */
export const highlightStart = '\u0002'
export const highlightEnd = '\u0003'

/** One piece of a text around the first found word, at most about `length` characters, found words marked. */
export function snippet(text: string, query: string, length = 160): string {
  const source = text.slice(0, 50_000).replaceAll(highlightStart, '').replaceAll(highlightEnd, '').replace(/\s+/g, ' ')
  const { folded, origin } = foldWithOrigin(source)
  const words = searchWords(query).map((word) => foldWithOrigin(word).folded)
  const found = words.flatMap((word) => occurrences(folded, word)).sort((a, b) => a.from - b.from)
  const first = found[0]
  const start = first === undefined ? 0 : wordStart(source, Math.max(0, (origin[first.from] ?? 0) - 40))
  const end = Math.min(source.length, start + length)
  let marked = start > 0 ? '…' : ''
  let at = start
  for (const { from, to } of found) {
    const [begin, stop] = [origin[from] ?? source.length, origin[to] ?? source.length]
    if (begin < at || stop > end) continue
    marked += source.slice(at, begin) + highlightStart + source.slice(begin, stop) + highlightEnd
    at = stop
  }
  return marked + source.slice(at, end) + (end < source.length ? '…' : '')
}

/** Lower case without diacritics, with the place in the original of every folded character. */
function foldWithOrigin(text: string): { folded: string; origin: readonly number[] } {
  let folded = ''
  const origin: number[] = []
  let at = 0
  for (const character of text) {
    const code = character.charCodeAt(0)
    const plain =
      code < 128 ? character.toLowerCase() : character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
    for (let i = 0; i < plain.length; i++) origin.push(at)
    folded += plain
    at += character.length
  }
  origin.push(text.length)
  return { folded, origin }
}

function occurrences(text: string, word: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  if (word === '') return found
  for (let from = text.indexOf(word); from >= 0 && found.length < 20; from = text.indexOf(word, from + word.length)) {
    const before = text[from - 1]
    const atStart = before === undefined || !/[\p{L}\p{N}]/u.test(before) || endsUnspaced(before) || needsFolding(word)
    if (atStart) found.push({ from, to: from + word.length })
  }
  return found
}

function wordStart(text: string, at: number): number {
  if (at === 0) return 0
  const space = text.indexOf(' ', at)
  const start = space >= 0 && space < at + 30 ? space + 1 : at
  // Not between the two halves of a surrogate pair.
  const code = text.charCodeAt(start)
  return code >= 0xdc00 && code <= 0xdfff ? start + 1 : start
}
