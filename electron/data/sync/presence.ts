import type { PresenceEntry } from '#shared/api/sync'
import type { Authorized } from '../session/authorized.ts'

/** Who looks at what just now. Hearsay of the live stream: nothing of it is stored. */
export interface Presence {
  on(ticketId: string): readonly PresenceEntry[]
  /** Best effort. */
  say(ticketId: string, state: 'viewing' | 'typing' | 'gone'): Promise<void>
  readonly heard: (ticketId: string, present: readonly PresenceEntry[]) => void
  readonly clear: () => void
  listen(listener: (ticketId: string, present: readonly PresenceEntry[]) => void): void
}

export function createPresence(server: Authorized): Presence {
  const present = new Map<string, readonly PresenceEntry[]>()
  const listeners = new Set<(ticketId: string, present: readonly PresenceEntry[]) => void>()
  const heard: Presence['heard'] = (ticketId, entries) => {
    if (entries.length === 0) present.delete(ticketId)
    else present.set(ticketId, entries)
    for (const listener of listeners) listener(ticketId, entries)
  }
  return {
    heard,
    on: (ticketId) => present.get(ticketId) ?? [],
    say: async (ticketId, state) => {
      await server.call('presence', { body: { ticketId, state } }, { timeout: 5_000 }).catch(() => undefined)
    },
    clear: () => {
      for (const ticketId of [...present.keys()]) heard(ticketId, [])
    },
    listen: (listener) => {
      listeners.add(listener)
    },
  }
}
