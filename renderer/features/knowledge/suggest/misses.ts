import { useEffect } from 'react'
import { foldedQuery } from '#shared/rules/knowledge'
import { run } from '../../../app/data.ts'

/** Whoever stops typing for this long has asked their question. Milliseconds. */
const settledAfter = 2_000
/** The same question of the same person counts again only after this. Milliseconds. */
const againAfter = 3_600_000
const shortest = 3

const counted = new Map<string, number>()

/** True once: the question is one that counts, and was not counted lately. */
export function countsAsMiss(query: string, now: number, known: Map<string, number> = counted): boolean {
  const folded = foldedQuery(query)
  if (folded.length < shortest) return false
  const last = known.get(folded)
  if (last !== undefined && now - last < againAfter) return false
  known.set(folded, now)
  return true
}

/**
 * A search that found nothing is told to the editors, once it has settled: neither the letters on the way to a word nor
 * the same words again make another. `found` is undefined while the answer is not there.
 */
export function useSearchMiss(query: string, found: number | undefined): void {
  useEffect(() => {
    if (found !== 0 || foldedQuery(query).length < shortest) return
    const timer = setTimeout(() => {
      if (countsAsMiss(query, Date.now()))
        run('search.miss', { query: query.trim().slice(0, 200) }).catch(() => undefined)
    }, settledAfter)
    return () => clearTimeout(timer)
  }, [query, found])
}
