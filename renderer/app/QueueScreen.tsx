import { useMediaQuery } from '@mantine/hooks'
import { lazy, Suspense, useDeferredValue, useState } from 'react'
import { ScriptActions, ScriptPanel, useScriptOpen } from '../features/scripts/index.tsx'
import { QueuePane } from '../features/tickets/queues/index.ts'
import { PaneResizer, usePaneSize } from '../ui/PaneResizer.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { useTranslation } from './i18n.ts'
import { NoTicket } from './NoTicket.tsx'
import { usePlace } from './navigation.ts'
import classes from './QueueScreen.module.css'
import { TicketSide } from './TicketSide.tsx'

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
  const scriptBounds = { initial: 440, min: 360, max: 720 }
  const [scriptSize, setScriptSize] = usePaneSize('script', scriptBounds)
  const scriptOpen = useScriptOpen(ticketId)
  // Three panes and a script need a wide window; in a smaller one the script takes the customer's place.
  const isWide = useMediaQuery('(min-width: 1600px)', true, { getInitialValueInEffect: false })

  return (
    <div className={classes.panes}>
      <section
        className={classes.list}
        style={{ width: queueSize }}
        data-beside-script={(scriptOpen && !isWide) || undefined}
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
      {ticketId && <ScriptActions ticketId={ticketId} />}
      {ticketId && beside && (isWide || !scriptOpen) && <TicketSide ticketId={beside} />}
      {ticketId && scriptOpen && (
        <>
          <PaneResizer
            label={t('app:pane.resizeScript')}
            size={scriptSize}
            onResize={setScriptSize}
            side="right"
            {...scriptBounds}
          />
          <section
            className={classes.script}
            style={{ width: scriptSize }}
            aria-label={t('app:pane.script')}
            data-shortcut-scope="script"
            data-pane="script"
            tabIndex={-1}
          >
            <ErrorBoundary resetKey={ticketId}>
              <Suspense fallback={null}>
                <ScriptPanel key={ticketId} ticketId={ticketId} />
              </Suspense>
            </ErrorBoundary>
          </section>
        </>
      )}
    </div>
  )
}
