import type { ChangeSubject as Subject } from '#shared/ipc/views'
import { useTranslation } from '../../app/i18n.ts'
import { openArticle, openCustomer, openTicket } from '../../app/navigation.ts'
import classes from './OutboxScreen.module.css'
import { ticketName } from './words.ts'

/** What a change is about, as a way to it. */
export function ChangeSubject({
  item,
}: {
  readonly item: {
    readonly ticketId: string | null
    readonly ticketNumber: number | null
    readonly ticketSubject: string | null
    readonly subject: Subject | null
  }
}) {
  const { t } = useTranslation('sync')
  const { ticketId, subject } = item
  if (subject?.type === 'article' || subject?.type === 'customer') {
    const { id, label, language, type } = subject
    if (label === null) return null
    return (
      <button
        type="button"
        className={classes.ticket}
        onClick={() => (type === 'article' ? openArticle(id, { language }) : openCustomer(id))}
      >
        {label}
      </button>
    )
  }
  if (!ticketId) return subject?.label ? <span className={classes.subject}>{subject.label}</span> : null
  return (
    <button type="button" className={classes.ticket} onClick={() => openTicket(ticketId)}>
      {ticketName(t, item)}
    </button>
  )
}
