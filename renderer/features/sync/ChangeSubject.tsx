import type { ChangeSubject as Subject } from '#shared/ipc/views'
import { useTranslation } from '../../app/i18n.ts'
import {
  openArticle,
  openCallbacks,
  openCalls,
  openCustomer,
  openOrganization,
  openScriptPage,
  openTicket,
} from '../../app/navigation.ts'
import classes from './OutboxScreen.module.css'
import { ticketName } from './words.ts'

/** Places of their own. A ticket has more of a name than its subject, and what stands on shelves has no place. */
const opens: Partial<Record<Subject['type'], (subject: Subject) => void>> = {
  article: ({ id, language }) => openArticle(id, { language }),
  script: ({ id }) => openScriptPage(id),
  call: ({ id }) => openCalls(id),
  callback: ({ id }) => openCallbacks(id),
  customer: ({ id }) => openCustomer(id),
  organization: ({ id }) => openOrganization(id),
}

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
  const open = subject ? opens[subject.type] : undefined
  if (subject && open) {
    const label = subject.label ?? (subject.type === 'call' ? t('sync:unknownNumber') : null)
    if (label === null) return null
    return (
      <button type="button" className={classes.ticket} onClick={() => open(subject)}>
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
