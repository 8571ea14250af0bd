import { useSyncExternalStore } from 'react'
import { listen } from './bridge.ts'
import { showUnknownLink, showUpdateReady } from './toasts.tsx'

/** The ticket of a link that was opened and not shown yet, e.g. because nobody is signed in. */
let waiting: string | null = null
const listeners = new Set<() => void>()

function become(ticketId: string | null): void {
  waiting = ticketId
  for (const listener of [...listeners]) listener()
}

/** Hears what main says whatever screen is there. Called once, when the words are loaded. */
export function followShell(): void {
  listen('shell', (event) => {
    if (event.kind === 'deep-link') become(event.ticketId)
    else if (event.kind === 'deep-link-unknown') showUnknownLink()
    else if (event.kind === 'update' && event.state === 'ready') showUpdateReady(event.version ?? '')
  })
}

export function useWaitingLink(): string | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => waiting,
  )
}

/** Its ticket is on screen. */
export function linkShown(): void {
  become(null)
}
