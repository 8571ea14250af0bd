import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { draftOf, reply, until } from '../../fixtures/client.ts'
import { attach } from './attach.ts'
import { expectSame } from './compare.ts'
import { type Desktop, startWorld, type World } from './world.ts'

/** Words that come back into a draft, and drafts of two machines: none is lost to the other. */

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.stop())

const draftText = async (desktop: Desktop) =>
  (await desktop.query('draft.get', { ticketId: world.ticketId }))?.bodyHtml ?? null
const publicReply = (text: string) => reply(world.ticketId, text, { kind: 'public' })
const waitingNow = async (desktop: Desktop) =>
  (await desktop.query('outbox.list', {})).map(({ name, text }) => `${name}: ${text}`)
const waitingCounts = async (desktop: Desktop) => [
  (await desktop.query('app.status', {})).waiting,
  (await desktop.query('app.accounts', {}))[0]?.waiting,
]

test('taking back a reply gives back exactly the draft it was made of, also after a restart', async () => {
  const ana = await world.desktop()
  // The server knows an earlier state, which the person has written over since.
  await ana.act('draft.save', draftOf(world.ticketId, 'Something quite different'))
  await ana.quiet()
  await world.network.stop()
  await ana.act('draft.save', draftOf(world.ticketId, 'Dear'))
  const { commandId } = await ana.act('ticket.reply', publicReply('Dear customer'))
  expect(await waitingNow(ana)).toEqual(['ticket.reply: Dear customer'])
  await ana.restart()
  expect(await ana.local('outbox.undo', { commandId })).toBe(true)
  expect(await draftText(ana)).toBe('<p>Dear customer</p>')
  expect(await waitingNow(ana)).toEqual(['draft.save: Dear customer'])
  // Words of the draft that the reply did not use come back as well.
  const other = await ana.act('ticket.reply', publicReply('A sentence from elsewhere'))
  expect(await waitingNow(ana)).toEqual(['ticket.reply: A sentence from elsewhere'])
  await ana.restart()
  await ana.local('outbox.undo', { commandId: other.commandId })
  expect(await draftText(ana)).toBe('<p>A sentence from elsewhere</p><p></p><p>Dear customer</p>')
  expect(await waitingCounts(ana)).toEqual([1, 1])
})

test('a reply taken back behind a new draft puts both texts together, and everything agrees in the end', async () => {
  const ana = await world.desktop()
  await ana.act('draft.save', draftOf(world.ticketId, 'an old beginning'))
  await ana.quiet()
  world.network.faults.offline = true
  await ana.act('draft.save', draftOf(world.ticketId, 'first thought'))
  const { commandId } = await ana.act('ticket.reply', publicReply('first thought'))
  await ana.act('draft.save', draftOf(world.ticketId, 'second thought'))
  expect(await ana.local('outbox.undo', { commandId })).toBe(true)
  const both = '<p>first thought</p><p></p><p>second thought</p>'
  expect(await draftText(ana)).toBe(both)
  await ana.restart()
  expect(await draftText(ana)).toBe(both)
  world.network.faults.offline = false
  ana.data().wake()
  await ana.quiet()
  expect(await draftText(ana)).toBe(both)
  expect(await ana.query('attention.list', {})).toEqual([])
  await expectSame(world.server, await world.server.signIn(ana.email), ana.userDataDir)
})

test('a public reply taken back behind the beginning of a note makes a note: nothing internal becomes public', async () => {
  const ana = await world.desktop()
  world.network.faults.offline = true
  const { commandId } = await ana.act('ticket.reply', publicReply('Dear customer'))
  await ana.act('draft.save', { ...draftOf(world.ticketId, 'He is bluffing'), kind: 'note' })
  expect(await ana.local('outbox.undo', { commandId })).toBe(true)
  expect(await ana.query('draft.get', { ticketId: world.ticketId })).toMatchObject({
    kind: 'note',
    bodyHtml: '<p>Dear customer</p><p></p><p>He is bluffing</p>',
  })
})

test('a public reply taken back into a note that holds nothing but a file makes a note', async () => {
  const ana = await world.desktop()
  const internal = await attach(ana, randomBytes(100))
  world.network.faults.offline = true
  const { commandId } = await ana.act('ticket.reply', publicReply('Dear customer'))
  const note = { ...draftOf(world.ticketId, ''), kind: 'note' as const, bodyHtml: '<p></p>' }
  await ana.act('draft.save', { ...note, attachments: [internal] })
  expect(await ana.local('outbox.undo', { commandId })).toBe(true)
  expect(await ana.query('draft.get', { ticketId: world.ticketId })).toMatchObject({
    kind: 'note',
    bodyHtml: '<p>Dear customer</p>',
    attachments: [internal],
  })
})

test('a refused reply can be put back into the draft, beside what is there', async () => {
  const ana = await world.desktop()
  world.network.faults.offline = true
  await ana.act('ticket.reply', reply(world.ticketId, 'To a closed door', { seenMessageIds: undefined }))
  await ana.act('draft.save', draftOf(world.ticketId, 'Something new'))
  const other = await world.server.run(world.admin, 'ticket.delete', { ticketId: world.ticketId })
  expect(other.status).toBe('applied')
  world.network.faults.offline = false
  ana.data().wake()
  await ana.quiet()
  const [item] = await ana.query('attention.list', {})
  expect(item).toMatchObject({ code: 'not-found', bodyHtml: '<p>To a closed door</p>' })
  await ana.local('attention.resolve', { id: item?.id ?? '', action: 'edit' })
  expect(await draftText(ana)).toBe('<p>To a closed door</p><p></p><p>Something new</p>')
  expect(await ana.query('attention.list', {})).toEqual([])
})

test("one's own earlier save is no clash, however late its answer comes", async () => {
  const ana = await world.desktop()
  world.network.faults.delay = 150
  // The editor was opened over an empty draft and goes on counting from there.
  for (let i = 0; i < 8; i++) {
    world.network.faults.next(i % 3 === 0 ? 'drop-answer' : 'delay-answer', ({ path }) => path === '/v1/commands')
    await ana.act('draft.save', draftOf(world.ticketId, `typed ${i}`, 0))
    await new Promise((resolve) => setTimeout(resolve, 60))
  }
  await ana.quiet()
  expect(await ana.query('attention.list', {})).toEqual([])
  expect(await draftText(ana)).toBe('<p>typed 7</p>')
})

test('two machines that write one draft at once: both texts are kept, and either can win', async () => {
  const ana = await world.desktop()
  const laptop = await world.desktop({ email: ana.email })
  world.network.faults.offline = true
  await ana.act('draft.save', draftOf(world.ticketId, 'at the desk'))
  await laptop.act('draft.save', draftOf(world.ticketId, 'on the laptop'))
  await laptop.data().stop()
  world.network.faults.offline = false
  ana.data().wake()
  await ana.quiet()
  await laptop.restart()
  await laptop.quiet()
  const [item] = await laptop.query('attention.list', {})
  expect(item).toMatchObject({
    kind: 'clash',
    text: 'on the laptop',
    clash: { type: 'draft', field: 'bodyHtml', theirs: '<p>at the desk</p>', yours: '<p>on the laptop</p>' },
  })
  expect(await draftText(laptop)).toBe('<p>at the desk</p>')
  await laptop.local('attention.resolve', { id: item?.id ?? '', action: 'retry' })
  await laptop.quiet()
  await until(async () => (await draftText(ana)) === '<p>on the laptop</p>')
  expect(await laptop.query('attention.list', {})).toEqual([])
})

test('words that stand by chance in the reply, and an image without words, are not dropped when it comes back', async () => {
  const ana = await world.desktop()
  await world.network.stop()
  for (const begun of ['<p>no</p>', '<p><img src="cid:photo"></p>']) {
    const { commandId } = await ana.act('ticket.reply', publicReply('It is not known'))
    await ana.act('draft.save', { ...draftOf(world.ticketId, ''), bodyHtml: begun, cc: ['boss@example.com'] })
    expect(await ana.local('outbox.undo', { commandId })).toBe(true)
    expect(await draftText(ana)).toBe(`<p>It is not known</p><p></p>${begun}`)
    expect(await ana.query('draft.get', { ticketId: world.ticketId })).toMatchObject({ cc: ['boss@example.com'] })
    await ana.act('draft.discard', { ticketId: world.ticketId })
  }
})

test('I5: a second clash over one draft keeps the first text too, unless it goes on from there', async () => {
  const ana = await world.desktop()
  const laptop = await world.desktop({ email: ana.email })
  const clashOver = async (text: string, theirs: string) => {
    await laptop.data().stop()
    const { version = 0 } = (await ana.query('draft.get', { ticketId: world.ticketId })) ?? {}
    await ana.act('draft.save', draftOf(world.ticketId, theirs, version))
    await ana.quiet()
    world.network.faults.offline = true
    await laptop.restart()
    await laptop.act('draft.save', draftOf(world.ticketId, text))
    world.network.faults.offline = false
    laptop.data().wake()
    await laptop.quiet()
  }
  const kept = async () => (await laptop.query('attention.list', {})).map(({ text }) => text).sort()
  await clashOver('Dear', 'theirs 1')
  expect(await kept()).toEqual(['Dear'])
  await clashOver('Dear customer', 'theirs 2')
  expect(await kept()).toEqual(['Dear customer'])
  await clashOver('Something else', 'theirs 3')
  expect(await kept()).toEqual(['Dear customer', 'Something else'])
  expect(await draftText(laptop)).toBe('<p>theirs 3</p>')
})
