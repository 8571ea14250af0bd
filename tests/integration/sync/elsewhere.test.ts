import { afterEach, beforeEach, expect, test } from 'vitest'
import { newTicket, refused } from '../../fixtures/client.ts'
import { startWorld, type World } from './world.ts'

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.stop())

test('what a customer has with another team is told as a number, by the server alone', async () => {
  const ana = await world.desktop()
  const { customerId } = world
  const elsewhere = () => ana.local('customer.elsewhere', { customerId })
  expect(await elsewhere()).toEqual({ open: 0, total: 0 })
  const theirs = newTicket(world.teamB, customerId)
  await world.server.run(world.admin, 'ticket.create', theirs)
  await world.server.run(world.admin, 'ticket.create', newTicket(world.teamB, customerId))
  const solved = { ticketId: theirs.ticketId, set: { status: 'solved' as const }, base: { status: 'new' as const } }
  await world.server.run(world.admin, 'ticket.update', solved)
  expect(await elsewhere()).toEqual({ open: 1, total: 2 })
  expect((await ana.query('customer.card', { customerId }))?.ticketCount).toBe(1)
  world.network.faults.offline = true
  expect((await refused(elsewhere())).code).toBe('server-unreachable')
})
