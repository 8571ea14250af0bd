import { useId, useState } from 'react'
import type { CustomerCard, TicketRow } from '#shared/ipc/views'
import { useTranslation } from '../../app/i18n.ts'
import { openTicket } from '../../app/navigation.ts'
import { PriorityMark } from '../../ui/PriorityMark.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import classes from './customers.module.css'

/** Open tickets first, then what was before; the ticket that is open beside it is marked. */
export function CustomerTickets({
  card,
  currentId,
}: {
  readonly card: CustomerCard
  readonly currentId: string | null
}) {
  const { t } = useTranslation('customers')
  const { openTickets, earlierTickets, ticketCount } = card
  const more = ticketCount - openTickets.length - earlierTickets.length
  return (
    <>
      <TicketGroup
        title={t('customers:tickets.open')}
        tickets={openTickets}
        count={openTickets.length}
        empty={t('customers:tickets.noneOpen')}
        currentId={currentId}
      />
      <TicketGroup
        title={t('customers:tickets.earlier')}
        tickets={earlierTickets}
        count={ticketCount - openTickets.length}
        empty={t('customers:tickets.noneEarlier')}
        currentId={currentId}
      />
      {more > 0 && <p className={classes.hint}>{t('customers:tickets.more', { count: more })}</p>}
    </>
  )
}

const shownFirst = 5

function TicketGroup(props: {
  readonly title: string
  readonly tickets: readonly TicketRow[]
  readonly count: number
  readonly empty: string
  readonly currentId: string | null
}) {
  const { title, tickets, count, empty, currentId } = props
  const { t } = useTranslation('customers')
  const [all, setAll] = useState(false)
  const titleId = useId()
  const shown = all ? tickets : tickets.slice(0, shownFirst)
  return (
    <section className={classes.group} aria-labelledby={titleId}>
      <h3 id={titleId} className={classes.groupTitle}>
        {title}
        <span className={classes.count}>{count}</span>
      </h3>
      {tickets.length === 0 && <p className={classes.hint}>{empty}</p>}
      <ul className={classes.ticketList}>
        {shown.map((ticket) => (
          <li key={ticket.id}>
            <button
              type="button"
              className={classes.ticket}
              aria-current={ticket.id === currentId || undefined}
              onClick={() => openTicket(ticket.id)}
              title={ticket.subject}
            >
              <StatusBadge status={ticket.status} iconOnly />
              <span className={classes.ticketSubject}>{ticket.subject}</span>
              {(ticket.priority === 'urgent' || ticket.priority === 'high') && (
                <PriorityMark priority={ticket.priority} />
              )}
              <span className={classes.ticketMeta}>
                {ticket.number === null ? t('customers:noNumber') : `#${ticket.number}`} ·{' '}
                <RelativeTime at={ticket.lastMessageAt} style="short" />
              </span>
            </button>
          </li>
        ))}
      </ul>
      {tickets.length > shown.length && (
        <button type="button" className={classes.moreButton} onClick={() => setAll(true)}>
          {t('customers:tickets.showAll', { count: tickets.length - shown.length })}
        </button>
      )}
    </section>
  )
}
