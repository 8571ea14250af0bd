import { Button } from '@mantine/core'
import type { TicketDetail } from '#shared/ipc/views'
import { run } from '../../../../app/data.ts'
import { useTranslation } from '../../../../app/i18n.ts'
import { showDone, showFailure } from '../../../../app/toasts.tsx'
import classes from './dialogs.module.css'
import { TicketLine, TicketSearch } from './TicketSearch.tsx'

interface DialogProps {
  readonly detail: TicketDetail
  readonly onClose: () => void
}

/** Ties two tickets that belong together; both show the other. */
export function LinkDialog({ detail, onClose }: DialogProps) {
  const { t } = useTranslation('conversation')
  const { ticket } = detail
  const link = (otherTicketId: string) => {
    run('ticket.link', { ticketId: ticket.id, otherTicketId }).then(() => {
      showDone(t('conversation:link.done'))
      onClose()
    }, showFailure)
  }
  return (
    <div className={classes.form}>
      <TicketSearch
        label={t('conversation:link.search')}
        except={[ticket.id, ...ticket.linkedTicketIds]}
        onPick={(hit) => link(hit.ticketId)}
      />
      <div className={classes.actions}>
        <span className={classes.spring} />
        <Button onClick={onClose}>{t('conversation:cancel')}</Button>
      </div>
    </div>
  )
}

export function UnlinkDialog({ detail, onClose }: DialogProps) {
  const { t } = useTranslation('conversation')
  const unlink = (otherTicketId: string) => {
    run('ticket.unlink', { ticketId: detail.ticket.id, otherTicketId }).then(() => {
      showDone(t('conversation:unlink.done'))
      onClose()
    }, showFailure)
  }
  return (
    <div className={classes.form}>
      <ul className={classes.plainList}>
        {detail.linked.map((other) => (
          <li key={other.id} className={classes.unlinkRow}>
            <TicketLine number={other.number} subject={other.subject} status={other.status} />
            <Button
              size="compact-sm"
              onClick={() => unlink(other.id)}
              aria-label={t('conversation:unlink.label', { subject: other.subject })}
            >
              {t('conversation:unlink.button')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
