import { Checkbox, Select, TextInput } from '@mantine/core'
import type { CallDetail } from '#shared/ipc/calls'
import type { AppContext } from '#shared/ipc/views'
import { useFormat } from '../../app/format.ts'
import { useTranslation } from '../../app/i18n.ts'
import { useLimit } from '../../ui/limit.tsx'
import classes from './calls.module.css'
import wrapUpClasses from './wrap-up.module.css'
import { type Outcome, ticketsOf, type WrapUpForm, type WrapUpProblems } from './wrap-up.ts'

export function OutcomeChips(props: {
  readonly context: AppContext
  readonly value: string | null
  readonly problem: boolean
  readonly onChange: (id: string) => void
}) {
  const { context, value, problem, onChange } = props
  const { t } = useTranslation('calls')
  const offered = context.dispositions.filter(({ id, active }) => active || id === value)
  return (
    <fieldset className={wrapUpClasses.outcomes} data-problem={problem || undefined}>
      <legend className={wrapUpClasses.legend}>{t('calls:wrapUp.outcome')}</legend>
      {offered.length === 0 && <p className={classes.warnText}>{t('calls:wrapUp.noOutcomes')}</p>}
      <div className={wrapUpClasses.outcomeChips}>
        {offered.map(({ id, name }) => (
          <label key={id} className={wrapUpClasses.outcomeChip} data-chosen={id === value || undefined}>
            <input type="radio" name="disposition" value={id} checked={id === value} onChange={() => onChange(id)} />
            {name}
          </label>
        ))}
      </div>
      {problem && (
        <p className={classes.errorText} role="alert">
          {t('calls:wrapUp.outcomeNeeded')}
        </p>
      )}
    </fieldset>
  )
}

export function TicketChoice(props: {
  readonly detail: CallDetail
  readonly outcome: Outcome
  readonly problems: WrapUpProblems
  readonly onChange: (change: Partial<WrapUpForm>) => void
}) {
  const { detail, outcome, problems, onChange } = props
  const { t } = useTranslation('calls')
  const { call } = detail
  const limit = useLimit()
  const known = ticketsOf(detail)
  const isKnown = known.some(({ id }) => id === outcome.ticket)
  const data = [
    { value: 'none', label: t('calls:wrapUp.noTicket') },
    { value: 'new', label: t('calls:wrapUp.newTicket'), disabled: call.customerId === null },
    ...(call.ticketId !== null && !known.some(({ id }) => id === call.ticketId)
      ? [{ value: call.ticketId, label: t('calls:wrapUp.hiddenTicket') }]
      : []),
    ...known.map(({ id, number, subject }) => ({
      value: id,
      label: number === null ? subject : `#${number} ${subject}`,
    })),
  ]
  return (
    <>
      <Select
        label={t('calls:wrapUp.ticket')}
        description={call.customerId === null ? t('calls:wrapUp.ticketNeedsCustomer') : undefined}
        data={data}
        value={outcome.ticket}
        allowDeselect={false}
        error={problems.ticket ? t('calls:wrapUp.ticketNeedsCustomer') : null}
        onChange={(value) => onChange({ ticket: value ?? 'none' })}
      />
      {outcome.ticket === 'new' && (
        <TextInput
          label={t('calls:wrapUp.subject')}
          value={outcome.subject}
          {...limit(outcome.subject, 300)}
          error={problems.subject ? t('calls:wrapUp.subjectNeeded') : null}
          onChange={(event) => onChange({ subject: event.currentTarget.value })}
        />
      )}
      {isKnown && (
        <Checkbox
          label={t('calls:wrapUp.noteInTicket')}
          checked={outcome.noteInTicket}
          onChange={(event) => onChange({ noteInTicket: event.currentTarget.checked })}
        />
      )}
    </>
  )
}

/** Promises to this customer that are open: the call may keep them. */
export function Kept(props: {
  readonly detail: CallDetail
  readonly keeps: readonly string[]
  readonly onChange: (callbackId: string, isKept: boolean) => void
}) {
  const { detail, keeps, onChange } = props
  const { t } = useTranslation('calls')
  const format = useFormat()
  return detail.openCallbacks.map(({ id, dueAt, note }) => (
    <Checkbox
      key={id}
      label={t('calls:wrapUp.keeps', { when: format.moment(dueAt) })}
      description={note}
      checked={keeps.includes(id)}
      onChange={(event) => onChange(id, event.currentTarget.checked)}
    />
  ))
}
