import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadRecord } from '../../../server/store/records.ts'
import type { OrderReport, OwnedProductReport } from '../../../shared/api/shop.ts'
import { orderIdOf, ownedProductIdOf } from '../../../shared/domain/records.ts'
import { refusal } from '../../fixtures/server.ts'
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
