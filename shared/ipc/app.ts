import { z } from 'zod'
import {
  connection,
  connectionBody,
  connectionInfo,
  passwordBody,
  sessionInfo,
  setupBody,
  signInBody,
  teamCreateBody,
  userCreateBody,
  userPatchBody,
} from '../api/auth.ts'
import { commandNames } from '../commands/names.ts'
import { team, user } from '../domain/people.ts'
import { id } from '../domain/primitives.ts'
import type { CommandContract, QueryContract } from './query.ts'
import * as views from './views.ts'

/** What belongs to no feature: the account, its state, what waits to be sent. */

/** Forms of the window that keep what was typed until it is sent. The window alone knows what is in them. */
const unsavedForm = z.union([
  z.enum(['new-ticket', 'profile']),
  // One a call: several calls wait for their outcome at the same time.
  z.templateLiteral([z.enum(['call-wrap-up', 'call-customer']), ':', z.uuid()]),
  z.templateLiteral([z.enum(['snippet', 'site']), ':', z.union([z.uuid(), z.literal('new')])]),
])
export type UnsavedForm = z.infer<typeof unsavedForm>

export const appQueries = {
  'app.status': { args: z.object({}), result: views.appStatus, topics: [] },
  /** Accounts that have signed in on this machine, last used first, with the changes still waiting in each. */
  'app.accounts': {
    args: z.object({}),
    result: z.array(views.account.extend({ waiting: z.number().int(), signedIn: z.boolean() })),
    topics: ['outbox'],
  },
  'app.context': { args: z.object({}), result: views.appContext, topics: ['context'] },
  /** What `unsaved.save` kept last, for the person who is signed in; null when nothing is. */
  'unsaved.get': { args: z.object({ userId: id, form: unsavedForm }), result: z.string().nullable(), topics: [] },
  'outbox.list': { args: z.object({}), result: z.array(views.outboxItem), topics: ['outbox'] },
  'attention.list': { args: z.object({}), result: z.array(views.attentionItem), topics: ['attention'] },
} as const satisfies QueryContract

const nothing = z.object({})
const none = z.null()

export const appCommands = {
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
  /** Systems that report to the workspace, whoever connected them. For administrators; needs the network. */
  'connection.list': { args: nothing, result: z.array(connectionInfo) },
  'connection.end': { args: z.object({ id }), result: none },
  /** A token for another system, for administrators. Needs the network; it is shown this once. */
  'connection.create': { args: connectionBody, result: connection },
  /** Needs the network. Ends the person's other sessions; `invalid` when the old password is not theirs. */
  'session.changePassword': { args: passwordBody, result: none },

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
      /** What belongs together: when one of it is refused nothing is done. Else what can be done is. */
      whole: z.boolean().default(false),
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

  /** These ask the server and need the network. */
  'admin.userCreate': { args: userCreateBody, result: user },
  'admin.userPatch': { args: z.object({ id, patch: userPatchBody }), result: user },
  'admin.teamCreate': { args: teamCreateBody, result: team },
} as const satisfies CommandContract
