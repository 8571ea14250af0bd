/** What was done and can be undone. Pure; a value that was never changed is kept as it is, so that all share its parts. */

export interface History<T> {
  readonly past: readonly T[]
  readonly present: T
  readonly future: readonly T[]
  /** What the last change was to: further ones to the same, within a moment, are one. */
  readonly mark: string | null
  readonly at: number
}

/** Steps that can be taken back. */
export const mostUndone = 500
/** Milliseconds of rest after which typing in a field counts as a new change. */
const rest = 1_500

export function beginHistory<T>(present: T): History<T> {
  return { past: [], present, future: [], mark: null, at: 0 }
}

/** `mark` names the field that is typed in; without one every change stands for itself. */
export function change<T>(history: History<T>, next: T, at = 0, mark: string | null = null): History<T> {
  if (next === history.present) return history
  const joins = mark !== null && mark === history.mark && at - history.at < rest && history.past.length > 0
  const past = joins ? history.past : [...history.past, history.present].slice(-mostUndone)
  return { past, present: next, future: [], mark, at }
}

export function undo<T>(history: History<T>): History<T> {
  if (history.past.length === 0) return history
  const present = history.past.at(-1) as T
  return { past: history.past.slice(0, -1), present, future: [history.present, ...history.future], mark: null, at: 0 }
}

export function redo<T>(history: History<T>): History<T> {
  if (history.future.length === 0) return history
  const [present, ...future] = history.future as readonly [T, ...T[]]
  return { past: [...history.past, history.present], present, future, mark: null, at: 0 }
}
