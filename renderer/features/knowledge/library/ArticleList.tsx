import { Button } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconBook2, IconFileSearch } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type MouseEvent, useEffect, useMemo, useRef } from 'react'
import type { ArticleSort } from '#shared/ipc/knowledge-views'
import { useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openArticle } from '../../../app/navigation.ts'
import { useShortcuts } from '../../../app/shortcuts.ts'
import { useDensity } from '../../../app/theme.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { newArticle } from '../new-article.ts'
import { ArticleLine } from './ArticleLine.tsx'
import { categoryName } from './category-tree.ts'
import classes from './library.module.css'
import { isNarrowed, type LibraryState, sortOf } from './library-state.ts'
import { useFirstPage, useRows } from './use-article-pages.ts'

const rowHeights = { comfortable: 36, compact: 28 } as const
const overscan = 6

const rowId = (index: number) => `article-row-${index}`

type SortBy = ArticleSort['by']
const columns: readonly { readonly name: string; readonly by: SortBy | null; readonly down?: boolean }[] = [
  { name: 'title', by: 'title' },
  { name: 'languages', by: null },
  { name: 'audience', by: null },
  { name: 'owner', by: null },
  { name: 'used', by: 'used', down: true },
  { name: 'helped', by: 'helped', down: true },
  { name: 'flagged', by: 'flagged', down: true },
  { name: 'updated', by: 'updated', down: true },
]

interface Props {
  readonly library: LibraryState
  readonly change: (change: Partial<LibraryState>) => void
}

/** The articles that fit, one a line, moved through by keys. */
export function ArticleList({ library, change }: Props) {
  const { t, i18n } = useTranslation('knowledge')
  const language = i18n.resolvedLanguage ?? 'en'
  const { filter, cursorId } = library
  const sort = sortOf(library)
  const rowHeight = rowHeights[useDensity()]
  const element = useRef<HTMLDivElement>(null)
  const { data: context } = useAsk('app.context', {})
  const { data: categories } = useAsk('category.list', {})
  const names = useMemo(() => new Map(context?.users.map(({ id, name }) => [id, name])), [context])
  const shelves = useMemo(
    () => new Map(categories?.map((each) => [each.id, categoryName(each, language)])),
    [categories, language],
  )
  const question = { filter, language: filter.language ?? language, sort }
  const { data: begin, error, refetch } = useFirstPage(question)
  const total = begin?.total
  const rows = begin?.items
  const virtualizer = useVirtualizer({
    count: total ?? 0,
    getScrollElement: () => element.current,
    estimateSize: () => rowHeight,
    overscan,
    initialOffset: library.offset,
    initialRect: { width: 0, height: 600 },
  })
  const items = virtualizer.getVirtualItems()
  const rowAt = useRows(question, rows, items[0]?.index ?? 0, items.at(-1)?.index ?? 0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height of the rows is what it is measured for
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight])

  // Where the cursor stands among the rows that are there; a row that has gone leaves it at the top.
  const cursor = cursorId === null ? -1 : rows?.findIndex(({ articleId }) => articleId === cursorId)
  const found =
    cursor !== undefined && cursor >= 0
      ? cursor
      : items.find(({ index }) => rowAt(index)?.articleId === cursorId && cursorId !== null)?.index
  const at = found ?? 0
  const moveTo = (index: number) => {
    const next = Math.min((total ?? 0) - 1, Math.max(0, index))
    const row = rowAt(next)
    if (!row) return
    change({ cursorId: row.articleId })
    virtualizer.scrollToIndex(next, { align: 'auto' })
  }
  const open = (index: number, view?: string) => {
    const row = rowAt(index)
    if (!row) return
    change({ cursorId: row.articleId, offset: virtualizer.scrollOffset ?? 0 })
    openArticle(row.articleId, { language: row.language, view: view ?? null })
  }
  const page = Math.max(1, Math.floor((element.current?.clientHeight ?? 400) / rowHeight) - 1)
  const hasRows = () => (total ?? 0) > 0
  const scope = { scope: 'library', when: hasRows } as const
  useShortcuts([
    {
      id: 'library.next',
      keys: ['j', 'ArrowDown'],
      label: 'knowledge:shortcuts.next',
      ...scope,
      run: () => moveTo(found === undefined ? 0 : at + 1),
    },
    {
      id: 'library.previous',
      keys: ['k', 'ArrowUp'],
      label: 'knowledge:shortcuts.previous',
      ...scope,
      run: () => moveTo(at - 1),
    },
    {
      id: 'library.pageDown',
      keys: 'PageDown',
      label: 'knowledge:shortcuts.pageDown',
      ...scope,
      run: () => moveTo(at + page),
    },
    {
      id: 'library.pageUp',
      keys: 'PageUp',
      label: 'knowledge:shortcuts.pageUp',
      ...scope,
      run: () => moveTo(at - page),
    },
    { id: 'library.open', keys: 'Enter', label: 'knowledge:shortcuts.open', ...scope, run: () => open(at) },
    { id: 'library.edit', keys: 'e', label: 'knowledge:shortcuts.edit', ...scope, run: () => open(at, 'edit') },
  ])

  const onClick = (event: MouseEvent<HTMLElement>) => {
    const row = event.target instanceof Element && event.target.closest<HTMLElement>('[data-index]')
    if (row) open(Number(row.dataset.index))
  }

  if (error && rows === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (total === 0) return <Nothing library={library} change={change} />
  const isDrawn = found !== undefined && items.some(({ index }) => index === found)
  return (
    <div className={classes.list}>
      <Header sort={sort} onSort={(next) => change({ sort: next, offset: 0 })} />
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: every click has its key among the shortcuts of the list */}
      <div
        ref={element}
        role="listbox"
        aria-label={t('knowledge:list.label')}
        aria-activedescendant={isDrawn ? rowId(found) : undefined}
        aria-busy={total === undefined || undefined}
        tabIndex={0}
        className={classes.rows}
        data-shortcuts
        data-article-list
        data-pane-focus
        onClick={onClick}
      >
        <div role="presentation" style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
          {items.map(({ index, start }) => {
            const row = rowAt(index)
            return (
              row && (
                <ArticleLine
                  key={row.articleId}
                  id={rowId(index)}
                  index={index}
                  total={total ?? 0}
                  row={row}
                  top={start}
                  height={rowHeight}
                  atCursor={row.articleId === cursorId}
                  ownerName={names.get(row.ownerId) ?? ''}
                  shelf={row.categoryId === null ? null : (shelves.get(row.categoryId) ?? null)}
                  showShelf={filter.categoryId === undefined || filter.categoryId !== row.categoryId}
                />
              )
            )
          })}
        </div>
      </div>
      <p className={classes.total} role="status">
        {total === undefined ? '' : t('knowledge:list.total', { count: total })}
      </p>
    </div>
  )
}

function Header({ sort, onSort }: { readonly sort: ArticleSort; readonly onSort: (sort: ArticleSort) => void }) {
  const { t } = useTranslation('knowledge')
  return (
    <div className={classes.header}>
      {columns.map(({ name, by, down }) => {
        const word = t(`knowledge:column.${name}`)
        if (by === null) {
          return (
            <span key={name} className={classes.column} data-column={name}>
              {word}
            </span>
          )
        }
        const isSorted = sort.by === by
        const direction = isSorted ? (sort.direction === 'asc' ? 'desc' : 'asc') : down ? 'desc' : 'asc'
        const Arrow = sort.direction === 'asc' ? IconArrowUp : IconArrowDown
        return (
          <button
            key={name}
            type="button"
            className={classes.column}
            data-column={name}
            aria-pressed={isSorted}
            aria-label={t(
              isSorted ? `knowledge:list.sorted${sort.direction === 'asc' ? 'Up' : 'Down'}` : 'knowledge:list.sort',
              { column: word },
            )}
            onClick={() => onSort({ by, direction })}
          >
            <span>{word}</span>
            {isSorted && <Arrow size={12} stroke={2} aria-hidden />}
          </button>
        )
      })}
    </div>
  )
}

/** Nothing fits, or nothing is there at all: what to do next. */
function Nothing({ library, change }: Props) {
  const { t } = useTranslation('knowledge')
  const { filter } = library
  const filling = useAsk('app.status', {}).data?.phase === 'filling'
  const action = <Button onClick={() => newArticle()}>{t('knowledge:newArticle')}</Button>
  if (filling) {
    return <EmptyState icon={IconBook2} title={t('knowledge:empty.filling')} body={t('knowledge:empty.fillingBody')} />
  }
  if (!isNarrowed(filter)) {
    const inCategory = filter.categoryId !== undefined
    return (
      <EmptyState
        icon={IconBook2}
        title={t(inCategory ? 'knowledge:empty.category' : 'knowledge:empty.title')}
        body={t(inCategory ? 'knowledge:empty.categoryBody' : 'knowledge:empty.body')}
      >
        {action}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={IconFileSearch}
      title={filter.text ? t('knowledge:empty.words', { text: filter.text }) : t('knowledge:empty.filter')}
      body={t('knowledge:empty.filterBody')}
    >
      <Button
        onClick={() =>
          change({ filter: filter.categoryId === undefined ? {} : { categoryId: filter.categoryId }, sort: null })
        }
      >
        {t('knowledge:empty.showAll')}
      </Button>
      {action}
    </EmptyState>
  )
}
