import { Suspense, useEffect, useRef, useSyncExternalStore } from 'react'
import type { CallRow } from '#shared/ipc/calls'
import { run, useAsk } from './data.ts'
import { dialRequest, endDial, onDial } from './dial.ts'
import { useOpenCallbacks } from './due-callbacks.ts'
import { late } from './late.ts'
import { takeCalls, useWaitingCalls } from './links.ts'
import { currentPlace, openCalls } from './navigation.ts'
import { isTyping } from './shortcuts.ts'
import { showFailure } from './toasts.tsx'

const callBar = late(() => import('../features/calls/index.ts').then((module) => module.CallBar))
const dialDialog = late(() => import('../features/calls/index.ts').then((module) => module.DialDialog))
const reminders = late(() => import('../features/calls/index.ts').then((module) => module.CallbackReminders))

/** A link that waited longer, for a sign-in, tells of a call that is over. Milliseconds. */
const linkLasts = 10 * 60_000

/** What calls need whatever screen is there: the bar, the pop, the dialler and the reminders. Each loads when wanted. */
export function CallHost() {
  const calls = useAsk('call.mine', {}).data
  useLinkedCalls()
  usePop(calls)
  const request = useSyncExternalStore(onDial, dialRequest)
  const promised = useOpenCallbacks()
  // A number that one person meant to call is not the next one's.
  useEffect(() => endDial, [])
  const Bar = callBar.useWhen(calls !== undefined && calls.length > 0)
  const Dialler = dialDialog.useWhen(request !== null)
  const Reminders = reminders.useWhen(promised.length > 0)
  return (
    <Suspense fallback={null}>
      {Bar && calls && <Bar calls={calls} />}
      {Dialler && request && <Dialler key={JSON.stringify(request)} request={request} onClose={endDial} />}
      {Reminders && <Reminders callbacks={promised} />}
    </Suspense>
  )
}

/** Makes the records of calls that links told of, once somebody is signed in. */
function useLinkedCalls(): void {
  const waiting = useWaitingCalls()
  const { data: status } = useAsk('app.status', {})
  const ready = status !== undefined && status.account !== null && status.phase !== 'starting'
  useEffect(() => {
    if (!ready || waiting.length === 0) return
    for (const { from, externalId, heardAt } of takeCalls()) {
      if (Date.now() - heardAt > linkLasts) continue
      run('call.pop', { from, externalId }).catch(showFailure)
    }
  }, [ready, waiting])
}

/** Where somebody types, or answers a question, a new screen would take their keys: there the bar alone tells. */
function isBusy(): boolean {
  return isTyping(document.activeElement) || document.querySelector('[role="dialog"][aria-modal="true"]') !== null
}

/** Shows a call that begins, and one that is still under way when the window opens. */
function usePop(calls: readonly CallRow[] | undefined): void {
  const seen = useRef<ReadonlySet<string> | null>(null)
  useEffect(() => {
    if (calls === undefined) return
    const known = seen.current
    seen.current = new Set(calls.map(({ id }) => id))
    const fresh = calls.filter(({ id }) => !known?.has(id))
    const [first] = fresh
    // One after the other: a call that comes while another has the agent waits in the bar.
    if (!first || calls.length > fresh.length || isBusy()) return
    const place = currentPlace()
    if (place.at !== 'calls' || place.callId !== first.id) openCalls(first.id)
  }, [calls])
}
