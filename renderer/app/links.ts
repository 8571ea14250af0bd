import { useSyncExternalStore } from 'react'
import { listen } from './bridge.ts'
import { showUnknownLink, showUpdateReady } from './toasts.tsx'

/** The ticket of a link that was opened and not shown yet, e.g. because nobody is signed in. */
let waiting: string | null = null
const listeners = new Set<() => void>()

function become(ticketId: string | null): void {
  waiting = ticketId
  tell()
}

function tell(): void {
  for (const listener of [...listeners]) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** A call that a link told of and that nobody has been shown yet. */
export interface WaitingCall {
  readonly from: string
  readonly externalId: string | null
  /** Milliseconds since the epoch. */
  readonly heardAt: number
}
let waitingCalls: readonly WaitingCall[] = []

/** Those that can be taken now; whoever takes them shows them. */
export function takeCalls(): readonly WaitingCall[] {
  const taken = waitingCalls
  if (taken.length === 0) return taken
  waitingCalls = []
  tell()
  return taken
}

export function useWaitingCalls(): readonly WaitingCall[] {
  return useSyncExternalStore(subscribe, () => waitingCalls)
}

function hearCall(from: string, externalId: string | null): void {
  waitingCalls = [...waitingCalls, { from, externalId, heardAt: Date.now() }]
  tell()
}

/** Hears what main says whatever screen is there. Called once, when the words are loaded. */
export function followShell(): void {
  listen('shell', (event) => {
    if (event.kind === 'deep-link') become(event.ticketId)
    else if (event.kind === 'call') hearCall(event.from, event.externalId)
    else if (event.kind === 'deep-link-unknown') showUnknownLink()
    else if (event.kind === 'update' && event.state === 'ready') showUpdateReady(event.version ?? '')
  })
}

export function useWaitingLink(): string | null {
  return useSyncExternalStore(subscribe, () => waiting)
}

/** Its ticket is on screen. */
export function linkShown(): void {
  become(null)
}
