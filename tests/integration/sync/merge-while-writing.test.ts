import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { draftOf, newCustomer, newTicket, reply, until } from '../../fixtures/client.ts'
import { type Desktop, startWorld, type World } from './world.ts'

let world: World
let twinId: string
let ticketId: string
beforeEach(async () => {
  world = await startWorld()
  const twin = newCustomer('Karla Customer')
  twinId = twin.customerId
  await world.server.run(world.admin, 'customer.create', twin)
  const ticket = newTicket(world.teamA, twinId, 'Written under the other name')
  ticketId = ticket.ticketId
  await world.server.run(world.admin, 'ticket.create', ticket)
})
afterEach(() => world.stop())

const merge = () =>
  world.server.run(world.admin, 'customer.merge', { keptId: world.customerId, removedId: twinId, choices: {} })
const ticketOn = (desktop: Desktop, id: string) => desktop.query('ticket.get', { ticketId: id })
const texts = async (id: string) => {
  const { items } = await world.server.api('ticketMessages', { as: world.admin, params: { id }, query: { limit: 200 } })
  return items.map(({ bodyText }) => bodyText)
}

test('a customer merged while being written to: draft, waiting reply and new ticket are with the one who stays', async () => {
  const agent = await world.desktop()
  await agent.quiet()
  world.network.faults.offline = true
  await agent.act('ticket.reply', reply(ticketId, 'We send another one', { kind: 'public' }))
  await agent.act('draft.save', draftOf(ticketId, 'And besides that'))
  const begun = newTicket(world.teamA, twinId, 'Begun for the one who was removed')
  await agent.act('ticket.create', begun)
  await agent.act('customer.update', {
    customerId: twinId,
    set: { phones: ['+351912345678'] },
    base: { phones: [] },
  })
  expect(await merge()).toMatchObject({ status: 'applied' })
  world.network.faults.offline = false
  await agent.quiet()

  expect(await agent.query('attention.list', {})).toEqual([])
  for (const id of [ticketId, begun.ticketId])
    expect((await ticketOn(agent, id))?.ticket).toMatchObject({ customerId: world.customerId })
  expect((await texts(ticketId)).filter((text) => text === 'We send another one')).toHaveLength(1)
  expect(await texts(begun.ticketId)).toContain('Begun for the one who was removed')
  expect((await ticketOn(agent, ticketId))?.draft?.bodyHtml).toBe('<p>And besides that</p>')
  // A link to the removed one leads to the kept one, whose number is the one that was typed for the other.
  const card = await agent.query('customer.card', { customerId: twinId })
  expect(card?.customer).toMatchObject({ id: world.customerId, phones: ['+351912345678'] })
})

test('an undo after new messages came: each customer has their tickets, and every message is where it was written', async () => {
  const [agent, other] = [await world.desktop(), await world.desktop()]
  expect(await merge()).toMatchObject({ status: 'applied' })
  await agent.quiet()
  const theirs = newTicket(world.teamA, world.customerId, 'Asked after the merge')
  await agent.act('ticket.create', theirs)
  const receive = (text: string) =>
    other.act('ticket.receive', {
      ticketId,
      messageId: uuidv7(),
      bodyHtml: `<p>${text}</p>`,
      cc: [],
      mentionedUserIds: [],
      attachments: [],
    })
  await receive('It came after the merge')
  await other.quiet()
  await agent.quiet()
  // The undo is made where the network is down, while a colleague goes on with the ticket.
  world.network.faults.offline = true
  await agent.act('customer.unmerge', { removedId: twinId })
  expect((await ticketOn(agent, theirs.ticketId))?.ticket).toMatchObject({ customerId: world.customerId })
  world.network.faults.offline = false
  await receive('It came during the undo')
  for (const desktop of [agent, other]) {
    await desktop.quiet()
    await until(async () => (await ticketOn(desktop, ticketId))?.ticket.customerId === twinId)
    expect((await ticketOn(desktop, theirs.ticketId))?.ticket).toMatchObject({ customerId: world.customerId })
    expect((await desktop.query('customer.card', { customerId: twinId }))?.customer).toMatchObject({
      id: twinId,
      name: 'Karla Customer',
    })
  }
  expect(await texts(ticketId)).toEqual(expect.arrayContaining(['It came after the merge', 'It came during the undo']))
})
