import type { ScriptGraph } from '#shared/domain/scripts'
import { builtInVariables, variablesSetIn } from '#shared/rules/scripts/variables'
import type { Known } from '../editor.ts'

/** Names that can stand in a text or a test: those of this script first, then of the parts it goes through, then the app's. */
export function variableNames(graph: ScriptGraph, known: Known | undefined): string[] {
  const called = new Set(graph.steps.flatMap((step) => (step.kind === 'sub-script' ? (step.scriptId ?? []) : [])))
  const foreign = (known?.scripts ?? []).filter(({ id }) => called.has(id)).flatMap(({ variables }) => variables)
  return [...new Set([...variablesSetIn(graph), ...foreign, ...builtInVariables])]
}

export interface Opened {
  /** Where the braces begin. */
  readonly from: number
  readonly to: number
  readonly wanted: string
}

/** The variable that is being typed before the cursor, `{{cust` for example. Null when none is. */
export function openedVariable(text: string, cursor: number): Opened | null {
  const before = text.slice(0, cursor)
  const match = /\{\{\s*([A-Za-z0-9_.]*)$/.exec(before)
  if (!match) return null
  const rest = /^[A-Za-z0-9_.]*(\s*\}\})?/.exec(text.slice(cursor))?.[0] ?? ''
  return { from: match.index, to: cursor + rest.length, wanted: (match[1] ?? '').toLowerCase() }
}

export function matchingVariables(names: readonly string[], wanted: string): string[] {
  const rank = (name: string) => {
    const text = name.toLowerCase()
    if (text.startsWith(wanted)) return 0
    return text.split('.').some((part) => part.startsWith(wanted)) ? 1 : text.includes(wanted) ? 2 : 3
  }
  return names
    .map((name) => ({ name, rank: rank(name) }))
    .filter((each) => each.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map(({ name }) => name)
}
