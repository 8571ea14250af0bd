import { expect, onTestFinished, test } from 'vitest'
import { distinctPairId } from '#shared/domain/records'
import { removeRecords } from '../../../electron/data/cache/records.ts'
import { customerQueries, startQualityWorker } from '../../../electron/data/customers/index.ts'
import { mergeOf, order, survey } from './history.ts'
import {
  anyCustomer,
  at,
  customer,
  customers,
  freshCache,
  me,
  message,
  messages,
  now,
  put,
  ticket,
  tickets,
} from './make.ts'

async function world() {
  const cache = await freshCache()
  const worker = startQualityWorker(cache, {
    now: () => now,
    timing: { begin: 60_000, pause: 0 },
    report: (what, error) => {
      throw new Error(what, { cause: error })
    },
  })
  onTestFinished(() => worker.stop())
  const context = { me, now }
  return {
    cache,
    settled: () => worker.settled(),
    duplicates: () => customerQueries['quality.duplicates'](cache, context, { offset: 0, limit: 50 }),
    worklist: (code: string | null = null) =>
      customerQueries['quality.worklist'](cache, context, { offset: 0, limit: 50, code }),
    of: (customerId: string) => customerQueries['customer.quality'](cache, context, { customerId }),
  }
}

const twin = customer({ name: 'Silva Maria', emails: ['maria.silva+shop@example.com'], phones: [], createdAt: at(5) })

test('a customer who comes twice is suggested with the reasons, the older record first, until somebody decides', async () => {
  const { cache, settled, duplicates, of } = await world()
  await put(cache, ...customers(anyCustomer, customer({ name: 'Otto Unrelated', emails: ['o@x.example'], phones: [] })))
  await settled()
  expect(await duplicates()).toMatchObject({ total: 0, waiting: 0 })
  await put(cache, ...customers(twin))
  expect((await duplicates()).waiting).toBe(1)
  await settled()
  const { items } = await duplicates()
  expect(items).toMatchObject([{ one: { id: anyCustomer.id }, other: { id: twin.id } }])
  expect(items[0]?.reasons.map(({ code }) => code)).toEqual(['email', 'name-order', 'city'])
  expect((await of(twin.id))?.duplicates).toHaveLength(1)
  await put(cache, {
    type: 'distinctPair',
    record: {
      id: distinctPairId(twin.id, anyCustomer.id),
      version: 1,
      customerIds: [twin.id, anyCustomer.id],
      byId: me.id,
      at: at(9),
    },
  })
  expect(await duplicates()).toMatchObject({ total: 0, items: [] })
  expect((await of(twin.id))?.duplicates).toEqual([])
})

test('what is put right, or gone, is suggested no more', async () => {
  const { cache, settled, duplicates } = await world()
  await put(cache, ...customers(anyCustomer, twin))
  await settled()
  expect((await duplicates()).total).toBe(1)
  await put(cache, ...customers({ ...twin, version: 2, name: 'Rui Costa', emails: ['rui@costa.example'] }))
  await settled()
  expect((await duplicates()).total).toBe(0)
  await put(cache, ...customers({ ...twin, version: 3 }))
  await settled()
  expect((await duplicates()).total).toBe(1)
  await cache.write((tx) => removeRecords(tx, [{ type: 'customer', id: twin.id }]))
  expect((await duplicates()).total).toBe(0)
  const left = await cache.read((sql) => sql.all('SELECT 1 FROM customer_key WHERE customer_id = ?', [twin.id]))
  expect(left).toEqual([])
})

test('the work list begins with the worst record and can be narrowed to one kind of fault', async () => {
  const { cache, settled, worklist } = await world()
  await put(
    cache,
    ...customers(
      anyCustomer,
      customer({ name: 'test', emails: [], phones: [], country: null }),
      customer({ name: 'Ana Reis', emails: ['ana@gmial.com'], phones: ['+351912345679'] }),
      customer({ name: 'RUI COSTA', phones: ['+49301111111'], address: { street: 'Rua A 1', postalCode: '12345' } }),
    ),
  )
  await settled()
  const all = await worklist()
  expect(all.items.map(({ customer: { name } }) => name)).toEqual(['test', 'RUI COSTA', 'Ana Reis'])
  expect(all).toMatchObject({ total: 3, waiting: 0 })
  expect(all.items[0]?.quality.problems.map(({ code }) => code)).toEqual([
    'no-contact',
    'name-placeholder',
    'no-country',
  ])
  const typos = await worklist('email-domain-typo')
  expect(typos.items).toMatchObject([{ quality: { problems: [{ better: 'ana@gmail.com' }] } }])
  expect(all.codes.find(({ code }) => code === 'phone-impossible')).toEqual({ code: 'phone-impossible', count: 1 })
})

test('a merge is shown beforehand with what would go over', async () => {
  const { cache } = await world()
  await put(cache, ...customers(anyCustomer, twin), ...tickets(ticket({ customerId: twin.id })))
  await put(cache, order({ customerId: twin.id }), order({ customerId: twin.id }), survey())
  const args = { keptId: anyCustomer.id, removedId: twin.id }
  const preview = await customerQueries['customer.mergePreview'](cache, { me, now }, args)
  expect(preview).toMatchObject({ moves: { ticket: 1, order: 2 }, suggested: { emails: 'both', name: 'kept' } })
  expect(
    await customerQueries['customer.mergePreview'](cache, { me, now }, { ...args, removedId: anyCustomer.id }),
  ).toBeNull()
})

test('value and health count what belongs to the customer and to whoever was merged into them', async () => {
  const { cache } = await world()
  const open = ticket({ status: 'open', dueAt: at(0) })
  const back = ticket({ customerId: twin.id, status: 'open' })
  await put(cache, ...customers(anyCustomer), ...tickets(open, back), mergeOf(anyCustomer, twin))
  await put(
    cache,
    ...messages(
      message(back, { kind: 'event', event: { type: 'status', from: 'solved', to: 'open' }, createdAt: at(30) }),
    ),
    order({ at: at(0), totalMinor: 30_000 }),
    order({ at: at(1), customerId: twin.id, totalMinor: 40_000 }),
    survey({ score: 1, at: at(3) }),
  )
  const health = await customerQueries['customer.health'](cache, { me, now }, { customerId: twin.id })
  expect(health).toMatchObject({
    frequency: { amount: 2 },
    value: { amount: 70_000, limit: 60_000 },
    risk: { reasons: [{ code: 'low-score' }, { code: 'overdue' }, { code: 'reopened' }] },
  })
})
