import type { View, ViewCondition } from '#shared/domain/tickets'
import type { QueueRef } from '#shared/ipc/views'
import { queueConditions } from '#shared/rules/queues'

/** True for a queue whose tickets come and go with the time alone. A view that is not known here may be one. */
export function ages(queue: QueueRef, views: readonly View[]): boolean {
  switch (queue.kind) {
    case 'built-in':
      return queueConditions[queue.queue].some(isTimed)
    case 'view':
      return views.find(({ id }) => id === queue.viewId)?.conditions.some(isTimed) ?? true
    case 'conditions':
      return queue.conditions.some(isTimed)
  }
}

function isTimed({ field }: ViewCondition): boolean {
  return field === 'overdue' || field === 'created' || field === 'updated'
}
