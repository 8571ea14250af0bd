import type { TFunction } from 'i18next'
import type { ScriptGraph, ScriptStep } from '#shared/domain/scripts'
import type { ScriptAnalysis } from '#shared/ipc/scripts'
import { slotsOf } from '../graph/slots.ts'
import { slotName, stepName } from '../words.ts'

/** What a way through a script is called: by what was chosen where it forks, as everything else is the same for all. */
export function wayName(
  way: Pick<ScriptAnalysis['paths'][number], 'steps'>,
  of: {
    readonly scriptId: string
    readonly graph: ScriptGraph
    readonly languages: readonly string[]
    /** Of the parts that it goes through. */
    readonly scriptName: (scriptId: string) => string
  },
  t: TFunction,
): string {
  const { scriptId, graph, languages, scriptName } = of
  const byId = new Map(graph.steps.map((step) => [step.id, step]))
  const parts = way.steps.flatMap((at, index): string[] => {
    if (at.scriptId !== scriptId) {
      const isEntered = way.steps[index - 1]?.scriptId !== at.scriptId
      return isEntered ? [scriptName(at.scriptId)] : []
    }
    const step = byId.get(at.stepId)
    if (!step) return []
    const next = way.steps[index + 1]
    if (!next) return step.kind === 'end' ? [] : [t('scripts:figures.brokenAt', { name: stepName(step, languages, t) })]
    const chosen = chosenAt(step, at.answer, next.scriptId === scriptId ? next.stepId : null, languages, t)
    return chosen === '' ? [] : [choice(stepName(step, languages, t), chosen)]
  })
  return parts.join(' › ') || t('scripts:figures.straight')
}

/** Empty where there was nothing to choose. Free answers are not kept with a way, so the way on tells what was meant. */
function chosenAt(
  step: ScriptStep,
  answer: ScriptAnalysis['paths'][number]['steps'][number]['answer'],
  next: string | null,
  languages: readonly string[],
  t: TFunction,
): string {
  if (typeof answer === 'boolean') return t(answer ? 'scripts:yes' : 'scripts:no')
  const own = step.kind === 'end' ? null : step.next
  const slots = slotsOf(step).map(({ by, to }) => ({ by, to: to ?? own }))
  if (new Set(slots.map(({ to }) => to)).size < 2) return ''
  return slots
    .filter(({ to }) => to === next)
    .map(({ by }) => slotName(step, by, languages, t))
    .filter(Boolean)
    .join(' / ')
}

const choice = (question: string, answer: string) =>
  /[?？]$/.test(question) ? `${question} ${answer}` : `${question}: ${answer}`
