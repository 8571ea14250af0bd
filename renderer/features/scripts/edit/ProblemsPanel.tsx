import { IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from '../../../app/i18n.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { flowOrder } from '../graph/slots.ts'
import { slotName, stepName } from '../words.ts'
import type { Editor } from './editor.ts'
import { ProblemLine } from './ProblemLine.tsx'
import classes from './panel.module.css'

/** Everything that is wrong, step by step; each line leads to its step. */
export function ProblemsPanel({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation('scripts')
  const { problems, graph, languages } = editor
  if (problems.length === 0)
    return (
      <EmptyState icon={IconCircleCheck} title={t('scripts:edit.noProblems')} body={t('scripts:edit.noProblemsBody')} />
    )
  const order = flowOrder(graph)
  const ofScript = problems.filter(({ stepId }) => stepId === null)
  return (
    <div className={classes.problemList}>
      {ofScript.map((problem) => (
        <ProblemLine key={problem.code} problem={problem} />
      ))}
      {order.map((step, index) => {
        const own = problems.filter(({ stepId }) => stepId === step.id)
        if (own.length === 0) return null
        return (
          <section key={step.id}>
            <h3 className={classes.problemStep}>
              {index + 1}. {stepName(step, languages, t)}
            </h3>
            <ul className={classes.problemLines}>
              {own.map((problem, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two can be the same, and none changes places
                <li key={at}>
                  <button
                    type="button"
                    className={classes.problemButton}
                    onClick={() => {
                      editor.select({ stepId: step.id, ...(problem.partId === null ? {} : { by: problem.partId }) })
                      editor.openPanel(
                        problem.code === 'dead-end' || problem.code === 'unknown-step' ? 'target' : 'first',
                      )
                    }}
                  >
                    <ProblemLine problem={problem} part={slotName(step, problem.partId, languages, t)} />
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
