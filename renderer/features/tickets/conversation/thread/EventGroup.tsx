import { IconDots } from '@tabler/icons-react'
import { memo, useState } from 'react'
import type { TicketEvent } from '#shared/domain/tickets'
import type { AppContext, ConversationEntry } from '#shared/ipc/views'
import { assertNever } from '#shared/rules/assert'
import { useTranslation } from '../../../../app/i18n.ts'
import { openTicket } from '../../../../app/navigation.ts'
import { RelativeTime } from '../../../../ui/RelativeTime.tsx'
import classes from './thread.module.css'

/** Names behind the ids that events carry. A ticket out of sight has no number. */
export interface EventNames {
  readonly context: Pick<AppContext, 'users' | 'teams' | 'tags'>
  readonly ticketNumber: (ticketId: string) => number | null
}

const shownFolded = 3

/** System entries in a row, one quiet line each; a long run shows its last ones. */
export const EventGroup = memo(function EventGroup(props: {
  readonly entries: readonly ConversationEntry[]
  readonly names: EventNames
}) {
  const { entries, names } = props
  const { t } = useTranslation('conversation')
  const [all, setAll] = useState(false)
  const folded = !all && entries.length > shownFolded + 1
  const shown = folded ? entries.slice(-shownFolded) : entries
  return (
    <div className={classes.events}>
      {folded && (
        <button type="button" className={classes.eventsMore} onClick={() => setAll(true)}>
          <IconDots size={14} stroke={1.5} aria-hidden />
          {t('conversation:event.more', { count: entries.length - shown.length })}
        </button>
      )}
      {shown.map((entry) => (
        <EventLine key={entry.id} entry={entry} names={names} />
      ))}
    </div>
  )
})

function EventLine({ entry, names }: { readonly entry: ConversationEntry; readonly names: EventNames }) {
  const { t } = useTranslation(['conversation', 'app'])
  if (!entry.event) return null
  const other = otherTicket(entry.event)
  const number = other ? names.ticketNumber(other) : null
  return (
    <p className={classes.event} id={`entry-${entry.id}`}>
      <span className={classes.eventMark} aria-hidden />
      <span>
        {eventText(
          t,
          entry.event,
          entry.authorKind === 'system' ? t('conversation:event.system') : entry.authorName,
          names,
        )}
        {other && (
          <button type="button" className={classes.eventLink} onClick={() => openTicket(other)}>
            {number === null ? t('conversation:event.openTicket') : `#${number}`}
          </button>
        )}
      </span>
      <RelativeTime at={entry.createdAt} style="narrow" className={classes.eventTime} />
    </p>
  )
}

function otherTicket(event: TicketEvent): string | null {
  return 'ticketId' in event ? event.ticketId : null
}

type Translate = ReturnType<typeof useTranslation>['t']

/** A system entry as a sentence. */
export function eventText(t: Translate, event: TicketEvent, who: string, { context }: EventNames): string {
  const user = (userId: string | null) =>
    userId === null
      ? t('conversation:unassigned')
      : (context.users.find(({ id }) => id === userId)?.name ?? t('conversation:somebody'))
  const team = (teamId: string) => context.teams.find(({ id }) => id === teamId)?.name ?? t('conversation:otherTeam')
  const tags = (tagIds: readonly string[]) =>
    tagIds.map((tagId) => context.tags.find(({ id }) => id === tagId)?.name ?? t('conversation:unknownTag')).join(', ')
  switch (event.type) {
    case 'created':
      return t('conversation:event.created', { who, channel: event.channel })
    case 'status':
      return t('conversation:event.status', {
        who,
        from: t(`app:status.${event.from}`),
        to: t(`app:status.${event.to}`),
      })
    case 'priority':
      return t('conversation:event.priority', {
        who,
        from: t(`app:priority.${event.from}`),
        to: t(`app:priority.${event.to}`),
      })
    case 'team':
      return t('conversation:event.team', { who, from: team(event.from), to: team(event.to) })
    case 'assignee':
      return event.to === null
        ? t('conversation:event.unassigned', { who, from: user(event.from) })
        : t('conversation:event.assignee', { who, to: user(event.to) })
    case 'subject':
      return t('conversation:event.subject', { who, from: event.from, to: event.to })
    case 'customer':
      return t('conversation:event.customer', { who })
    case 'tags':
      if (event.removed.length === 0) return t('conversation:event.tagsAdded', { who, tags: tags(event.added) })
      if (event.added.length === 0) return t('conversation:event.tagsRemoved', { who, tags: tags(event.removed) })
      return t('conversation:event.tagsChanged', { who, added: tags(event.added), removed: tags(event.removed) })
    case 'merged-into':
    case 'merged-from':
    case 'split-into':
    case 'split-from':
    case 'linked':
    case 'unlinked':
      return t(`conversation:event.${event.type}`, { who })
    default:
      return assertNever(event)
  }
}
