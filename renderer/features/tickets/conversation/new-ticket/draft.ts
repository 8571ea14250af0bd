import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import type { CommandInput, CommandName } from '#shared/commands/index'
import { emailAddress, id } from '#shared/domain/primitives'
import { tagId } from '#shared/domain/records'
import { attachmentInfo, ticketChannel, ticketPriority } from '#shared/domain/tickets'
import type { AppContext } from '#shared/ipc/views'
import { emptyCustomer, normalizePhone } from '../../../customers/index.ts'

/** A ticket as it stands in the dialog. */
const newTicketDraft = z.object({
  /** Of the records to be made. Kept with the words, so that what was created already is not created again. */
  ids: z.object({ ticketId: id, messageId: id, customerId: id }),
  customerId: id.nullable(),
  /** A customer to be made with the ticket; null when an existing one is chosen. */
  newCustomer: z.object({ name: z.string(), email: z.string(), phone: z.string() }).nullable(),
  subject: z.string(),
  teamId: z.string(),
  assigneeId: id.nullable(),
  priority: ticketPriority,
  channel: ticketChannel,
  words: z.enum(['customer', 'reply', 'note']),
  bodyHtml: z.string(),
  attachments: z.array(attachmentInfo),
  tags: z.array(z.string()),
})
export type NewTicketDraft = z.infer<typeof newTicketDraft>

/** What was begun and not sent, as it was kept; null when that is nothing of ours. */
export function draftFrom(content: string | null): NewTicketDraft | null {
  if (content === null) return null
  try {
    return newTicketDraft.parse(JSON.parse(content))
  } catch {
    return null
  }
}

/** A new ticket that nobody has written anything into yet. */
export function blankDraft({ me, teams }: Pick<AppContext, 'me' | 'teams'>): NewTicketDraft {
  return {
    ids: { ticketId: uuidv7(), messageId: uuidv7(), customerId: uuidv7() },
    customerId: null,
    newCustomer: null,
    subject: '',
    teamId: me.teamIds.find((team) => teams.some(({ id: known }) => known === team)) ?? teams[0]?.id ?? '',
    assigneeId: me.id,
    priority: 'normal',
    channel: 'phone',
    words: 'customer',
    bodyHtml: '',
    attachments: [],
    tags: [],
  }
}

export type DraftProblem = 'customer' | 'customerName' | 'email' | 'phone' | 'subject' | 'team' | 'body'

export function problemsOf(draft: NewTicketDraft, bodyIsEmpty: boolean): ReadonlySet<DraftProblem> {
  const problems = new Set<DraftProblem>()
  if (draft.customerId === null && draft.newCustomer === null) problems.add('customer')
  if (draft.newCustomer) {
    const { name, email, phone } = draft.newCustomer
    if (name.trim() === '') problems.add('customerName')
    if (email.trim() !== '' && !emailAddress.safeParse(email).success) problems.add('email')
    if (phone.trim() !== '' && !/^\+[1-9]\d{4,14}$/.test(normalizePhone(phone))) problems.add('phone')
  }
  if (draft.subject.trim() === '') problems.add('subject')
  if (!id.safeParse(draft.teamId).success) problems.add('team')
  if (bodyIsEmpty) problems.add('body')
  return problems
}

interface NamedCommand {
  readonly name: CommandName
  readonly args: unknown
}
function command<N extends CommandName>(name: N, args: CommandInput<N>): NamedCommand {
  return { name, args }
}

/** The draft as commands for one transaction: tags and the customer first, then the ticket. */
export function commandsOf(
  draft: NewTicketDraft,
  known: { readonly tags: readonly { readonly id: string }[]; readonly language: string },
): NamedCommand[] {
  const { ids } = draft
  const commands: NamedCommand[] = []
  for (const name of draft.tags) {
    if (!known.tags.some((tag) => tag.id === tagId(name))) commands.push(command('tag.create', { name }))
  }
  if (draft.newCustomer) {
    const { name, email, phone } = draft.newCustomer
    commands.push(
      command('customer.create', {
        customerId: ids.customerId,
        fields: {
          ...emptyCustomer(known.language),
          name: name.trim(),
          emails: email.trim() === '' ? [] : [email.trim().toLowerCase()],
          phones: phone.trim() === '' ? [] : [normalizePhone(phone)],
        },
      }),
    )
  }
  commands.push(
    command('ticket.create', {
      ticketId: ids.ticketId,
      messageId: ids.messageId,
      subject: draft.subject.trim(),
      priority: draft.priority,
      channel: draft.channel,
      teamId: draft.teamId,
      assigneeId: draft.assigneeId,
      customerId: draft.newCustomer ? ids.customerId : (draft.customerId ?? ''),
      tagIds: draft.tags.map(tagId),
      author: draft.words === 'customer' ? 'customer' : 'user',
      kind: draft.words === 'note' ? 'note' : 'public',
      bodyHtml: draft.bodyHtml,
      cc: [],
      mentionedUserIds: [],
      attachments: draft.attachments.filter((file) => !file.inline || draft.bodyHtml.includes(`cid:${file.id}`)),
    }),
  )
  return commands
}
