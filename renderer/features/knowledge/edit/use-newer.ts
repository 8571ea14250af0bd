import { useRef } from 'react'
import type { TextView } from '../article/life.ts'

/**
 * A saved text that is newer than the one under the person's hands and was not saved here: a colleague's, or their own
 * from another machine. Null when there is none.
 */
export function useNewer(baseRevisionId: string | null, text: TextView | null) {
  /** Versions saved in this editor: the cache may show one before its base has moved on. */
  const own = useRef(new Set<string>())
  const isNewer = text !== null && text.revisionId !== baseRevisionId && !own.current.has(text.revisionId)
  return { own, newer: isNewer ? text : null }
}
