import { useEffect, useRef } from 'react'

type Kind = 'public' | 'note'

interface Wish {
  readonly ticketId: string
  readonly kind: Kind
  readonly at: number
}

/** A ticket that takes longer to open, or has no editor, must not pull the focus away later. Milliseconds. */
const keptFor = 3_000

let wish: Wish | undefined
const listeners = new Set<() => void>()

/** The person wants to write under a ticket that may only be about to be opened: its editor takes the wish. */
export function askToWrite(ticketId: string, kind: Kind): void {
  wish = { ticketId, kind, at: performance.now() }
  for (const listener of [...listeners]) listener()
}

function take(ticketId: string): Kind | undefined {
  if (wish?.ticketId !== ticketId || performance.now() - wish.at > keptFor) return undefined
  const { kind } = wish
  wish = undefined
  return kind
}

/** Calls `write` when somebody wants to write under the ticket, also when that was before its editor was there. */
export function useWritingAsked(ticketId: string, write: (kind: Kind) => void): void {
  const latest = useRef(write)
  useEffect(() => {
    latest.current = write
  })
  useEffect(() => {
    const listener = () => {
      const kind = take(ticketId)
      if (kind) latest.current(kind)
    }
    listener()
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }, [ticketId])
}
