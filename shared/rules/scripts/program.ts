import type { AnswerValue, ScriptGraph, ScriptStep, Texts } from '../../domain/scripts.ts'
import { indexSteps, type StepIndex } from './graph.ts'
import type { RunState, Visit } from './run-state.ts'
import { partsOf } from './variables.ts'

/** A script with its parts, ready to be run, and what can be read out of a run. */

export interface ProgramScript {
  readonly name: string
  readonly languages: readonly string[]
  readonly startId: string | null
  readonly steps: StepIndex
}
export interface Program {
  readonly root: string
  readonly scripts: ReadonlyMap<string, ProgramScript>
}

/** The bundle of `script.bundle`, or anything of its form. */
export interface Bundled {
  readonly scriptId: string
  readonly scripts: readonly {
    readonly scriptId: string
    readonly name: string
    readonly languages: readonly string[]
    readonly graph: ScriptGraph
  }[]
}

export function prepare({ scriptId, scripts }: Bundled): Program {
  return {
    root: scriptId,
    scripts: new Map(
      scripts.map(({ scriptId, name, languages, graph }) => [
        scriptId,
        { name, languages, startId: graph.startId, steps: indexSteps(graph) },
      ]),
    ),
  }
}

export function stepAt(
  program: Program,
  ref: { readonly scriptId: string; readonly stepId: string },
): ScriptStep | undefined {
  return program.scripts.get(ref.scriptId)?.steps.get(ref.stepId)
}

export type Facts = Readonly<Record<string, string>>

export interface FilledValue {
  readonly value: AnswerValue
  /** The step whose answer it is; null for what the app knows. */
  readonly step: ScriptStep | null
}

/** Every variable as it stands before the step at `index`; later answers go over earlier ones and over the app's own. */
export function valuesAt(
  program: Program,
  state: RunState,
  facts: Facts,
  index = state.cursor,
): Map<string, FilledValue> {
  const values = new Map<string, FilledValue>(
    Object.entries(facts).map(([name, value]) => [name, { value, step: null }]),
  )
  for (const visit of state.visits.slice(0, Math.max(0, index))) {
    const step = stepAt(program, visit)
    if (step && (step.kind === 'ask' || step.kind === 'look-up') && step.variable !== null)
      values.set(step.variable, { value: visit.answer, step })
  }
  return values
}

/** As `valuesAt`, for the tests of branches. */
export function plainValues(values: ReadonlyMap<string, FilledValue>): { get(name: string): AnswerValue | undefined } {
  return { get: (name) => values.get(name)?.value }
}

/** The wanted language, else its base, else the one that the script was written in, else whatever there is. */
export function inLanguage(
  texts: Texts,
  language: string,
  written: readonly string[],
): { language: string; text: string } {
  const base = language.split('-')[0] ?? language
  for (const tag of [language, base, ...written, ...Object.keys(texts)]) {
    const text = Object.hasOwn(texts, tag) ? (texts[tag] ?? '') : ''
    if (text.trim() !== '') return { language: tag, text }
  }
  return { language, text: '' }
}

/** Paragraphs of a text. A hint is for the agent alone. */
export function paragraphsOf(text: string): { readonly hint: boolean; readonly text: string }[] {
  return text
    .split(/\n[^\S\n]*\n\s*/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each) => (each.startsWith('>') ? { hint: true, text: each.slice(1).trim() } : { hint: false, text: each }))
}

export type FilledPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly variable: string; readonly text: string; readonly value: AnswerValue }
  | { readonly kind: 'missing'; readonly variable: string }

/** A text with its variables filled. `text` of a value is for reading, but for yes and no, which are the window's words. */
export function fill(text: string, values: ReadonlyMap<string, FilledValue>, language: string): FilledPart[] {
  return partsOf(text).map((part) => {
    if ('text' in part) return { kind: 'text', text: part.text }
    const found = values.get(part.variable)
    if (!found || found.value === null || found.value === '') return { kind: 'missing', variable: part.variable }
    return { kind: 'value', variable: part.variable, text: readable(found, language), value: found.value }
  })
}

function readable({ value, step }: FilledValue, language: string): string {
  if (step?.kind === 'ask' && step.input.type === 'choice') {
    const option = step.input.options.find(({ id }) => id === value)
    if (option) return inLanguage(option.label, language, []).text
  }
  return String(value)
}

export const visitKey = ({ stack, scriptId, stepId }: Pick<Visit, 'stack' | 'scriptId' | 'stepId'>): string =>
  [...stack.map((each) => each.stepId), `${scriptId}/${stepId}`].join('>')
