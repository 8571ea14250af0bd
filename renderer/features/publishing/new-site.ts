import { useSyncExternalStore } from 'react'
import { openSites } from '../../app/navigation.ts'

/** Whether the dialog for a new site is wanted: the palette asks for it from anywhere. */
let wanted = false
const listeners = new Set<() => void>()

function want(next: boolean): void {
  wanted = next
  for (const listener of [...listeners]) listener()
}

export function newSite(): void {
  openSites()
  want(true)
}

export const closeNewSite = (): void => want(false)

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useNewSiteWanted = (): boolean => useSyncExternalStore(subscribe, () => wanted)
