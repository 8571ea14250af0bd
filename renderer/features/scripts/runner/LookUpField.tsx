import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useState } from 'react'
import type { AnswerValue, StepOf } from '#shared/domain/scripts'
import { keptAnswer, typedAnswer } from '#shared/rules/scripts/engine'
import { valuesAt } from '#shared/rules/scripts/program'
import type { RunState } from '#shared/rules/scripts/run-state'
import { useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { Kbd } from '../../../ui/Kbd.tsx'
import type { About, RunController } from './controller.ts'
import classes from './runner.module.css'

interface LookUpFieldProps {
  readonly call: RunController
  readonly state: RunState
  readonly step: StepOf<'look-up'>
  readonly about: About
  readonly onAnswer: (value: AnswerValue) => void
}

/** What the app found, to be confirmed; what it did not find can be entered. */
export function LookUpField({ call, state, step, about, onAnswer }: LookUpFieldProps) {
  const { t } = useTranslation('scripts')
  const key = step.key === null ? null : String(valuesAt(call.program, state, call.facts()).get(step.key)?.value ?? '')
  const { customerId, ticketId } = about
  const looked = useAsk('script.lookUp', {
    source: step.source,
    field: step.field,
    key: key?.slice(0, 200) ?? null,
    customerId,
    ticketId,
  })
  const found = looked.data?.value ?? null
  const [typed, setTyped] = useState<string | null>(() => {
    const kept = typedAnswer(state) ?? keptAnswer(state)
    return kept === null ? null : String(kept)
  })
  const value = typed ?? (found === null ? '' : String(found))
  const [settled, setSettled] = useState(false)
  useEffect(() => {
    if (looked.data || looked.error) setSettled(true)
  }, [looked.data, looked.error])
  const send = (event: FormEvent) => {
    event.preventDefault()
    onAnswer(value.trim() === '' ? null : value.trim() === String(found) ? found : value)
  }
  return (
    <form className={classes.answer} onSubmit={send}>
      <TextInput
        data-answer
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        size="sm"
        aria-label={t('scripts:lookedUp')}
        description={settled ? t(found === null ? 'scripts:notFound' : 'scripts:foundValue') : undefined}
        value={value}
        maxLength={1_000}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          call.type(event.currentTarget.value)
        }}
      />
      <Button type="submit" variant="filled" rightSection={<Kbd keys="Enter" />}>
        {t(value === '' ? 'scripts:skip' : 'scripts:next')}
      </Button>
    </form>
  )
}
