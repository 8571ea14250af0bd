import { beforeAll, expect, test } from 'vitest'
import { generateWorkspace } from '../../server/demo/generate.ts'
import { type RecordOf, type RecordType, recordSchemas, type TypedRecord } from '../../shared/domain/records.ts'
import { customerQuality } from '../../shared/rules/customer-quality.ts'
import { blockingKeys, compareCustomers, profileOf, suggestFrom } from '../../shared/rules/duplicates.ts'

const now = new Date('2026-03-16T08:30:00.000Z')
let all: TypedRecord[]
const of = <T extends RecordType>(type: T) =>
  all.filter((each) => each.type === type).map(({ record }) => record as RecordOf<T>)

beforeAll(() => {
  all = [...generateWorkspace({ now })].flat()
})

test('customers own what they ordered, with serial numbers and a warranty from the day they bought it', () => {
  const orders = of('order')
  const products = of('ownedProduct')
  expect(orders.length).toBeGreaterThan(2_000)
  expect(products.length).toBeGreaterThan(1_500)
  const ordered = new Set(
    orders.flatMap((order) => order.lines.map(({ productId }) => `${order.customerId} ${productId}`)),
  )
  const customers = new Map(of('customer').map((customer) => [customer.id, customer]))
  for (const record of orders) {
    expect(recordSchemas.order.safeParse(record).success).toBe(true)
    expect(record.at <= now.toISOString()).toBe(true)
    expect(record.lines.reduce((sum, { minor }) => sum + minor, 0)).toBe(record.totalMinor)
    expect(customers.has(record.customerId)).toBe(true)
  }
  for (const record of products) {
    expect(recordSchemas.ownedProduct.safeParse(record).success).toBe(true)
    expect(ordered.has(`${record.customerId} ${record.productId}`)).toBe(true)
    expect((record.warrantyUntil ?? '') > (record.boughtAt ?? '')).toBe(true)
  }
})

test('surveys follow solved tickets of the same customer, and more are content than not', () => {
  const tickets = new Map(of('ticket').map((ticket) => [ticket.id, ticket]))
  const surveys = of('survey')
  expect(surveys.length).toBeGreaterThan(800)
  for (const survey of surveys) {
    const ticket = tickets.get(survey.ticketId ?? '')
    expect(ticket?.customerId).toBe(survey.customerId)
    expect(survey.at > (ticket?.solvedAt ?? '~')).toBe(true)
  }
  const mean = surveys.reduce((sum, { score }) => sum + score, 0) / surveys.length
  expect(mean).toBeGreaterThan(3.2)
  expect(mean).toBeLessThan(4.6)
  expect(surveys.some(({ score }) => score === 1)).toBe(true)
})

test('some customers are there twice, and the rules find nearly all of them and hardly anybody else', () => {
  const groups = new Map<string, RecordOf<'customer'>[]>()
  for (const customer of of('customer'))
    for (const key of blockingKeys(profileOf(customer))) groups.set(key, [...(groups.get(key) ?? []), customer])
  const pairs = new Set<string>()
  for (const group of groups.values()) {
    if (group.length > 60) continue
    for (const a of group)
      for (const b of group)
        if (a.id < b.id && compareCustomers(profileOf(a), profileOf(b)).score >= suggestFrom)
          pairs.add(`${a.id} ${b.id}`)
  }
  expect(pairs.size).toBeGreaterThanOrEqual(36)
  expect(pairs.size).toBeLessThanOrEqual(60)
})

test('a dozen records have something that cannot be, and most have nothing wrong', () => {
  const scores = of('customer').map((customer) => customerQuality(customer, now.getTime()))
  expect(scores.filter(({ score }) => score < 80).length).toBeGreaterThanOrEqual(8)
  expect(scores.filter(({ score }) => score < 80).length).toBeLessThan(40)
  expect(scores.filter(({ score }) => score >= 95).length).toBeGreaterThan(1_800)
})
