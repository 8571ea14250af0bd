import { z } from 'zod'
import { call } from '../domain/calls.ts'
import { erasure, order, ownedProduct } from '../domain/customers.ts'
import { customer, organization, team, user } from '../domain/people.ts'
import { id, instant, limits } from '../domain/primitives.ts'
import { script, scriptRun } from '../domain/scripts.ts'
import { attachment, attachmentInfo, message, ticket, ticketPriority, ticketStatus } from '../domain/tickets.ts'
import * as auth from './auth.ts'
import { callFilters, callReport } from './calls.ts'
import * as privacy from './privacy.ts'
import { orderReport, ownedProductReport } from './shop.ts'
import { sitePage } from './sites.ts'
import * as sync from './sync.ts'

/** One REST operation. The server registers its route and OpenAPI entry from it, the client its typed call. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With `:name` for path parameters. */
  readonly path: string
  readonly summary: string
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  /** Left out: 204 without a body. */
  readonly response?: z.ZodType
  /** Another system with this purpose may call it too. */
  readonly serves?: auth.Purpose
  /** Works without a session. */
  readonly open?: boolean
  /** Anything but JSON in or out is the route's own business. */
  readonly raw?: 'request' | 'response'
}

const one = z.strictObject({ id })
const page = { before: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }
const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })

export const endpoints = {
  health: {
    method: 'GET',
    path: '/v1/health',
    summary: 'Is the server up, and which',
    open: true,
    response: z.object({
      product: z.literal('switchboard'),
      version: z.string(),
      serverTime: instant,
      setUp: z.boolean(),
    }),
  },

  setup: {
    method: 'POST',
    path: '/v1/setup',
    summary: 'Make the workspace and its first administrator',
    open: true,
    body: auth.setupBody,
    response: auth.session,
  },
  signIn: {
    method: 'POST',
    path: '/v1/sessions',
    summary: 'Sign in',
    open: true,
    body: auth.signInBody,
    response: auth.session,
  },
  refresh: {
    method: 'POST',
    path: '/v1/sessions/refresh',
    summary: 'Trade the refresh token for a new pair',
    open: true,
    body: auth.refreshBody,
    response: auth.session,
  },
  sessionList: {
    method: 'GET',
    path: '/v1/sessions',
    summary: 'The sessions of the signed-in person',
    response: z.object({ items: z.array(auth.sessionInfo) }),
  },
  signOut: { method: 'DELETE', path: '/v1/sessions/current', summary: 'Sign out' },
  sessionRevoke: {
    method: 'DELETE',
    path: '/v1/sessions/:id',
    summary: 'End another session of the signed-in person',
    params: one,
  },
  connectionCreate: {
    method: 'POST',
    path: '/v1/sessions/connections',
    summary: 'A token for a telephone system, shop or ERP, which may only report (administrator)',
    body: auth.connectionBody,
    response: auth.connection,
  },
  connectionList: {
    method: 'GET',
    path: '/v1/sessions/connections',
    summary: 'Every system that may report, with who connected it and when it was last used (administrator)',
    response: z.object({ items: z.array(auth.connectionInfo) }),
  },
  connectionEnd: {
    method: 'DELETE',
    path: '/v1/sessions/connections/:id',
    summary: 'End the connection of a system, whoever made it (administrator)',
    params: one,
  },
  me: { method: 'GET', path: '/v1/me', summary: 'The signed-in person', response: user },
  passwordPut: {
    method: 'PUT',
    path: '/v1/me/password',
    summary: 'Change one’s own password; ends the other sessions',
    body: auth.passwordBody,
  },

  commands: {
    method: 'POST',
    path: '/v1/commands',
    summary: 'Make changes; each has its own outcome',
    body: sync.pushBody,
    response: sync.pushAnswer,
  },
  changes: {
    method: 'GET',
    path: '/v1/sync/changes',
    summary: 'What changed since a cursor',
    query: sync.changesQuery,
    response: sync.changesPage,
  },
  snapshot: {
    method: 'GET',
    path: '/v1/sync/snapshot',
    summary: 'Everything in sight, as NDJSON',
    query: sync.snapshotQuery,
    raw: 'response',
  },
  digest: {
    method: 'GET',
    path: '/v1/sync/digest',
    summary: 'Counts and digests to compare a cache with',
    response: sync.digestAnswer,
  },
  live: { method: 'GET', path: '/v1/live', summary: 'Nudges and presence, as server-sent events', raw: 'response' },
  presence: {
    method: 'POST',
    path: '/v1/presence',
    summary: 'Say which ticket one looks at or writes on',
    body: sync.presenceBody,
  },

  ticketList: {
    method: 'GET',
    path: '/v1/tickets',
    summary: 'Tickets, last changed first',
    query: z.strictObject({
      ...page,
      status: ticketStatus.optional(),
      priority: ticketPriority.optional(),
      teamId: id.optional(),
      assigneeId: id.optional(),
      customerId: id.optional(),
      number: z.coerce.number().int().positive().optional(),
    }),
    response: pageOf(ticket),
  },
  ticketGet: { method: 'GET', path: '/v1/tickets/:id', summary: 'One ticket', params: one, response: ticket },
  ticketMessages: {
    method: 'GET',
    path: '/v1/tickets/:id/messages',
    summary: 'The conversation, oldest first',
    params: one,
    query: z.strictObject({ after: z.string().max(200).optional(), limit: page.limit }),
    response: pageOf(message),
  },
  customerList: {
    method: 'GET',
    path: '/v1/customers',
    summary: 'Customers by name',
    query: z.strictObject({
      ...page,
      email: z.string().max(254).optional(),
      phone: z.string().max(20).optional(),
      organizationId: id.optional(),
    }),
    response: pageOf(customer),
  },
  customerGet: { method: 'GET', path: '/v1/customers/:id', summary: 'One customer', params: one, response: customer },
  customerElsewhere: {
    method: 'GET',
    path: '/v1/customers/:id/elsewhere',
    summary: 'How many tickets a customer has with teams that you do not see',
    params: one,
    response: z.object({ open: z.number().int(), total: z.number().int() }),
  },
  customerExport: {
    method: 'GET',
    path: '/v1/customers/:id/export',
    summary: 'Everything that is known of a person, to hand it out to them (administrator)',
    params: one,
    response: privacy.personExport,
  },
  customerErase: {
    method: 'POST',
    path: '/v1/customers/:id/erase',
    summary: 'Forget a person: remove all of it, or only who it was (administrator)',
    params: one,
    body: privacy.eraseBody,
    response: erasure,
  },
  organizationList: {
    method: 'GET',
    path: '/v1/organizations',
    summary: 'Organizations by name',
    query: z.strictObject(page),
    response: pageOf(organization),
  },
  orderReport: {
    method: 'POST',
    path: '/v1/orders',
    summary: 'Tell of an order, from any shop; repeats change nothing (lead, administrator)',
    serves: 'orders',
    body: orderReport,
    response: order,
  },
  ownedProductReport: {
    method: 'POST',
    path: '/v1/owned-products',
    summary: 'Tell of a product that a customer owns; repeats change nothing (lead, administrator)',
    serves: 'orders',
    body: ownedProductReport,
    response: ownedProduct,
  },

  callReport: {
    method: 'POST',
    path: '/v1/calls',
    summary: 'Tell of a call, from any telephone system; repeats change nothing',
    serves: 'calls',
    body: callReport,
    response: call,
  },
  callList: {
    method: 'GET',
    path: '/v1/calls',
    summary: 'Calls, newest first',
    query: z.strictObject({ ...page, ...callFilters }),
    response: pageOf(call),
  },
  callGet: { method: 'GET', path: '/v1/calls/:id', summary: 'One call', params: one, response: call },
  scriptList: {
    method: 'GET',
    path: '/v1/scripts',
    summary: 'Call scripts by name',
    query: z.strictObject(page),
    response: pageOf(script),
  },
  scriptGet: { method: 'GET', path: '/v1/scripts/:id', summary: 'One call script', params: one, response: script },
  scriptRunList: {
    method: 'GET',
    path: '/v1/scripts/:id/runs',
    summary: 'Calls that the script led, newest first (editors, leads, administrators)',
    params: one,
    query: z.strictObject(page),
    response: pageOf(scriptRun),
  },
  scriptSchema: {
    method: 'GET',
    path: '/v1/schemas/script',
    summary: 'JSON Schema of exported call scripts',
    open: true,
    response: z.record(z.string(), z.unknown()),
  },

  teamList: { method: 'GET', path: '/v1/teams', summary: 'Teams', response: z.object({ items: z.array(team) }) },
  teamCreate: {
    method: 'POST',
    path: '/v1/teams',
    summary: 'Add a team (administrator)',
    body: auth.teamCreateBody,
    response: team,
  },
  teamPatch: {
    method: 'PATCH',
    path: '/v1/teams/:id',
    summary: 'Rename a team (administrator)',
    params: one,
    body: auth.teamPatchBody,
    response: team,
  },
  userList: {
    method: 'GET',
    path: '/v1/users',
    summary: 'People who work here',
    response: z.object({ items: z.array(user) }),
  },
  userCreate: {
    method: 'POST',
    path: '/v1/users',
    summary: 'Add a person (administrator)',
    body: auth.userCreateBody,
    response: user,
  },
  userPatch: {
    method: 'PATCH',
    path: '/v1/users/:id',
    summary: 'Change role, teams, activity or password (administrator)',
    params: one,
    body: auth.userPatchBody,
    response: user,
  },

  attachmentPut: {
    method: 'PUT',
    path: '/v1/attachments/:id/content',
    summary: 'Upload a file before the command that names it; a repeat changes nothing',
    raw: 'request',
    params: one,
    query: z.strictObject({ sha256: attachmentInfo.shape.sha256 }),
    response: z.object({ id, size: z.number().int().max(limits.attachmentBytes), sha256: z.string() }),
  },
  attachmentContent: {
    method: 'GET',
    path: '/v1/attachments/:id/content',
    summary: 'The bytes of a file',
    params: one,
    raw: 'response',
  },
  attachmentGet: {
    method: 'GET',
    path: '/v1/attachments/:id',
    summary: 'One attachment',
    params: one,
    response: attachment,
  },

  editionPages: {
    method: 'GET',
    path: '/v1/editions/:id/pages',
    summary: 'The pages of an edition that was built, by what they are made of; never changes',
    params: one,
    response: z.object({ pages: z.record(z.string(), sitePage) }),
  },

  sitePreview: {
    method: 'POST',
    path: '/v1/sites/:id/preview',
    summary: 'Build the next edition without putting it online (editors)',
    params: one,
    /** Null: something keeps the site from being published. */
    response: z.object({ preview: z.object({ path: z.string(), expiresAt: instant }).nullable() }),
  },

  linkCheckRun: {
    method: 'POST',
    path: '/v1/knowledge/link-checks',
    summary: 'Begin to check the addresses that published articles link to (editors); the findings come by sync',
    /** False: this server asks no addresses outside. */
    response: z.object({ started: z.boolean() }),
  },

  audit: {
    method: 'GET',
    path: '/v1/audit',
    summary: 'Who changed what, newest first (leads and administrators)',
    query: sync.auditQuery,
    response: sync.auditPage,
  },
} as const satisfies Record<string, Endpoint>

export type EndpointName = keyof typeof endpoints
