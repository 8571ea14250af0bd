import { z } from 'zod'
import { sessionInfo, setupBody, signInBody, teamCreateBody, userCreateBody, userPatchBody } from '../api/auth.ts'
import { commandNames } from '../commands/names.ts'
import { customer, organization, team, user } from '../domain/people.ts'
import { id, instant } from '../domain/primitives.ts'
import { attachmentInfo, draft, ticketSort, viewCondition } from '../domain/tickets.ts'
import * as views from './views.ts'

/** Forms of the window that keep what was typed until it is sent. The window alone knows what is in them. */
const unsavedForm = z.enum(['new-ticket', 'profile'])
export type UnsavedForm = z.infer<typeof unsavedForm>

/** Every question the window may ask the data process. Each answers from the cache, without the network. */
export const queries = {
  'app.status': { args: z.object({}), result: views.appStatus },
  /** Accounts that have signed in on this machine, last used first, with the changes still waiting in each. */
  'app.accounts': {
    args: z.object({}),
    result: z.array(views.account.extend({ waiting: z.number().int(), signedIn: z.boolean() })),
  },
  'app.context': { args: z.object({}), result: views.appContext },

  'ticket.queues': { args: z.object({}), result: z.array(views.queueCount) },
  'ticket.list': {
    args: z.object({
      queue: views.queueRef,
      sort: ticketSort,
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(200),
    }),
    result: z.object({ total: z.number().int(), items: z.array(views.ticketRow) }),
  },
  /** Position of a ticket in a queue, to keep it selected; null when it is not in there. */
  'ticket.position': {
    args: z.object({ queue: views.queueRef, sort: ticketSort, ticketId: id }),
    result: z.number().int().nullable(),
  },
  /** Ids from `from` to `to`, both included, for selecting a range: 2,000 at most. */
  'ticket.ids': {
    args: z.object({
      queue: views.queueRef,
      sort: ticketSort,
      from: z.number().int().min(0),
      to: z.number().int().min(0),
    }),
    result: z.array(id),
  },
  'ticket.preview': {
    args: z.object({ conditions: z.array(viewCondition).max(20), sort: ticketSort }),
    result: z.object({ total: z.number().int(), items: z.array(views.ticketRow) }),
  },
  'ticket.get': { args: z.object({ ticketId: id }), result: views.ticketDetail.nullable() },
  /** The newest `limit` entries before `before` (exclusive cursor of an earlier answer), oldest first. */
  'ticket.conversation': {
    args: z.object({ ticketId: id, before: z.string().optional(), limit: z.number().int().min(1).max(100) }),
    result: z.object({
      entries: z.array(views.conversationEntry),
      earlier: z.string().nullable(),
      total: z.number().int(),
    }),
  },
  'message.body': { args: z.object({ messageId: id }), result: z.object({ bodyHtml: z.string() }).nullable() },
  'draft.get': { args: z.object({ ticketId: id }), result: draft.nullable() },
  /** What `unsaved.save` kept last, for the person who is signed in; null when nothing is. */
  'unsaved.get': { args: z.object({ userId: id, form: unsavedForm }), result: z.string().nullable() },

  'customer.card': { args: z.object({ customerId: id }), result: views.customerCard.nullable() },
  'customer.find': {
    args: z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(50) }),
    result: z.array(customer.extend({ organizationName: z.string().nullable() })),
  },
  'organization.card': { args: z.object({ organizationId: id }), result: views.organizationCard.nullable() },
  /** By name, from `after` on (exclusive cursor of an earlier answer). */
  'organization.people': {
    args: z.object({ organizationId: id, after: z.string().optional(), limit: z.number().int().min(1).max(100) }),
    result: z.object({ people: z.array(views.organizationPerson), next: z.string().nullable() }),
  },
  'organization.find': {
    args: z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(50) }),
    result: z.array(organization),
  },
  search: {
    args: z.object({
      text: z.string().max(200),
      kinds: z.array(z.enum(['ticket', 'message', 'customer', 'organization'])),
      limit: z.number().int().min(1).max(50),
    }),
    result: z.array(views.searchHit),
  },

  'outbox.list': { args: z.object({}), result: z.array(views.outboxItem) },
  'attention.list': { args: z.object({}), result: z.array(views.attentionItem) },
  'presence.list': { args: z.object({ ticketId: id }), result: views.presenceList },
  /** At most 256 KiB from `offset`. Fetches the file from the server when this machine has not got it. */
  'attachment.read': {
    args: z.object({ attachmentId: id, offset: z.number().int().min(0) }),
    result: z.object({ bytes: z.instanceof(Uint8Array), size: z.number().int() }),
  },
} as const

const nothing = z.object({})
const none = z.null()
const submitted = z.object({
  commandId: id,
  heldUntil: instant.nullable(),
  /** False when nothing had to change (a tag that is there already): then no command goes to the server. */
  queued: z.boolean().default(true),
})

/**
 * What the window may ask the data process to do, beyond the synced commands of `shared/commands`. Those are called by
 * their own names, answer `submitted` once they are on disk, and are refused with `rejected` when their effect says no.
 */
export const localCommands = {
  'session.exploreDemo': { args: nothing, result: views.account },
  'session.connect': {
    args: signInBody.omit({ deviceName: true }).extend({
      url: z.string().trim().min(1).max(2000),
      /**
       * The account of this machine that signs in again. Of a workspace on this computer the server is started, wherever
       * it listened before. Left out, `url` is a server elsewhere.
       */
      key: z.string().optional(),
    }),
    result: views.account,
  },
  'session.startLocal': { args: setupBody.omit({ setupToken: true, deviceName: true }), result: views.account },
  /** Opens an account that is signed in on this machine; works offline. */
  'session.resume': { args: z.object({ key: z.string() }), result: views.account },
  /** Waiting changes stay on this machine and go out when the same person signs in again. */
  'session.signOut': { args: nothing, result: none },
  /** Forgets an account with everything of it on this machine. Refused while changes wait, unless `evenIfWaiting`. */
  'session.forget': { args: z.object({ key: z.string(), evenIfWaiting: z.boolean() }), result: none },
  'session.list': { args: nothing, result: z.array(sessionInfo) },
  'session.revoke': { args: z.object({ id }), result: none },

  /**
   * Keeps what is typed into a form, on disk when it answers; null forgets it. It stays on this machine. `userId` is whose
   * words they are: with somebody else signed in meanwhile they are refused.
   */
  'unsaved.save': {
    args: z.object({ userId: id, form: unsavedForm, content: z.string().max(4_000_000).nullable() }),
    result: none,
  },

  'sync.now': { args: nothing, result: none },
  'notice.dismiss': { args: nothing, result: none },

  /** Several synced commands in one transaction, e.g. a bulk edit or a new customer with the first ticket. */
  'command.batch': {
    args: z.object({
      commands: z
        .array(z.object({ name: z.enum(commandNames), args: z.unknown() }))
        .min(1)
        .max(2_000),
    }),
    result: z.object({
      commandIds: z.array(id),
      rejected: z.array(z.object({ index: z.number().int(), code: z.string() })),
    }),
  },
  /** Takes a held reply back and puts its text into the draft again. False when it has gone already. */
  'outbox.undo': { args: z.object({ commandId: id }), result: z.boolean() },
  'outbox.retry': { args: z.object({ commandId: id }), result: none },
  /** Puts the text of a discarded reply into the draft. False when it is being sent. */
  'outbox.discard': { args: z.object({ commandId: id }), result: z.boolean() },
  /** `retry` sends the same again (a clash: yours over theirs); `edit` puts the text back into the draft. */
  'attention.resolve': { args: z.object({ id, action: z.enum(['retry', 'edit', 'discard']) }), result: none },

  'attachment.begin': {
    args: attachmentInfo
      .pick({ fileName: true, mediaType: true, inline: true })
      .extend({ size: z.number().int().nonnegative() }),
    result: z.object({ id }),
  },
  /** At most 256 KiB a call, in order. */
  'attachment.append': {
    args: z.object({ id, offset: z.number().int().min(0), bytes: z.instanceof(Uint8Array) }),
    result: none,
  },
  'attachment.finish': { args: z.object({ id }), result: attachmentInfo },
  'attachment.discard': { args: z.object({ id }), result: none },
  'presence.set': { args: z.object({ ticketId: id, state: z.enum(['viewing', 'typing', 'gone']) }), result: none },

  /** These ask the server and need the network. */
  'admin.userCreate': { args: userCreateBody, result: user },
  'admin.userPatch': { args: z.object({ id, patch: userPatchBody }), result: user },
  'admin.teamCreate': { args: teamCreateBody, result: team },
} as const

export { submitted }
export type QueryName = keyof typeof queries
export type QueryArgs<N extends QueryName> = z.input<(typeof queries)[N]['args']>
export type QueryResult<N extends QueryName> = z.output<(typeof queries)[N]['result']>
export type LocalCommandName = keyof typeof localCommands
export type LocalCommandArgs<N extends LocalCommandName> = z.input<(typeof localCommands)[N]['args']>
export type LocalCommandResult<N extends LocalCommandName> = z.output<(typeof localCommands)[N]['result']>

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
  context: z.object({}),
  outbox: z.object({}),
  attention: z.object({}),
  status: views.appStatus,
  presence: z.object({ ticketId: id, present: views.presenceList }),
  /** From the preload itself: the data process went away or is back. */
  connection: z.object({ state: z.enum(['up', 'down']) }),
} as const
export type TopicName = keyof typeof topics
export type TopicPayload<T extends TopicName> = z.output<(typeof topics)[T]>
