import type { z } from 'zod'
import type { CommandDefinition } from './command.ts'
import {
  customerDistinguish,
  customerPin,
  ownedProductDelete,
  ownedProductSave,
  surveyRecord,
} from './customer-history.ts'
import { customerMerge, customerUnmerge } from './customer-merge.ts'
import { customerCreate, customerUpdate, organizationCreate } from './customers.ts'
import { landing } from './landing.ts'
import { type CommandName, commandNames } from './names.ts'
import { draftDiscard, draftSave, profileUpdate, tagCreate, ticketMarkRead, viewDelete, viewSave } from './personal.ts'
import { ticketLink, ticketMerge, ticketSplit, ticketUnlink } from './ticket-relations.ts'
import { ticketCreate, ticketDelete, ticketReceive, ticketReply, ticketUpdate } from './tickets.ts'
import { workspaceUpdate } from './workspace.ts'

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
  'customer.pin': customerPin,
  'customer.merge': customerMerge,
  'customer.unmerge': customerUnmerge,
  'customer.distinguish': customerDistinguish,
  'ownedProduct.save': ownedProductSave,
  'ownedProduct.delete': ownedProductDelete,
  'survey.record': surveyRecord,
  'organization.create': organizationCreate,
  'draft.save': draftSave,
  'draft.discard': draftDiscard,
  'tag.create': tagCreate,
  'view.save': viewSave,
  'view.delete': viewDelete,
  'profile.update': profileUpdate,
  'workspace.update': workspaceUpdate,
} as const satisfies Record<CommandName, unknown>

/** What a caller passes; fields with a default may be left out. */
export type CommandInput<N extends CommandName> = z.input<(typeof commands)[N]['args']>
export type CommandArgs<N extends CommandName> = z.output<(typeof commands)[N]['args']>

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commands, name)
}

/** The definition of a command whose arguments have been parsed with its own schema. */
export function commandNamed(name: CommandName): CommandDefinition<z.ZodType> {
  return landed[name]
}

const landed = Object.fromEntries(
  commandNames.map((name) => [name, landing(commands[name] as unknown as CommandDefinition<z.ZodType>)]),
) as Record<CommandName, CommandDefinition<z.ZodType>>

/** See `CommandDefinition.incidental`. */
export const incidentalCommands: readonly CommandName[] = commandNames.filter((name) => commandNamed(name).incidental)

export type { Change, Clash, Effect, EffectContext, EffectMode, Reader, RecordRef, RejectionCode } from './command.ts'
export type { CommandName } from './names.ts'
