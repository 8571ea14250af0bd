import { afterEach, beforeEach, expect, test } from 'vitest'
import { draftOf, newCustomer, newTicket, reply, until } from '../../fixtures/client.ts'
import { startWorld, type World } from './world.ts'

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.stop())

test('a desktop connects, fills and shows the tickets of its teams', async () => {
  const ana = await world.desktop()
  const { items } = await ana.query('ticket.list', {
    queue: { kind: 'built-in', queue: 'all' },
    sort: { by: 'updated', direction: 'desc' },
    offset: 0,
    limit: 50,
  })
  expect(items.map(({ id }) => id)).toEqual([world.ticketId])
  expect(await ana.query('app.status', {})).toMatchObject({
    phase: 'ready',
    connection: 'online',
    waiting: 0,
    fill: null,
  })
})

test('what one does is seen by the other without asking', async () => {
  const ana = await world.desktop()
  const ben = await world.desktop()
  await ana.act('ticket.reply', reply(world.ticketId, 'I will look at it'))
  await until(async () =>
    (await ben.query('ticket.conversation', { ticketId: world.ticketId, limit: 50 })).entries.some(
      ({ bodyText }) => bodyText === 'I will look at it',
    ),
  )
})

test('a whole shift offline reaches the server in order', async () => {
  const ana = await world.desktop()
  world.network.faults.offline = true
  const customer = newCustomer('Olga Offline')
  const ticket = newTicket(world.teamA, customer.customerId, 'Made on a train')
  await ana.act('customer.create', customer)
  await ana.act('ticket.create', ticket)
  await ana.act('draft.save', draftOf(ticket.ticketId, 'Let me'))
  await ana.act('draft.save', draftOf(ticket.ticketId, 'Let me see'))
  await ana.act('ticket.reply', reply(ticket.ticketId, 'Let me see'))
  await ana.act('ticket.update', { ticketId: ticket.ticketId, set: { status: 'solved' }, base: { status: 'new' } })
  const shown = await ana.query('ticket.get', { ticketId: ticket.ticketId })
  expect(shown).toMatchObject({
    pending: true,
    draft: null,
    ticket: { number: null, status: 'solved', subject: 'Made on a train' },
  })
  world.network.faults.offline = false
  await ana.quiet()
  const stored = await world.server.api('ticketGet', { as: world.admin, params: { id: ticket.ticketId } })
  expect(stored).toMatchObject({ status: 'solved', messageCount: 2 })
  expect((await ana.query('ticket.get', { ticketId: ticket.ticketId }))?.ticket).toEqual(stored)
  expect(await ana.query('attention.list', {})).toEqual([])
})
