import { Button, Textarea } from '@mantine/core'
import { IconCheck, IconMessagePlus, IconRestore } from '@tabler/icons-react'
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { knowledgeLimits, type ReviewComment } from '#shared/domain/knowledge'
import type { ArticleDetail } from '#shared/ipc/knowledge-views'
import { run, useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { useShortcut } from '../../../app/shortcuts.ts'
import { showFailure } from '../../../app/toasts.tsx'
import { useLimit } from '../../../ui/limit.tsx'
import { RelativeTime } from '../../../ui/RelativeTime.tsx'
import classes from './comments.module.css'
import type { TextView } from './life.ts'
import { type PassageState, passageOf } from './passage.ts'
import { quoteRange, squeezed } from './quote-range.ts'

interface Props {
  readonly detail: Pick<ArticleDetail, 'comments' | 'article'>
  readonly text: Pick<TextView, 'id' | 'language' | 'bodyHtml' | 'state'>
  /** The text as it is shown. */
  readonly body: RefObject<HTMLElement | null>
  /** What scrolls. */
  readonly page: RefObject<HTMLElement | null>
}

const markName = 'knowledge-comments'
const gap = 8

/** Remarks on passages, each beside its passage, and the way to make one: select words, then say what is meant. */
export function CommentMargin({ detail, text, body, page }: Props) {
  const { t } = useTranslation('knowledge')
  const comments = detail.comments.filter(({ translationId }) => translationId === text.id)
  const open = comments.filter(({ resolvedAt }) => resolvedAt === null)
  const resolved = comments.length - open.length
  const [showResolved, setShowResolved] = useState(false)
  const [quote, setQuote] = useState<string | null>(null)
  const shown = showResolved ? comments : open
  const { selection, clear } = useSelectedWords(body)
  const margin = useRef<HTMLElement>(null)
  const begin = () => {
    setQuote(selection?.words ?? '')
    clear()
  }
  useShortcut({
    id: 'article.comment',
    keys: 'm',
    scope: 'article',
    label: 'knowledge:shortcuts.comment',
    run: begin,
  })
  const states = usePassages(body, shown, quote)
  useBesidePassages({
    margin,
    body,
    page,
    key: `${shown.map(({ id }) => `${id} ${states.get(id)}`).join()} ${quote} ${text.bodyHtml.length}`,
  })
  return (
    <>
      {selection && quote === null && (
        <Button
          className={classes.offer ?? ''}
          size="compact-sm"
          variant="filled"
          style={{ top: selection.top, left: selection.left }}
          leftSection={<IconMessagePlus size={14} stroke={1.5} aria-hidden />}
          // The selection must not go away under the press.
          onMouseDown={(event) => event.preventDefault()}
          onClick={begin}
        >
          {t('knowledge:comment.add')}
        </Button>
      )}
      {(shown.length > 0 || quote !== null || resolved > 0) && (
        <section ref={margin} className={classes.margin} aria-label={t('knowledge:comment.title')}>
          {resolved > 0 && (
            <button type="button" className={classes.resolvedButton} onClick={() => setShowResolved(!showResolved)}>
              {t(showResolved ? 'knowledge:comment.hideResolved' : 'knowledge:comment.showResolved', {
                count: resolved,
              })}
            </button>
          )}
          {quote !== null && <NewComment quote={quote} detail={detail} text={text} onEnd={() => setQuote(null)} />}
          {shown.map((comment) => (
            <Comment key={comment.id} comment={comment} body={body} state={states.get(comment.id) ?? 'there'} />
          ))}
        </section>
      )}
    </>
  )
}

function NewComment(props: {
  readonly quote: string
  readonly detail: Props['detail']
  readonly text: Props['text']
  readonly onEnd: () => void
}) {
  const { quote, detail, text, onEnd } = props
  const limit = useLimit()
  const { t } = useTranslation('knowledge')
  const [words, setWords] = useState('')
  const send = () => {
    const bodyText = words.trim()
    if (bodyText === '') return
    run('reviewComment.add', {
      articleId: detail.article.id,
      language: text.language,
      commentId: uuidv7(),
      quote: quote.slice(0, knowledgeLimits.quote),
      bodyText,
    }).then(onEnd, showFailure)
  }
  return (
    <form
      className={classes.comment}
      data-new
      data-quote={quote}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {quote !== '' && <blockquote className={classes.quote}>{quote}</blockquote>}
      <Textarea
        autoFocus
        autosize
        minRows={2}
        maxRows={8}
        aria-label={t(quote === '' ? 'knowledge:comment.onWhole' : 'knowledge:comment.onPassage')}
        placeholder={t(quote === '' ? 'knowledge:comment.onWhole' : 'knowledge:comment.onPassage')}
        {...limit(words, knowledgeLimits.comment)}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
          if (event.key !== 'Escape') return
          event.stopPropagation()
          if (words.trim() === '') onEnd()
        }}
      />
      <div className={classes.commentActions}>
        <Button size="compact-sm" variant="filled" type="submit" disabled={words.trim() === ''}>
          {t('knowledge:comment.send')}
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onEnd}>
          {t('knowledge:cancel')}
        </Button>
      </div>
    </form>
  )
}

function Comment(props: {
  readonly comment: ReviewComment
  readonly body: Props['body']
  readonly state: PassageState
}) {
  const { comment, body, state } = props
  const { t } = useTranslation('knowledge')
  const { data: context } = useAsk('app.context', {})
  const { id, quote, bodyText, authorId, resolvedAt, createdAt } = comment
  const name = context?.users.find((user) => user.id === authorId)?.name ?? t('knowledge:somebody')
  const find = () => {
    const range = body.current && passageOf(body.current, quote).range
    const start = range?.startContainer
    const place = start instanceof Element ? start : start?.parentElement
    place?.scrollIntoView({ block: 'center' })
  }
  return (
    <article className={classes.comment} data-quote={quote} data-resolved={resolvedAt !== null || undefined}>
      <p className={classes.author}>
        <strong>{name}</strong>
        <RelativeTime at={createdAt} style="short" />
      </p>
      {state !== 'there' && <p className={classes.passageState}>{t(`knowledge:comment.${state}`)}</p>}
      {quote !== '' &&
        (state === 'gone' ? (
          <blockquote className={classes.quote} data-old>
            {quote}
          </blockquote>
        ) : (
          <button
            type="button"
            className={classes.quote}
            data-old={state === 'changed' || undefined}
            title={t('knowledge:comment.find')}
            onClick={find}
          >
            {quote}
          </button>
        ))}
      <p className={classes.words} data-selectable>
        {bodyText}
      </p>
      <Button
        className={classes.resolve ?? ''}
        size="compact-xs"
        variant="subtle"
        color="gray"
        leftSection={
          resolvedAt === null ? (
            <IconCheck size={14} stroke={1.5} aria-hidden />
          ) : (
            <IconRestore size={14} stroke={1.5} aria-hidden />
          )
        }
        onClick={() =>
          run('reviewComment.resolve', { commentId: id, resolved: resolvedAt === null }).catch(showFailure)
        }
      >
        {t(resolvedAt === null ? 'knowledge:comment.resolve' : 'knowledge:comment.reopen')}
      </Button>
    </article>
  )
}

/** The words that are selected in the text, and where a button for them may stand. */
function useSelectedWords(body: Props['body']) {
  const [selection, setSelection] = useState<{ words: string; top: number; left: number } | null>(null)
  useEffect(() => {
    const read = () => {
      const now = document.getSelection()
      const inside = now && now.rangeCount > 0 && !now.isCollapsed && body.current?.contains(now.anchorNode)
      const words = inside ? squeezed(now.toString()) : ''
      if (!inside || words === '' || !body.current?.contains(now.focusNode)) {
        setSelection(null)
        return
      }
      const box = now.getRangeAt(0).getBoundingClientRect()
      setSelection({ words, top: Math.max(4, box.top - 32), left: box.left })
    }
    document.addEventListener('selectionchange', read)
    return () => document.removeEventListener('selectionchange', read)
  }, [body])
  const clear = useCallback(() => setSelection(null), [])
  return { selection, clear }
}

/**
 * What has become of the passage of each remark, by the remark's id. Those that are there are underlined in the page
 * itself, without touching the text.
 */
function usePassages(
  body: Props['body'],
  comments: readonly ReviewComment[],
  quote: string | null,
): ReadonlyMap<string, PassageState> {
  const [states, setStates] = useState<ReadonlyMap<string, PassageState>>(new Map())
  const key = comments.map(({ id, resolvedAt }) => `${id} ${resolvedAt}`).join()
  const latest = useRef(comments)
  const [root, setRoot] = useState<HTMLElement | null>(null)
  // An editor is there later than what stands beside it.
  useEffect(() => {
    latest.current = comments
    setRoot(body.current)
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: which remarks there are is named by `key`
  useEffect(() => {
    if (!root) return
    const look = () => {
      // Before the text is put in, nothing is gone.
      if (root.textContent === '') return
      const found = latest.current.map((each) => ({ ...each, ...passageOf(root, each.quote) }))
      setStates((before) =>
        found.every(({ id, state }) => before.get(id) === state)
          ? before
          : new Map(found.map(({ id, state }) => [id, state])),
      )
      if (!('highlights' in CSS)) return
      const ranges = [
        ...found.filter(({ resolvedAt, state }) => resolvedAt === null && state === 'there').map(({ range }) => range),
        quoteRange(root, quote ?? ''),
      ]
      CSS.highlights.set(markName, new Highlight(...ranges.filter((range) => range !== null)))
    }
    look()
    // The text is put in after this has run once, and changes while somebody writes: then a moment later will do.
    let timer: ReturnType<typeof setTimeout> | undefined
    const observer = new MutationObserver(() => {
      clearTimeout(timer)
      timer = setTimeout(look, 100)
    })
    observer.observe(root, { childList: true, subtree: true, characterData: true })
    return () => {
      clearTimeout(timer)
      observer.disconnect()
      if ('highlights' in CSS) CSS.highlights.delete(markName)
    }
  }, [root, key, quote])
  return states
}

/** Puts each remark at the height of its passage, below the one before it. Those without a passage stand at the top. */
function useBesidePassages(props: {
  readonly margin: RefObject<HTMLElement | null>
  readonly body: Props['body']
  readonly page: Props['page']
  readonly key: string
}): void {
  const { margin, body, page, key } = props
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is placed is named by `key`
  useLayoutEffect(() => {
    const [root, column] = [body.current, margin.current]
    if (!root || !column) return
    const place = () => {
      const top = column.getBoundingClientRect().top
      const cards = [...column.querySelectorAll<HTMLElement>('[data-quote]')].map((card) => {
        const { range } = passageOf(root, card.dataset.quote ?? '')
        return { card, at: range ? range.getBoundingClientRect().top - top : 0 }
      })
      let free = column.querySelector<HTMLElement>(':scope > button') ? 28 : 0
      for (const { card, at } of cards.toSorted((a, b) => a.at - b.at)) {
        const y = Math.max(free, at)
        card.style.transform = `translateY(${Math.round(y)}px)`
        free = y + card.offsetHeight + gap
      }
      column.style.minHeight = `${free}px`
    }
    place()
    const observer = new ResizeObserver(place)
    observer.observe(root)
    for (const card of column.querySelectorAll<HTMLElement>('[data-quote]')) observer.observe(card)
    return () => observer.disconnect()
  }, [key, body, margin, page])
}
