import { useSyncExternalStore } from 'react'
import { useAsk } from '../../app/data.ts'

/** Beside which tickets the script stands. Light: the conversation and the palette open it, the panel comes when it is wanted. */

type Wish = 'open' | 'closed'
let wishes: ReadonlyMap<string, Wish> = new Map()
const listeners = new Set<() => void>()

function wish(ticketId: string, what: Wish): void {
  wishes = new Map(wishes).set(ticketId, what)
  for (const listener of [...listeners]) listener()
}

/** Shows the script beside the ticket: the call that was begun there, or the choice of one. */
export function openScript(ticketId: string): void {
  wish(ticketId, 'open')
}

/** A call that is under way stays as it is and can be taken up again. */
export function closeScript(ticketId: string): void {
  wish(ticketId, 'closed')
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Also without being asked for, while a call that was begun on this ticket is not finished. */
export function useScriptOpen(ticketId: string | null): boolean {
  const wished = useSyncExternalStore(subscribe, () => (ticketId === null ? undefined : wishes.get(ticketId)))
  const runs = useOpenRuns()
  if (ticketId === null || wished === 'closed') return false
  return wished === 'open' || runs.some((run) => run.ticketId === ticketId)
}

/** Calls of the person that were begun on this machine and not finished, the last used first. */
export function useOpenRuns() {
  const userId = useAsk('app.context', {}).data?.me.id
  // The nil id is nobody's; the question rests until it is known who asks.
  const asked = userId ?? '00000000-0000-0000-0000-000000000000'
  return useAsk('run.list', { userId: asked }, { enabled: userId !== undefined, keepPrevious: true }).data ?? nothing
}

const nothing: readonly [] = []
