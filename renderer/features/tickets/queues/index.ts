/** Placeholder until the queue list is here. */
export function QueuePane(): null {
  return null
}
