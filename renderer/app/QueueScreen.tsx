import { lazy, Suspense, useDeferredValue, useState } from 'react'
import { QueuePane } from '../features/tickets/queues/index.ts'
import { PaneResizer, usePaneSize } from '../ui/PaneResizer.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { useTranslation } from './i18n.ts'
import { NoTicket } from './NoTicket.tsx'
import { usePlace } from './navigation.ts'
import classes from './QueueScreen.module.css'
import { SidePane } from './SidePane.tsx'

// The editor is large, and the queue is painted first: both come right after it, see `warmUp` in Frame.
const ConversationPane = lazy(() =>
  import('../features/tickets/conversation/index.ts').then((module) => ({ default: module.ConversationPane })),
)

/** Queues at the left, the conversation in the middle, the customer and what may answer it at the right. */
export function QueueScreen() {
  const { t } = useTranslation('app')
  const place = usePlace()
  const ticketId = place.at === 'queue' ? place.ticketId : null
  const queueKey = place.at === 'queue' ? place.queueKey : ''
  // The conversation is what was asked for: the pane beside it follows in a draw of its own.
  const beside = useDeferredValue(ticketId) ?? ticketId
  const [queueBounds] = useState(() => ({
    initial: Math.round(Math.min(640, Math.max(400, window.innerWidth * 0.38))),
    min: 320,
    max: 960,
  }))
  const [queueSize, setQueueSize] = usePaneSize('queue', queueBounds)

  return (
    <div className={classes.panes}>
      <section
        className={classes.list}
        style={{ width: queueSize }}
        aria-label={t('app:pane.queues')}
        data-shortcut-scope="list"
        data-pane="list"
        tabIndex={-1}
      >
        <ErrorBoundary resetKey={queueKey}>
          <Suspense fallback={null}>
            <QueuePane />
          </Suspense>
        </ErrorBoundary>
      </section>
      <PaneResizer
        label={t('app:pane.resizeQueues')}
        size={queueSize}
        onResize={setQueueSize}
        side="left"
        {...queueBounds}
      />
      <section
        className={classes.middle}
        aria-label={t('app:pane.conversation')}
        data-shortcut-scope="conversation"
        data-pane="conversation"
        tabIndex={-1}
      >
        {ticketId ? (
          <ErrorBoundary resetKey={ticketId}>
            <Suspense fallback={null}>
              <ConversationPane ticketId={ticketId} />
            </Suspense>
          </ErrorBoundary>
        ) : (
          <NoTicket />
        )}
      </section>
      {ticketId && beside && <SidePane ticketId={beside} />}
    </div>
  )
}
