import { Button, TextInput } from '@mantine/core'
import { limits } from '#shared/domain/primitives'
import { useAsk } from '../../../../app/data.ts'
import { useTranslation } from '../../../../app/i18n.ts'
import { Avatar } from '../../../../ui/Avatar.tsx'
import { CustomerPicker } from '../../../customers/index.ts'
import type { DraftProblem, NewTicketDraft } from './draft.ts'
import classes from './new-ticket.module.css'

interface PartProps {
  readonly draft: NewTicketDraft
  readonly onChange: (change: Partial<NewTicketDraft>, ...solved: DraftProblem[]) => void
  readonly error: (problem: DraftProblem) => string | null
}

/** Who the ticket is for: somebody known, found while typing, or somebody new. */
export function CustomerPart({ draft, onChange, error }: PartProps) {
  const { t } = useTranslation('conversation')
  const { customerId, newCustomer } = draft
  if (newCustomer) {
    const change = (fields: Partial<typeof newCustomer>, solved: DraftProblem) =>
      onChange({ newCustomer: { ...newCustomer, ...fields } }, solved)
    return (
      <fieldset className={classes.newCustomer}>
        <legend>{t('conversation:newTicket.newCustomer')}</legend>
        <TextInput
          data-autofocus
          label={t('conversation:newTicket.name')}
          value={newCustomer.name}
          maxLength={limits.name}
          error={error('customerName')}
          onChange={(event) => change({ name: event.currentTarget.value }, 'customerName')}
        />
        <TextInput
          type="email"
          label={t('conversation:newTicket.email')}
          value={newCustomer.email}
          error={error('email')}
          onChange={(event) => change({ email: event.currentTarget.value }, 'email')}
        />
        <TextInput
          type="tel"
          label={t('conversation:newTicket.phone')}
          placeholder="+351 912 345 678"
          value={newCustomer.phone}
          error={error('phone')}
          onChange={(event) => change({ phone: event.currentTarget.value }, 'phone')}
        />
        <Button variant="subtle" size="compact-sm" onClick={() => onChange({ newCustomer: null })}>
          {t('conversation:newTicket.findInstead')}
        </Button>
      </fieldset>
    )
  }
  if (customerId) return <Chosen customerId={customerId} onChange={() => onChange({ customerId: null })} />
  return (
    <div className={classes.wide}>
      <CustomerPicker
        autoFocus
        label={t('conversation:field.customer')}
        error={error('customer')}
        onPick={(customer) => onChange({ customerId: customer.id, newCustomer: null }, 'customer')}
        onCreate={(text) => {
          const isAddress = text.includes('@')
          const isNumber = /^[+\d][\d\s()/-]{5,}$/.test(text)
          onChange(
            {
              customerId: null,
              newCustomer: {
                name: isAddress || isNumber ? '' : text,
                email: isAddress ? text : '',
                phone: isNumber ? text : '',
              },
            },
            'customer',
          )
        }}
      />
    </div>
  )
}

function Chosen({ customerId, onChange }: { readonly customerId: string; readonly onChange: () => void }) {
  const { t } = useTranslation('conversation')
  const { data } = useAsk('customer.card', { customerId })
  return (
    <div className={classes.wide}>
      <div className={classes.label}>{t('conversation:field.customer')}</div>
      <div className={classes.chosen}>
        {data && <Avatar name={data.customer.name} kind="customer" size={24} />}
        <span className={classes.chosenName}>
          {data?.customer.name ?? ''}
          <span>{[data?.organization?.name, data?.customer.emails[0]].filter(Boolean).join(' · ')}</span>
        </span>
        <Button size="compact-sm" onClick={onChange}>
          {t('conversation:newTicket.changeCustomer')}
        </Button>
      </div>
    </div>
  )
}
