import type { ArticleDetail, ArticleRef } from '#shared/ipc/knowledge-views'
import { useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openArticle } from '../../../app/navigation.ts'
import classes from './article.module.css'
import type { TextView } from './life.ts'

const shownAtMost = 5

/** Articles that it leads to, that lead to it, and that are about the same. */
export function Related({ detail, text }: { readonly detail: ArticleDetail; readonly text: TextView | null }) {
  const { t } = useTranslation('knowledge')
  const { article, links, linkedFrom } = detail
  const words = text ? [text.title, text.summary, ...article.keywords].join(' ') : ''
  const suggested = useAsk(
    'article.suggest',
    {
      text: words.slice(0, 2_000),
      language: text?.language ?? article.sourceLanguage,
      audiences: ['internal', 'customers', 'public'],
      limit: shownAtMost + 1,
    },
    { enabled: words.trim() !== '' },
  ).data
  const known = new Set([article.id, ...[...links, ...linkedFrom].map(({ articleId }) => articleId)])
  const like = (suggested ?? []).filter(({ articleId }) => !known.has(articleId)).slice(0, shownAtMost)
  return (
    <>
      <Group title={t('knowledge:related.links')} refs={links} />
      <Group title={t('knowledge:related.linkedFrom')} refs={linkedFrom} />
      <Group title={t('knowledge:related.like')} refs={like} />
    </>
  )
}

function Group({ title, refs }: { readonly title: string; readonly refs: readonly ArticleRef[] }) {
  if (refs.length === 0) return null
  return (
    <>
      <h2 className={classes.sideTitle}>{title}</h2>
      <ul className={classes.refs}>
        {refs.map(({ articleId, language, title: name }) => (
          <li key={articleId}>
            <button
              type="button"
              className={classes.refButton}
              title={name}
              onClick={() => openArticle(articleId, { language })}
            >
              {name}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
