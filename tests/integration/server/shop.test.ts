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

  it('none takes over what was stored of another customer, and neither does a person', async () => {
    const { server, admin, lead, customerId: other } = world
    const { customer: _, lines: __, ...fields } = order()
    const old = (number: string): Order => ({
      ...{ ...fields, number, id: orderIdOf(number), version: 0, customerId, lines: [] },
    })
    const changes = [put('order', old('1')), put('order', old('2')), put('order', old('3'))]
    await server.store.write((tx) =>
      applyChanges(tx, changes, { actor: admin.user, action: 'order.report', at: fields.at }),
    )
    const { token } = await connect('Branch')
    const tellOf = (as: string | typeof lead, number: string, id: string, some: Partial<OrderReport> = {}) =>
      server.api('orderReport', { as, body: order({ number, customer: { id }, ...some }) })
    const owner = async (id: string) => (await loadRecord(server.store.reader, 'order', id))?.customerId
    const theirs = await tellOf(token, '1', other)
    expect(theirs.id).toBe(orderIdOf('1', 'branch'))
    const byHand = await tellOf(lead, '2', other)
    expect(new Set([byHand.id, theirs.id, orderIdOf('2')]).size).toBe(3)
    // Taken over by a shop, it is the shop's: a person who counts alike means another one.
    expect((await tellOf(token, '3', customerId)).id).toBe(orderIdOf('3'))
    expect((await tellOf(lead, '3', customerId)).id).not.toBe(orderIdOf('3'))
    for (const number of ['1', '2', '3']) expect(await owner(orderIdOf(number))).toBe(customerId)
    // From then on each keeps its own, be it with another customer.
    expect((await tellOf(token, '1', customerId)).id).toBe(theirs.id)
    expect((await tellOf(lead, '2', other, { status: 'shipped' })).id).toBe(byHand.id)
  })

  it('keeps its order when a person told of another one by the same number, whose customer is forgotten', async () => {
    const { server, admin, lead, customerId: other } = world
    const { customer: _, lines: __, ...fields } = order()
    const old: Order = { ...fields, id: orderIdOf('WF-2001'), version: 0, customerId: other, lines: [] }
    await server.store.write((tx) =>
      applyChanges(tx, [put('order', old)], { actor: null, action: 'test', at: fields.at }),
    )
    const { token } = await connect('Web shop')
    const shipped = order({ status: 'shipped', customer: { id: other } })
    const { id } = await server.api('orderReport', { as: lead, body: order() })
    expect(id).not.toBe(old.id)
    await server.api('customerErase', { as: admin, params: { id: customerId }, body: { mode: 'erase' } })
    expect(await server.api('orderReport', { as: token, body: shipped })).toMatchObject({
      id: old.id,
      status: 'shipped',
    })
    expect(await loadRecord(server.store.reader, 'order', old.id)).toMatchObject({ customerId: other })
  })

  it('takes over what was stored of a customer who is part of the named one now', async () => {
    const { server, admin, anna, customerId: keptId } = world
    const { customer: _, lines: __, ...fields } = order()
    const thing = { productId, serialNumber: 'S-1', boughtAt: null, warrantyUntil: null, contract: null, customerId }
    const changes = ['1', '2'].map((name) =>
      put('ownedProduct', { ...thing, id: ownedProductIdOf(name), version: 0, createdAt: fields.at }),
    )
    await server.store.write((tx) => applyChanges(tx, changes, { actor: null, action: 'test', at: fields.at }))
    await server.run(anna, 'ownedProduct.delete', { ownedProductId: ownedProductIdOf('2') })
    await server.run(admin, 'customer.merge', { keptId, removedId: customerId, choices: {} })
    const { token: as } = await connect('Branch')
    for (const externalId of ['1', '2']) {
      const body = owned({ externalId, serialNumber: 'S-9' })
      expect((await server.api('ownedProductReport', { as, body })).id).toBe(ownedProductIdOf(externalId))
    }
  })

  it('none undoes by a repeat what an agent has corrected', async () => {
    const { server, anna, admin } = world
    const { token: as } = await connect('Web shop')
    const tellOwned = (some: Partial<OwnedProductReport> = {}) =>
      server.api('ownedProductReport', { as, body: owned(some) })
    const correct = async (id: string) => {
      const edit = { ownedProductId: id, set: { serialNumber: 'S-7' }, base: { serialNumber: 'S-1' } }
      expect(await server.run(anna, 'ownedProduct.update', edit)).toMatchObject({ status: 'applied' })
    }
    const first = await tellOwned()
    await correct(first.id)
    for (const _ of ['one night', 'the next'])
      expect(await tellOwned()).toMatchObject({ id: first.id, serialNumber: 'S-7', version: 2 })
    expect(await tellOwned({ serialNumber: 'S-8' })).toMatchObject({ serialNumber: 'S-8', version: 3 })
    // Told by a server of before, which kept no digests.
    const id = ownedProductIdOf('old')
    const thing = { productId, serialNumber: 'S-1', boughtAt: null, warrantyUntil: null, contract: null, customerId }
    const change = put('ownedProduct', { ...thing, id, version: 0, createdAt: order().at })
    await server.store.write((tx) =>
      applyChanges(tx, [change], { actor: admin.user, action: 'ownedProduct.report', at: order().at }),
    )
    await correct(id)
    for (const _ of ['one night', 'the next'])
      expect(await tellOwned({ externalId: 'old' })).toMatchObject({ id, serialNumber: 'S-7', version: 2 })
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
    const { token: as } = await connect('Web shop')
    const other = await connect('Branch')
    await tell(order({ number: 'before' }))
    await server.api('orderReport', { as, body: order() })
    // Stored before systems were told apart, and taken over.
    const { customer: _, lines: __, ...fields } = order({ number: 'taken' })
    const old: Order = { ...fields, id: orderIdOf('taken'), version: 0, customerId, lines: [] }
    await server.store.write((tx) =>
      applyChanges(tx, [put('order', old)], { actor: null, action: 'test', at: fields.at }),
    )
    expect((await server.api('orderReport', { as, body: order({ number: 'taken' }) })).id).toBe(old.id)
    await server.api('customerErase', { as: admin, params: { id: customerId }, body: { mode } })
    expect(await server.store.reader.selectFrom('report').selectAll().execute()).toEqual([])
    const tellOf = (token: string, number: string, id: string, some: Partial<OrderReport> = {}) =>
      server.api('orderReport', { as: token, body: order({ number, customer: { id }, ...some }) })
    const known = world.customerId
    for (const number of ['WF-2001', 'taken']) expect(await refusal(tellOf(as, number, known))).toBe('not-found')
    // Who comes anew may be the same person, with what they had ordered then; what they order now is nobody else's.
    const anew = uuidv7()
    await server.run(admin, 'customer.create', { customerId: anew, fields: customerFields('Rosa Lopes') })
    const now = new Date().toISOString()
    for (const number of ['before', 'taken']) {
      expect(await refusal(tellOf(other.token, number, anew))).toBe('not-found')
      expect((await tellOf(other.token, number, anew, { at: now })).id).toBe(orderIdOf(number, 'branch'))
    }
    // Another shop counts alike, and somebody who was there besides is not whoever was forgotten.
    const third = await connect('Market')
    for (const number of ['before', 'taken'])
      expect((await tellOf(third.token, number, known)).id).toBe(orderIdOf(number, 'market'))
    expect((await tellOf(as, 'before', known)).id).toBe(orderIdOf('before', 'web shop'))
  })
})
