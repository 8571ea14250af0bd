import type { z } from 'zod'
import { callbackAssign, callbackCancel, callbackCreate, callbackDone, callbackReschedule } from './callbacks.ts'
import { callAnswer, callEnd, callHold, callLink, callNote, callResume, callStart, callWrapUp } from './calls.ts'
import type { CommandDefinition } from './command.ts'
import { consentRecord } from './consents.ts'
import {
  customerDistinguish,
  customerPin,
  ownedProductCreate,
  ownedProductDelete,
  ownedProductUpdate,
  surveyRecord,
} from './customer-history.ts'
import { customerMerge, customerUnmerge } from './customer-merge.ts'
import { customerCreate, customerUpdate, organizationCreate, organizationUpdate } from './customers.ts'
import { dispositionCreate, dispositionUpdate } from './dispositions.ts'
import {
  articleCreate,
  articleFlagCommand,
  articleFlagResolve,
  articleUpdate,
  articleUseCommand,
  articleUseRemove,
  searchMissCommand,
  searchMissResolve,
} from './knowledge-articles.ts'
import { articleDelete } from './knowledge-delete.ts'
import { categoryDelete, categorySave, productSave, snippetDelete, snippetSave } from './knowledge-shelves.ts'
import {
  articleDraftDiscard,
  articleDraftSave,
  reviewCommentAdd,
  reviewCommentResolve,
  translationApprove,
  translationPublish,
  translationReturn,
  translationSave,
  translationSubmit,
  translationWithdraw,
} from './knowledge-texts.ts'
import { landing } from './landing.ts'
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
import {
  editionCancel,
  editionPublish,
  editionRollback,
  editionWithdraw,
  siteCreate,
  siteDelete,
  siteUpdate,
} from './sites.ts'
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
  'ownedProduct.create': ownedProductCreate,
  'ownedProduct.update': ownedProductUpdate,
  'ownedProduct.delete': ownedProductDelete,
  'survey.record': surveyRecord,
  'organization.create': organizationCreate,
  'organization.update': organizationUpdate,
  'draft.save': draftSave,
  'draft.discard': draftDiscard,
  'tag.create': tagCreate,
  'view.save': viewSave,
  'view.delete': viewDelete,
  'profile.update': profileUpdate,
  'workspace.update': workspaceUpdate,
  'category.save': categorySave,
  'category.delete': categoryDelete,
  'product.save': productSave,
  'snippet.save': snippetSave,
  'snippet.delete': snippetDelete,
  'article.create': articleCreate,
  'article.update': articleUpdate,
  'article.delete': articleDelete,
  'article.flag': articleFlagCommand,
  'articleFlag.resolve': articleFlagResolve,
  'article.use': articleUseCommand,
  'articleUse.remove': articleUseRemove,
  'search.miss': searchMissCommand,
  'searchMiss.resolve': searchMissResolve,
  'translation.save': translationSave,
  'translation.submit': translationSubmit,
  'translation.return': translationReturn,
  'translation.approve': translationApprove,
  'translation.publish': translationPublish,
  'translation.withdraw': translationWithdraw,
  'articleDraft.save': articleDraftSave,
  'articleDraft.discard': articleDraftDiscard,
  'reviewComment.add': reviewCommentAdd,
  'reviewComment.resolve': reviewCommentResolve,
  'call.start': callStart,
  'call.answer': callAnswer,
  'call.hold': callHold,
  'call.resume': callResume,
  'call.end': callEnd,
  'call.note': callNote,
  'call.link': callLink,
  'call.wrapUp': callWrapUp,
  'callback.create': callbackCreate,
  'callback.done': callbackDone,
  'callback.cancel': callbackCancel,
  'callback.reschedule': callbackReschedule,
  'callback.assign': callbackAssign,
  'consent.record': consentRecord,
  'disposition.create': dispositionCreate,
  'disposition.update': dispositionUpdate,
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
  'site.create': siteCreate,
  'site.update': siteUpdate,
  'site.delete': siteDelete,
  'edition.publish': editionPublish,
  'edition.cancel': editionCancel,
  'edition.withdraw': editionWithdraw,
  'edition.rollback': editionRollback,
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
