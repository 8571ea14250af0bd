import { IconCircleCheckFilled, IconLock, IconTicket } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from '../../../app/i18n.ts'
import { Marked } from '../../../ui/Marked.tsx'
import { RelativeTime } from '../../../ui/RelativeTime.tsx'
import classes from './suggest.module.css'
import type { Found } from './use-answers.ts'

export const optionId = (listId: string, index: number) => `${listId}-${index}`

/** What was found, articles first. The keys stay in the field above; a click reads. */
export function AnswerList(props: {
  readonly id: string
  readonly found: readonly Found[]
  readonly active: number
  /** Ids of articles that answered this matter already. */
  readonly answered: ReadonlySet<string>
  readonly onActive: (index: number) => void
  readonly onRead: (found: Found) => void
}) {
  const { id, found, active, answered, onActive, onRead } = props
  const { t } = useTranslation('knowledgeFlow')
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  })
  const groups = (['article', 'ticket'] as const)
    .map((kind) => ({
      kind,
      entries: found.map((each, index) => ({ each, index })).filter(({ each }) => each.kind === kind),
    }))
    .filter(({ entries }) => entries.length > 0)
  return (
    <div ref={list} id={id} role="listbox" aria-label={t('knowledgeFlow:panel.results')} className={classes.list}>
      {groups.map(({ kind, entries }) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options inside a listbox, which a fieldset cannot be
        <div key={kind} role="group" aria-labelledby={`${id}-${kind}`}>
          <div id={`${id}-${kind}`} className={classes.caption}>
            {t(`knowledgeFlow:panel.${kind}s`)}
          </div>
          {entries.map(({ each, index }) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the field above has the focus and names the active option
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the field above
            <div
              key={each.key}
              id={optionId(id, index)}
              role="option"
              aria-selected={index === active}
              className={classes.option}
              data-kind={each.kind}
              onMouseDown={(event) => event.preventDefault()}
              onMouseMove={() => index !== active && onActive(index)}
              onClick={() => onRead(each)}
            >
              {each.kind === 'article' ? (
                <ArticleOption found={each} answered={answered.has(each.article.articleId)} />
              ) : (
                <TicketOption found={each} />
              )}
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}

function ArticleOption({
  found,
  answered,
}: {
  readonly found: Extract<Found, { kind: 'article' }>
  readonly answered: boolean
}) {
  const { t } = useTranslation(['knowledgeFlow', 'knowledge'])
  const { title, snippet, audience, helped, language } = found.article
  return (
    <>
      <span className={classes.optionTitle} lang={language}>
        {audience === 'internal' && (
          <span title={t('knowledge:audience.internal')} className={classes.mark}>
            <IconLock size={14} stroke={1.5} aria-hidden />
            <span className="sb-visually-hidden">{t('knowledge:audience.internal')}: </span>
          </span>
        )}
        <span>{title}</span>
        {answered && (
          <span title={t('knowledgeFlow:answered.here')} className={classes.good}>
            <IconCircleCheckFilled size={14} aria-hidden />
            <span className="sb-visually-hidden">{t('knowledgeFlow:answered.here')}</span>
          </span>
        )}
      </span>
      <span className={classes.optionWords} lang={language}>
        <Marked text={snippet} />
      </span>
      {helped > 0 && <span className={classes.optionMeta}>{t('knowledgeFlow:panel.helped', { count: helped })}</span>}
    </>
  )
}

function TicketOption({ found }: { readonly found: Extract<Found, { kind: 'ticket' }> }) {
  const { t } = useTranslation('knowledgeFlow')
  const { subject, number, solvedAt, answer, articles } = found.ticket
  return (
    <>
      <span className={classes.optionTitle}>
        <span className={classes.mark}>
          <IconTicket size={14} stroke={1.5} aria-hidden />
        </span>
        <span>{subject}</span>
      </span>
      {answer !== '' && <span className={classes.optionWords}>{answer}</span>}
      <span className={classes.optionMeta}>
        {number !== null && <span>#{number}</span>}
        {solvedAt && (
          <span>
            {t('knowledgeFlow:panel.solved')} <RelativeTime at={solvedAt} />
          </span>
        )}
        {articles[0] && <span>{t('knowledgeFlow:panel.answeredBy', { title: articles[0].title })}</span>}
      </span>
    </>
  )
}
