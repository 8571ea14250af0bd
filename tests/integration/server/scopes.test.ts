import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { importRecords } from '../../../server/store/import.ts'
import type { Session } from '../../../shared/api/auth.ts'
import type { FeedEntry } from '../../../shared/api/sync.ts'
import type { TypedRecord } from '../../../shared/domain/records.ts'
import { applyEntries, body, type Cached, makeTicket, makeWorld, pullAll, type World } from './world.ts'

let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(() => world.server.stop())

const idsOf = (entries: readonly FeedEntry[], op: 'put' | 'remove', type: string): string[] =>
  entries.flatMap((entry) => (entry.op === op && entry.type === type ? [entry.id] : []))
const move = (ticketId: string, teamId: string, as: Session = world.admin) =>
  world.server.run(as, 'ticket.update', { ticketId, set: { teamId }, base: {} })
const setTeams = async (session: Session, teamIds: string[]): Promise<void> => {
  const { items } = await world.server.api('userList', { as: world.admin })
  const version = items.find(({ id }) => id === session.user.id)?.version ?? 0
  await world.server.api('userPatch', { as: world.admin, params: { id: session.user.id }, body: { teamIds, version } })
}

/** A cache that follows the feed. */
class Follower {
  readonly cache = new Map<string, Cached>()
  cursor: string | undefined
  private readonly session: Session
  constructor(session: Session) {
    this.session = session
  }
  async pull(limit = 1000): Promise<FeedEntry[]> {
    const { entries, cursor } = await pullAll(world.server, this.session, this.cursor, limit)
    applyEntries(this.cache, entries)
    this.cursor = cursor
    return entries
  }
  has(type: string, id: string): boolean {
    return this.cache.has(`${type}|${id}`)
  }
  /** Everything that a fresh cache of the same person would hold, at the same versions. */
  async expectTruth(): Promise<void> {
    const fresh = new Map<string, Cached>()
    applyEntries(fresh, (await pullAll(world.server, this.session)).entries)
    const listOf = (cache: Map<string, Cached>) =>
      [...cache.values()].map(({ type, id, version }) => `${type} ${id} ${version}`).sort()
    expect(listOf(this.cache)).toEqual(listOf(fresh))
  }
}

describe('what people see', () => {
  it('agents see the tickets of their teams, administrators all, and everybody their own drafts only', async () => {
    const [northern, southern] = [await makeTicket(world, world.north), await makeTicket(world, world.south)]
    await world.server.run(world.anna, 'draft.save', {
      ticketId: northern,
      kind: 'note',
      bodyHtml: 'x',
      cc: [],
      attachments: [],
      baseVersion: 0,
    })
    const ticketsOf = async (as: Session) => idsOf((await pullAll(world.server, as)).entries, 'put', 'ticket').sort()
    expect(await ticketsOf(world.anna)).toEqual([northern])
    expect(await ticketsOf(world.lead)).toEqual([northern])
    expect(await ticketsOf(world.ben)).toEqual([southern])
    expect(await ticketsOf(world.admin)).toEqual([northern, southern].sort())
    expect(idsOf((await pullAll(world.server, world.lead)).entries, 'put', 'draft')).toEqual([])
    expect(idsOf((await pullAll(world.server, world.admin)).entries, 'put', 'draft')).toEqual([])
    expect(idsOf((await pullAll(world.server, world.anna)).entries, 'put', 'draft')).toHaveLength(1)
  })

  it('a ticket that moves away is removed with its messages; its new team gets all of it', async () => {
    const ticketId = await makeTicket(world, world.north)
    await world.server.run(world.anna, 'ticket.reply', {
      ticketId,
      messageId: uuidv7(),
      kind: 'note',
      ...body('hello'),
    })
    const [anna, ben, admin] = [new Follower(world.anna), new Follower(world.ben), new Follower(world.admin)]
    for (const follower of [anna, ben, admin]) await follower.pull()
    const outcome = await move(ticketId, world.south, world.anna)
    expect(outcome).toMatchObject({ status: 'applied' })
    // The mover loses sight of it with the answer already.
    expect(outcome.status === 'applied' && outcome.entries.map(({ op }) => op)).toEqual(['remove'])

    const left = await anna.pull()
    expect(left).toEqual([{ op: 'remove', type: 'ticket', id: ticketId, version: 3 }])
    const arrived = await ben.pull()
    expect(idsOf(arrived, 'put', 'ticket')).toEqual([ticketId])
    expect(idsOf(arrived, 'put', 'message')).toHaveLength(4)
    for (const { type, record } of ben.cache.values()) if (type === 'message') expect(record.teamId).toBe(world.south)
    const seen = await admin.pull()
    expect(idsOf(seen, 'remove', 'ticket')).toEqual([])
    for (const follower of [anna, ben, admin]) await follower.expectTruth()
  })

  it('a ticket that goes away and comes back is there again, with every message', async () => {
    const ticketId = await makeTicket(world, world.north)
    const anna = new Follower(world.anna)
    await anna.pull()
    await move(ticketId, world.south)
    await anna.pull()
    expect(anna.has('ticket', ticketId)).toBe(false)
    await move(ticketId, world.north)
    await anna.pull()
    expect(anna.has('ticket', ticketId)).toBe(true)
    await anna.expectTruth()
  })

  it("a colleague's reassignment leaves one's draft alone", async () => {
    const ticketId = await makeTicket(world, world.north)
    await world.server.run(world.anna, 'draft.save', {
      ticketId,
      kind: 'public',
      bodyHtml: 'my words',
      cc: [],
      attachments: [],
      baseVersion: 0,
    })
    const anna = new Follower(world.anna)
    await anna.pull()
    await move(ticketId, world.south)
    await world.server.run(world.admin, 'ticket.delete', { ticketId })
    await anna.pull()
    expect([...anna.cache.values()].filter(({ type }) => type === 'draft')).toHaveLength(1)
    const saved = await world.server.run(world.anna, 'draft.save', {
      ticketId,
      kind: 'public',
      bodyHtml: 'more words',
      cc: [],
      attachments: [],
      baseVersion: 1,
    })
    expect(saved.status).toBe('applied')
  })

  it('a deleted ticket goes from every cache and does not come back', async () => {
    const ticketId = await makeTicket(world, world.north)
    const [anna, admin] = [new Follower(world.anna), new Follower(world.admin)]
    for (const follower of [anna, admin]) await follower.pull()
    await world.server.run(world.lead, 'ticket.delete', { ticketId })
    for (const follower of [anna, admin]) {
      await follower.pull()
      expect(follower.has('ticket', ticketId)).toBe(false)
      await follower.expectTruth()
    }
  })

  it('a shared view that becomes private leaves the others', async () => {
    const viewId = uuidv7()
    const fields = {
      name: 'V',
      conditions: [],
      sort: { by: 'updated' as const, direction: 'asc' as const },
      position: 0,
    }
    await world.server.run(world.lead, 'view.save', { viewId, shared: true, fields })
    const [anna, lead] = [new Follower(world.anna), new Follower(world.lead)]
    await anna.pull()
    await lead.pull()
    await world.server.run(world.lead, 'view.save', { viewId, shared: false, fields })
    expect(idsOf(await anna.pull(), 'remove', 'view')).toEqual([viewId])
    await lead.pull()
    expect(lead.has('view', viewId)).toBe(true)
  })
})

describe('scopes that change', () => {
  it('a gained team is filled in from its beginning, page by page', async () => {
    const southern: string[] = []
    for (let i = 0; i < 12; i++) southern.push(await makeTicket(world, world.south))
    const anna = new Follower(world.anna)
    await anna.pull()
    await makeTicket(world, world.north)
    await setTeams(world.anna, [world.north, world.south])
    const entries = await anna.pull(5)
    expect(idsOf(entries, 'put', 'ticket')).toEqual(expect.arrayContaining(southern))
    await anna.expectTruth()
  })

  it('a lost team is dropped as a whole', async () => {
    await makeTicket(world, world.north)
    const anna = new Follower(world.anna)
    await anna.pull()
    await setTeams(world.anna, [])
    const entries = await anna.pull()
    expect(entries[0]).toEqual({ op: 'drop', scope: `team:${world.north}` })
    expect([...anna.cache.values()].filter(({ type }) => type === 'ticket' || type === 'message')).toEqual([])
    await anna.expectTruth()
  })

  it('a promotion shows every team, its end hides them again', async () => {
    await makeTicket(world, world.north)
    await makeTicket(world, world.south)
    const anna = new Follower(world.anna)
    await anna.pull()
    const promoted = await world.server.api('userPatch', {
      as: world.admin,
      params: { id: world.anna.user.id },
      body: { role: 'admin', version: 1 },
    })
    await anna.pull(3)
    await anna.expectTruth()
    expect([...anna.cache.values()].filter(({ type }) => type === 'ticket')).toHaveLength(2)
    await world.server.api('userPatch', {
      as: world.admin,
      params: { id: world.anna.user.id },
      body: { role: 'agent', version: promoted.version },
    })
    await anna.pull(3)
    await anna.expectTruth()
    expect([...anna.cache.values()].filter(({ type }) => type === 'ticket')).toHaveLength(1)
  })

  it('a move seen half, and then the loss of the new team, leaves nothing behind', async () => {
    await setTeams(world.anna, [world.north, world.south])
    const ticketId = await makeTicket(world, world.north)
    const anna = new Follower(world.anna)
    await anna.pull()
    await move(ticketId, world.south)
    // One row: the removal from the north, whose counterpart in the south comes on the next page.
    const page = await world.server.api('changes', {
      as: world.anna,
      query: { limit: 1, ...(anna.cursor ? { cursor: anna.cursor } : {}) },
    })
    applyEntries(anna.cache, page.entries)
    anna.cursor = page.cursor
    await setTeams(world.anna, [world.north])
    await anna.pull()
    expect(anna.has('ticket', ticketId)).toBe(false)
    await anna.expectTruth()
  })

  it('moves and team changes in any order end in the truth', async () => {
    const tickets: string[] = []
    for (let i = 0; i < 6; i++) tickets.push(await makeTicket(world, i % 2 ? world.north : world.south))
    const anna = new Follower(world.anna)
    await anna.pull()
    const teams = [[], [world.north], [world.south], [world.north, world.south]]
    let random = 7
    const next = (below: number): number => {
      random = (random * 1_103_515_245 + 12_345) % 2_147_483_648
      return Math.floor((random / 2_147_483_648) * below)
    }
    for (let step = 0; step < 60; step++) {
      const what = next(4)
      if (what === 0) await setTeams(world.anna, teams[next(4)] ?? [])
      else if (what === 1) await move(tickets[next(6)] ?? '', next(2) ? world.north : world.south)
      else if (what === 2) {
        // One page only, so that everything else falls between two pages.
        const query = { limit: 1 + next(3), ...(anna.cursor ? { cursor: anna.cursor } : {}) }
        const page = await world.server.api('changes', { as: world.anna, query })
        applyEntries(anna.cache, page.entries)
        anna.cursor = page.cursor
      } else await anna.pull(1 + next(20))
    }
    await anna.pull()
    await anna.expectTruth()
  })
})

describe('cursors', () => {
  it('of this server go on where they stopped', async () => {
    const { cursor } = await pullAll(world.server, world.anna)
    expect((await pullAll(world.server, world.anna, cursor)).entries).toEqual([])
    await makeTicket(world, world.north)
    expect((await pullAll(world.server, world.anna, cursor)).entries).toHaveLength(3)
  })

  it("of somebody else show nothing but one's own", async () => {
    const southern = await makeTicket(world, world.south)
    const { cursor } = await pullAll(world.server, world.ben)
    await world.server.run(world.admin, 'ticket.update', { ticketId: southern, set: { priority: 'high' }, base: {} })
    const { entries } = await pullAll(world.server, world.anna, cursor)
    expect(idsOf(entries, 'put', 'ticket')).toEqual([])
    expect(idsOf(entries, 'put', 'message')).toEqual([])
  })
})

it('a pull works for whoever sees a thousand teams, also when all of them are new', async () => {
  const before = (await pullAll(world.server, world.admin)).cursor
  const teams = Array.from({ length: 990 }, (_, i): TypedRecord => {
    const createdAt = '2026-01-01T00:00:00.000Z'
    return { type: 'team', record: { id: uuidv7(), version: 0, name: `Team ${i}`, createdAt } }
  })
  await importRecords(world.server.store, teams)
  const { entries } = await pullAll(world.server, world.admin, before, 100)
  expect(entries.filter((entry) => entry.op === 'put' && entry.type === 'team')).toHaveLength(990)
})
