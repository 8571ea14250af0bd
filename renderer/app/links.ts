import { useSyncExternalStore } from 'react'
import type { LinkedRecord } from '#shared/ipc/shell'
import { listen } from './bridge.ts'
import { openCustomer, openOrganization, openSite, openTicket } from './navigation.ts'
import { showUnknownLink, showUpdateReady } from './toasts.tsx'

/** The record of a link that was opened and not shown yet, e.g. because nobody is signed in. */
let waiting: LinkedRecord | null = null
const listeners = new Set<() => void>()

function become(record: LinkedRecord | null): void {
  waiting = record
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
    if (event.kind === 'deep-link') become(event.record)
    else if (event.kind === 'call') hearCall(event.from, event.externalId)
    else if (event.kind === 'deep-link-unknown') showUnknownLink()
    else if (event.kind === 'update' && event.state === 'ready') showUpdateReady(event.version ?? '')
  })
}

export function useWaitingLink(): LinkedRecord | null {
  return useSyncExternalStore(subscribe, () => waiting)
}

const open = { ticket: openTicket, customer: openCustomer, organization: openOrganization, site: openSite } as const

/** Brings the record of the link on screen. */
export function showLinked({ type, id }: LinkedRecord): void {
  open[type](id)
  become(null)
}
