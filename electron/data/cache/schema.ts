import type { RecordType } from '#shared/domain/records'

/**
 * The one description of the cache's tables for typed queries. Every record table has the record's JSON in `doc` and
 * beside it only the columns that queries filter or sort by. `row` is a declared key because the text index refers to
 * it: an undeclared one may be renumbered by VACUUM.
 */
interface RecordRow {
  row: number
  id: string
  version: number
  doc: string
}

export interface TicketColumns extends RecordRow {
  /** The ticket's number; those that the server has not numbered yet come after all others. */
  number_order: number
  subject: string
  status: string
  /** 0 low to 3 urgent. */
  priority: number
  channel: string
  /** `short_id` of team and assignee. */
  team_n: number
  assignee_n: number | null
  customer_id: string
  merged_into_id: string | null
  created_at: string
  updated_at: string
  last_message_at: string
  last_message_id: string | null
  /** When something is due; `9` when nothing is, so that plain index order puts those last. */
  due_order: string
  /** 1 when the owner of the cache has something new to read. Kept up by `refreshUnread`. */
  unread: number
}

export interface MessageColumns extends RecordRow {
  ticket_id: string
  team_id: string
  kind: string
  author_id: string | null
  created_at: string
}

interface CallColumns extends RecordRow {
  team_id: string
  agent_id: string | null
  customer_id: string | null
  ticket_id: string | null
  state: string
  direction: string
  number: string | null
  ringing_at: string
}

export interface CacheSchema {
  workspace: RecordRow
  team: RecordRow
  user: RecordRow
  organization: RecordRow
  customer: RecordRow & { name: string; organization_id: string | null }
  tag: RecordRow
  view: RecordRow & { owner_id: string | null }
  ticket: TicketColumns
  message: MessageColumns
  attachment: RecordRow & { ticket_id: string; team_id: string; message_id: string }
  draft: RecordRow & { ticket_id: string; user_id: string; updated_at: string }
  read_mark: RecordRow & { ticket_id: string; user_id: string; read_at: string }
  category: RecordRow
  product: RecordRow
  snippet: RecordRow
  article: RecordRow
  translation: RecordRow
  revision: RecordRow
  article_file: RecordRow
  article_draft: RecordRow
  review_comment: RecordRow
  article_flag: RecordRow
  article_use: RecordRow
  search_miss: RecordRow
  link_check: RecordRow
  disposition: RecordRow
  consent: RecordRow & { customer_id: string }
  call: CallColumns
  callback: RecordRow & {
    team_id: string
    assignee_id: string | null
    customer_id: string | null
    state: string
    due_at: string
  }
  owned_product: RecordRow & { customer_id: string; product_id: string; serial_number: string }
  customer_order: RecordRow & { customer_id: string; at: string }
  survey: RecordRow & { customer_id: string; ticket_id: string | null; at: string }
  customer_merge: RecordRow & {
    kept_id: string
    removed_id: string
    target_id: string
    at: string
    undone_at: string | null
  }
  distinct_pair: RecordRow & { one_id: string; other_id: string }
  erasure: RecordRow & { customer_id: string; at: string }
  script: RecordRow & { name: string }
  script_revision: RecordRow & { script_id: string; number: number }
  script_draft: RecordRow & { script_id: string; user_id: string; updated_at: string }
  script_run: RecordRow & {
    script_id: string
    team_id: string
    agent_id: string
    ticket_id: string | null
    customer_id: string | null
    revision_number: number
    started_at: string
  }
  site: RecordRow & { name: string }
  edition: RecordRow & { site_id: string; number: number; state: string }
  /** Number of tickets per combination, kept by triggers: counting a queue does not grow with the tickets. */
  ticket_count: { team_n: number; assignee_n: number; status: string; merged: number; unread: number; n: number }
  ticket_tag: { tag_id: string; ticket_row: number }
  /** Small numbers for teams and people, so that the indexes of tickets stay small. */
  short_id: { n: number; id: string }
  cache_meta: { key: string; value: string }
}

/** Table of a record type. */
export const tableOf = {
  workspace: 'workspace',
  team: 'team',
  user: 'user',
  organization: 'organization',
  customer: 'customer',
  tag: 'tag',
  view: 'view',
  ticket: 'ticket',
  message: 'message',
  attachment: 'attachment',
  draft: 'draft',
  readMark: 'read_mark',
  category: 'category',
  product: 'product',
  snippet: 'snippet',
  article: 'article',
  translation: 'translation',
  revision: 'revision',
  articleFile: 'article_file',
  articleDraft: 'article_draft',
  reviewComment: 'review_comment',
  articleFlag: 'article_flag',
  articleUse: 'article_use',
  searchMiss: 'search_miss',
  linkCheck: 'link_check',
  disposition: 'disposition',
  consent: 'consent',
  call: 'call',
  callback: 'callback',
  ownedProduct: 'owned_product',
  order: 'customer_order',
  survey: 'survey',
  customerMerge: 'customer_merge',
  distinctPair: 'distinct_pair',
  erasure: 'erasure',
  script: 'script',
  scriptRevision: 'script_revision',
  scriptDraft: 'script_draft',
  scriptRun: 'script_run',
  site: 'site',
  edition: 'edition',
} as const satisfies Record<RecordType, keyof CacheSchema>

/** Above every number that a server gives. */
export const unnumbered = 2 ** 52

/** How a promoted column comes out of a record's JSON `v`. SQLite does it, so that JavaScript touches no field. */
const at = (path: string) => `v ->> '$.${path}'`
const shortId = (id: string) => `(SELECT n FROM short_id WHERE id = ${id})`
export const promoted: { readonly [T in RecordType]: Readonly<Record<string, string>> } = {
  workspace: {},
  team: {},
  user: {},
  organization: {},
  customer: { name: at('name'), organization_id: at('organizationId') },
  tag: {},
  view: { owner_id: at('ownerId') },
  ticket: {
    number_order: `coalesce(${at('number')}, ${unnumbered})`,
    subject: at('subject'),
    status: at('status'),
    priority: `case ${at('priority')} when 'low' then 0 when 'normal' then 1 when 'high' then 2 else 3 end`,
    channel: at('channel'),
    team_n: shortId(at('teamId')),
    assignee_n: shortId(at('assigneeId')),
    customer_id: at('customerId'),
    merged_into_id: at('mergedIntoId'),
    created_at: at('createdAt'),
    updated_at: at('updatedAt'),
    last_message_at: at('lastMessageAt'),
    last_message_id: at('lastMessageId'),
    due_order: `coalesce(${at('dueAt')}, '9')`,
  },
  message: {
    ticket_id: at('ticketId'),
    team_id: at('teamId'),
    kind: at('kind'),
    author_id: at('authorId'),
    created_at: at('createdAt'),
  },
  attachment: { ticket_id: at('ticketId'), team_id: at('teamId'), message_id: at('messageId') },
  draft: { ticket_id: at('ticketId'), user_id: at('userId'), updated_at: at('updatedAt') },
  readMark: { ticket_id: at('ticketId'), user_id: at('userId'), read_at: at('readAt') },
  category: {},
  product: {},
  snippet: {},
  article: {
    category_id: at('categoryId'),
    audience: at('audience'),
    owner_id: at('ownerId'),
    source_language: at('sourceLanguage'),
    review_by: at('reviewBy'),
    archived_at: at('archivedAt'),
    created_at: at('createdAt'),
    updated_at: at('updatedAt'),
  },
  translation: {
    article_id: at('articleId'),
    language: at('language'),
    state: at('state'),
    title: at('title'),
    revision: at('revision'),
    source_revision: at('sourceRevision'),
    published_number: at('published.number'),
    published_at: at('published.at'),
    reviewer_id: at('reviewerId'),
    updated_by: at('updatedBy'),
    updated_at: at('updatedAt'),
  },
  revision: { translation_id: at('translationId'), number: at('number') },
  articleFile: { article_id: at('articleId') },
  articleDraft: { article_id: at('articleId'), user_id: at('userId'), updated_at: at('updatedAt') },
  reviewComment: { article_id: at('articleId'), created_at: at('createdAt') },
  articleFlag: { article_id: at('articleId'), state: at('state'), created_at: at('createdAt') },
  articleUse: { article_id: at('articleId'), kind: at('kind'), ticket_id: at('ticketId'), at: at('at') },
  searchMiss: { state: at('state'), count: at('count'), last_at: at('lastAt') },
  linkCheck: { url: at('url'), state: at('state') },
  disposition: {},
  consent: { customer_id: at('customerId') },
  call: {
    team_id: at('teamId'),
    agent_id: at('agentId'),
    customer_id: at('customerId'),
    ticket_id: at('ticketId'),
    state: at('state'),
    direction: at('direction'),
    number: at('number'),
    ringing_at: at('ringingAt'),
  },
  callback: {
    team_id: at('teamId'),
    assignee_id: at('assigneeId'),
    customer_id: at('customerId'),
    state: at('state'),
    due_at: at('dueAt'),
  },
  ownedProduct: { customer_id: at('customerId'), product_id: at('productId'), serial_number: at('serialNumber') },
  order: { customer_id: at('customerId'), at: at('at') },
  survey: { customer_id: at('customerId'), ticket_id: at('ticketId'), at: at('at') },
  customerMerge: {
    kept_id: at('keptId'),
    removed_id: at('removedId'),
    target_id: at('targetId'),
    at: at('at'),
    undone_at: at('undoneAt'),
  },
  distinctPair: { one_id: at('customerIds[0]'), other_id: at('customerIds[1]') },
  erasure: { customer_id: at('customerId'), at: at('at') },
  script: { name: at('name') },
  scriptRevision: { script_id: at('scriptId'), number: at('number') },
  scriptDraft: { script_id: at('scriptId'), user_id: at('userId'), updated_at: at('updatedAt') },
  scriptRun: {
    script_id: at('scriptId'),
    team_id: at('teamId'),
    agent_id: at('agentId'),
    ticket_id: at('ticketId'),
    customer_id: at('customerId'),
    revision_number: at('revisionNumber'),
    started_at: at('startedAt'),
  },
  site: { name: at('name') },
  edition: { site_id: at('siteId'), number: at('number'), state: at('state') },
}
