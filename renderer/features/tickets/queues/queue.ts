import {
  IconCircleCheck,
  IconClockExclamation,
  IconFilter,
  IconHourglassEmpty,
  IconInbox,
  IconStack2,
  IconUser,
  IconUserCheck,
  IconUsers,
} from '@tabler/icons-react'
import { useMemo, useSyncExternalStore } from 'react'
import { type TicketSort, ticketSort, type View } from '#shared/domain/tickets'
import type { BuiltInQueue, QueueRef } from '#shared/ipc/views'
import { useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { lastQueue, personOf, queueRefOf, usePlace } from '../../../app/navigation.ts'
import type { IconType } from '../../../ui/EmptyState.tsx'
import type { ListSource } from './list/page-cache.ts'

export const queueIcons: Readonly<Record<BuiltInQueue | 'view' | 'person', IconType>> = {
  mine: IconUserCheck,
  unassigned: IconInbox,
  team: IconUsers,
  overdue: IconClockExclamation,
  waiting: IconHourglassEmpty,
  solved: IconCircleCheck,
  all: IconStack2,
  view: IconFilter,
  person: IconUser,
}

/** What waits for us is worked by urgency; what does not is looked up, newest first. */
export function defaultSort(queue: QueueRef, view: View | undefined): TicketSort {
  if (view) return view.sort
  if (queue.kind === 'conditions') return { by: 'urgency', direction: 'asc' }
  if (queue.kind === 'view') return { by: 'updated', direction: 'desc' }
  switch (queue.queue) {
    case 'mine':
    case 'unassigned':
    case 'team':
    case 'overdue':
      return { by: 'urgency', direction: 'asc' }
    case 'waiting':
    case 'solved':
    case 'all':
      return { by: 'updated', direction: 'desc' }
  }
}

/** The direction in which an order is mostly wanted: most urgent, newest, highest, or from A to Z first. */
export function usualDirection(by: TicketSort['by']): TicketSort['direction'] {
  return by === 'urgency' || by === 'subject' ? 'asc' : 'desc'
}

const sortKey = (queueKey: string) => `switchboard.sort.${queueKey}`
const sortListeners = new Set<() => void>()
const parsedSorts = new Map<string, TicketSort | null>()

function storedSort(queueKey: string): TicketSort | null {
  const known = parsedSorts.get(queueKey)
  if (known !== undefined) return known
  const [by, direction] = (localStorage.getItem(sortKey(queueKey)) ?? '').split(' ')
  const parsed = ticketSort.safeParse({ by, direction })
  const sort = parsed.success ? parsed.data : null
  parsedSorts.set(queueKey, sort)
  return sort
}

/** Keeps the order that the person chose for a queue on this machine. */
export function chooseSort(queueKey: string, sort: TicketSort): void {
  localStorage.setItem(sortKey(queueKey), `${sort.by} ${sort.direction}`)
  parsedSorts.set(queueKey, sort)
  for (const listener of sortListeners) listener()
}

/** The question that opening a queue asks: with the order chosen for it, else with its usual one. */
export function sourceOf(queueKey: string, queue: QueueRef, view: View | undefined): ListSource {
  return { queue, sort: storedSort(queueKey) ?? defaultSort(queue, view) }
}

export interface OpenQueue {
  readonly key: string
  readonly queue: QueueRef
  readonly kind: BuiltInQueue | 'view' | 'person'
  readonly name: string
  readonly icon: IconType
  /** The saved view behind it. */
  readonly view: View | undefined
  /** True for an address whose view is gone. */
  readonly missing: boolean
  readonly source: ListSource
}

/** The queue that the address names. */
export function useOpenQueue(): OpenQueue {
  const { t } = useTranslation('tickets')
  const place = usePlace()
  const context = useAsk('app.context', {})
  const key = place.at === 'queue' ? place.queueKey : lastQueue()
  const chosen = useSyncExternalStore(
    (listener) => {
      sortListeners.add(listener)
      return () => sortListeners.delete(listener)
    },
    () => storedSort(key),
  )
  const named = useMemo(() => queueRefOf(key), [key])
  const view = named?.kind === 'view' ? context.data?.views.find((each) => each.id === named.viewId) : undefined
  const queue = useMemo<QueueRef>(() => named ?? { kind: 'built-in', queue: 'mine' }, [named])
  const sort = chosen ?? defaultSort(queue, view)
  const { by, direction } = sort
  const source = useMemo(() => ({ queue, sort: { by, direction } }), [queue, by, direction])
  const personId = personOf(key)
  const person = personId === null ? undefined : context.data?.users.find((user) => user.id === personId)
  const builtIn = queue.kind === 'built-in' ? queue.queue : undefined
  const kind = builtIn ?? (queue.kind === 'view' ? 'view' : 'person')
  // Until the workspace is known nothing is called missing.
  const unknown = context.data !== undefined && ((kind === 'view' && !view) || (kind === 'person' && !person))
  return {
    key,
    queue,
    kind,
    name: builtIn ? t(`tickets:queue.${builtIn}`) : (view?.name ?? person?.name ?? t('tickets:queue.view')),
    icon: queueIcons[kind],
    view,
    missing: named === null || unknown,
    source,
  }
}
