import { Button } from '@mantine/core'
import { IconRestore } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { QueryResult } from '#shared/ipc/contract'
import type { ArticleDetail } from '#shared/ipc/knowledge-views'
import { refsOf } from '#shared/rules/knowledge-html'
import { ask, run, useAsk } from '../../../app/data.ts'
import { useFormat } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openArticle } from '../../../app/navigation.ts'
import { showDone, showFailure } from '../../../app/toasts.tsx'
import { confirm } from '../../../ui/confirm.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { RelativeTime } from '../../../ui/RelativeTime.tsx'
import { ArticleBody } from '../article/ArticleBody.tsx'
import articleClasses from '../article/article.module.css'
import type { TextView } from '../article/life.ts'
import { StateMark } from '../marks/StateMark.tsx'
import { ComparisonView } from './ComparisonView.tsx'
import { ModeControl, useComparisonMode } from './mode.tsx'
import classes from './versions.module.css'

type Revision = QueryResult<'translation.revisions'>[number]
/** Every saved text of a translation, any two of them side by side, and the way back to one. */
export function Versions({ detail, text }: { readonly detail: ArticleDetail; readonly text: TextView }) {
  const { t } = useTranslation('knowledge')
  const format = useFormat()
  const revisions = useAsk('translation.revisions', { translationId: text.id })
  const [chosen, setChosen] = useState<{
    readonly from: string
    readonly to: string
    readonly subject: 'from' | 'to'
  } | null>(null)
  const [mode, setMode] = useComparisonMode()
  const [reading, setReading] = useState(false)
  const list = revisions.data
  const [newest, before] = list ?? []
  const to = list?.find(({ id }) => id === chosen?.to) ?? newest
  const from = list?.find(({ id }) => id === chosen?.from) ?? before ?? newest
  const comparison = useAsk(
    'article.compare',
    { from: { revisionId: from?.id ?? '' }, to: { revisionId: to?.id ?? '' } },
    { enabled: from !== undefined && to !== undefined, keepPrevious: true },
  )
  if (revisions.error && !list) return <ErrorState error={revisions.error} onRetry={() => void revisions.refetch()} />
  if (!list || !from || !to) return null
  const name = (revision: Revision) => t('knowledge:facts.version', { number: revision.number })
  // The one that is asked about: the other of the two is what it is compared with.
  const subject = chosen?.subject === 'from' || (!chosen && to.isNewest) ? from : to
  const choose = (revision: Revision) => {
    // A click on one shows its text, and what has become of it since; the newest is compared with the one before.
    const pair = revision.isNewest
      ? { from: (before ?? revision).id, to: revision.id, subject: 'to' as const }
      : { from: revision.id, to: (newest ?? revision).id, subject: 'from' as const }
    setChosen(pair)
    setReading(true)
  }
  const compare = (pair: NonNullable<typeof chosen>) => {
    setChosen(pair)
    setReading(false)
  }
  return (
    <div className={classes.columns}>
      <section
        className={classes.list}
        aria-label={t('knowledge:versions.title')}
        data-pane="versions"
        data-pane-focus
        tabIndex={-1}
      >
        <h1 className={classes.article}>{text.title}</h1>
        <p className={classes.hint}>{t('knowledge:versions.hint')}</p>
        <p className={classes.ends} aria-hidden>
          <span>{t('knowledge:versions.fromShort')}</span>
          <span>{t('knowledge:versions.toShort')}</span>
        </p>
        <ul className={classes.revisions}>
          {list.map((revision) => (
            <li
              key={revision.id}
              className={classes.revision}
              data-chosen={
                (reading ? revision.id === subject.id : revision.id === to.id || revision.id === from.id) || undefined
              }
            >
              <span className={classes.radios}>
                <input
                  type="radio"
                  name="version-from"
                  checked={revision.id === from.id}
                  aria-label={t('knowledge:versions.from', { name: name(revision) })}
                  onChange={() => compare({ from: revision.id, to: to.id, subject: 'from' })}
                />
                <input
                  type="radio"
                  name="version-to"
                  checked={revision.id === to.id}
                  aria-label={t('knowledge:versions.to', { name: name(revision) })}
                  onChange={() => compare({ from: from.id, to: revision.id, subject: 'to' })}
                />
              </span>
              <button type="button" className={classes.revisionButton} onClick={() => choose(revision)}>
                <span className={classes.revisionHead}>
                  <strong>{name(revision)}</strong>
                  <RelativeTime at={revision.createdAt} style="short" className={classes.when ?? ''} />
                </span>
                <span className={classes.author}>
                  <Author id={revision.authorId} />
                  {revision.isPublished && <StateMark state="published" />}
                </span>
                {revision.note && <span className={classes.note}>{revision.note}</span>}
              </button>
            </li>
          ))}
        </ul>
      </section>
      <section
        className={classes.page}
        aria-label={t('knowledge:versions.comparison')}
        data-pane="comparison"
        tabIndex={-1}
      >
        <div className={classes.bar}>
          <h2 className={classes.title}>
            {reading || from.id === to.id
              ? name(subject)
              : t('knowledge:versions.between', { from: from.number, to: to.number })}
          </h2>
          <span className={classes.counts}>
            {comparison.data &&
              !reading &&
              t('knowledge:versions.counts', {
                added: format.number(comparison.data.added),
                removed: format.number(comparison.data.removed),
              })}
          </span>
          <ModeControl
            mode={mode}
            onMode={(next) => {
              setMode(next)
              setReading(false)
            }}
            reading={reading}
            onRead={() => setReading(true)}
          />
          {!subject.isNewest && <Restore detail={detail} text={text} revision={subject} />}
        </div>
        {reading && <VersionText key={subject.id} detail={detail} language={text.language} revisionId={subject.id} />}
        {comparison.data && !reading && (
          <ComparisonView
            key={`${from.id}${to.id}`}
            comparison={comparison.data}
            mode={mode}
            names={{ from: name(from), to: name(to) }}
          />
        )}
      </section>
    </div>
  )
}

/** One version as it would be read. */
function VersionText(props: {
  readonly detail: ArticleDetail
  readonly language: string
  readonly revisionId: string
}) {
  const { detail, language, revisionId } = props
  const found = useAsk('revision.get', { revisionId }).data
  // An old text may name articles that the newest does not.
  const articleIds = useMemo(() => [...refsOf(found?.bodyHtml ?? '').articles], [found])
  const links = useAsk('article.refs', { articleIds, language }, { enabled: articleIds.length > 0 }).data
  const shown = useMemo(() => ({ ...detail, links: links ?? detail.links }), [detail, links])
  if (!found) return null
  return (
    <article className={classes.text}>
      <h1 className={articleClasses.title} data-selectable>
        {found.title}
      </h1>
      {found.summary && (
        <p className={articleClasses.summary} data-selectable>
          {found.summary}
        </p>
      )}
      <ArticleBody html={found.bodyHtml} language={language} detail={shown} />
    </article>
  )
}

function Author({ id }: { readonly id: string }) {
  const { t } = useTranslation('knowledge')
  const { data: context } = useAsk('app.context', {})
  return context?.users.find((user) => user.id === id)?.name ?? t('knowledge:somebody')
}

/** An old text becomes the newest version; what stood between stays in the list. */
function Restore(props: { readonly detail: ArticleDetail; readonly text: TextView; readonly revision: Revision }) {
  const { detail, text, revision } = props
  const { t } = useTranslation('knowledge')
  const [busy, setBusy] = useState(false)
  const { article, drafts } = detail
  const { language } = text
  const restore = async () => {
    // A saved version takes the place of the person's draft: words that stand in one are not thrown away here.
    if (drafts.some((each) => each.language === language)) {
      const goOn = await confirm({
        title: t('knowledge:versions.draftTitle'),
        body: t('knowledge:versions.draftBody'),
        confirm: t('knowledge:versions.draftOpen'),
        cancel: t('knowledge:cancel'),
      })
      if (goOn) openArticle(article.id, { language, view: 'edit' })
      return
    }
    const agreed = await confirm({
      title: t('knowledge:versions.restoreTitle', { number: revision.number }),
      body: t('knowledge:versions.restoreBody'),
      confirm: t('knowledge:versions.restore'),
      cancel: t('knowledge:cancel'),
    })
    if (!agreed) return
    setBusy(true)
    try {
      const old = await ask('revision.get', { revisionId: revision.id })
      if (!old) return
      await run('translation.save', {
        articleId: article.id,
        language,
        revisionId: uuidv7(),
        baseRevisionId: text.revisionId,
        title: old.title,
        summary: old.summary,
        bodyHtml: old.bodyHtml,
        note: t('knowledge:versions.restoreNote', { number: revision.number }),
        ...(old.sourceRevision === null ? {} : { sourceRevision: old.sourceRevision }),
      })
      showDone(t('knowledge:versions.restored', { number: revision.number }))
      openArticle(article.id, { language })
    } catch (caught) {
      showFailure(caught)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button
      leftSection={<IconRestore size={16} stroke={1.5} aria-hidden />}
      loading={busy}
      onClick={() => void restore()}
    >
      {t('knowledge:versions.restoreThis', { number: revision.number })}
    </Button>
  )
}
