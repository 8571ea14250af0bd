import { ActionIcon, Tooltip } from '@mantine/core'
import { IconPencilPlus } from '@tabler/icons-react'
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { View } from '#shared/domain/tickets'
import { type BuiltInQueue, builtInQueue } from '#shared/ipc/views'
import { ask, useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openQueue, openTicket, usePlace } from '../../../app/navigation.ts'
import { usePaletteActions } from '../../../app/palette.ts'
import { showFailure } from '../../../app/toasts.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { Kbd } from '../../../ui/Kbd.tsx'
import { BulkBar } from './BulkBar.tsx'
import { EmptyQueue } from './EmptyQueue.tsx'
import { ListHeader } from './ListHeader.tsx'
import { late } from './late.ts'
import { rowAt } from './list/page-cache.ts'
import { noSelection, ranged, rangeTo, selectionLimit, toggled } from './list/selection.ts'
import { type RowClick, TicketList } from './list/TicketList.tsx'
import type { Assignee } from './list/TicketRow.tsx'
import { usePageCache } from './pages.ts'
import { queueAsked, useQueueAsked, useQueuePainted } from './painted.ts'
import { QueueNav } from './QueueNav.tsx'
import classes from './QueuePane.module.css'
import { sourceOf, useOpenQueue } from './queue.ts'
import { SearchBox } from './search/SearchBox.tsx'
import { useListShortcuts } from './use-list-shortcuts.ts'
import { useQueueModel } from './use-queue-model.ts'
import { useTicketActions } from './use-ticket-actions.ts'

// What opens on demand stays out of the first paint.
const searchResults = late(() => import('./search/SearchResults.tsx').then((module) => module.SearchResults))
const ticketPicker = late(() => import('./bulk/TicketPicker.tsx').then((module) => module.TicketPicker))
const viewEditor = late(() => import('./views/ViewEditor.tsx').then((module) => module.ViewEditor))

const navKey = 'switchboard.queuesHidden'

/** Opens the form for a new ticket, which belongs to the conversation. */
function newTicket(): void {
  import('../conversation/index.ts').then((conversation) => conversation.openNewTicket(), showFailure)
}

function openBuiltIn(queue: BuiltInQueue, at: number = performance.now()): void {
  queueAsked(queue, at)
  openQueue(queue)
}

/** Nothing is handed in: a draw of the frame around it draws no row anew. */
export const QueuePane = memo(function QueuePane() {
  const { t } = useTranslation('tickets')
  const place = usePlace()
  const openTicketId = place.at === 'queue' ? place.ticketId : null
  const open = useOpenQueue()
  const cache = usePageCache()
  const model = useQueueModel(cache, open, openTicketId)
  const actions = useTicketActions(model, openTicketId)
  const [text, setText] = useState('')
  const [editing, setEditing] = useState<{ readonly view: View | null } | null>(null)
  const [navHidden, setNavHidden] = useState(() => localStorage.getItem(navKey) === 'yes')
  const searchInput = useRef<HTMLInputElement>(null)
  const assigneeOf = useAssignees()
  const { shown, snapshot, selection, cursor, setSelection, moveTo } = model
  const searching = text.trim() !== ''

  useQueuePainted(open.key, useQueueAsked(open.key), model.complete)
  useWarmUp(cache, model.complete)

  const chooseRange = useCallback(
    async (from: number, to: number, anchor: number | null) => {
      const rows = Array.from({ length: to - from + 1 }, (_, index) => rowAt(snapshot, from + index))
      const here = rows.flatMap((row) => row?.id ?? [])
      const ids = here.length === rows.length ? here : await ask('ticket.ids', { ...shown.source, from, to })
      setSelection(ranged(selection, ids, from, anchor))
    },
    [snapshot, shown.source, selection, setSelection],
  )

  const extendTo = (wanted: number) => {
    const index = Math.max(0, Math.min((snapshot.total ?? 1) - 1, wanted))
    const { from, to } = rangeTo(selection, index, cursor.index)
    chooseRange(from, to, selection.anchor ?? cursor.index).catch(showFailure)
    moveTo(index)
  }

  const chooseAll = () => {
    const count = Math.min(snapshot.total ?? 0, selectionLimit)
    if (count > 0) chooseRange(0, count - 1, null).catch(showFailure)
  }

  const onClick = ({ index, onGutter, ctrl, shift }: RowClick) => {
    if (shift) {
      extendTo(index)
      return
    }
    const row = moveTo(index)
    if (!row) return
    if (ctrl || onGutter) {
      setSelection(toggled(selection, row.id, index))
      return
    }
    if (selection.chosen.size > 0) setSelection(noSelection)
    openTicket(row.id)
  }

  const endSearch = () => {
    // Drawn first: what lies under the results takes no focus before they are gone.
    flushSync(() => setText(''))
    document.querySelector<HTMLElement>('[data-ticket-list]')?.focus({ preventScroll: true })
  }
  const SearchResults = searchResults.useWhen(searching)
  const TicketPicker = ticketPicker.useWhen(actions.picker !== null)
  const ViewEditor = viewEditor.useWhen(editing !== null)

  const toggleNav = useCallback(() => {
    const hide = localStorage.getItem(navKey) !== 'yes'
    localStorage.setItem(navKey, hide ? 'yes' : 'no')
    setNavHidden(hide)
  }, [])
  const editView = useCallback((view: View | null) => setEditing({ view }), [])

  useListShortcuts({
    model,
    actions,
    searching,
    extendTo,
    chooseAll,
    focusSearch: () => searchInput.current?.select(),
    openNth: (position, at) => {
      const queue = builtInQueue.options[position]
      if (queue) openBuiltIn(queue, at)
    },
    newTicket,
  })

  usePaletteActions(
    useMemo(
      () => [
        { id: 'ticket.new', label: t('tickets:new.label'), icon: IconPencilPlus, shortcut: 'C', run: newTicket },
        ...builtInQueue.options.map((queue, index) => ({
          id: `queue.${queue}`,
          label: t('tickets:nav.goTo', { queue: t(`tickets:queue.${queue}`) }),
          shortcut: String(index + 1),
          run: () => openBuiltIn(queue),
        })),
        { id: 'view.new', label: t('tickets:nav.newView'), run: () => setEditing({ view: null }) },
      ],
      [t],
    ),
  )

  const chosen = selection.chosen.size
  return (
    <div className={classes.pane}>
      <div className={classes.top}>
        <SearchBox ref={searchInput} text={text} onChange={setText} />
        <NewTicketButton />
      </div>
      <div className={classes.below}>
        <div className={classes.body} inert={searching}>
          {!navHidden && (
            <div className={classes.nav}>
              <QueueNav cache={cache} openKey={open.key} onEditView={editView} />
            </div>
          )}
          <div className={classes.main}>
            {chosen > 0 ? (
              <BulkBar count={chosen} onPick={actions.pick} onClear={() => setSelection(noSelection)} />
            ) : (
              <ListHeader
                name={open.name}
                sort={open.source.sort}
                total={shown === open ? snapshot.total : null}
                navHidden={navHidden}
                onToggleNav={toggleNav}
              />
            )}
            {open.missing ? (
              <EmptyQueue kind="missing" name={open.name} />
            ) : snapshot.error !== null ? (
              <ErrorState error={snapshot.error} onRetry={model.pages.retry} />
            ) : (
              <TicketList
                model={model}
                openTicketId={openTicketId}
                assigneeOf={assigneeOf}
                onClick={onClick}
                empty={
                  <EmptyQueue
                    kind={shown.queue.kind === 'built-in' ? shown.queue.queue : 'view'}
                    name={shown.name}
                    onEdit={shown.view ? () => setEditing({ view: shown.view ?? null }) : undefined}
                    onNewTicket={newTicket}
                  />
                }
              />
            )}
          </div>
        </div>
        {searching && (
          <div className={classes.results}>
            {SearchResults && <SearchResults text={text} input={searchInput} onDone={endSearch} />}
          </div>
        )}
      </div>
      <Announcements queue={shown.name} total={snapshot.total} chosen={chosen} />
      {actions.picker && TicketPicker && <TicketPicker picker={actions.picker} actions={actions} />}
      {editing && ViewEditor && <ViewEditor view={editing.view} onClose={() => setEditing(null)} />}
    </div>
  )
})

const NewTicketButton = memo(function NewTicketButton() {
  const { t } = useTranslation('tickets')
  return (
    <Tooltip
      label={
        <span className={classes.tip}>
          {t('tickets:new.label')} <Kbd keys="C" />
        </span>
      }
    >
      <ActionIcon
        size={30}
        variant="filled"
        color="accent"
        aria-label={t('tickets:new.label')}
        aria-keyshortcuts="c"
        onClick={newTicket}
      >
        <IconPencilPlus size={18} stroke={1.75} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
})

/** Says to a screen reader what changed without moving its focus: the queue with its length, the number chosen. */
function Announcements({
  queue,
  total,
  chosen,
}: {
  readonly queue: string
  readonly total: number | null
  readonly chosen: number
}) {
  const { t } = useTranslation('tickets')
  const [said, setSaid] = useState({ queue: '', total: 0 })
  // Only the opening of a queue is told: a number that changes all day would never let the person listen.
  if (total !== null && said.queue !== queue) setSaid({ queue, total })
  return (
    <div className="sb-visually-hidden" role="status">
      {chosen > 0
        ? t('tickets:bulk.count', { count: chosen })
        : said.queue && t('tickets:list.announce', { queue: said.queue, count: said.total })}
    </div>
  )
}

function useAssignees(): (userId: string) => Assignee {
  const { t } = useTranslation('tickets')
  const users = useAsk('app.context', {}).data?.users
  return useMemo(() => {
    const names = new Map(users?.map((user) => [user.id, user.name]))
    const made = new Map<string, Assignee>()
    return (userId) => {
      const known = made.get(userId)
      if (known) return known
      const name = names.get(userId) ?? t('tickets:row.someone')
      const assignee = { name, label: t('tickets:row.assignedTo', { name }) }
      made.set(userId, assignee)
      return assignee
    }
  }, [users, t])
}

/**
 * Once the first queue stands there is time for what the next keys will ask: the code behind them, and the first page
 * of the other queues.
 */
function useWarmUp(cache: ReturnType<typeof usePageCache>, complete: boolean): void {
  const done = useRef<unknown>(null)
  useEffect(() => {
    if (!complete || done.current === cache) return
    const handle = requestIdleCallback(
      async () => {
        done.current = cache
        await Promise.all([ticketPicker.warm(), searchResults.warm(), viewEditor.warm()])
        for (const queue of builtInQueue.options) {
          await cache.prefetch(sourceOf(queue, { kind: 'built-in', queue }, undefined))
        }
      },
      { timeout: 3_000 },
    )
    return () => cancelIdleCallback(handle)
  }, [cache, complete])
}
