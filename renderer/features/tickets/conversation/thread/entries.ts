import type { ConversationEntry } from '#shared/ipc/views'

/** One thing in the conversation: a message or note, or a run of system entries told in one place. */
export type ThreadItem =
  | { readonly kind: 'message'; readonly key: string; readonly entry: ConversationEntry }
  | { readonly kind: 'events'; readonly key: string; readonly entries: readonly ConversationEntry[] }
  | { readonly kind: 'unread'; readonly key: 'unread' }

/** Puts consecutive system entries together, and a line before the first unread message. */
export function threadItems(
  entries: readonly ConversationEntry[],
  firstUnreadId: string | null,
): readonly ThreadItem[] {
  const items: ThreadItem[] = []
  let run: ConversationEntry[] = []
  const endRun = () => {
    if (run[0]) items.push({ kind: 'events', key: `events-${run[0].id}`, entries: run })
    run = []
  }
  for (const entry of entries) {
    if (entry.id === firstUnreadId) {
      endRun()
      items.push({ kind: 'unread', key: 'unread' })
    }
    if (entry.kind === 'event') {
      run.push(entry)
    } else {
      endRun()
      items.push({ kind: 'message', key: entry.id, entry })
    }
  }
  endRun()
  return items
}

/** The first message after `readAt` that somebody else wrote; null when all is read, or nothing was ever read. */
export function firstUnread(entries: readonly ConversationEntry[], readAt: string | null, myId: string): string | null {
  if (readAt === null) return null
  return (
    entries.find((entry) => entry.kind !== 'event' && entry.createdAt > readAt && entry.authorId !== myId)?.id ?? null
  )
}

/**
 * Older pages and the newest one as one list. Once a message of the newest page is known, everything before it stays;
 * when the page has run far ahead (more arrived than a page holds), only the page is true.
 */
export function joinPages(
  known: readonly ConversationEntry[],
  newest: readonly ConversationEntry[],
): readonly ConversationEntry[] {
  const first = newest[0]
  if (!first) return newest
  const index = known.findIndex((entry) => entry.id === first.id)
  return index <= 0 ? newest : [...known.slice(0, index), ...newest]
}

const seenAtMost = 20

/** The newest messages that were before the person's eyes, newest first: the guard of a reply. */
export function seenMessageIds(entries: readonly ConversationEntry[], unseen: ReadonlySet<string>): string[] {
  const ids: string[] = []
  for (const entry of entries.toReversed()) {
    if (entry.kind === 'event' || unseen.has(entry.id)) continue
    ids.push(entry.id)
    if (ids.length === seenAtMost) break
  }
  return ids
}

/** Messages of others that were not there before. */
export function arrivals(
  before: ReadonlySet<string>,
  entries: readonly ConversationEntry[],
  myId: string,
): readonly ConversationEntry[] {
  return entries.filter((entry) => entry.kind !== 'event' && entry.authorId !== myId && !before.has(entry.id))
}
