import type { z } from 'zod'
import type { CommandDefinition } from './command.ts'
import { customerCreate, customerUpdate, organizationCreate } from './customers.ts'
import { type CommandName, commandNames } from './names.ts'
import { draftDiscard, draftSave, profileUpdate, tagCreate, ticketMarkRead, viewDelete, viewSave } from './personal.ts'
import {
  scriptApprove,
  scriptCreate,
  scriptDraftDiscard,
  scriptDraftSave,
  scriptPublish,
  scriptReturn,
  scriptRunFinish,
  scriptSave,
  scriptSubmit,
  scriptUpdate,
  scriptWithdraw,
} from './scripts.ts'
import { ticketLink, ticketMerge, ticketSplit, ticketUnlink } from './ticket-relations.ts'
import { ticketCreate, ticketDelete, ticketReceive, ticketReply, ticketUpdate } from './tickets.ts'

/** Every change that a person can make to synced records, by the name under which it crosses the wire. */
export const commands = {
  'ticket.create': ticketCreate,
  'ticket.reply': ticketReply,
  'ticket.receive': ticketReceive,
  'ticket.update': ticketUpdate,
  'ticket.delete': ticketDelete,
  'ticket.merge': ticketMerge,
  'ticket.split': ticketSplit,
  'ticket.link': ticketLink,
  'ticket.unlink': ticketUnlink,
  'ticket.markRead': ticketMarkRead,
  'customer.create': customerCreate,
  'customer.update': customerUpdate,
  'organization.create': organizationCreate,
  'draft.save': draftSave,
  'draft.discard': draftDiscard,
  'tag.create': tagCreate,
  'view.save': viewSave,
  'view.delete': viewDelete,
  'profile.update': profileUpdate,
  'script.create': scriptCreate,
  'script.save': scriptSave,
  'script.update': scriptUpdate,
  'script.submit': scriptSubmit,
  'script.return': scriptReturn,
  'script.approve': scriptApprove,
  'script.publish': scriptPublish,
  'script.withdraw': scriptWithdraw,
  'scriptDraft.save': scriptDraftSave,
  'scriptDraft.discard': scriptDraftDiscard,
  'scriptRun.finish': scriptRunFinish,
} as const satisfies Record<CommandName, unknown>

/** What a caller passes; fields with a default may be left out. */
export type CommandInput<N extends CommandName> = z.input<(typeof commands)[N]['args']>
export type CommandArgs<N extends CommandName> = z.output<(typeof commands)[N]['args']>

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commands, name)
}

/** The definition of a command whose arguments have been parsed with its own schema. */
export function commandNamed(name: CommandName): CommandDefinition<z.ZodType> {
  return commands[name] as unknown as CommandDefinition<z.ZodType>
}

/** See `CommandDefinition.incidental`. */
export const incidentalCommands: readonly CommandName[] = commandNames.filter((name) => commandNamed(name).incidental)

export type { Change, Clash, Effect, EffectContext, EffectMode, Reader, RecordRef, RejectionCode } from './command.ts'
export type { CommandName } from './names.ts'
