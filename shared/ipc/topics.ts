import { z } from 'zod'
import { id } from '../domain/primitives.ts'
import type { RecordType } from '../domain/records.ts'
import { appStatus, presenceList } from './views.ts'

/**
 * What the window may listen to. Change topics carry the ids that changed, or null for "many": the window asks again
 * for what it shows. `context` covers workspace, team, user, tag and view.
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
  context: z.object({}),
  /** An import or export of articles went on. */
  transfer: z.object({}),
  outbox: z.object({}),
  attention: z.object({}),
  status: appStatus,
  presence: z.object({ ticketId: id, present: presenceList }),
  /** From the preload itself: the data process went away or is back. */
  connection: z.object({ state: z.enum(['up', 'down']) }),
} as const
export type TopicName = keyof typeof topics
export type TopicPayload<T extends TopicName> = z.output<(typeof topics)[T]>

/** Topics that say which records changed. */
export type ListTopic = 'ticket' | 'message' | 'customer' | 'organization' | 'draft' | 'article' | 'articleDraft'

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
} as const satisfies Record<RecordType, ListTopic | 'context' | null>

/** Topics after which the window asks again; the others carry their answer with them. */
export const invalidatingTopics = [
  'ticket',
  'message',
  'customer',
  'organization',
  'draft',
  'article',
  'articleDraft',
  'context',
  'transfer',
  'outbox',
  'attention',
  'presence',
] as const satisfies readonly TopicName[]
