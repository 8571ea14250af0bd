import { modals } from '@mantine/modals'
import { IconUserQuestion } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import type { Ticket } from '#shared/domain/tickets'
import { run, useAsk } from '../../app/data.ts'
import { useTranslation } from '../../app/i18n.ts'
import { showDone, showFailure } from '../../app/toasts.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { CustomerCardView } from './CustomerCardView.tsx'
import { CustomerPicker } from './CustomerPicker.tsx'
import classes from './customers.module.css'

/** Whoever is on the other end of the open ticket. */
export function CustomerPane({ ticketId }: { readonly ticketId: string }) {
  const { t } = useTranslation('customers')
  const detail = useAsk('ticket.get', { ticketId }, { keepPrevious: true })
  const customerId = detail.data?.ticket.customerId
  // The nil id asks for nobody; the question rests until there is a customer.
  const card = useAsk(
    'customer.card',
    { customerId: customerId ?? '00000000-0000-0000-0000-000000000000' },
    { enabled: customerId !== undefined, keepPrevious: true },
  )
  if (detail.data === null) return null
  if (card.error) return <ErrorState error={card.error} onRetry={() => void card.refetch()} />
  if (card.data === null)
    return (
      <EmptyState icon={IconUserQuestion} title={t('customers:missing.title')} body={t('customers:missing.body')} />
    )
  if (!card.data || !detail.data) return null
  const { ticket } = detail.data
  return (
    <CustomerCardView
      card={card.data}
      ticketId={ticket.id}
      onChange={ticket.mergedIntoId === null ? () => openChangeCustomer(t, ticket) : undefined}
    />
  )
}

function openChangeCustomer(t: TFunction, ticket: Ticket): void {
  const modalId = crypto.randomUUID()
  modals.open({
    modalId,
    title: t('customers:change.title'),
    size: 440,
    closeButtonProps: { 'aria-label': t('customers:close') },
    children: (
      <div className={classes.changeForm}>
        <p className={classes.hint}>{t('customers:change.explain')}</p>
        <CustomerPicker
          autoFocus
          label={t('customers:change.label')}
          onPick={({ id, name }) => {
            run('ticket.update', {
              ticketId: ticket.id,
              set: { customerId: id },
              base: { customerId: ticket.customerId },
            }).then(() => {
              modals.close(modalId)
              showDone(t('customers:change.done', { name }))
            }, showFailure)
          }}
        />
      </div>
    ),
  })
}
