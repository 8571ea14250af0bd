import { z } from 'zod'
import { presenceEntry } from '../api/sync.ts'
import { disposition } from '../domain/calls.ts'
import { customer, organization, role, team, user, workspace } from '../domain/people.ts'
import { id, instant, languageTag } from '../domain/primitives.ts'
import { attachment, draft, message, tag, ticket, view, viewCondition } from '../domain/tickets.ts'

import { articleHit } from './knowledge-views.ts'

/** Shapes of what the window shows: records joined and trimmed for one screen. */

/** `demo` and `local` run on this computer's embedded server. */
export const accountKind = z.enum(['demo', 'local', 'remote'])

export const account = z.object({
  /** Stable name of the account on this machine; also the name of its folder. */
  key: z.string(),
  kind: accountKind,
  serverUrl: z.string(),
  userId: id,
  name: z.string(),
  email: z.string(),
  role,
  workspaceName: z.string(),
})
export type Account = z.infer<typeof account>

export const appStatus = z.object({
  /** `filling`: the first fill is under way, what has arrived can be used. */
  phase: z.enum(['starting', 'signed-out', 'filling', 'ready']),
  account: account.nullable(),
  /** `session-ended`: the server wants a new sign-in; work goes on locally. */
  connection: z.enum(['online', 'connecting', 'offline', 'server-error', 'session-ended', 'certificate']),
  /** When the next attempt is made, while not online. */
  nextAttemptAt: instant.nullable(),
  lastPulledAt: instant.nullable(),
  /** Changes of the person that have not reached the server. Marks that follow by themselves do not count. */
  waiting: z.number().int(),
  /** Changes that need the person's decision. */
  attention: z.number().int(),
  /** Records; total is the server's estimate. */
  fill: z.object({ done: z.number().int(), total: z.number().int() }).nullable(),
  /** Something the person should be told once, e.g. that an unreadable cache was set aside. */
  notice: z.enum(['cache-rebuilt', 'cache-memory-low', 'disk-full', 'records-set-aside', 'clock-skewed']).nullable(),
  /** Server time minus ours, milliseconds; null until the server has answered. */
  clockSkew: z.number().nullable(),
})
export type AppStatus = z.infer<typeof appStatus>

/** Small record sets that every screen needs. */
export const appContext = z.object({
  me: user,
  workspace,
  teams: z.array(team),
  users: z.array(user),
  tags: z.array(tag),
  views: z.array(view),
  /** What a call can come to, in their order; those no longer offered too, for old calls. */
  dispositions: z.array(disposition),
})
export type AppContext = z.infer<typeof appContext>

/** The queues that every workspace has, in the order of the sidebar. */
export const builtInQueue = z.enum(['mine', 'unassigned', 'team', 'overdue', 'waiting', 'solved', 'all'])
export type BuiltInQueue = z.infer<typeof builtInQueue>

export const queueRef = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('built-in'), queue: builtInQueue }),
  z.object({ kind: z.literal('view'), viewId: id }),
  z.object({ kind: z.literal('conditions'), conditions: z.array(viewCondition).max(20) }),
])
export type QueueRef = z.infer<typeof queueRef>

export const queueCount = z.object({ queue: queueRef, count: z.number().int(), unread: z.number().int() })
export type QueueCount = z.infer<typeof queueCount>

export const ticketRow = ticket
  .pick({
    id: true,
    number: true,
    subject: true,
    status: true,
    priority: true,
    channel: true,
    teamId: true,
    assigneeId: true,
    customerId: true,
    tagIds: true,
    createdAt: true,
    updatedAt: true,
    lastMessageAt: true,
    dueAt: true,
    messageCount: true,
    mergedIntoId: true,
  })
  .extend({
    customerName: z.string(),
    customerTier: customer.shape.tier,
    unread: z.boolean(),
    /** Has a change that the server has not confirmed. */
    pending: z.boolean(),
    /** First words of the newest public message or note. */
    preview: z.string(),
    hasDraft: z.boolean(),
  })
export type TicketRow = z.infer<typeof ticketRow>

export const conversationEntry = message.extend({
  authorName: z.string(),
  attachments: z.array(attachment),
  /**
   * Whether the server has it. `held`: can still be taken back, until `heldUntil`. What the server refused is in no
   * conversation: its words stand in *Needs attention*.
   */
  delivery: z.enum(['confirmed', 'waiting', 'held']),
  commandId: id.nullable(),
  heldUntil: instant.nullable(),
  /** Number of the merged ticket that the entry came from; null for the ticket's own. */
  fromTicketNumber: z.number().int().nullable(),
  /** The body is longer than what came; `message.body` has all of it. */
  truncated: z.boolean(),
})
export type ConversationEntry = z.infer<typeof conversationEntry>

export const ticketDetail = z.object({
  ticket,
  customer: customer.nullable(),
  organization: organization.nullable(),
  draft: draft.nullable(),
  /** End of what the person has read before opening it now. */
  readAt: instant.nullable(),
  pending: z.boolean(),
  linked: z.array(ticket.pick({ id: true, number: true, subject: true, status: true })),
  mergedFrom: z.array(ticket.pick({ id: true, number: true, subject: true })),
  mergedInto: ticket.pick({ id: true, number: true, subject: true }).nullable(),
})
export type TicketDetail = z.infer<typeof ticketDetail>

/** The newest tickets of somebody, open and earlier, and how many there are: open ones, and all. */
const ticketsOf = z.object({
  openTickets: z.array(ticketRow),
  earlierTickets: z.array(ticketRow),
  openCount: z.number().int(),
  ticketCount: z.number().int(),
})
export type TicketsOf = z.infer<typeof ticketsOf>

export const customerCard = ticketsOf.extend({
  customer,
  organization: organization.nullable(),
  /** The customer's numbers, one by one, as people write them for others. */
  shownPhones: z.array(z.string()),
})
export type CustomerCard = z.infer<typeof customerCard>

export const organizationCard = ticketsOf.extend({ organization, peopleCount: z.number().int() })
export type OrganizationCard = z.infer<typeof organizationCard>

export const organizationPerson = customer.pick({ id: true, name: true, jobTitle: true }).extend({
  email: z.string().nullable(),
  /** Open tickets of theirs. */
  openCount: z.number().int(),
})
export type OrganizationPerson = z.infer<typeof organizationPerson>

export const searchHit = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ticket'),
    ticketId: id,
    number: z.number().nullable(),
    subject: z.string(),
    status: ticket.shape.status,
    customerName: z.string(),
    at: instant,
  }),
  z.object({
    kind: z.literal('message'),
    ticketId: id,
    messageId: id,
    number: z.number().nullable(),
    subject: z.string(),
    snippet: z.string(),
    at: instant,
  }),
  z.object({ kind: z.literal('customer'), customerId: id, name: z.string(), detail: z.string() }),
  z.object({ kind: z.literal('organization'), organizationId: id, name: z.string(), detail: z.string() }),
  articleHit.extend({ kind: z.literal('article') }),
])
export type SearchHit = z.infer<typeof searchHit>

/** What a waiting or refused change is about, when it is something that can be opened. */
export const changeSubject = z.object({
  type: z.enum([
    'ticket',
    'article',
    'category',
    'product',
    'snippet',
    'customer',
    'organization',
    'script',
    'call',
    'callback',
    'site',
  ]),
  id,
  /** The article's title, the customer's name, the number of a call; null when it is not in sight, or withheld. */
  label: z.string().nullable(),
  /** Of an article. */
  language: languageTag.nullable(),
})
export type ChangeSubject = z.infer<typeof changeSubject>

export const outboxItem = z.object({
  id,
  name: z.string(),
  /** `held`: inside the undo time. `retrying`: the server failed at it, others go on. */
  state: z.enum(['held', 'waiting', 'sending', 'retrying']),
  createdAt: instant,
  attempts: z.number().int(),
  heldUntil: instant.nullable(),
  nextAttemptAt: instant.nullable(),
  lastError: z.string().nullable(),
  ticketId: id.nullable(),
  ticketNumber: z.number().int().nullable(),
  ticketSubject: z.string().nullable(),
  subject: changeSubject.nullable(),
  /** What the person wrote, plain text; empty when the change holds no text. */
  text: z.string(),
  /** Files still to be uploaded, bytes. */
  uploadBytes: z.number().int(),
})
export type OutboxItem = z.infer<typeof outboxItem>

/** A change that the server refused, or where two people changed the same. */
export const attentionItem = z.object({
  id,
  kind: z.enum(['rejected', 'clash', 'record-set-aside']),
  name: z.string(),
  /** RejectionCode; `rejections.<code>` is its message key. */
  code: z.string().nullable(),
  createdAt: instant,
  ticketId: id.nullable(),
  ticketNumber: z.number().int().nullable(),
  ticketSubject: z.string().nullable(),
  subject: changeSubject.nullable(),
  text: z.string(),
  /** Composer content to put back into the editor, for refused replies. */
  bodyHtml: z.string().nullable(),
  /**
   * Of an article's text (type `translation` or `articleDraft`, field `text`) both sides are a title, summary and bodyHtml;
   * `theirs` of a translation also its revisionId.
   */
  clash: z.object({ type: z.string(), field: z.string(), theirs: z.unknown(), yours: z.unknown() }).nullable(),
  /** Can be sent again as it is. */
  canRetry: z.boolean(),
})
export type AttentionItem = z.infer<typeof attentionItem>

export const presenceList = z.array(presenceEntry)
