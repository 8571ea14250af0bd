import { v7 as uuidv7 } from 'uuid'
import type { Session } from '../../../shared/api/auth.ts'
import type { ChangesPage, FeedEntry } from '../../../shared/api/sync.ts'
import type { CommandInput } from '../../../shared/commands/index.ts'
import { type StartOptions, startServer, type TestServer } from '../../fixtures/server.ts'

/** A small company: two teams, somebody of each role, a customer. */
export interface World {
  readonly server: TestServer
  readonly admin: Session
  readonly north: string
  readonly south: string
  /** Agents of one team each, and a lead of the north. */
  readonly anna: Session
  readonly ben: Session
  readonly lead: Session
  readonly editor: Session
  readonly customerId: string
}

export async function makeWorld(options: StartOptions = {}): Promise<World> {
  const server = await startServer(options)
  const admin = await server.setup()
  const north = await server.makeTeam(admin, 'North')
  const south = await server.makeTeam(admin, 'South')
  const [anna, ben, lead, editor] = await Promise.all([
    server.makeUser(admin, { role: 'agent', teamIds: [north], name: 'Anna North' }),
    server.makeUser(admin, { role: 'agent', teamIds: [south], name: 'Ben South' }),
    server.makeUser(admin, { role: 'lead', teamIds: [north], name: 'Lena Lead' }),
    server.makeUser(admin, { role: 'editor', teamIds: [south], name: 'Eddie Editor' }),
  ])
  const customerId = uuidv7()
  await server.run(admin, 'customer.create', { customerId, fields: customerFields('Carla Customer') })
  return { server, admin, north, south, anna, ben, lead, editor, customerId }
}

export function customerFields(
  name: string,
  set: Partial<CommandInput<'customer.create'>['fields']> = {},
): CommandInput<'customer.create'>['fields'] {
  return {
    name,
    emails: [`${name.toLowerCase().replaceAll(' ', '.')}@example.org`],
    phones: [],
    organizationId: null,
    jobTitle: '',
    language: 'en',
    timeZone: 'Europe/Lisbon',
    country: 'PT',
    city: 'Porto',
    tier: 'standard',
    notes: '',
    ...set,
  }
}

export const body = (text: string) => ({ bodyHtml: `<p>${text}</p>`, cc: [], mentionedUserIds: [], attachments: [] })

export function ticketArgs(
  world: Pick<World, 'customerId'>,
  teamId: string,
  set: Partial<CommandInput<'ticket.create'>> = {},
): CommandInput<'ticket.create'> {
  return {
    ticketId: uuidv7(),
    messageId: uuidv7(),
    subject: 'My router blinks',
    priority: 'normal',
    channel: 'phone',
    teamId,
    assigneeId: null,
    customerId: world.customerId,
    tagIds: [],
    author: 'customer',
    kind: 'public',
    ...body('It blinks red.'),
    ...set,
  }
}

/** Makes a ticket as somebody who may. Returns its id. */
export async function makeTicket(
  world: World,
  teamId: string,
  set: Partial<CommandInput<'ticket.create'>> = {},
  as = world.admin,
): Promise<string> {
  const args = ticketArgs(world, teamId, set)
  const outcome = await world.server.run(as, 'ticket.create', args)
  if (outcome.status !== 'applied') throw new Error(JSON.stringify(outcome))
  return args.ticketId
}

/** Pulls from a cursor until nothing more is ready. */
export async function pullAll(
  server: TestServer,
  as: Session,
  cursor?: string,
  limit = 1000,
): Promise<{ entries: FeedEntry[]; cursor: string; pages: number }> {
  const entries: FeedEntry[] = []
  let page: ChangesPage | undefined
  let pages = 0
  do {
    const from: string | undefined = page?.cursor ?? cursor
    page = await server.api('changes', { as, query: { limit, ...(from === undefined ? {} : { cursor: from }) } })
    entries.push(...page.entries)
    pages++
    if (pages > 10_000) throw new Error('the feed never ends')
  } while (page.more)
  return { entries, cursor: page.cursor, pages }
}

/** What a cache holds after applying entries the way the contract says: cascades and dropped scopes included. */
export function applyEntries(cache: Map<string, Cached>, entries: readonly FeedEntry[]): void {
  for (const entry of entries) {
    if (entry.op === 'put')
      cache.set(`${entry.type}|${entry.id}`, {
        type: entry.type,
        id: entry.id,
        version: entry.version,
        record: entry.record as Cached['record'],
      })
    else if (entry.op === 'remove') {
      cache.delete(`${entry.type}|${entry.id}`)
      if (entry.type === 'ticket') dropTicketParts(cache, entry.id)
    } else {
      for (const [key, cached] of cache) {
        if (scopeIn(cached) !== entry.scope) continue
        cache.delete(key)
        if (cached.type === 'ticket') dropTicketParts(cache, cached.id)
      }
    }
  }
}

export interface Cached {
  readonly type: string
  readonly id: string
  readonly version: number
  readonly record: Record<string, unknown>
}

function dropTicketParts(cache: Map<string, Cached>, ticketId: string): void {
  for (const [key, cached] of cache) {
    if ((cached.type === 'message' || cached.type === 'attachment') && cached.record.ticketId === ticketId)
      cache.delete(key)
  }
}

function scopeIn({ type, record }: Cached): string {
  if (type === 'ticket' || type === 'message' || type === 'attachment') return `team:${String(record.teamId)}`
  if (type === 'draft' || type === 'readMark') return `user:${String(record.userId)}`
  if (type === 'view' && record.ownerId !== null) return `user:${String(record.ownerId)}`
  return 'all'
}

export async function sleep(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms))
}
