import { isRecordType } from '#shared/domain/records'
import { type ListTopic, type PlainTopic, type TopicName, type TopicPayload, topicOfRecord } from '#shared/ipc/topics'
import type { Changes } from '../cache/changes.ts'

/** Gathers what changed for a moment, so that a burst of commits is one event a topic. */

export type Publish = <T extends TopicName>(topic: T, payload: TopicPayload<T>) => void

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
        if (!isRecordType(type)) {
          plain.add(type)
          continue
        }
        const topic = topicOfRecord[type]
        if (topic === 'context') plain.add(topic)
        // The id of a record that is told under another's topic means nothing to whoever shows that.
        else if (topic !== null) note(topic, type === topic ? ids : null)
      }
      timer ??= setTimeout(flush, pause)
    },
    stop: () => clearTimeout(timer),
  }
}
