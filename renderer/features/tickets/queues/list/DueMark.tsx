import { IconClock, IconClockExclamation } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useNow } from '../../../../app/clock.ts'
import { formatLocale, useFormat } from '../../../../app/format.ts'
import { useTranslation } from '../../../../app/i18n.ts'
import { type DueState, dueState, shortSpan } from './due.ts'
import classes from './TicketRow.module.css'

// Some dozen texts serve all rows of a day; putting one together for each row at each draw is felt while scrolling.
const texts = new Map<string, string>()

function textOf(t: TFunction, language: string, state: DueState, span: string): string {
  const key = `${language} ${state} ${span}`
  const known = texts.get(key)
  if (known !== undefined) return known
  const text = t(state === 'overdue' ? 'tickets:row.overdue' : 'tickets:row.due', { span })
  texts.set(key, text)
  return text
}

/** When the customer is owed something, by sign and words; the exact time shows on hover. */
export function DueMark({ dueAt }: { readonly dueAt: string }) {
  const { t, i18n } = useTranslation('tickets')
  const format = useFormat()
  const now = useNow()
  const language = i18n.resolvedLanguage ?? 'en'
  const state = dueState(dueAt, now)
  const Icon = state === 'overdue' ? IconClockExclamation : IconClock
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only a hint for the mouse is made here, nothing is done
    <span
      className={classes.due}
      data-state={state}
      onMouseEnter={({ currentTarget }) => {
        const when = format.exact(dueAt)
        currentTarget.title = t(state === 'overdue' ? 'tickets:row.wasDue' : 'tickets:row.isDue', { when })
      }}
    >
      <Icon size={12} stroke={2} aria-hidden />
      {textOf(t, language, state, shortSpan(Date.parse(dueAt) - now, formatLocale(language)))}
    </span>
  )
}
