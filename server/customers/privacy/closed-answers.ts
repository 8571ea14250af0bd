import type { Kysely } from 'kysely'
import type { RunStep, ScriptRevision, ScriptRun, ScriptStep } from '../../../shared/domain/scripts.ts'
import { listed } from '../../store/listed.ts'
import type { Tables } from '../../store/schema.ts'
import { slices } from './slices.ts'

/** Tells an answer that was chosen among a few, and says nothing about who gave it, from one in which anything may stand. */
export type IsClosed = (
  run: Pick<ScriptRun, 'scriptId' | 'revisionId'>,
  visit: Pick<RunStep, 'scriptId' | 'stepId' | 'answer'>,
) => boolean

/** Values of a scale at most, as from 0 to 10: a longer one may count years or euros. */
const longestScale = 11

/**
 * By the version that led the call. Of a part a run does not keep which version it went through: there the step must
 * offer a choice in every version that has it, and the answer in one of them.
 */
export async function closedAnswersOf(db: Kysely<Tables>, runs: readonly ScriptRun[]): Promise<IsClosed> {
  const revisions: Pick<ScriptRevision, 'id' | 'scriptId' | 'graph'>[] = []
  const ids = new Set(runs.flatMap(({ path }) => path.map(({ scriptId }) => scriptId)))
  for (const part of slices([...ids])) {
    const rows = await db.selectFrom('scriptRevision').select('doc').where('scriptId', 'in', listed(part)).execute()
    for (const { id, scriptId, graph } of rows.map(({ doc }) => JSON.parse(doc) as ScriptRevision))
      revisions.push({ id, scriptId, graph })
  }
  const stepsOf = (key: (revision: (typeof revisions)[number]) => string) => {
    const steps = new Map<string, ScriptStep[]>()
    for (const revision of revisions)
      for (const step of revision.graph.steps) {
        const name = `${key(revision)}/${step.id}`
        steps.set(name, [...(steps.get(name) ?? []), step])
      }
    return steps
  }
  const [byRevision, byScript] = [stepsOf(({ id }) => id), stepsOf(({ scriptId }) => scriptId)]
  return (run, { scriptId, stepId, answer }) => {
    if (answer === null || typeof answer === 'boolean') return true
    const versions =
      scriptId === run.scriptId ? byRevision.get(`${run.revisionId}/${stepId}`) : byScript.get(`${scriptId}/${stepId}`)
    return versions?.every(isClosedStep) === true && versions.some((step) => offers(step, answer))
  }
}

/** Whether nothing can be answered there but what the script itself names. */
function isClosedStep(step: ScriptStep): boolean {
  if (step.kind !== 'ask') return step.kind === 'branch'
  const { input } = step
  return input.type === 'choice' || input.type === 'yes-no' || scaleOf(step) !== undefined
}

function offers(step: ScriptStep, answer: string | number): boolean {
  if (step.kind === 'branch') return step.conditions.some(({ id }) => id === answer)
  if (step.kind !== 'ask') return false
  const { input } = step
  if (input.type === 'choice') return input.options.some(({ id }) => id === answer)
  const scale = scaleOf(step)
  return scale !== undefined && Number.isInteger(answer) && scale.min <= Number(answer) && Number(answer) <= scale.max
}

/** The bounds of a number that is chosen on a short scale. */
function scaleOf(step: ScriptStep): { readonly min: number; readonly max: number } | undefined {
  if (step.kind !== 'ask' || step.input.type !== 'number') return undefined
  const { min, max } = step.input
  return min !== null && max !== null && max - min < longestScale ? { min, max } : undefined
}
