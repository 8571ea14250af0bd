/** The newest key press or click, as the moment from which the opening of a ticket is measured. */
let inputAt = 0
/** Older than this, an input has not caused what happens now. Milliseconds. */
const causes = 1000

for (const type of ['keydown', 'pointerdown'] as const) {
  window.addEventListener(
    type,
    (event) => {
      inputAt = event.timeStamp
    },
    { capture: true, passive: true },
  )
}

/** When the opening that begins now was asked for. */
export function openingStart(): number {
  const now = performance.now()
  return now - inputAt < causes ? inputAt : now
}

/** Records that a ticket is on the screen: measure `ticket-open`, and `data-ticket` on the root for tests. */
export function ticketPainted(ticketId: string, start: number): void {
  performance.mark('ticket-painted')
  performance.measure('ticket-open', { start, end: 'ticket-painted', detail: { ticketId } })
  document.documentElement.dataset.ticket = ticketId
}
