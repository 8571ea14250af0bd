import { Button } from '@mantine/core'
import { IconPencil, IconUserQuestion } from '@tabler/icons-react'
import { useAsk } from '../../app/data.ts'
import { useTranslation } from '../../app/i18n.ts'
import { lastQueue, openQueue } from '../../app/navigation.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { Consents } from './Consents.tsx'
import { ContactWishes } from './ContactWishes.tsx'
import { CopyLink } from './CopyLink.tsx'
import { CustomerFacts, Tier } from './CustomerFacts.tsx'
import classes from './customers.module.css'
import { useEditCustomer } from './EditCustomer.tsx'
import { Notes } from './Facts.tsx'
import { TicketGroups } from './TicketGroups.tsx'

/** A customer by themselves, as search finds them. */
export function CustomerPage({ customerId }: { readonly customerId: string }) {
  const { t } = useTranslation('customers')
  const card = useAsk('customer.card', { customerId })
  const { edit, dialog } = useEditCustomer()
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
  const { customer, organization } = card.data
  const shown = card.data
  return (
    <div className={classes.page}>
      <div className={classes.pageInner}>
        <header className={classes.head}>
          <Avatar name={customer.name} kind="customer" size={40} />
          <div className={classes.headWords}>
            <h1 className={classes.pageName} data-selectable>
              {customer.name}
            </h1>
            <Tier tier={customer.tier} />
          </div>
          <CopyLink record={{ type: 'customer', id: customer.id }} />
          <Button leftSection={<IconPencil size={16} stroke={1.5} aria-hidden />} onClick={() => edit(shown)}>
            {t('customers:menu.edit')}
          </Button>
        </header>
        <div className={classes.columns}>
          <div>
            <CustomerFacts customer={customer} organization={organization} />
            <ContactWishes customer={customer} />
            <Notes heading="h2" text={customer.notes} title={t('customers:notes')} />
            {organization && (
              <Notes
                heading="h2"
                text={organization.notes}
                title={t('customers:organizationNotes', { name: organization.name })}
              />
            )}
            <Consents customerId={customer.id} name={customer.name} />
          </div>
          <div>
            <TicketGroups heading="h2" tickets={shown} />
          </div>
        </div>
      </div>
      {dialog}
    </div>
  )
}
