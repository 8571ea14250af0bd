import { Button } from '@mantine/core'
import { IconArrowLeft, IconShieldCheck } from '@tabler/icons-react'
import { type RefObject, useEffect, useRef } from 'react'
import type { AnswerValue, AskInput, Texts } from '#shared/domain/scripts'
import type { AnswerProblem } from '#shared/rules/scripts/answers'
import { keptAnswer, type Place, typedAnswer } from '#shared/rules/scripts/engine'
import type { RunState } from '#shared/rules/scripts/run-state'
import { useTranslation } from '../../../app/i18n.ts'
import { useShortcuts } from '../../../app/shortcuts.ts'
import { Kbd } from '../../../ui/Kbd.tsx'
import { AnswerField } from './AnswerField.tsx'
import { ArticleBox } from './ArticleBox.tsx'
import type { About, RunController } from './controller.ts'
import { FilledLine, FilledText } from './FilledText.tsx'
import { LookUpField } from './LookUpField.tsx'
import classes from './runner.module.css'

interface StepViewProps {
  readonly call: RunController
  readonly state: RunState
  readonly place: Extract<Place, { kind: 'waiting' }>
  readonly about: About
  readonly problem: AnswerProblem | null
  readonly onProblem: (problem: AnswerProblem | null) => void
  readonly onBack: (() => void) | null
  /** Takes the digits that are pressed in the panel. */
  readonly digits: RefObject<((digit: number) => void) | null>
}

/** What to say or ask now, large enough to be read while speaking. */
export function StepView({ call, state, place, about, problem, onProblem, onBack, digits }: StepViewProps) {
  const { t } = useTranslation('scripts')
  const { step, visit } = place
  const stage = useRef<HTMLElement>(null)
  // The keys work where the eyes are: on the step, or in its field.
  useEffect(() => {
    const field = stage.current?.querySelector<HTMLElement>('[data-answer]')
    ;(field ?? stage.current)?.focus({ preventScroll: true })
    stage.current?.parentElement?.scrollTo({ top: 0 })
  }, [])

  const holds = (step.kind === 'say' || step.kind === 'show-article') && step.compliance
  const give = (value: AnswerValue) => onProblem(call.answer(value))
  const goOn = () => onProblem(holds ? call.confirm() : call.answer(keptAnswer(state)))
  const isForm = step.kind === 'look-up' || (step.kind === 'ask' && isTyped(step.input.type))
  const options = step.kind === 'ask' ? optionsOf(step.input, t) : []
  const inside = () => stage.current?.contains(document.activeElement) ?? false

  useEffect(() => {
    digits.current = (digit) => {
      const option = options[digit - 1]
      if (option) give(option.value)
    }
    return () => {
      digits.current = null
    }
  })
  useShortcuts([
    {
      id: 'script.next',
      keys: 'Enter',
      scope: 'script',
      label: 'scripts:shortcuts.next',
      when: () => inside() && !isForm,
      run: goOn,
    },
  ])

  return (
    <section
      ref={stage}
      className={classes.step}
      data-kind={step.kind}
      data-compliance={holds || undefined}
      tabIndex={-1}
      aria-label={step.title || t(`scripts:kind.${step.kind}`)}
    >
      <p className={classes.kind}>
        {holds && <IconShieldCheck size={16} stroke={1.5} aria-hidden />}
        {holds ? t('scripts:compliance') : t(`scripts:kind.${step.kind}`)}
        <span className={classes.title}>{step.title}</span>
      </p>
      {'text' in step && <FilledText call={call} state={state} scriptId={visit.scriptId} texts={step.text} />}
      {step.kind === 'show-article' && step.articleId && (
        <ArticleBox call={call} articleId={step.articleId} language={state.language} />
      )}
      {step.kind === 'look-up' && <LookUpField call={call} state={state} step={step} about={about} onAnswer={give} />}
      {step.kind === 'ask' && isTyped(step.input.type) && (
        <AnswerField
          input={step.input}
          required={step.required}
          kept={keptAnswer(state)}
          begun={typedAnswer(state)}
          onType={call.type}
          problem={problem}
          onAnswer={give}
        />
      )}
      {options.length > 0 && (
        <Options
          options={options}
          call={call}
          state={state}
          scriptId={visit.scriptId}
          kept={visit.leftAt === null ? keptAnswer(state) : visit.answer}
          onPick={give}
        />
      )}
      {problem && !isForm && (
        <p className={classes.problem} role="alert">
          {t(`scripts:answer.${problem}`, limitsOf(step))}
        </p>
      )}
      <div className={classes.stepActions}>
        {onBack && (
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconArrowLeft size={16} stroke={1.5} aria-hidden />}
            onClick={onBack}
          >
            {t('scripts:back')}
          </Button>
        )}
        <span className={classes.spring} />
        {!isForm && (options.length === 0 || keptAnswer(state) !== null || (step.kind === 'ask' && !step.required)) && (
          <Button variant="filled" onClick={goOn} rightSection={<Kbd keys="Enter" />}>
            {t(
              holds && !place.confirmed
                ? 'scripts:confirm'
                : step.kind === 'ask' && keptAnswer(state) === null
                  ? 'scripts:skip'
                  : 'scripts:next',
            )}
          </Button>
        )}
      </div>
    </section>
  )
}

interface Option {
  readonly key: string
  readonly value: AnswerValue
  /** Words of the script, or of the window. */
  readonly label: Texts | string
}

function optionsOf(input: AskInput, t: (key: string) => string): Option[] {
  if (input.type === 'choice') return input.options.map(({ id, label }) => ({ key: id, value: id, label }))
  if (input.type === 'yes-no')
    return [
      { key: 'yes', value: true, label: t('scripts:yes') },
      { key: 'no', value: false, label: t('scripts:no') },
    ]
  return []
}

const isTyped = (type: string) => type !== 'choice' && type !== 'yes-no'

function Options(props: {
  readonly options: readonly Option[]
  readonly call: RunController
  readonly state: RunState
  readonly scriptId: string
  readonly kept: AnswerValue
  readonly onPick: (value: AnswerValue) => void
}) {
  const { options, call, state, scriptId, kept, onPick } = props
  return (
    <ol className={classes.options}>
      {options.map((option, index) => (
        <li key={option.key}>
          <button
            type="button"
            className={classes.option}
            data-kept={kept === option.value || undefined}
            aria-pressed={kept === option.value}
            aria-keyshortcuts={index < 9 ? String(index + 1) : undefined}
            onClick={() => onPick(option.value)}
          >
            {index < 9 && <Kbd keys={String(index + 1)} />}
            {typeof option.label === 'string' ? (
              option.label
            ) : (
              <FilledLine call={call} state={state} scriptId={scriptId} texts={option.label} />
            )}
          </button>
        </li>
      ))}
    </ol>
  )
}

function limitsOf(step: StepViewProps['place']['step']) {
  if (step.kind !== 'ask' || step.input.type !== 'number') return { min: '', max: '' }
  return { min: String(step.input.min ?? ''), max: String(step.input.max ?? '') }
}
