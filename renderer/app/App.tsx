import { MantineProvider } from '@mantine/core'
import { ModalsProvider, modals } from '@mantine/modals'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useLayoutEffect, useState } from 'react'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { useStoreDown } from './connection.ts'
import { queryClient, useAsk } from './data.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { useTranslation } from './i18n.ts'
import { lastAccount, rememberAccount } from './last-account.ts'
import { colorSchemeManager, cssVariables, theme } from './theme.ts'
import { clearToasts } from './toasts.tsx'
import { Workspace } from './Workspace.tsx'

const SignIn = lazy(() => import('../features/sign-in/index.ts').then((module) => ({ default: module.SignIn })))

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider
        theme={theme}
        defaultColorScheme="auto"
        colorSchemeManager={colorSchemeManager}
        cssVariablesResolver={cssVariables}
      >
        <ModalsProvider>
          <ErrorBoundary>
            <Suspense fallback={null}>
              <Start />
            </Suspense>
          </ErrorBoundary>
          {/* At the left: at the right it would lie over the button that sends. Above dialogs, below menus: the account's opens there. */}
          <Notifications position="bottom-left" limit={3} containerWidth={380} zIndex={250} />
        </ModalsProvider>
      </MantineProvider>
    </QueryClientProvider>
  )
}

function Start() {
  const status = useAsk('app.status', {})
  const phase = status.data?.phase ?? 'starting'
  const account = status.data?.account?.key ?? null
  useEffect(() => {
    if (phase !== 'starting') rememberAccount(account)
  }, [phase, account])
  // Before the next screen is painted: nothing of one account may stand on that of another.
  useLayoutEffect(() => {
    if (account === null) return
    return () => {
      modals.closeAll()
      clearToasts()
    }
  }, [account])
  const down = useStoreDown()
  if (status.data === undefined && status.error)
    return <ErrorState error={status.error} onRetry={() => void status.refetch()} />
  if (phase === 'starting') {
    // The frame stands and its questions wait for the cache, so that the answers find everything else done.
    const expected = down ? null : lastAccount()
    return expected ? <Workspace key={expected} /> : <Opening />
  }
  return account === null ? <SignIn /> : <Workspace key={account} />
}

/** Milliseconds before a start that takes long says what it does; a usual one is over by then. */
const patience = 700

function Opening() {
  const { t } = useTranslation('app')
  const down = useStoreDown()
  const [long, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), patience)
    return () => clearTimeout(timer)
  }, [])
  if (down) return <EmptyState title={t('app:down.title')} body={t('app:down.body')} />
  return long ? <EmptyState title={t('app:starting')} /> : null
}
