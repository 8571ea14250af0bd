import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { limits } from '../../../shared/domain/primitives.ts'
import { draftOf, newTicket, quick, refused, reply, until } from '../../fixtures/client.ts'
import { attach, readAll } from './attach.ts'
import { expectSame, serverRecords } from './compare.ts'
import { type Desktop, startWorld, type World } from './world.ts'

/** What waits, what can be taken back, what needs the person, and files. */

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.stop())

const draftText = async (desktop: Desktop) =>
  (await desktop.query('draft.get', { ticketId: world.ticketId }))?.bodyHtml ?? null
const publicReply = (text: string) => reply(world.ticketId, text, { kind: 'public' })
const onServer = async (text: string) =>
  [...(await serverRecords(world.server, world.admin)).values()].filter(
    (record) => (record as { bodyText?: string }).bodyText === text,
  ).length

test('a public reply can be taken back for some seconds, and its words are in the draft again', async () => {
  const ana = await world.desktop()
  await ana.act('draft.save', draftOf(world.ticketId, 'Dear'))
  await ana.quiet()
  const { commandId, heldUntil } = await ana.act('ticket.reply', publicReply('Dear customer'))
  expect(Date.parse(heldUntil ?? '') - Date.now()).toBeGreaterThan(3_000)
  expect(await draftText(ana)).toBeNull()
  expect(await ana.query('outbox.list', {})).toMatchObject([
    { id: commandId, state: 'held', text: 'Dear customer', ticketId: world.ticketId },
  ])
  const { entries } = await ana.query('ticket.conversation', { ticketId: world.ticketId, limit: 50 })
  expect(entries.find(({ bodyText }) => bodyText === 'Dear customer')).toMatchObject({ delivery: 'held', commandId })
  expect(await ana.local('outbox.undo', { commandId })).toBe(true)
  expect(await draftText(ana)).toBe('<p>Dear customer</p>')
  expect((await ana.query('ticket.get', { ticketId: world.ticketId }))?.ticket.messageCount).toBe(1)
  expect(await ana.local('outbox.undo', { commandId })).toBe(false)
  await ana.quiet()
  expect(await onServer('Dear customer')).toBe(0)
  await expectSame(world.server, await world.server.signIn(ana.email), ana.userDataDir)
})

test('a held reply outlives a restart and goes out when its time is over', async () => {
  const steps = { value: 0 }
  const ana = await world.desktop({ clock: { wall: () => Date.now(), steady: () => performance.now() + steps.value } })
  await ana.act('ticket.reply', publicReply('Held over a restart'))
  await ana.restart()
  expect(await ana.query('outbox.list', {})).toMatchObject([{ state: 'held' }])
  expect(await onServer('Held over a restart')).toBe(0)
  steps.value = 11_000
  ana.data().wake()
  await until(async () => (await onServer('Held over a restart')) === 1)
})

test('a clock that jumps back ten years does not hold a reply longer than a minute', async () => {
  let wall = () => Date.now()
  const steps = { value: 0 }
  const ana = await world.desktop({ clock: { wall: () => wall(), steady: () => performance.now() + steps.value } })
  await ana.act('ticket.reply', publicReply('Not in ten years'))
  wall = () => Date.now() - 10 * 365 * 86_400_000
  await ana.restart()
  // The loop has looked at it and decided how long to wait.
  await until(async () => (await ana.query('app.status', {})).connection === 'online')
  await new Promise((resolve) => setTimeout(resolve, 200))
  steps.value = 61_000
  ana.data().wake()
  await until(async () => (await onServer('Not in ten years')) === 1)
})

test('what is done behind a held reply on the same ticket waits for it, other tickets do not', async () => {
  const ana = await world.desktop()
  await ana.act('ticket.reply', publicReply('Held'))
  await ana.act('ticket.update', { ticketId: world.ticketId, set: { priority: 'high' }, base: {} })
  await ana.act('tag.create', { name: 'elsewhere' })
  await until(async () => (await ana.query('outbox.list', {})).length === 2)
  expect((await ana.query('outbox.list', {})).map(({ name }) => name)).toEqual(['ticket.reply', 'ticket.update'])
})

test('a waiting reply can be discarded; its words come back to the draft', async () => {
  const ana = await world.desktop()
  // Nobody listens any more: what was tried certainly never arrived.
  await world.network.stop()
  const { commandId } = await ana.act('ticket.reply', reply(world.ticketId, 'Better not'))
  await until(async () => ((await ana.query('outbox.list', {}))[0]?.attempts ?? 0) > 0)
  await until(() => ana.local('outbox.discard', { commandId }))
  expect(await draftText(ana)).toBe('<p>Better not</p>')
  expect(await ana.query('outbox.list', {})).toMatchObject([{ name: 'draft.save' }])
})

test('a change that may have arrived cannot be discarded', async () => {
  const ana = await world.desktop()
  world.network.faults.next('drop-answer', ({ path }) => path === '/v1/commands')
  for (let i = 0; i < 8; i++) world.network.faults.next('error-500', ({ path }) => path === '/v1/commands')
  const { commandId } = await ana.act('ticket.reply', reply(world.ticketId, 'Already there'))
  await until(async () => (await onServer('Already there')) === 1)
  expect(await ana.local('outbox.discard', { commandId })).toBe(false)
  await until(async () => (await ana.query('app.status', {})).waiting === 0)
  expect(await onServer('Already there')).toBe(1)
})

test('saves of a draft take the place of each other while they wait', async () => {
  const ana = await world.desktop()
  world.network.faults.offline = true
  for (const text of ['a', 'ab', 'abc', 'abcd']) await ana.act('draft.save', draftOf(world.ticketId, text))
  // The first may have been tried already; of the others one is left.
  expect((await ana.query('outbox.list', {})).length).toBeLessThanOrEqual(2)
  expect(await draftText(ana)).toBe('<p>abcd</p>')
})

test('a new draft after a reply does not slip in before it', async () => {
  const ana = await world.desktop()
  world.network.faults.offline = true
  await ana.act('draft.save', draftOf(world.ticketId, 'first thought'))
  await ana.act('ticket.reply', reply(world.ticketId, 'first thought'))
  await ana.act('draft.save', draftOf(world.ticketId, 'second thought'))
  expect(await draftText(ana)).toBe('<p>second thought</p>')
  await ana.restart()
  expect(await draftText(ana)).toBe('<p>second thought</p>')
  world.network.faults.offline = false
  ana.data().wake()
  await ana.quiet()
  expect(await draftText(ana)).toBe('<p>second thought</p>')
  await expectSame(world.server, await world.server.signIn(ana.email), ana.userDataDir)
})

test('a new draft does not take the place of one from before a reply, even if nothing was sent yet', async () => {
  const ana = await world.desktop({ timing: { ...quick, backoff: { first: 60_000, most: 60_000 } } })
  await world.network.stop()
  await ana.act('draft.save', draftOf(world.ticketId, 'first thought'))
  // Tried once, certainly in vain, and the next attempt is far off.
  await until(async () => (await ana.query('outbox.list', {}))[0]?.lastError === 'unreachable')
  await ana.act('ticket.reply', reply(world.ticketId, 'first thought'))
  await ana.act('draft.save', draftOf(world.ticketId, 'second thought'))
  await ana.act('draft.save', draftOf(world.ticketId, 'second thoughts'))
  const waiting = (await ana.query('outbox.list', {})).map(({ name, text }) => `${name}: ${text}`)
  expect(waiting).toEqual(['ticket.reply: first thought', 'draft.save: second thoughts'])
})

const waitingNow = async (desktop: Desktop) =>
  (await desktop.query('outbox.list', {})).map(({ name, text }) => `${name}: ${text}`)
const waitingCounts = async (desktop: Desktop) => [
  (await desktop.query('app.status', {})).waiting,
  (await desktop.query('app.accounts', {}))[0]?.waiting,
]

test.each(['certainly unsent', 'perhaps arrived'])(
  'a reply and the draft it was made of wait as one change (%s)',
  async (how) => {
    const ana = await world.desktop()
    if (how === 'certainly unsent') await world.network.stop()
    else world.network.faults.offline = true
    await ana.act('draft.save', draftOf(world.ticketId, 'Dear'))
    await until(async () => ((await ana.query('outbox.list', {}))[0]?.attempts ?? 0) > 0)
    await ana.act('draft.save', draftOf(world.ticketId, 'Dear customer'))
    expect(await waitingNow(ana)).toEqual(['draft.save: Dear customer'])
    await ana.act('ticket.reply', publicReply('Dear customer'))
    expect(await waitingNow(ana)).toEqual(['ticket.reply: Dear customer'])
    expect(await waitingCounts(ana)).toEqual([1, 1])
    expect(await draftText(ana)).toBeNull()
    await ana.restart()
    expect(await waitingNow(ana)).toEqual(['ticket.reply: Dear customer'])
    expect(await draftText(ana)).toBeNull()
  },
)

test('a refused reply leaves the draft it was made of, on this machine and on the server', async () => {
  const steps = { value: 0 }
  const ana = await world.desktop({ clock: { wall: () => Date.now(), steady: () => performance.now() + steps.value } })
  await ana.act('draft.save', draftOf(world.ticketId, 'Something quite different'))
  await ana.quiet()
  world.network.faults.offline = true
  await ana.act('draft.save', draftOf(world.ticketId, 'Dear customer'))
  const { entries } = await ana.query('ticket.conversation', { ticketId: world.ticketId, limit: 50 })
  const seenMessageIds = entries.map(({ id }) => id)
  await ana.act('ticket.reply', reply(world.ticketId, 'Dear customer', { kind: 'public', seenMessageIds }))
  expect(await waitingCounts(ana)).toEqual([1, 1])
  // The customer writes meanwhile: the server does not send what was written without having seen that.
  const words = { bodyHtml: '<p>One more thing</p>', cc: [], mentionedUserIds: [], attachments: [] }
  await world.server.run(world.admin, 'ticket.receive', {
    ticketId: world.ticketId,
    messageId: crypto.randomUUID(),
    ...words,
  })
  steps.value = 11_000
  world.network.faults.offline = false
  ana.data().wake()
  await until(async () => (await ana.query('attention.list', {})).length === 1)
  await ana.quiet()
  expect(await ana.query('attention.list', {})).toMatchObject([{ code: 'unseen-message', text: 'Dear customer' }])
  expect(await draftText(ana)).toBe('<p>Dear customer</p>')
  await expectSame(world.server, await world.server.signIn(ana.email), ana.userDataDir)
})

test('a draft that the server fails at is shown, because the reply behind it waits for it', async () => {
  const ana = await world.desktop({ timing: { ...quick, backoff: { first: 60_000, most: 60_000 } } })
  const { store } = world.server
  await store.write(async ({ db }) => {
    await sql`create trigger no_drafts before insert on draft begin select raise(abort, 'out of order'); end`.execute(
      db,
    )
  })
  await ana.act('draft.save', draftOf(world.ticketId, 'Dear'))
  await ana.act('ticket.reply', reply(world.ticketId, 'Dear'))
  await until(async () => (await ana.query('outbox.list', {}))[0]?.state === 'retrying')
  expect(await waitingNow(ana)).toEqual(['draft.save: Dear', 'ticket.reply: Dear'])
  await store.write(async ({ db }) => {
    await sql`drop trigger no_drafts`.execute(db)
  })
  await ana.local('outbox.retry', { commandId: (await ana.query('outbox.list', {}))[0]?.id ?? '' })
  await ana.quiet()
  expect(await onServer('Dear')).toBe(1)
})

test('a read mark does not wait for a held reply on its ticket, nor does a change of the ticket for the mark', async () => {
  const ana = await world.desktop()
  const pushes = () => world.network.faults.seen.filter(({ path }) => path === '/v1/commands').length
  const { commandId } = await ana.act('ticket.reply', publicReply('Held'))
  await ana.act('ticket.markRead', { ticketId: world.ticketId, readAt: new Date().toISOString() })
  const session = await world.server.signIn(ana.email)
  await until(async () =>
    [...(await serverRecords(world.server, session)).keys()].some((key) => key.startsWith('readMark|')),
  )
  expect(await onServer('Held')).toBe(0)
  await ana.local('outbox.undo', { commandId })
  await ana.quiet()
  world.network.faults.offline = true
  await ana.act('ticket.markRead', { ticketId: world.ticketId, readAt: '2020-01-01T00:00:00.000Z', unread: true })
  await ana.act('ticket.update', { ticketId: world.ticketId, set: { priority: 'high' }, base: {} })
  await ana.restart()
  const before = pushes()
  world.network.faults.offline = false
  ana.data().wake()
  await ana.quiet()
  expect(pushes() - before).toBe(1)
})

test('a read mark is nothing that waits for the person, and reaches the server all the same', async () => {
  const ana = await world.desktop()
  world.network.faults.offline = true
  await ana.act('ticket.markRead', { ticketId: world.ticketId, readAt: new Date().toISOString() })
  await ana.act('ticket.reply', reply(world.ticketId, 'Seen and answered'))
  expect(await waitingCounts(ana)).toEqual([1, 1])
  expect(await waitingNow(ana)).toEqual(['ticket.reply: Seen and answered'])
  await ana.local('session.signOut', {})
  expect((await ana.query('app.accounts', {}))[0]?.waiting).toBe(1)
  world.network.faults.offline = false
  await ana.connect(world.network.url, ana.email)
  await ana.quiet()
  const session = await world.server.signIn(ana.email)
  await expectSame(world.server, session, ana.userDataDir)
  const marks = [...(await serverRecords(world.server, session)).keys()].filter((key) => key.startsWith('readMark|'))
  expect(marks).toHaveLength(1)
})

test('two people change one field: theirs stays, and mine can be put over it', async () => {
  const ana = await world.desktop()
  const update = (subject: string) => ({
    ticketId: world.ticketId,
    set: { subject },
    base: { subject: 'Printer on fire' },
  })
  world.network.faults.offline = true
  await ana.act('ticket.update', {
    ...update('Mine'),
    set: { subject: 'Mine', priority: 'urgent' },
    base: { subject: 'Printer on fire', priority: 'normal' },
  })
  await world.server.run(world.admin, 'ticket.update', update('Theirs'))
  world.network.faults.offline = false
  ana.data().wake()
  await ana.quiet()
  expect((await ana.query('ticket.get', { ticketId: world.ticketId }))?.ticket).toMatchObject({
    subject: 'Theirs',
    priority: 'urgent',
  })
  const [item] = await ana.query('attention.list', {})
  expect(item).toMatchObject({
    kind: 'clash',
    name: 'ticket.update',
    text: 'Mine',
    clash: { field: 'subject', theirs: 'Theirs', yours: 'Mine' },
    canRetry: true,
  })
  await ana.local('attention.resolve', { id: item?.id ?? '', action: 'retry' })
  await ana.quiet()
  expect((await ana.query('ticket.get', { ticketId: world.ticketId }))?.ticket.subject).toBe('Mine')
})

test('a clash over an organization is decided the same way', async () => {
  const ana = await world.desktop()
  const organizationId = uuidv7()
  const fields = { name: 'Acme', domains: [], country: null, notes: '' }
  await ana.act('organization.create', { organizationId, fields })
  await ana.quiet()
  const update = (name: string) => ({ organizationId, set: { name }, base: { name: 'Acme' } })
  world.network.faults.offline = true
  await ana.act('organization.update', update('Mine'))
  await world.server.run(world.admin, 'organization.update', update('Theirs'))
  world.network.faults.offline = false
  ana.data().wake()
  await ana.quiet()
  const name = async () => (await ana.query('organization.card', { organizationId }))?.organization.name
  expect(await name()).toBe('Theirs')
  const [item] = await ana.query('attention.list', {})
  expect(item).toMatchObject({ kind: 'clash', name: 'organization.update', text: 'Mine' })
  await ana.local('attention.resolve', { id: item?.id ?? '', action: 'retry' })
  await ana.quiet()
  expect(await name()).toBe('Mine')
})

test('an effect that says no is refused at once and leaves no trace', async () => {
  const ana = await world.desktop()
  expect(await refused(ana.act('ticket.reply', reply(world.ticketId, '')))).toEqual({
    code: 'rejected',
    detail: { code: 'empty-message', detail: {} },
  })
  expect(await refused(ana.act('ticket.delete', { ticketId: world.ticketId }))).toMatchObject({
    code: 'rejected',
    detail: { code: 'forbidden' },
  })
  expect(await refused(ana.data().command('ticket.reply', { nonsense: true }))).toMatchObject({ code: 'bad-argument' })
  expect(await refused(ana.data().command('ticket.beam', {}))).toEqual({ code: 'unknown-name' })
  expect(await refused(ana.data().query('constructor', {}))).toEqual({ code: 'unknown-name' })
  expect((await ana.query('app.status', {})).waiting).toBe(0)
})

test('a batch does what can be done, in one go, and names the rest', async () => {
  const ana = await world.desktop()
  const done = await ana.local('command.batch', {
    commands: [
      { name: 'ticket.update', args: { ticketId: world.ticketId, set: { status: 'solved' }, base: {} } },
      { name: 'ticket.reply', args: reply(world.ticketId, '') },
      { name: 'ticket.reply', args: reply(world.ticketId, 'Solved then') },
    ],
  })
  expect(done).toMatchObject({
    commandIds: [expect.any(String), expect.any(String)],
    rejected: [{ index: 1, code: 'empty-message' }],
  })
  await ana.quiet()
  expect((await ana.query('ticket.get', { ticketId: world.ticketId }))?.ticket).toMatchObject({
    status: 'solved',
    messageCount: 2,
  })
})

test('a file goes up before the reply that names it, also after a time offline, and a colleague can read it', async () => {
  const ana = await world.desktop()
  const ben = await world.desktop()
  world.network.faults.offline = true
  const bytes = randomBytes(700_000)
  const info = await attach(ana, bytes)
  expect(info).toMatchObject({
    fileName: 'photo.png',
    size: 700_000,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  })
  await ana.act('ticket.reply', reply(world.ticketId, 'See the photo', { attachments: [info] }))
  expect(await ana.query('outbox.list', {})).toMatchObject([{ uploadBytes: 700_000 }])
  await ana.restart()
  expect((await readAll(ana, info.id)).equals(bytes)).toBe(true)
  world.network.faults.offline = false
  world.network.faults.next('drop-answer', ({ path }) => path.startsWith('/v1/attachments'))
  ana.data().wake()
  await ana.quiet()
  await until(async () =>
    (await ben.query('ticket.conversation', { ticketId: world.ticketId, limit: 50 })).entries.some(
      ({ attachments }) => attachments.length === 1,
    ),
  )
  expect((await readAll(ben, info.id)).equals(bytes)).toBe(true)
  // Once read, it is there without the network.
  world.network.faults.offline = true
  expect((await readAll(ben, info.id)).equals(bytes)).toBe(true)
})

test.each(['retry', 'edit'] as const)(
  'a file that the server has forgotten goes up once more when a refused reply is sent again (%s)',
  async (action) => {
    const ana = await world.desktop()
    const bytes = randomBytes(1_000)
    const info = await attach(ana, bytes)
    world.network.faults.offline = true
    await ana.act('ticket.reply', reply(world.ticketId, 'See the photo', { attachments: [info] }))
    // Refused for a reason of its own, after the file had gone up.
    await world.server.run(world.admin, 'ticket.delete', { ticketId: world.ticketId })
    world.network.faults.offline = false
    ana.data().wake()
    await until(async () => (await ana.query('attention.list', {})).length === 1)
    await world.server.store.write(({ db }) => db.deleteFrom('attachmentContent').where('id', '=', info.id).execute())
    const other = newTicket(world.teamA, world.customerId, 'Its successor')
    await world.server.run(world.admin, 'ticket.create', { ...other, ticketId: world.ticketId })
    await ana.quiet()
    const [item] = await ana.query('attention.list', {})
    await ana.local('attention.resolve', { id: item?.id ?? '', action })
    if (action === 'edit')
      await ana.act('ticket.reply', reply(world.ticketId, 'See the photo', { attachments: [info] }))
    await ana.quiet()
    expect(await ana.query('attention.list', {})).toEqual([])
    const answer = await world.server.api('attachmentContent', { as: world.admin, params: { id: info.id } })
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true)
  },
)

test('files that are too large, out of order or unknown', async () => {
  const ana = await world.desktop()
  expect(
    await refused(
      ana.local('attachment.begin', {
        fileName: 'film.mp4',
        mediaType: 'video/mp4',
        inline: false,
        size: limits.attachmentBytes + 1,
      }),
    ),
  ).toEqual({
    code: 'file-too-large',
    detail: { limit: limits.attachmentBytes },
  })
  const { id } = await ana.local('attachment.begin', {
    fileName: 'a.txt',
    mediaType: 'text/plain',
    inline: false,
    size: 10,
  })
  await ana.local('attachment.append', { id, offset: 0, bytes: new Uint8Array(5) })
  expect(await refused(ana.local('attachment.append', { id, offset: 0, bytes: new Uint8Array(5) }))).toEqual({
    code: 'bad-argument',
  })
  expect(await refused(ana.local('attachment.append', { id, offset: 5, bytes: new Uint8Array(6) }))).toEqual({
    code: 'bad-argument',
  })
  expect(await refused(ana.local('attachment.finish', { id }))).toEqual({ code: 'bad-argument' })
  expect(await refused(ana.query('attachment.read', { attachmentId: crypto.randomUUID(), offset: 0 }))).toEqual({
    code: 'not-found',
  })
})

test('who looks at a ticket is told to colleagues, and forgotten with the connection', async () => {
  const ana = await world.desktop()
  const ben = await world.desktop()
  await ana.local('presence.set', { ticketId: world.ticketId, state: 'typing' })
  await until(async () =>
    (await ben.query('presence.list', { ticketId: world.ticketId })).some(
      ({ userId, state }) => userId === ana.userId && state === 'typing',
    ),
  )
  expect(ben.events('presence').length).toBeGreaterThan(0)
  world.network.faults.offline = true
  await until(async () => (await ben.query('presence.list', { ticketId: world.ticketId })).length === 0)
})

test('a batch that is whole or nothing leaves no trace when one of it is refused, and names each refusal', async () => {
  const ana = await world.desktop()
  const commands = [
    { name: 'ticket.update' as const, args: { ticketId: world.ticketId, set: { status: 'solved' }, base: {} } },
    { name: 'ticket.reply' as const, args: reply(world.ticketId, '') },
    { name: 'ticket.reply' as const, args: reply(world.ticketId, 'Solved then') },
    { name: 'ticket.delete' as const, args: { ticketId: world.ticketId } },
  ]
  expect(await ana.local('command.batch', { commands, whole: true })).toEqual({
    commandIds: [],
    rejected: [
      { index: 1, code: 'empty-message' },
      { index: 3, code: 'forbidden' },
    ],
  })
  expect((await ana.query('app.status', {})).waiting).toBe(0)
  const before = (await ana.query('ticket.get', { ticketId: world.ticketId }))?.ticket
  expect(before).toMatchObject({ status: 'new', messageCount: 1 })
  const sound = [commands[0], commands[2]].flatMap((each) => (each ? [each] : []))
  expect((await ana.local('command.batch', { commands: sound, whole: true })).commandIds).toHaveLength(2)
  await ana.quiet()
  const after = (await ana.query('ticket.get', { ticketId: world.ticketId }))?.ticket
  expect(after).toMatchObject({ status: 'solved', messageCount: 2 })
})
