import type { ScriptGraph, ScriptStep } from '#shared/domain/scripts'

/** How one version of a script became another, step by step and field by field. */

export interface FieldChange {
  /** Names of fields from the step inwards, ids of options and conditions among them. */
  readonly path: readonly string[]
  /** Undefined: it was not there. */
  readonly before: unknown
  readonly after: unknown
}

export type StepChange =
  | { readonly kind: 'added'; readonly step: ScriptStep }
  | { readonly kind: 'removed'; readonly step: ScriptStep }
  | {
      readonly kind: 'changed'
      readonly step: ScriptStep
      readonly before: ScriptStep
      readonly fields: readonly FieldChange[]
    }

export interface GraphChange {
  readonly steps: readonly StepChange[]
  readonly start: { readonly before: string | null; readonly after: string | null } | null
  readonly part: boolean | null
}

/** Where steps stand on the canvas says nothing about the call and is left out. */
export function compareGraphs(before: ScriptGraph, after: ScriptGraph): GraphChange {
  const old = new Map(before.steps.map((step) => [step.id, step]))
  const ids = new Set(after.steps.map(({ id }) => id))
  const steps: StepChange[] = after.steps.flatMap((step): StepChange[] => {
    const was = old.get(step.id)
    if (!was) return [{ kind: 'added', step }]
    const fields = changedFields(was, step)
    return fields.length > 0 ? [{ kind: 'changed', step, before: was, fields }] : []
  })
  const removed = before.steps.filter(({ id }) => !ids.has(id)).map((step) => ({ kind: 'removed', step }) as const)
  return {
    steps: [...steps, ...removed],
    start: before.startId === after.startId ? null : { before: before.startId, after: after.startId },
    part: before.part === after.part ? null : after.part,
  }
}

export const isSameGraph = (a: ScriptGraph, b: ScriptGraph): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b)

function changedFields(before: ScriptStep, after: ScriptStep): FieldChange[] {
  const found: FieldChange[] = []
  const { position: _was, ...old } = before
  const { position: _is, ...now } = after
  walk(old, now, [], found)
  return found
}

function walk(before: unknown, after: unknown, path: readonly string[], found: FieldChange[]): void {
  if (Object.is(before, after)) return
  if (isNamed(before) && isNamed(after)) {
    walk(byId(before), byId(after), path, found)
    if (before.map(({ id }) => id).join() !== after.map(({ id }) => id).join() && sameMembers(before, after))
      found.push({ path: [...path, 'order'], before: undefined, after: undefined })
    return
  }
  if (isPlain(before) && isPlain(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
      walk(before[key], after[key], [...path, key], found)
    return
  }
  if (JSON.stringify(before) !== JSON.stringify(after)) found.push({ path, before, after })
}

type Plain = Record<string, unknown>
type Named = readonly (Plain & { readonly id: string })[]

const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value)
const isNamed = (value: unknown): value is Named =>
  Array.isArray(value) && value.every((each) => isPlain(each) && typeof each.id === 'string')
const byId = (list: Named): Plain => Object.fromEntries(list.map((each) => [each.id, each]))
const sameMembers = (a: Named, b: Named) =>
  a.length === b.length && a.every(({ id }) => b.some((each) => each.id === id))
