import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react'
import { useNow } from '../../../../app/clock.ts'
import { useTranslation } from '../../../../app/i18n.ts'
import { useDensity } from '../../../../app/theme.ts'
import { foreseeTicket } from '../../foresee.ts'
import type { QueueModel } from '../use-queue-model.ts'
import { movedBy } from './anchor.ts'
import { type DueGroup, dayClock, dueGroupOf, groupStarts } from './grouping.ts'
import { type ListSnapshot, rowAt, type TicketPages } from './page-cache.ts'
import classes from './TicketList.module.css'
import { type Assignee, PlaceholderRow, type RowTime, type RowWords, rowId, TicketRow } from './TicketRow.tsx'

/** Two lines of 20 px and the padding of the row, see TicketRow.module.css. Pixels. */
const rowHeights = { comfortable: 56, compact: 48 } as const
const headingHeight = 24
/** Rows drawn beyond each edge, ready for the next turn of the wheel. */
const overscan = 4
/** Placeholders while not even the length of the list is known. */
const unknownLength = 12
const noGroups: ReadonlyMap<number, DueGroup> = new Map()
// The height of the pane hardly changes from queue to queue: the first draw has all its rows at once.
let lastHeight = 600

export interface RowClick {
  readonly index: number
  readonly onGutter: boolean
  readonly ctrl: boolean
  readonly shift: boolean
}

interface Props {
  readonly model: QueueModel
  readonly openTicketId: string | null
  readonly assigneeOf: (userId: string) => Assignee
  readonly onClick: (click: RowClick) => void
  /** Stands in the place of the rows when there are none. */
  readonly empty: ReactNode
}

export function TicketList({ model, openTicketId, assigneeOf, onClick, empty }: Props) {
  const { t } = useTranslation('tickets')
  const { pages, snapshot, cursor, selection, shown, scroller } = model
  const rowHeight = rowHeights[useDensity()]
  const element = useRef<HTMLDivElement>(null)
  const total = snapshot.total ?? unknownLength

  const words = useMemo<RowWords>(
    () => ({
      unread: t('tickets:row.unread'),
      draft: t('tickets:row.draft'),
      draftHint: t('tickets:row.draftHint'),
      pending: t('tickets:row.pending'),
      unassigned: t('tickets:row.unassigned'),
    }),
    [t],
  )

  const grouped = shown.source.sort.by === 'urgency'
  // A minute is near enough for "overdue" to change its group.
  const minute = Math.floor(useNow() / 60_000)
  const clock = useMemo(() => dayClock(minute * 60_000), [minute])
  const starts = useMemo(() => (grouped ? groupStarts(snapshot, clock) : noGroups), [grouped, snapshot, clock])

  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => element.current,
    estimateSize: (index) => rowHeight + (starts.has(index) ? headingHeight : 0),
    overscan,
    initialRect: { width: 0, height: lastHeight },
  })

  const items = virtualizer.getVirtualItems()
  const sizes = [...starts.keys()].join(' ') + rowHeight
  const first = virtualizer.range?.startIndex ?? 0
  const last = virtualizer.range?.endIndex ?? first

  useKeptPlace({ model, starts, sizes, rowHeight, first, last, virtualizer })

  useShownRows(pages, first, last)

  useEffect(() => {
    scroller.current = (index) => virtualizer.scrollToIndex(index, { align: 'auto' })
    return () => {
      scroller.current = null
    }
  }, [scroller, virtualizer])

  // Another queue, or another order, begins at its top.
  const source = useRef(shown.source)
  useLayoutEffect(() => {
    if (source.current === shown.source) return
    source.current = shown.source
    // Asking to scroll measures the page; most queues are left at their top.
    if (virtualizer.scrollOffset) virtualizer.scrollToOffset(0)
  }, [shown.source, virtualizer])

  useEffect(() => {
    const node = element.current
    if (!node) return
    const observer = new ResizeObserver(() => {
      if (node.clientHeight > 0) lastHeight = node.clientHeight
    })
    observer.observe(node)
    return () => observer.disconnect()
  }, [])

  const onListClick = useCallback(
    (event: MouseEvent<HTMLElement>) => {
      if (!(event.target instanceof Element)) return
      const row = event.target.closest<HTMLElement>('[data-index]')
      if (!row) return
      onClick({
        index: Number(row.dataset.index),
        onGutter: event.target.closest('[data-gutter]') !== null,
        ctrl: event.ctrlKey || event.metaKey,
        shift: event.shiftKey,
      })
    },
    [onClick],
  )

  // A click ends some 80 ms after it began: time enough to have the answers ready.
  const onListPress = useCallback(
    (event: PointerEvent<HTMLElement>) => {
      const row = event.target instanceof Element && event.target.closest<HTMLElement>('[data-index]')
      const ticket = row ? rowAt(snapshot, Number(row.dataset.index)) : undefined
      if (ticket) foreseeTicket(ticket.id)
    },
    [snapshot],
  )

  const firstRow = rowAt(snapshot, first)
  const group = grouped && firstRow ? dueGroupOf(firstRow, clock) : null
  const isEmpty = snapshot.total === 0
  // A row that leaves at one edge is drawn again at the other: nothing is taken out of the page and put in anew.
  const slots = Math.ceil((virtualizer.scrollRect?.height ?? lastHeight) / rowHeight) + 2 + 2 * overscan
  const cursorDrawn = cursor.id !== null && items.some((item) => item.index === cursor.index)
  return (
    <div className={classes.frame}>
      {grouped && !isEmpty && (
        <div className={classes.strip} data-group={group ?? undefined} aria-hidden>
          {group && t(`tickets:group.${group}`)}
        </div>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: every click has its key among the shortcuts of the list */}
      <div
        ref={element}
        role="listbox"
        aria-multiselectable
        aria-label={t('tickets:list.label', { queue: shown.name })}
        aria-activedescendant={cursorDrawn && !isEmpty ? rowId(cursor.index) : undefined}
        aria-busy={snapshot.total === null || undefined}
        tabIndex={0}
        className={classes.list}
        data-shortcuts
        data-ticket-list
        data-pane-focus
        data-choosing={selection.chosen.size > 0 || undefined}
        onPointerDown={onListPress}
        onClick={onListClick}
      >
        <div role="presentation" className={classes.sizer} style={{ height: virtualizer.getTotalSize() }}>
          {!isEmpty &&
            items.map((item) => (
              <div
                key={item.index % slots}
                role="presentation"
                className={classes.item}
                style={{ height: item.size, transform: `translateY(${item.start}px)` }}
              >
                {starts.has(item.index) && (
                  <div className={classes.heading} data-group={starts.get(item.index)} aria-hidden>
                    {t(`tickets:group.${starts.get(item.index)}`)}
                  </div>
                )}
                <Row
                  snapshot={snapshot}
                  index={item.index}
                  total={total}
                  height={rowHeight}
                  time={timeOf(shown.source.sort.by)}
                  assigneeOf={assigneeOf}
                  words={words}
                  model={model}
                  openTicketId={openTicketId}
                />
              </div>
            ))}
        </div>
      </div>
      {isEmpty && <div className={classes.empty}>{empty}</div>}
    </div>
  )
}

function Row(props: {
  readonly snapshot: ListSnapshot
  readonly index: number
  readonly total: number
  readonly height: number
  readonly time: RowTime
  readonly assigneeOf: (userId: string) => Assignee
  readonly words: RowWords
  readonly model: QueueModel
  readonly openTicketId: string | null
}) {
  const { snapshot, index, total, height, time, assigneeOf, words, model, openTicketId } = props
  const row = rowAt(snapshot, index)
  return (
    <div role="presentation" style={{ height }}>
      {row ? (
        <TicketRow
          row={row}
          index={index}
          total={total}
          time={time}
          assignee={row.assigneeId === null ? null : assigneeOf(row.assigneeId)}
          words={words}
          chosen={model.selection.chosen.has(row.id)}
          atCursor={model.cursor.index === index}
          isOpen={row.id === openTicketId}
        />
      ) : (
        <PlaceholderRow index={index} />
      )}
    </div>
  )
}

/** The instant by which the list is ordered, else that of the newest message. */
function timeOf(by: QueueModel['shown']['source']['sort']['by']): RowTime {
  if (by === 'created') return 'createdAt'
  return by === 'updated' ? 'updatedAt' : 'lastMessageAt'
}

/** A jump follows another one this soon only while the scrollbar is dragged. Milliseconds. */
const dragging = 80

/**
 * Asks for the rows on the screen. Rows that fly past under a dragged scrollbar are not asked for until it rests: each
 * answer would be drawn where the person no longer is.
 */
function useShownRows(pages: TicketPages, first: number, last: number): void {
  const before = useRef({ first, at: 0 })
  useEffect(() => {
    const now = performance.now()
    const far = Math.abs(first - before.current.first) > 2 * (last - first)
    const soon = now - before.current.at < dragging
    before.current = { first, at: now }
    if (!far || !soon) {
      pages.show(first, last)
      return
    }
    const timer = setTimeout(() => pages.show(first, last), dragging / 2)
    return () => clearTimeout(timer)
  }, [pages, first, last])
}

interface Place {
  readonly snapshot: ListSnapshot
  readonly source: unknown
  readonly starts: ReadonlyMap<number, DueGroup>
}

/** Keeps the rows on the screen where they are when rows or headings above them come and go. */
function useKeptPlace(props: {
  readonly model: QueueModel
  readonly starts: ReadonlyMap<number, DueGroup>
  readonly sizes: string
  readonly rowHeight: number
  readonly first: number
  readonly last: number
  readonly virtualizer: {
    readonly scrollOffset: number | null
    measure: () => void
    scrollToOffset: (offset: number) => void
  }
}): void {
  const { model, starts, sizes, rowHeight, first, last, virtualizer } = props
  const { snapshot, shown } = model
  const before = useRef<Place>({ snapshot, source: shown.source, starts })
  const measured = useRef(sizes)
  useLayoutEffect(() => {
    const was = before.current
    before.current = { snapshot, source: shown.source, starts }
    if (measured.current !== sizes) {
      measured.current = sizes
      virtualizer.measure()
    }
    // At the top the newest rows are meant to come into view.
    const offset = virtualizer.scrollOffset ?? 0
    if (was.source !== shown.source || offset <= 0 || (was.snapshot === snapshot && was.starts === starts)) return
    const move = movedBy(was.snapshot, snapshot, first, last)
    const delta =
      move * rowHeight + (headingsUpTo(starts, first + move) - headingsUpTo(was.starts, first)) * headingHeight
    if (delta !== 0) virtualizer.scrollToOffset(offset + delta)
  }, [snapshot, shown.source, starts, sizes, rowHeight, first, last, virtualizer])
}

function headingsUpTo(starts: ReadonlyMap<number, DueGroup>, index: number): number {
  let count = 0
  for (const start of starts.keys()) if (start <= index) count += 1
  return count
}
