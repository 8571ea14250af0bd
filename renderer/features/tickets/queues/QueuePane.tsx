import { ActionIcon, Tooltip } from '@mantine/core'
import { IconPencilPlus } from '@tabler/icons-react'
import { memo, useCallback, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { View } from '#shared/domain/tickets'
import { ask, useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openTicket, usePlace } from '../../../app/navigation.ts'
import { showFailure } from '../../../app/toasts.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { Kbd } from '../../../ui/Kbd.tsx'
import { newTicket } from '../new-ticket.ts'
import { Announcements } from './Announcements.tsx'
import { BulkBar } from './BulkBar.tsx'
import { EmptyQueue } from './EmptyQueue.tsx'
import { ListHeader } from './ListHeader.tsx'
import { rowAt } from './list/page-cache.ts'
import { noSelection, ranged, rangeTo, selectionLimit, toggled } from './list/selection.ts'
import { type RowClick, TicketList } from './list/TicketList.tsx'
import { searchResults, ticketPicker, useWarmUp, viewEditor } from './on-demand.ts'
import { usePageCache } from './pages.ts'
import { useQueueAsked, useQueuePainted } from './painted.ts'
import { QueueNav } from './QueueNav.tsx'
import classes from './QueuePane.module.css'
import { useOpenQueue } from './queue.ts'
import { SearchBox } from './search/SearchBox.tsx'
import { useAssignees } from './use-assignees.ts'
import { useListPalette } from './use-list-palette.ts'
import { useListShortcuts } from './use-list-shortcuts.ts'
import { useQueueModel } from './use-queue-model.ts'
import { useTicketActions } from './use-ticket-actions.ts'

const navKey = 'switchboard.queuesHidden'

/** Nothing is handed in: a draw of the frame around it draws no row anew. */
export const QueuePane = memo(function QueuePane() {
  const place = usePlace()
  const openTicketId = place.at === 'queue' ? place.ticketId : null
  const open = useOpenQueue()
  const cache = usePageCache()
  const model = useQueueModel(cache, open, openTicketId)
  const actions = useTicketActions(model, openTicketId)
  const filling = useAsk('app.status', {}).data?.phase === 'filling'
  // A search belongs to the queue it was begun in: whoever goes to another one by its key wants to see that.
  const [typed, setTyped] = useState({ of: open.key, text: '' })
  const text = typed.of === open.key ? typed.text : ''
  const setText = useCallback((next: string) => setTyped({ of: open.key, text: next }), [open.key])
  const [editing, setEditing] = useState<{ readonly view: View | null } | null>(null)
  const [navHidden, setNavHidden] = useState(() => localStorage.getItem(navKey) === 'yes')
  const searchInput = useRef<HTMLInputElement>(null)
  const assigneeOf = useAssignees()
  const { shown, snapshot, selection, cursor, setSelection, moveTo } = model
  // How many tickets a team has that one may not see is not known here, and it is not none.
  const total = shown.kind === 'foreignTeam' ? null : snapshot.total
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

  const focusSearch = () => searchInput.current?.select()
  useListShortcuts({
    model,
    actions,
    searching,
    extendTo,
    chooseAll,
    focusSearch,
  })

  useListPalette({ model, actions, open, openTicketId, chooseAll, focusSearch, toggleNav, editView })

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
                total={shown === open ? total : null}
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
                    kind={shown.kind}
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
      <Announcements queue={shown.name} total={model.complete ? total : null} chosen={chosen} filling={filling} />
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
