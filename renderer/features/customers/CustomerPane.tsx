import { Menu } from '@mantine/core'
import { modals } from '@mantine/modals'
import { IconDotsVertical, IconId, IconPencil, IconUserQuestion, IconUserShare } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import type { Ticket } from '#shared/domain/tickets'
import type { CustomerCard } from '#shared/ipc/views'
import { run, useAsk } from '../../app/data.ts'
import { useTranslation } from '../../app/i18n.ts'
import { openCustomer, openOrganization } from '../../app/navigation.ts'
import { useShortcuts } from '../../app/shortcuts.ts'
import { showDone, showFailure } from '../../app/toasts.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { ContactWishes } from './ContactWishes.tsx'
import { CustomerFacts, Tier } from './CustomerFacts.tsx'
import { CustomerPicker } from './CustomerPicker.tsx'
import classes from './customers.module.css'
import { useEditCustomer } from './EditCustomer.tsx'
import { Notes } from './Facts.tsx'
import { HealthPanel } from './history/HealthPanel.tsx'
import { PinnedFacts } from './history/PinnedFacts.tsx'
import { Products } from './history/Products.tsx'
import { TicketGroups } from './TicketGroups.tsx'

/** Whoever is on the other end of the open ticket. */
export function CustomerPane({ ticketId }: { readonly ticketId: string }) {
  const { edit, dialog } = useEditCustomer()
  return (
    <>
      <Pane ticketId={ticketId} onEdit={edit} />
      {dialog}
    </>
  )
}

interface PaneProps {
  readonly ticketId: string
  readonly onEdit: (card: CustomerCard) => void
}

function Pane({ ticketId, onEdit }: PaneProps) {
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
  return <PaneContent card={card.data} ticket={detail.data.ticket} onEdit={onEdit} />
}

function PaneContent(props: {
  readonly card: CustomerCard
  readonly ticket: Ticket
  readonly onEdit: PaneProps['onEdit']
}) {
  const { card, ticket, onEdit } = props
  const { t } = useTranslation('customers')
  const { customer, organization } = card
  const { data: extras } = useAsk('customer.extras', { customerId: customer.id }, { keepPrevious: true })
  const locked = ticket.mergedIntoId !== null
  const edit = () => onEdit(card)
  const change = () => openChangeCustomer(t, ticket)
  useShortcuts([
    { id: 'customer.edit', keys: 'Shift+E', scope: 'customer', label: 'customers:shortcuts.edit', run: edit },
    {
      id: 'customer.change',
      keys: 'Shift+C',
      scope: 'customer',
      label: 'customers:shortcuts.change',
      when: () => !locked,
      run: change,
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
      <header className={classes.head}>
        <Avatar name={customer.name} kind="customer" size={32} />
        <div className={classes.headWords}>
          <h2 className={classes.name} data-selectable>
            {customer.name}
          </h2>
          <Tier tier={customer.tier} />
        </div>
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
            {!locked && (
              <Menu.Item leftSection={<IconUserShare size={16} stroke={1.5} aria-hidden />} onClick={change}>
                {t('customers:menu.change')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      </header>
      <PinnedFacts customer={customer} heading="h3" />
      <HealthPanel customer={customer} size="glance" />
      <CustomerFacts customer={customer} organization={organization} ticketId={ticket.id} />
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
      <TicketGroups heading="h3" tickets={card} currentId={ticket.id} />
      <button type="button" className={classes.moreButton} onClick={() => openCustomer(customer.id)}>
        {t('customers:wholeHistory')}
      </button>
    </div>
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
