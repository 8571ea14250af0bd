import { type AnswerValue, type ScriptStep, scriptLimits } from '../../domain/scripts.ts'
import { type AnswerProblem, checkAnswer } from './answers.ts'
import { firstHolding } from './conditions.ts'
import { isAutomatic } from './graph.ts'
import { type Facts, type Program, plainValues, stepAt, valuesAt, visitKey } from './program.ts'
import type { RunState, StuckReason, TypedValue, Visit } from './run-state.ts'

/**
 * Leads a call through a script. Pure: every function takes a state and gives the next one. A call always either waits
 * for the agent, or has ended, or is stuck with a reason; what the script says, it never runs for ever.
 */

/** Parts within parts. A script that goes through itself stops here. */
const deepest = 8

/** What a step of the machine needs besides the state. */
export interface RunContext {
  readonly program: Program
  readonly facts: Facts
  /** Now, ISO 8601 UTC. */
  readonly at: string
}

export type Place =
  | { readonly kind: 'waiting'; readonly visit: Visit; readonly step: ScriptStep; readonly confirmed: boolean }
  | { readonly kind: 'ended'; readonly visit: Visit; readonly step: Extract<ScriptStep, { kind: 'end' }> }
  | { readonly kind: 'stuck'; readonly reason: StuckReason }

export function begin(language: string, context: RunContext): RunState {
  const blank: RunState = {
    language,
    startedAt: context.at,
    visits: [],
    cursor: -1,
    stuck: null,
    kept: {},
    typed: {},
    confirmations: [],
    since: context.at,
    notes: '',
  }
  return walk(
    blank,
    { scriptId: context.program.root, stepId: startOf(context.program, context.program.root) },
    [],
    context,
  )
}

export function where(program: Program, state: RunState): Place {
  if (state.stuck) return { kind: 'stuck', reason: state.stuck }
  const visit = state.visits[state.cursor]
  const step = visit && stepAt(program, visit)
  if (!visit || !step) return { kind: 'stuck', reason: 'no-start' }
  if (step.kind === 'end' && callerOf(program, visit) === null) return { kind: 'ended', visit, step }
  return { kind: 'waiting', visit, step, confirmed: isConfirmed(state, visit) }
}

/** A compliance step that was read and confirmed before, in this call, need not be read again. */
function isConfirmed(state: RunState, { scriptId, stepId }: Visit): boolean {
  return state.confirmations.some((each) => each.scriptId === scriptId && each.stepId === stepId)
}

export type Moved =
  | { readonly ok: true; readonly state: RunState }
  | { readonly ok: false; readonly problem: AnswerProblem }

/**
 * Answers the present step and goes on; `null` for a step that only has to be read. Nothing is lost when it is refused,
 * nor when the answer leads elsewhere than before: what was answered there is still known.
 */
export function answer(state: RunState, value: AnswerValue, context: RunContext): Moved {
  const place = where(context.program, state)
  if (place.kind !== 'waiting') return { ok: false, problem: 'not-here' }
  const { step, visit } = place
  const holds = (step.kind === 'say' || step.kind === 'show-article') && step.compliance
  if (holds && !place.confirmed) return { ok: false, problem: 'not-confirmed' }
  const checked = checkAnswer(step, value)
  if (!checked.ok) return checked
  const typed = without(state.typed, keyOf(visit))
  const unchanged = visit.leftAt !== null && visit.answer === checked.value
  const left = { ...settled(visit, state, context.at), leftAt: context.at, answer: checked.value }
  const behind = [...state.visits.slice(0, state.cursor), left]
  const ahead = state.visits.slice(state.cursor + 1)
  if (unchanged) {
    // The way from here is the one that was gone before: no need to walk it anew.
    const visits = [...behind, ...ahead]
    const next = nextWaiting(context.program, visits, state.cursor + 1)
    if (next !== -1) return { ok: true, state: arrive({ ...state, visits, typed }, next, context.at) }
  }
  const kept = ahead.length === 0 ? state.kept : { ...state.kept, ...keptOf(ahead) }
  const now = { ...state, visits: behind, kept, typed, since: state.since === null ? null : context.at }
  return { ok: true, state: goOn(now, left, step, checked.value, context) }
}

/** Read out and agreed to: keeps the time, and goes on. */
export function confirm(state: RunState, context: RunContext): Moved {
  const place = where(context.program, state)
  if (place.kind !== 'waiting') return { ok: false, problem: 'not-here' }
  if (place.confirmed) return answer(state, null, context)
  const { scriptId, stepId } = place.visit
  const confirmations = [...state.confirmations, { scriptId, stepId, at: context.at }].slice(-scriptLimits.path)
  return answer({ ...state, confirmations }, null, context)
}

/** To the step before. The same state when there is none. */
export function back(state: RunState, context: Pick<RunContext, 'program' | 'at'>): RunState {
  for (let index = state.stuck ? state.cursor : state.cursor - 1; index >= 0; index--)
    if (isWaiting(context.program, state.visits[index])) return jump(state, index, context)
  return state
}

/** To a step that the call has been at, by its place in `visits`; steps behind it stay known. */
export function jump(state: RunState, index: number, context: Pick<RunContext, 'program' | 'at'>): RunState {
  const target = state.visits[index]
  if (!isWaiting(context.program, target) || (index === state.cursor && !state.stuck)) return state
  const current = state.visits[state.cursor]
  const visits = current
    ? state.visits.map((visit, i) => (i === state.cursor ? settled(current, state, context.at) : visit))
    : state.visits
  return arrive({ ...state, visits, stuck: null }, index, context.at)
}

/** The clock of the step stands still. */
export function pause(state: RunState, at: string): RunState {
  const current = state.visits[state.cursor]
  if (state.since === null) return state
  const visits = current
    ? state.visits.map((visit, i) => (i === state.cursor ? settled(current, state, at) : visit))
    : state.visits
  return { ...state, visits, since: null }
}

export function resume(state: RunState, at: string): RunState {
  return state.since === null ? { ...state, since: at } : state
}

/** What was answered at the present step before, to be offered again. */
export function keptAnswer(state: RunState): AnswerValue {
  const visit = state.visits[state.cursor]
  if (!visit) return null
  return visit.leftAt === null ? (state.kept[keyOf(visit)]?.answer ?? null) : visit.answer
}

/** What is typed at the present step, before it is an answer. */
export function type(state: RunState, value: TypedValue): RunState {
  const visit = state.visits[state.cursor]
  return visit ? { ...state, typed: { ...state.typed, [keyOf(visit)]: value } } : state
}

/** What was typed at the present step and not answered; it stands in its field again. */
export function typedAnswer(state: RunState): TypedValue | undefined {
  const visit = state.visits[state.cursor]
  return visit && state.typed[keyOf(visit)]
}

function without<T>(all: Readonly<Record<string, T>>, key: string): Record<string, T> {
  const { [key]: _dropped, ...rest } = all
  return rest
}

function arrive(state: RunState, cursor: number, at: string): RunState {
  return { ...state, cursor, stuck: null, since: state.since === null ? null : at }
}

function settled(visit: Visit, { since }: RunState, at: string): Visit {
  const stay = since === null ? 0 : Math.max(0, Date.parse(at) - Date.parse(since))
  return { ...visit, spentMs: visit.spentMs + stay }
}

const keyOf = (visit: Visit): string => `${visitKey(visit)}#${visit.times}`

function keptOf(visits: readonly Visit[]): RunState['kept'] {
  return Object.fromEntries(
    visits
      .filter(({ leftAt }) => leftAt !== null)
      .map((visit) => [keyOf(visit), { answer: visit.answer, enteredAt: visit.enteredAt, spentMs: visit.spentMs }]),
  )
}

function timesBefore(visits: readonly Visit[], { scriptId, stepId, stack }: Omit<Visit, 'times'>): number {
  const isSame = (each: Visit) =>
    each.stepId === stepId &&
    each.scriptId === scriptId &&
    each.stack.length === stack.length &&
    each.stack.every((call, i) => call.stepId === stack[i]?.stepId)
  return visits.filter(isSame).length
}

function isWaiting(program: Program, visit: Visit | undefined): boolean {
  const step = visit && stepAt(program, visit)
  return visit !== undefined && step !== undefined && !passesByItself(program, visit, step)
}

function nextWaiting(program: Program, visits: readonly Visit[], from: number): number {
  for (let i = from; i < visits.length; i++) if (isWaiting(program, visits[i])) return i
  return -1
}

/** The end of a part without words of its own only goes back to whoever called it. */
function passesByItself(program: Program, visit: Visit, step: ScriptStep): boolean {
  if (isAutomatic(step)) return true
  if (step.kind !== 'end' || callerOf(program, visit) === null) return false
  return Object.values(step.text).every((text) => text.trim() === '')
}

interface Target {
  readonly scriptId: string
  readonly stepId: string | null
}

/** Where the call goes on behind the end of a part; null when it ends there. */
function callerOf(program: Program, { stack }: Pick<Visit, 'stack'>): { target: Target; stack: Visit['stack'] } | null {
  for (let depth = stack.length - 1; depth >= 0; depth--) {
    const call = stack[depth]
    const step = call && stepAt(program, call)
    if (call && step?.kind === 'sub-script' && step.next !== null)
      return { target: { scriptId: call.scriptId, stepId: step.next }, stack: stack.slice(0, depth) }
  }
  return null
}

const startOf = (program: Program, scriptId: string) => program.scripts.get(scriptId)?.startId ?? null

/** Behind a step that is done. Whatever lay ahead was reached by another answer and is dropped; `kept` remembers it. */
function goOn(state: RunState, left: Visit, step: ScriptStep, value: AnswerValue, context: RunContext): RunState {
  if (step.kind === 'end') {
    const caller = callerOf(context.program, left)
    return caller ? walk(state, caller.target, caller.stack, context) : state
  }
  return walk(state, { scriptId: left.scriptId, stepId: exitOf(step, value) }, left.stack, context)
}

function exitOf(step: ScriptStep, value: AnswerValue): string | null {
  switch (step.kind) {
    case 'end':
      return null
    case 'ask': {
      const { input } = step
      if (input.type === 'choice') return input.options.find(({ id }) => id === value)?.next ?? step.next
      if (input.type === 'yes-no' && value !== null) return (value ? input.yesNext : input.noNext) ?? step.next
      return step.next
    }
    case 'look-up':
      return value === null ? (step.missingNext ?? step.next) : step.next
    case 'branch':
      return step.conditions.find(({ id }) => id === value)?.next ?? (value === null ? step.next : null)
    default:
      return step.next
  }
}

/** Passes automatic steps until one waits, the call ends, or there is a reason to stop. */
function walk(from: RunState, target: Target, stack: Visit['stack'], context: RunContext): RunState {
  const { program, facts, at } = context
  const visits = [...from.visits]
  const here = (stuck: StuckReason | null): RunState => ({ ...from, visits, cursor: visits.length - 1, stuck })
  // Automatic steps answer nothing, so every branch on the way sees the same.
  const values = plainValues(valuesAt(program, from, facts, visits.length))
  const passed = new Set<string>()
  let next = target
  let frames = stack
  for (;;) {
    if (next.stepId === null) return here(visits.length === 0 ? 'no-start' : 'dead-end')
    const ref = { scriptId: next.scriptId, stepId: next.stepId }
    const step = stepAt(program, ref)
    if (!step) return here(program.scripts.has(ref.scriptId) ? 'dead-end' : 'unknown-script')
    if (visits.length >= scriptLimits.path) return here('too-long')
    const fresh = { ...ref, stack: frames, enteredAt: at, leftAt: null, spentMs: 0, answer: null }
    const visit: Visit = { ...fresh, times: timesBefore(visits, fresh) }
    if (!passesByItself(program, visit, step)) {
      const known = from.kept[keyOf(visit)]
      visits.push(known ? { ...visit, enteredAt: known.enteredAt, spentMs: known.spentMs } : visit)
      return here(null)
    }
    const key = visitKey(visit)
    // The second time round would be like the first.
    if (passed.has(key)) return here('loop')
    passed.add(key)
    const taken = step.kind === 'branch' ? (firstHolding(step.conditions, values)?.id ?? null) : null
    visits.push({ ...visit, leftAt: at, answer: taken })
    if (step.kind === 'sub-script') {
      const { scriptId } = step
      if (scriptId === null || !program.scripts.has(scriptId)) return here('unknown-script')
      if (frames.length >= deepest) return here('too-deep')
      frames = [...frames, ref]
      next = { scriptId, stepId: startOf(program, scriptId) }
    } else if (step.kind === 'end') {
      const caller = callerOf(program, visit)
      if (!caller) return here(null)
      next = caller.target
      frames = caller.stack
    } else next = { scriptId: ref.scriptId, stepId: exitOf(step, taken) }
  }
}
