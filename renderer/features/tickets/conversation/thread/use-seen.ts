import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { ConversationEntry } from '#shared/ipc/views'
import { run } from '../../../../app/data.ts'
import { arrivals } from './entries.ts'

/** Milliseconds that a message has to be in view to count as read. */
const readAfter = 1000

/**
 * What arrived since the ticket was opened and has not been in view yet. A message counts as seen once it stood in
 * view for a second while the window had the person's attention.
 */
export function useUnseen(
  scroller: RefObject<HTMLElement | null>,
  entries: readonly ConversationEntry[],
  myId: string,
) {
  const [known, setKnown] = useState<ReadonlySet<string>>(() => new Set(entries.map(({ id }) => id)))
  const unseen = arrivals(known, entries, myId)
  const key = unseen.map(({ id }) => id).join()

  const accept = useCallback(() => setKnown(new Set(entries.map(({ id }) => id))), [entries])

  // Older pages are put in front: they are no news.
  const first = entries.find((entry) => known.has(entry.id))
  const index = first ? entries.indexOf(first) : 0
  if (index > 0) setKnown(new Set([...known, ...entries.slice(0, index).map(({ id }) => id)]))

  useEffect(() => {
    const root = scroller.current
    if (!root || key === '') return
    const timers = new Map<string, ReturnType<typeof setTimeout>>()
    const observer = new IntersectionObserver(
      (changes) => {
        for (const { target, isIntersecting } of changes) {
          const entryId = (target as HTMLElement).dataset.entry ?? ''
          clearTimeout(timers.get(entryId))
          if (!isIntersecting) continue
          const check = () => {
            if (document.hasFocus()) setKnown((before) => new Set([...before, entryId]))
            else timers.set(entryId, setTimeout(check, readAfter))
          }
          timers.set(entryId, setTimeout(check, readAfter))
        }
      },
      { root },
    )
    for (const entryId of key.split(',')) {
      const element = root.querySelector(`[data-entry="${CSS.escape(entryId)}"]`)
      if (element) observer.observe(element)
    }
    return () => {
      observer.disconnect()
      for (const timer of timers.values()) clearTimeout(timer)
    }
  }, [scroller, key])

  const ids = useRef<ReadonlySet<string>>(new Set())
  ids.current = new Set(unseen.map(({ id }) => id))
  return { unseen, unseenIds: ids, accept }
}

/** Marks the ticket read once its end was in view for a second, unless the person has just marked it unread. */
export function useMarkRead(input: {
  readonly ticketId: string
  readonly lastMessageAt: string
  readonly readAt: string | null
  readonly atEnd: boolean
  readonly paused: boolean
}): void {
  const { ticketId, lastMessageAt, readAt, atEnd, paused } = input
  useEffect(() => {
    if (!atEnd || paused || (readAt !== null && readAt >= lastMessageAt)) return
    let timer: ReturnType<typeof setTimeout>
    const check = () => {
      if (document.visibilityState === 'visible' && document.hasFocus()) {
        // Reading must not fail loudly: it is tried again the next time.
        run('ticket.markRead', { ticketId, readAt: lastMessageAt }).catch(() => undefined)
      } else {
        timer = setTimeout(check, readAfter)
      }
    }
    timer = setTimeout(check, readAfter)
    return () => clearTimeout(timer)
  }, [ticketId, lastMessageAt, readAt, atEnd, paused])
}
