import { createHashHistory } from '@tanstack/react-router'
import { useSyncExternalStore } from 'react'
import { id } from '#shared/domain/primitives'
import { builtInQueue, type QueueRef } from '#shared/ipc/views'

/**
 * Where the window is. Built on the history alone, so that any feature can navigate without importing the router,
 * which imports the features.
 */
export const history = createHashHistory()

export type SettingsSection = 'appearance' | 'profile' | 'security' | 'people' | 'outcomes' | 'customer-value' | 'about'

export type Place =
  | {
      readonly at: 'queue'
      readonly queueKey: string
      readonly ticketId: string | null
      readonly messageId: string | null
    }
  | { readonly at: 'customer'; readonly customerId: string }
  | { readonly at: 'organization'; readonly organizationId: string }
  | { readonly at: 'calls'; readonly callId: string | null }
  | { readonly at: 'callbacks'; readonly callbackId: string | null }
  | { readonly at: 'settings'; readonly section: string }
  | { readonly at: 'quality'; readonly tab: 'duplicates' | 'records' }
  | { readonly at: 'outbox' }
  | {
      readonly at: 'knowledge'
      /** Null: the library. */
      readonly articleId: string | null
      /** In which an article is shown; null: in the person's own, or else the one it was written in. */
      readonly language: string | null
      /** What of the library or of the article; null: the list, or the text to read. */
      readonly view: string | null
    }
  | {
      readonly at: 'scripts'
      /** Null: the library. */
      readonly scriptId: string | null
      /** What of the script; null: its text. */
      readonly view: string | null
    }
  | {
      readonly at: 'sites'
      /** Null: the list. */
      readonly siteId: string | null
      /** What of the site; null: what will change. */
      readonly view: string | null
      /** The setting that is to be shown. */
      readonly field: string | null
    }
  | { readonly at: 'start' }

interface Options {
  /** Does not add a step to "back", e.g. while moving through a list by keys. */
  readonly replace?: boolean
}

export function placeOf(pathname: string, search = ''): Place {
  const [first, second, third] = pathname.split('/').filter(Boolean).map(decodeURIComponent)
  if (first === 'queue' && second) {
    const messageId = new URLSearchParams(search).get('message')
    return { at: 'queue', queueKey: second, ticketId: third ?? null, messageId }
  }
  if (first === 'customer' && second) return { at: 'customer', customerId: second }
  if (first === 'organization' && second) return { at: 'organization', organizationId: second }
  if (first === 'calls') return { at: 'calls', callId: second ?? null }
  if (first === 'callbacks') return { at: 'callbacks', callbackId: second ?? null }
  if (first === 'settings') return { at: 'settings', section: second ?? 'appearance' }
  if (first === 'quality') return { at: 'quality', tab: second === 'records' ? 'records' : 'duplicates' }
  if (first === 'outbox') return { at: 'outbox' }
  if (first === 'knowledge') {
    const words = new URLSearchParams(search)
    return { at: 'knowledge', articleId: second ?? null, language: words.get('language'), view: words.get('view') }
  }
  if (first === 'scripts')
    return { at: 'scripts', scriptId: second ?? null, view: new URLSearchParams(search).get('view') }
  if (first === 'sites') {
    const words = new URLSearchParams(search)
    return { at: 'sites', siteId: second ?? null, view: words.get('view'), field: words.get('field') }
  }
  return { at: 'start' }
}

export function currentPlace(): Place {
  return placeOf(history.location.pathname, history.location.search)
}

const subscribe = (listener: () => void) => history.subscribe(listener)
const currentPath = () => history.location.pathname
const currentSearch = () => history.location.search

/**
 * The place that is shown, drawn again when it changes. From the history, not from the router: that moves on in a
 * transition, and the rows of a queue would come some frames after the key that asked for them.
 */
export function usePlace(): Place {
  return placeOf(useSyncExternalStore(subscribe, currentPath), useSyncExternalStore(subscribe, currentSearch))
}

const lastQueueKey = 'switchboard.lastQueue'

/** The queue to go back to from elsewhere, also after a restart. */
export function lastQueue(): string {
  return localStorage.getItem(lastQueueKey) ?? 'mine'
}

function go(path: string, { replace }: Options = {}, state?: { readonly cameFrom: string }): void {
  if (path === history.location.href) return
  if (replace) history.replace(path, state)
  else history.push(path, state)
}

function pathCameFrom(): string | null {
  const kept: unknown = Reflect.get(history.location.state, 'cameFrom')
  return typeof kept === 'string' && kept.startsWith('/') ? kept : null
}

export interface WayBack {
  readonly at: Place['at']
  readonly go: () => void
}

/** Back to what one was at when the article was opened; null for one that was opened in the library. */
export function useWayBack(): WayBack | null {
  const path = useSyncExternalStore(subscribe, pathCameFrom)
  if (path === null) return null
  const [pathname = '', search] = path.split('?')
  return { at: placeOf(pathname, search).at, go: () => go(path) }
}

export function openQueue(queueKey: string, options?: Options): void {
  localStorage.setItem(lastQueueKey, queueKey)
  go(`/queue/${encodeURIComponent(queueKey)}`, options)
}

/** Shows a ticket beside the queue that is open, or beside `queueKey`; scrolled to a message when one is named. */
export function openTicket(
  ticketId: string,
  { queueKey, messageId, ...options }: Options & { readonly queueKey?: string; readonly messageId?: string } = {},
): void {
  const place = currentPlace()
  const key = queueKey ?? (place.at === 'queue' ? place.queueKey : lastQueue())
  const search = messageId ? `?message=${encodeURIComponent(messageId)}` : ''
  go(`/queue/${encodeURIComponent(key)}/${ticketId}${search}`, options)
}

/** Back to the queue alone. */
export function closeTicket(): void {
  const place = currentPlace()
  if (place.at === 'queue') openQueue(place.queueKey)
}

export function openCustomer(customerId: string): void {
  go(`/customer/${customerId}`)
}
export function openOrganization(organizationId: string): void {
  go(`/organization/${organizationId}`)
}
/** The log of calls, or one call beside it. */
export function openCalls(callId: string | null = null, options?: Options): void {
  go(callId === null ? '/calls' : `/calls/${callId}`, options)
}
export function openCallbacks(callbackId: string | null = null, options?: Options): void {
  go(callbackId === null ? '/callbacks' : `/callbacks/${callbackId}`, options)
}
export function openQuality(tab: 'duplicates' | 'records' = 'duplicates'): void {
  go(`/quality/${tab}`)
}
export function openOutbox(): void {
  go('/outbox')
}

/** The library, or one of its other screens by name. */
export function openKnowledge(view?: string): void {
  go(`/knowledge${view ? `?${new URLSearchParams({ view })}` : ''}`)
}

/** `view` says what of the article, e.g. `edit`; left out, the text to read. */
export function openArticle(
  articleId: string,
  { language, view, ...options }: Options & { readonly language?: string | null; readonly view?: string | null } = {},
): void {
  const words = new URLSearchParams({ ...(language ? { language } : {}), ...(view ? { view } : {}) }).toString()
  // From one article to the next the way back stays the same.
  const { at } = currentPlace()
  const cameFrom = at === 'knowledge' ? pathCameFrom() : at === 'start' ? null : history.location.href
  const path = `/knowledge/${articleId}${words === '' ? '' : `?${words}`}`
  go(path, options, cameFrom === null ? undefined : { cameFrom })
}

/** The library of call scripts. */
export function openScripts(): void {
  go('/scripts')
}

/** `view` says what of the script, e.g. `versions`; left out, its text. */
export function openScriptPage(
  scriptId: string,
  { view, ...options }: Options & { readonly view?: string | null } = {},
): void {
  go(`/scripts/${scriptId}${view ? `?${new URLSearchParams({ view })}` : ''}`, options)
}

/** The sites of the help centre. */
export function openSites(): void {
  go('/sites')
}

/** `view` says what of the site, e.g. `settings`, and `field` which of them; left out, what will change. */
export function openSite(
  siteId: string,
  { view, field, ...options }: Options & { readonly view?: string | null; readonly field?: string } = {},
): void {
  const words = new URLSearchParams({ ...(view ? { view } : {}), ...(field ? { field } : {}) }).toString()
  go(`/sites/${siteId}${words === '' ? '' : `?${words}`}`, options)
}

export function openSettings(section: SettingsSection = 'appearance'): void {
  go(`/settings/${section}`)
}

const personPrefix = 'person-'
const teamPrefix = 'team-'

/** Name in the address of the queue with the open tickets of one person. */
export function personQueueKey(userId: string): string {
  return personPrefix + userId
}

/** Whose tickets a queue of the address shows; null for any other queue. */
export function personOf(queueKey: string): string | null {
  return queueKey.startsWith(personPrefix) ? queueKey.slice(personPrefix.length) : null
}

/** Name in the address of the queue with the open tickets of one team. */
export function teamQueueKey(teamId: string): string {
  return teamPrefix + teamId
}

/** Which team's tickets a queue of the address shows; null for any other queue. */
export function teamOf(queueKey: string): string | null {
  return queueKey.startsWith(teamPrefix) ? queueKey.slice(teamPrefix.length) : null
}

function openTicketsOf(field: 'assignee' | 'team', recordId: string): QueueRef | null {
  if (!id.safeParse(recordId).success) return null
  return {
    kind: 'conditions',
    conditions: [
      { field, op: 'in', values: [recordId] },
      { field: 'status', op: 'in', values: ['new', 'open', 'waiting'] },
    ],
  }
}

/** What a queue key of the address means; null for an address that was never one. */
export function queueRefOf(queueKey: string): QueueRef | null {
  const builtIn = builtInQueue.safeParse(queueKey)
  if (builtIn.success) return { kind: 'built-in', queue: builtIn.data }
  const personId = personOf(queueKey)
  if (personId !== null) return openTicketsOf('assignee', personId)
  const teamId = teamOf(queueKey)
  if (teamId !== null) return openTicketsOf('team', teamId)
  if (queueKey.startsWith('view-')) return { kind: 'view', viewId: queueKey.slice('view-'.length) }
  return null
}

export function queueKeyOf(queue: Exclude<QueueRef, { kind: 'conditions' }>): string {
  return queue.kind === 'built-in' ? queue.queue : `view-${queue.viewId}`
}
