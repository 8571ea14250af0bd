import { Button, CloseButton, TextInput } from '@mantine/core'
import { IconFilePlus, IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { Audience } from '#shared/domain/knowledge'
import { useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { Kbd } from '../../../ui/Kbd.tsx'
import { AnswerList, optionId } from './AnswerList.tsx'
import { ArticleReader } from './ArticleReader.tsx'
import classes from './suggest.module.css'
import { TicketReader } from './TicketReader.tsx'
import { UsedArticles } from './UsedArticles.tsx'
import { type Found, type FoundTicket, useAnswers } from './use-answers.ts'
import { type AnswerDesk, type InsertKind, insertArticle, type Matter, markAnswered, usesOf } from './use-insert.ts'

const everyone: readonly Audience[] = ['internal', 'customers', 'public']

export interface AnswersPanelProps {
  /** What the matter is about, in any words that there are: see `matterText`. Asked for again when it changes. */
  readonly text: string
  readonly matter: Matter
  /** The other side's: articles are offered, and put into the message, in it where they exist in it. */
  readonly language: string
  readonly audiences?: readonly Audience[]
  /** What answers go into; left out where nobody writes. */
  readonly desk?: AnswerDesk | undefined
  /** Begins an article from this matter; left out where there is nothing to begin it from. */
  readonly onNewArticle?: () => void
  /** Counts up when the person asks for the panel by key: its search field gets the focus. */
  readonly asked?: number
  /** Escape in an empty search field. */
  readonly onLeave?: () => void
}

type Reading = { readonly articleId: string } | { readonly ticket: FoundTicket } | null

/**
 * Similar articles and similar solved tickets, beside whatever they may answer: a ticket, a call, a step of a script.
 * Everything comes from the cache, once the window is idle.
 */
export function AnswersPanel(props: AnswersPanelProps) {
  const { text, matter, language, audiences = everyone, desk, onNewArticle, asked = 0, onLeave } = props
  const { t } = useTranslation(['knowledgeFlow', 'knowledge'])
  const [query, setQuery] = useState('')
  const [reading, setReading] = useState<Reading>(null)
  const [at, setAt] = useState(0)
  const search = useRef<HTMLInputElement>(null)
  const listId = useId()
  const { ticketId } = matter
  const { found, isSearch, hasNone, wanted, settled, error } = useAnswers({
    text,
    query,
    language,
    audiences,
    ticketId,
  })
  const uses = useAsk('article.uses', usesOf(matter)).data
  const answered = useMemo(
    () => new Set((uses ?? []).filter((use) => use.kind === 'answered').map((use) => use.articleId)),
    [uses],
  )
  const active = Math.min(at, Math.max(0, found.length - 1))
  const wasAsked = useRef(0)
  useEffect(() => {
    if (asked === wasAsked.current) return
    wasAsked.current = asked
    setReading(null)
    search.current?.focus()
    search.current?.select()
  }, [asked])

  const insert = (articleId: string, as: InsertKind, inLanguage = language) => {
    if (desk) void insertArticle(articleId, as, { matter, desk, language: inLanguage })
  }
  const read = (chosen: Found) =>
    setReading(chosen.kind === 'article' ? { articleId: chosen.article.articleId } : { ticket: chosen.ticket })
  const back = () => {
    setReading(null)
    // The field is drawn again first.
    setTimeout(() => search.current?.focus())
  }
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.altKey) return
    const chosen = found[active]
    const atEnd = event.currentTarget.selectionStart === query.length
    if (event.key === 'ArrowDown') setAt(found.length === 0 ? 0 : (active + 1) % found.length)
    else if (event.key === 'ArrowUp') setAt(found.length === 0 ? 0 : (active + found.length - 1) % found.length)
    else if (event.key === 'ArrowRight' && atEnd && chosen) read(chosen)
    else if (event.key === 'Enter' && chosen) {
      if (chosen.kind === 'ticket' || !desk) read(chosen)
      else insert(chosen.article.articleId, event.shiftKey ? 'quote' : event.ctrlKey || event.metaKey ? 'link' : 'text')
    } else if (event.key === 'Escape' && query !== '') setQuery('')
    else if (event.key === 'Escape' && onLeave) onLeave()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  if (reading && 'articleId' in reading) {
    return (
      <div className={classes.panel} data-shortcut-scope="answers">
        <ArticleReader
          key={reading.articleId}
          articleId={reading.articleId}
          language={language}
          matter={matter}
          answered={answered.has(reading.articleId)}
          onRead={(articleId) => setReading({ articleId })}
          onAnswered={(articleId, title) => void markAnswered(articleId, title, matter)}
          onBack={back}
          {...(desk ? { onInsert: insert } : {})}
        />
      </div>
    )
  }
  if (reading) {
    return (
      <div className={classes.panel} data-shortcut-scope="answers">
        <TicketReader ticket={reading.ticket} onRead={(articleId) => setReading({ articleId })} onBack={back} />
      </div>
    )
  }
  const hasList = found.length > 0
  return (
    <div className={classes.panel} data-shortcut-scope="answers">
      <search className={classes.search}>
        <TextInput
          ref={search}
          type="search"
          role="combobox"
          aria-label={t('knowledgeFlow:panel.search')}
          aria-expanded={hasList}
          aria-controls={hasList ? listId : undefined}
          aria-activedescendant={hasList ? optionId(listId, active) : undefined}
          aria-autocomplete="list"
          aria-keyshortcuts="Alt+A"
          placeholder={t('knowledgeFlow:panel.search')}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={query}
          onKeyDown={onKey}
          onChange={(event) => {
            setQuery(event.currentTarget.value)
            setAt(0)
          }}
          leftSection={<IconSearch size={16} stroke={1.75} aria-hidden />}
          rightSection={
            query === '' ? undefined : (
              <CloseButton
                size={20}
                tabIndex={-1}
                aria-label={t('knowledgeFlow:panel.clear')}
                onClick={() => setQuery('')}
              />
            )
          }
        />
      </search>
      <div className={classes.scroll}>
        {error && <ErrorState error={error} />}
        {hasNone && (
          <p className={classes.none} role="status">
            {t('knowledgeFlow:panel.noHit', { query: wanted })}
          </p>
        )}
        {hasList && (
          <AnswerList id={listId} found={found} active={active} answered={answered} onActive={setAt} onRead={read} />
        )}
        {!hasList && !isSearch && settled && <p className={classes.none}>{t('knowledgeFlow:panel.nothing')}</p>}
        <UsedArticles uses={uses ?? []} onRead={(articleId) => setReading({ articleId })} />
      </div>
      <footer className={classes.foot}>
        {hasList && desk && (
          <p className={classes.hints}>
            <span>
              <Kbd keys="Enter" /> {t('knowledgeFlow:insert.text')}
            </span>
            <span>
              <Kbd keys="Shift+Enter" /> {t('knowledgeFlow:insert.quote')}
            </span>
            <span>
              <Kbd keys="Ctrl+Enter" /> {t('knowledgeFlow:insert.link')}
            </span>
            <span>
              <Kbd keys="ArrowRight" /> {t('knowledgeFlow:panel.read')}
            </span>
          </p>
        )}
        {onNewArticle && (
          <Button
            fullWidth
            variant="subtle"
            leftSection={<IconFilePlus size={16} stroke={1.5} aria-hidden />}
            onClick={onNewArticle}
          >
            {t('knowledgeFlow:panel.newArticle')}
          </Button>
        )}
      </footer>
    </div>
  )
}
