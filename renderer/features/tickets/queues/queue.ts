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
  IconUsersGroup,
} from '@tabler/icons-react'
import { useMemo, useSyncExternalStore } from 'react'
import type { User } from '#shared/domain/people'
import { type TicketSort, ticketSort, type View } from '#shared/domain/tickets'
import type { BuiltInQueue, QueueRef } from '#shared/ipc/views'
import { useAsk } from '../../../app/data.ts'
import { useTranslation } from '../../../app/i18n.ts'
import { lastQueue, personOf, queueRefOf, teamOf, usePlace } from '../../../app/navigation.ts'
import type { IconType } from '../../../ui/EmptyState.tsx'
import type { ListSource } from './list/page-cache.ts'

/** `team` is the queue of my teams; `oneTeam` that of a team by itself, `foreignTeam` of one whose tickets I may not see. */
export type QueueKind = BuiltInQueue | 'view' | 'person' | 'oneTeam' | 'foreignTeam'

export const queueIcons: Readonly<Record<QueueKind, IconType>> = {
  mine: IconUserCheck,
  unassigned: IconInbox,
  team: IconUsers,
  overdue: IconClockExclamation,
  waiting: IconHourglassEmpty,
  solved: IconCircleCheck,
  all: IconStack2,
  view: IconFilter,
  person: IconUser,
  oneTeam: IconUsersGroup,
  foreignTeam: IconUsersGroup,
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
  readonly kind: QueueKind
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
  const kind = kindOf(key, queue, context.data?.me)
  const personId = personOf(key)
  const teamId = teamOf(key)
  const record =
    view ?? context.data?.users.find(({ id }) => id === personId) ?? context.data?.teams.find(({ id }) => id === teamId)
  const builtIn = queue.kind === 'built-in' ? queue.queue : undefined
  return {
    key,
    queue,
    kind,
    name: builtIn ? t(`tickets:queue.${builtIn}`) : (record?.name ?? t('tickets:queue.view')),
    icon: queueIcons[kind],
    view,
    // Until the workspace is known nothing is called missing.
    missing: named === null || (context.data !== undefined && !builtIn && !record),
    source,
  }
}

function kindOf(key: string, queue: QueueRef, me: Pick<User, 'role' | 'teamIds'> | undefined): QueueKind {
  if (queue.kind === 'built-in') return queue.queue
  if (queue.kind === 'view') return 'view'
  const teamId = teamOf(key)
  if (teamId === null) return 'person'
  return me === undefined || me.role === 'admin' || me.teamIds.includes(teamId) ? 'oneTeam' : 'foreignTeam'
}
