import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Session } from '../../../shared/api/auth.ts'
import { type EndpointName, endpoints } from '../../../shared/api/endpoints.ts'
import { password, refusal, type TestServer } from '../../fixtures/server.ts'
import { body, customerFields, makeTicket, makeWorld, pullAll, ticketArgs, type World } from './world.ts'

/**
 * Every role against every endpoint. A cell says what the server answers: `ok`, or the problem's code. An endpoint
 * that is missing here fails the test, so a new one cannot come without its row.
 */

type Who = 'nobody' | 'agent' | 'editor' | 'lead' | 'admin'
const everybody: Record<Who, string> = { nobody: 'unauthenticated', agent: 'ok', editor: 'ok', lead: 'ok', admin: 'ok' }
const adminsOnly = { ...everybody, agent: 'forbidden', editor: 'forbidden', lead: 'forbidden' }
const open = { ...everybody, nobody: 'ok' }
/** Of a ticket of the north: agent and lead belong to it, the editor does not. */
const northOnly = { ...everybody, editor: 'not-found' }

interface Row {
  readonly expected: Record<Who, string>
  readonly call: (server: TestServer, as: Session | undefined) => Promise<unknown>
}

let world: World
let northern: string
let northernCall: string
let file: string
const sessions: Partial<Record<Who, Session>> = {}

beforeAll(async () => {
  world = await makeWorld()
  Object.assign(sessions, { agent: world.anna, editor: world.editor, lead: world.lead, admin: world.admin })
  northern = await makeTicket(world, world.north)
  const reported = { externalId: 'northern', from: '+351912345678', state: 'ringing' as const }
  northernCall = (await world.server.api('callReport', { as: world.anna, body: reported })).id
  const bytes = Buffer.from('content')
  file = uuidv7()
  await world.server.api('attachmentPut', {
    as: world.anna,
    params: { id: file },
    query: { sha256: shaOfContent },
    bytes,
  })
  await world.server.run(world.anna, 'ticket.reply', {
    ticketId: northern,
    messageId: uuidv7(),
    kind: 'note',
    ...body('file'),
    attachments: [{ id: file, fileName: 'f', mediaType: 'text/plain', size: 7, sha256: shaOfContent, inline: false }],
  })
})
afterAll(() => world.server.stop())

const shaOfContent = 'ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73'
const tag = () => ({
  commands: [{ id: uuidv7(), name: 'tag.create', args: { name: uuidv7() }, composedAt: new Date().toISOString() }],
})
const noProduct = 'validation-failed'
const orderOf = (customer: { id: string }) => ({
  ...{ number: uuidv7(), at: '2026-05-01T10:00:00.000Z', status: 'paid' as const, currency: 'EUR', totalMinor: 1 },
  ...{ customer, lines: [] },
})
const someone = async (server: TestServer) => (await server.makeUser(world.admin, { role: 'agent' })).user
const discard = async (response: Promise<Response>) => {
  await (await response).body?.cancel()
}

const matrix: Record<EndpointName, Row> = {
  health: { expected: open, call: (s) => s.api('health') },
  setup: {
    expected: {
      nobody: 'already-set-up',
      agent: 'already-set-up',
      editor: 'already-set-up',
      lead: 'already-set-up',
      admin: 'already-set-up',
    },
    call: (s, as) =>
      s.api('setup', {
        as,
        body: { setupToken: 'x', workspaceName: 'x', name: 'x', email: 'x@example.com', password, deviceName: '' },
      }),
  },
  signIn: { expected: open, call: (s) => s.signIn('admin@example.com') },
  refresh: {
    expected: open,
    call: async (s) => s.api('refresh', { body: { refreshToken: (await s.signIn('admin@example.com')).refreshToken } }),
  },
  sessionList: { expected: everybody, call: (s, as) => s.api('sessionList', { as }) },
  signOut: {
    expected: everybody,
    call: async (s, as) => s.api('signOut', { as: as && (await s.signIn(as.user.email)) }),
  },
  sessionRevoke: {
    expected: everybody,
    call: async (s, as) =>
      s.api('sessionRevoke', { as, params: { id: as ? (await s.signIn(as.user.email)).sessionId : uuidv7() } }),
  },
  connectionCreate: {
    expected: adminsOnly,
    call: (s, as) => s.api('connectionCreate', { as, body: { name: `PBX ${uuidv7()}`, serves: ['calls'] } }),
  },
  connectionList: { expected: adminsOnly, call: (s, as) => s.api('connectionList', { as }) },
  connectionEnd: {
    expected: adminsOnly,
    call: async (s, as) => {
      const admin = await s.signIn('admin@example.com')
      const { id } = await s.api('connectionCreate', {
        as: admin,
        body: { name: `PBX ${uuidv7()}`, serves: ['calls'] },
      })
      return s.api('connectionEnd', { as, params: { id } })
    },
  },
  passwordPut: {
    expected: everybody,
    call: (s, as) => s.api('passwordPut', { as, body: { oldPassword: password, newPassword: password } }),
  },
  me: { expected: everybody, call: (s, as) => s.api('me', { as }) },
  customerExport: {
    expected: adminsOnly,
    call: (s, as) => s.api('customerExport', { as, params: { id: world.customerId } }),
  },
  customerErase: {
    expected: adminsOnly,
    call: async (s, as) => {
      const customerId = uuidv7()
      await s.run(world.admin, 'customer.create', { customerId, fields: customerFields('Forgotten Soon') })
      return s.api('customerErase', { as, params: { id: customerId }, body: { mode: 'erase' } })
    },
  },
  commands: { expected: everybody, call: (s, as) => s.api('commands', { as, body: tag() }) },
  changes: { expected: everybody, call: (s, as) => s.api('changes', { as, query: {} }) },
  snapshot: { expected: everybody, call: (s, as) => discard(s.api('snapshot', { as, query: {} })) },
  digest: { expected: everybody, call: (s, as) => s.api('digest', { as }) },
  live: { expected: everybody, call: (s, as) => discard(s.api('live', { as })) },
  presence: {
    expected: northOnly,
    call: (s, as) => s.api('presence', { as, body: { ticketId: northern, state: 'viewing' } }),
  },
  ticketList: { expected: everybody, call: (s, as) => s.api('ticketList', { as, query: {} }) },
  ticketGet: { expected: northOnly, call: (s, as) => s.api('ticketGet', { as, params: { id: northern } }) },
  ticketMessages: {
    expected: northOnly,
    call: (s, as) => s.api('ticketMessages', { as, params: { id: northern }, query: {} }),
  },
  customerList: { expected: everybody, call: (s, as) => s.api('customerList', { as, query: {} }) },
  customerGet: { expected: everybody, call: (s, as) => s.api('customerGet', { as, params: { id: world.customerId } }) },
  customerElsewhere: {
    expected: everybody,
    call: (s, as) => s.api('customerElsewhere', { as, params: { id: world.customerId } }),
  },
  organizationList: { expected: everybody, call: (s, as) => s.api('organizationList', { as, query: {} }) },
  callReport: {
    // The editor is of another team.
    expected: { ...everybody, editor: 'validation-failed' },
    call: (s, as) =>
      s.api('callReport', { as, body: { externalId: uuidv7(), from: '1', state: 'ringing', teamId: world.north } }),
  },
  callList: { expected: everybody, call: (s, as) => s.api('callList', { as, query: {} }) },
  callGet: { expected: northOnly, call: (s, as) => s.api('callGet', { as, params: { id: northernCall } }) },
  orderReport: {
    expected: { ...everybody, agent: 'forbidden', editor: 'forbidden' },
    call: (s, as) => s.api('orderReport', { as, body: orderOf({ id: world.customerId }) }),
  },
  ownedProductReport: {
    expected: { ...everybody, agent: 'forbidden', editor: 'forbidden', lead: noProduct, admin: noProduct },
    call: (s, as) =>
      s.api('ownedProductReport', {
        as,
        body: { externalId: uuidv7(), customer: { id: world.customerId }, product: { id: uuidv7() } },
      }),
  },
  scriptList: { expected: everybody, call: (s, as) => s.api('scriptList', { as, query: {} }) },
  scriptGet: {
    expected: { ...everybody, agent: 'not-found', editor: 'not-found', lead: 'not-found', admin: 'not-found' },
    call: (s, as) => s.api('scriptGet', { as, params: { id: uuidv7() } }),
  },
  scriptRunList: {
    expected: { ...everybody, agent: 'forbidden' },
    call: (s, as) => s.api('scriptRunList', { as, params: { id: uuidv7() }, query: {} }),
  },
  scriptSchema: { expected: open, call: (s) => s.api('scriptSchema') },
  teamList: { expected: everybody, call: (s, as) => s.api('teamList', { as }) },
  teamCreate: { expected: adminsOnly, call: (s, as) => s.api('teamCreate', { as, body: { name: 'T' } }) },
  teamPatch: {
    expected: adminsOnly,
    call: async (s, as) =>
      s.api('teamPatch', { as, params: { id: await s.makeTeam(world.admin, 'T') }, body: { name: 'U', version: 1 } }),
  },
  userList: { expected: everybody, call: (s, as) => s.api('userList', { as }) },
  userCreate: {
    expected: adminsOnly,
    call: (s, as) =>
      s.api('userCreate', {
        as,
        body: { name: 'N', email: `${uuidv7()}@example.com`, password, role: 'admin', teamIds: [] },
      }),
  },
  userPatch: {
    expected: adminsOnly,
    call: async (s, as) =>
      s.api('userPatch', { as, params: { id: (await someone(s)).id }, body: { role: 'lead', version: 1 } }),
  },
  attachmentPut: {
    expected: everybody,
    call: (s, as) =>
      s.api('attachmentPut', {
        as,
        params: { id: uuidv7() },
        query: { sha256: shaOfContent },
        bytes: Buffer.from('content'),
      }),
  },
  attachmentContent: {
    expected: northOnly,
    call: (s, as) => discard(s.api('attachmentContent', { as, params: { id: file } })),
  },
  attachmentGet: { expected: northOnly, call: (s, as) => s.api('attachmentGet', { as, params: { id: file } }) },
  editionPages: {
    // Nobody has built such an edition; what matters is who may ask.
    expected: {
      nobody: 'unauthenticated',
      agent: 'not-found',
      editor: 'not-found',
      lead: 'not-found',
      admin: 'not-found',
    },
    call: (s, as) => s.api('editionPages', { as, params: { id: uuidv7() } }),
  },
  sitePreview: {
    expected: {
      nobody: 'unauthenticated',
      agent: 'forbidden',
      editor: 'not-found',
      lead: 'not-found',
      admin: 'not-found',
    },
    call: (s, as) => s.api('sitePreview', { as, params: { id: uuidv7() } }),
  },
  linkCheckRun: {
    expected: { ...everybody, agent: 'forbidden' },
    call: (s, as) => s.api('linkCheckRun', { as }),
  },
  audit: {
    expected: { ...everybody, agent: 'forbidden', editor: 'forbidden' },
    call: (s, as) => s.api('audit', { as, query: {} }),
  },
}

describe.each(Object.keys(endpoints) as EndpointName[])('%s', (name) => {
  it.each(['nobody', 'agent', 'editor', 'lead', 'admin'] as const)('for %s', async (who) => {
    const { expected, call } = matrix[name]
    const made = call(world.server, sessions[who])
    const answer = expected[who] === 'ok' ? await made.then(() => 'ok') : await refusal(made)
    expect(answer).toBe(expected[who])
  })
})

describe('nobody reaches beyond their teams', () => {
  it('by any command that names a ticket', async () => {
    const before = await world.server.api('ticketGet', { as: world.admin, params: { id: northern } })
    const own = await makeTicket(world, world.south, { subject: 'Southern matter' })
    const message = before.lastMessageId ?? ''
    const { run } = world.server
    for (const as of [world.ben, world.editor]) {
      const outcomes = [
        await run(as, 'ticket.reply', { ticketId: northern, messageId: uuidv7(), kind: 'note', ...body('x') }),
        await run(as, 'ticket.receive', { ticketId: northern, messageId: uuidv7(), ...body('x') }),
        await run(as, 'ticket.update', { ticketId: northern, set: { teamId: world.south }, base: {} }),
        await run(as, 'ticket.delete', { ticketId: northern }),
        await run(as, 'ticket.merge', { ticketId: northern, intoTicketId: own }),
        await run(as, 'ticket.merge', { ticketId: own, intoTicketId: northern }),
        await run(as, 'ticket.split', {
          ticketId: northern,
          messageId: message,
          newTicketId: uuidv7(),
          newMessageId: uuidv7(),
          subject: 'x',
        }),
        await run(as, 'ticket.split', {
          ticketId: own,
          messageId: message,
          newTicketId: uuidv7(),
          newMessageId: uuidv7(),
          subject: 'x',
        }),
        await run(as, 'ticket.link', { ticketId: own, otherTicketId: northern }),
        await run(as, 'ticket.unlink', { ticketId: northern, otherTicketId: own }),
      ]
      for (const outcome of outcomes) {
        expect(outcome).toMatchObject({ status: 'rejected', code: 'not-found' })
        expect(JSON.stringify(outcome)).not.toContain(before.subject)
      }
    }
    expect(await world.server.api('ticketGet', { as: world.admin, params: { id: northern } })).toEqual(before)
  })

  it('by what an answer tells: a command on a hidden record brings no word of it', async () => {
    const outcome = await world.server.run(
      world.ben,
      'ticket.create',
      ticketArgs(world, world.south, { ticketId: northern }),
    )
    expect(outcome).toMatchObject({ status: 'rejected', code: 'already-exists', entries: [] })
  })

  it('by the feed: every record that reaches a person is in their scopes', async () => {
    for (const [as, teams] of [
      [world.anna, [world.north]],
      [world.editor, [world.south]],
      [world.lead, [world.north]],
    ] as const) {
      const { entries } = await pullAll(world.server, as)
      for (const entry of entries) {
        if (entry.op !== 'put') continue
        const record = entry.record as { teamId?: string; userId?: string; ownerId?: string | null }
        if (['ticket', 'message', 'attachment'].includes(entry.type)) expect(teams).toContain(record.teamId)
        if (['draft', 'readMark'].includes(entry.type)) expect(record.userId).toBe(as.user.id)
        if (entry.type === 'view' && record.ownerId) expect(record.ownerId).toBe(as.user.id)
      }
    }
  })
})
