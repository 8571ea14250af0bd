import { useTranslation } from '../../../app/i18n.ts'
import { openTicket } from '../../../app/navigation.ts'
import { type Shortcut, useShortcuts } from '../../../app/shortcuts.ts'
import { askToWrite } from '../writing.ts'
import { rowAt } from './list/page-cache.ts'
import { noSelection, toggled } from './list/selection.ts'
import type { QueueModel } from './use-queue-model.ts'
import type { TicketActions } from './use-ticket-actions.ts'

interface Hands {
  readonly model: QueueModel
  readonly actions: TicketActions
  /** True while results of a search lie over the list. */
  readonly searching: boolean
  readonly extendTo: (index: number) => void
  readonly chooseAll: () => void
  readonly focusSearch: () => void
}

const list = () => document.querySelector<HTMLElement>('[data-ticket-list]')

/** Arrows and Enter have a meaning of their own in every other pane. */
function inList(): boolean {
  const { activeElement } = document
  return (
    activeElement === null ||
    activeElement === document.body ||
    activeElement.closest('[data-shortcut-scope="list"]') !== null
  )
}

/** Rows that a page of the list shows, less one that stays as a hold for the eyes. */
function pageStep(): number {
  const height = list()?.querySelector('[data-index]')?.getBoundingClientRect().height ?? 56
  return Math.max(1, Math.floor((list()?.clientHeight ?? 0) / height) - 1)
}

/** Every key of the list; all of them stand in the overlay under "?". */
export function useListShortcuts(hands: Hands): void {
  const { model, actions, searching } = hands
  const { cursor, selection, snapshot } = model
  const { t } = useTranslation('app')

  /** The list takes the focus, so that a screen reader speaks the row. */
  const move = (index: number) => {
    list()?.focus({ preventScroll: true })
    return model.moveTo(index)
  }
  const moveAndOpen = (index: number) => {
    const row = move(index)
    if (row) openTicket(row.id, { replace: true })
  }
  const target = (key: string): number => {
    const last = (snapshot.total ?? 1) - 1
    switch (key) {
      case 'ArrowDown':
        return cursor.index + 1
      case 'ArrowUp':
        return cursor.index - 1
      case 'PageDown':
        return cursor.index + pageStep()
      case 'PageUp':
        return cursor.index - pageStep()
      case 'Home':
        return 0
      default:
        return last
    }
  }
  const write = (kind: 'public' | 'note') => {
    const row = rowAt(snapshot, cursor.index)
    if (!row) return
    askToWrite(row.id, kind)
    openTicket(row.id)
  }
  const free = () => !searching
  const here = () => !searching && inList()
  const make = (id: string, keys: readonly string[], run: Shortcut['run'], when: () => boolean = free): Shortcut => ({
    id: `list.${id}`,
    keys,
    scope: 'list',
    label: `tickets:shortcuts.${id}`,
    run,
    when,
  })

  useShortcuts([
    make('next', ['j'], () => move(cursor.index + 1)),
    make('previous', ['k'], () => move(cursor.index - 1)),
    make('openNext', ['Shift+J'], () => moveAndOpen(cursor.index + 1)),
    make('openPrevious', ['Shift+K'], () => moveAndOpen(cursor.index - 1)),
    make('move', ['ArrowDown', 'ArrowUp'], (event) => move(target(event.key)), here),
    make('page', ['PageDown', 'PageUp'], (event) => move(target(event.key)), here),
    make('ends', ['Home', 'End'], (event) => move(target(event.key)), here),
    make('extend', ['Shift+ArrowDown', 'Shift+ArrowUp'], (event) => hands.extendTo(target(event.key)), here),
    make(
      'open',
      ['Enter'],
      () => {
        const row = rowAt(snapshot, cursor.index)
        if (row) openTicket(row.id)
      },
      here,
    ),
    make(
      'choose',
      ['x', 'Space'],
      () => {
        const row = rowAt(snapshot, cursor.index)
        if (row) model.setSelection(toggled(selection, row.id, cursor.index))
      },
      here,
    ),
    make(
      'chooseAll',
      ['Ctrl+A'],
      hands.chooseAll,
      () => here() && !(document.activeElement instanceof HTMLInputElement),
    ),
    make(
      'chooseNone',
      ['Escape'],
      () => model.setSelection(noSelection),
      () => here() && selection.chosen.size > 0,
    ),
    make(
      'solve',
      ['e'],
      () => actions.set({ kind: 'fields', set: { status: 'solved' } }, t('app:status.solved')),
      here,
    ),
    make('reply', ['r'], () => write('public'), here),
    make('note', ['n'], () => write('note'), here),
    make('status', ['s'], () => actions.pick('status')),
    make('assign', ['a'], () => actions.pick('assignee')),
    make('priority', ['p'], () => actions.pick('priority')),
    make('tags', ['t'], () => actions.pick('tags')),
    make(
      'merge',
      ['m'],
      () => actions.pick('merge'),
      () => here() && selection.chosen.size > 1,
    ),
    make('unread', ['u'], () => actions.toggleRead()),
    make('search', ['/'], hands.focusSearch, () => true),
  ])
}
