import { Button, SegmentedControl } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { knowledgeLimits, type SearchMiss } from '#shared/domain/knowledge'
import type { QueryResult } from '#shared/ipc/contract'
import { run } from '../../../app/data.ts'
import { useFormat } from '../../../app/format.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openArticle } from '../../../app/navigation.ts'
import { usePages } from '../../../app/pages.ts'
import { showFailure, showUndo, undoFor } from '../../../app/toasts.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { MoreRows } from '../../../ui/MoreRows.tsx'
import { RelativeTime } from '../../../ui/RelativeTime.tsx'
import classes from './quality.module.css'
import { SynonymDialog } from './SynonymDialog.tsx'

type Miss = QueryResult<'searchMiss.list'>['items'][number]
type State = SearchMiss['state']
const shelves = { open: ['open'], done: ['written', 'synonym'], ignored: ['ignored'] } as const satisfies Record<
  string,
  readonly State[]
>
type Shelf = keyof typeof shelves

/** What was looked for and not found, most wanted first. */
export function Misses({ language }: { readonly language: string }) {
  const { t } = useTranslation('knowledgeFlow')
  const [shelf, setShelf] = useState<Shelf>('open')
  const [picking, setPicking] = useState<Miss | null>(null)
  const list = usePages('searchMiss.list', { states: [...shelves[shelf]], sort: 'count', language }, ({ id }) => id)
  return (
    <>
      <SegmentedControl
        size="xs"
        className={classes.shelves ?? ''}
        aria-label={t('knowledgeFlow:misses.which')}
        value={shelf}
        onChange={(value) => setShelf(value as Shelf)}
        data={(Object.keys(shelves) as Shelf[]).map((each) => ({
          value: each,
          label: t(`knowledgeFlow:misses.shelf.${each}`),
        }))}
      />
      {list.first && list.items.length === 0 ? (
        <EmptyState
          icon={IconCircleCheck}
          title={t(`knowledgeFlow:misses.none.${shelf}`)}
          {...(shelf === 'open' ? { body: t('knowledgeFlow:misses.noneBody') } : {})}
        />
      ) : (
        <div className={classes.scroll}>
          <ul className={classes.rows}>
            {list.items.map((miss) => (
              <MissLine key={miss.id} miss={miss} onSynonym={() => setPicking(miss)} />
            ))}
          </ul>
          {list.hasMore && (
            <MoreRows label={t('knowledgeFlow:misses.more')} isLoading={list.isLoading} onMore={list.more} />
          )}
        </div>
      )}
      {picking && <SynonymDialog miss={picking} language={language} onClose={() => setPicking(null)} />}
    </>
  )
}

function MissLine({ miss, onSynonym }: { readonly miss: Miss; readonly onSynonym: () => void }) {
  const { t, i18n } = useTranslation('knowledgeFlow')
  const format = useFormat()
  const isOpen = miss.state === 'open'
  const resolve = async (state: State, articleId: string | null, text: string) => {
    try {
      await run('searchMiss.resolve', { missId: miss.id, state, articleId })
      const { state: was, articleId: had } = miss
      showUndo({
        text,
        until: new Date(Date.now() + undoFor).toISOString(),
        onUndo: () =>
          void run('searchMiss.resolve', { missId: miss.id, state: was, articleId: had }).catch(showFailure),
      })
    } catch (caught) {
      showFailure(caught)
    }
  }
  const write = async () => {
    const articleId = uuidv7()
    const language = i18n.resolvedLanguage ?? 'en'
    try {
      await run('command.batch', {
        commands: [
          {
            name: 'article.create',
            args: {
              articleId,
              revisionId: uuidv7(),
              language,
              title: miss.query,
              summary: '',
              bodyHtml: '',
              categoryId: null,
              audience: 'internal',
              tagIds: [],
              productIds: [],
              keywords: [miss.query.slice(0, knowledgeLimits.keyword).trim()],
              reviewBy: null,
              ticketId: null,
            },
          },
          { name: 'searchMiss.resolve', args: { missId: miss.id, state: 'written', articleId } },
        ],
      })
      openArticle(articleId, { language, view: 'edit' })
    } catch (caught) {
      showFailure(caught)
    }
  }
  const named = (text: string) => `${text}: ${miss.query}`
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <p className={classes.query} data-selectable>
          {miss.query}
        </p>
        <p className={classes.meta}>
          <span>{t('knowledgeFlow:misses.count', { count: miss.count, number: format.number(miss.count) })}</span>
          <span>
            {t('knowledgeFlow:misses.last')} <RelativeTime at={miss.lastAt} />
          </span>
          {miss.article && (
            <button
              type="button"
              className={classes.link}
              onClick={() => miss.article && openArticle(miss.article.articleId)}
            >
              {t(`knowledgeFlow:misses.${miss.state === 'synonym' ? 'synonymOf' : 'writtenAs'}`, {
                title: miss.article.title,
              })}
            </button>
          )}
        </p>
      </div>
      <div className={classes.rowActions}>
        {isOpen ? (
          <>
            <Button size="compact-sm" aria-label={named(t('knowledgeFlow:misses.write'))} onClick={() => void write()}>
              {t('knowledgeFlow:misses.write')}
            </Button>
            <Button size="compact-sm" aria-label={named(t('knowledgeFlow:misses.synonym'))} onClick={onSynonym}>
              {t('knowledgeFlow:misses.synonym')}
            </Button>
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              aria-label={named(t('knowledgeFlow:misses.ignore'))}
              onClick={() => void resolve('ignored', null, t('knowledgeFlow:misses.ignored', { query: miss.query }))}
            >
              {t('knowledgeFlow:misses.ignore')}
            </Button>
          </>
        ) : (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            aria-label={named(t('knowledgeFlow:misses.reopen'))}
            onClick={() => void resolve('open', null, t('knowledgeFlow:misses.reopened', { query: miss.query }))}
          >
            {t('knowledgeFlow:misses.reopen')}
          </Button>
        )}
      </div>
    </li>
  )
}
