import { IconFileText } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import type { RunController } from './controller.ts'
import classes from './runner.module.css'

const ArticleBody = lazy(() => import('../../knowledge/index.ts').then((module) => ({ default: module.ArticleBody })))
const ArticleUseBar = lazy(() =>
  import('../../knowledge/index.ts').then((module) => ({ default: module.ArticleUseBar })),
)
const nobody = '00000000-0000-0000-0000-000000000000'

interface ArticleBoxProps {
  readonly call: RunController
  readonly articleId: string
  readonly language: string
}

/** An article to be read during the call, filled for this customer, or word that it is not to be had. */
export function ArticleBox({ call, articleId, language }: ArticleBoxProps) {
  const { t } = useTranslation('scripts')
  const { callId } = call.run
  // Ticket and customer may have been found out since the script was begun.
  const known = useAsk('call.get', { callId: callId ?? nobody }, { enabled: callId !== null }).data?.call
  const { ticketId, customerId } = known ?? call.run
  const detail = useAsk('article.get', { articleId }).data
  const text = useAsk('article.render', { articleId, language, ticketId, customerId }).data
  if (detail === undefined || text === undefined) return null
  if (detail === null || text === null)
    return (
      <p className={classes.articleGone}>
        <IconFileText size={18} stroke={1.5} aria-hidden />
        {t('scripts:articleGone')}
      </p>
    )
  return (
    <article className={classes.article} aria-label={text.title}>
      <h3 className={classes.articleTitle} lang={text.language}>
        {text.title}
      </h3>
      <Suspense fallback={null}>
        <ArticleBody html={text.bodyHtml} language={text.language} detail={detail} />
        {(callId !== null || ticketId !== null) && (
          <div className={classes.articleUse}>
            <ArticleUseBar article={text} matter={{ ticketId, callId, customerId }} />
          </div>
        )}
      </Suspense>
    </article>
  )
}
