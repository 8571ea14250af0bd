import { type Call, mostHolds } from '../../domain/calls.ts'

/** What can happen to a call, and what its times add up to. */

export type CallStep = 'answer' | 'hold' | 'resume' | 'end'

type Timed = Pick<Call, 'state' | 'direction' | 'ringingAt' | 'answeredAt' | 'endedAt' | 'holds' | 'wrapUpSeconds'>

/**
 * The call after a step that was made at `at` (ISO 8601 UTC). The same call when the step has been made already, as when
 * the telephone system and the agent both say that it ended; null when the step makes no sense in this state.
 * A clock that runs backwards cannot put a step before the one that it follows.
 */
export function afterStep<C extends Timed>(call: C, step: CallStep, at: string): C | null {
  const when = notBefore(newestOf(call), at)
  switch (step) {
    case 'answer':
      if (call.state === 'ringing') return { ...call, state: 'active', answeredAt: when }
      return call.answeredAt === null ? null : call
    case 'hold':
      if (call.state === 'held') return call
      if (call.state !== 'active') return null
      // Beyond the most that a record keeps, further holds count as talk.
      if (call.holds.length >= mostHolds) return { ...call, state: 'held' }
      return { ...call, state: 'held', holds: [...call.holds, { from: when, to: null }] }
    case 'resume':
      if (call.state === 'active') return call
      if (call.state !== 'held') return null
      return { ...call, state: 'active', holds: closed(call.holds, when) }
    case 'end':
      if (call.endedAt !== null) return call
      return { ...call, state: endOf(call), endedAt: when, holds: closed(call.holds, when) }
  }
}

/**
 * The call after a report of its telephone system. Reports may come in any order and more than once: of each kind of
 * step the earliest time counts, a call rings no later than anything else happens to it, and the state follows from what
 * is known by then.
 */
export function afterReport<C extends Timed & Pick<Call, 'agentId'>>(call: C, step: ReportedStep, at: string): C {
  const ended = step === 'ended' ? earliest(call.endedAt, at) : call.endedAt
  const answered = step === 'answered' ? earliest(call.answeredAt, at) : call.answeredAt
  const times = {
    ringingAt: earliest(call.ringingAt, at),
    answeredAt: answered !== null && ended !== null ? earliest(answered, ended) : answered,
    endedAt: ended,
    holds: ended === null ? call.holds : within(call.holds, ended),
  }
  return { ...call, ...times, state: stateOf({ ...call, ...times }) }
}

export type ReportedStep = 'ringing' | 'answered' | 'ended'

function stateOf(call: Timed & Pick<Call, 'agentId'>): Call['state'] {
  if (call.endedAt === null) return call.answeredAt === null ? 'ringing' : call.state === 'held' ? 'held' : 'active'
  if (call.answeredAt === null && call.direction === 'inbound') return 'missed'
  // With nobody to write down what came of it, it is simply over.
  return call.wrapUpSeconds !== null || call.agentId === null ? 'ended' : 'wrap-up'
}

/** What a late report says of times that have passed does not decide who has the call now. */
export const isLate = (call: Timed, at: string): boolean => at < newestOf(call)

const earliest = (one: string | null, other: string): string => (one === null || other < one ? other : one)

function within(holds: Timed['holds'], end: string): Timed['holds'] {
  return holds.filter(({ from }) => from < end).map(({ from, to }) => ({ from, to: earliest(to, end) }))
}

/** A caller who gives up was missed. Whoever dialled has something to write down also when nobody answered. */
function endOf(call: Timed): Call['state'] {
  return call.state === 'ringing' && call.direction === 'inbound' ? 'missed' : 'wrap-up'
}

/** The outcome is on record. A call that still runs ends with it; a missed one stays missed. */
export function afterWrapUp<C extends Timed>(call: C, at: string): C {
  const over = call.endedAt === null ? (afterStep(call, 'end', at) ?? call) : call
  if (over.wrapUpSeconds !== null) return over
  const seconds = secondsBetween(over.endedAt ?? at, at)
  return { ...over, state: over.state === 'missed' ? 'missed' : 'ended', wrapUpSeconds: seconds }
}

function closed(holds: Timed['holds'], at: string): Timed['holds'] {
  return holds.map((hold) => (hold.to === null ? { ...hold, to: at } : hold))
}

function newestOf({ ringingAt, answeredAt, endedAt, holds }: Timed): string {
  const last = holds.at(-1)
  return endedAt ?? last?.to ?? last?.from ?? answeredAt ?? ringingAt
}

const notBefore = (earliest: string, at: string) => (at < earliest ? earliest : at)

function secondsBetween(from: string, to: string): number {
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000))
}

/** While it rings, is talked on or waits for its outcome, a call has the agent's attention. */
export function isUnfinished({ state }: Pick<Call, 'state'>): boolean {
  return state === 'ringing' || state === 'active' || state === 'held' || state === 'wrap-up'
}

/** A call that has rung for longer has been lost sight of: no telephone rings so long. Milliseconds. */
export const ringsNoMore = 10 * 60_000

export interface CallTimes {
  /** Whole seconds. What has not ended counts up to now. */
  readonly ringing: number
  readonly talking: number
  readonly holding: number
  readonly wrapUp: number
}

/** How long each part took, or takes so far. `now` in milliseconds since the epoch. */
export function callTimes(call: Timed, now: number): CallTimes {
  const instant = (text: string | null) => (text === null ? now : Date.parse(text))
  const whole = (from: number, to: number) => Math.max(0, Math.floor((to - from) / 1000))
  const end = instant(call.endedAt)
  const answered = call.answeredAt === null ? end : instant(call.answeredAt)
  const holding = call.holds.reduce((sum, { from, to }) => sum + whole(instant(from), Math.min(instant(to), end)), 0)
  return {
    ringing: whole(instant(call.ringingAt), answered),
    talking: Math.max(0, whole(answered, end) - holding),
    holding,
    wrapUp: call.wrapUpSeconds ?? (call.state === 'wrap-up' ? whole(end, now) : 0),
  }
}
