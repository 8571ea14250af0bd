import { lazy, Suspense } from 'react'
import { ErrorBoundary } from '../../app/ErrorBoundary.tsx'
import { usePlace } from '../../app/navigation.ts'
import { LibraryScreen } from './library/LibraryScreen.tsx'

const ScriptScreen = lazy(() => import('./edit/ScriptScreen.tsx').then((module) => ({ default: module.ScriptScreen })))

/** The call scripts: their library, or one of them. */
export function ScriptsScreen() {
  const place = usePlace()
  if (place.at !== 'scripts') return null
  const { scriptId, view } = place
  return (
    <ErrorBoundary resetKey={scriptId ?? 'library'}>
      <Suspense fallback={null}>
        {scriptId ? <ScriptScreen key={scriptId} scriptId={scriptId} view={view} /> : <LibraryScreen />}
      </Suspense>
    </ErrorBoundary>
  )
}
