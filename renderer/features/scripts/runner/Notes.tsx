import { Textarea } from '@mantine/core'
import type { RunState } from '#shared/rules/scripts/run-state'
import { useTranslation } from '../../../app/i18n.ts'
import type { RunController } from './controller.ts'
import classes from './runner.module.css'

/** At any time, on disk as one types, and part of the record. Escape goes back to the step. */
export function Notes({ call, state }: { readonly call: RunController; readonly state: RunState }) {
  const { t } = useTranslation('scripts')
  return (
    <Textarea
      className={classes.notes}
      label={t('scripts:notes')}
      placeholder={t('scripts:notesHint')}
      autosize
      minRows={2}
      maxRows={8}
      maxLength={20_000}
      value={state.notes}
      onChange={(event) => call.note(event.currentTarget.value)}
      onBlur={() => void call.flush()}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        const pane = event.currentTarget.closest('section')
        const field =
          pane?.querySelector<HTMLElement>('[data-answer]') ?? pane?.querySelector<HTMLElement>('[data-kind]')
        field?.focus()
      }}
    />
  )
}
