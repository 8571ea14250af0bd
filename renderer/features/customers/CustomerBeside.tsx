import { IconUserQuestion } from '@tabler/icons-react'
import { useAsk } from '../../app/data.ts'
import { useTranslation } from '../../app/i18n.ts'
import { openCustomer } from '../../app/navigation.ts'
import { useShortcuts } from '../../app/shortcuts.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { Consents } from './Consents.tsx'
import { ContactWishes } from './ContactWishes.tsx'
import { CustomerFacts, Tier } from './CustomerFacts.tsx'
import classes from './customers.module.css'
import { useEditCustomer } from './EditCustomer.tsx'
import { Notes } from './Facts.tsx'
import { TicketGroups } from './TicketGroups.tsx'

/** A customer beside whatever concerns them, e.g. a call. */
export function CustomerBeside({ customerId }: { readonly customerId: string }) {
  const { t } = useTranslation('customers')
  const card = useAsk('customer.card', { customerId }, { keepPrevious: true })
  const { edit, dialog } = useEditCustomer()
  const shown = card.data
  useShortcuts([
    {
      id: 'customer.edit',
      keys: 'Shift+E',
      scope: 'customer',
      label: 'customers:shortcuts.edit',
      when: () => Boolean(shown),
      run: () => shown && edit(shown),
    },
    {
      id: 'customer.open',
      keys: 'Shift+O',
      scope: 'customer',
      label: 'customers:shortcuts.open',
      run: () => openCustomer(customerId),
    },
  ])
  if (card.error && !shown) return <ErrorState error={card.error} onRetry={() => void card.refetch()} />
  if (shown === null)
    return (
      <EmptyState icon={IconUserQuestion} title={t('customers:missing.title')} body={t('customers:missing.body')} />
    )
  if (!shown) return null
  const { customer, organization } = shown
  return (
    <div className={classes.pane}>
      <header className={classes.head}>
        <Avatar name={customer.name} kind="customer" size={32} />
        <div className={classes.headWords}>
          <h2 className={classes.name}>
            <button
              type="button"
              className={classes.link}
              onClick={() => openCustomer(customer.id)}
              title={t('customers:menu.open')}
            >
              {customer.name}
            </button>
          </h2>
          <Tier tier={customer.tier} />
        </div>
      </header>
      <CustomerFacts customer={customer} organization={organization} />
      <ContactWishes customer={customer} />
      <Notes heading="h3" text={customer.notes} title={t('customers:notes')} />
      {organization && (
        <Notes
          heading="h3"
          text={organization.notes}
          title={t('customers:organizationNotes', { name: organization.name })}
        />
      )}
      <TicketGroups heading="h3" tickets={shown} />
      <Consents customerId={customer.id} name={customer.name} />
      {dialog}
    </div>
  )
}
