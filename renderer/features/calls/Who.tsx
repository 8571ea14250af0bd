import { Button } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { Customer } from '#shared/domain/people'
import type { CallDetail } from '#shared/ipc/calls'
import { run } from '../../app/data.ts'
import { useTranslation } from '../../app/i18n.ts'
import { showDone, showFailure } from '../../app/toasts.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { CustomerPicker, Tier } from '../customers/index.ts'
import { nowWith } from './call-actions.ts'
import classes from './calls.module.css'
import { NewCaller } from './NewCaller.tsx'

/** Who is at the other end: whoever has the number, somebody one finds, or a new customer. */
export function Who({ detail }: { readonly detail: CallDetail }) {
  const { call, customer, matches } = detail
  const { t } = useTranslation('calls')
  // With nobody to choose from, the form for a new customer is what comes next.
  const [making, setMaking] = useState(matches.length === 0 && !call.withheld)
  const [changing, setChanging] = useState(false)
  const link = (customerId: string) => {
    run('call.link', { callId: call.id, set: nowWith(call, customerId) }).then(() => setChanging(false), showFailure)
  }
  if (customer && !changing) return <Known detail={detail} customer={customer} onChange={() => setChanging(true)} />
  return (
    <section className={classes.section} aria-label={t('calls:who.label')}>
      <h3 className={classes.sectionTitle}>{t('calls:who.title')}</h3>
      {matches.length > 0 && (
        <ul className={classes.matches}>
          {matches.map((match) => (
            <li key={match.customerId}>
              <button type="button" className={classes.match} onClick={() => link(match.customerId)}>
                <Avatar name={match.name} kind="customer" size={24} />
                <span className={classes.matchName}>
                  {match.name}
                  <span className={classes.matchDetail}>{match.detail}</span>
                </span>
                <Tier tier={match.tier} />
                <span className={classes.matchKind}>{t(`calls:who.${match.match}`)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <CustomerPicker label={t('calls:who.find')} onPick={({ id }) => link(id)} />
      {making ? (
        <NewCaller detail={detail} onClose={() => setMaking(false)} />
      ) : (
        <div className={classes.actions}>
          <Button leftSection={<IconUserPlus size={16} stroke={1.5} aria-hidden />} onClick={() => setMaking(true)}>
            {t('calls:who.new')}
          </Button>
          {customer && <Button onClick={() => setChanging(false)}>{t('calls:who.keep')}</Button>}
        </div>
      )}
    </section>
  )
}

/** The customer stands in the pane beside; here is only what the call adds to what is known of them. */
function Known(props: { readonly detail: CallDetail; readonly customer: Customer; readonly onChange: () => void }) {
  const { detail, customer, onChange } = props
  const { t } = useTranslation('calls')
  const { number, shownNumber } = detail.call
  const isNew = number !== null && !customer.phones.includes(number) && customer.phones.length < 10
  const add = () => {
    if (number === null) return
    run('customer.update', {
      customerId: customer.id,
      set: { phones: [...customer.phones, number] },
      base: { phones: customer.phones },
    }).then(() => showDone(t('calls:who.added', { number: shownNumber })), showFailure)
  }
  return (
    <div className={classes.known}>
      {isNew && (
        <Button size="compact-sm" onClick={add}>
          {t('calls:who.addNumber', { number: shownNumber })}
        </Button>
      )}
      <Button size="compact-sm" variant="subtle" onClick={onChange}>
        {t('calls:who.change')}
      </Button>
    </div>
  )
}
