import { useId, useState } from 'react'
import type { TicketRow, TicketsOf } from '#shared/ipc/views'
import { useFormat } from '../../app/format.ts'
import { useTranslation } from '../../app/i18n.ts'
import { openTicket } from '../../app/navigation.ts'
import { PriorityMark } from '../../ui/PriorityMark.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import classes from './customers.module.css'
import type { GroupHeading } from './Facts.tsx'

/** Open tickets first, then what was before; the ticket that is open beside it is marked. */
export function TicketGroups(props: {
  readonly tickets: TicketsOf
  readonly heading: GroupHeading
  readonly currentId?: string
  /** Says of each ticket whose it is. */
  readonly named?: boolean
  /** Leaves out what is done: it stands in the timeline. */
  readonly openOnly?: boolean
}) {
  const { tickets, openOnly, ...rest } = props
  const { t } = useTranslation('customers')
  const { openTickets, earlierTickets, openCount, ticketCount } = tickets
  const more = ticketCount - openTickets.length - earlierTickets.length
  return (
    <>
      <TicketGroup
        title={t('customers:tickets.open')}
        tickets={openTickets}
        count={openCount}
        empty={t('customers:tickets.noneOpen')}
        {...rest}
      />
      {!openOnly && (
        <TicketGroup
          title={t('customers:tickets.earlier')}
          tickets={earlierTickets}
          count={ticketCount - openCount}
          empty={t('customers:tickets.noneEarlier')}
          {...rest}
        />
      )}
      {!openOnly && more > 0 && <p className={classes.hint}>{t('customers:tickets.more', { count: more })}</p>}
    </>
  )
}

const shownFirst = 5

function TicketGroup(props: {
  readonly title: string
  readonly tickets: readonly TicketRow[]
  readonly count: number
  readonly empty: string
  readonly heading: GroupHeading
  readonly currentId?: string
  readonly named?: boolean
}) {
  const { title, tickets, count, empty, heading: Heading, currentId, named } = props
  const { t } = useTranslation('customers')
  const format = useFormat()
  const [all, setAll] = useState(false)
  const titleId = useId()
  const shown = all ? tickets : tickets.slice(0, shownFirst)
  return (
    <section className={classes.group} aria-labelledby={titleId}>
      <Heading id={titleId} className={classes.groupTitle}>
        {title}
        <span className={classes.count}>{format.number(count)}</span>
      </Heading>
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
                {named && (
                  <>
                    {' '}
                    · <bdi>{ticket.customerName}</bdi>
                  </>
                )}
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
