import type { TFunction } from 'i18next'
import type { AnswerValue, RunStep, ScriptStep } from '#shared/domain/scripts'
import type { RunRecord } from '#shared/ipc/scripts'
import { isAutomatic } from '#shared/rules/scripts/graph'
import { type FilledValue, fill, inLanguage, paragraphsOf } from '#shared/rules/scripts/program'
import { answerWords, partWords } from '../answer-words.ts'
import { stepName } from '../words.ts'

/** A step that a call went through, in words. */
export interface Passed {
  readonly key: string
  /** Null where it is not on the way that the call ended with. */
  readonly at: string | null
  readonly spentMs: number | null
  readonly title: string
  /** What the app did by itself, and the part that the step belongs to where it is not the script itself. */
  readonly beside: string
  /** What was asked, or read out word for word. */
  readonly words: string
  /** Null where there was nothing to answer, empty where nothing was. */
  readonly answer: string | null
  readonly mustConfirm: boolean
  readonly confirmedAt: readonly string[]
}

type Values = Map<string, FilledValue>

/** The way of a call, without the steps that only lead on, and what was confirmed beside it. */
export function passedOf(
  { run, scripts }: RunRecord,
  t: TFunction,
): { readonly steps: readonly Passed[]; readonly apart: readonly Passed[] } {
  const byScript = new Map(
    scripts.map((each) => [each.scriptId, { ...each, byId: new Map(each.steps.map((step) => [step.id, step])) }]),
  )
  const values: Values = new Map()
  const confirmationsOf = (at: Pick<RunStep, 'scriptId' | 'stepId'>) =>
    run.confirmations.filter((each) => each.scriptId === at.scriptId && each.stepId === at.stepId)
  const wordsAt = (at: Pick<RunStep, 'scriptId' | 'stepId'>, answer: AnswerValue) => {
    const script = byScript.get(at.scriptId)
    const step = script?.byId.get(at.stepId)
    const written = script?.languages ?? []
    return {
      title: step ? stepName(step, written, t) : t('scripts:record.unknownStep'),
      beside: [
        step && isAutomatic(step) ? t(`scripts:kind.${step.kind}`) : '',
        at.scriptId === run.scriptId ? '' : (script?.name ?? ''),
      ]
        .filter(Boolean)
        .join(' · '),
      words: step && isQuoted(step) ? filled(step, run.language, written, values, t) : '',
      answer:
        step && (step.kind === 'ask' || step.kind === 'look-up')
          ? answerWords(step, answer, { language: run.language, written, t })
          : null,
      mustConfirm: step !== undefined && 'compliance' in step && step.compliance,
      confirmedAt: confirmationsOf(at).map((each) => each.at),
    }
  }
  const steps = run.path.flatMap((visit, index): Passed[] => {
    const step = byScript.get(visit.scriptId)?.byId.get(visit.stepId)
    if (step?.kind === 'branch' || step?.kind === 'sub-script') return []
    // What the app did by itself took no time of the call.
    const spentMs = step && isAutomatic(step) ? null : visit.spentMs
    const passed = { key: String(index), at: visit.enteredAt, spentMs, ...wordsAt(visit, visit.answer) }
    if (step && (step.kind === 'ask' || step.kind === 'look-up') && step.variable !== null)
      values.set(step.variable, { value: visit.answer, step })
    return [passed]
  })
  const onPath = new Set(run.path.map(({ scriptId, stepId }) => `${scriptId}/${stepId}`))
  const apart = run.confirmations
    .filter(({ scriptId, stepId }) => !onPath.has(`${scriptId}/${stepId}`))
    .map((each) => ({ key: each.at, at: null, spentMs: null, ...wordsAt(each, null), confirmedAt: [each.at] }))
  return { steps, apart }
}

const isQuoted = (step: ScriptStep) => step.kind === 'ask' || ('compliance' in step && step.compliance)

/** What the agent read, without the hints; what the app filled in then is not kept, and left open. */
function filled(step: ScriptStep, language: string, written: readonly string[], values: Values, t: TFunction): string {
  if (!('text' in step)) return ''
  const found = inLanguage(step.text, language, written)
  return paragraphsOf(found.text)
    .filter(({ hint }) => !hint)
    .map(({ text }) =>
      fill(text, values, found.language)
        .map((part) => (part.kind === 'text' ? part.text : part.kind === 'missing' ? '[…]' : partWords(part, t)))
        .join(''),
    )
    .join('\n')
}
