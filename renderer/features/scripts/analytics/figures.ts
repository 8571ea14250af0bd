import type { ScriptAnalysis } from '#shared/ipc/scripts'

/** The figures of one script, by step and by way. */

export interface StepFigures {
  readonly visits: number
  readonly runs: number
  readonly medianSeconds: number | null
  /** Calls that were broken off here. */
  readonly abandoned: number
  /** Calls that the script ended here. */
  readonly ended: number
  readonly answers: ScriptAnalysis['steps'][number]['answers']
}

export interface Figures {
  readonly steps: ReadonlyMap<string, StepFigures>
  /** By `from to`. */
  readonly ways: ReadonlyMap<string, number>
  readonly most: number
}

/** How many calls gave this answer, or took this way of a branch; null where an answer does not tell the way. */
export function countOf(answers: StepFigures['answers'], by: string | null | undefined): number | null {
  if (by === undefined || by === null || answers.length === 0) return null
  const given = by === 'yes' ? true : by === 'no' ? false : by
  return answers.find(({ answer }) => answer === by || answer === given)?.count ?? 0
}

/**
 * A call that goes through a part leaves the script and comes back: the way from the step that led there to the one
 * that it came back to is not told by the edges, so it is not drawn.
 */
export function figuresOf(analysis: ScriptAnalysis, scriptId: string): Figures {
  const ended = new Map<string, number>()
  for (const end of analysis.ends)
    if (end.scriptId === scriptId) ended.set(end.stepId, (ended.get(end.stepId) ?? 0) + end.count)
  const steps = new Map(
    analysis.steps
      .filter((each) => each.scriptId === scriptId)
      .map(({ stepId, visits, runs, medianSeconds, abandonedHere, answers }): [string, StepFigures] => [
        stepId,
        { visits, runs, medianSeconds, abandoned: abandonedHere, ended: ended.get(stepId) ?? 0, answers },
      ]),
  )
  const ways = new Map(
    analysis.edges
      .filter(({ fromScriptId, toScriptId }) => fromScriptId === scriptId && toScriptId === scriptId)
      .map(({ from, to, count }) => [`${from} ${to}`, count]),
  )
  return { steps, ways, most: Math.max(1, ...ways.values()) }
}
