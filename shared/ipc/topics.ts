import { z } from 'zod'
import { id } from '../domain/primitives.ts'
import type { RecordType } from '../domain/records.ts'
import { appStatus, presenceList } from './views.ts'

/**
 * What the window may listen to. Change topics carry the ids that changed, or null for "many": the window asks again
 * for what it shows. `context` covers workspace, team, user, tag and view; `history` what belongs to a customer besides
 * tickets: products, orders, surveys, merges.
 */
const changed = z.object({ ids: z.array(id).nullable() })
export const topics = {
  ticket: changed,
  message: changed,
  customer: changed,
  organization: changed,
  draft: changed,
  /** Articles with their texts, categories, products, snippets, flags, uses and missed searches. */
  article: changed,
  articleDraft: changed,
  call: changed,
  callback: changed,
  history: changed,
  script: changed,
  scriptRun: changed,
  /** Sites of the help centre with their editions. */
  site: changed,
  context: z.object({}),
  /** An import or export of articles went on. */
  transfer: z.object({}),
  outbox: z.object({}),
  attention: z.object({}),
  /** Calls that were begun on this machine. */
  run: z.object({}),
  /** Customers have been looked at for faults and duplicates. */
  quality: z.object({}),
  status: appStatus,
  presence: z.object({ ticketId: id, present: presenceList }),
  /** From the preload itself: the data process went away or is back. */
  connection: z.object({ state: z.enum(['up', 'down']) }),
} as const
export type TopicName = keyof typeof topics
export type TopicPayload<T extends TopicName> = z.output<(typeof topics)[T]>

/** Topics that say which records changed. */
export const listTopics = [
  'ticket',
  'message',
  'customer',
  'organization',
  'draft',
  'article',
  'articleDraft',
  'call',
  'callback',
  'history',
  'script',
  'scriptRun',
  'site',
] as const satisfies readonly TopicName[]
export type ListTopic = (typeof listTopics)[number]

/** Topics that only say that something changed: small sets, and lists that are no records. */
export const plainTopics = [
  'context',
  'outbox',
  'attention',
  'run',
  'quality',
  'transfer',
] as const satisfies readonly TopicName[]
export type PlainTopic = (typeof plainTopics)[number]

/** Where a change of a record is told; null where nobody shows one. */
export const topicOfRecord = {
  workspace: 'context',
  team: 'context',
  user: 'context',
  tag: 'context',
  view: 'context',
  organization: 'organization',
  customer: 'customer',
  ticket: 'ticket',
  message: 'message',
  attachment: 'message',
  draft: 'draft',
  readMark: null,
  category: 'article',
  product: 'article',
  snippet: 'article',
  article: 'article',
  translation: 'article',
  revision: 'article',
  articleFile: 'article',
  reviewComment: 'article',
  articleFlag: 'article',
  articleUse: 'article',
  searchMiss: 'article',
  linkCheck: 'article',
  articleDraft: 'articleDraft',
  disposition: 'context',
  consent: 'customer',
  call: 'call',
  callback: 'callback',
  ownedProduct: 'history',
  order: 'history',
  survey: 'history',
  customerMerge: 'history',
  distinctPair: 'history',
  erasure: 'history',
  script: 'script',
  scriptRevision: 'script',
  scriptDraft: 'script',
  scriptRun: 'scriptRun',
  site: 'site',
  edition: 'site',
} as const satisfies Record<RecordType, ListTopic | 'context' | null>

/** Topics after which the window asks again; the others carry their answer with them. */
export const invalidatingTopics = [...listTopics, ...plainTopics, 'presence'] as const satisfies readonly TopicName[]
