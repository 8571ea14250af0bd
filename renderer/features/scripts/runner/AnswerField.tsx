import { Button, NumberInput, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import type { AnswerValue, AskInput } from '#shared/domain/scripts'
import type { AnswerProblem } from '#shared/rules/scripts/answers'
import type { TypedValue } from '#shared/rules/scripts/run-state'
import { useTranslation } from '../../../app/i18n.ts'
import { Kbd } from '../../../ui/Kbd.tsx'
import classes from './runner.module.css'

interface AnswerFieldProps {
  readonly input: AskInput
  readonly required: boolean
  readonly kept: AnswerValue
  /** What was typed before the field went and came back. */
  readonly begun: TypedValue | undefined
  readonly onType: (value: TypedValue) => void
  readonly problem: AnswerProblem | null
  readonly onAnswer: (value: AnswerValue) => void
}

/** A question whose answer is typed. Enter goes on. */
export function AnswerField({ input, required, kept, begun, problem, onType, onAnswer }: AnswerFieldProps) {
  const { t } = useTranslation('scripts')
  const [value, setValue] = useState<string | number>(begun ?? (typeof kept === 'boolean' ? '' : (kept ?? '')))
  const type = (next: string | number) => {
    setValue(next)
    onType(next)
  }
  const limits = input.type === 'number' ? { min: String(input.min ?? ''), max: String(input.max ?? '') } : {}
  const error = problem ? t(`scripts:answer.${problem}`, { min: '', max: '', ...limits }) : undefined
  const send = (event?: FormEvent) => {
    event?.preventDefault()
    onAnswer(value === '' ? null : value)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }
  const common = { 'data-answer': true, 'aria-label': t('scripts:yourAnswer'), error, size: 'sm' } as const
  return (
    <form className={classes.answer} onSubmit={send}>
      {input.type === 'number' ? (
        <NumberInput
          {...common}
          value={value}
          onChange={type}
          onKeyDown={onKeyDown}
          {...(input.unit === '' ? {} : { suffix: ` ${input.unit}` })}
          hideControls
          inputMode="decimal"
        />
      ) : input.type === 'text' && input.multiline ? (
        <Textarea
          {...common}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={10_000}
          value={value}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      ) : (
        <TextInput
          {...common}
          type={input.type === 'date' ? 'date' : 'text'}
          maxLength={10_000}
          value={value}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      )}
      <Button type="submit" variant="filled" rightSection={<Kbd keys="Enter" />}>
        {t(value === '' && !required ? 'scripts:skip' : 'scripts:next')}
      </Button>
    </form>
  )
}
