import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { emptyGraph } from '../../../shared/domain/scripts.ts'
import { startWorld, type World } from './world.ts'

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.stop())

test('what waits is named by what it is about, and can be opened by it', async () => {
  const ana = await world.desktop({ role: 'admin' })
  const customer = (await ana.query('customer.card', { customerId: world.customerId }))?.customer
  if (!customer) throw new Error('no customer')
  world.network.faults.offline = true
  const [articleId, scriptId, organizationId, productId, categoryId, snippetId] = [
    uuidv7(),
    uuidv7(),
    uuidv7(),
    uuidv7(),
    uuidv7(),
    uuidv7(),
  ] as const
  const named: Record<string, { type: string; id: string; label: string | null }> = {}
  const expectName = (name: string, type: string, id: string, label: string | null) => {
    named[name] = { type, id, label }
  }

  await ana.act('organization.create', {
    organizationId,
    fields: { name: 'Acme', domains: [], notes: '', country: null },
  })
  expectName('organization.create', 'organization', organizationId, 'Acme')
  await ana.act('product.save', { productId, set: { name: 'Smart hub' } })
  expectName('product.save', 'product', productId, 'Smart hub')
  await ana.act('category.save', { categoryId, set: { name: 'Hubs' } })
  expectName('category.save', 'category', categoryId, 'Hubs')
  await ana.act('snippet.save', { snippetId, set: { name: 'Unplug it', bodies: { en: '<p>Unplug it.</p>' } } })
  expectName('snippet.save', 'snippet', snippetId, 'Unplug it')
  await ana.act('article.create', {
    articleId,
    revisionId: uuidv7(),
    language: 'en',
    title: 'Reset the hub',
    summary: '',
    bodyHtml: '<p>Hold the button.</p>',
    categoryId,
    audience: 'public',
    tagIds: [],
    productIds: [],
    keywords: [],
    reviewBy: null,
    ticketId: null,
  })
  expectName('article.create', 'article', articleId, 'Reset the hub')
  const flagId = uuidv7()
  await ana.act('article.flag', { flagId, articleId, comment: 'The button moved', ticketId: null })
  await ana.act('articleFlag.resolve', { flagId, articleId, state: 'fixed' })
  expectName('articleFlag.resolve', 'article', articleId, 'Reset the hub')

  await ana.act('script.create', {
    scriptId,
    revisionId: uuidv7(),
    name: 'Hub trouble',
    description: '',
    languages: ['en'],
    offeredFor: { teamIds: [], tagIds: [], productIds: [], languages: [], reasons: [] },
    graph: emptyGraph,
    note: '',
  })
  expectName('script.create', 'script', scriptId, 'Hub trouble')

  const ringing = await ana.local('call.pop', { from: '+351912345678', externalId: null })
  expectName('call.start', 'call', ringing.callId, '+351 912 345 678')
  await ana.act('call.answer', { callId: ringing.callId })
  await ana.act('call.link', { callId: ringing.callId, set: { customerId: world.customerId } })
  expect(await ana.query('outbox.list', {})).toContainEqual(
    expect.objectContaining({ name: 'call.link', subject: expect.objectContaining({ label: customer.name }) }),
  )
  const withheld = await ana.local('call.pop', { from: 'anonymous', externalId: null })
  await ana.act('call.answer', { callId: withheld.callId })
  const callbackId = uuidv7()
  await ana.act('callback.create', {
    callbackId,
    fields: {
      teamId: world.teamA,
      assigneeId: null,
      customerId: null,
      number: '+442079460018',
      dueAt: '2026-06-01T10:00:00.000Z',
      note: '',
      ticketId: null,
      callId: ringing.callId,
    },
  })
  expectName('callback.create', 'callback', callbackId, '+44 20 7946 0018')

  const waiting = await ana.query('outbox.list', {})
  for (const [name, subject] of Object.entries(named).filter(([name]) => name !== 'call.start'))
    expect(waiting.find((item) => item.name === name)?.subject, name).toMatchObject(subject)
  // Since it is known who calls, every change of the call has their name.
  const ofCalls = waiting.filter(({ subject }) => subject?.type === 'call')
  expect(ofCalls.filter(({ subject }) => subject?.id === ringing.callId).map(({ subject }) => subject?.label)).toEqual([
    customer.name,
    customer.name,
    customer.name,
  ])
  expect(ofCalls.filter(({ subject }) => subject?.id === withheld.callId).map(({ subject }) => subject?.label)).toEqual(
    [null, null],
  )
})
