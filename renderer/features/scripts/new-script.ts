import { useSyncExternalStore } from 'react'
import { openScripts } from '../../app/navigation.ts'

/** Whether the dialog for a new script is wanted: the palette asks for it from anywhere. */
let wanted = false
const listeners = new Set<() => void>()

function want(next: boolean): void {
  wanted = next
  for (const listener of [...listeners]) listener()
}

export function newScript(): void {
  openScripts()
  want(true)
}

export const closeNewScript = (): void => want(false)

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useNewScriptWanted = (): boolean => useSyncExternalStore(subscribe, () => wanted)
