import type { CommandInput } from '#shared/commands/index'
import { tagId } from '#shared/domain/records'
import type { TicketRow } from '#shared/ipc/views'

/** What a change looks at and sets: of a row in a list or of a whole ticket. */
export type Changeable = Pick<TicketRow, 'id' | 'status' | 'priority' | 'teamId' | 'assigneeId' | 'tagIds'>
export type FieldChange = Partial<Pick<Changeable, 'status' | 'priority' | 'teamId' | 'assigneeId'>>

/** One change that a person makes to one or many tickets. */
export type BulkChange =
  | { readonly kind: 'fields'; readonly set: FieldChange }
  | {
      readonly kind: 'tags'
      readonly add: readonly string[]
      readonly remove: readonly string[]
      readonly create: readonly string[]
    }

export type TicketUpdate = CommandInput<'ticket.update'>
type TagCreate = CommandInput<'tag.create'>

export interface Batch {
  /** Tags that must exist before the tickets name them. */
  readonly tags: readonly TagCreate[]
  readonly updates: readonly TicketUpdate[]
}

/** The commands of a change. Tickets that are so already get none. */
export function batchOf(tickets: readonly Changeable[], change: BulkChange): Batch {
  if (change.kind === 'fields') {
    return { tags: [], updates: tickets.flatMap((ticket) => fieldUpdate(ticket, change.set) ?? []) }
  }
  const add = [...new Set([...change.add, ...change.create.map(tagId)])]
  return {
    tags: change.create.map((name) => ({ name })),
    updates: tickets.flatMap((ticket) => tagUpdate(ticket, add, change.remove) ?? []),
  }
}

function fieldUpdate(ticket: Changeable, wanted: FieldChange): TicketUpdate | undefined {
  const fields = (Object.keys(wanted) as (keyof FieldChange)[]).filter((field) => wanted[field] !== ticket[field])
  if (fields.length === 0) return undefined
  const pick = (from: FieldChange) => Object.fromEntries(fields.map((field) => [field, from[field]])) as FieldChange
  return { ticketId: ticket.id, set: pick(wanted), base: pick(ticket), addTagIds: [], removeTagIds: [] }
}

function tagUpdate(ticket: Changeable, add: readonly string[], remove: readonly string[]): TicketUpdate | undefined {
  const addTagIds = add.filter((tag) => !ticket.tagIds.includes(tag))
  const removeTagIds = remove.filter((tag) => ticket.tagIds.includes(tag))
  if (addTagIds.length === 0 && removeTagIds.length === 0) return undefined
  return { ticketId: ticket.id, set: {}, base: {}, addTagIds, removeTagIds }
}

/** What takes an update back: only what it changed, and only where nobody changed it since. */
export function inverseOf(update: TicketUpdate): TicketUpdate {
  return {
    ticketId: update.ticketId,
    set: update.base,
    base: update.set,
    addTagIds: update.removeTagIds ?? [],
    removeTagIds: update.addTagIds ?? [],
  }
}
