import { Button, SegmentedControl } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import type { ArticleDetail } from '#shared/ipc/knowledge-views'
import { useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { ArticleBody } from '../article/ArticleBody.tsx'
import articleClasses from '../article/article.module.css'
import { shownText } from '../article/choose-text.ts'
import type { TextView } from '../article/life.ts'
import { languageName } from '../language.ts'
import { StateMark } from '../marks/StateMark.tsx'
import { ComparisonView } from '../versions/ComparisonView.tsx'
import classes from './edit.module.css'

/** The source beside its translation; for an outdated one what has changed in it since. */
export function SourcePanel(props: {
  readonly detail: ArticleDetail
  readonly source: TextView
  readonly text: TextView | null
  /** Begins the translation with the words of the source; null once something is written. */
  readonly onCopy: ((from: Pick<TextView, 'title' | 'summary' | 'bodyHtml'>) => void) | null
}) {
  const { detail, source, text, onCopy } = props
  const { t } = useTranslation('knowledge')
  const { data: changes } = useAsk(
    'translation.sourceChanges',
    { translationId: text?.id ?? source.id },
    { enabled: text !== null },
  )
  const [chosen, setChosen] = useState<'text' | 'changes' | null>(null)
  const shown = chosen ?? (changes ? 'changes' : 'text')
  const readers = shownText(source, false)
  return (
    <section
      className={classes.beside}
      aria-label={t('knowledge:translation.sourceText')}
      data-pane="source"
      tabIndex={-1}
    >
      <header className={classes.besideHead}>
        <h2 className={classes.besideTitle}>
          {t('knowledge:translation.from', { language: languageName(source.language) })}{' '}
          <StateMark state={source.published ? 'published' : source.state} />
        </h2>
        {onCopy && (
          <Button
            size="compact-sm"
            leftSection={<IconCopy size={14} stroke={1.5} aria-hidden />}
            onClick={() => onCopy(readers)}
          >
            {t('knowledge:translation.copy')}
          </Button>
        )}
      </header>
      {changes && (
        <div className={classes.besideTools}>
          <SegmentedControl
            size="xs"
            aria-label={t('knowledge:clash.show')}
            value={shown}
            onChange={(value) => setChosen(value === 'changes' ? 'changes' : 'text')}
            data={[
              { value: 'changes', label: t('knowledge:translation.changes', { from: changes.from, to: changes.to }) },
              { value: 'text', label: t('knowledge:clash.text') },
            ]}
          />
        </div>
      )}
      <div className={classes.besideBody}>
        {shown === 'changes' && changes ? (
          <ComparisonView comparison={changes} mode="inline" />
        ) : (
          <>
            <h3 className={articleClasses.title} data-selectable>
              {readers.title}
            </h3>
            {readers.summary && (
              <p className={articleClasses.summary} data-selectable>
                {readers.summary}
              </p>
            )}
            <ArticleBody html={readers.bodyHtml} language={source.language} detail={detail} />
          </>
        )}
      </div>
    </section>
  )
}
