import { useSyncExternalStore } from 'react'

/** One thing a call that its parts on screen tell each other, without knowing of one another. */
export interface PerCall<T> {
  readonly get: (callId: string) => T | undefined
  /** Undefined: there is none any more. */
  readonly set: (callId: string, value: T | undefined) => void
  readonly use: (callId: string | null) => T | undefined
}

export function perCall<T>(): PerCall<T> {
  const values = new Map<string, T>()
  const listeners = new Set<() => void>()
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  return {
    get: (callId) => values.get(callId),
    set: (callId, value) => {
      if (values.get(callId) === value) return
      if (value === undefined) values.delete(callId)
      else values.set(callId, value)
      for (const listener of [...listeners]) listener()
    },
    use: (callId) => useSyncExternalStore(subscribe, () => (callId === null ? undefined : values.get(callId))),
  }
}

/** Puts a value there. Returns what takes it away, unless another has taken its place. */
export function lend<T>(store: PerCall<T>, callId: string, value: T): () => void {
  store.set(callId, value)
  return () => {
    if (store.get(callId) === value) store.set(callId, undefined)
  }
}
