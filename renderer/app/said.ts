import { useEffect, useSyncExternalStore } from 'react'

/**
 * What was just done, in a few words. It stands in the status bar, where it covers nothing: a box over the screen lay on
 * the very control that is wanted next.
 */
export interface Said {
  readonly id: string
  readonly text: string
  /** Milliseconds since 1970. */
  readonly until: number
  readonly onUndo: (() => void) | null
}

let lines: readonly Said[] = []
let hosts = 0
const listeners = new Set<() => void>()
const timers = new Map<string, ReturnType<typeof setTimeout>>()

function change(next: readonly Said[]): void {
  lines = next
  for (const listener of listeners) listener()
}

/** False where there is no status bar, as before somebody has signed in: then it is to be said otherwise. */
export function say(line: Said, onGone: () => void = () => undefined): boolean {
  if (hosts === 0) return false
  change([...lines, line])
  const gone = () => {
    unsay(line.id)
    onGone()
  }
  timers.set(line.id, setTimeout(gone, Math.max(0, line.until - Date.now())))
  return true
}

export function unsay(id: string): void {
  clearTimeout(timers.get(id))
  timers.delete(id)
  if (lines.some((each) => each.id === id)) change(lines.filter((each) => each.id !== id))
}

export function unsayAll(): void {
  for (const { id } of lines) unsay(id)
}

/** The newest, and beside it what can still be taken back. */
export function useSaid(): readonly Said[] {
  useEffect(() => {
    hosts += 1
    return () => {
      hosts -= 1
    }
  }, [])
  const all = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => lines,
  )
  const newest = all.at(-1)
  const undo = all.findLast(({ onUndo }) => onUndo !== null)
  return [undo, newest].filter((each, index, both) => each !== undefined && both.indexOf(each) === index) as Said[]
}
