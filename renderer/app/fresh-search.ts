import { useEffect, useState } from 'react'
import type { AppFailure } from '#shared/ipc/errors'
import type { SearchHit } from '#shared/ipc/views'
import { useAsk } from './data.ts'
import { useTranslation } from './i18n.ts'

/** Long enough that a fast typist asks once for two letters, too short to be felt. Milliseconds. */
const settleMs = 25

export interface FreshSearch {
  /** The text that was asked for last; the typed one is some milliseconds ahead of it. */
  readonly asked: string
  /** While the next hits are on their way those before stay, so that nothing flashes. */
  readonly hits: readonly SearchHit[] | undefined
  /** True when the hits are those of the typed text. */
  readonly fresh: boolean
  readonly error: AppFailure | null
  readonly retry: () => void
}

const kinds = ['ticket', 'message', 'customer', 'organization', 'article'] as const

/** Every kind of record for a text that is being typed; `limit` of each kind. One question, as it is asked with every key. */
export function useFreshSearch(text: string, limit: number): FreshSearch {
  const language = useTranslation().i18n.resolvedLanguage ?? 'en'
  const typed = text.trim()
  const asked = useSettled(typed)
  const { data, error, refetch, isPlaceholderData } = useAsk(
    'search',
    { text: asked, kinds: [...kinds], language, limit },
    { enabled: asked !== '', keepPrevious: true },
  )
  const answered = asked === '' || (data !== undefined && !isPlaceholderData)
  return {
    asked,
    hits: asked === '' ? [] : data,
    fresh: answered && asked === typed,
    error,
    retry: () => void refetch(),
  }
}

/**
 * What Enter does: right after the last letter it means the first hit of the whole text, not of what was there before,
 * so it waits for the answer.
 */
export function useEnter({ fresh, asked }: FreshSearch, text: string, open: () => void): () => void {
  const [entered, setEntered] = useState<string | null>(null)
  useEffect(() => {
    if (entered === null || !fresh) return
    setEntered(null)
    if (entered === asked) open()
  }, [entered, fresh, asked, open])
  return () => {
    if (fresh) open()
    else setEntered(text.trim())
  }
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), settleMs)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
