import type { ScriptGraph } from '#shared/domain/scripts'
import type { ScriptBundle } from '#shared/ipc/scripts'
import type { AppContext } from '#shared/ipc/views'
import type { AnswerProblem } from '#shared/rules/scripts/answers'
import * as engine from '#shared/rules/scripts/engine'
import { type Facts, prepare } from '#shared/rules/scripts/program'
import type { RunState } from '#shared/rules/scripts/run-state'
import type { RunController } from '../runner/controller.ts'

/** A call that nobody makes: the same engine and the same steps, and nothing of it is kept. */

export interface PretendCustomer {
  readonly name: string
  readonly language: string
  readonly tier: string
  readonly product: string
}

/** What the app would know of such a customer. What is left empty is not known. */
export function factsOf(
  { name, language, tier, product }: PretendCustomer,
  { me, workspace }: Pick<AppContext, 'me' | 'workspace'>,
  today: string,
): Facts {
  const known = {
    'customer.name': name,
    'customer.firstName': name.trim().split(/\s+/)[0] ?? '',
    'customer.language': language,
    'customer.tier': tier,
    'product.name': product,
    'agent.name': me.name,
    'agent.firstName': me.name.split(/\s+/)[0] ?? '',
    'workspace.name': workspace.name,
    today,
  }
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value.trim() !== ''))
}

/** The script as it stands in the editor, with the published parts that it goes through. */
export function bundleOf(
  script: { readonly id: string; readonly name: string; readonly languages: readonly string[] },
  graph: ScriptGraph,
  parts: readonly ScriptBundle[],
): ScriptBundle {
  const others = new Map(
    parts.flatMap(({ scripts }) =>
      scripts.filter(({ scriptId }) => scriptId !== script.id).map((each) => [each.scriptId, each]),
    ),
  )
  const own = {
    scriptId: script.id,
    name: script.name,
    revisionId: script.id,
    number: 1,
    languages: [...script.languages],
    graph,
  }
  return { scriptId: script.id, revisionId: script.id, revisionNumber: 1, scripts: [own, ...others.values()] }
}

export function pretendCall(
  bundle: ScriptBundle,
  facts: Facts,
  language: string,
  now: () => string = () => new Date().toISOString(),
): RunController {
  const program = prepare(bundle)
  const context = () => ({ program, facts, at: now() })
  let state: RunState = engine.begin(language, context())
  const listeners = new Set<() => void>()
  const become = (next: RunState) => {
    if (next === state) return
    state = next
    for (const listener of [...listeners]) listener()
  }
  const moved = (result: engine.Moved): AnswerProblem | null => {
    if (!result.ok) return result.problem
    become(result.state)
    return null
  }
  const startedAt = now()
  const nobody = { ticketId: null, callId: null, customerId: null }
  return {
    run: { runId: bundle.scriptId, scriptId: bundle.scriptId, name: '', ...nobody, startedAt, updatedAt: startedAt },
    bundle,
    program,
    state: () => state,
    saved: () => 'nothing',
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    setFacts: () => undefined,
    facts: () => facts,
    answer: (value) => moved(engine.answer(state, value, context())),
    confirm: () => moved(engine.confirm(state, context())),
    back: () => become(engine.back(state, context())),
    jump: (index) => become(engine.jump(state, index, context())),
    pause: () => become(engine.pause(state, now())),
    resume: () => become(engine.resume(state, now())),
    note: (notes) => become({ ...state, notes }),
    isEnding: () => false,
    setEnding: () => undefined,
    type: (value) => become(engine.type(state, value)),
    flush: async () => undefined,
    forget: async () => undefined,
  }
}
