import { createParser } from 'eventsource-parser'
import { type LiveEventName, liveEvents, type PresenceEntry } from '#shared/api/sync'
import type { SyncContext } from './context.ts'

/** The stream of hints. Nothing is taken from it but the reason to pull, and who looks at what. */

export interface LiveEvents {
  readonly opened: (serverTime: string) => void
  readonly nudged: () => void
  readonly presence: (ticketId: string, present: readonly PresenceEntry[]) => void
  readonly signedOut: () => void
  readonly closed: () => void
}

/** Resolves, with the pause before the next one, when a stream that worked has ended; throws when none came about. */
export async function live(context: SyncContext, signal: AbortSignal, events: LiveEvents): Promise<number> {
  const { server, timing } = context
  const answer = await server.open(
    'live',
    {},
    { signal, idleTimeout: timing.liveSilence, headers: { accept: 'text/event-stream' } },
  )
  let greeted = false
  const parser = createParser({
    onEvent: ({ event, data }) => {
      if (event === 'hello') greeted = true
      dispatch(event ?? '', data, events)
    },
  })
  const decoder = new TextDecoder()
  try {
    for await (const chunk of answer.body) parser.feed(decoder.decode(chunk, { stream: true }))
  } catch (error) {
    if (!greeted) throw error
  } finally {
    answer.close()
    events.closed()
  }
  return Math.min(timing.backoff.first, 200 + Math.random() * 800)
}

function dispatch(name: string, data: string, events: LiveEvents): void {
  if (!Object.hasOwn(liveEvents, name)) return
  let value: unknown
  try {
    value = JSON.parse(data)
  } catch {
    return
  }
  const known = name as LiveEventName
  switch (known) {
    case 'hello': {
      const hello = liveEvents.hello.safeParse(value)
      if (hello.success) events.opened(hello.data.serverTime)
      return
    }
    // Both say that there is something to pull; the second is in a hurry.
    case 'nudge':
    case 'ring':
      return events.nudged()
    case 'signed-out':
      return events.signedOut()
    case 'presence': {
      const presence = liveEvents.presence.safeParse(value)
      if (presence.success) events.presence(presence.data.ticketId, presence.data.present)
    }
  }
}
