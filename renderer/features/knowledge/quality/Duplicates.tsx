import { Button, SegmentedControl, Skeleton } from '@mantine/core'
import { IconChevronDown, IconChevronRight, IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import type { QueryResult } from '#shared/ipc/contract'
import type { ArticleDetail, ArticleRef } from '#shared/ipc/knowledge-views'
import { run, useAsk } from '../../../app/data.ts'
import { useFormat } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openArticle } from '../../../app/navigation.ts'
import { showFailure, showUndo, undoFor } from '../../../app/toasts.tsx'
import { confirm } from '../../../ui/confirm.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ArticleBody } from '../article/ArticleBody.tsx'
import { shownText } from '../article/choose-text.ts'
import { AudienceMark } from '../marks/AudienceMark.tsx'
import { ComparisonView } from '../versions/ComparisonView.tsx'
import { joinedKeywords } from './join.ts'
import classes from './quality.module.css'

type Pair = QueryResult<'article.duplicates'>[number]
const keyOf = ({ first, second }: Pair) => `${first.articleId} ${second.articleId}`

/** Articles that say nearly the same: looked at side by side, and one of them kept. */
export function Duplicates({ pairs }: { readonly pairs: readonly Pair[] }) {
  const { t } = useTranslation(['knowledgeFlow', 'knowledge'])
  const format = useFormat()
  const [opened, setOpened] = useState<string | null>(null)
  if (pairs.length === 0) {
    return (
      <EmptyState
        icon={IconCircleCheck}
        title={t('knowledgeFlow:quality.none.duplicates')}
        body={t('knowledgeFlow:duplicates.noneBody')}
      />
    )
  }
  return (
    <div className={classes.scroll}>
      <ul className={classes.rows}>
        {pairs.map((pair) => {
          const key = keyOf(pair)
          const isOpen = key === opened
          const Icon = isOpen ? IconChevronDown : IconChevronRight
          return (
            <li key={key} className={classes.pair}>
              <button
                type="button"
                className={classes.pairHead}
                aria-expanded={isOpen}
                onClick={() => setOpened(isOpen ? null : key)}
              >
                <Icon size={16} stroke={1.5} aria-hidden />
                <span className={classes.pairTitles}>
                  <span>{pair.first.title}</span>
                  <span>{pair.second.title}</span>
                </span>
                <span className={classes.likeness}>
                  {t('knowledgeFlow:duplicates.likeness', { share: format.percent(pair.likeness) })}
                </span>
              </button>
              {isOpen && <SideBySide pair={pair} onDone={() => setOpened(null)} />}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function SideBySide({ pair, onDone }: { readonly pair: Pair; readonly onDone: () => void }) {
  const { t } = useTranslation('knowledgeFlow')
  const { first, second } = pair
  const [mode, setMode] = useState<'texts' | 'differences'>('texts')
  const left = useAsk('article.get', { articleId: first.articleId }).data
  const right = useAsk('article.get', { articleId: second.articleId }).data
  if (!left || !right) return <Skeleton height={200} />
  const keep = async (kept: ArticleDetail, gone: ArticleDetail) => {
    const [keptTitle, goneTitle] = [titleOf(kept, first.language), titleOf(gone, first.language)]
    const agreed = await confirm({
      title: t('knowledgeFlow:duplicates.keepTitle', { title: keptTitle }),
      body: t('knowledgeFlow:duplicates.keepBody', { title: goneTitle, count: gone.linkedFrom.length }),
      confirm: t('knowledgeFlow:duplicates.keepConfirm'),
      cancel: t('knowledgeFlow:cancel'),
    })
    if (!agreed) return
    const keywords = joinedKeywords({ ...kept.article, title: keptTitle }, { ...gone.article, title: goneTitle })
    const before = { keywords: kept.article.keywords }
    try {
      await run('command.batch', {
        commands: [
          { name: 'article.update', args: { articleId: kept.article.id, set: { keywords }, base: before } },
          {
            name: 'article.update',
            args: { articleId: gone.article.id, set: { archived: true }, base: { archived: false } },
          },
        ],
      })
      onDone()
      showUndo({
        text: t('knowledgeFlow:duplicates.kept', { title: goneTitle }),
        until: new Date(Date.now() + undoFor).toISOString(),
        onUndo: () =>
          void run('command.batch', {
            commands: [
              { name: 'article.update', args: { articleId: kept.article.id, set: before, base: { keywords } } },
              {
                name: 'article.update',
                args: { articleId: gone.article.id, set: { archived: false }, base: { archived: true } },
              },
            ],
          }).catch(showFailure),
      })
    } catch (caught) {
      showFailure(caught)
    }
  }
  return (
    <div className={classes.sides}>
      <SegmentedControl
        size="xs"
        className={classes.mode ?? ''}
        aria-label={t('knowledgeFlow:duplicates.mode')}
        value={mode}
        onChange={(value) => setMode(value === 'texts' ? 'texts' : 'differences')}
        data={[
          { value: 'texts', label: t('knowledgeFlow:duplicates.texts') },
          { value: 'differences', label: t('knowledgeFlow:duplicates.differences') },
        ]}
      />
      {mode === 'texts' ? (
        <div className={classes.two}>
          <Side article={first} detail={left} onKeep={() => void keep(left, right)} />
          <Side article={second} detail={right} onKeep={() => void keep(right, left)} />
        </div>
      ) : (
        <Differences left={left} right={right} pair={pair} />
      )}
    </div>
  )
}

const textIn = (detail: ArticleDetail, language: string) =>
  detail.translations.find((each) => each.language === language) ?? detail.translations[0]

function titleOf(detail: ArticleDetail, language: string): string {
  const text = textIn(detail, language)
  return text ? shownText(text, false).title : ''
}

function Side(props: { readonly article: ArticleRef; readonly detail: ArticleDetail; readonly onKeep: () => void }) {
  const { article, detail, onKeep } = props
  const { t } = useTranslation('knowledgeFlow')
  const text = textIn(detail, article.language)
  if (!text) return null
  const shown = shownText(text, false)
  return (
    <section className={classes.side} aria-label={shown.title}>
      <header className={classes.sideHead}>
        <h2 className={classes.sideTitle} lang={text.language}>
          {shown.title}
        </h2>
        <p className={classes.meta}>
          <AudienceMark audience={article.audience} />
          <span>{t('knowledgeFlow:duplicates.uses', { used: detail.used, helped: detail.helped })}</span>
          <span>{t('knowledgeFlow:duplicates.linked', { count: detail.linkedFrom.length })}</span>
        </p>
        <div className={classes.rowActions}>
          <Button size="compact-sm" variant="light" onClick={onKeep}>
            {t('knowledgeFlow:duplicates.keep')}
          </Button>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => openArticle(article.articleId)}>
            {t('knowledgeFlow:quality.step.open')}
          </Button>
        </div>
      </header>
      <ArticleBody html={shown.bodyHtml} language={text.language} detail={detail} />
    </section>
  )
}

function Differences(props: { readonly left: ArticleDetail; readonly right: ArticleDetail; readonly pair: Pair }) {
  const { left, right, pair } = props
  const sideOf = (detail: ArticleDetail) => {
    const text = textIn(detail, pair.first.language)
    const { title, summary, bodyHtml } = text ? shownText(text, false) : { title: '', summary: '', bodyHtml: '' }
    return { title, summary, bodyHtml }
  }
  const { data } = useAsk('article.compare', { from: sideOf(left), to: sideOf(right) })
  if (!data) return null
  return <ComparisonView comparison={data} mode="sides" names={{ from: pair.first.title, to: pair.second.title }} />
}
