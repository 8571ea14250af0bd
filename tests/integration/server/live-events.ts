import { type LiveEventName, liveEvents } from '../../../shared/api/sync.ts'

export const liveEventSchemas = liveEvents

export function isLiveEventName(name: string): name is LiveEventName {
  return Object.hasOwn(liveEvents, name)
}
