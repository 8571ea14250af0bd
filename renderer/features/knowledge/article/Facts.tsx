import type { ReactNode } from 'react'
import type { ArticleDetail } from '#shared/ipc/knowledge-views'
import { useAsk } from '../../../app/data.ts'
import { useFormat } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openTicket } from '../../../app/navigation.ts'
import { RelativeTime } from '../../../ui/RelativeTime.tsx'
import classes from './article.module.css'
import type { TextView } from './life.ts'

/** Who wrote and published it, who is to look at it, and how much it is used. */
export function Facts({ detail, text }: { readonly detail: ArticleDetail; readonly text: TextView }) {
  const { article, ticket } = detail
  const { t } = useTranslation('knowledge')
  const format = useFormat()
  const { data: context } = useAsk('app.context', {})
  const nameOf = (id: string | null) => context?.users.find((user) => user.id === id)?.name ?? t('knowledge:somebody')
  const isReviewed = text.state === 'in-review'
  return (
    <>
      <h2 className={classes.sideTitle}>{t('knowledge:facts.use')}</h2>
      <dl className={classes.numbers}>
        <Fact word={t('knowledge:column.used')}>{format.number(detail.used)}</Fact>
        <Fact word={t('knowledge:column.helped')}>{format.number(detail.helped)}</Fact>
        <Fact word={t('knowledge:column.flagged')}>{format.number(detail.flagged)}</Fact>
      </dl>
      <p className={classes.sideNote}>
        {detail.lastUsedAt ? (
          <>
            {t('knowledge:facts.lastUsed')} <RelativeTime at={detail.lastUsedAt} />
          </>
        ) : (
          t('knowledge:facts.neverUsed')
        )}
      </p>
      <h2 className={classes.sideTitle}>{t('knowledge:facts.title')}</h2>
      <dl className={classes.facts}>
        {isReviewed && (
          <Fact word={t('app:life.reviewer')}>
            {text.reviewerId ? nameOf(text.reviewerId) : t('knowledge:person.anyEditor')}
          </Fact>
        )}
        {isReviewed && text.reviewDueAt && (
          <Fact word={t('app:life.due')}>
            <RelativeTime at={text.reviewDueAt} />
          </Fact>
        )}
        {text.approvedById && text.approvedAt && (
          <Fact word={t('knowledge:state.approved')}>
            {nameOf(text.approvedById)}, <RelativeTime at={text.approvedAt} />
          </Fact>
        )}
        {text.published && (
          <Fact word={t('knowledge:state.published')}>
            {nameOf(text.published.byId)}, <RelativeTime at={text.published.at} />
          </Fact>
        )}
        <Fact word={t('knowledge:facts.changed')}>
          {nameOf(text.updatedBy)}, <RelativeTime at={text.updatedAt} />
        </Fact>
        <Fact word={t('knowledge:facts.created')}>
          {nameOf(article.createdById)}, <RelativeTime at={article.createdAt} />
        </Fact>
        {ticket && (
          <Fact word={t('knowledge:facts.ticket')}>
            <button type="button" className={classes.textButton} onClick={() => openTicket(ticket.id)}>
              {ticket.number === null ? ticket.subject : `#${ticket.number} ${ticket.subject}`}
            </button>
          </Fact>
        )}
      </dl>
    </>
  )
}

function Fact({ word, children }: { readonly word: string; readonly children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{word}</dt>
      <dd data-selectable>{children}</dd>
    </div>
  )
}
