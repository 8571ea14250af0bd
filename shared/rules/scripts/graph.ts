import type { ScriptGraph, ScriptStep } from '../../domain/scripts.ts'

/** How the steps of a script hang together. */

/** One way out of a step. */
export interface Exit {
  /** Option, condition, or `yes`, `no`, `missing`; null: the step's own `next`. */
  readonly by: string | null
  readonly to: string | null
}

export type StepIndex = ReadonlyMap<string, ScriptStep>

/** The first of two steps with one id counts. */
export function indexSteps(graph: ScriptGraph): StepIndex {
  const index = new Map<string, ScriptStep>()
  for (const step of graph.steps) if (!index.has(step.id)) index.set(step.id, step)
  return index
}

/** Checks ask many times, and again after every key: a step that has not changed is the same object. */
const known = new WeakMap<ScriptStep, readonly Exit[]>()

/** Every way out, in the order in which a person would read them. An end has none. */
export function exitsOf(step: ScriptStep): readonly Exit[] {
  const found = known.get(step) ?? findExits(step)
  known.set(step, found)
  return found
}

function findExits(step: ScriptStep): Exit[] {
  switch (step.kind) {
    case 'end':
      return []
    case 'branch':
      return [...step.conditions.map(({ id, next }) => ({ by: id, to: next })), { by: null, to: step.next }]
    case 'look-up':
      return step.missingNext === null
        ? [{ by: null, to: step.next }]
        : [
            { by: null, to: step.next },
            { by: 'missing', to: step.missingNext },
          ]
    case 'ask':
      return askExits(step)
    default:
      return [{ by: null, to: step.next }]
  }
}

function askExits(step: Extract<ScriptStep, { kind: 'ask' }>): Exit[] {
  const { input } = step
  if (input.type === 'choice') {
    const own = input.options.map(({ id, next }) => ({ by: id, to: next ?? step.next }))
    // Left unanswered, a question that may be goes on with the step's own way.
    return step.required && own.length > 0 ? own : [...own, { by: null, to: step.next }]
  }
  if (input.type === 'yes-no') {
    const own = [
      { by: 'yes', to: input.yesNext ?? step.next },
      { by: 'no', to: input.noNext ?? step.next },
    ]
    return step.required ? own : [...own, { by: null, to: step.next }]
  }
  return [{ by: null, to: step.next }]
}

/** Steps that the engine passes by itself. */
export function isAutomatic(step: ScriptStep): boolean {
  return step.kind === 'branch' || step.kind === 'set-field' || step.kind === 'follow-up' || step.kind === 'sub-script'
}
