import {
  type BranchCondition,
  type ChoiceOption,
  type ScriptGraph,
  type ScriptStep,
  type StepKind,
  scriptLimits,
} from '#shared/domain/scripts'
import { mapSlots, slotsOf, withSlot } from './slots.ts'

/** What an editor does to a script. Pure: each takes a graph and gives the next one. */

const column = 320
const line = 140

/** The smallest free number behind a word, so that an exported script can be read. */
function freeId(taken: Iterable<string>, word: string): string {
  const used = new Set(taken)
  for (let number = 1; ; number += 1) if (!used.has(`${word}-${number}`)) return `${word}-${number}`
}

const nowhere = { x: 0, y: 0 }

/** A step as it begins: empty, and leading nowhere. */
export function blankStep(graph: ScriptGraph, kind: StepKind): ScriptStep {
  const base = {
    id: freeId(
      graph.steps.map(({ id }) => id),
      kind,
    ),
    title: '',
    position: nowhere,
  }
  switch (kind) {
    case 'say':
      return { ...base, kind, text: {}, compliance: false, next: null }
    case 'ask':
      return {
        ...base,
        kind,
        text: {},
        input: { type: 'choice', options: [blankOption([]), blankOption([{ id: 'answer-1' }])] },
        required: true,
        variable: null,
        next: null,
      }
    case 'look-up':
      return {
        ...base,
        kind,
        text: {},
        source: 'customer',
        field: 'name',
        key: null,
        variable: freeVariable(graph, 'found'),
        next: null,
        missingNext: null,
      }
    case 'show-article':
      return { ...base, kind, articleId: null, text: {}, compliance: false, next: null }
    case 'set-field':
      return {
        ...base,
        kind,
        set: { status: null, priority: null, teamId: null, addTagIds: [], removeTagIds: [] },
        next: null,
      }
    case 'follow-up':
      return {
        ...base,
        kind,
        note: {},
        due: { type: 'hours', hours: 24 },
        assign: 'me',
        teamId: null,
        next: null,
      }
    case 'branch':
      return { ...base, kind, conditions: [blankCondition([])], next: null }
    case 'sub-script':
      return { ...base, kind, scriptId: null, next: null }
    case 'end':
      return { ...base, kind, text: {}, dispositionId: null }
  }
}

function freeVariable(graph: ScriptGraph, word: string): string {
  const used = new Set(graph.steps.map((step) => ('variable' in step ? step.variable : null)))
  if (!used.has(word)) return word
  for (let number = 2; ; number += 1) if (!used.has(`${word}${number}`)) return `${word}${number}`
}

const blankOption = (others: readonly { readonly id: string }[]): ChoiceOption => ({
  id: freeId(
    others.map(({ id }) => id),
    'answer',
  ),
  label: {},
  next: null,
})
const blankCondition = (others: readonly { readonly id: string }[]): BranchCondition => ({
  id: freeId(
    others.map(({ id }) => id),
    'case',
  ),
  title: '',
  tests: [],
  next: null,
})

/** Nobody has put the steps anywhere: they are laid out as they are shown. */
export const isUnplaced = ({ steps }: Pick<ScriptGraph, 'steps'>): boolean =>
  steps.every(({ position }) => position.x === 0 && position.y === 0)

/** A place beside `from` where nothing stands. */
function freePlace(graph: ScriptGraph, from: ScriptStep | undefined): ScriptStep['position'] {
  if (isUnplaced(graph)) return nowhere
  const x = from ? from.position.x + column : 0
  let y = from ? from.position.y : Math.max(...graph.steps.map(({ position }) => position.y)) + line
  const isTaken = () =>
    graph.steps.some(({ position }) => Math.abs(position.x - x) < column - 40 && Math.abs(position.y - y) < line - 20)
  while (isTaken()) y += line
  return { x, y }
}

export interface Added {
  readonly graph: ScriptGraph
  readonly stepId: string
}

/**
 * Puts a step into a way out of another: what that led to comes behind the new one. With no such way it stands for
 * itself, and is the first where there is none.
 */
export function addStep(
  graph: ScriptGraph,
  kind: StepKind,
  after: { readonly stepId: string; readonly by: string | null } | null,
): Added {
  if (graph.steps.length >= scriptLimits.steps) return { graph, stepId: after?.stepId ?? '' }
  const from = graph.steps.find(({ id }) => id === after?.stepId)
  const way = from && slotsOf(from).find(({ by }) => by === (after?.by ?? null))
  const blank = { ...blankStep(graph, kind), position: freePlace(graph, from) }
  const made = way && blank.kind !== 'end' ? withSlot(blank, null, way.to) : blank
  const index = from ? graph.steps.indexOf(from) + 1 : graph.steps.length
  const steps = graph.steps.toSpliced(index, 0, made)
  const start = graph.startId ?? made.id
  const next = { ...graph, startId: start, steps }
  return {
    graph: way && from ? connect(next, from.id, way.by, made.id) : next,
    stepId: made.id,
  }
}

export function updateStep(graph: ScriptGraph, id: string, change: (step: ScriptStep) => ScriptStep): ScriptGraph {
  let changed = false
  const steps = graph.steps.map((step) => {
    if (step.id !== id) return step
    const next = change(step)
    changed ||= next !== step
    return next
  })
  return changed ? { ...graph, steps } : graph
}

export function connect(graph: ScriptGraph, id: string, by: string | null, to: string | null): ScriptGraph {
  return updateStep(graph, id, (step) => {
    const now = slotsOf(step).find((slot) => slot.by === by)
    return now && now.to !== to ? withSlot(step, by, to) : step
  })
}

/** What led to the step leads to where it led itself. */
export function removeStep(graph: ScriptGraph, id: string): ScriptGraph {
  const gone = graph.steps.find((step) => step.id === id)
  if (!gone) return graph
  const heir = gone.kind === 'end' || gone.next === id ? null : gone.next
  const lead = (to: string | null) => (to === id ? heir : to)
  const steps = graph.steps.filter((step) => step.id !== id).map((step) => mapSlots(step, lead))
  const startId = graph.startId === id ? (heir ?? steps[0]?.id ?? null) : graph.startId
  return { ...graph, startId, steps }
}

/** The same words once more, leading to the same places. Nothing leads to the copy. */
export function copyStep(graph: ScriptGraph, id: string): Added {
  const step = graph.steps.find((each) => each.id === id)
  if (!step || graph.steps.length >= scriptLimits.steps) return { graph, stepId: id }
  const copy = {
    ...step,
    id: freeId(
      graph.steps.map((each) => each.id),
      step.kind,
    ),
    position: freePlace(graph, { ...step, position: { x: step.position.x - column, y: step.position.y } }),
  }
  return { graph: { ...graph, steps: graph.steps.toSpliced(graph.steps.indexOf(step) + 1, 0, copy) }, stepId: copy.id }
}

/** Options of a choice, or conditions of a branch. */
export function partsIn(step: ScriptStep): readonly { readonly id: string }[] {
  if (step.kind === 'branch') return step.conditions
  return step.kind === 'ask' && step.input.type === 'choice' ? step.input.options : []
}

type Part = ChoiceOption | BranchCondition

function withParts(step: ScriptStep, change: <P extends Part>(parts: P[]) => P[]): ScriptStep {
  if (step.kind === 'branch') return { ...step, conditions: change(step.conditions) }
  if (step.kind !== 'ask' || step.input.type !== 'choice') return step
  return { ...step, input: { ...step.input, options: change(step.input.options) } }
}

export function addPart(step: ScriptStep): ScriptStep {
  if (step.kind === 'branch') {
    if (step.conditions.length >= scriptLimits.conditions) return step
    return { ...step, conditions: [...step.conditions, blankCondition(step.conditions)] }
  }
  if (step.kind !== 'ask' || step.input.type !== 'choice' || step.input.options.length >= scriptLimits.options)
    return step
  return { ...step, input: { ...step.input, options: [...step.input.options, blankOption(step.input.options)] } }
}

export function removePart(step: ScriptStep, partId: string): ScriptStep {
  return withParts(step, (parts) => parts.filter(({ id }) => id !== partId))
}

/** One place up or down. The same step where it cannot go further. */
export function movePart(step: ScriptStep, partId: string, by: -1 | 1): ScriptStep {
  const index = partsIn(step).findIndex(({ id }) => id === partId)
  const target = index + by
  if (index < 0 || target < 0 || target >= partsIn(step).length) return step
  return withParts(step, (parts) => {
    const moved = parts[index]
    return moved ? parts.toSpliced(index, 1).toSpliced(target, 0, moved) : parts
  })
}
