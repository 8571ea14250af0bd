import type { ScriptGraph, ScriptStep } from '../../domain/scripts.ts'
import { definitelySet } from './assigned.ts'
import { components } from './components.ts'
import { exitsOf, indexSteps, isAutomatic, type StepIndex } from './graph.ts'
import { neverTaken } from './never-taken.ts'
import { isBuiltIn, isLookUpField, textsOf, variableSetBy, variablesReadBy } from './variables.ts'

/** What is wrong with a script, step by step. */

export type ProblemCode =
  | 'no-start'
  | 'duplicate-id'
  | 'unknown-step'
  | 'unreachable'
  | 'dead-end'
  | 'endless-loop'
  | 'no-options'
  | 'same-options'
  | 'empty-text'
  | 'missing-translation'
  | 'unknown-variable'
  | 'unknown-field'
  | 'never-taken'
  | 'missing-disposition'
  | 'unknown-disposition'
  | 'missing-article'
  | 'unknown-article'
  | 'missing-script'
  | 'unknown-script'
  | 'unpublished-script'
  | 'script-in-itself'

/** `scripts:problem.<code>` is the message key, filled with `detail`. */
export interface ScriptProblem {
  readonly code: ProblemCode
  /** An error keeps a script from being published. */
  readonly severity: 'error' | 'warning'
  /** Null: the script as a whole. */
  readonly stepId: string | null
  /** Option or condition; null: the step itself, or the default of a branch. */
  readonly partId: string | null
  readonly detail: Readonly<Record<string, string>>
}

/** What there is outside of the graph. What is left out is not checked. */
export interface Surroundings {
  /** In which every text must be written. */
  readonly languages: readonly string[]
  /** The script itself, to notice one that goes through itself. */
  readonly scriptId?: string
  readonly scripts?: ReadonlyMap<
    string,
    {
      readonly published: boolean
      readonly part: boolean
      readonly variables: readonly string[]
      readonly calls: readonly string[]
    }
  >
  readonly articleIds?: ReadonlySet<string>
  readonly dispositionIds?: ReadonlySet<string>
}

/** In the order of the steps. Quick enough to run after every change: some milliseconds for 1,000 steps. */
export function validateGraph(graph: ScriptGraph, around: Surroundings): ScriptProblem[] {
  const found: ScriptProblem[] = []
  const report: Report = (code, step, more = {}) =>
    found.push({
      code,
      severity: more.severity ?? 'error',
      stepId: step?.id ?? null,
      partId: more.partId ?? null,
      detail: more.detail ?? {},
    })
  const steps = indexSteps(graph)
  const start = graph.startId === null ? undefined : steps.get(graph.startId)
  if (!start) report('no-start', null)
  checkIds(graph, report)
  const reached = start ? reachableFrom(start, steps) : new Set<string>()
  if (start)
    for (const step of steps.values()) if (!reached.has(step.id)) report('unreachable', step, { severity: 'warning' })
  for (const step of steps.values()) {
    checkExits(step, steps, report)
    checkWords(step, around, report)
    checkReferences(step, graph, around, report)
  }
  checkLoops(steps, reached, report)
  checkVariables(steps, start, around, report)
  const order = new Map([...steps.keys()].map((id, i) => [id, i]))
  const place = ({ stepId }: ScriptProblem) => (stepId === null ? -1 : (order.get(stepId) ?? 0))
  return found.sort((a, b) => place(a) - place(b))
}

type Report = (
  code: ProblemCode,
  step: ScriptStep | null,
  more?: { severity?: 'warning'; partId?: string | null; detail?: Record<string, string> },
) => void

function checkIds(graph: ScriptGraph, report: Report): void {
  const seen = new Set<string>()
  for (const step of graph.steps) {
    if (seen.has(step.id)) report('duplicate-id', step)
    seen.add(step.id)
    const parts = new Set<string>()
    for (const id of partIds(step)) {
      if (parts.has(id)) report('duplicate-id', step, { partId: id })
      parts.add(id)
    }
  }
}

function partIds(step: ScriptStep): string[] {
  if (step.kind === 'branch') return step.conditions.map(({ id }) => id)
  return step.kind === 'ask' && step.input.type === 'choice' ? step.input.options.map(({ id }) => id) : []
}

function reachableFrom(start: ScriptStep, steps: StepIndex): Set<string> {
  const reached = new Set([start.id])
  const waiting = [start]
  for (let step = waiting.pop(); step; step = waiting.pop()) {
    for (const { to } of exitsOf(step)) {
      const target = to === null ? undefined : steps.get(to)
      if (!target || reached.has(target.id)) continue
      reached.add(target.id)
      waiting.push(target)
    }
  }
  return reached
}

function checkExits(step: ScriptStep, steps: StepIndex, report: Report): void {
  for (const { by, to } of exitsOf(step)) {
    if (to !== null && !steps.has(to)) report('unknown-step', step, { partId: by, detail: { to } })
    // The call may end as the other script ends.
    if (to === null && step.kind !== 'sub-script') report('dead-end', step, { partId: by })
  }
}

function checkWords(step: ScriptStep, { languages }: Surroundings, report: Report): void {
  if (step.kind === 'ask' && step.input.type === 'choice' && step.input.options.length === 0) report('no-options', step)
  checkOptions(step, languages, report)
  for (const { place, texts } of textsOf(step)) {
    const partId = place.startsWith('option ') ? place.slice('option '.length) : null
    const written = languages.filter((language) => (texts[language] ?? '').trim() !== '')
    if (written.length === 0) {
      // An end, a look-up and an article may do without words of their own.
      const needed = step.kind === 'say' || step.kind === 'ask' || step.kind === 'follow-up'
      if (needed) report('empty-text', step, { partId })
      continue
    }
    // The call falls back to the language that the script was written in.
    for (const language of languages)
      if (!written.includes(language))
        report('missing-translation', step, { severity: 'warning', partId, detail: { language } })
  }
}

/** Two answers that read the same: nobody can tell which way they lead. Told of the later one, once. */
function checkOptions(step: ScriptStep, languages: readonly string[], report: Report): void {
  if (step.kind !== 'ask' || step.input.type !== 'choice') return
  const seen = new Set<string>()
  for (const { id, label } of step.input.options) {
    const words = languages.flatMap((language) => {
      const text = (label[language] ?? '').trim().toLowerCase()
      return text === '' ? [] : [`${language} ${text}`]
    })
    if (words.some((each) => seen.has(each))) report('same-options', step, { partId: id })
    for (const each of words) seen.add(each)
  }
}

function checkReferences(step: ScriptStep, graph: ScriptGraph, around: Surroundings, report: Report): void {
  switch (step.kind) {
    case 'end':
      if (step.dispositionId === null) {
        if (!graph.part) report('missing-disposition', step)
      } else if (around.dispositionIds && !around.dispositionIds.has(step.dispositionId))
        report('unknown-disposition', step)
      break
    case 'show-article':
      if (step.articleId === null) report('missing-article', step)
      else if (around.articleIds && !around.articleIds.has(step.articleId)) report('unknown-article', step)
      break
    case 'look-up':
      if (!isLookUpField(step.source, step.field)) report('unknown-field', step, { detail: { field: step.field } })
      break
    case 'sub-script':
      checkSubScript(step.scriptId, step, graph, around, report)
      break
  }
}

function checkSubScript(
  scriptId: string | null,
  step: Extract<ScriptStep, { kind: 'sub-script' }>,
  graph: ScriptGraph,
  { scripts, scriptId: self }: Surroundings,
  report: Report,
): void {
  if (scriptId === null) return report('missing-script', step)
  if (scriptId === self) return report('script-in-itself', step)
  if (!scripts) return
  const target = scripts.get(scriptId)
  if (!target) return report('unknown-script', step)
  if (!target.published) report('unpublished-script', step, { severity: 'warning' })
  if (step.next === null && target.part && !graph.part) report('dead-end', step)
  if (self !== undefined && goesThrough(scriptId, self, scripts)) report('script-in-itself', step)
}

function goesThrough(from: string, wanted: string, scripts: NonNullable<Surroundings['scripts']>): boolean {
  const seen = new Set([from])
  const waiting = [from]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const called of scripts.get(id)?.calls ?? []) {
      if (called === wanted) return true
      if (!seen.has(called)) {
        seen.add(called)
        waiting.push(called)
      }
    }
  }
  return false
}

/**
 * A loop that nothing leads out of, and one that asks nothing: its branches decide the same each time round. Each is
 * told of its first step.
 */
function checkLoops(steps: StepIndex, reached: ReadonlySet<string>, report: Report): void {
  const all = [...steps.values()].filter(({ id }) => reached.has(id))
  const told = new Set<string>()
  const tell = (members: readonly string[]) => {
    const first = all.find(({ id }) => members.includes(id))
    if (!first || members.some((id) => told.has(id))) return
    for (const id of members) told.add(id)
    report('endless-loop', first, { detail: { steps: members.join(', ') } })
  }
  const targets = (step: ScriptStep) => exitsOf(step).flatMap(({ to }) => (to !== null && reached.has(to) ? [to] : []))
  for (const group of components(all, targets)) {
    const members = new Set(group)
    const closed = group.every((id) => {
      const step = steps.get(id)
      if (step === undefined || step.kind === 'end') return false
      // A way to nowhere is a dead end and told as that.
      return exitsOf(step).every(({ to }) => to !== null && members.has(to))
    })
    if (closed) tell(all.filter(({ id }) => members.has(id)).map(({ id }) => id))
  }
  const silent = all.filter((step) => isAutomatic(step) && step.kind !== 'sub-script')
  const isSilent = new Set(silent.map(({ id }) => id))
  const silentTargets = (step: ScriptStep) => targets(step).filter((id) => isSilent.has(id))
  for (const group of components(silent, silentTargets)) {
    const [only] = group
    const step = only === undefined ? undefined : steps.get(only)
    if (group.length > 1 || (step && silentTargets(step).includes(step.id))) tell(group)
  }
}

function checkVariables(steps: StepIndex, start: ScriptStep | undefined, around: Surroundings, report: Report): void {
  const setBy = new Map<string, ScriptStep[]>()
  const foreign = new Set<string>()
  let opaque = false
  for (const step of steps.values()) {
    const name = variableSetBy(step)
    if (name !== null) setBy.set(name, [...(setBy.get(name) ?? []), step])
    if (step.kind !== 'sub-script' || step.scriptId === null) continue
    // What an unknown script fills cannot be told from a slip of the pen.
    const inside = variablesInside(step.scriptId, around.scripts)
    if (inside === null) opaque = true
    else for (const each of inside) foreign.add(each)
  }
  for (const step of steps.values()) {
    for (const variable of variablesReadBy(step)) {
      if (!setBy.has(variable) && !isBuiltIn(variable) && !foreign.has(variable) && !opaque)
        report('unknown-variable', step, { detail: { variable } })
    }
  }
  if (!start) return
  const assigned = definitelySet(steps, start)
  for (const step of steps.values()) {
    if (step.kind !== 'branch' || step.conditions.length === 0) continue
    const source = (variable: string) =>
      isBuiltIn(variable) || foreign.has(variable) || opaque ? [] : (setBy.get(variable) ?? [])
    for (const partId of neverTaken(step, source, (variable) => assigned(step.id, variable)))
      report('never-taken', step, { severity: 'warning', partId })
  }
}

/** Null when one of the scripts is not known. */
function variablesInside(scriptId: string, scripts: Surroundings['scripts']): Set<string> | null {
  const names = new Set<string>()
  const seen = new Set([scriptId])
  const waiting = [scriptId]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const found = scripts?.get(id)
    if (!found) return null
    for (const name of found.variables) names.add(name)
    for (const called of found.calls) {
      if (seen.has(called)) continue
      seen.add(called)
      waiting.push(called)
    }
  }
  return names
}
