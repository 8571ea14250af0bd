import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { until } from '../../fixtures/client.ts'
import { startWorld, type World } from './world.ts'

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.stop())

const marker = 'Quillonius'

test('a person who was forgotten is found in no cache: not by search, not in what was refused, not in the file', async () => {
  const agent = await world.desktop()
  const { customerId, ticketId } = world
  await agent.act('customer.update', { customerId, set: { name: `Otto ${marker}` }, base: { name: 'Cora Customer' } })
  await agent.act('ticket.receive', {
    ticketId,
    messageId: uuidv7(),
    bodyHtml: `<p>${marker} here again</p>`,
    cc: [],
    mentionedUserIds: [],
    attachments: [],
  })
  await agent.quiet()
  const find = async () =>
    (await agent.query('search', { text: marker, kinds: ['customer', 'message', 'ticket'], limit: 20 })).length
  expect(await find()).toBeGreaterThan(1)

  // Written while the network is away: the server refuses it afterwards, and the words must not stay behind as refused.
  world.network.faults.offline = true
  await agent.act('ticket.reply', {
    ticketId,
    messageId: uuidv7(),
    kind: 'note',
    bodyHtml: `<p>${marker} called</p>`,
    cc: [],
    mentionedUserIds: [],
    attachments: [],
  })
  await world.server.api('customerErase', { as: world.admin, params: { id: customerId }, body: { mode: 'erase' } })
  world.network.faults.offline = false
  await agent.quiet()
  await until(async () => (await agent.query('attention.list', {})).length === 0, 10_000)
  expect(await find()).toBe(0)
  expect(await agent.query('customer.card', { customerId })).toBeNull()
  const key = (await agent.query('app.status', {})).account?.key ?? ''
  await agent.data().stop()
  const bytes = await readFile(join(agent.userDataDir, 'accounts', key, 'cache.db'))
  expect(bytes.includes(marker.toLowerCase())).toBe(false)
})
