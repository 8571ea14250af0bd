import { IconArrowMerge, IconLink } from '@tabler/icons-react'
import type { AppContext, TicketDetail } from '#shared/ipc/views'
import { useTranslation } from '../../../../app/i18n.ts'
import { openTicket } from '../../../../app/navigation.ts'
import { DueMark } from '../../queues/list/DueMark.tsx'
import { Fields } from './Fields.tsx'
import classes from './header.module.css'
import { MoreMenu } from './MoreMenu.tsx'
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
        <MoreMenu detail={detail} context={context} onMarkedUnread={onMarkedUnread} />
      </div>
      <div className={classes.fields}>
        <Fields ticket={ticket} context={context} />
      </div>
      <div className={classes.belonging}>
        {ticket.dueAt !== null && (
          <span className={classes.due}>
            <DueMark dueAt={ticket.dueAt} />
          </span>
        )}
        <Tags ticket={ticket} context={context} />
        <Relations detail={detail} />
      </div>
    </header>
  )
}

/** Tickets that belong to this one, by their numbers; the subject shows on hover. */
function Relations({ detail }: { readonly detail: TicketDetail }) {
  const { t } = useTranslation('conversation')
  const relations = [
    ...detail.linked.map((other) => ({ other, Icon: IconLink, words: t('conversation:relation.linked') })),
    ...detail.mergedFrom.map((other) => ({
      other,
      Icon: IconArrowMerge,
      words: t('conversation:relation.mergedFrom'),
    })),
  ]
  return relations.map(({ other, Icon, words }) => {
    const number = other.number === null ? t('conversation:noNumber') : `#${other.number}`
    return (
      <button
        key={`${words} ${other.id}`}
        type="button"
        className={classes.relation}
        onClick={() => openTicket(other.id)}
        aria-label={`${words} ${number} ${other.subject}`}
        title={`${words} ${number} ${other.subject}`}
      >
        <Icon size={14} stroke={1.5} aria-hidden />
        {number}
      </button>
    )
  })
}
