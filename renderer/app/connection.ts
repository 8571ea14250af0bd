import { useSyncExternalStore } from 'react'
import { listen } from './bridge.ts'

let down = false
const listeners = new Set<() => void>()
let listening = false

function start(): void {
  if (listening) return
  listening = true
  listen('connection', ({ state }) => {
    down = state === 'down'
    for (const listener of listeners) listener()
  })
}

const read = () => down
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether the data process is away: then nothing can be asked or saved until main has started it again. */
export function useStoreDown(): boolean {
  start()
  return useSyncExternalStore(subscribe, read)
}
