import type { Kysely } from 'kysely'
import type { LedCall } from '../../../shared/api/privacy.ts'
import type { AnswerValue, RunStep, ScriptRun, ScriptStep, Texts } from '../../../shared/domain/scripts.ts'
import { loadRecord } from '../../store/records.ts'
import type { Tables } from '../../store/schema.ts'

/** Calls that were led by a script, with what was asked and answered as it reads: identifiers tell a person nothing. */
export async function ledCalls(db: Kysely<Tables>, runs: readonly ScriptRun[]): Promise<LedCall[]> {
  const known = new Map<string, Promise<readonly ScriptStep[]>>()
  const stepsOf = (key: string, find: () => Promise<readonly ScriptStep[]>) => {
    const found = known.get(key) ?? find()
    known.set(key, found)
    return found
  }
  const calls: LedCall[] = []
  for (const run of runs) {
    const script = await loadRecord(db, 'script', run.scriptId)
    const steps: LedCall['steps'] = []
    for (const visit of run.path) {
      // A part has no version of its own in the record: its steps keep their ids, so the newest text names them.
      const own = visit.scriptId === run.scriptId
      const graph = await stepsOf(own ? run.revisionId : visit.scriptId, async () =>
        own
          ? ((await loadRecord(db, 'scriptRevision', run.revisionId))?.graph.steps ?? [])
          : ((await loadRecord(db, 'script', visit.scriptId))?.graph.steps ?? []),
      )
      const step = graph.find(({ id }) => id === visit.stepId)
      if (step?.kind !== 'branch') steps.push(asRead(visit, step, run.language))
    }
    calls.push({ ...run, script: script?.name ?? '', steps })
  }
  return calls
}

function asRead(visit: RunStep, step: ScriptStep | undefined, language: string): LedCall['steps'][number] {
  return { title: step?.title || visit.stepId, at: visit.enteredAt, answer: answerText(visit.answer, step, language) }
}

function answerText(answer: AnswerValue, step: ScriptStep | undefined, language: string): string | null {
  if (answer === null) return null
  const input = step?.kind === 'ask' ? step.input : undefined
  const option = input?.type === 'choice' ? input.options.find(({ id }) => id === answer) : undefined
  return option ? textIn(option.label, language) || String(answer) : String(answer)
}

const textIn = (texts: Texts, language: string): string => texts[language] ?? Object.values(texts)[0] ?? ''
