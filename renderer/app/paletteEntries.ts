import type { SearchHit } from '#shared/ipc/views'
import { folded, matchesWords } from './fold.ts'
import type { PaletteAction } from './palette.ts'

/** One line of the palette that can be chosen. */
export type PaletteEntry =
  | { readonly kind: 'action'; readonly id: string; readonly action: PaletteAction }
  | { readonly kind: 'hit'; readonly id: string; readonly hit: SearchHit }

const actionGroups = ['selection', 'conversation', 'list', 'actions', 'queues', 'teams', 'people'] as const
type ActionGroupName = (typeof actionGroups)[number]
export type PaletteGroupName = ActionGroupName | 'tickets' | 'organizations' | 'customers' | 'articles' | 'messages'
export interface PaletteGroup {
  readonly name: PaletteGroupName
  /** In place of the usual one. */
  readonly heading: string | undefined
  readonly entries: readonly PaletteEntry[]
}

/** Actions of one group that are offered for a text: the records below them are to stay in sight. */
const mostTyped = 6

function groupOf({ id }: PaletteAction): ActionGroupName {
  const area = id.slice(0, Math.max(0, id.indexOf('.')))
  switch (area) {
    case 'selection':
    case 'conversation':
    case 'list':
      return area
    case 'queue':
    case 'view':
      return 'queues'
    case 'team':
      return 'teams'
    case 'person':
      return 'people'
    default:
      return 'actions'
  }
}

/** How well a label fits: 0 begins with the text, 1 has a word that does, 2 holds it somewhere. */
function rankOf({ label }: PaletteAction, wanted: string): 0 | 1 | 2 {
  const text = folded(label)
  if (text.startsWith(wanted)) return 0
  return text.split(/[\s:–-]+/).some((word) => word.startsWith(wanted)) ? 1 : 2
}

/** Actions that every typed word names, the best fitting first. */
export function matchingActions(actions: readonly PaletteAction[], text: string): readonly PaletteAction[] {
  const wanted = folded(text.trim())
  if (wanted === '') return actions.filter(({ onlyTyped }) => !onlyTyped)
  return actions
    .filter(({ label, keywords }) => matchesWords(`${label} ${keywords ?? ''}`, wanted))
    .sort((a, b) => rankOf(a, wanted) - rankOf(b, wanted))
}

/**
 * In the order in which they stand: by its name an organization is not to come behind all its people, and the one list
 * without an end, messages, stands last.
 */
const hitGroups = [
  { kind: 'ticket', name: 'tickets' },
  { kind: 'organization', name: 'organizations' },
  { kind: 'customer', name: 'customers' },
  { kind: 'article', name: 'articles' },
  { kind: 'message', name: 'messages' },
] as const satisfies readonly { kind: SearchHit['kind']; name: PaletteGroupName }[]

function hitId(hit: SearchHit): string {
  switch (hit.kind) {
    case 'ticket':
      return `ticket-${hit.ticketId}`
    case 'message':
      return `message-${hit.messageId}`
    case 'customer':
      return `customer-${hit.customerId}`
    case 'organization':
      return `organization-${hit.organizationId}`
    case 'article':
      return `article-${hit.translationId}`
  }
}

/** A text that begins like a ticket's number. */
export function isNumber(text: string): boolean {
  return /^\s*#?\d/.test(text)
}

/** What the palette shows for `text`: commands alone while nothing is typed, records first for a number. */
export function paletteGroups(
  actions: readonly PaletteAction[],
  hits: readonly SearchHit[],
  text: string,
): readonly PaletteGroup[] {
  const commands = groupsOfActions(actions, text)
  const records = hitGroups.map(
    ({ kind, name }): PaletteGroup => ({
      name,
      heading: undefined,
      entries: hits.filter((hit) => hit.kind === kind).map((hit) => ({ kind: 'hit' as const, id: hitId(hit), hit })),
    }),
  )
  // A number means a ticket; a word may be a command, and those are few.
  const groups = isNumber(text) ? [...records, ...commands] : [...commands, ...records]
  return groups.filter(({ entries }) => entries.length > 0)
}

/** In their fixed order while nothing is typed; for a text the group with the best fit first. */
function groupsOfActions(actions: readonly PaletteAction[], text: string): readonly PaletteGroup[] {
  const wanted = folded(text.trim())
  const matching = matchingActions(actions, text)
  const groups = actionGroups.map((name) => {
    const inGroup = withoutDoubles(matching.filter((action) => groupOf(action) === name))
    const offered = wanted === '' ? inGroup : inGroup.slice(0, mostTyped)
    const [best] = offered
    return {
      name,
      heading: best?.heading,
      rank: best && wanted !== '' ? rankOf(best, wanted) : 0,
      entries: offered.map((action) => ({ kind: 'action' as const, id: `action-${action.id}`, action })),
    }
  })
  return groups.sort((a, b) => a.rank - b.rank)
}

/** Two parts of the window may offer the same under one heading: whoever reads it sees it once. */
function withoutDoubles(actions: readonly PaletteAction[]): readonly PaletteAction[] {
  const labels = new Set<string>()
  return actions.filter(({ label }) => {
    const isNew = !labels.has(label)
    labels.add(label)
    return isNew
  })
}
