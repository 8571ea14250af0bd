import { terms } from '#shared/rules/knowledge-terms'
import type { Sql } from '../cache/driver.ts'

/** Questions of the knowledge index, see cache/knowledge-index.ts. */

/** The title says what an article is about, keywords say what people call it. Negative is better, as bm25 has it. */
const rank = 'bm25(knowledge_text, 8.0, 3.0, 6.0, 1.0, 1.0)'
/** What readers see. */
const seen = '{title summary keywords body}'
/** Words beyond this many do not narrow a search any further. */
const mostWords = 12

export interface RowMatch {
  readonly row: number
  /** Above 0, more is better. */
  readonly score: number
}

const quoted = (term: string) => `"${term}"`

/** Every word is there, the last may be the beginning of one. Null when there is nothing to look for. */
export function everyWord(text: string): string | null {
  const words = terms(text).slice(0, mostWords)
  if (words.length === 0) return null
  const isOpen = /[\p{L}\p{N}]$/u.test(text)
  return words.map((word, i) => (isOpen && i === words.length - 1 ? `${quoted(word)} *` : quoted(word))).join(' AND ')
}

/** As `everyWord`, in titles and keywords alone. */
export function inTitles(text: string): string | null {
  const match = everyWord(text)
  return match === null ? null : `{title keywords draft} : (${match})`
}

export async function matchingRows(sql: Sql, match: string, limit: number): Promise<RowMatch[]> {
  return sql.all<{ row: number; score: number }>(
    `SELECT rowid AS row, -${rank} AS score FROM knowledge_text WHERE knowledge_text MATCH ? ORDER BY ${rank} LIMIT ?`,
    [match, limit],
  )
}

export interface Likeness {
  readonly rows: readonly RowMatch[]
  /** The words that were looked for, the most telling first. */
  readonly words: readonly string[]
}

/** Words that are looked for at once. More cost time and add nothing to what the best say. */
const mostTelling = 16
/** Places of words that are read, beyond those of the first few words. */
const mostRead = 4_000
const fewestTelling = 3
/** Words of a long text that are looked up at all. */
const mostWeighed = 400
/** A word that stands in more than this share of the texts tells nothing, unless there is no other. */
export const commonest = 0.3

/** The share of the published texts in a language that have a word; 1 for a language without any. */
export type ShareOf = (language: string, word: string) => number

const withoutRegion = (language: string) => language.slice(0, 2)

/**
 * How common words are, language by language: taken over all of them, the little words of a language that few articles
 * are written in would look rare. A few words at a time, as each is looked up.
 */
export async function sharesOf(sql: Sql, words: readonly string[]): Promise<ShareOf> {
  const totals = await sql.all<{ language: string; n: number }>(
    `SELECT substr(language, 1, 2) AS language, count(*) AS n FROM translation WHERE published_number IS NOT NULL
      GROUP BY substr(language, 1, 2)`,
  )
  const counts = await sql.all<{ term: string; language: string; n: number }>(
    `SELECT wanted.value AS term, substr(t.language, 1, 2) AS language, count(*) AS n FROM json_each(?) AS wanted
      CROSS JOIN knowledge_text k ON k.knowledge_text MATCH '${seen} : "' || wanted.value || '"'
      CROSS JOIN translation t ON t.row = k.rowid GROUP BY wanted.value, substr(t.language, 1, 2)`,
    [JSON.stringify(words)],
  )
  const total = new Map(totals.map(({ language, n }) => [language, n]))
  const count = new Map(counts.map(({ term, language, n }) => [`${language} ${term}`, n]))
  return (language, word) => {
    const all = total.get(withoutRegion(language)) ?? 0
    const having = count.get(`${withoutRegion(language)} ${word}`) ?? 0
    // Among a handful of texts two that have a word say nothing of how common it is.
    return all === 0 ? 1 : having <= 2 ? 0 : having / all
  }
}

/**
 * Published texts that are about the same, best first. Of a long text only the words count that few articles have: it is
 * what makes this as fast for a page of mail as for a line, in any language and without lists of words to leave out.
 */
export async function likeText(sql: Sql, text: string, limit: number): Promise<Likeness> {
  const counts = new Map<string, number>()
  for (const term of terms(text)) counts.set(term, (counts.get(term) ?? 0) + 1)
  if (counts.size === 0) return { rows: [], words: [] }
  const total = (await sql.get<{ n: number }>('SELECT count(*) AS n FROM translation'))?.n ?? 0
  const known = await sql.all<{ term: string; doc: number }>(
    'SELECT k.term, k.doc FROM json_each(?) AS wanted CROSS JOIN knowledge_word k ON k.term = wanted.value',
    [JSON.stringify([...counts.keys()].slice(0, mostWeighed))],
  )
  const weighed = known
    .map(({ term, doc }) => ({ term, doc, weight: Math.log(1 + total / doc) * (1 + Math.log(counts.get(term) ?? 1)) }))
    .filter(({ term }) => term.length > 1 || counts.size < 4)
    .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
  const telling = weighed.filter(({ doc }) => doc <= Math.max(2, total * commonest))
  const words: string[] = []
  let read = 0
  for (const { term, doc } of (telling.length > 0 ? telling : weighed).slice(0, mostTelling)) {
    read += doc
    if (words.length >= fewestTelling && read > mostRead) continue
    words.push(term)
  }
  // What is being typed at the end may be the beginning of a word.
  const last = /[\p{L}\p{N}]$/u.test(text) ? terms(text.slice(-80)).at(-1) : undefined
  const parts = words.map(quoted)
  if (last !== undefined && last.length > 2 && !words.includes(last)) parts.push(`${quoted(last)} *`)
  if (parts.length === 0) return { rows: [], words: [] }
  const rows = await matchingRows(sql, `${seen} : (${parts.join(' OR ')})`, limit)
  return { rows, words: last === undefined || words.includes(last) ? words : [...words, last] }
}
