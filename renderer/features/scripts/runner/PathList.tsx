import { isAutomatic } from '#shared/rules/scripts/graph'
import { stepAt } from '#shared/rules/scripts/program'
import type { RunState } from '#shared/rules/scripts/run-state'
import { useTranslation } from '../../../app/i18n.ts'
import { answerWords } from '../answer-words.ts'
import type { RunController } from './controller.ts'
import classes from './runner.module.css'

/** The way of the call so far; each step takes one back to it. Steps behind the present one were left by going back. */
export function PathList(props: {
  readonly call: RunController
  readonly state: RunState
  readonly onJump: (index: number) => void
}) {
  const { call, state, onJump } = props
  const { t } = useTranslation('scripts')
  const visits = state.visits.flatMap((visit, index) => {
    const step = stepAt(call.program, visit)
    return step && !isAutomatic(step) && !(step.kind === 'end' && index !== state.visits.length - 1)
      ? [{ visit, step, index }]
      : []
  })
  if (visits.length < 2) return null
  return (
    <nav className={classes.path} aria-label={t('scripts:path')}>
      <h3 className={classes.groupTitle}>{t('scripts:path')}</h3>
      <ol>
        {visits.map(({ visit, step, index }) => (
          <li key={`${index}-${visit.stepId}`}>
            <button
              type="button"
              className={classes.pathStep}
              data-ahead={index > state.cursor || undefined}
              aria-current={index === state.cursor ? 'step' : undefined}
              onClick={() => onJump(index)}
            >
              <span className={classes.pathTitle}>{step.title || t(`scripts:kind.${step.kind}`)}</span>
              <span className={classes.pathAnswer}>
                {answerWords(step, visit.answer, {
                  language: state.language,
                  written: call.program.scripts.get(visit.scriptId)?.languages ?? [],
                  t,
                })}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
