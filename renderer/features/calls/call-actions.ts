import type { CallRow } from '#shared/ipc/calls'
import { ask, run } from '../../app/data.ts'
import { openCalls } from '../../app/navigation.ts'
import { isTyping } from '../../app/shortcuts.ts'
import { showFailure } from '../../app/toasts.tsx'
import { outcomeDeskOf } from '../../app/writing/outcome-desk.ts'

/** What an agent does to a call, from the bar, the call's own screen and the keys alike. */

export type Step = 'answer' | 'hold' | 'resume' | 'end'

export function step(callId: string, what: Step): void {
  const talks = what === 'answer' || what === 'resume'
  const before = talks ? holdOthers(callId) : Promise.resolve()
  before.then(() => run(`call.${what}`, { callId })).catch(showFailure)
}

/** One talks to one caller at a time. */
async function holdOthers(callId: string): Promise<void> {
  for (const { id, state } of await ask('call.mine', {}))
    if (id !== callId && state === 'active') await run('call.hold', { callId: id })
}

/** Who is at the other end. Where somebody else was taken for them, a ticket of theirs goes from the call. */
export function nowWith(
  call: Pick<CallRow, 'customerId'>,
  customerId: string,
): { readonly customerId: string; readonly ticketId?: null } {
  return call.customerId === null || call.customerId === customerId ? { customerId } : { customerId, ticketId: null }
}

/** The one thing that comes next. Somebody on hold is taken back: only a word of its own hangs up on them. */
export type NextAction = 'answer' | 'resume' | 'end' | 'outcome'

const nextActions = { ringing: 'answer', held: 'resume', active: 'end', 'wrap-up': 'outcome' } as const

export function nextAction({ state }: Pick<CallRow, 'state'>): NextAction {
  return state === 'ended' || state === 'missed' ? 'outcome' : nextActions[state]
}

export function takeNextAction(call: CallRow): void {
  const next = nextAction(call)
  if (next !== 'outcome') step(call.id, next)
  openCalls(call.id)
  if (next === 'outcome') outcomeDeskOf(call.id)?.show()
  // At once, not when the answer is on record: whoever answers begins to type.
  if (next === 'answer' && !isTyping(document.activeElement))
    document.querySelector<HTMLElement>(`[data-call-notes="${call.id}"]`)?.focus()
}

const rank = { active: 0, ringing: 1, held: 3, 'wrap-up': 4, ended: 5, missed: 5 } as const
const rankOfOpen = 2

/**
 * The call that has the agent first: the one that is talked on, one that rings, the one that is open before them, one
 * that is held, one to write down.
 */
export function currentCall(calls: readonly CallRow[], openId: string | null = null): CallRow | undefined {
  const rankOf = ({ id, state }: CallRow) => (id === openId ? Math.min(rank[state], rankOfOpen) : rank[state])
  return [...calls].sort((a, b) => rankOf(a) - rankOf(b) || (a.ringingAt < b.ringingAt ? -1 : 1))[0]
}

/** The call that is put on hold, or taken back: the one that is talked on, else the held one that comes first. */
export function holdTarget(calls: readonly CallRow[], openId: string | null = null): CallRow | undefined {
  return currentCall(
    calls.filter(({ state }) => state === 'active' || state === 'held'),
    openId,
  )
}

export function toggleHold(call: CallRow): void {
  if (call.state === 'active') step(call.id, 'hold')
  else if (call.state === 'held') step(call.id, 'resume')
}
