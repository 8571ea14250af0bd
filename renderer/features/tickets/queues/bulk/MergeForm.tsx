import { Button, Radio } from '@mantine/core'
import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../../../../app/data.ts'
import { useTranslation } from '../../../../app/i18n.ts'
import { StatusBadge } from '../../../../ui/StatusBadge.tsx'
import classes from './ChoiceList.module.css'
import type { Changeable } from './changes.ts'

/** More than this at once is a slip of Ctrl+A, and no list that a person reads. */
const mostMerged = 20

/** Which of the tickets stays; the others close and are shown inside it. Cannot be taken back. */
export function MergeForm(props: {
  readonly tickets: readonly Changeable[]
  readonly onCancel: () => void
  readonly onMerge: (from: readonly string[], into: string) => void
}) {
  const { tickets, onCancel, onMerge } = props
  const { t } = useTranslation('tickets')
  const tooMany = tickets.length > mostMerged
  const details = useQueries({
    queries: (tooMany ? [] : tickets).map(({ id }) => ({
      queryKey: ['ticket.get', { ticketId: id }],
      queryFn: () => ask('ticket.get', { ticketId: id }),
    })),
  })
  const known = details
    .flatMap(({ data }) => (data ? [data] : []))
    .sort((a, b) => a.ticket.createdAt.localeCompare(b.ticket.createdAt))
  const [chosen, setChosen] = useState<string | null>(null)
  // The oldest has the number that people were told.
  const into = chosen ?? known.find(({ ticket }) => ticket.status !== 'closed')?.ticket.id
  const customers = new Set(known.map(({ ticket }) => ticket.customerId))
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
          {known.map(({ ticket, customer }) => (
            <label key={ticket.id} className={classes.option}>
              <Radio
                size="xs"
                name="into"
                value={ticket.id}
                checked={ticket.id === into}
                onChange={() => setChosen(ticket.id)}
                {...(ticket.id === into ? { 'data-autofocus': true } : {})}
              />
              <span className={classes.number}>
                {ticket.number === null ? t('tickets:search.noNumber') : `#${ticket.number}`}
              </span>
              <span className={classes.label}>
                <bdi>{ticket.subject}</bdi>
              </span>
              <span className={classes.detail}>{customer?.name}</span>
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
