import {
  IconArrowMerge,
  IconArrowsSort,
  IconChecks,
  IconCircleCheck,
  IconCornerUpLeft,
  IconFilterEdit,
  IconFilterPlus,
  IconFlag,
  IconLayoutList,
  IconMail,
  IconNote,
  IconProgress,
  IconSearch,
  IconTag,
  IconUserCheck,
  IconUserPlus,
  IconUsers,
  IconX,
} from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { ticketPriority, ticketSort, type View } from '#shared/domain/tickets'
import { useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { openTicket } from '../../../app/navigation.ts'
import { type PaletteAction, usePaletteActions } from '../../../app/palette.ts'
import { askToWrite } from '../writing.ts'
import type { FieldChange } from './bulk/changes.ts'
import { settableStatuses } from './bulk/settable.ts'
import { indexOfTicket, rowAt } from './list/page-cache.ts'
import { noSelection } from './list/selection.ts'
import { chooseSort, type OpenQueue, usualDirection } from './queue.ts'
import type { QueueModel } from './use-queue-model.ts'
import type { PickerKind, Targets, TicketActions } from './use-ticket-actions.ts'

interface Hands {
  readonly model: QueueModel
  readonly actions: TicketActions
  readonly open: OpenQueue
  readonly openTicketId: string | null
  readonly chooseAll: () => void
  readonly focusSearch: () => void
  readonly toggleNav: () => void
  readonly editView: (view: View | null) => void
}

/** What the palette offers for the list: for the tickets that a key would mean now, and for the list itself. */
export function useListPalette(hands: Hands): void {
  const { t } = useTranslation(['tickets', 'app'])
  const me = useAsk('app.context', {}).data?.me
  usePaletteActions(() => [...ticketActions(hands, t, me?.id), ...listActions(hands, t, me)])
}

const pickers = [
  { kind: 'assignee', icon: IconUserPlus, shortcut: 'A' },
  { kind: 'status', icon: IconProgress, shortcut: 'S' },
  { kind: 'priority', icon: IconFlag, shortcut: 'P' },
  { kind: 'team', icon: IconUsers },
  { kind: 'tags', icon: IconTag, shortcut: 'T' },
] as const satisfies readonly { kind: PickerKind; icon: unknown; shortcut?: string }[]

/** The tickets are those of the moment the palette opened: by the time of Enter the focus is elsewhere. */
function ticketActions(hands: Hands, t: TFunction, myId: string | undefined): readonly PaletteAction[] {
  const { model, actions, openTicketId } = hands
  const targets = actions.targets()
  if (targets.size === 0) return []
  const chosen = model.selection.chosen.size
  const [only] = targets.keys()
  const set = (fields: FieldChange, value: string) => () => actions.set({ kind: 'fields', set: fields }, value, targets)
  // The conversation offers what fits the ticket that is open; a merged one, say, takes no new status.
  if (chosen === 0 && only === openTicketId) return []
  const heading = chosen > 0 ? t('tickets:palette.selected', { count: chosen }) : nameOf(model, targets, t)
  const values: readonly Omit<PaletteAction, 'onlyTyped'>[] = [
    ...(myId
      ? [
          {
            id: 'selection.assignMe',
            label: t('tickets:palette.assignMe'),
            icon: IconUserCheck,
            run: set({ assigneeId: myId }, t('tickets:palette.me')),
          },
        ]
      : []),
    ...settableStatuses.map((status) => ({
      id: `selection.status.${status}`,
      label: t('tickets:palette.status', { value: t(`app:status.${status}`) }),
      icon: IconProgress,
      run: set({ status }, t(`app:status.${status}`)),
    })),
    ...ticketPriority.options.toReversed().map((priority) => ({
      id: `selection.priority.${priority}`,
      label: t('tickets:palette.priority', { value: t(`app:priority.${priority}`) }),
      icon: IconFlag,
      run: set({ priority }, t(`app:priority.${priority}`)),
    })),
  ]
  const main: readonly PaletteAction[] = [
    ...pickers.map(({ kind, icon, ...rest }) => ({
      ...rest,
      id: `selection.${kind}`,
      label: t(`tickets:palette.pick.${kind}`),
      icon,
      run: () => actions.pick(kind, targets),
    })),
    {
      id: 'selection.solve',
      label: t('tickets:shortcuts.solve'),
      icon: IconCircleCheck,
      shortcut: 'E',
      run: set({ status: 'solved' }, t('app:status.solved')),
    },
    ...(chosen === 0 && only
      ? [
          {
            id: 'selection.reply',
            label: t('tickets:shortcuts.reply'),
            icon: IconCornerUpLeft,
            shortcut: 'R',
            run: () => write(only, 'public'),
          },
          {
            id: 'selection.note',
            label: t('tickets:shortcuts.note'),
            icon: IconNote,
            shortcut: 'N',
            run: () => write(only, 'note'),
          },
        ]
      : []),
    {
      id: 'selection.unread',
      label: t('tickets:shortcuts.unread'),
      icon: IconMail,
      shortcut: 'U',
      run: () => actions.toggleRead(targets),
    },
    ...(chosen > 1
      ? [
          {
            id: 'selection.merge',
            label: t('tickets:shortcuts.merge'),
            icon: IconArrowMerge,
            shortcut: 'M',
            run: () => actions.pick('merge', targets),
          },
        ]
      : []),
  ]
  return [...main, ...values.map((action) => ({ ...action, onlyTyped: true }))].map((action) => ({
    ...action,
    heading,
  }))
}

function write(ticketId: string, kind: 'public' | 'note'): void {
  askToWrite(ticketId, kind)
  openTicket(ticketId)
}

/** The one ticket that is meant, by number and subject. */
function nameOf({ snapshot }: QueueModel, targets: Targets, t: TFunction): string {
  const [ticketId] = targets.keys()
  const index = ticketId === undefined ? undefined : indexOfTicket(snapshot, ticketId)
  const row = index === undefined ? undefined : rowAt(snapshot, index)
  if (!row) return t('tickets:palette.selected', { count: targets.size })
  return row.number === null ? row.subject : `#${row.number} ${row.subject}`
}

function listActions(
  hands: Hands,
  t: TFunction,
  me: { readonly id: string; readonly role: string } | undefined,
): readonly PaletteAction[] {
  const { model, open } = hands
  const { by, direction } = open.source.sort
  const other = direction === 'asc' ? 'desc' : 'asc'
  const { view } = open
  const mayEdit =
    view && (view.ownerId === me?.id || (view.ownerId === null && (me?.role === 'lead' || me?.role === 'admin')))
  return [
    {
      id: 'list.search',
      label: t('tickets:shortcuts.search'),
      icon: IconSearch,
      shortcut: '/',
      run: hands.focusSearch,
    },
    {
      id: 'list.all',
      label: t('tickets:shortcuts.chooseAll'),
      icon: IconChecks,
      shortcut: 'Ctrl+A',
      run: hands.chooseAll,
    },
    ...(model.selection.chosen.size > 0
      ? [
          {
            id: 'list.none',
            label: t('tickets:shortcuts.chooseNone'),
            icon: IconX,
            shortcut: 'Escape',
            run: () => model.setSelection(noSelection),
          },
        ]
      : []),
    { id: 'list.newView', label: t('tickets:nav.newView'), icon: IconFilterPlus, run: () => hands.editView(null) },
    ...(view && mayEdit
      ? [
          {
            id: 'list.editView',
            label: t('tickets:nav.editView', { name: view.name }),
            icon: IconFilterEdit,
            run: () => hands.editView(view),
          },
        ]
      : []),
    {
      id: 'list.nav',
      label: t('tickets:palette.toggleNav'),
      icon: IconLayoutList,
      onlyTyped: true,
      run: hands.toggleNav,
    },
    ...ticketSort.shape.by.options
      .filter((each) => each !== by)
      .map((each) => ({
        id: `list.sort.${each}`,
        label: t('tickets:palette.sort', { name: t(`tickets:sort.by.${each}`) }),
        icon: IconArrowsSort,
        onlyTyped: true,
        run: () => chooseSort(open.key, { by: each, direction: usualDirection(each) }),
      })),
    {
      id: 'list.reverse',
      label: t('tickets:palette.sort', { name: t(`tickets:sort.direction.${by}.${other}`) }),
      icon: IconArrowsSort,
      onlyTyped: true,
      run: () => chooseSort(open.key, { by, direction: other }),
    },
  ]
}
