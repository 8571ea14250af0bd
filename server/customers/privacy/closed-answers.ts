import type { Kysely } from 'kysely'
import type { RunStep, Script, ScriptRevision, ScriptRun, ScriptStep } from '../../../shared/domain/scripts.ts'
import { listed } from '../../store/listed.ts'
import type { Tables } from '../../store/schema.ts'
import { slices } from './slices.ts'

/** Tells an answer that was chosen among a few, and says nothing about who gave it, from one in which anything may stand. */
export type IsClosed = (visit: Pick<RunStep, 'scriptId' | 'stepId' | 'answer'>) => boolean

/** Values of a scale at most: a longer one may count customers. */
const longestScale = 100

/** By every version of the scripts that led these calls: a run does not keep which version of a part it went through. */
export async function closedAnswersOf(db: Kysely<Tables>, runs: readonly ScriptRun[]): Promise<IsClosed> {
  const known = new Map<string, ScriptStep[]>()
  const add = (scriptId: string, steps: readonly ScriptStep[]) => {
    for (const step of steps) {
      const key = `${scriptId}/${step.id}`
      known.set(key, [...(known.get(key) ?? []), step])
    }
  }
  const ids = new Set(runs.flatMap(({ path }) => path.map(({ scriptId }) => scriptId)))
  for (const part of slices([...ids])) {
    const scripts = await db.selectFrom('script').select('doc').where('id', 'in', listed(part)).execute()
    for (const { id, graph } of scripts.map(({ doc }) => JSON.parse(doc) as Script)) add(id, graph.steps)
    const texts = await db.selectFrom('scriptRevision').select('doc').where('scriptId', 'in', listed(part)).execute()
    for (const { scriptId, graph } of texts.map(({ doc }) => JSON.parse(doc) as ScriptRevision))
      add(scriptId, graph.steps)
  }
  return ({ scriptId, stepId, answer }) =>
    answer === null ||
    typeof answer === 'boolean' ||
    (known.get(`${scriptId}/${stepId}`)?.some((step) => isOffered(step, answer)) ?? false)
}

function isOffered(step: ScriptStep, answer: string | number): boolean {
  if (step.kind === 'branch') return step.conditions.some(({ id }) => id === answer)
  if (step.kind !== 'ask') return false
  const { input } = step
  if (input.type === 'choice') return input.options.some(({ id }) => id === answer)
  if (input.type !== 'number' || typeof answer !== 'number' || input.min === null || input.max === null) return false
  return input.max - input.min <= longestScale
}
