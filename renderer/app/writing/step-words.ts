import { useSyncExternalStore } from 'react'

/** What the script of a call is at, in its words, for whatever stands beside the call and looks for answers. */

const words = new Map<string, string>()
const listeners = new Set<() => void>()

/** Empty once the script is over. */
export function tellStep(callId: string, text: string): void {
  if ((words.get(callId) ?? '') === text) return
  if (text === '') words.delete(callId)
  else words.set(callId, text)
  for (const listener of [...listeners]) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useStepWords(callId: string): string {
  return useSyncExternalStore(subscribe, () => words.get(callId) ?? '')
}
