import type { Script, ScriptGraph, ScriptStep } from '#shared/domain/scripts'
import type { QueryResult } from '#shared/ipc/contract'
import type { AppContext } from '#shared/ipc/views'
import type { ScriptProblem } from '#shared/rules/scripts/validate'

/** What the parts of the editor share. */

export type Known = QueryResult<'script.known'>

/** A step, or one of its ways out: `by` as in a slot, undefined for the step itself. */
export interface Selection {
  readonly stepId: string
  readonly by?: string | null
}

export interface Editor {
  readonly script: Script
  readonly context: AppContext
  readonly known: Known | undefined
  readonly mayEdit: boolean
  /** In which the texts are written, the first one first. */
  readonly languages: readonly string[]
  readonly graph: ScriptGraph
  readonly selection: Selection | null
  readonly problems: readonly ScriptProblem[]
  /** How many of the problems keep the script from being approved. */
  readonly errors: number
  readonly select: (selection: Selection | null) => void
  /** `mark` names the field that is typed in, so that a word is one step of undo. */
  readonly edit: (change: (graph: ScriptGraph) => ScriptGraph, mark?: string) => void
  readonly editStep: (id: string, change: (step: ScriptStep) => ScriptStep, mark?: string) => void
  /** Opens the choice of what to add behind the selection. */
  readonly add: () => void
  /** Removes the selected step, option or condition. */
  readonly remove: () => void
  /** Moves the selected option or condition. */
  readonly move: (by: -1 | 1) => void
  /** Puts the cursor into the panel of the selected step: its first field, or where the selected way leads to. */
  readonly openPanel: (field?: 'first' | 'target') => void
}

export const selectedStep = ({ graph, selection }: Pick<Editor, 'graph' | 'selection'>): ScriptStep | undefined =>
  graph.steps.find(({ id }) => id === selection?.stepId)

export function problemsOf(
  problems: readonly ScriptProblem[],
  stepId: string,
  by?: string | null,
): readonly ScriptProblem[] {
  return problems.filter((each) => each.stepId === stepId && (by === undefined || each.partId === by))
}

export const worstOf = (problems: readonly ScriptProblem[]): ScriptProblem['severity'] | null =>
  problems.some(({ severity }) => severity === 'error') ? 'error' : problems.length > 0 ? 'warning' : null
