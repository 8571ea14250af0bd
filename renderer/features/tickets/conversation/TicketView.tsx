import { Button } from '@mantine/core'
import { IconArrowMerge, IconCircleMinus } from '@tabler/icons-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { AppContext, ConversationEntry, TicketDetail } from '#shared/ipc/views'
import { useTranslation } from '../../../app/i18n.ts'
import { openTicket, usePlace } from '../../../app/navigation.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { Composer } from './composer/Composer.tsx'
import composer from './composer/composer.module.css'
import classes from './conversation.module.css'
import { openSplit } from './dialogs/open.tsx'
import { LostDraft } from './GoneState.tsx'
import { Header } from './header/Header.tsx'
import { Presence, useViewing } from './header/Presence.tsx'
import { openNewTicket } from './new-ticket/open.tsx'
import { ticketPainted } from './open-measure.ts'
import type { EventNames } from './thread/EventGroup.tsx'
import { seenMessageIds } from './thread/entries.ts'
import { Thread } from './thread/Thread.tsx'
import type { Conversation } from './thread/use-conversation.ts'
import { useConversation } from './thread/use-conversation.ts'
import { useMarkRead, useUnseen } from './thread/use-seen.ts'

interface TicketViewProps {
  readonly detail: TicketDetail
  readonly context: AppContext
  /** When opening it was asked for, by `performance.now()`. */
  readonly start: number
}

export function TicketView({ detail, context, start }: TicketViewProps) {
  const { query, conversation } = useConversation(detail.ticket.id)
  useViewing(detail.ticket.id)
  const [unreadAgain, setUnreadAgain] = useState(false)
  return (
    <div className={classes.pane}>
      <Header detail={detail} context={context} onMarkedUnread={() => setUnreadAgain(true)} />
      {query.data ? (
        <Talk detail={detail} context={context} conversation={conversation} start={start} unreadAgain={unreadAgain} />
      ) : query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
    </div>
  )
}

/** The conversation with the composer below it. */
function Talk(props: TicketViewProps & { readonly conversation: Conversation; readonly unreadAgain: boolean }) {
  const { detail, context, conversation, start, unreadAgain } = props
  const { t } = useTranslation('conversation')
  const { ticket, linked, mergedFrom, mergedInto } = detail
  const place = usePlace()
  const messageId = place.at === 'queue' && place.ticketId === ticket.id ? place.messageId : null
  const scroller = useRef<HTMLDivElement>(null)
  const showNewest = useRef<() => void>(() => undefined)
  const [atEnd, setAtEnd] = useState(false)
  const [openedReadAt] = useState(detail.readAt)
  const [sent, setSent] = useState(0)
  const { unseen, unseenIds, accept } = useUnseen(scroller, conversation.entries, context.me.id)
  useMarkRead({
    ticketId: ticket.id,
    lastMessageAt: ticket.lastMessageAt,
    readAt: detail.readAt,
    atEnd,
    paused: unreadAgain,
  })

  const names = useMemo<EventNames>(() => {
    const numbers = new Map(
      [...linked, ...mergedFrom, ...(mergedInto ? [mergedInto] : [])].map((other) => [other.id, other.number]),
    )
    return { context, ticketNumber: (id) => numbers.get(id) ?? null }
  }, [context, linked, mergedFrom, mergedInto])
  const onSplit = useCallback((entry: ConversationEntry) => openSplit(t, ticket, entry.id), [t, ticket])

  return (
    <>
      <Thread
        scroller={scroller}
        conversation={conversation}
        openedReadAt={openedReadAt}
        myId={context.me.id}
        names={names}
        messageId={messageId}
        unseen={unseen}
        onAtEnd={setAtEnd}
        onSplit={onSplit}
        onPainted={() => ticketPainted(ticket.id, start)}
        showNewest={showNewest}
        sent={sent}
      >
        <Presence ticketId={ticket.id} context={context} />
      </Thread>
      {ticket.status === 'closed' || ticket.mergedIntoId !== null ? (
        <Closed detail={detail} />
      ) : (
        <Composer
          detail={detail}
          context={context}
          unseen={unseen}
          seenMessageIds={() => seenMessageIds(conversation.entries, unseenIds.current)}
          onReview={() => {
            accept()
            showNewest.current()
          }}
          onSent={() => setSent((count) => count + 1)}
          thread={scroller}
        />
      )}
    </>
  )
}

/** Nothing can be written under a closed ticket; what was begun is kept, and the way on is shown. */
function Closed({ detail }: { readonly detail: TicketDetail }) {
  const { t } = useTranslation('conversation')
  const { mergedInto, customer, draft } = detail
  const Icon = mergedInto ? IconArrowMerge : IconCircleMinus
  return (
    <>
      {draft && <LostDraft draft={draft} />}
      <div className={composer.closed}>
        <Icon size={18} stroke={1.5} aria-hidden />
        <p>
          {mergedInto
            ? t('conversation:closed.merged', {
                ticket: `${mergedInto.number === null ? t('conversation:noNumber') : `#${mergedInto.number}`} ${mergedInto.subject}`,
              })
            : t('conversation:closed.closed')}
        </p>
        {mergedInto ? (
          <Button onClick={() => openTicket(mergedInto.id)}>{t('conversation:closed.open')}</Button>
        ) : (
          <Button onClick={() => openNewTicket(customer ? { customer } : {})}>
            {t('conversation:closed.newTicket')}
          </Button>
        )}
      </div>
    </>
  )
}
