import { Menu } from '@mantine/core'
import { IconDotsVertical, IconId, IconPencil, IconUserShare } from '@tabler/icons-react'
import type { CustomerCard } from '#shared/ipc/views'
import { useAsk } from '../../app/data.ts'
import { useTranslation } from '../../app/i18n.ts'
import { openCustomer, openOrganization } from '../../app/navigation.ts'
import { useShortcuts } from '../../app/shortcuts.ts'
import { Consents } from './Consents.tsx'
import { ContactWishes } from './ContactWishes.tsx'
import { CustomerFacts, Tier } from './CustomerFacts.tsx'
import classes from './customers.module.css'
import { editCustomer } from './EditCustomer.tsx'
import { Elsewhere } from './Elsewhere.tsx'
import { Notes } from './Facts.tsx'
import { HealthPanel } from './history/HealthPanel.tsx'
import { PinnedFacts } from './history/PinnedFacts.tsx'
import { Products } from './history/Products.tsx'
import { RecordHead } from './RecordHead.tsx'
import { TicketGroups } from './TicketGroups.tsx'

/** A customer at a glance, beside whatever concerns them. */
export function CustomerCardView(props: {
  readonly card: CustomerCard
  /** The ticket that it stands beside, or that the call beside it is about. */
  readonly ticketId: string | null
  /** With what they said about being contacted. */
  readonly consents?: boolean
  /** Somebody else is meant; left out where that cannot be said from here. */
  readonly onChange?: (() => void) | undefined
}) {
  const { card, ticketId, consents = false, onChange } = props
  const { customer, organization } = card
  const { t } = useTranslation('customers')
  const { data: extras } = useAsk('customer.extras', { customerId: customer.id }, { keepPrevious: true })
  const edit = () => editCustomer(card)
  useShortcuts([
    { id: 'customer.edit', keys: 'Shift+E', scope: 'customer', label: 'customers:shortcuts.edit', run: edit },
    {
      id: 'customer.change',
      keys: 'Shift+C',
      scope: 'customer',
      label: 'customers:shortcuts.change',
      when: () => onChange !== undefined,
      run: () => onChange?.(),
    },
    {
      id: 'customer.open',
      keys: 'Shift+O',
      scope: 'customer',
      label: 'customers:shortcuts.open',
      run: () => openCustomer(customer.id),
    },
    {
      id: 'customer.organization',
      keys: 'Shift+G',
      scope: 'customer',
      label: 'customers:shortcuts.organization',
      when: () => organization !== null,
      run: () => organization && openOrganization(organization.id),
    },
  ])
  return (
    <div className={classes.pane}>
      <RecordHead kind="customer" name={customer.name} of="card" below={<Tier tier={customer.tier} />}>
        <Menu position="bottom-end" width={220}>
          <Menu.Target>
            <button
              type="button"
              className={classes.icon}
              aria-label={t('customers:menu.label')}
              title={t('customers:menu.label')}
            >
              <IconDotsVertical size={18} stroke={1.5} aria-hidden />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconPencil size={16} stroke={1.5} aria-hidden />} onClick={edit}>
              {t('customers:menu.edit')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconId size={16} stroke={1.5} aria-hidden />}
              onClick={() => openCustomer(customer.id)}
            >
              {t('customers:menu.open')}
            </Menu.Item>
            {onChange && (
              <Menu.Item leftSection={<IconUserShare size={16} stroke={1.5} aria-hidden />} onClick={onChange}>
                {t('customers:menu.change')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      </RecordHead>
      <PinnedFacts customer={customer} heading="h3" />
      <HealthPanel customer={customer} size="glance" />
      <CustomerFacts card={card} ticketId={ticketId} />
      <ContactWishes customer={customer} />
      <Notes heading="h3" text={customer.notes} title={t('customers:notes')} />
      {organization && (
        <Notes
          heading="h3"
          text={organization.notes}
          title={t('customers:organizationNotes', { name: organization.name })}
        />
      )}
      {extras && <Products customerId={customer.id} products={extras.products} heading="h3" />}
      <TicketGroups heading="h3" tickets={card} {...(ticketId === null ? {} : { currentId: ticketId })} />
      <Elsewhere customerId={customer.id} />
      {consents && <Consents heading="h3" customerId={customer.id} name={customer.name} />}
      <button type="button" className={classes.moreButton} onClick={() => openCustomer(customer.id)}>
        {t('customers:wholeHistory')}
      </button>
    </div>
  )
}
