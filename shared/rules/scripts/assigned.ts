import type { ScriptStep } from '../../domain/scripts.ts'
import { exitsOf, type StepIndex } from './graph.ts'
import { variableSetBy } from './variables.ts'

/**
 * Which variables are certainly filled when a call comes to a step: those that every way there fills. Sets of variables
 * are bits of a bigint. The steps are gone through in the order of the call, again and again until nothing changes: a
 * few times, where steps looked at in any order took a hundred.
 */
export function definitelySet(steps: StepIndex, start: ScriptStep): (stepId: string, variable: string) => boolean {
  const bits = new Map<string, bigint>()
  for (const step of steps.values()) {
    const name = variableSetBy(step)
    if (name !== null && !bits.has(name)) bits.set(name, 1n << BigInt(bits.size))
  }
  const order = inOrder(steps, start)
  const before = new Map<string, bigint>([[start.id, 0n]])
  for (let changed = true; changed; ) {
    changed = false
    for (const { id, own, exits } of order) {
      const given = before.get(id) ?? 0n
      const filled = given | (bits.get(own ?? '') ?? 0n)
      for (const { to, fills } of exits) {
        const known = before.get(to)
        const after = fills ? filled : given
        const merged = known === undefined ? after : known & after
        if (merged === known) continue
        before.set(to, merged)
        changed = true
      }
    }
  }
  return (stepId, variable) => {
    const bit = bits.get(variable)
    return bit !== undefined && ((before.get(stepId) ?? 0n) & bit) !== 0n
  }
}

interface Node {
  readonly id: string
  readonly own: string | null
  readonly exits: readonly { readonly to: string; readonly fills: boolean }[]
}

/** Reachable steps so that, loops aside, each comes behind those that lead to it. */
function inOrder(steps: StepIndex, start: ScriptStep): Node[] {
  const nodeOf = (step: ScriptStep): Node => ({
    id: step.id,
    own: variableSetBy(step),
    exits: exitsOf(step).flatMap(({ by, to }) =>
      to !== null && steps.has(to) ? [{ to, fills: fills(step, by) }] : [],
    ),
  })
  const finished: Node[] = []
  const seen = new Set([start.id])
  const work = [{ node: nodeOf(start), at: 0 }]
  for (let top = work.at(-1); top; top = work.at(-1)) {
    const exit = top.node.exits[top.at++]
    if (!exit) {
      finished.push(top.node)
      work.pop()
      continue
    }
    const step = steps.get(exit.to)
    if (!step || seen.has(exit.to)) continue
    seen.add(exit.to)
    work.push({ node: nodeOf(step), at: 0 })
  }
  return finished.reverse()
}

/** Whether leaving by that way means that the step's variable has a value. */
function fills(step: ScriptStep, by: string | null): boolean {
  // What a look-up did not find need not be entered.
  return step.kind === 'ask' && (step.required || by !== null)
}
