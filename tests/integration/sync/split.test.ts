import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { reply } from '../../fixtures/client.ts'
import { attach, readAll } from './attach.ts'
import { expectSame } from './compare.ts'
import { startWorld, type World } from './world.ts'

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.stop())

test('a message that is split off without the network keeps its author and shows its files at once', async () => {
  const ana = await world.desktop()
  const ben = await world.desktop()
  const bytes = randomBytes(300_000)
  const file = await attach(ben, bytes)
  const answer = reply(world.ticketId, 'See the photo', { attachments: [file] })
  await ben.act('ticket.reply', answer)
  await ben.quiet()
  await ana.quiet()
  await readAll(ana, file.id)

  world.network.faults.offline = true
  const newTicketId = uuidv7()
  const split = { ticketId: world.ticketId, messageId: answer.messageId, newTicketId, newMessageId: uuidv7() }
  await ana.act('ticket.split', { ...split, subject: 'The photo' })
  const copy = async () => {
    const { entries } = await ana.query('ticket.conversation', { ticketId: newTicketId, limit: 50 })
    return entries.find(({ id }) => id === split.newMessageId)
  }
  const shown = await copy()
  expect(shown).toMatchObject({ authorId: ben.userId, attachments: [{ fileName: file.fileName }] })
  const [copied] = shown?.attachments ?? []
  expect((await readAll(ana, copied?.id ?? '')).equals(bytes)).toBe(true)

  world.network.faults.offline = false
  ana.data().wake()
  await ana.quiet()
  expect(await ana.query('attention.list', {})).toEqual([])
  expect(await copy()).toMatchObject({ authorId: ben.userId, attachments: [{ id: copied?.id }] })
  await expectSame(world.server, await world.server.signIn(ana.email), ana.userDataDir)
})
