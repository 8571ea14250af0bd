import type { CommandInput } from '#shared/commands/index'
import type { TicketFields } from '#shared/domain/scripts'
import type { Ticket } from '#shared/domain/tickets'
import type { Commands } from '../../../app/whole.ts'

/** What a script has come to: everything that is written down together when it is over. */
export interface ScriptEnd {
  readonly run: CommandInput<'scriptRun.finish'>
  /** What it sets of the ticket that the call turns out to be about; null: nothing. */
  readonly fields: TicketFields | null
  /** The same over the ticket that it is about now. Null without one, or when all of it is so already. */
  readonly ticket: CommandInput<'ticket.update'> | null
  readonly callbacks: readonly CommandInput<'callback.create'>[]
  /** Callbacks that it promises and that cannot be made, as there is no number. */
  readonly unmade: number
}

export function endCommands({ run, ticket, callbacks }: ScriptEnd): Commands {
  return [
    { name: 'scriptRun.finish' as const, args: run },
    ...(ticket ? [{ name: 'ticket.update' as const, args: ticket }] : []),
    ...callbacks.map((args) => ({ name: 'callback.create' as const, args })),
  ]
}

/** Only what is not so already, over what the ticket is now. */
export function ticketChange(ticket: Ticket, fields: TicketFields): CommandInput<'ticket.update'> | null {
  const set: Partial<Pick<Ticket, 'status' | 'priority' | 'teamId'>> = {}
  if (fields.status !== null && fields.status !== ticket.status) set.status = fields.status
  if (fields.priority !== null && fields.priority !== ticket.priority) set.priority = fields.priority
  if (fields.teamId !== null && fields.teamId !== ticket.teamId) set.teamId = fields.teamId
  const addTagIds = fields.addTagIds.filter((id) => !ticket.tagIds.includes(id))
  const removeTagIds = fields.removeTagIds.filter((id) => ticket.tagIds.includes(id))
  if (Object.keys(set).length + addTagIds.length + removeTagIds.length === 0) return null
  const base = Object.fromEntries(Object.keys(set).map((field) => [field, ticket[field as keyof typeof set]]))
  return { ticketId: ticket.id, set, base, addTagIds, removeTagIds }
}
