import { afterAll, beforeAll, expect, it } from 'vitest'
import { readMarkId } from '../../../shared/domain/records.ts'
import type { ReadMark, Ticket } from '../../../shared/domain/tickets.ts'
import { makeTicket, makeWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.server.stop())

const ticketNow = (id: string): Promise<Ticket> => world.server.api('ticketGet', { as: world.admin, params: { id } })

it('read marks reach no further than now or the newest message, however far ahead a clock was', async () => {
  const ticketId = await makeTicket(world, world.north)
  const markNow = async () => {
    const row = await world.server.store.reader
      .selectFrom('readMark')
      .select('doc')
      .where('id', '=', readMarkId(ticketId, world.anna.user.id))
      .executeTakeFirstOrThrow()
    return JSON.parse(row.doc) as ReadMark
  }
  expect(
    await world.server.run(world.anna, 'ticket.markRead', { ticketId, readAt: '2999-01-01T00:00:00.000Z' }),
  ).toMatchObject({ status: 'applied' })
  const clamped = await markNow()
  expect(Date.parse(clamped.readAt)).toBeLessThan(Date.now() + 60_000)
  // A mark that was kept before marks had an end gives way to the next one.
  await world.server.store.write(({ db }) =>
    db
      .updateTable('readMark')
      .set({ doc: JSON.stringify({ ...clamped, readAt: '2999-01-01T00:00:00.000Z' }) })
      .where('id', '=', clamped.id)
      .execute(),
  )
  expect(
    await world.server.run(world.anna, 'ticket.markRead', { ticketId, readAt: new Date().toISOString() }),
  ).toMatchObject({ status: 'applied' })
  expect(Date.parse((await markNow()).readAt)).toBeLessThan(Date.now() + 60_000)
  // A message that a wrong server clock dated into the future can be marked as read all the same.
  const ahead = { ...(await ticketNow(ticketId)), lastMessageAt: '2036-01-01T00:00:00.000Z' }
  await world.server.store.write(({ db }) =>
    db
      .updateTable('ticket')
      .set({ doc: JSON.stringify(ahead) })
      .where('id', '=', ticketId)
      .execute(),
  )
  expect(
    await world.server.run(world.anna, 'ticket.markRead', { ticketId, readAt: ahead.lastMessageAt }),
  ).toMatchObject({ status: 'applied' })
  expect((await markNow()).readAt).toBe(ahead.lastMessageAt)
})
