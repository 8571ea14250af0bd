import { useCallback, useMemo, useState } from 'react'
import type { ConversationEntry } from '#shared/ipc/views'
import { ask, useAsk, useTopic } from '../../../../app/data.ts'
import { conversationAsked } from '../../foresee.ts'
import { joinPages } from './entries.ts'

export interface Conversation {
  readonly entries: readonly ConversationEntry[]
  readonly total: number
  readonly hasEarlier: boolean
  readonly loadingEarlier: boolean
  readonly loadEarlier: () => Promise<void>
}

interface Older {
  readonly entries: readonly ConversationEntry[]
  readonly earlier: string | null
}

/** The newest page, kept up to date by the topics, with the older pages that were asked for in front. */
export function useConversation(ticketId: string) {
  const newest = useAsk('ticket.conversation', conversationAsked(ticketId))
  const [older, setOlder] = useState<Older | null>(null)
  const [known, setKnown] = useState<readonly ConversationEntry[]>([])
  const [loading, setLoading] = useState(false)

  const page = newest.data
  const entries = useMemo(() => {
    if (!page) return known
    // `known` still holds what has slid out of the newest page since older pages were asked for.
    return joinPages([...(older?.entries ?? []), ...slidOut(known, older?.entries ?? [])], page.entries)
  }, [page, older, known])
  if (older && entries !== known && differs(entries, known)) setKnown(entries)

  const cursor = older ? older.earlier : (page?.earlier ?? null)
  const loadEarlier = useCallback(async () => {
    if (cursor === null || loading) return
    setLoading(true)
    try {
      const answer = await ask('ticket.conversation', { ...conversationAsked(ticketId), before: cursor })
      setOlder((before) => ({
        entries: [...answer.entries, ...(before?.entries ?? page?.entries ?? [])],
        earlier: answer.earlier,
      }))
    } finally {
      setLoading(false)
    }
  }, [ticketId, cursor, loading, page])

  // An older message rarely changes (a reply of ours is confirmed, a body is corrected): ask for those pages again.
  useTopic('message', ({ ids }) => {
    if (!older || (ids && !ids.some((changed) => older.entries.some((entry) => entry.id === changed)))) return
    void refresh(ticketId, older, page?.entries.length ?? 0).then(setOlder, () => undefined)
  })

  return {
    query: newest,
    conversation: {
      entries,
      total: page?.total ?? 0,
      hasEarlier: cursor !== null,
      loadingEarlier: loading,
      loadEarlier,
    } satisfies Conversation,
  }
}

function slidOut(
  known: readonly ConversationEntry[],
  older: readonly ConversationEntry[],
): readonly ConversationEntry[] {
  const last = older.at(-1)
  if (!last) return []
  const index = known.findIndex((entry) => entry.id === last.id)
  return index < 0 ? [] : known.slice(index + 1)
}

function differs(a: readonly ConversationEntry[], b: readonly ConversationEntry[]): boolean {
  return a.length !== b.length || a.some((entry, index) => entry !== b[index])
}

async function refresh(ticketId: string, older: Older, newest: number): Promise<Older> {
  let entries: ConversationEntry[] = []
  let before: string | undefined
  let earlier: string | null = null
  while (entries.length < older.entries.length + newest) {
    const answer = await ask('ticket.conversation', { ticketId, limit: 100, ...(before ? { before } : {}) })
    entries = [...answer.entries, ...entries]
    earlier = answer.earlier
    if (earlier === null) break
    before = earlier
  }
  return { entries, earlier }
}
