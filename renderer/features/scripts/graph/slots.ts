import type { AskInput, ScriptGraph, ScriptStep, StepOf } from '#shared/domain/scripts'

/** The ways out of a step as an editor sets them, one by one. */

export interface Slot {
  /** Option, condition, or `yes`, `no`, `missing`; null: the step's own `next`. */
  readonly by: string | null
  /** As it is written: null where the step's own way is taken, or none. */
  readonly to: string | null
}

/** In the order in which they are read. An end has none. */
export function slotsOf(step: ScriptStep): Slot[] {
  switch (step.kind) {
    case 'end':
      return []
    case 'branch':
      return [...step.conditions.map(({ id, next }) => ({ by: id, to: next })), { by: null, to: step.next }]
    case 'look-up':
      return [
        { by: null, to: step.next },
        { by: 'missing', to: step.missingNext },
      ]
    case 'ask':
      if (step.input.type !== 'choice' && step.input.type !== 'yes-no') return [{ by: null, to: step.next }]
      return withOthers(step, answersOf(step.input))
    default:
      return [{ by: null, to: step.next }]
  }
}

function answersOf(input: Extract<AskInput, { type: 'choice' | 'yes-no' }>): Slot[] {
  if (input.type === 'choice') return input.options.map(({ id, next }) => ({ by: id, to: next }))
  return [
    { by: 'yes', to: input.yesNext },
    { by: 'no', to: input.noNext },
  ]
}

/** And the way of all other answers, unless every answer has one of its own. */
function withOthers({ required, next }: StepOf<'ask'>, own: Slot[]): Slot[] {
  const isNeeded = !required || next !== null || own.length === 0 || own.some(({ to }) => to === null)
  return isNeeded ? [...own, { by: null, to: next }] : own
}

/** The same step with one way led elsewhere. */
export function withSlot(step: ScriptStep, by: string | null, to: string | null): ScriptStep {
  if (step.kind === 'end') return step
  if (by === null) return { ...step, next: to }
  if (step.kind === 'branch')
    return { ...step, conditions: step.conditions.map((each) => (each.id === by ? { ...each, next: to } : each)) }
  if (step.kind === 'look-up') return by === 'missing' ? { ...step, missingNext: to } : step
  if (step.kind !== 'ask') return step
  const { input } = step
  if (input.type === 'choice') {
    const options = input.options.map((each) => (each.id === by ? { ...each, next: to } : each))
    return { ...step, input: { ...input, options } }
  }
  if (input.type !== 'yes-no') return step
  return { ...step, input: by === 'yes' ? { ...input, yesNext: to } : { ...input, noNext: to } }
}

/** The same step with every way passed through `lead`. */
export function mapSlots(step: ScriptStep, lead: (to: string | null) => string | null): ScriptStep {
  return slotsOf(step).reduce((now, { by, to }) => {
    const next = lead(to)
    return next === to ? now : withSlot(now, by, next)
  }, step)
}

/** Each step once, as a reader follows the script from its beginning; what nothing leads to stands at the end. */
export function flowOrder(graph: ScriptGraph): ScriptStep[] {
  const byId = new Map(graph.steps.map((step) => [step.id, step]))
  const seen = new Set<string>()
  const ordered: ScriptStep[] = []
  const follow = (from: string | null) => {
    const waiting = from === null ? [] : [from]
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const step = byId.get(id)
      if (!step || seen.has(id)) continue
      seen.add(id)
      ordered.push(step)
      for (const { to } of slotsOf(step).toReversed()) if (to !== null && !seen.has(to)) waiting.push(to)
    }
  }
  follow(graph.startId)
  for (const step of graph.steps) follow(step.id)
  return ordered
}

export type Direction = 'next' | 'previous' | 'up' | 'down'

/** The step that an arrow key leads to: along the ways, or to another way out of the step before. Null: stay. */
export function neighbour(graph: ScriptGraph, id: string, direction: Direction): string | null {
  const byId = new Map(graph.steps.map((step) => [step.id, step]))
  const step = byId.get(id)
  if (!step) return graph.startId
  const leads = (from: ScriptStep) => [
    ...new Set(slotsOf(from).flatMap(({ to }) => (to !== null && to !== from.id && byId.has(to) ? [to] : []))),
  ]
  if (direction === 'next') return leads(step)[0] ?? null
  const before = flowOrder(graph).filter((each) => leads(each).includes(id))
  if (direction === 'previous') return before[0]?.id ?? null
  for (const parent of before) {
    const ways = leads(parent)
    const other = ways[ways.indexOf(id) + (direction === 'down' ? 1 : -1)]
    if (other !== undefined) return other
  }
  // Nothing beside it on the way: the next line of the list, so that every step can be reached.
  const order = flowOrder(graph).map((each) => each.id)
  return order[order.indexOf(id) + (direction === 'down' ? 1 : -1)] ?? null
}
