import { afterEach, beforeEach, expect, test } from 'vitest'
import { draftOf, newCustomer, newTicket, quick, reply, until } from '../../fixtures/client.ts'
import { expectSame, serverRecords } from './compare.ts'
import { type Desktop, startWorld, type World } from './world.ts'

/** Faults that hit the users of other sync engines, each by its name. */

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.stop())

const commands = ({ path }: { path: string }) => path.startsWith('/v1/commands')
const changes = ({ path }: { path: string }) => path.startsWith('/v1/sync/changes')

const stored = () => world.server.api('ticketGet', { as: world.admin, params: { id: world.ticketId } })

async function subject(desktop: Desktop, ticketId = world.ticketId): Promise<string | undefined> {
  return (await desktop.query('ticket.get', { ticketId }))?.ticket.subject
}

async function texts(desktop: Desktop, ticketId = world.ticketId): Promise<string[]> {
  const { entries } = await desktop.query('ticket.conversation', { ticketId, limit: 100 })
  return entries.filter(({ kind }) => kind !== 'event').map(({ bodyText }) => bodyText)
}

test('a deleted record does not come back with a late answer to a push', async () => {
  const ana = await world.desktop()
  world.network.faults.delay = 600
  // Applied before the deletion; the answer is read after the deletion was pulled.
  world.network.faults.next('delay-answer', commands)
  await ana.act('ticket.reply', reply(world.ticketId, 'still working on it'))
  await until(async () => (await stored()).messageCount === 2)
  await world.server.run(world.admin, 'ticket.delete', { ticketId: world.ticketId })
  await until(async () => (await ana.query('ticket.get', { ticketId: world.ticketId })) === null)
  expect((await ana.query('app.status', {})).waiting).toBe(1)
  await ana.quiet()
  expect(await ana.query('ticket.get', { ticketId: world.ticketId })).toBeNull()
  await expectSame(world.server, await world.server.signIn(ana.email), ana.userDataDir)
})

test('a ticket that a colleague moved away does not come back, nor its messages, with a late answer to a push', async () => {
  const ana = await world.desktop()
  world.network.faults.delay = 600
  world.network.faults.next('delay-answer', commands)
  await ana.act('ticket.reply', reply(world.ticketId, 'the last words'))
  await until(async () => (await stored()).messageCount === 2)
  const away = { ticketId: world.ticketId, set: { teamId: world.teamB }, base: {} }
  await world.server.run(world.admin, 'ticket.update', away)
  await until(async () => (await ana.query('ticket.get', { ticketId: world.ticketId })) === null)
  expect((await ana.query('app.status', {})).waiting).toBe(1)
  await ana.quiet()
  await expectSame(world.server, await world.server.signIn(ana.email), ana.userDataDir)
})

test('a team that went out of sight does not come back with a late answer to a push', async () => {
  const ana = await world.desktop()
  world.network.faults.delay = 600
  world.network.faults.next('delay-answer', commands)
  await ana.act('ticket.reply', reply(world.ticketId, 'the last words'))
  await until(async () => (await stored()).messageCount === 2)
  const user = (await world.server.api('userList', { as: world.admin })).items.find(({ id }) => id === ana.userId)
  const body = { teamIds: [], version: user?.version ?? 0 }
  await world.server.api('userPatch', { as: world.admin, params: { id: ana.userId }, body })
  await until(async () => (await ana.query('app.context', {})).me.teamIds.length === 0)
  expect((await ana.query('app.status', {})).waiting).toBe(1)
  await ana.quiet()
  await expectSame(world.server, await world.server.signIn(ana.email), ana.userDataDir)
})

test('a deleted record does not come back with an old page of changes', async () => {
  const lead = await world.desktop({ role: 'lead' })
  const ben = await world.server.makeUser(world.admin, { role: 'agent', teamIds: [world.teamA] })
  // The page is computed by the server now and read by the client only after its own deletion was confirmed.
  world.network.faults.delay = 600
  world.network.faults.next('delay-answer', changes)
  await world.server.run(ben, 'ticket.reply', reply(world.ticketId, 'a change to pull'))
  await until(() => world.network.faults.seen.some(({ fault }) => fault === 'delay-answer'))
  await lead.act('ticket.delete', { ticketId: world.ticketId })
  const shown = new Set<boolean>()
  await until(async () => {
    shown.add((await lead.query('ticket.get', { ticketId: world.ticketId })) === null)
    return (await lead.query('app.status', {})).waiting === 0
  })
  await lead.quiet()
  shown.add((await lead.query('ticket.get', { ticketId: world.ticketId })) === null)
  expect([...shown]).toEqual([true])
  expect((await lead.query('search', { text: 'Printer', kinds: ['ticket', 'message'], limit: 10 })).length).toBe(0)
  const session = await world.server.signIn(lead.email)
  await expectSame(world.server, session, lead.userDataDir)
})

test('a local edit during a long pull is not overwritten by it', async () => {
  const ana = await world.desktop()
  world.network.faults.delay = 300
  world.network.faults.next('delay-answer', changes)
  await world.server.run(world.admin, 'ticket.update', {
    ticketId: world.ticketId,
    set: { priority: 'urgent' },
    base: {},
  })
  await ana.act('ticket.update', {
    ticketId: world.ticketId,
    set: { subject: 'Typed meanwhile' },
    base: { subject: 'Printer on fire' },
  })
  await until(async () => (await ana.query('ticket.get', { ticketId: world.ticketId }))?.ticket.priority === 'urgent')
  expect(await subject(ana)).toBe('Typed meanwhile')
  await ana.quiet()
  expect(await ana.query('ticket.get', { ticketId: world.ticketId })).toMatchObject({
    pending: false,
    ticket: { subject: 'Typed meanwhile', priority: 'urgent' },
  })
})

test('what is pulled while an edit waits shows together with it', async () => {
  const ana = await world.desktop()
  world.network.faults.decide = (request) => (commands(request) ? 'drop-request' : undefined)
  const mine = { subject: 'Typed meanwhile' }
  await ana.act('ticket.update', { ticketId: world.ticketId, set: mine, base: { subject: 'Printer on fire' } })
  await world.server.run(world.admin, 'ticket.update', {
    ticketId: world.ticketId,
    set: { priority: 'urgent' },
    base: {},
  })
  await until(async () => (await ana.query('ticket.get', { ticketId: world.ticketId }))?.ticket.priority === 'urgent')
  expect(await ana.query('ticket.get', { ticketId: world.ticketId })).toMatchObject({ pending: true, ticket: mine })
  world.network.faults.decide = undefined
  await ana.quiet()
  expect((await ana.query('ticket.get', { ticketId: world.ticketId }))?.ticket).toMatchObject({
    ...mine,
    priority: 'urgent',
  })
})

test('a local edit during a push is not overwritten by the answer', async () => {
  const ana = await world.desktop()
  world.network.faults.delay = 300
  world.network.faults.next('delay-answer', commands)
  await ana.act('ticket.update', { ticketId: world.ticketId, set: { subject: 'First' }, base: {} })
  await until(async () => (await ana.query('outbox.list', {}))[0]?.state === 'sending')
  await ana.act('ticket.update', { ticketId: world.ticketId, set: { subject: 'Second' }, base: { subject: 'First' } })
  const shown = new Set<string | undefined>()
  await until(async () => {
    shown.add(await subject(ana))
    return (await ana.query('app.status', {})).waiting === 0
  })
  expect([...shown]).toEqual(['Second'])
  expect(await ana.query('attention.list', {})).toEqual([])
})

test("the echo of one's own write before the push's answer shows it once, and the answer changes nothing", async () => {
  const ana = await world.desktop()
  world.network.faults.delay = 700
  // The server applies at once, the nudge and the pull are quick, only the answer takes its time.
  world.network.faults.next('delay-answer', commands)
  await ana.act('ticket.reply', reply(world.ticketId, 'Only once'))
  await until(async () => (await stored()).messageCount === 2)
  const shown = new Set<number>()
  await until(async () => {
    shown.add((await texts(ana)).filter((text) => text === 'Only once').length)
    return (await ana.query('app.status', {})).waiting === 0
  })
  await ana.quiet()
  expect([...shown]).toEqual([1])
  expect((await texts(ana)).filter((text) => text === 'Only once')).toEqual(['Only once'])
  const { ticket } = (await ana.query('ticket.get', { ticketId: world.ticketId })) ?? {}
  expect(ticket?.messageCount).toBe(2)
})

test('a failed push is tried again without waiting for the next edit', async () => {
  const ana = await world.desktop()
  for (let i = 0; i < 3; i++) world.network.faults.next('error-500', commands)
  await ana.act('ticket.reply', reply(world.ticketId, 'patience'))
  await until(async () => (await ana.query('app.status', {})).waiting === 0)
  expect(
    world.network.faults.seen.filter((request) => commands(request) && request.method === 'POST').length,
  ).toBeGreaterThanOrEqual(4)
  expect((await serverRecords(world.server, world.admin)).size).toBeGreaterThan(0)
})

test('after a time without network everything goes out as soon as it is back, not after the pause', async () => {
  const ana = await world.desktop({
    timing: { ...quick, backoff: { first: 60_000, most: 60_000 } },
  })
  world.network.faults.offline = true
  await ana.act('ticket.reply', reply(world.ticketId, 'from the tunnel'))
  await until(async () => (await ana.query('app.status', {})).connection === 'offline')
  expect((await ana.query('app.status', {})).nextAttemptAt).not.toBeNull()
  world.network.faults.offline = false
  ana.data().wake()
  await until(async () => (await ana.query('app.status', {})).waiting === 0, 3_000)
})

test.each([
  ['command name', 'unknown-command', "name = 'ticket.beam'"],
  ['field', 'unknown-field', "args = json_set(args, '$.mood', 'good')"],
])('an unknown %s is an outcome for the person and does not stop the queue', async (_name, code, change) => {
  const ana = await world.desktop()
  world.network.faults.offline = true
  const { commandId } = await ana.act('ticket.reply', reply(world.ticketId, 'written by a newer version'))
  await ana.act('ticket.reply', reply(world.ticketId, 'written by this one'))
  await ana.data().stop()
  const { openConnection } = await import('../../../electron/data/cache/driver.ts')
  const { cacheFileOf } = await import('./compare.ts')
  const file = await openConnection(await cacheFileOf(ana.userDataDir), { readonly: false })
  await file.run(`update outbox set ${change} where id = ?`, [commandId])
  await file.close()
  world.network.faults.offline = false
  await ana.restart()
  await ana.quiet()
  expect(await ana.query('attention.list', {})).toMatchObject([
    { kind: 'rejected', code, text: 'written by a newer version', canRetry: false },
  ])
  expect(await texts(ana)).toContain('written by this one')
})

test.each([
  ['ten years ahead', 10],
  ['ten years behind', -10],
])('a clock %s neither wins nor loses', async (_name, years) => {
  const wall = () => Date.now() + years * 365 * 86_400_000
  const ana = await world.desktop({ clock: { wall, steady: () => performance.now() } })
  const ben = await world.desktop()
  expect((await ana.query('app.status', {})).notice).toBe('clock-skewed')
  await ana.act('ticket.update', { ticketId: world.ticketId, set: { subject: 'Of the odd clock' }, base: {} })
  await ana.act('ticket.reply', reply(world.ticketId, 'first'))
  await ana.quiet()
  await ben.quiet()
  await ben.act('ticket.update', {
    ticketId: world.ticketId,
    set: { subject: 'Of the good clock' },
    base: { subject: 'Of the odd clock' },
  })
  await ben.act('ticket.reply', reply(world.ticketId, 'second'))
  await ben.quiet()
  await ana.quiet()
  expect(await subject(ana)).toBe('Of the good clock')
  expect(await texts(ana)).toEqual(['Printer on fire', 'first', 'second'])
  const { ticket } = (await ana.query('ticket.get', { ticketId: world.ticketId })) ?? {}
  expect(Math.abs(Date.parse(ticket?.updatedAt ?? '') - Date.now())).toBeLessThan(60_000)
})

test('a reply is sent once after "connection error", however often it is tried', async () => {
  const ana = await world.desktop()
  for (let i = 0; i < 4; i++) world.network.faults.next('drop-answer', commands)
  world.network.faults.next('repeat', commands)
  const args = reply(world.ticketId, 'We are on it')
  await ana.act('ticket.reply', args)
  await ana.quiet()
  await ana.restart()
  await ana.quiet()
  const stored = [...(await serverRecords(world.server, world.admin)).values()].filter(
    (record) => (record as { bodyText?: string }).bodyText === 'We are on it',
  )
  expect(stored.length).toBe(1)
  const { ticket } = (await ana.query('ticket.get', { ticketId: world.ticketId })) ?? {}
  expect(ticket?.messageCount).toBe(2)
})

test("a colleague's reassignment keeps the draft", async () => {
  const ana = await world.desktop()
  await ana.act('draft.save', draftOf(world.ticketId, 'Half a thought'))
  await world.server.run(world.admin, 'ticket.update', {
    ticketId: world.ticketId,
    set: { teamId: world.teamB },
    base: {},
  })
  await until(async () => (await ana.query('ticket.get', { ticketId: world.ticketId })) === null)
  await ana.quiet()
  expect(await ana.query('draft.get', { ticketId: world.ticketId })).toMatchObject({
    bodyHtml: '<p>Half a thought</p>',
  })
  // Back in sight, it stands under its ticket again.
  await world.server.run(world.admin, 'ticket.update', {
    ticketId: world.ticketId,
    set: { teamId: world.teamA },
    base: {},
  })
  await until(
    async () =>
      (await ana.query('ticket.get', { ticketId: world.ticketId }))?.draft?.bodyHtml === '<p>Half a thought</p>',
  )
})

test('a reply to a ticket that went out of sight meanwhile waits with its words for the person', async () => {
  const ana = await world.desktop()
  world.network.faults.offline = true
  await ana.act('ticket.reply', reply(world.ticketId, 'Typed on the train'))
  await world.server.run(world.admin, 'ticket.update', {
    ticketId: world.ticketId,
    set: { teamId: world.teamB },
    base: {},
  })
  world.network.faults.offline = false
  await ana.quiet()
  const [item] = await ana.query('attention.list', {})
  expect(item).toMatchObject({ kind: 'rejected', name: 'ticket.reply', text: 'Typed on the train', canRetry: true })
  // The ticket comes back, and the same words go out as they are.
  await world.server.run(world.admin, 'ticket.update', {
    ticketId: world.ticketId,
    set: { teamId: world.teamA },
    base: {},
  })
  await until(async () => (await ana.query('ticket.get', { ticketId: world.ticketId })) !== null)
  await ana.local('attention.resolve', { id: item?.id ?? '', action: 'retry' })
  await ana.quiet()
  expect(await texts(ana)).toContain('Typed on the train')
  expect(await ana.query('attention.list', {})).toEqual([])
})

test('lost access takes a team away, and regained access brings it back', async () => {
  const ana = await world.desktop({ teamIds: [world.teamA] })
  const patch = async (teamIds: string[]) => {
    const user = (await world.server.api('userList', { as: world.admin })).items.find(({ id }) => id === ana.userId)
    await world.server.api('userPatch', {
      as: world.admin,
      params: { id: ana.userId },
      body: { teamIds, version: user?.version ?? 0 },
    })
  }
  await patch([])
  await until(async () => (await ana.query('ticket.get', { ticketId: world.ticketId })) === null)
  await patch([world.teamA])
  await until(async () => (await texts(ana)).length === 1)
  await ana.quiet()
  await expectSame(world.server, await world.server.signIn(ana.email), ana.userDataDir)
})

test('what builds on a change that the server failed at does not overtake it', async () => {
  const ana = await world.desktop()
  world.network.faults.offline = true
  const customer = newCustomer('Needs to be first')
  const ticket = newTicket(world.teamA, customer.customerId)
  await ana.local('command.batch', {
    commands: [
      { name: 'customer.create', args: customer },
      { name: 'ticket.create', args: ticket },
    ],
  })
  world.network.faults.offline = false
  world.network.faults.next('error-500', commands)
  await ana.quiet()
  expect(await ana.query('attention.list', {})).toEqual([])
  expect(await world.server.api('ticketGet', { as: world.admin, params: { id: ticket.ticketId } })).toMatchObject({
    customerId: customer.customerId,
  })
})

test('I5: words of a machine whose clock is a year slow are kept when they look too old, and can be sent again', async () => {
  const clock = { wall: () => Date.now() - 365 * 86_400_000, steady: () => performance.now() }
  const ana = await world.desktop({ clock })
  world.network.faults.offline = true
  // Started without the network, it does not know the server's time.
  await ana.restart()
  await ana.act('ticket.reply', reply(world.ticketId, 'From the wrong year'))
  world.network.faults.offline = false
  ana.data().wake()
  await until(async () => (await ana.query('attention.list', {})).length === 1)
  const [item] = await ana.query('attention.list', {})
  expect(item).toMatchObject({ code: 'too-old', text: 'From the wrong year', canRetry: true })
  await ana.local('attention.resolve', { id: item?.id ?? '', action: 'retry' })
  await ana.quiet()
  expect(await ana.query('attention.list', {})).toEqual([])
  const { entries } = await ana.query('ticket.conversation', { ticketId: world.ticketId, limit: 50 })
  expect(entries.map(({ bodyText }) => bodyText)).toContain('From the wrong year')
  await expectSame(world.server, await world.server.signIn(ana.email), ana.userDataDir)
})
