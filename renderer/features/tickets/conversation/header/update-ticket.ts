import type { CommandInput } from '#shared/commands/index'
import type { Ticket } from '#shared/domain/tickets'
import { run } from '../../../../app/data.ts'
import { showFailure } from '../../../../app/toasts.tsx'

type Fields = CommandInput<'ticket.update'>['set']
type Field = keyof Fields & keyof Ticket

/** Changes fields of a ticket; what the person saw goes along, so that a colleague's change is not overwritten. */
export async function updateTicket(
  ticket: Ticket,
  set: Fields,
  tags: { readonly add?: string[]; readonly remove?: string[] } = {},
): Promise<boolean> {
  const base = Object.fromEntries((Object.keys(set) as Field[]).map((field) => [field, ticket[field]])) as Fields
  try {
    await run('ticket.update', {
      ticketId: ticket.id,
      set,
      base,
      addTagIds: tags.add ?? [],
      removeTagIds: tags.remove ?? [],
    })
    return true
  } catch (caught) {
    showFailure(caught)
    return false
  }
}
