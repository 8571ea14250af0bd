import type { ScriptStep } from '#shared/domain/scripts'
import { inLanguage, stepAt } from '#shared/rules/scripts/program'
import type { RunState } from '#shared/rules/scripts/run-state'
import type { RunController } from './controller.ts'

/** What a step is about: its title, and its words in the language of the call. */
export function wordsOfStep(step: ScriptStep, language: string): string {
  return `${step.title} ${'text' in step ? inLanguage(step.text, language, []).text : ''}`
}

/** Answers so far that say what the call is about: what was chosen or written, and what was looked up, e.g. the product. */
export function wordsOfAnswers({ program }: Pick<RunController, 'program'>, state: RunState): string {
  const said = state.visits.slice(0, Math.max(0, state.cursor)).map((visit) => {
    const step = stepAt(program, visit)
    const { answer } = visit
    if (typeof answer !== 'string') return ''
    if (step?.kind === 'look-up') return step.source === 'product' ? answer : ''
    if (step?.kind !== 'ask') return ''
    if (step.input.type === 'text') return answer
    if (step.input.type !== 'choice') return ''
    const option = step.input.options.find(({ id }) => id === answer)
    return option ? inLanguage(option.label, state.language, []).text : ''
  })
  return said.filter(Boolean).join(' ')
}
