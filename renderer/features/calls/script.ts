import { useSyncExternalStore } from 'react'
import type { CallRow } from '#shared/ipc/calls'
import type { Commands } from '../../app/whole.ts'
import { endCommands, type ScriptEnd, useOpenRuns } from '../scripts/index.tsx'

/** The script beside a call: whether it is shown, and what is written of it where the call is on record already. */

type Wish = 'open' | 'closed'
let wishes: ReadonlyMap<string, Wish> = new Map()
const listeners = new Set<() => void>()

/** How often the script was asked for: once more brings it to the front where it stands behind something else. */
let asks = 0

function wish(callId: string, what: Wish): void {
  wishes = new Map(wishes).set(callId, what)
  if (what === 'open') asks += 1
  for (const listener of [...listeners]) listener()
}
export const openCallScript = (callId: string): void => wish(callId, 'open')
export const closeCallScript = (callId: string): void => wish(callId, 'closed')

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Also without being asked for, while a script that was begun in this call is not finished. */
export function useCallScript(callId: string | null): {
  readonly shown: boolean
  readonly begun: boolean
  readonly asked: number
} {
  const asked = useSyncExternalStore(subscribe, () => asks)
  const wished = useSyncExternalStore(subscribe, () => (callId === null ? undefined : wishes.get(callId)))
  const runs = useOpenRuns()
  const begun = callId !== null && runs.some((run) => run.callId === callId)
  return { shown: callId !== null && (wished === 'open' || (begun && wished !== 'closed')), begun, asked }
}

/** The end of a script whose call has no form on screen: the call points to it. */
export function scriptAlone(end: ScriptEnd, call: Pick<CallRow, 'id'>): Commands {
  return [...endCommands(end), { name: 'call.link', args: { callId: call.id, set: { scriptRunId: end.run.runId } } }]
}
