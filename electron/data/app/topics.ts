import type { TopicName, TopicPayload } from '#shared/ipc/contract'
import type { Changes } from '../cache/changes.ts'

/** Gathers what changed for a moment, so that a burst of commits is one event a topic. */

type ListTopic = 'ticket' | 'message' | 'customer' | 'organization' | 'draft'
type PlainTopic = 'context' | 'outbox' | 'attention'
export type Publish = <T extends TopicName>(topic: T, payload: TopicPayload<T>) => void

const listTopics: Readonly<Record<string, ListTopic>> = {
  ticket: 'ticket',
  message: 'message',
  attachment: 'message',
  customer: 'customer',
  organization: 'organization',
  draft: 'draft',
}
const contextTypes = new Set<string>(['workspace', 'team', 'user', 'tag', 'view'])

/** With more than these a window asks again for all it shows. */
const mostIds = 200

export interface ChangeTopics {
  readonly add: (changes: Changes) => void
  stop(): void
}

export function createChangeTopics(publish: Publish, pause = 20): ChangeTopics {
  const lists = new Map<ListTopic, Set<string> | null>()
  const plain = new Set<PlainTopic>()
  let timer: NodeJS.Timeout | undefined

  function note(topic: ListTopic, ids: readonly string[] | null): void {
    const known = lists.get(topic)
    if (known === null) return
    const all = new Set([...(known ?? []), ...(ids ?? [])])
    lists.set(topic, ids === null || all.size > mostIds ? null : all)
  }

  function flush(): void {
    timer = undefined
    const changedLists = [...lists]
    const changedPlain = [...plain]
    lists.clear()
    plain.clear()
    for (const [topic, ids] of changedLists) publish(topic, { ids: ids && [...ids] })
    for (const topic of changedPlain) publish(topic, {})
  }

  return {
    add: (changes) => {
      for (const [type, ids] of changes) {
        const list = listTopics[type]
        // An attachment's own id means nothing to whoever shows messages.
        if (list) note(list, type === 'attachment' ? null : ids)
        else if (contextTypes.has(type)) plain.add('context')
        else if (type === 'outbox' || type === 'attention') plain.add(type)
      }
      timer ??= setTimeout(flush, pause)
    },
    stop: () => clearTimeout(timer),
  }
}
