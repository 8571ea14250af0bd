import { useSyncExternalStore } from 'react'
import type { LinkedRecord } from '#shared/ipc/shell'
import { listen } from './bridge.ts'
import { openCustomer, openOrganization, openTicket } from './navigation.ts'
import { showUnknownLink, showUpdateReady } from './toasts.tsx'

/** The record of a link that was opened and not shown yet, e.g. because nobody is signed in. */
let waiting: LinkedRecord | null = null
const listeners = new Set<() => void>()

function become(record: LinkedRecord | null): void {
  waiting = record
  for (const listener of [...listeners]) listener()
}

/** Hears what main says whatever screen is there. Called once, when the words are loaded. */
export function followShell(): void {
  listen('shell', (event) => {
    if (event.kind === 'deep-link') become(event.record)
    else if (event.kind === 'deep-link-unknown') showUnknownLink()
    else if (event.kind === 'update' && event.state === 'ready') showUpdateReady(event.version ?? '')
  })
}

export function useWaitingLink(): LinkedRecord | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => waiting,
  )
}

const open = { ticket: openTicket, customer: openCustomer, organization: openOrganization } as const

/** Brings the record of the link on screen. */
export function showLinked({ type, id }: LinkedRecord): void {
  open[type](id)
  become(null)
}
