import type { RecordType } from '#shared/domain/records'
import type { PlainTopic } from '#shared/ipc/topics'

/** What a transaction may say has changed: record types, and lists that are no records. */
export type ChangeTopic = RecordType | Exclude<PlainTopic, 'context'>

/** Per topic the ids that changed; null stands for "many". */
export type Changes = ReadonlyMap<ChangeTopic, readonly string[] | null>

/** More ids than this help nobody: a window asks again for all it shows. */
const manyIds = 500

export interface ChangeCollector {
  add(topic: ChangeTopic, id: string | null): void
  result(): Changes
}

export function collectChanges(): ChangeCollector {
  const topics = new Map<ChangeTopic, Set<string> | null>()
  return {
    add(topic, id) {
      const known = topics.get(topic)
      if (known === null) return
      if (id === null) topics.set(topic, null)
      else if (known === undefined) topics.set(topic, new Set([id]))
      else if (known.add(id).size > manyIds) topics.set(topic, null)
    },
    result: () => new Map([...topics].map(([topic, ids]) => [topic, ids && [...ids]])),
  }
}
