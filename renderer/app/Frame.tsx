import { Outlet } from '@tanstack/react-router'
import { Suspense, useEffect } from 'react'
import { UnfinishedCalls } from '../features/scripts/index.tsx'
import { CallHost } from './CallHost.tsx'
import { useAsk, useTopic } from './data.ts'
import { DialogHost, openShortcuts } from './dialogs.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import classes from './Frame.module.css'
import { firstPaint } from './first-paint.ts'
import { useGlobalActions } from './globalActions.ts'
import { preloadWords, useTranslation } from './i18n.ts'
import { showLinked, useWaitingLink } from './links.ts'
import { NoticeBar } from './NoticeBar.tsx'
import { openSettings, usePlace } from './navigation.ts'
import { PaletteHost, palette } from './PaletteHost.tsx'
import { usePlaceActions } from './placeActions.ts'
import { Rail } from './Rail.tsx'
import { StatusBar } from './StatusBar.tsx'
import { runShell } from './shell.ts'

/** Rail, one screen, status bar: what is there whatever is shown. */
export function Frame() {
  const place = usePlace()
  usePlaceActions()
  useGlobalActions()
  useShellEvents()
  useOpenedLinks()
  useBadge()
  useEffect(warmUp, [])
  const { t } = useTranslation('app')

  return (
    <div className={classes.frame}>
      <Rail />
      <main className={classes.screen} aria-label={t('app:name')}>
        <NoticeBar />
        <div className={classes.content}>
          <ErrorBoundary resetKey={place.at}>
            <Suspense fallback={null}>
              <Outlet />
            </Suspense>
          </ErrorBoundary>
        </div>
        <CallHost />
      </main>
      <StatusBar />
      <PaletteHost />
      <DialogHost />
      <UnfinishedCalls />
    </div>
  )
}

function useShellEvents(): void {
  useTopic('shell', (event) => {
    if (event.kind === 'menu' && event.action === 'settings') openSettings()
    else if (event.kind === 'menu') openShortcuts()
  })
}

/** Shows the record of a link, once it is known whose records they are. */
function useOpenedLinks(): void {
  const record = useWaitingLink()
  const { data: status } = useAsk('app.status', {})
  const signedIn = status !== undefined && status.account !== null
  useEffect(() => {
    if (record !== null && signedIn) showLinked(record)
  }, [record, signedIn])
}

/** The number on the app's icon: tickets of mine with something unread. */
function useBadge(): void {
  const queues = useAsk('ticket.queues', {})
  const unread = queues.data?.find(({ queue }) => queue.kind === 'built-in' && queue.queue === 'mine')?.unread
  useEffect(() => {
    // A desktop without badges refuses; nobody misses anything.
    if (unread !== undefined) runShell('shell.setBadge', { count: unread }).catch(() => undefined)
  }, [unread])
}

/** Loads what the first click will want, once the first screen is painted. */
function warmUp(): () => void {
  let handle = 0
  let ended = false
  const load = () => {
    void import('../features/tickets/conversation/index.ts')
    void import('../features/customers/index.ts')
    // A telephone that rings does not wait for code.
    void import('../features/calls/index.ts')
    void import('../features/sync/index.ts')
    void palette.warm()
    preloadWords(['conversation', 'customers', 'calls', 'sync', 'scripts'])
  }
  void firstPaint.then(() => {
    if (!ended) handle = requestIdleCallback(load, { timeout: 2000 })
  })
  return () => {
    ended = true
    cancelIdleCallback(handle)
  }
}
