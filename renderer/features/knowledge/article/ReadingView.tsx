import { SegmentedControl } from '@mantine/core'
import { IconAlertTriangle, IconArchive, IconPencil } from '@tabler/icons-react'
import { type ReactNode, useRef, useState } from 'react'
import type { ArticleDetail } from '#shared/ipc/knowledge-views'
import { needsReview } from '#shared/rules/knowledge'
import { useAsk } from '../../../app/data.ts'
import { today } from '../../../app/days.ts'
import { useFormat } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openArticle } from '../../../app/navigation.ts'
import { PaneResizer, usePaneSize } from '../../../ui/PaneResizer.tsx'
import { RelativeTime } from '../../../ui/RelativeTime.tsx'
import { AudienceMark } from '../marks/AudienceMark.tsx'
import { StateMark } from '../marks/StateMark.tsx'
import { ArticleBody } from './ArticleBody.tsx'
import { ArticleSide } from './ArticleSide.tsx'
import classes from './article.module.css'
import { CommentMargin } from './CommentMargin.tsx'
import { shownText } from './choose-text.ts'
import { isEditor, type TextView } from './life.ts'

const sideBounds = { initial: 288, min: 240, max: 480 }

/** The text to read, what is said about its passages beside it, and what is known about it at the right. */
export function ReadingView(props: { readonly detail: ArticleDetail; readonly text: TextView }) {
  const { detail, text } = props
  const { t } = useTranslation('knowledge')
  const { data: context } = useAsk('app.context', {})
  const [sideSize, setSideSize] = usePaneSize('article', sideBounds)
  const me = context?.me
  const isWaiting = text.published !== null && text.state !== 'published'
  // Whoever wrote the newer text, or has to judge it, sees it first; everybody else what readers have.
  const judges = text.updatedBy === me?.id || text.reviewerId === me?.id || (isEditor(me) && text.state !== 'draft')
  const [chosen, setChosen] = useState<boolean | null>(null)
  const newest = chosen ?? (isWaiting && judges)
  const shown = shownText(text, newest)
  const isNewest = !isWaiting || newest
  const page = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)
  return (
    <div className={classes.columns}>
      <section
        className={classes.page}
        aria-label={t('knowledge:pane.article')}
        data-pane="article"
        data-pane-focus
        tabIndex={-1}
        ref={page}
      >
        <div className={classes.sheet}>
          <article className={classes.article}>
            <h1 className={classes.title} data-selectable>
              {shown.title}
            </h1>
            <p className={classes.byline}>
              <StateMark state={detail.article.archivedAt ? 'archived' : isNewest ? text.state : 'published'} />
              <span>
                {t('knowledge:facts.version', { number: isNewest ? text.revision : (text.published?.number ?? 0) })}
              </span>
              <Byline text={text} newest={isNewest} />
              <AudienceMark audience={detail.article.audience} />
            </p>
            {isWaiting && (
              <SegmentedControl
                size="xs"
                aria-label={t('knowledge:reading.which')}
                className={classes.which ?? ''}
                value={newest ? 'newest' : 'published'}
                onChange={(value) => setChosen(value === 'newest')}
                data={[
                  { value: 'published', label: t('knowledge:reading.published') },
                  { value: 'newest', label: t('knowledge:reading.newest') },
                ]}
              />
            )}
            <Notices detail={detail} text={text} />
            {shown.summary && (
              <p className={classes.summary} data-selectable>
                {shown.summary}
              </p>
            )}
            <ArticleBody html={shown.bodyHtml} language={text.language} detail={detail} hold={body} />
          </article>
          {isNewest && <CommentMargin detail={detail} text={text} body={body} page={page} />}
        </div>
      </section>
      <PaneResizer
        label={t('knowledge:pane.resizeSide')}
        size={sideSize}
        onResize={setSideSize}
        side="right"
        {...sideBounds}
      />
      <ArticleSide width={sideSize} detail={detail} text={text} />
    </div>
  )
}

function Byline({ text, newest }: { readonly text: TextView; readonly newest: boolean }) {
  const { t } = useTranslation('knowledge')
  const { data: context } = useAsk('app.context', {})
  const nameOf = (id: string | null) => context?.users.find((user) => user.id === id)?.name ?? t('knowledge:somebody')
  const { published } = text
  if (!newest && published) {
    return (
      <span>
        {t('knowledge:facts.publishedBy', { name: nameOf(published.byId) })} <RelativeTime at={published.at} />
      </span>
    )
  }
  return (
    <span>
      {t('knowledge:facts.changedBy', { name: nameOf(text.updatedBy) })} <RelativeTime at={text.updatedAt} />
    </span>
  )
}

/** What a reader ought to know before they trust the text. */
function Notices({ detail, text }: { readonly detail: ArticleDetail; readonly text: TextView }) {
  const { t } = useTranslation('knowledge')
  const format = useFormat()
  const { article, drafts } = detail
  const { language } = text
  const draft = drafts.find((each) => each.language === language)
  return (
    <>
      {article.archivedAt && (
        <Notice icon={<IconArchive size={16} stroke={1.5} />}>{t('knowledge:notice.archived')}</Notice>
      )}
      {text.published === null && !article.archivedAt && (
        <Notice icon={<IconPencil size={16} stroke={1.5} />}>{t('knowledge:notice.unpublished')}</Notice>
      )}
      {article.reviewBy &&
        needsReview({ ...article, isArchived: article.archivedAt !== null }, text.published !== null, today()) && (
          <Notice icon={<IconAlertTriangle size={16} stroke={1.5} />} warning>
            {t('knowledge:notice.needsReview', { day: format.short(`${article.reviewBy}T12:00:00.000Z`, Date.now()) })}
          </Notice>
        )}
      {text.outdated && (
        <Notice icon={<IconAlertTriangle size={16} stroke={1.5} />} warning>
          {t('knowledge:notice.outdated')}
        </Notice>
      )}
      {draft && (
        <Notice icon={<IconPencil size={16} stroke={1.5} />}>
          {t('knowledge:notice.draft', { when: format.relative(draft.updatedAt, Date.now()) })}{' '}
          <button
            type="button"
            className={classes.textButton}
            onClick={() => openArticle(article.id, { language, view: 'edit' })}
          >
            {t('knowledge:notice.goOn')}
          </button>
        </Notice>
      )}
    </>
  )
}

export function Notice(props: { readonly icon: ReactNode; readonly warning?: boolean; readonly children: ReactNode }) {
  return (
    <div className={classes.notice} data-warning={props.warning || undefined}>
      <span aria-hidden className={classes.noticeIcon}>
        {props.icon}
      </span>
      <span>{props.children}</span>
    </div>
  )
}
