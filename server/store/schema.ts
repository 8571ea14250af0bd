import type { RecordType } from '../../shared/domain/records.ts'

/**
 * The tables, for Kysely. Every record type has one with the fields the server asks by as columns, and the whole
 * record as JSON text in `doc`, so that the feed is served without taking records apart. Booleans are 0 and 1. What the
 * migrations call `bigint` PostgreSQL's driver reads as text: whoever reads one says `Number` to it.
 */

export interface RecordTable {
  id: string
  version: number
  doc: string
}

interface TeamTable extends RecordTable {
  name: string
}
interface UserTable extends RecordTable {
  email: string
  active: number
}
interface NamedTable extends RecordTable {
  /** Lower case, for order. */
  name: string
}
interface CustomerTable extends NamedTable {
  organizationId: string | null
}
interface ViewTable extends RecordTable {
  ownerId: string | null
}
interface TicketTable extends RecordTable {
  number: number
  status: string
  priority: string
  teamId: string
  assigneeId: string | null
  customerId: string
  updatedAt: string
}
interface MessageTable extends RecordTable {
  ticketId: string
  teamId: string
  createdAt: string
}
interface AttachmentTable extends RecordTable {
  ticketId: string
  teamId: string
}
interface OwnedTable extends RecordTable {
  customerId: string
}
interface CustomerMergeTable extends RecordTable {
  removedId: string
  targetId: string
}
interface DistinctPairTable extends RecordTable {
  oneId: string
  otherId: string
}
interface PersonalTable extends RecordTable {
  ticketId: string
  userId: string
}

interface OfArticleTable extends RecordTable {
  articleId: string
}
interface ArticleDraftTable extends OfArticleTable {
  userId: string
}
interface LinkCheckTable extends RecordTable {
  url: string
  checkedAt: string
}
interface CallTable extends RecordTable {
  teamId: string
  agentId: string | null
  customerId: string | null
  ticketId: string | null
  state: string
  direction: string
  ringingAt: string
}
interface CallbackTable extends RecordTable {
  teamId: string
  customerId: string | null
  state: string
  dueAt: string
}
interface ConsentTable extends RecordTable {
  customerId: string
}
interface ScriptDraftTable extends RecordTable {
  scriptId: string
  userId: string
}
interface ScriptRunTable extends RecordTable {
  teamId: string
  scriptId: string
  ticketId: string | null
  customerId: string | null
  startedAt: string
}

interface EditionTable extends RecordTable {
  siteId: string
  state: string
  publishAt: string
}

/** The newest state of each record in each scope in which it was ever seen. */
interface FeedTable {
  type: RecordType
  id: string
  scope: string
  seq: number
  removed: number
  version: number
}

interface CommandOutcomeTable {
  id: string
  userId: string
  name: string
  at: string
  status: 'applied' | 'rejected'
  code: string | null
  detail: string | null
  clashes: string
  /** JSON list of `[type, id]`: what the command changed. */
  touched: string
}

interface SessionTable {
  id: string
  userId: string
  deviceName: string
  createdAt: string
  lastSeenAt: string
  revokedAt: string | null
  /** JSON list of what another system may report; null for a person. */
  serves: string | null
}

/** Access and refresh tokens, as SHA-256. */
interface TokenTable {
  hash: string
  kind: 'access' | 'refresh'
  sessionId: string
  /** The refresh token that was traded for this one. */
  parentHash: string | null
  expiresAt: string
  usedAt: string | null
}

/** Connections of other systems are sessions, and no records. */
export type AuditedType = RecordType | 'connection'

interface AuditTable {
  /** The feed's number of the same change. */
  seq: number
  at: string
  userId: string | null
  userRole: string | null
  action: string
  type: AuditedType
  recordId: string
  /** Who may see the record after the change, and before it when that was somebody else. */
  scope: string
  oldScope: string | null
  before: string | null
  after: string | null
}

export interface Tables {
  workspace: RecordTable
  team: TeamTable
  user: UserTable
  organization: NamedTable
  customer: CustomerTable
  tag: NamedTable
  view: ViewTable
  ticket: TicketTable
  message: MessageTable
  attachment: AttachmentTable
  draft: PersonalTable
  readMark: PersonalTable
  category: RecordTable
  product: RecordTable
  snippet: RecordTable
  article: RecordTable
  translation: OfArticleTable
  revision: OfArticleTable
  articleFile: OfArticleTable
  articleDraft: ArticleDraftTable
  reviewComment: OfArticleTable
  articleFlag: OfArticleTable
  articleUse: OfArticleTable
  searchMiss: RecordTable
  linkCheck: LinkCheckTable
  disposition: RecordTable
  consent: ConsentTable
  call: CallTable
  callback: CallbackTable
  ownedProduct: OwnedTable
  order: OwnedTable
  survey: OwnedTable
  customerMerge: CustomerMergeTable
  distinctPair: DistinctPairTable
  erasure: OwnedTable
  script: NamedTable
  scriptRevision: RecordTable & { scriptId: string }
  scriptDraft: ScriptDraftTable
  scriptRun: ScriptRunTable
  site: RecordTable & { address: string }
  edition: EditionTable

  feed: FeedTable
  /** Numbers are handed out by updating a row inside the write transaction. */
  counter: { name: string; value: number }
  meta: { key: string; value: string }
  commandOutcome: CommandOutcomeTable
  audit: AuditTable
  session: SessionTable
  token: TokenTable
  credential: { userId: string; passwordHash: string; changedAt: string }
  /** E-mail addresses and phone numbers of customers, one a row. */
  customerContact: { customerId: string; kind: 'email' | 'phone'; value: string }
  /** What another system tells of: `key` is the id by its own name of it, `digest` the SHA-256 of what it said last. */
  report: { key: string; recordId: string; digest: string }
  /** What went over in a merge of customers, to bring it back when the merge is undone. */
  customerMove: { mergeId: string; type: RecordType; recordId: string }
  /** Uploaded files; the bytes lie on disk under their checksum. */
  attachmentContent: { id: string; userId: string; sha256: string; size: number; at: string }
  /** What the pages and files of a built edition are, as JSON; the bytes lie on disk under their checksum. */
  manifest: { editionId: string; siteId: string; number: number; doc: string }
}

/** What all record tables have in common, for code that does not care which it is. */
export type RecordTables = { [T in RecordType]: RecordTable }
