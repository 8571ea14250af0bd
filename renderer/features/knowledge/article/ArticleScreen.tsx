import { Button } from '@mantine/core'
import { IconFileX } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import type { ArticleDetail } from '#shared/ipc/knowledge-views'
import { useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openArticle, openKnowledge, type Place, useWayBack } from '../../../app/navigation.ts'
import { useShortcut } from '../../../app/shortcuts.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { ArticleHead } from './ArticleHead.tsx'
import classes from './article.module.css'
import { chooseText } from './choose-text.ts'
import { ReadingView } from './ReadingView.tsx'

const EditScreen = lazy(() => import('../edit/EditScreen.tsx').then((module) => ({ default: module.EditScreen })))
const Versions = lazy(() => import('../versions/Versions.tsx').then((module) => ({ default: module.Versions })))

type KnowledgePlace = Extract<Place, { at: 'knowledge' }>

/** One article: to read, to write, or its versions. */
export function ArticleScreen({ articleId, place }: { readonly articleId: string; readonly place: KnowledgePlace }) {
  const { i18n } = useTranslation('knowledge')
  const { data: detail, error, refetch } = useAsk('article.get', { articleId })
  const { data: context } = useAsk('app.context', {})
  const own = i18n.resolvedLanguage ?? 'en'
  const isWriting = place.view === 'edit' || place.view === 'begun' || place.view === 'merge'

  if (error && detail === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (detail === undefined || context === undefined) return null
  const language = place.language ?? (detail ? chooseText(detail, null, own)?.language : undefined) ?? own
  if (isWriting) {
    return (
      <Suspense fallback={null}>
        <EditScreen
          key={language}
          articleId={articleId}
          language={language}
          detail={detail}
          context={context}
          merging={place.view === 'merge'}
          begun={place.view === 'begun'}
        />
      </Suspense>
    )
  }
  if (detail === null) return <Missing articleId={articleId} language={language} />
  return <Article detail={detail} language={language} view={place.view} />
}

function Article(props: { readonly detail: ArticleDetail; readonly language: string; readonly view: string | null }) {
  const { detail, language, view } = props
  const text = chooseText(detail, language, language) ?? chooseText(detail, null, language)
  const wayBack = useWayBack()
  const leave = () => (view ? openArticle(detail.article.id, { language }) : wayBack ? wayBack.go() : openKnowledge())
  useShortcut({
    id: 'article.back',
    keys: 'Escape',
    scope: 'article',
    label: 'knowledge:shortcuts.back',
    run: leave,
  })
  if (!text) return <Missing articleId={detail.article.id} language={language} />
  return (
    <div className={classes.screen} data-shortcut-scope="article">
      <ArticleHead detail={detail} text={text} view={view} />
      {view === 'versions' ? (
        <Suspense fallback={null}>
          <Versions key={text.id} detail={detail} text={text} />
        </Suspense>
      ) : (
        <ReadingView key={text.id} detail={detail} text={text} />
      )}
    </div>
  )
}

function Missing({ articleId, language }: { readonly articleId: string; readonly language: string }) {
  const { t } = useTranslation('knowledge')
  const { data: draft } = useAsk('articleDraft.get', { articleId, language })
  return (
    <EmptyState icon={IconFileX} title={t('knowledge:missing.title')} body={t('knowledge:missing.body')}>
      {draft && (
        <Button variant="filled" onClick={() => openArticle(articleId, { language, view: 'edit' })}>
          {t('knowledge:missing.goOn')}
        </Button>
      )}
      <Button onClick={() => openKnowledge()}>{t('knowledge:missing.back')}</Button>
    </EmptyState>
  )
}
