import { IconArrowDown } from '@tabler/icons-react'
import {
  type ReactNode,
  type RefObject,
  startTransition,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { ConversationEntry } from '#shared/ipc/views'
import { useTranslation } from '../../../../app/i18n.ts'
import { showFailure } from '../../../../app/toasts.tsx'
import { Entry } from './Entry.tsx'
import { EventGroup, type EventNames } from './EventGroup.tsx'
import { firstUnread, threadItems } from './entries.ts'
import classes from './thread.module.css'
import type { Conversation } from './use-conversation.ts'
import { useScrollKeeper } from './use-scroll.ts'

/** Entries drawn before the first paint: more than fit on a tall screen. The others follow right after it. */
const firstDrawn = 14

interface ThreadProps {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly conversation: Conversation
  /** End of what was read when the ticket was opened. */
  readonly openedReadAt: string | null
  readonly myId: string
  readonly names: EventNames
  readonly messageId: string | null
  readonly unseen: readonly ConversationEntry[]
  readonly onAtEnd: (atEnd: boolean) => void
  readonly onSplit: (entry: ConversationEntry) => void
  readonly onPainted: () => void
  /** Filled with a function that brings the newest entries into view. */
  readonly showNewest: RefObject<() => void>
  /** Counts the person's own messages of this visit: each brings the end into view. */
  readonly sent: number
  /** Stands over the end, e.g. who else is here. */
  readonly children?: ReactNode
}

/** The conversation, newest at the end. */
export function Thread(props: ThreadProps) {
  const {
    scroller,
    conversation,
    openedReadAt,
    myId,
    names,
    messageId,
    unseen,
    onAtEnd,
    onSplit,
    onPainted,
    showNewest,
    sent,
    children,
  } = props
  const { t } = useTranslation('conversation')
  const content = useRef<HTMLDivElement>(null)
  const { entries, hasEarlier, loadEarlier } = conversation
  const [opened] = useState(() => firstUnread(entries, openedReadAt, myId))
  const [all, setAll] = useState(false)

  const items = useMemo(() => {
    const start = all ? 0 : firstToDraw(entries, messageId ?? opened)
    return threadItems(start === 0 ? entries : entries.slice(start), opened)
  }, [entries, opened, all, messageId])

  const load = () => {
    if (all && hasEarlier) loadEarlier().catch(showFailure)
  }
  const { atEnd, onScroll, toEnd, toElement } = useScrollKeeper(scroller, content, items[0]?.key, load)
  useLayoutEffect(() => {
    showNewest.current = toEnd
  })
  useEffect(() => onAtEnd(atEnd), [atEnd, onAtEnd])
  useEffect(() => {
    if (sent > 0) toEnd()
  }, [sent, toEnd])

  useLayoutEffect(() => {
    const unread = content.current?.querySelector<HTMLElement>('[data-unread]')
    if (unread) toElement(unread)
    else toEnd()
  }, [toEnd, toElement])

  const painted = useRef(onPainted)
  useEffect(() => {
    // After the frame that shows it: first the measure, then the rest of a long conversation.
    const frame = requestAnimationFrame(() =>
      setTimeout(() => {
        painted.current()
        startTransition(() => setAll(true))
      }),
    )
    return () => cancelAnimationFrame(frame)
  }, [])

  useFindMessage({
    messageId,
    ready: all,
    conversation,
    find: (id) => content.current?.querySelector<HTMLElement>(`[data-entry="${CSS.escape(id)}"]`) ?? null,
    toElement,
  })

  return (
    <div className={classes.wrap}>
      <div
        ref={scroller}
        className={classes.scroller}
        onScroll={onScroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
        tabIndex={0}
        data-pane-focus
        role="log"
        aria-live="off"
        aria-label={t('conversation:threadLabel')}
      >
        <div ref={content} className={classes.content}>
          {hasEarlier && all && (
            <button type="button" className={classes.earlier} disabled={conversation.loadingEarlier} onClick={load}>
              {t('conversation:earlier', { count: Math.max(0, conversation.total - entries.length) })}
            </button>
          )}
          {items.map((item) => {
            switch (item.kind) {
              case 'unread':
                return (
                  <div key={item.key} className={classes.unread} data-unread>
                    {t('conversation:newMessages')}
                  </div>
                )
              case 'events':
                return <EventGroup key={item.key} entries={item.entries} names={names} />
              default:
                return (
                  <Entry
                    key={item.key}
                    entry={item.entry}
                    highlighted={item.entry.id === messageId || unseen.some(({ id }) => id === item.entry.id)}
                    onSplit={onSplit}
                  />
                )
            }
          })}
        </div>
      </div>
      {children}
      {!atEnd && (
        <button type="button" className={classes.toEnd} onClick={toEnd}>
          <IconArrowDown size={16} stroke={1.5} aria-hidden />
          {unseen.length > 0 ? t('conversation:newBelow', { count: unseen.length }) : t('conversation:toEnd')}
        </button>
      )}
    </div>
  )
}

function firstToDraw(entries: readonly ConversationEntry[], wanted: string | null): number {
  const start = Math.max(0, entries.length - firstDrawn)
  if (wanted === null) return start
  const index = entries.findIndex(({ id }) => id === wanted)
  return index < 0 ? start : Math.min(start, Math.max(0, index - 2))
}

/** Brings the message into view that a search hit named, loading older pages until it is there. */
function useFindMessage(input: {
  readonly messageId: string | null
  readonly ready: boolean
  readonly conversation: Conversation
  readonly find: (messageId: string) => HTMLElement | null
  readonly toElement: (element: HTMLElement) => void
}): void {
  const { messageId, ready, conversation, find, toElement } = input
  const done = useRef<string | null>(null)
  useEffect(() => {
    if (!ready || messageId === null || done.current === messageId) return
    const element = find(messageId)
    if (element) {
      done.current = messageId
      toElement(element)
    } else if (conversation.hasEarlier && !conversation.loadingEarlier) {
      conversation.loadEarlier().catch(() => {
        done.current = messageId
      })
    }
  })
}
