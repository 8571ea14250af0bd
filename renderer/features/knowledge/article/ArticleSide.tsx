import type { ArticleDetail } from '#shared/ipc/knowledge-views'
import { run, useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { showFailure } from '../../../app/toasts.tsx'
import { ArticleFields, type FieldSet, fieldsOf } from './ArticleFields.tsx'
import classes from './article.module.css'
import { Facts } from './Facts.tsx'
import { Flags } from './Flags.tsx'
import { isEditor, type TextView } from './life.ts'
import { Places } from './Places.tsx'
import { Related } from './Related.tsx'

/** What is known about an article, and may be changed without writing. */
export function ArticleSide(props: {
  readonly width: number
  readonly detail: ArticleDetail
  readonly text: TextView | null
}) {
  const { width, detail, text } = props
  const { article } = detail
  const { t } = useTranslation('knowledge')
  const { data: context } = useAsk('app.context', {})
  const me = context?.me
  const change = (set: FieldSet) => {
    const now = fieldsOf(article)
    const base = Object.fromEntries(Object.keys(set).map((name) => [name, now[name as keyof FieldSet]]))
    run('article.update', { articleId: article.id, set, base }).catch(showFailure)
  }
  return (
    <section
      className={classes.side}
      style={{ width }}
      aria-label={t('knowledge:pane.properties')}
      data-pane="properties"
      tabIndex={-1}
    >
      <Flags detail={detail} />
      <h2 className={classes.sideTitle}>{t('knowledge:pane.properties')}</h2>
      <ArticleFields
        value={fieldsOf(article)}
        onChange={change}
        may={isEditor(me) ? 'all' : me?.id === article.ownerId ? 'own' : 'none'}
      />
      <Places articleId={article.id} />
      {text && <Facts detail={detail} text={text} />}
      <Related detail={detail} text={text} />
    </section>
  )
}
