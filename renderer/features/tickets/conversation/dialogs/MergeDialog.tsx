import { Button } from '@mantine/core'
import { IconArrowDown } from '@tabler/icons-react'
import { useState } from 'react'
import type { TicketDetail } from '#shared/ipc/views'
import { run, useAsk } from '../../../../app/data.ts'
import { useTranslation } from '../../../../app/i18n.ts'
import { openTicket } from '../../../../app/navigation.ts'
import { showDone, showFailure } from '../../../../app/toasts.tsx'
import classes from './dialogs.module.css'
import { type TicketHit, TicketLine, TicketSearch } from './TicketSearch.tsx'

/** Which ticket closes and which one goes on, both named, before anything happens. */
export function MergeDialog({ detail, onClose }: { readonly detail: TicketDetail; readonly onClose: () => void }) {
  const { t } = useTranslation('conversation')
  const [target, setTarget] = useState<TicketHit | null>(null)
  const [busy, setBusy] = useState(false)
  const { ticket, customer } = detail
  const into = useAsk('ticket.get', { ticketId: target?.ticketId ?? ticket.id }, { enabled: target !== null })
  const otherCustomer = into.data?.customer && into.data.customer.id !== customer?.id ? into.data.customer : null

  const merge = async () => {
    if (!target) return
    setBusy(true)
    try {
      await run('ticket.merge', { ticketId: ticket.id, intoTicketId: target.ticketId })
      onClose()
      openTicket(target.ticketId)
      showDone(t('conversation:merge.done'))
    } catch (caught) {
      showFailure(caught)
      setBusy(false)
    }
  }

  return (
    <div className={classes.form}>
      {!target && <TicketSearch label={t('conversation:merge.search')} except={[ticket.id]} onPick={setTarget} />}
      {target && (
        <>
          <div className={classes.box}>
            <p className={classes.boxLabel}>{t('conversation:merge.source')}</p>
            <TicketLine
              number={ticket.number}
              subject={ticket.subject}
              status={ticket.status}
              customerName={customer?.name ?? ''}
            />
          </div>
          <IconArrowDown size={20} stroke={1.5} aria-hidden className={classes.arrow} />
          <div className={classes.box} data-target>
            <p className={classes.boxLabel}>{t('conversation:merge.target')}</p>
            <TicketLine
              number={target.number}
              subject={target.subject}
              status={target.status}
              customerName={target.customerName}
            />
          </div>
          {otherCustomer && (
            <p className={classes.warning} role="status">
              {t('conversation:merge.customers', { name: otherCustomer.name })}
            </p>
          )}
          <p className={classes.hint}>{t('conversation:merge.explain')}</p>
        </>
      )}
      <div className={classes.actions}>
        {target && (
          <Button variant="subtle" onClick={() => setTarget(null)}>
            {t('conversation:merge.other')}
          </Button>
        )}
        <span className={classes.spring} />
        <Button onClick={onClose}>{t('conversation:cancel')}</Button>
        <Button variant="filled" disabled={!target} loading={busy} onClick={() => void merge()}>
          {target
            ? t('conversation:merge.confirm', { number: target.number === null ? '' : `#${target.number}` })
            : t('conversation:merge.confirmNone')}
        </Button>
      </div>
    </div>
  )
}
