import { Skeleton } from '@mantine/core'
import { lazy, Suspense } from 'react'
import type { QualityKind } from '#shared/ipc/knowledge-views'
import { useAsk } from '../../../app/data.ts'
import { useFormat } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openKnowledge } from '../../../app/navigation.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { partIcons, type QualityPart, qualityParts, viewOf } from './kinds.ts'
import { Misses } from './Misses.tsx'
import { Numbers } from './Numbers.tsx'
import { QualityItems } from './QualityItems.tsx'
import classes from './quality.module.css'

const Duplicates = lazy(() => import('./Duplicates.tsx').then((module) => ({ default: module.Duplicates })))

/** Most rows of one kind that are shown; what is done makes room for the next. */
const mostRows = 200

/** What editors should look at, and how much the articles help. */
export function QualityScreen({ part }: { readonly part: QualityPart }) {
  const { t, i18n } = useTranslation(['knowledgeFlow', 'knowledge'])
  const language = i18n.resolvedLanguage ?? 'en'
  const lists = useAsk('article.quality', { language, limit: mostRows })
  const duplicates = useAsk('article.duplicates', { language, limit: mostRows })
  const misses = useAsk('searchMiss.list', { states: ['open'], sort: 'count', offset: 0, limit: 1, language })
  const countOf = (each: QualityPart): number | undefined => {
    if (each === 'numbers') return undefined
    if (each === 'duplicates') return duplicates.data?.length
    if (each === 'misses') return misses.data?.total
    return lists.data?.find(({ kind }) => kind === each)?.total
  }
  return (
    <div className={classes.screen}>
      <nav className={classes.nav} aria-label={t('knowledgeFlow:quality.title')}>
        {qualityParts.map((each) => (
          <PartLine key={each} part={each} count={countOf(each)} current={each === part} />
        ))}
      </nav>
      <div className={classes.content}>
        <header className={classes.head}>
          <h1 className={classes.title}>{t(`knowledgeFlow:quality.part.${part}`)}</h1>
          <p className={classes.explain}>{t(`knowledgeFlow:quality.explain.${part}`)}</p>
        </header>
        {lists.error ? (
          <ErrorState error={lists.error} onRetry={() => void lists.refetch()} />
        ) : part === 'numbers' ? (
          <Numbers language={language} />
        ) : part === 'misses' ? (
          <Misses language={language} />
        ) : part === 'duplicates' ? (
          <Suspense fallback={<Waiting />}>
            {duplicates.data ? <Duplicates pairs={duplicates.data} /> : <Waiting />}
          </Suspense>
        ) : lists.data ? (
          <QualityItems key={part} list={listOf(lists.data, part)} />
        ) : (
          <Waiting />
        )}
      </div>
    </div>
  )
}

type Lists = NonNullable<ReturnType<typeof useAsk<'article.quality'>>['data']>

function listOf(lists: Lists, kind: QualityKind): Lists[number] {
  return lists.find((list) => list.kind === kind) ?? { kind, total: 0, items: [] }
}

function PartLine(props: {
  readonly part: QualityPart
  readonly count: number | undefined
  readonly current: boolean
}) {
  const { part, count, current } = props
  const { t } = useTranslation('knowledgeFlow')
  const format = useFormat()
  const Icon = partIcons[part]
  return (
    <button
      type="button"
      className={classes.navLine}
      aria-current={current ? 'page' : undefined}
      onClick={() => openKnowledge(viewOf(part))}
    >
      <Icon size={16} stroke={1.5} aria-hidden />
      <span className={classes.navName}>{t(`knowledgeFlow:quality.part.${part}`)}</span>
      {count !== undefined && (
        <span className={classes.navCount} data-none={count === 0 || undefined}>
          {format.number(count)}
        </span>
      )}
    </button>
  )
}

/** Comparing thousands of texts takes a second, the first time. */
function Waiting() {
  return (
    <div className={classes.waiting} aria-busy="true">
      <Skeleton height={40} />
      <Skeleton height={40} />
      <Skeleton height={40} width="80%" />
    </div>
  )
}
