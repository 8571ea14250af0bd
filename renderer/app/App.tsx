import { MantineProvider } from '@mantine/core'
import { ModalsProvider } from '@mantine/modals'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { ErrorState } from '../ui/ErrorState.tsx'
import { queryClient, useAsk } from './data.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { colorSchemeManager, cssVariables, theme } from './theme.ts'
import { Workspace } from './Workspace.tsx'

const SignIn = lazy(() => import('../features/sign-in/index.ts').then((module) => ({ default: module.SignIn })))

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider theme={theme} defaultColorScheme="auto" colorSchemeManager={colorSchemeManager} cssVariablesResolver={cssVariables}>
        <ModalsProvider>
          <ErrorBoundary>
            <Suspense fallback={null}>
              <Start />
            </Suspense>
          </ErrorBoundary>
          <Notifications position="bottom-right" limit={3} />
        </ModalsProvider>
      </MantineProvider>
    </QueryClientProvider>
  )
}

function Start() {
  const status = useAsk('app.status', {})
  if (status.data === undefined) {
    return status.error ? <ErrorState error={status.error} onRetry={() => void status.refetch()} /> : null
  }
  const { phase, account } = status.data
  if (phase === 'starting') return null
  if (phase === 'signed-out' || !account) return <SignIn />
  return <Workspace key={account.key} account={account} />
}
