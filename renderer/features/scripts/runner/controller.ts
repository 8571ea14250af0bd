import { v7 as uuidv7 } from 'uuid'
import type { AnswerValue } from '#shared/domain/scripts'
import type { OpenRun, ScriptBundle } from '#shared/ipc/scripts'
import type { AnswerProblem } from '#shared/rules/scripts/answers'
import * as engine from '#shared/rules/scripts/engine'
import { type Facts, type Program, prepare } from '#shared/rules/scripts/program'
import { type RunState, runState, type TypedValue } from '#shared/rules/scripts/run-state'
import { toFailure } from '../../../app/bridge.ts'
import { ask, run } from '../../../app/data.ts'
import { createKeeper, type Keeper, type UnsavedState } from '../../../app/unsaved.ts'

/**
 * A call under way. It outlives the panel that shows it, and every step goes to the disk as it is taken, what is typed
 * as it is typed: a crash costs the last blink of an eye.
 */
export interface RunController {
  readonly run: OpenRun
  readonly bundle: ScriptBundle
  readonly program: Program
  readonly state: () => RunState
  readonly saved: () => UnsavedState
  readonly listen: (listener: () => void) => () => void
  /** What the app knows of customer, ticket and agent; branches look at it. */
  setFacts(facts: Facts): void
  readonly facts: () => Facts
  answer(value: AnswerValue): AnswerProblem | null
  confirm(): AnswerProblem | null
  back(): void
  jump(index: number): void
  pause(): void
  resume(): void
  note(text: string): void
  /** The agent ends the call where it stands; the panel may go and come back meanwhile. */
  readonly isEnding: () => boolean
  setEnding(ending: boolean): void
  /** What stands in the field of the step and is no answer yet. */
  type(value: TypedValue): void
  flush(): Promise<void>
  /** It is on record, or was thrown away: nothing of it stays on this machine. */
  forget(): Promise<void>
}

/** Whom and what a call is about; it may be found out while the script runs. */
export type About = Pick<OpenRun, 'ticketId' | 'customerId'>

const controllers = new Map<string, RunController>()
const now = () => new Date().toISOString()

function createController(userId: string, open: OpenRun, bundle: ScriptBundle, begun: RunState): RunController {
  const program = prepare(bundle)
  let state = begun
  let facts: Facts = {}
  let ending = false
  const listeners = new Set<() => void>()
  const keeper: Keeper = createKeeper({
    read: async () => null,
    write: async (content) => {
      if (content === null) return run('run.forget', { userId, runId: open.runId })
      return run('run.save', { userId, runId: open.runId, state: content }).catch((error: unknown) => {
        // Finished in the meantime: a late save must not bring it back, and need not be tried again.
        if (toFailure(error).error.code !== 'not-found') throw error
      })
    },
  })
  const tell = () => {
    for (const listener of [...listeners]) listener()
  }
  const become = (next: RunState, atOnce = true): void => {
    if (next === state) return
    state = next
    keeper.keep(JSON.stringify(state))
    if (atOnce) void keeper.flush()
    tell()
  }
  const context = () => ({ program, facts, at: now() })
  const moved = (result: engine.Moved): AnswerProblem | null => {
    if (!result.ok) return result.problem
    become(result.state)
    return null
  }
  return {
    run: open,
    bundle,
    program,
    state: () => state,
    saved: keeper.state,
    listen: (listener) => {
      listeners.add(listener)
      const unlisten = keeper.listen(listener)
      return () => {
        listeners.delete(listener)
        unlisten()
      }
    },
    setFacts: (known) => {
      if (known === facts) return
      facts = known
      tell()
    },
    facts: () => facts,
    isEnding: () => ending,
    setEnding: (wanted) => {
      if (wanted === ending) return
      ending = wanted
      tell()
    },
    answer: (value) => moved(engine.answer(state, value, context())),
    confirm: () => moved(engine.confirm(state, context())),
    back: () => become(engine.back(state, context())),
    jump: (index) => become(engine.jump(state, index, context())),
    pause: () => become(engine.pause(state, now())),
    resume: () => become(engine.resume(state, now())),
    note: (notes) => become({ ...state, notes }, false),
    type: (value) => become(engine.type(state, value), false),
    flush: keeper.flush,
    forget: async () => {
      controllers.delete(open.runId)
      await keeper.drop()
    },
  }
}

/** Begins a call: it is on disk, with its script, before the first step is shown. */
export async function beginCall(
  userId: string,
  of: { scriptId: string; ticketId: string | null; callId: string | null; customerId: string | null },
  language: string,
): Promise<string> {
  const bundle = await ask('script.bundle', { scriptId: of.scriptId, revisionId: null })
  if (!bundle) throw toFailure({ code: 'not-found' })
  const facts = await ask('script.facts', { ticketId: of.ticketId, customerId: of.customerId })
  const startedAt = now()
  const root = bundle.scripts.find(({ scriptId }) => scriptId === bundle.scriptId)
  const spoken = languageFor(facts.language, root?.languages ?? [], language)
  const state = engine.begin(spoken, { program: prepare(bundle), facts: facts.values, at: startedAt })
  const open = { ...of, runId: uuidv7(), name: root?.name ?? '', startedAt }
  await run('run.begin', { userId, run: open, bundle, state: JSON.stringify(state) })
  const made = createController(userId, { ...open, updatedAt: startedAt }, bundle, state)
  made.setFacts(facts.values)
  controllers.set(open.runId, made)
  return open.runId
}

/** The customer's language where the script has it, else that of the window, else its first. */
function languageFor(customer: string | null, written: readonly string[], window: string): string {
  const base = (tag: string) => tag.split('-')[0]
  const found = [customer, window].flatMap((wanted) =>
    wanted === null ? [] : (written.find((tag) => tag === wanted || base(tag) === base(wanted)) ?? []),
  )
  return found[0] ?? written[0] ?? window
}

/** The call as it stands, from this window or, after a crash, from the disk. Null when it is over. */
export async function callOf(userId: string, runId: string): Promise<RunController | null> {
  const known = controllers.get(runId)
  if (known) return known
  const found = await ask('run.current', { userId, runId })
  if (!found) return null
  const state = runState.parse(JSON.parse(found.state))
  const { ticketId, customerId } = found.run
  const facts = await ask('script.facts', { ticketId, customerId })
  // Nobody looked at the step while the app was not running.
  const since = state.since === null ? null : now()
  const made = createController(userId, found.run, found.bundle, { ...state, since })
  made.setFacts(facts.values)
  const meanwhile = controllers.get(runId)
  if (meanwhile) return meanwhile
  controllers.set(runId, made)
  return made
}
