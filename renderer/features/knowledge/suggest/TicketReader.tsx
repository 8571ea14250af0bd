import { Button } from '@mantine/core'
import { IconArrowLeft, IconArticle, IconTicket } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from '../../../app/i18n.ts'
import { openTicket } from '../../../app/navigation.ts'
import { useShortcuts } from '../../../app/shortcuts.ts'
import { RelativeTime } from '../../../ui/RelativeTime.tsx'
import classes from './suggest.module.css'
import type { FoundTicket } from './use-answers.ts'

/** How a similar ticket was solved. */
export function TicketReader(props: {
  readonly ticket: FoundTicket
  readonly onRead: (articleId: string) => void
  readonly onBack: () => void
}) {
  const { ticket, onRead, onBack } = props
  const { t } = useTranslation('knowledgeFlow')
  const root = useRef<HTMLElement>(null)
  useEffect(() => root.current?.focus(), [])
  useShortcuts([
    {
      id: 'answers.back',
      keys: 'Escape',
      scope: 'answers',
      label: 'knowledgeFlow:keys.back',
      when: () => root.current?.contains(document.activeElement) ?? false,
      run: onBack,
    },
  ])
  return (
    <section ref={root} className={classes.reader} tabIndex={-1} aria-label={ticket.subject}>
      <header className={classes.readerHead}>
        <button type="button" className={classes.back} onClick={onBack} aria-keyshortcuts="Escape">
          <IconArrowLeft size={16} stroke={1.5} aria-hidden />
          {t('knowledgeFlow:reader.back')}
        </button>
      </header>
      <div className={classes.readerText}>
        <h2 className={classes.readerTitle} data-selectable>
          {ticket.subject}
        </h2>
        <p className={classes.readerMeta}>
          {ticket.number !== null && <span>#{ticket.number}</span>}
          <span>{ticket.customerName}</span>
          {ticket.solvedAt && (
            <span>
              {t('knowledgeFlow:panel.solved')} <RelativeTime at={ticket.solvedAt} />
            </span>
          )}
        </p>
        {ticket.answer !== '' && (
          <>
            <h3 className={classes.caption}>{t('knowledgeFlow:ticket.answer')}</h3>
            <blockquote className={classes.answer} data-selectable>
              {ticket.answer}
              {ticket.answer.length >= 280 && '…'}
            </blockquote>
          </>
        )}
        {ticket.articles.length > 0 && (
          <>
            <h3 className={classes.caption}>{t('knowledgeFlow:ticket.articles')}</h3>
            <ul className={classes.plain}>
              {ticket.articles.map((article) => (
                <li key={article.articleId}>
                  <button type="button" className={classes.lineButton} onClick={() => onRead(article.articleId)}>
                    <IconArticle size={16} stroke={1.5} aria-hidden />
                    <span>{article.title}</span>
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
        <Button
          mt={12}
          leftSection={<IconTicket size={16} stroke={1.5} aria-hidden />}
          onClick={() => openTicket(ticket.ticketId)}
        >
          {t('knowledgeFlow:ticket.open')}
        </Button>
      </div>
    </section>
  )
}
