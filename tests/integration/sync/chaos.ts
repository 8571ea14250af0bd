import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import type { Session } from '../../../shared/api/auth.ts'
import type { CommandInput, CommandName } from '../../../shared/commands/index.ts'
import type { Role } from '../../../shared/domain/people.ts'
import { AppFailure } from '../../../shared/ipc/errors.ts'
import { draftOf, newCustomer, newTicket, reply, startClient, type TestClient } from '../../fixtures/client.ts'
import { type FaultProxy, startFaultProxy } from '../../fixtures/fault-proxy.ts'
import { startServer, type TestServer } from '../../fixtures/server.ts'

/** Several desktops, each with its own bad network, doing random things to the same few tickets. */

export interface Actor {
  readonly client: TestClient
  readonly network: FaultProxy
  readonly session: Session
  readonly acknowledged: { id: string; name: CommandName; args: unknown; queued: boolean }[]
  readonly undone: Set<string>
}

export interface Chaos {
  server(): TestServer
  readonly admin: Session
  readonly actors: readonly Actor[]
  readonly teams: readonly string[]
  readonly tickets: string[]
  readonly customers: string[]
  faults(): number
  /** The same database behind the same address. */
  restartServer(): Promise<void>
  stop(): Promise<void>
}

/** Without `roles` the first is a lead and sees all, and the others are agents, the last of one team only. */
export async function startChaos(count: number, roles: readonly Role[] = []): Promise<Chaos> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'switchboard-chaos-'))
  let server = await startServer({ dataDir })
  const admin = await server.setup()
  const teams = [await server.makeTeam(admin, 'One'), await server.makeTeam(admin, 'Two')]
  const customer = newCustomer()
  await server.run(admin, 'customer.create', customer)
  const actors: Actor[] = []
  for (let i = 0; i < count; i++) {
    const role = roles[i] ?? (i === 0 ? 'lead' : 'agent')
    const session = await server.makeUser(admin, { role, teamIds: i === count - 1 ? teams.slice(0, 1) : [...teams] })
    const network = await startFaultProxy(server.url)
    network.faults.delay = 60
    const client = await startClient()
    await client.connect(network.url, session.user.email)
    await client.quiet()
    actors.push({ client, network, session, acknowledged: [], undone: new Set() })
  }
  const stopServer = () =>
    server.stop().catch((error: Error) => {
      // A request whose caller has gone may still be reading; its file stays open then, which does no harm here.
      if (!error.message.includes('SQLITE_BUSY')) throw error
    })
  return {
    server: () => server,
    admin,
    actors,
    teams,
    tickets: [],
    customers: [customer.customerId],
    faults: () => actors.reduce((sum, { network }) => sum + network.faults.injected(), 0),
    restartServer: async () => {
      await stopServer()
      server = await startServer({ dataDir, port: Number(new URL(server.url).port) })
    },
    stop: async () => {
      for (const { client, network } of actors) {
        await client.stop()
        await network.stop()
      }
      await stopServer()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** One thing that happens. `pick` chooses among whatever there is at that moment. */
export interface Step {
  readonly actor: number
  readonly kind: StepKind
  readonly pick: number
  readonly text: string
}

export const stepKinds = [
  'reply',
  'reply',
  'public-reply',
  'draft',
  'draft',
  'discard',
  'status',
  'subject',
  'priority',
  'assign',
  'move',
  'tag',
  'read',
  'unread',
  'create',
  'create-with-customer',
  'customer',
  'link',
  'merge',
  'split',
  'delete',
  'view',
  'profile',
  'batch',
  'undo',
  'offline',
  'online',
  'restart',
  'crash',
  'server-restart',
  'wait',
  'wait',
  'sync',
  'membership',
  'elsewhere',
] as const
export type StepKind = (typeof stepKinds)[number]

export async function perform(chaos: Chaos, step: Step): Promise<void> {
  const actor = chaos.actors[step.actor % chaos.actors.length]
  if (!actor) return
  const ticketId = chaos.tickets[step.pick % chaos.tickets.length]
  const otherId = chaos.tickets[(step.pick + 1 + (step.pick >> 4)) % chaos.tickets.length]
  const customerId = chaos.customers[step.pick % chaos.customers.length]
  const teamId = chaos.teams[step.pick % chaos.teams.length]
  if (!ticketId || !otherId || !customerId || !teamId) return
  const { client, network } = actor
  const act = <N extends CommandName>(name: N, args: CommandInput<N>) => attempt(actor, name, args)
  const seen = async () => (await client.query('ticket.get', { ticketId }))?.ticket

  switch (step.kind) {
    case 'reply':
      return act('ticket.reply', reply(ticketId, step.text))
    case 'public-reply':
      return act(
        'ticket.reply',
        reply(ticketId, step.text, { kind: 'public', status: step.pick % 2 ? 'waiting' : 'solved' }),
      )
    case 'draft': {
      const draft = await client.query('draft.get', { ticketId })
      return act('draft.save', draftOf(ticketId, step.text, draft?.version ?? 0))
    }
    case 'discard':
      return act('draft.discard', { ticketId })
    case 'status':
    case 'subject':
    case 'priority':
    case 'assign': {
      const ticket = await seen()
      if (!ticket) return
      const change = {
        status: {
          set: { status: (['open', 'waiting', 'solved'] as const)[step.pick % 3] },
          base: { status: ticket.status },
        },
        subject: { set: { subject: step.text }, base: { subject: ticket.subject } },
        priority: {
          set: { priority: (['low', 'high', 'urgent'] as const)[step.pick % 3] },
          base: { priority: ticket.priority },
        },
        assign: {
          set: { assigneeId: step.pick % 3 ? actor.session.user.id : null },
          base: { assigneeId: ticket.assigneeId },
        },
      }[step.kind]
      return act('ticket.update', { ticketId, ...change })
    }
    case 'move': {
      const ticket = await seen()
      if (ticket) await act('ticket.update', { ticketId, set: { teamId }, base: { teamId: ticket.teamId } })
      return
    }
    case 'tag':
      return act('tag.create', { name: `tag ${step.pick % 7}` })
    case 'read':
    case 'unread':
      return act('ticket.markRead', {
        ticketId,
        readAt: new Date(Date.now() - (step.pick % 5) * 1000).toISOString(),
        unread: step.kind === 'unread',
      })
    case 'create':
    case 'create-with-customer': {
      const customer = newCustomer(step.text)
      if (step.kind === 'create-with-customer') await act('customer.create', customer)
      const ticket = newTicket(
        chaos.teams[0] ?? '',
        step.kind === 'create' ? customerId : customer.customerId,
        step.text,
      )
      await act('ticket.create', ticket)
      chaos.tickets.push(ticket.ticketId)
      return
    }
    case 'customer':
      return act('customer.update', { customerId, set: { notes: step.text }, base: {} })
    case 'link':
      return act('ticket.link', { ticketId, otherTicketId: otherId })
    case 'merge':
      // Rarely, or nothing open is left to work on.
      return step.pick % 4
        ? act('ticket.link', { ticketId, otherTicketId: otherId })
        : act('ticket.merge', { ticketId, intoTicketId: otherId })
    case 'split': {
      const { entries } = await client.query('ticket.conversation', { ticketId, limit: 20 })
      const message = entries.find(({ kind, ticketId: own }) => kind !== 'event' && own === ticketId)
      if (!message) return
      const args = {
        ticketId,
        messageId: message.id,
        newTicketId: uuidv7(),
        newMessageId: uuidv7(),
        subject: step.text,
      }
      await act('ticket.split', args)
      return
    }
    case 'delete':
      return act('ticket.delete', { ticketId })
    case 'view':
      return act('view.save', {
        viewId: uuidv7(),
        shared: false,
        fields: {
          name: step.text.slice(0, 20),
          conditions: [],
          sort: { by: 'updated', direction: 'desc' },
          position: 1,
        },
      })
    case 'profile':
      return act('profile.update', { set: { signatureHtml: step.text }, base: {} })
    case 'batch': {
      const commands = chaos.tickets
        .slice(0, 6)
        .map((id) => ({ name: 'ticket.reply' as const, args: reply(id, step.text) }))
      const done = await client.local('command.batch', { commands })
      const refused = new Set(done.rejected.map(({ index }) => index))
      const accepted = commands.filter((_, i) => !refused.has(i))
      done.commandIds.forEach((id, i) => {
        const command = accepted[i]
        if (command) actor.acknowledged.push({ id, ...command, queued: true })
      })
      return
    }
    case 'undo': {
      const [held] = (await client.query('outbox.list', {})).filter(
        ({ state, name }) => state === 'held' || name === 'ticket.reply',
      )
      if (held && (await client.local('outbox.undo', { commandId: held.id }))) actor.undone.add(held.id)
      return
    }
    case 'offline':
    case 'online':
      network.faults.offline = step.kind === 'offline'
      return
    case 'restart':
      return client.restart()
    case 'crash': {
      const { offline } = network.faults
      network.faults.offline = true
      await client.crash()
      network.faults.offline = offline
      return
    }
    case 'server-restart':
      return chaos.restartServer()
    case 'sync':
      await client.local('sync.now', {})
      return
    case 'wait':
      await new Promise((resolve) => setTimeout(resolve, step.pick % 40))
      return
    case 'membership': {
      const user = (await chaos.server().api('userList', { as: chaos.admin })).items.find(
        ({ id }) => id === actor.session.user.id,
      )
      if (!user) return
      const teamIds = user.teamIds.length === chaos.teams.length ? chaos.teams.slice(0, 1) : [...chaos.teams]
      await chaos
        .server()
        .api('userPatch', { as: chaos.admin, params: { id: user.id }, body: { teamIds, version: user.version } })
        .catch(() => undefined)
      return
    }
    case 'elsewhere':
      // Somebody whose network is fine.
      await chaos.server().run(chaos.admin, 'ticket.reply', reply(ticketId, step.text))
  }
}

async function attempt<N extends CommandName>(
  { client, acknowledged }: Actor,
  name: N,
  args: CommandInput<N>,
): Promise<void> {
  try {
    const { commandId, queued } = await client.act(name, args)
    acknowledged.push({ id: commandId, name, args, queued })
  } catch (error) {
    if (!(error instanceof AppFailure && error.error.code === 'rejected')) throw error
  }
}

/** What became of an acknowledged command, by the server's own book. */
export async function outcomesOf(server: TestServer): Promise<Map<string, 'applied' | 'rejected'>> {
  const rows = await server.store.reader.selectFrom('commandOutcome').select(['id', 'status']).execute()
  return new Map(rows.map(({ id, status }) => [id, status as 'applied' | 'rejected']))
}

/** Acknowledged changes that are neither with the server nor waiting for the person: there must be none. */
export async function lost(chaos: Chaos): Promise<string[]> {
  const outcomes = await outcomesOf(chaos.server())
  const found: string[] = []
  for (const { client, acknowledged, undone } of chaos.actors) {
    const attention = new Set((await client.query('attention.list', {})).map(({ id }) => id))
    for (const { id, name, queued } of acknowledged) {
      const outcome = outcomes.get(id)
      if (undone.has(id)) {
        if (outcome) found.push(`${name} ${id} was taken back and reached the server`)
      } else if (outcome === undefined && queued) found.push(`${name} ${id} was lost`)
      else if (outcome === 'rejected' && !attention.has(id)) found.push(`${name} ${id} was refused without a word`)
    }
  }
  return found
}

/** Tickets whose count of messages tells that something took effect twice. */
export async function doubled(server: TestServer): Promise<string[]> {
  const tickets = await server.store.reader.selectFrom('ticket').select(['id', 'doc']).execute()
  const messages = await server.store.reader.selectFrom('message').select('doc').execute()
  const counted = new Map<string, number>()
  for (const { doc } of messages) {
    const { ticketId, kind } = JSON.parse(doc) as { ticketId: string; kind: string }
    if (kind !== 'event') counted.set(ticketId, (counted.get(ticketId) ?? 0) + 1)
  }
  return tickets
    .map(({ id, doc }) => ({
      id,
      claimed: (JSON.parse(doc) as { messageCount: number }).messageCount,
      real: counted.get(id) ?? 0,
    }))
    .filter(({ claimed, real }) => claimed !== real)
    .map(({ id, claimed, real }) => `${id} claims ${claimed} messages and has ${real}`)
}
