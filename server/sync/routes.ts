import { Readable } from 'node:stream'
import { sightNow } from '../accounts/authenticate.ts'
import { JsonText } from '../http/json-text.ts'
import { ProblemError } from '../http/problem.ts'
import type { Routes } from '../http/route.ts'
import type { Store } from '../store/store.ts'
import { visibleTicket } from '../store/visible.ts'
import { readChanges } from './changes.ts'
import { runCommands } from './commands.ts'
import { readDigest } from './digest.ts'
import type { LiveHub } from './live.ts'
import { openSnapshot } from './snapshot.ts'

/** Answers what breaks off the streams under way; it resolves when none of them reads from the store any more. */
export function addSyncRoutes(routes: Routes, store: Store, hub: LiveHub): () => Promise<void> {
  const streams = new Set<Readable>()

  routes.add('commands', async ({ body, who, request }) => {
    const outcomes = await runCommands(store, who.user.id, body.commands, request.log)
    return new JsonText(`{"outcomes":[${outcomes.join(',')}],"serverTime":"${new Date().toISOString()}"}`)
  })

  routes.add('changes', async ({ query, who }) => {
    const { entries, cursor, more } = await readChanges(store, who.sight, query.cursor, query.limit)
    return new JsonText(
      `{"entries":[${entries.join(',')}],"cursor":"${cursor}","more":${more},"serverTime":"${new Date().toISOString()}"}`,
    )
  })

  routes.add('snapshot', async ({ query, who, reply }) => {
    const lines = await openSnapshot(store, () => sightNow(store, who), query.cursor)
    // Two chunks ahead of the line at most: a slow reader holds the stream up, not the memory.
    const stream = Readable.from(lines, { objectMode: true, highWaterMark: 2 })
    streams.add(stream)
    stream.once('close', () => streams.delete(stream))
    return reply.type('application/x-ndjson; charset=utf-8').header('cache-control', 'no-store').send(stream)
  })

  routes.add('digest', ({ who }) => readDigest(store, who.sight))

  routes.add('live', async ({ who, reply }) => {
    reply.hijack()
    await hub.connect(who, reply.raw)
    return reply
  })

  routes.add('presence', async ({ body, who }) => {
    const ticket = await visibleTicket(store.reader, who.sight, body.ticketId)
    if (!ticket) throw new ProblemError('not-found')
    await hub.say(who, ticket.id, ticket.teamId, body.state)
    return undefined
  })

  return async () => {
    const ended = [...streams].map((stream) => new Promise((resolve) => stream.once('close', resolve)))
    for (const stream of streams) stream.destroy()
    await Promise.all(ended)
  }
}
