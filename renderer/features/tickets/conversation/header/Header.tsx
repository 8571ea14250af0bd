import { IconAlarm, IconArrowMerge, IconLink } from '@tabler/icons-react'
import type { Ticket } from '#shared/domain/tickets'
import type { AppContext, TicketDetail } from '#shared/ipc/views'
import { isOverdue } from '#shared/rules/sla'
import { useNow } from '../../../../app/clock.ts'
import { useFormat } from '../../../../app/format.ts'
import { useTranslation } from '../../../../app/i18n.ts'
import { openTicket } from '../../../../app/navigation.ts'
import { Fields } from './Fields.tsx'
import classes from './header.module.css'
import { MoreMenu } from './MoreMenu.tsx'
import { Presence } from './Presence.tsx'
import { Subject } from './Subject.tsx'
import { Tags } from './Tags.tsx'

interface HeaderProps {
  readonly detail: TicketDetail
  readonly context: AppContext
  readonly onMarkedUnread: () => void
}

/** What the ticket is, whose turn it is, and everything that can be changed about it. */
export function Header({ detail, context, onMarkedUnread }: HeaderProps) {
  const { t } = useTranslation('conversation')
  const { ticket } = detail
  return (
    <header className={classes.header}>
      <div className={classes.top}>
        <span
          className={classes.number}
          data-selectable
          title={ticket.number === null ? t('conversation:numberLater') : undefined}
        >
          {ticket.number === null ? t('conversation:noNumber') : `#${ticket.number}`}
        </span>
        <Subject key={ticket.id} ticket={ticket} />
        <Presence ticketId={ticket.id} context={context} />
        <MoreMenu detail={detail} context={context} onMarkedUnread={onMarkedUnread} />
      </div>
      <div className={classes.fields}>
        <Fields ticket={ticket} context={context} />
        <Due ticket={ticket} />
      </div>
      <Tags ticket={ticket} context={context} />
      <Relations detail={detail} />
    </header>
  )
}

function Due({ ticket }: { readonly ticket: Ticket }) {
  const { t } = useTranslation('conversation')
  const format = useFormat()
  const now = useNow()
  if (ticket.dueAt === null) return null
  const overdue = isOverdue(ticket, now)
  const what = ticket.firstRespondedAt === null ? 'response' : 'resolution'
  return (
    <span
      className={classes.due}
      data-overdue={overdue || undefined}
      title={`${t(`conversation:due.${what}`)}: ${format.exact(ticket.dueAt)}`}
    >
      <IconAlarm size={14} stroke={1.5} aria-hidden />
      {t(overdue ? 'conversation:due.overdue' : 'conversation:due.due', { time: format.relative(ticket.dueAt, now) })}
    </span>
  )
}

function Relations({ detail }: { readonly detail: TicketDetail }) {
  const { t } = useTranslation('conversation')
  const { linked, mergedFrom } = detail
  if (linked.length === 0 && mergedFrom.length === 0) return null
  const words = (number: number | null, subject: string) =>
    `${number === null ? t('conversation:noNumber') : `#${number}`} ${subject}`
  return (
    <div className={classes.relations}>
      {linked.map((other) => (
        <span key={other.id} className={classes.relation}>
          <IconLink size={14} stroke={1.5} aria-hidden />
          <span>{t('conversation:relation.linked')}</span>
          <button type="button" onClick={() => openTicket(other.id)} title={words(other.number, other.subject)}>
            {words(other.number, other.subject)}
          </button>
        </span>
      ))}
      {mergedFrom.map((other) => (
        <span key={other.id} className={classes.relation}>
          <IconArrowMerge size={14} stroke={1.5} aria-hidden />
          <span>{t('conversation:relation.mergedFrom')}</span>
          <button type="button" onClick={() => openTicket(other.id)} title={words(other.number, other.subject)}>
            {words(other.number, other.subject)}
          </button>
        </span>
      ))}
    </div>
  )
}
