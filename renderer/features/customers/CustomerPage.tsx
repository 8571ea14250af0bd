import { Button } from '@mantine/core'
import { IconPencil, IconUserQuestion } from '@tabler/icons-react'
import type { CustomerCard } from '#shared/ipc/views'
import { useAsk } from '../../app/data.ts'
import { useTranslation } from '../../app/i18n.ts'
import { lastQueue, openQueue } from '../../app/navigation.ts'
import { useShortcuts } from '../../app/shortcuts.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { Consents } from './Consents.tsx'
import { ContactWishes } from './ContactWishes.tsx'
import { CopyLink } from './CopyLink.tsx'
import { CustomerFacts, Tier } from './CustomerFacts.tsx'
import { editCustomer } from './EditCustomer.tsx'
import { Elsewhere } from './Elsewhere.tsx'
import { Notes } from './Facts.tsx'
import { Colleagues } from './history/Colleagues.tsx'
import { CustomerMenu } from './history/CustomerMenu.tsx'
import { HealthPanel } from './history/HealthPanel.tsx'
import history from './history/history.module.css'
import { PinnedFacts } from './history/PinnedFacts.tsx'
import { Products } from './history/Products.tsx'
import { Merges, RecordQuality } from './history/Records.tsx'
import { TimelinePanel } from './history/TimelinePanel.tsx'
import { RecordHead } from './RecordHead.tsx'
import { TicketGroups } from './TicketGroups.tsx'

/** A customer by themselves: who they are, everything that happened, and how they are. */
export function CustomerPage({ customerId }: { readonly customerId: string }) {
  const { t } = useTranslation(['customers', 'history'])
  const card = useAsk('customer.card', { customerId })
  if (card.error && card.data === undefined)
    return <ErrorState error={card.error} onRetry={() => void card.refetch()} />
  if (card.data === undefined) return null
  if (card.data === null) {
    return (
      <EmptyState icon={IconUserQuestion} title={t('customers:missing.title')} body={t('customers:missing.body')}>
        <Button onClick={() => openQueue(lastQueue())}>{t('customers:missing.back')}</Button>
      </EmptyState>
    )
  }
  return <Content card={card.data} />
}

function Content({ card }: { readonly card: CustomerCard }) {
  const { t } = useTranslation('customers')
  const { customer, organization } = card
  const { data: extras } = useAsk('customer.extras', { customerId: customer.id }, { keepPrevious: true })
  const edit = () => editCustomer(card)
  useShortcuts([
    { id: 'customer.edit', keys: 'Shift+E', scope: 'customer', label: 'customers:shortcuts.edit', run: edit },
  ])
  return (
    <div className={history.page}>
      <div className={history.pageHead}>
        <RecordHead kind="customer" name={customer.name} of="page" below={<Tier tier={customer.tier} />}>
          <CopyLink record={{ type: 'customer', id: customer.id }} />
          <Button leftSection={<IconPencil size={16} stroke={1.5} aria-hidden />} onClick={edit}>
            {t('customers:menu.edit')}
          </Button>
          <CustomerMenu customer={customer} />
        </RecordHead>
      </div>
      <div className={history.columns}>
        <div className={history.side}>
          <CustomerFacts card={card} />
          <ContactWishes customer={customer} />
          <PinnedFacts customer={customer} heading="h2" editable />
          <Notes heading="h2" text={customer.notes} title={t('customers:notes')} />
          {organization && (
            <Notes
              heading="h2"
              text={organization.notes}
              title={t('customers:organizationNotes', { name: organization.name })}
            />
          )}
          {extras && organization && <Colleagues extras={extras} organization={organization} heading="h2" />}
          <Consents heading="h2" customerId={customer.id} name={customer.name} />
          {extras && <Merges merges={extras.merges} heading="h2" />}
          <RecordQuality customerId={customer.id} heading="h2" />
        </div>
        <TimelinePanel customerId={customer.id} />
        <div className={history.side}>
          <HealthPanel customer={customer} size="whole" />
          <TicketGroups heading="h2" tickets={card} openOnly />
          <Elsewhere customerId={customer.id} />
          {extras && <Products customerId={customer.id} products={extras.products} heading="h2" editable />}
        </div>
      </div>
    </div>
  )
}
