/** Tells the composer of a ticket that a reply was taken back, so that it shows the text again at once. */
const listeners = new Set<(ticketId: string) => void>()

export function announceUndone(ticketId: string): void {
  for (const listener of listeners) listener(ticketId)
}

export function onUndone(listener: (ticketId: string) => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
