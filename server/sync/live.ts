import type { ServerResponse } from 'node:http'
import type { z } from 'zod'
import type { LiveEventName, liveEvents, PresenceEntry } from '../../shared/api/sync.ts'
import type { User } from '../../shared/domain/people.ts'
import type { SignedIn } from '../accounts/authenticate.ts'
import { allTeamIds, loadRecord } from '../store/records.ts'
import { type Sight, sightOf } from '../store/scopes.ts'
import type { Commit, Store } from '../store/store.ts'
import { createPresence } from './presence.ts'

interface Connection {
  readonly sessionId: string
  readonly userId: string
  sight: Sight
  readonly response: ServerResponse
  nudged: boolean
}

export interface LiveHub {
  /** Takes over the response and keeps it open. */
  connect(who: SignedIn, response: ServerResponse): Promise<void>
  say(who: SignedIn, ticketId: string, teamId: string, state: PresenceEntry['state'] | 'gone'): Promise<void>
  /** Tells a person's streams at once that a call rings there. */
  ring(userId: string, callId: string): void
  connections(): number
  close(): void
}

/** Changes within this time make one nudge. Milliseconds. */
const coalesce = 50
/** Proxies close what is silent for a minute. Milliseconds. */
const heartbeat = 15_000
/** A reader that is this far behind has gone to sleep: it reconnects when it wakes, and pulls. Bytes. */
const mostUnread = 256 * 1024

type LiveData<N extends LiveEventName> = z.output<(typeof liveEvents)[N]>

/** Keeps the live streams of this process. They are hints only: a lost one costs time, never a change. */
export function createLiveHub(store: Store): LiveHub {
  const open = new Set<Connection>()
  let timer: NodeJS.Timeout | undefined

  const write = (connection: Connection, text: string): void => {
    if (connection.response.writableLength > mostUnread) connection.response.destroy()
    else connection.response.write(text)
  }
  const send = <N extends LiveEventName>(connection: Connection, event: N, data: LiveData<N>): void => {
    write(connection, `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  }
  const presence = createPresence((teamId, ticketId, present) => {
    for (const connection of open) {
      if (connection.sight.sees(`team:${teamId}`)) send(connection, 'presence', { ticketId, present })
    }
  })

  const nudge = (): void => {
    timer = undefined
    for (const connection of open) {
      if (!connection.nudged) continue
      connection.nudged = false
      send(connection, 'nudge', {})
    }
  }
  const signOut = (connection: Connection): void => {
    send(connection, 'signed-out', {})
    connection.response.end()
    open.delete(connection)
  }
  /** Somebody's role or teams may have changed: what the stream tells must follow. */
  const refresh = async (): Promise<void> => {
    const teamIds = await allTeamIds(store.reader)
    for (const connection of open) {
      const user: User | undefined = await loadRecord(store.reader, 'user', connection.userId)
      if (user) connection.sight = sightOf(user, teamIds)
    }
  }
  const onCommit = (commit: Commit): void => {
    for (const connection of open) {
      if (connection.sight.scopes.some((scope) => commit.scopes.has(scope))) connection.nudged = true
      if (commit.endedSessions.includes(connection.sessionId)) signOut(connection)
    }
    if (commit.types.has('user') || commit.types.has('team')) void refresh().catch(() => undefined)
    timer ??= setTimeout(nudge, coalesce)
  }

  const forget = store.onCommit(onCommit)
  const beat = setInterval(() => {
    for (const connection of open) write(connection, ': still here\n\n')
  }, heartbeat)
  beat.unref()

  return {
    connect: async (who, response) => {
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store, no-transform',
        'x-accel-buffering': 'no',
        connection: 'keep-alive',
      })
      const connection: Connection = {
        sessionId: who.sessionId,
        userId: who.user.id,
        sight: who.sight,
        response,
        nudged: false,
      }
      open.add(connection)
      response.on('close', () => open.delete(connection))
      response.on('error', () => open.delete(connection))
      send(connection, 'hello', { serverTime: new Date().toISOString() })
      for (const { teamId, ticketId, present } of presence.all()) {
        if (connection.sight.sees(`team:${teamId}`)) send(connection, 'presence', { ticketId, present })
      }
      // The session may have ended between the check of its token and the moment it was listed here.
      const session = await store.reader
        .selectFrom('session')
        .select('revokedAt')
        .where('id', '=', who.sessionId)
        .executeTakeFirst()
      if (session?.revokedAt !== null) signOut(connection)
    },
    say: async (who, ticketId, teamId, state) => presence.say(who.user.id, ticketId, teamId, state),
    ring: (userId, callId) => {
      for (const connection of open) if (connection.userId === userId) send(connection, 'ring', { callId })
    },
    connections: () => open.size,
    close: () => {
      forget()
      clearInterval(beat)
      clearTimeout(timer)
      presence.close()
      for (const connection of open) connection.response.end()
      open.clear()
    },
  }
}
