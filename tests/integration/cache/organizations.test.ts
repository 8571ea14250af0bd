import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Organization } from '#shared/domain/people'
import type { TypedRecord } from '#shared/domain/records'
import { queries } from '#shared/ipc/contract'
import { openConnection } from '../../../electron/data/cache/driver.ts'
import { migrations } from '../../../electron/data/cache/migrations/index.ts'
import { customerQueries } from '../../../electron/data/customers/index.ts'
import { peopleStatement } from '../../../electron/data/customers/organizations.ts'
import { ownedCount, ownedRows } from '../../../electron/data/customers/tickets.ts'
import { searchQueries } from '../../../electron/data/search/index.ts'
import {
  at,
  customer,
  customers,
  freshCache,
  me,
  newId,
  now,
  organization,
  put,
  temporaryFolder,
  ticket,
  tickets,
} from './make.ts'

const context = { me, now }
const organizations = (...records: Organization[]): TypedRecord[] =>
  records.map((record) => ({ type: 'organization', record }))

it('has a card with the tickets of all its people, the newest first, and nobody else’s', async () => {
  const cache = await freshCache()
  const works = organization()
  const [ana, ben] = [customer({ organizationId: works.id }), customer({ organizationId: works.id })]
  const stranger = customer({ organizationId: organization().id })
  const first = ticket({ customerId: ana.id, lastMessageAt: at(1) })
  const second = ticket({ customerId: ben.id, lastMessageAt: at(2), status: 'waiting' })
  const over = ticket({ customerId: ana.id, status: 'closed' })
  await put(
    cache,
    ...organizations(works),
    ...customers(ana, ben, stranger),
    ...tickets(
      first,
      second,
      over,
      ticket({ customerId: ana.id, status: 'closed', mergedIntoId: first.id }),
      ticket({ customerId: stranger.id }),
    ),
  )
  const ask = () => customerQueries['organization.card'](cache, context, { organizationId: works.id })
  const card = await ask()
  expect(queries['organization.card'].result.parse(card)).toEqual(card)
  expect(card).toMatchObject({ organization: works, peopleCount: 2, openCount: 2, ticketCount: 3 })
  expect(card?.openTickets.map(({ id }) => id)).toEqual([second.id, first.id])
  expect(card?.earlierTickets.map(({ id }) => id)).toEqual([over.id])

  await put(cache, ...customers({ ...ben, version: 2, organizationId: null }))
  expect(await ask()).toMatchObject({ peopleCount: 1, openCount: 1, ticketCount: 2 })
})

it('counts more open tickets than it shows', async () => {
  const cache = await freshCache()
  const works = organization()
  const ana = customer({ organizationId: works.id })
  const many = Array.from({ length: 60 }, () => ticket({ customerId: ana.id }))
  await put(cache, ...organizations(works), ...customers(ana), ...tickets(...many, ticket({ status: 'solved' })))
  for (const card of [
    await customerQueries['organization.card'](cache, context, { organizationId: works.id }),
    await customerQueries['customer.card'](cache, context, { customerId: ana.id }),
  ]) {
    expect(card).toMatchObject({ openCount: 60, ticketCount: 60, earlierTickets: [] })
    expect(card?.openTickets).toHaveLength(50)
  }
})

it('without people or tickets has an empty card, and none when it is not there', async () => {
  const cache = await freshCache()
  const works = organization()
  await put(cache, ...organizations(works))
  const card = (organizationId: string) => customerQueries['organization.card'](cache, context, { organizationId })
  expect(await card(works.id)).toEqual({
    organization: works,
    peopleCount: 0,
    openCount: 0,
    ticketCount: 0,
    openTickets: [],
    earlierTickets: [],
  })
  expect(await card(newId())).toBeNull()
  const people = { organizationId: newId(), limit: 10 }
  expect(await customerQueries['organization.people'](cache, context, people)).toEqual({ people: [], next: null })
})

it('gives its people by name, page after page, each once, also those of one name', async () => {
  const cache = await freshCache()
  const works = organization()
  const names = ['bea', 'Ana', 'Carl | one', 'ana', 'Bea', 'Ana', 'Zoë', 'carl']
  const people = names.map((name) => customer({ name, organizationId: works.id }))
  await put(
    cache,
    ...organizations(works),
    ...customers(...people, customer({ name: 'Ana', organizationId: organization().id })),
    ...tickets(
      ticket({ customerId: people[0]?.id ?? '' }),
      ticket({ customerId: people[0]?.id ?? '', status: 'solved' }),
    ),
  )
  const page = (limit: number, after?: string) =>
    customerQueries['organization.people'](cache, context, {
      organizationId: works.id,
      limit,
      ...(after === undefined ? {} : { after }),
    })
  const whole = await page(100)
  expect(queries['organization.people'].result.parse(whole)).toEqual(whole)
  expect(whole.next).toBeNull()
  expect(whole.people.map(({ name }) => name.toLowerCase())).toEqual(names.map((name) => name.toLowerCase()).sort())
  expect(whole.people.find(({ name }) => name === 'bea')).toMatchObject({
    email: 'maria.silva@example.com',
    openCount: 1,
  })
  for (const size of [1, 3, 8]) {
    const found: string[] = []
    let after: string | null | undefined
    do {
      const { people: some, next } = await page(size, after ?? undefined)
      found.push(...some.map(({ id }) => id))
      after = next
    } while (after !== null)
    expect(found, `pages of ${size}`).toEqual(whole.people.map(({ id }) => id))
  }
  expect(await page(100, 'not a cursor')).toEqual(whole)
})

it('is found by name and domain, the best fitting first', async () => {
  const cache = await freshCache()
  const works = organization({ name: 'Hafenwerke München', domains: ['hafen.example', 'werke.example'] })
  const office = organization({ name: 'Office of the Hafenwerke', domains: [] })
  await put(cache, ...organizations(works, office))
  const find = (text: string) => searchQueries.search(cache, context, { text, kinds: ['organization'], limit: 5 })
  const hit = {
    kind: 'organization',
    organizationId: works.id,
    name: works.name,
    detail: 'hafen.example · werke.example',
  }
  for (const text of ['munch', 'hafen.exam', 'WERKE.example']) expect(await find(text), text).toEqual([hit])
  expect((await find('hafenw')).map((found) => found.kind === 'organization' && found.name)).toEqual([
    works.name,
    office.name,
  ])
  for (const text of ['', ' ', 'nobody']) expect(await find(text), text).toEqual([])
  await put(cache, ...organizations({ ...works, version: 2, name: 'Dockyard', domains: [] }))
  expect(await find('munch')).toEqual([])
  expect(await find('dock')).toHaveLength(1)
})

it('reads no ticket to count or order those of an organization or a customer, and sorts no people', async () => {
  const cache = await freshCache()
  const statements = [
    ...(['customer', 'organization'] as const).flatMap((owner) => [
      { text: ownedCount(owner), params: [JSON.stringify([newId()])] },
      { text: ownedRows(owner, true), params: [JSON.stringify([newId()]), 50] },
      { text: ownedRows(owner, false), params: [JSON.stringify([newId()]), 50] },
    ]),
    peopleStatement(newId(), undefined, 50),
    peopleStatement(newId(), '7|Ana', 50),
  ]
  for (const { text, params } of statements) {
    const plan = await cache.read((sql) => sql.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${text}`, params))
    const details = plan.map(({ detail }) => detail)
    expect(
      // A customer and whoever was merged into them: a list of a few.
      details.filter((detail) => detail.startsWith('SCAN') && !detail.includes('json_each')),
      text,
    ).toEqual([])
    for (const detail of details.filter((line) => /^SEARCH t\b/.test(line))) expect(detail).toContain('COVERING INDEX')
    if (text.includes('open\n')) expect(details.filter((detail) => detail.includes('TEMP B-TREE'))).toEqual([])
  }
})

it('is there in a cache that an older version filled', async () => {
  const file = join(await temporaryFolder(), 'cache.db')
  const old = await openConnection(file, { readonly: false })
  for (const { sql } of migrations.slice(0, 3)) await old.exec(sql)
  await old.exec('PRAGMA user_version = 3')
  const ana = customer({ organizationId: newId() })
  await old.run('INSERT INTO customer (id, version, name, organization_id, doc) VALUES (?, 1, ?, ?, ?)', [
    ana.id,
    ana.name,
    ana.organizationId,
    JSON.stringify(ana),
  ])
  await old.close()
  const cache = await freshCache({ file })
  expect(cache.rebuilt).toBeNull()
  const { people } = await customerQueries['organization.people'](cache, context, {
    organizationId: ana.organizationId ?? '',
    limit: 10,
  })
  expect(people.map(({ id }) => id)).toEqual([ana.id])
})
