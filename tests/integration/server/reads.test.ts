import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CallOptions } from '../../fixtures/server.ts'
import { body, customerFields, makeTicket, makeWorld, type World } from './world.ts'

let world: World
const northern: string[] = []
beforeAll(async () => {
  world = await makeWorld()
  for (let i = 0; i < 7; i++)
    northern.push(
      await makeTicket(world, world.north, i % 2 ? { priority: 'high' } : { assigneeId: world.anna.user.id }),
    )
  await makeTicket(world, world.south)
})
afterAll(() => world.server.stop())

async function pagesOf<Item>(
  page: (at: string | undefined) => Promise<{ items: Item[]; next: string | null }>,
): Promise<Item[]> {
  const items: Item[] = []
  let at: string | undefined
  do {
    const found = await page(at)
    items.push(...found.items)
    at = found.next ?? undefined
  } while (at !== undefined)
  return items
}

describe('tickets', () => {
  it('are listed page by page, last changed first, of one’s own teams only', async () => {
    const first = northern[0] ?? ''
    await world.server.run(world.anna, 'ticket.update', { ticketId: first, set: { subject: 'Changed' }, base: {} })
    const items = await pagesOf((before) =>
      world.server.api('ticketList', {
        as: world.anna,
        query: { limit: 3, ...(before === undefined ? {} : { before }) },
      }),
    )
    expect(items.map(({ id }) => id)).toEqual([first, ...northern.slice(1).reverse()])
    expect((await world.server.api('ticketList', { as: world.admin, query: {} })).items).toHaveLength(8)
  })

  it('are found by status, priority, team, assignee, customer and number', async () => {
    const find = async (query: NonNullable<CallOptions<'ticketList'>['query']>) =>
      (await world.server.api('ticketList', { as: world.anna, query })).items.length
    expect(await find({ priority: 'high' })).toBe(3)
    expect(await find({ status: 'solved' })).toBe(0)
    expect(await find({ status: 'new' })).toBe(7)
    expect(await find({ teamId: world.north })).toBe(7)
    expect(await find({ teamId: world.south })).toBe(0)
    expect(await find({ assigneeId: world.anna.user.id })).toBe(4)
    expect(await find({ customerId: world.customerId })).toBe(7)
    expect(await find({ number: 1 })).toBe(1)
    expect(await find({ number: 8 })).toBe(0)
  })

  it('of a customer with other teams are counted, and nothing more is said of them', async () => {
    const elsewhere = (as: World['anna']) =>
      world.server.api('customerElsewhere', { as, params: { id: world.customerId } })
    expect(await elsewhere(world.anna)).toEqual({ open: 1, total: 1 })
    expect(await elsewhere(world.ben)).toEqual({ open: 7, total: 7 })
    expect(await elsewhere(world.admin)).toEqual({ open: 0, total: 0 })
  })

  it('show their conversation oldest first, page by page', async () => {
    const ticketId = northern[1] ?? ''
    for (let i = 0; i < 5; i++)
      await world.server.run(world.anna, 'ticket.reply', {
        ticketId,
        messageId: uuidv7(),
        kind: 'note',
        ...body(`note ${i}`),
      })
    const items = await pagesOf((after) =>
      world.server.api('ticketMessages', {
        as: world.anna,
        params: { id: ticketId },
        query: { limit: 2, ...(after === undefined ? {} : { after }) },
      }),
    )
    expect(items.filter(({ kind }) => kind === 'note').map(({ bodyText }) => bodyText)).toEqual(
      [0, 1, 2, 3, 4].map((i) => `note ${i}`),
    )
    expect(items).toHaveLength(7)
  })
})

describe('customers and organizations', () => {
  it('are listed by name, page by page', async () => {
    for (const name of ['Zoe', 'adam', 'Bea', 'bea'])
      await world.server.run(world.anna, 'customer.create', { customerId: uuidv7(), fields: customerFields(name) })
    for (const name of ['Zeta', 'alpha', 'Beta']) {
      await world.server.run(world.anna, 'organization.create', {
        organizationId: uuidv7(),
        fields: { name, domains: [], country: null, notes: '' },
      })
    }
    const query = (before: string | undefined) => ({ limit: 2, ...(before === undefined ? {} : { before }) })
    const customers = await pagesOf((before) =>
      world.server.api('customerList', { as: world.ben, query: query(before) }),
    )
    expect(customers.map(({ name }) => name.toLowerCase())).toEqual(['adam', 'bea', 'bea', 'carla customer', 'zoe'])
    const organizations = await pagesOf((before) =>
      world.server.api('organizationList', { as: world.ben, query: query(before) }),
    )
    expect(organizations.map(({ name }) => name)).toEqual(['alpha', 'Beta', 'Zeta'])
    expect((await world.server.api('customerGet', { as: world.ben, params: { id: world.customerId } })).name).toBe(
      'Carla Customer',
    )
  })
})

describe('people and teams', () => {
  it('are listed for everybody', async () => {
    expect((await world.server.api('teamList', { as: world.anna })).items.map(({ name }) => name)).toEqual([
      'North',
      'South',
      'Support',
    ])
    expect((await world.server.api('userList', { as: world.anna })).items).toHaveLength(5)
  })
})
