import { createContext } from 'react'

/** What dialogs that lie on each other have to know. */

/** Whether another dialog lies on top, to which the keys belong. */
export const Covered = createContext(false)

/** Asks before words go that are saved nowhere; false: the person would rather keep them. */
type Guard = () => Promise<boolean>
const guards = new Set<Guard>()

/** For as long as a form holds such words. Returns what ends it. */
export function guardWords(guard: Guard): () => void {
  guards.add(guard)
  return () => guards.delete(guard)
}

/** Asks for every form that holds such words, the topmost first. */
export async function mayWordsGo(): Promise<boolean> {
  for (const mayGo of [...guards].reverse()) if (!(await mayGo())) return false
  return true
}
