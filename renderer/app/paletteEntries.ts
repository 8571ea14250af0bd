import type { SearchHit } from '#shared/ipc/views'
import type { PaletteAction } from './palette.ts'

/** One line of the palette that can be chosen. */
export type PaletteEntry =
  | { readonly kind: 'action'; readonly id: string; readonly action: PaletteAction }
  | { readonly kind: 'hit'; readonly id: string; readonly hit: SearchHit }

export type PaletteGroupName = 'actions' | 'tickets' | 'messages' | 'customers'
export interface PaletteGroup {
  readonly name: PaletteGroupName
  readonly entries: readonly PaletteEntry[]
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Actions in which every typed word occurs, those whose label begins with the text first. */
export function matchingActions(actions: readonly PaletteAction[], text: string): readonly PaletteAction[] {
  const wanted = fold(text.trim())
  if (wanted === '') return actions
  const words = wanted.split(/\s+/)
  return actions
    .filter(({ label, keywords }) => {
      const haystack = fold(`${label} ${keywords ?? ''}`)
      return words.every((word) => haystack.includes(word))
    })
    .sort((a, b) => Number(fold(b.label).startsWith(wanted)) - Number(fold(a.label).startsWith(wanted)))
}

const hitGroup = { ticket: 'tickets', message: 'messages', customer: 'customers' } as const

function hitId(hit: SearchHit): string {
  if (hit.kind === 'ticket') return `ticket-${hit.ticketId}`
  return hit.kind === 'message' ? `message-${hit.messageId}` : `customer-${hit.customerId}`
}

/** What the palette shows for `text`: commands alone while nothing is typed, else records first. */
export function paletteGroups(
  actions: readonly PaletteAction[],
  hits: readonly SearchHit[],
  text: string,
): readonly PaletteGroup[] {
  const matching: PaletteGroup = {
    name: 'actions',
    entries: matchingActions(actions, text).map((action) => ({ kind: 'action', id: `action-${action.id}`, action })),
  }
  const records = (['ticket', 'message', 'customer'] as const).map((kind) => ({
    name: hitGroup[kind],
    entries: hits.filter((hit) => hit.kind === kind).map((hit) => ({ kind: 'hit' as const, id: hitId(hit), hit })),
  }))
  // A number means a ticket; a word may be a command, and those are few.
  const groups = /^\s*#?\d/.test(text)
    ? [...records, matching]
    : [{ ...matching, entries: matching.entries.slice(0, text.trim() === '' ? 50 : 5) }, ...records]
  return groups.filter(({ entries }) => entries.length > 0)
}
