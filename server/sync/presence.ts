import type { PresenceEntry } from '../../shared/api/sync.ts'

/** Who looks at which ticket. Kept in memory only: it is true for half a minute, and said again as long as it holds. */

/** Milliseconds without a word after which somebody has left. */
const lifetime = 30_000

interface Present {
  readonly entry: PresenceEntry
  readonly timer: NodeJS.Timeout
}

interface Room {
  readonly teamId: string
  readonly people: Map<string, Present>
}

export interface Presence {
  say(userId: string, ticketId: string, teamId: string, state: PresenceEntry['state'] | 'gone'): void
  all(): { ticketId: string; teamId: string; present: PresenceEntry[] }[]
  close(): void
}

/** `tell` is called with everybody on a ticket whenever that changes. */
export function createPresence(tell: (teamId: string, ticketId: string, present: PresenceEntry[]) => void): Presence {
  const rooms = new Map<string, Room>()

  const listOf = (room: Room): PresenceEntry[] => [...room.people.values()].map(({ entry }) => entry)
  const leave = (userId: string, ticketId: string): void => {
    const room = rooms.get(ticketId)
    const present = room?.people.get(userId)
    if (!room || !present) return
    clearTimeout(present.timer)
    room.people.delete(userId)
    if (room.people.size === 0) rooms.delete(ticketId)
    tell(room.teamId, ticketId, listOf(room))
  }

  return {
    say: (userId, ticketId, teamId, state) => {
      if (state === 'gone') return leave(userId, ticketId)
      const known = rooms.get(ticketId)
      // The ticket moved meanwhile: its new team hears of everybody who is on it.
      const room: Room = known?.teamId === teamId ? known : { teamId, people: known?.people ?? new Map() }
      rooms.set(ticketId, room)
      const before = room.people.get(userId)
      clearTimeout(before?.timer)
      const since = before?.entry.state === state ? before.entry.since : new Date().toISOString()
      const timer = setTimeout(() => leave(userId, ticketId), lifetime)
      timer.unref()
      room.people.set(userId, { entry: { ticketId, userId, state, since }, timer })
      if (before?.entry.state !== state || room !== known) tell(teamId, ticketId, listOf(room))
    },
    all: () => [...rooms].map(([ticketId, room]) => ({ ticketId, teamId: room.teamId, present: listOf(room) })),
    close: () => {
      for (const room of rooms.values()) for (const { timer } of room.people.values()) clearTimeout(timer)
      rooms.clear()
    },
  }
}
