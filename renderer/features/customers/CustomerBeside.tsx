import { IconUserQuestion } from '@tabler/icons-react'
import { useAsk } from '../../app/data.ts'
import { useTranslation } from '../../app/i18n.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { CustomerCardView } from './CustomerCardView.tsx'

/** Whoever is on the telephone, with what they allow: it is asked for before one dials. */
export function CustomerBeside(props: {
  /** Null as long as nobody knows who calls. */
  readonly customerId: string | null
  /** What a call to them from here is about. */
  readonly ticketId: string | null
}) {
  const { customerId, ticketId } = props
  const { t } = useTranslation('customers')
  const card = useAsk(
    'customer.card',
    { customerId: customerId ?? '00000000-0000-0000-0000-000000000000' },
    { enabled: customerId !== null, keepPrevious: true },
  )
  if (customerId === null)
    return (
      <EmptyState icon={IconUserQuestion} title={t('customers:unknown.title')} body={t('customers:unknown.body')} />
    )
  if (card.error && !card.data) return <ErrorState error={card.error} onRetry={() => void card.refetch()} />
  if (card.data === null)
    return (
      <EmptyState icon={IconUserQuestion} title={t('customers:missing.title')} body={t('customers:missing.body')} />
    )
  return card.data ? <CustomerCardView card={card.data} ticketId={ticketId} consents /> : null
}
