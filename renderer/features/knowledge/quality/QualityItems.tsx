import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import type { QueryResult } from '#shared/ipc/contract'
import type { QualityKind } from '#shared/ipc/knowledge-views'
import { dayHere } from '#shared/rules/day'
import { run, useAsk } from '../../../app/data.ts'
import { type Format, useFormat } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openArticle } from '../../../app/navigation.ts'
import { showFailure, showUndo, undoFor } from '../../../app/toasts.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { languageName } from '../language.ts'
import { AudienceMark } from '../marks/AudienceMark.tsx'
import classes from './quality.module.css'

type List = QueryResult<'article.quality'>[number]
type Item = List['items'][number]

/** One kind of what is wrong, worst first, each with the step that puts it right. */
export function QualityItems({ list }: { readonly list: List }) {
  const { kind, total, items } = list
  const { t } = useTranslation(['knowledgeFlow', 'knowledge'])
  const format = useFormat()
  const { data: context } = useAsk('app.context', {})
  if (items.length === 0) {
    return (
      <EmptyState
        icon={IconCircleCheck}
        title={t(`knowledgeFlow:quality.none.${kind}`)}
        body={t('knowledgeFlow:quality.noneBody')}
      />
    )
  }
  const ownerOf = (item: Item) => context?.users.find((user) => user.id === item.ownerId)?.name ?? ''
  return (
    <div className={classes.scroll}>
      <ul className={classes.rows}>
        {items.map((item) => (
          <li key={item.translationId} className={classes.row}>
            <div className={classes.words}>
              <button
                type="button"
                className={classes.rowTitle}
                lang={item.language}
                onClick={() => openArticle(item.articleId, { language: item.language })}
              >
                {item.title}
              </button>
              <p className={classes.detail} data-selectable>
                {detailText(t, format, kind, item)}
              </p>
              <p className={classes.meta}>
                <AudienceMark audience={item.audience} />
                <span>{languageName(item.language)}</span>
                <span>{ownerOf(item)}</span>
              </p>
            </div>
            <div className={classes.rowActions}>
              <Step kind={kind} item={item} />
            </div>
          </li>
        ))}
      </ul>
      {total > items.length && (
        <p className={classes.more}>{t('knowledgeFlow:quality.more', { count: total - items.length })}</p>
      )}
    </div>
  )
}

function detailText(t: TFunction, format: Format, kind: QualityKind, item: Item): string {
  const { at, count, detail } = item
  const day = at === null ? '' : format.short(at.length === 10 ? `${at}T12:00:00.000Z` : at, Date.now())
  const list = detail.filter((each) => each !== '')
  switch (kind) {
    case 'flagged':
      return list.map((each) => t('knowledgeFlow:quality.detail.flagged', { comment: each })).join(' ')
    case 'broken-links':
    case 'broken-addresses':
    case 'unknown-variables':
      return t(`knowledgeFlow:quality.detail.${kind}`, { list: list.join(', ') })
    case 'outdated':
      return t('knowledgeFlow:quality.detail.outdated', { count, day })
    default:
      return t(`knowledgeFlow:quality.detail.${kind}`, { day })
  }
}

/** Months after which an article that still holds is looked at again. */
const nextReviewMonths = 6

function nextReview(): string {
  const date = new Date()
  date.setMonth(date.getMonth() + nextReviewMonths)
  return dayHere(date.getTime())
}

function Step({ kind, item }: { readonly kind: QualityKind; readonly item: Item }) {
  const { t } = useTranslation('knowledgeFlow')
  const { articleId, language, title, at } = item
  const undoable = async (text: string, set: object, base: object) => {
    try {
      await run('article.update', { articleId, set, base })
      showUndo({
        text,
        until: new Date(Date.now() + undoFor).toISOString(),
        onUndo: () => void run('article.update', { articleId, set: base, base: set }).catch(showFailure),
      })
    } catch (caught) {
      showFailure(caught)
    }
  }
  switch (kind) {
    case 'needs-review':
      return (
        <>
          <StepButton onClick={() => openArticle(articleId, { language, view: 'edit' })} of={title}>
            {t('knowledgeFlow:quality.step.edit')}
          </StepButton>
          <StepButton
            of={title}
            onClick={() =>
              void undoable(
                t('knowledgeFlow:quality.step.stillRightDone', { title }),
                { reviewBy: nextReview() },
                { reviewBy: at },
              )
            }
          >
            {t('knowledgeFlow:quality.step.stillRight')}
          </StepButton>
        </>
      )
    case 'outdated':
      return (
        <StepButton onClick={() => openArticle(articleId, { language, view: 'edit' })} of={title}>
          {t('knowledgeFlow:quality.step.translate')}
        </StepButton>
      )
    case 'never-used':
      return (
        <StepButton
          of={title}
          onClick={() =>
            void undoable(
              t('knowledgeFlow:quality.step.archiveDone', { title }),
              { archived: true },
              { archived: false },
            )
          }
        >
          {t('knowledgeFlow:quality.step.archive')}
        </StepButton>
      )
    case 'flagged':
    case 'not-filed':
      return (
        <StepButton onClick={() => openArticle(articleId, { language })} of={title}>
          {t('knowledgeFlow:quality.step.open')}
        </StepButton>
      )
    default:
      return (
        <StepButton onClick={() => openArticle(articleId, { language, view: 'edit' })} of={title}>
          {t('knowledgeFlow:quality.step.edit')}
        </StepButton>
      )
  }
}

function StepButton(props: { readonly of: string; readonly onClick: () => void; readonly children: string }) {
  const { of, onClick, children } = props
  return (
    <Button size="compact-sm" aria-label={`${children}: ${of}`} onClick={onClick}>
      {children}
    </Button>
  )
}
