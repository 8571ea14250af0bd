import { useSyncExternalStore } from 'react'

/** The notes of a call that are being written, for whatever stands beside them and helps to write them. */
export interface NotesDesk {
  readonly takes: 'text'
  /** Puts it where the person writes, and the focus behind it. */
  readonly insert: (text: string) => void
}

const desks = new Map<string, NotesDesk>()
const listeners = new Set<() => void>()

/** The notes can be written. Returns what ends it. */
export function openNotesDesk(callId: string, desk: NotesDesk): () => void {
  desks.set(callId, desk)
  for (const listener of [...listeners]) listener()
  return () => {
    if (desks.get(callId) !== desk) return
    desks.delete(callId)
    for (const listener of [...listeners]) listener()
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The notes of a call; undefined while nobody writes any, e.g. once the call is on record. */
export function useNotesDesk(callId: string | null): NotesDesk | undefined {
  return useSyncExternalStore(subscribe, () => (callId === null ? undefined : desks.get(callId)))
}
