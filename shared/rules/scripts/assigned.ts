import type { ScriptStep } from '../../domain/scripts.ts'
import { exitsOf, type StepIndex } from './graph.ts'
import { variableSetBy } from './variables.ts'

/**
 * Which variables are certainly filled when a call comes to a step: those that every way there fills. Sets of variables
 * are bits of a bigint, and a step is looked at again only when less is certain than before.
 */
export function definitelySet(steps: StepIndex, start: ScriptStep): (stepId: string, variable: string) => boolean {
  const bits = new Map<string, bigint>()
  for (const step of steps.values()) {
    const name = variableSetBy(step)
    if (name !== null && !bits.has(name)) bits.set(name, 1n << BigInt(bits.size))
  }
  const before = new Map<string, bigint>([[start.id, 0n]])
  const waiting = [start.id]
  const queued = new Set(waiting)
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    queued.delete(id)
    const step = steps.get(id)
    if (!step) continue
    const given = before.get(id) ?? 0n
    for (const { by, to } of exitsOf(step)) {
      if (to === null || !steps.has(to)) continue
      const after = fills(step, by) ? given | (bits.get(variableSetBy(step) ?? '') ?? 0n) : given
      const known = before.get(to)
      const merged = known === undefined ? after : known & after
      if (merged === known) continue
      before.set(to, merged)
      if (!queued.has(to)) {
        queued.add(to)
        waiting.push(to)
      }
    }
  }
  return (stepId, variable) => {
    const bit = bits.get(variable)
    return bit !== undefined && ((before.get(stepId) ?? 0n) & bit) !== 0n
  }
}

/** Whether leaving by that way means that the step's variable has a value. */
function fills(step: ScriptStep, by: string | null): boolean {
  if (step.kind === 'ask') return step.required || by !== null
  // Nothing may be found, and nothing be entered in its place.
  return false
}
