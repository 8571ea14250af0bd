import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadRecord } from '../../../server/store/records.ts'
import { applyChanges } from '../../../server/store/write.ts'
import type { OrderReport, OwnedProductReport } from '../../../shared/api/shop.ts'
import { put } from '../../../shared/commands/command.ts'
import type { Order } from '../../../shared/domain/customers.ts'
import { orderIdOf, ownedProductIdOf } from '../../../shared/domain/records.ts'
import { type ApiProblem, refusal } from '../../fixtures/server.ts'
import { customerFields, makeWorld, pullAll, type World } from './world.ts'

let world: World
let customerId: string
let productId: string
beforeEach(async () => {
  world = await makeWorld()
  customerId = uuidv7()
  productId = uuidv7()
  await world.server.run(world.admin, 'customer.create', {
    customerId,
    fields: customerFields('Rosa Lopes', { emails: ['rosa@lopes.example'] }),
  })
  await world.server.run(world.admin, 'product.save', { productId, set: { name: 'Hub', sku: 'H-1' } })
})
afterEach(() => world.server.stop())

const order = (some: Partial<OrderReport> = {}): OrderReport => ({
  number: 'WF-2001',
  at: '2026-05-01T10:00:00.000Z',
  status: 'paid',
  currency: 'EUR',
  totalMinor: 12_900,
  customer: { email: 'Rosa@Lopes.example' },
  lines: [
    { product: { sku: 'H-1' }, name: 'Hub', quantity: 1, minor: 12_000 },
    { product: { sku: 'unknown' }, name: 'Cable', quantity: 2, minor: 450 },
  ],
  ...some,
})
const owned = (some: Partial<OwnedProductReport> = {}): OwnedProductReport => ({
  ...{ externalId: 'WF-2001/1', customer: { id: customerId }, product: { sku: 'H-1' }, serialNumber: 'S-1' },
  ...some,
})
const tell = (report: OrderReport) => world.server.api('orderReport', { as: world.lead, body: report })
const own = (report: OwnedProductReport) => world.server.api('ownedProductReport', { as: world.lead, body: report })

describe('an order that a shop tells of', () => {
  it('is with its customer, told again it is the same, told differently it is changed', async () => {
    const { cursor } = await pullAll(world.server, world.anna)
    const first = await tell(order())
    expect(first).toMatchObject({
      id: orderIdOf('WF-2001'),
      customerId,
      version: 1,
      lines: [{ productId }, { productId: null, name: 'Cable' }],
    })
    // Agents' caches get it like every other record.
    const { entries } = await pullAll(world.server, world.anna, cursor)
    expect(entries).toContainEqual(expect.objectContaining({ op: 'put', type: 'order', id: first.id }))
    expect(await tell(order())).toEqual(first)
    expect(await tell(order({ status: 'shipped' }))).toMatchObject({ id: first.id, status: 'shipped', version: 2 })
  })

  it('is refused for nobody, and for an address that two customers have', async () => {
    expect(await refusal(tell(order({ customer: { email: 'no@body.example' } })))).toBe('validation-failed')
    expect(await refusal(tell(order({ customer: { id: uuidv7() } })))).toBe('validation-failed')
    await world.server.run(world.admin, 'customer.create', {
      customerId: uuidv7(),
      fields: customerFields('Rui Lopes', { emails: ['rosa@lopes.example'] }),
    })
    expect(await refusal(tell(order()))).toBe('validation-failed')
  })

  it.each([
    ['a customer by name', { customer: { name: 'Rosa' } }, '/body/customer', /"id".*"email"/],
    ['a time without its zone', { at: '2026-05-01' }, '/body/at', /offset/],
    ['a currency in small letters', { currency: 'eur' }, '/body/currency', /EUR/],
    ['a sum with cents behind a point', { totalMinor: 129.5 }, '/body/totalMinor', /int/],
  ])('is told what is wrong with it: %s', async (_what, some, pointer, message) => {
    const refused = await tell(order(some as Partial<OrderReport>)).catch((error: ApiProblem) => error.problem)
    expect(refused).toMatchObject({
      code: 'validation-failed',
      errors: [{ pointer, message: expect.stringMatching(message) }],
    })
  })

  it('for a merged customer lands on the kept one, and goes to whom it was addressed when they are parted', async () => {
    await world.server.run(world.admin, 'customer.merge', {
      keptId: world.customerId,
      removedId: customerId,
      choices: {},
    })
    const { id } = await tell(order({ customer: { id: customerId } }))
    const owner = async () => (await loadRecord(world.server.store.reader, 'order', id))?.customerId
    expect(await owner()).toBe(world.customerId)
    await world.server.run(world.admin, 'customer.unmerge', { removedId: customerId })
    expect(await owner()).toBe(customerId)
  })
})

it('a product that somebody owns is kept once, and what the shop does not say stays as agents wrote it', async () => {
  const first = await own(owned())
  expect(first).toMatchObject({ id: ownedProductIdOf('WF-2001/1'), customerId, productId, serialNumber: 'S-1' })
  expect(await own(owned())).toEqual(first)
  await world.server.run(world.anna, 'ownedProduct.update', {
    ownedProductId: first.id,
    set: { boughtAt: '2026-05-01' },
    base: { boughtAt: null },
  })
  expect(await own(owned({ serialNumber: 'S-2' }))).toMatchObject({ serialNumber: 'S-2', boughtAt: '2026-05-01' })
  expect(await refusal(own(owned({ product: { sku: 'none' } })))).toBe('validation-failed')
  expect(await refusal(own(owned({ customer: { id: uuidv7() } })))).toBe('validation-failed')
})

describe('of several shops', () => {
  const connect = (name: string) =>
    world.server.api('connectionCreate', { as: world.admin, body: { name, serves: ['orders'] } })
  const orders = () => world.server.store.reader.selectFrom('order').select('id').execute()

  it('each has its own orders and things, whatever it calls them', async () => {
    const { server, customerId: other } = world
    const [first, second] = [await connect('Web shop'), await connect('Branch')]
    const one = await server.api('orderReport', { as: first.token, body: order() })
    const two = await server.api('orderReport', { as: second.token, body: order({ customer: { id: other } }) })
    expect(one.id).toBe(orderIdOf('WF-2001', 'web shop'))
    expect(two.id).not.toBe(one.id)
    expect((await loadRecord(server.store.reader, 'order', one.id))?.customerId).toBe(customerId)
    const things = [
      await server.api('ownedProductReport', { as: first.token, body: owned() }),
      await server.api('ownedProductReport', { as: second.token, body: owned() }),
      await own(owned()),
    ]
    expect(new Set(things.map(({ id }) => id)).size).toBe(3)
  })

  it('one with a new token is the one it was', async () => {
    const { server, admin } = world
    const first = await connect('Web shop')
    const { id } = await server.api('orderReport', { as: first.token, body: order() })
    await server.api('connectionEnd', { as: admin, params: { id: first.id } })
    const renewed = await connect(' WEB shop')
    expect((await server.api('orderReport', { as: renewed.token, body: order({ status: 'shipped' }) })).id).toBe(id)
  })

  it('what was stored before they were told apart is taken over by the first that names it, and not doubled', async () => {
    const { server, admin, anna } = world
    // As a server of before stored it.
    const { customer: _, lines: __, ...fields } = order()
    const old: Order = { ...fields, id: orderIdOf('WF-2001'), version: 0, customerId, lines: [] }
    const thing = { productId, serialNumber: 'S-1', boughtAt: null, warrantyUntil: null, contract: null, customerId }
    const oldThing = (id: string) => put('ownedProduct', { ...thing, id, version: 0, createdAt: fields.at })
    const [kept, removed] = [ownedProductIdOf('WF-2001/1'), ownedProductIdOf('WF-2001/2')]
    const changes = [put('order', old), oldThing(kept), oldThing(removed)]
    await server.store.write((tx) =>
      applyChanges(tx, changes, { actor: admin.user, action: 'order.report', at: fields.at }),
    )
    await server.run(anna, 'ownedProduct.delete', { ownedProductId: removed })
    const [first, second] = [await connect('Web shop'), await connect('Branch')]
    const tellAs = ({ token: as }: { token: string }, some: Partial<OrderReport> = {}) =>
      server.api('orderReport', { as, body: order(some) })
    const ownAs = ({ token: as }: { token: string }, some: Partial<OwnedProductReport> = {}) =>
      server.api('ownedProductReport', { as, body: owned(some) })
    expect((await tellAs(first)).id).toBe(old.id)
    expect((await ownAs(first)).id).toBe(kept)
    expect(await orders()).toHaveLength(1)
    expect((await tellAs(second)).id).not.toBe(old.id)
    expect((await ownAs(second)).id).not.toBe(kept)
    expect((await tellAs(first, { status: 'shipped' })).id).toBe(old.id)
    expect(await orders()).toHaveLength(2)
    expect(await refusal(ownAs(first, { externalId: 'WF-2001/2' }))).toBe('not-found')
    expect((await ownAs(first, { externalId: 'WF-2001/2', serialNumber: 'S-9' })).id).toBe(removed)
  })

  it('none brings back what an agent removed before it says something new', async () => {
    const { server, anna } = world
    const { token: as } = await connect('Web shop')
    const tellOwned = (some: Partial<OwnedProductReport> = {}) =>
      server.api('ownedProductReport', { as, body: owned(some) })
    const { id } = await tellOwned()
    // Corrected and removed: what the shop repeats is not how it was, and nothing new all the same.
    await server.run(anna, 'ownedProduct.update', {
      ownedProductId: id,
      set: { serialNumber: 'S-7' },
      base: { serialNumber: 'S-1' },
    })
    await server.run(anna, 'ownedProduct.delete', { ownedProductId: id })
    const answer = await tellOwned().catch((error: ApiProblem) => error.problem)
    expect(answer).toMatchObject({ code: 'not-found', detail: expect.stringContaining('removed it here') })
    expect(await loadRecord(server.store.reader, 'ownedProduct', id)).toBeUndefined()
    expect(await tellOwned({ warrantyUntil: '2028-05-01' })).toMatchObject({ id, warrantyUntil: '2028-05-01' })
  })

  it.each(['erase', 'pseudonymise'] as const)('none brings back what was forgotten by %s', async (mode) => {
    const { server, admin } = world
    await tell(order({ number: 'before' }))
    const { token: as } = await connect('Web shop')
    await server.api('orderReport', { as, body: order() })
    await server.api('customerErase', { as: admin, params: { id: customerId }, body: { mode } })
    expect(await server.store.reader.selectFrom('report').selectAll().execute()).toEqual([])
    for (const number of ['WF-2001', 'before'])
      expect(
        await refusal(server.api('orderReport', { as, body: order({ number, customer: { id: world.customerId } }) })),
      ).toBe('not-found')
  })
})
