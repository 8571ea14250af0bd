import type { AnswerValue, ScriptStep } from '#shared/domain/scripts'
import type { ScriptAnalysis } from '#shared/ipc/scripts'
import { useFormat } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import type { Editor } from '../edit/editor.ts'
import { slotName, stepName } from '../words.ts'
import classes from './analytics.module.css'
import type { StepFigures } from './figures.ts'
import { wayName } from './way-name.ts'

/** A share as a bar, with its words and its number: the bar alone says nothing to whoever cannot see it. */
function Share(props: { readonly name: string; readonly count: number; readonly of: number; readonly more?: string }) {
  const { name, count, of, more } = props
  const format = useFormat()
  const ratio = of === 0 ? 0 : count / of
  return (
    <li className={classes.share}>
      <span className={classes.shareName}>{name}</span>
      <span className={classes.shareCount}>
        {format.number(count)} · {format.percent(ratio)}
      </span>
      <span className={classes.bar} aria-hidden>
        <span style={{ width: `${Math.round(ratio * 100)}%` }} />
      </span>
      {more && <span className={classes.more}>{more}</span>}
    </li>
  )
}

/** All calls of the version in the period: how many, how long, where they ended, which way they went. */
export function CallFigures(props: {
  readonly editor: Editor
  readonly analysis: ScriptAnalysis
  /** Which calls are counted, in a sentence. */
  readonly whose: string
}) {
  const { editor, analysis, whose } = props
  const { t } = useTranslation('scripts')
  const format = useFormat()
  const { runs, completed, medianSeconds, ends, paths, steps } = analysis
  const dispositions = new Map(editor.context.dispositions.map(({ id, name }) => [id, name]))
  const broken = steps.filter(({ abandonedHere }) => abandonedHere > 0)
  const scriptName = (scriptId: string) => editor.known?.scripts.find(({ id }) => id === scriptId)?.name
  const nameOf = (scriptId: string, stepId: string) => {
    const step = scriptId === editor.script.id ? editor.graph.steps.find(({ id }) => id === stepId) : undefined
    if (step) return stepName(step, editor.languages, t)
    return scriptName(scriptId) ?? stepId
  }
  const way = {
    scriptId: editor.script.id,
    graph: editor.graph,
    languages: editor.languages,
    scriptName: (id: string) => scriptName(id) ?? t('scripts:kind.sub-script'),
  }
  const outcome = ({ tickets, solved, reopened }: { tickets: number; solved: number; reopened: number }) =>
    tickets === 0
      ? ''
      : t('scripts:figures.outcome', {
          solved: format.percent(solved / tickets),
          reopened: format.percent(reopened / tickets),
        })
  return (
    <>
      <dl className={classes.totals}>
        <div>
          <dt>{t('scripts:figures.runs')}</dt>
          <dd>{format.number(runs)}</dd>
        </div>
        <div>
          <dt>{t('scripts:figures.completed')}</dt>
          <dd>{runs === 0 ? '–' : format.percent(completed / runs)}</dd>
        </div>
        <div>
          <dt>{t('scripts:figures.median')}</dt>
          <dd>{medianSeconds === null ? '–' : format.duration(Math.round(medianSeconds) * 1_000)}</dd>
        </div>
      </dl>
      <p className={classes.whose}>{whose}</p>
      {ends.length > 0 && (
        <section>
          <h2 className={classes.caption}>{t('scripts:figures.ends')}</h2>
          <ul className={classes.shares}>
            {ends.slice(0, 12).map((end) => (
              <Share
                key={`${end.scriptId}${end.stepId}${end.dispositionId}`}
                name={dispositions.get(end.dispositionId ?? '') ?? nameOf(end.scriptId, end.stepId)}
                count={end.count}
                of={runs}
                more={outcome(end)}
              />
            ))}
          </ul>
        </section>
      )}
      {broken.length > 0 && (
        <section>
          <h2 className={classes.caption}>{t('scripts:figures.brokenOff')}</h2>
          <ul className={classes.shares}>
            {broken
              .toSorted((a, b) => b.abandonedHere - a.abandonedHere)
              .slice(0, 6)
              .map((each) => (
                <Share
                  key={`${each.scriptId}${each.stepId}`}
                  name={nameOf(each.scriptId, each.stepId)}
                  count={each.abandonedHere}
                  of={runs}
                />
              ))}
          </ul>
        </section>
      )}
      {paths.length > 0 && (
        <section>
          <h2 className={classes.caption}>{t('scripts:figures.paths')}</h2>
          <ul className={classes.shares}>
            {paths.slice(0, 5).map((path, index) => (
              <Share
                // biome-ignore lint/suspicious/noArrayIndexKey: the ways have no names
                key={index}
                name={wayName(path, way, t)}
                count={path.count}
                of={runs}
                more={outcome(path)}
              />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** The chosen step: how often, how long, and what was answered. */
export function StepDetail(props: {
  readonly editor: Editor
  readonly step: ScriptStep
  readonly figures: StepFigures | undefined
}) {
  const { editor, step, figures } = props
  const { t } = useTranslation('scripts')
  const format = useFormat()
  const answers =
    step.kind === 'ask' || step.kind === 'branch' || step.kind === 'look-up' ? (figures?.answers ?? []) : []
  const total = answers.reduce((sum, { count }) => sum + count, 0)
  return (
    <section className={classes.step} aria-live="polite">
      <h2 className={classes.stepName}>{stepName(step, editor.languages, t)}</h2>
      {!figures ? (
        <p className={classes.hint}>{t('scripts:figures.never')}</p>
      ) : (
        <>
          <dl className={classes.totals}>
            <div>
              <dt>{t('scripts:figures.visits')}</dt>
              <dd>{format.number(figures.visits)}</dd>
            </div>
            <div>
              <dt>{t('scripts:figures.median')}</dt>
              <dd>
                {figures.medianSeconds === null ? '–' : format.duration(Math.round(figures.medianSeconds) * 1_000)}
              </dd>
            </div>
            <div>
              <dt>{t('scripts:figures.endedHere')}</dt>
              <dd>{format.number(figures.ended + figures.abandoned)}</dd>
            </div>
          </dl>
          {answers.length > 0 && (
            <ul className={classes.shares}>
              {answers.map(({ answer, count }) => (
                <Share key={String(answer)} name={answerName(editor, step, answer, t)} count={count} of={total} />
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  )
}

/** An answer as one would say it. */
function answerName(editor: Editor, step: ScriptStep, answer: AnswerValue, t: Parameters<typeof stepName>[2]): string {
  if (step.kind === 'branch') return slotName(step, typeof answer === 'string' ? answer : null, editor.languages, t)
  if (answer === null) return t('scripts:figures.noAnswer')
  if (typeof answer === 'boolean') return t(answer ? 'scripts:yes' : 'scripts:no')
  if (step.kind === 'ask' && step.input.type === 'choice' && typeof answer === 'string')
    return slotName(step, answer, editor.languages, t)
  return String(answer)
}
