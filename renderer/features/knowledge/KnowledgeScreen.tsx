import { lazy, Suspense } from 'react'
import { ErrorBoundary } from '../../app/ErrorBoundary.tsx'
import { usePlace } from '../../app/navigation.ts'
import { LibraryScreen } from './library/LibraryScreen.tsx'

// The list is what most people come for; an article, and the editor even more, is a part of its own.
const ArticleScreen = lazy(() =>
  import('./article/ArticleScreen.tsx').then((module) => ({ default: module.ArticleScreen })),
)

/** The knowledge base: its library, or one article. */
export function KnowledgeScreen() {
  const place = usePlace()
  if (place.at !== 'knowledge') return null
  const { articleId, view } = place
  return (
    <ErrorBoundary resetKey={articleId ?? view ?? 'library'}>
      <Suspense fallback={null}>
        {articleId ? <ArticleScreen key={articleId} articleId={articleId} place={place} /> : <LibraryScreen />}
      </Suspense>
    </ErrorBoundary>
  )
}
