import { Button, CloseButton } from '@mantine/core'
import type { PlannedPage } from '#shared/ipc/publishing'
import { useAsk } from '../../../app/data.ts'
import { useFormat } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openArticle } from '../../../app/navigation.ts'
import { useShortcuts } from '../../../app/shortcuts.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { ComparisonView, languageName, ModeControl, useComparisonMode } from '../../knowledge/index.ts'
import classes from './changes.module.css'

/** One text of a page beside another. */
export function PageComparison(props: {
  readonly page: PlannedPage
  readonly names: { readonly from: string; readonly to: string }
  readonly onClose: () => void
}) {
  const { page, names, onClose } = props
  const { t } = useTranslation(['publishing', 'knowledge'])
  const format = useFormat()
  const [mode, setMode] = useComparisonMode()
  const { articleId, language, title, was, will } = page
  useShortcuts([{ id: 'sites.close', keys: 'Escape', scope: 'sites', label: 'publishing:close', run: onClose }])
  const comparison = useAsk(
    'article.compare',
    { from: { revisionId: was ?? '' }, to: { revisionId: will ?? '' } },
    { enabled: was !== null && will !== null },
  )
  return (
    <section
      className={classes.comparison}
      aria-label={t('publishing:changes.comparison', { title })}
      data-pane="comparison"
      tabIndex={-1}
    >
      <div className={classes.bar}>
        <h2 className={classes.barTitle}>
          {title} <span className={classes.muted}>{languageName(language)}</span>
        </h2>
        <span className={classes.muted}>
          {comparison.data &&
            t('knowledge:versions.counts', {
              added: format.number(comparison.data.added),
              removed: format.number(comparison.data.removed),
            })}
        </span>
        <ModeControl mode={mode} onMode={setMode} />
        {articleId !== null && (
          <Button size="compact-sm" onClick={() => openArticle(articleId, { language })}>
            {t('publishing:mend.article')}
          </Button>
        )}
        <CloseButton aria-label={t('publishing:close')} onClick={onClose} />
      </div>
      {comparison.error && <ErrorState error={comparison.error} onRetry={() => void comparison.refetch()} />}
      {comparison.data === null && <p className={classes.waiting}>{t('publishing:changes.gone')}</p>}
      {comparison.data && <ComparisonView comparison={comparison.data} mode={mode} names={names} />}
    </section>
  )
}
