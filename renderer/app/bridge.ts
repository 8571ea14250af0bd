import type { z } from 'zod'
import { config } from 'zod'
import { AppFailure, appError } from '#shared/ipc/errors'
import { type ShellEvent, shellEvent } from '#shared/ipc/shell'
import type { TopicName, TopicPayload } from '#shared/ipc/topics'
import { topics } from '#shared/ipc/topics'

// The page's policy forbids `new Function`, which zod would otherwise try for speed.
config({ jitless: true })

type Verb = 'query' | 'command'

/** The one call over the bridge: whatever goes wrong leaves it as an `AppFailure`. */
export async function call<Schema extends z.ZodType>(
  verb: Verb,
  name: string,
  args: unknown,
  result: Schema,
): Promise<z.output<Schema>> {
  let answer: unknown
  try {
    answer = await window.switchboard[verb](name, args)
  } catch (caught) {
    throw toFailure(caught)
  }
  const parsed = result.safeParse(answer)
  if (!parsed.success) throw new AppFailure('internal', { name, where: 'result' }, parsed.error)
  return parsed.data
}

/** Whatever was thrown, as a failure with a code that has a sentence in every language. */
export function toFailure(caught: unknown): AppFailure {
  if (caught instanceof AppFailure) return caught
  const known = appError.safeParse(caught)
  if (known.success) return new AppFailure(known.data.code, known.data.detail)
  return new AppFailure('internal', undefined, caught)
}

export type WindowTopic = TopicName | 'shell'
export type WindowTopicPayload<T extends WindowTopic> = T extends TopicName
  ? TopicPayload<T>
  : T extends 'shell'
    ? ShellEvent
    : never

type Listener = (payload: unknown) => void
const listeners = new Map<WindowTopic, Set<Listener>>()

/** Listens to a topic; the bridge is subscribed to once however many listen. Returns what ends it. */
export function listen<T extends WindowTopic>(
  topic: T,
  listener: (payload: WindowTopicPayload<T>) => void,
): () => void {
  const known = listeners.get(topic)
  const all = known ?? new Set<Listener>()
  const entry: Listener = (payload) => listener(payload as WindowTopicPayload<T>)
  all.add(entry)
  if (!known) subscribe(topic, all)
  return () => {
    all.delete(entry)
  }
}

/** What the bridge has kept since the start comes while this runs: whoever is to hear it stands in `all` already. */
function subscribe(topic: WindowTopic, all: Set<Listener>): void {
  listeners.set(topic, all)
  const schema: z.ZodType = topic === 'shell' ? shellEvent : topics[topic]
  window.switchboard.subscribe(topic, (payload) => {
    const parsed = schema.safeParse(payload)
    // An event of a newer or broken sender is only a hint less: what is shown stays true to the last answer.
    if (!parsed.success) return
    for (const listener of [...all]) listener(parsed.data)
  })
}
