import { lazy, Suspense } from 'react'
import { useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { usePlace } from '../../../app/navigation.ts'
import { PaneResizer, usePaneSize } from '../../../ui/PaneResizer.tsx'
import { partOf } from '../quality/kinds.ts'
import { ArticleList } from './ArticleList.tsx'
import { CategoryTree } from './CategoryTree.tsx'
import { FilterBar } from './FilterBar.tsx'
import classes from './library.module.css'
import { useLibrary } from './library-state.ts'

const SnippetsScreen = lazy(() =>
  import('../snippets/SnippetsScreen.tsx').then((module) => ({ default: module.SnippetsScreen })),
)

const QualityScreen = lazy(() =>
  import('../quality/QualityScreen.tsx').then((module) => ({ default: module.QualityScreen })),
)

const TransferScreen = lazy(() =>
  import('../import/TransferScreen.tsx').then((module) => ({ default: module.TransferScreen })),
)

const treeBounds = { initial: 256, min: 160, max: 400 }

/** All articles: their categories at the left, the list at the right. */
export function LibraryScreen() {
  const { t } = useTranslation('knowledge')
  const place = usePlace()
  const [treeSize, setTreeSize] = usePaneSize('knowledge', treeBounds)
  const [library, change] = useLibrary()
  const { data: context } = useAsk('app.context', {})
  const mayEdit = context !== undefined && context.me.role !== 'agent'
  const view = place.at === 'knowledge' ? place.view : null
  const part = mayEdit ? partOf(view) : null
  return (
    <div className={classes.panes}>
      <section
        className={classes.tree}
        style={{ width: treeSize }}
        aria-label={t('knowledge:pane.categories')}
        data-pane="categories"
        tabIndex={-1}
      >
        <CategoryTree library={library} change={change} mayEdit={mayEdit} view={view} />
      </section>
      <PaneResizer
        label={t('knowledge:pane.resize')}
        size={treeSize}
        onResize={setTreeSize}
        side="left"
        {...treeBounds}
      />
      <section
        className={classes.main}
        aria-label={
          part
            ? t('knowledge:tree.quality')
            : view === 'snippets'
              ? t('knowledge:snippets.title')
              : t('knowledge:pane.articles')
        }
        data-pane="articles"
        data-shortcut-scope="library"
        tabIndex={-1}
      >
        {view !== 'snippets' && !part && <h1 className="sb-visually-hidden">{t('knowledge:title')}</h1>}
        {part ? (
          <Suspense fallback={null}>
            <QualityScreen part={part} />
          </Suspense>
        ) : view === 'transfer' && mayEdit ? (
          <Suspense fallback={null}>
            <TransferScreen />
          </Suspense>
        ) : view === 'snippets' ? (
          <Suspense fallback={null}>
            <SnippetsScreen />
          </Suspense>
        ) : (
          <>
            <FilterBar library={library} change={change} />
            <ArticleList library={library} change={change} />
          </>
        )}
      </section>
    </div>
  )
}
