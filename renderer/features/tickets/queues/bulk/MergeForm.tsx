import { Button, Radio } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from '../../../../app/i18n.ts'
import { StatusBadge } from '../../../../ui/StatusBadge.tsx'
import classes from './ChoiceList.module.css'
import type { Gathered } from './gather.ts'

/** More than this at once is a slip of Ctrl+A, and no list that a person reads. */
const mostMerged = 20

/** Which of the tickets stays; the others close and are shown inside it. Cannot be taken back. */
export function MergeForm(props: {
  readonly tickets: readonly Gathered[]
  readonly onCancel: () => void
  readonly onMerge: (from: readonly string[], into: string) => void
}) {
  const { tickets, onCancel, onMerge } = props
  const { t } = useTranslation('tickets')
  const tooMany = tickets.length > mostMerged
  // The oldest has the number that people were told.
  const ordered = [...tickets].sort((a, b) => a.createdAt.localeCompare(b.createdAt))
  const [into, setInto] = useState(() => ordered.find((ticket) => ticket.status !== 'closed')?.id)
  const customers = new Set(tickets.map((ticket) => ticket.customerId))
  const from = tickets.filter(({ id }) => id !== into).map(({ id }) => id)

  if (tooMany) {
    return (
      <>
        <p className={classes.note}>{t('tickets:merge.tooMany', { count: mostMerged })}</p>
        <div className={classes.actions}>
          <Button data-autofocus onClick={onCancel}>
            {t('tickets:merge.cancel')}
          </Button>
        </div>
      </>
    )
  }
  return (
    <>
      <p className={classes.note}>{t('tickets:merge.body')}</p>
      <fieldset className={classes.options}>
        <legend className={classes.legend}>{t('tickets:merge.into')}</legend>
        <div className={classes.scroll}>
          {ordered.map((ticket) => (
            <label key={ticket.id} htmlFor={`merge-${ticket.id}`} className={classes.option}>
              <Radio
                id={`merge-${ticket.id}`}
                size="xs"
                name="into"
                value={ticket.id}
                checked={ticket.id === into}
                disabled={ticket.status === 'closed'}
                onChange={() => setInto(ticket.id)}
                {...(ticket.id === into ? { 'data-autofocus': true } : {})}
              />
              <span className={classes.number}>
                {ticket.number === null ? t('tickets:search.noNumber') : `#${ticket.number}`}
              </span>
              <span className={classes.label}>
                <bdi>{ticket.subject}</bdi>
              </span>
              <span className={classes.detail}>{ticket.customerName}</span>
              <StatusBadge status={ticket.status} />
            </label>
          ))}
        </div>
      </fieldset>
      {customers.size > 1 && (
        <p role="alert" className={classes.none}>
          {t('tickets:merge.customers', { count: customers.size })}
        </p>
      )}
      <div className={classes.actions}>
        <Button onClick={onCancel}>{t('tickets:merge.cancel')}</Button>
        <Button variant="filled" disabled={!into} onClick={() => into && onMerge(from, into)}>
          {t('tickets:merge.submit', { count: from.length })}
        </Button>
      </div>
    </>
  )
}
