import { v5 as uuidv5 } from 'uuid'
import type { z } from 'zod'
import { call, callback, consent, disposition } from './calls.ts'
import { customerMerge, distinctPair, erasure, order, ownedProduct, survey } from './customers.ts'
import {
  article,
  articleDraft,
  articleFile,
  articleFlag,
  articleUse,
  category,
  linkCheck,
  product,
  reviewComment,
  revision,
  searchMiss,
  snippet,
  translation,
} from './knowledge.ts'
import { customer, organization, team, user, workspace } from './people.ts'
import { script, scriptDraft, scriptRevision, scriptRun } from './scripts.ts'
import { edition, site } from './sites.ts'
import { attachment, draft, message, readMark, tag, ticket, view } from './tickets.ts'

/** Every synced record type, in an order in which references point backwards: filling in this order never dangles. */
export const recordSchemas = {
  workspace,
  team,
  user,
  organization,
  customer,
  tag,
  view,
  ticket,
  message,
  attachment,
  draft,
  readMark,
  category,
  product,
  snippet,
  article,
  translation,
  revision,
  articleFile,
  articleDraft,
  reviewComment,
  articleFlag,
  articleUse,
  searchMiss,
  linkCheck,
  disposition,
  consent,
  call,
  callback,
  ownedProduct,
  order,
  survey,
  customerMerge,
  distinctPair,
  erasure,
  script,
  scriptRevision,
  scriptDraft,
  scriptRun,
  site,
  edition,
} as const

export type RecordType = keyof typeof recordSchemas
export type RecordOf<T extends RecordType> = z.infer<(typeof recordSchemas)[T]>
/** A record with its type beside it, as it crosses the wire. */
export type TypedRecord = { [T in RecordType]: { type: T; record: RecordOf<T> } }[RecordType]

export const recordTypes = Object.keys(recordSchemas) as RecordType[]

export function isRecordType(name: string): name is RecordType {
  return Object.hasOwn(recordSchemas, name)
}

/**
 * Who may see a record: everybody of the workspace (`all`), the members of a team (`team:<id>`) or one person
 * (`user:<id>`). Sync serves a person the scopes they hold; a record has exactly one.
 */
export type Scope = 'all' | `team:${string}` | `user:${string}`

/** The field that names whose a record is; null where it is everybody's, as is a view that names nobody. */
export const scopeFields = {
  workspace: null,
  team: null,
  user: null,
  organization: null,
  customer: null,
  tag: null,
  view: 'ownerId',
  ticket: 'teamId',
  message: 'teamId',
  attachment: 'teamId',
  draft: 'userId',
  readMark: 'userId',
  category: null,
  product: null,
  snippet: null,
  article: null,
  translation: null,
  revision: null,
  articleFile: null,
  articleDraft: 'userId',
  reviewComment: null,
  articleFlag: null,
  articleUse: null,
  searchMiss: null,
  linkCheck: null,
  disposition: null,
  consent: null,
  call: 'teamId',
  callback: 'teamId',
  ownedProduct: null,
  order: null,
  survey: null,
  customerMerge: null,
  distinctPair: null,
  erasure: null,
  script: null,
  scriptRevision: null,
  scriptDraft: 'userId',
  scriptRun: 'teamId',
  site: null,
  edition: null,
} as const satisfies Record<RecordType, 'teamId' | 'userId' | 'ownerId' | null>

export function scopeOf({ type, record }: TypedRecord): Scope {
  const field = scopeFields[type]
  const owner: string | null = field === null ? null : Reflect.get(record, field)
  if (owner === null) return 'all'
  return field === 'teamId' ? `team:${owner}` : `user:${owner}`
}

/**
 * Types whose records belong to a customer by their `customerId`. They go over when two customers become one, are part
 * of what is handed out about a person, and go when the person is forgotten.
 */
export const customerOwned = {
  workspace: false,
  team: false,
  user: false,
  organization: false,
  customer: false,
  tag: false,
  view: false,
  ticket: true,
  message: false,
  attachment: false,
  draft: false,
  readMark: false,
  category: false,
  product: false,
  snippet: false,
  article: false,
  translation: false,
  revision: false,
  articleFile: false,
  articleDraft: false,
  reviewComment: false,
  articleFlag: false,
  articleUse: false,
  searchMiss: false,
  linkCheck: false,
  disposition: false,
  consent: true,
  call: true,
  callback: true,
  ownedProduct: true,
  order: true,
  survey: true,
  customerMerge: false,
  distinctPair: false,
  erasure: false,
  script: false,
  scriptRevision: false,
  scriptDraft: false,
  scriptRun: true,
  site: false,
  edition: false,
} as const satisfies Record<RecordType, boolean>

export type CustomerOwnedType = { [T in RecordType]: (typeof customerOwned)[T] extends true ? T : never }[RecordType]
export const customerOwnedTypes = recordTypes.filter((type): type is CustomerOwnedType => customerOwned[type])

const nameSpace = '6f0c3c5e-1d59-5f4e-9d4b-3f1f0a7b7c11'

/** One identifier for the same parts everywhere, so that two machines, or a repeated command, make the same record. */
export function derivedId(...parts: string[]): string {
  // Half a surrogate pair, from a broken paste, would throw where the text is encoded.
  return uuidv5(parts.join('\u0000').toWellFormed(), nameSpace)
}
export const draftId = (ticketId: string, userId: string) => derivedId('draft', ticketId, userId)
export const readMarkId = (ticketId: string, userId: string) => derivedId('readMark', ticketId, userId)
/** The name decides the id, so two people who make the same tag offline make one tag. */
export const tagId = (name: string) => derivedId('tag', name.trim().toLowerCase())
export const translationId = (articleId: string, language: string) => derivedId('translation', articleId, language)
export const articleDraftId = (articleId: string, language: string, userId: string) =>
  derivedId('articleDraft', articleId, language, userId)
/** Of the query as `foldedQuery` of shared/rules makes it: who asks in capitals asks the same. */
export const searchMissId = (folded: string) => derivedId('searchMiss', folded)
export const linkCheckId = (url: string) => derivedId('linkCheck', url)
/** A telephone system's name of a call decides the id: its own report and the agent's screen pop mean the same call. */
export const callIdOf = (externalId: string) => derivedId('call', externalId)
/**
 * As for calls: what a shop calls its order, and the one thing that somebody bought, decides the id, together with the
 * shop: two of them may count alike. Empty for what no connected system tells.
 */
export const orderIdOf = (number: string, system = '') => reportedId('order', number, system)
export const ownedProductIdOf = (externalId: string, system = '') => reportedId('ownedProduct', externalId, system)
const reportedId = (type: string, name: string, system: string) =>
  system === '' ? derivedId(type, name) : derivedId(type, system, name)
/** A customer can be part of one other at most. */
export const customerMergeId = (removedId: string) => derivedId('customerMerge', removedId)
export const distinctPairId = (one: string, other: string) => derivedId('distinctPair', ...[one, other].sort())
