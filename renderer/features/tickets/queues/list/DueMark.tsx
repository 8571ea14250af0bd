import { IconClock, IconClockExclamation } from '@tabler/icons-react'
import { useNow } from '../../../../app/clock.ts'
import { formatLocale, useFormat } from '../../../../app/format.ts'
import { useTranslation } from '../../../../app/i18n.ts'
import { dueState, shortSpan } from './due.ts'
import classes from './TicketRow.module.css'

/** When the customer is owed something, by sign and words; the exact time shows on hover. */
export function DueMark({ dueAt }: { readonly dueAt: string }) {
  const { t, i18n } = useTranslation('tickets')
  const format = useFormat()
  const now = useNow()
  const state = dueState(dueAt, now)
  const span = shortSpan(Date.parse(dueAt) - now, formatLocale(i18n.resolvedLanguage))
  const Icon = state === 'overdue' ? IconClockExclamation : IconClock
  const exact = format.exact(dueAt)
  return (
    <span
      className={classes.due}
      data-state={state}
      title={t(state === 'overdue' ? 'tickets:row.wasDue' : 'tickets:row.isDue', { when: exact })}
    >
      <Icon size={12} stroke={2} aria-hidden />
      {t(state === 'overdue' ? 'tickets:row.overdue' : 'tickets:row.due', { span })}
    </span>
  )
}
