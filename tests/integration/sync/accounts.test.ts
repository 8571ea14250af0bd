import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { demoEmails, demoPassword } from '../../../shared/domain/demo.ts'
import { draftOf, newCustomer, newTicket, refused, reply, startClient, until } from '../../fixtures/client.ts'
import { startFaultProxy } from '../../fixtures/fault-proxy.ts'
import { password, setupToken, startServer } from '../../fixtures/server.ts'
import { startWorld, type World } from './world.ts'

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.stop())

test('I7: a switched account shows nothing of the one before', async () => {
  const ana = await world.desktop()
  await ana.act('draft.save', draftOf(world.ticketId, 'Only for my eyes'))
  await ana.quiet()
  const ben = await world.server.makeUser(world.admin, { role: 'agent', teamIds: [world.teamB] })
  await ana.local('session.signOut', {})
  expect(await ana.query('app.status', {})).toMatchObject({ phase: 'signed-out', account: null, waiting: 0 })
  expect(await refused(ana.query('draft.get', { ticketId: world.ticketId }))).toEqual({
    code: 'not-signed-in',
  })
  await ana.connect(world.network.url, ben.user.email)
  await ana.quiet()
  expect(await ana.query('ticket.get', { ticketId: world.ticketId })).toBeNull()
  expect(await ana.query('draft.get', { ticketId: world.ticketId })).toBeNull()
  expect(await ana.query('search', { text: 'Printer', kinds: ['ticket', 'message', 'customer'], limit: 10 })).toEqual(
    [],
  )
  expect((await ana.query('app.context', {})).me.id).toBe(ben.user.id)
})

test('I7: what waits in one account is never sent by another', async () => {
  const ana = await world.desktop()
  world.network.faults.offline = true
  await ana.act('ticket.reply', reply(world.ticketId, "Ana's words"))
  await ana.local('session.signOut', {})
  world.network.faults.offline = false
  const ben = await world.server.makeUser(world.admin, { role: 'agent', teamIds: [world.teamA] })
  await ana.connect(world.network.url, ben.user.email)
  await ana.quiet()
  expect((await ana.query('ticket.get', { ticketId: world.ticketId }))?.ticket.messageCount).toBe(1)
  const accounts = await ana.query('app.accounts', {})
  expect(accounts.find(({ userId }) => userId === ana.userId)).toMatchObject({ waiting: 1, signedIn: false })
  // The same person signs in again, and it goes out in her name.
  await ana.connect(world.network.url, ana.email)
  await ana.quiet()
  const { entries } = await ana.query('ticket.conversation', { ticketId: world.ticketId, limit: 50 })
  expect(entries.at(-1)).toMatchObject({ bodyText: "Ana's words", authorId: ana.userId })
})

test('signing out works without the network, keeps what waits and takes the tokens away', async () => {
  const ana = await world.desktop()
  world.network.faults.offline = true
  await ana.act('ticket.reply', reply(world.ticketId, 'Later'))
  await ana.local('session.signOut', {})
  expect(ana.host.secrets).toBeNull()
  await ana.restart()
  expect((await ana.query('app.status', {})).phase).toBe('signed-out')
  const [account] = await ana.query('app.accounts', {})
  expect(account).toMatchObject({ waiting: 1, signedIn: false })
  expect(await refused(ana.local('session.resume', { key: account?.key ?? '' }))).toEqual({ code: 'not-signed-in' })
})

test('I7: an account that was signed out of stays so when the answer to its refresh comes late', async () => {
  const ana = await world.desktop()
  const { key = '' } = (await ana.query('app.status', {})).account ?? {}
  await world.server.store.write(({ db }) =>
    db.updateTable('token').set({ expiresAt: '2020-01-01T00:00:00.000Z' }).where('kind', '=', 'access').execute(),
  )
  world.network.faults.delay = 2_500
  const refreshes = () => world.network.faults.seen.filter(({ path }) => path.includes('/refresh'))
  world.network.faults.next('delay-answer', ({ path }) => path.includes('/refresh'))
  await ana.act('ticket.reply', reply(world.ticketId, 'with an expired token'))
  await until(() => refreshes().length > 0)
  await ana.local('session.signOut', {})
  const delivered = () => refreshes().some(({ answered }) => answered())
  expect(delivered()).toBe(false)
  await until(delivered)
  // What the answer would make of the sign-out, it makes at once.
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(ana.host.secrets).toBeNull()
  expect(await refused(ana.local('session.resume', { key }))).toEqual({ code: 'not-signed-in' })
  await ana.restart()
  expect((await ana.query('app.status', {})).phase).toBe('signed-out')
})

test('forgetting an account asks while changes wait, and leaves nothing behind', async () => {
  const ana = await world.desktop()
  world.network.faults.offline = true
  await ana.act('ticket.reply', reply(world.ticketId, 'Later'))
  const { key } = (await ana.query('app.status', {})).account ?? { key: '' }
  expect(await refused(ana.local('session.forget', { key, evenIfWaiting: false }))).toEqual({
    code: 'conflict',
    detail: { waiting: 1 },
  })
  await ana.local('session.forget', { key, evenIfWaiting: true })
  expect((await readdir(path.join(ana.userDataDir, 'accounts'))).filter((name) => name !== 'active.json')).toEqual([])
  expect(ana.host.secrets).toBeNull()
  expect(await ana.query('app.accounts', {})).toEqual([])
  expect(await refused(ana.local('session.forget', { key: '../..', evenIfWaiting: true }))).toEqual({
    code: 'not-found',
  })
})

test('a server that moves to another address keeps its accounts, with what waits in them', async () => {
  const ana = await world.desktop()
  const { key = '' } = (await ana.query('app.status', {})).account ?? {}
  await world.network.stop()
  await ana.act('ticket.reply', reply(world.ticketId, 'Written during the move'))
  const moved = await startFaultProxy(world.server.url)
  const words = { url: moved.url, email: ana.email, password }
  expect(await ana.local('session.connect', { ...words, key })).toMatchObject({ key, serverUrl: moved.url })
  await ana.quiet()
  expect((await ana.query('ticket.get', { ticketId: world.ticketId }))?.ticket.messageCount).toBe(2)
  await ana.restart()
  await ana.quiet()
  // By its new address alone it is the same one, too; and only this person's.
  await ana.local('session.signOut', {})
  expect(await ana.local('session.connect', words)).toMatchObject({ key, serverUrl: moved.url })
  const ben = await world.server.makeUser(world.admin, { role: 'agent', teamIds: [world.teamA] })
  const other = await ana.local('session.connect', { ...words, email: ben.user.email, key })
  expect(other.key).not.toBe(key)
  expect((await ana.query('app.accounts', {})).map(({ userId }) => userId).sort()).toEqual(
    [ana.userId, ben.user.id].sort(),
  )
  await ana.data().stop()
  await moved.stop()
})

test('the app starts with the account of the last time, without any network', async () => {
  const ana = await world.desktop()
  await ana.quiet()
  world.network.faults.offline = true
  const before = performance.now()
  await ana.restart()
  expect((await ana.query('ticket.get', { ticketId: world.ticketId }))?.ticket.subject).toBe('Printer on fire')
  expect(performance.now() - before).toBeLessThan(2_000)
  expect(await ana.query('app.status', {})).toMatchObject({ phase: 'ready', account: { userId: ana.userId } })
})

test('a lost keychain costs a sign-in, not the work', async () => {
  const ana = await world.desktop()
  await ana.quiet()
  ana.host.secrets = null
  await ana.restart()
  await until(async () => (await ana.query('app.status', {})).connection === 'session-ended')
  await ana.act('ticket.reply', reply(world.ticketId, 'Still here'))
  await ana.connect(world.network.url, ana.email)
  await ana.quiet()
  expect((await ana.query('ticket.get', { ticketId: world.ticketId }))?.ticket.messageCount).toBe(2)
})

test('an unreadable cache is set aside, what waits is carried over, and the rest comes again', async () => {
  const ana = await world.desktop()
  world.network.faults.offline = true
  await ana.act('ticket.reply', reply(world.ticketId, 'Worth saving'))
  await ana.data().stop()
  const { cacheFileOf } = await import('./compare.ts')
  const { open } = await import('node:fs/promises')
  const file = await cacheFileOf(ana.userDataDir)
  const { openConnection } = await import('../../../electron/data/cache/driver.ts')
  const connection = await openConnection(file, { readonly: true })
  const root = await connection.get<{ rootpage: number }>("select rootpage from sqlite_schema where name = 'ticket'")
  await connection.close()
  const handle = await open(file, 'r+')
  await handle.write(Buffer.alloc(4096, 0xff), 0, 4096, ((root?.rootpage ?? 2) - 1) * 4096)
  await handle.close()
  world.network.faults.offline = false
  await ana.restart()
  await ana.quiet()
  expect((await ana.query('app.status', {})).notice).toBe('cache-rebuilt')
  await ana.local('notice.dismiss', {})
  expect((await ana.query('app.status', {})).notice).toBeNull()
  const { entries } = await ana.query('ticket.conversation', { ticketId: world.ticketId, limit: 50 })
  expect(entries.map(({ bodyText }) => bodyText)).toContain('Worth saving')
})

test("a workspace of one's own: made, worked in, and found again under another port", async () => {
  const client = await startClient()
  const first = await startServer()
  client.host.server = { url: first.url, setupToken }
  const account = await client.local('session.startLocal', {
    workspaceName: 'My shop',
    name: 'Olive Owner',
    email: 'olive@example.com',
    password: 'a long enough password',
    language: 'en',
  })
  expect(account).toMatchObject({ kind: 'local', workspaceName: 'My shop', role: 'admin' })
  await client.quiet()
  const { teams } = await client.query('app.context', {})
  const team = teams[0] ?? (await client.local('admin.teamCreate', { name: 'All of us' }))
  await until(async () => (await client.query('app.context', {})).teams.length > 0)
  const customer = newCustomer()
  const ticket = newTicket(team.id, customer.customerId)
  await client.act('customer.create', customer)
  await client.act('ticket.create', ticket)
  await client.quiet()
  // Another port: what listens at the old one is not ours.
  const second = await startServer({ dataDir: first.dataDir })
  client.host.server = { url: second.url, setupToken }
  await client.restart()
  await client.act('ticket.reply', reply(ticket.ticketId, 'after the restart'))
  await client.quiet()
  expect((await client.query('app.status', {})).account).toMatchObject({ key: account.key, serverUrl: second.url })
  // Signed out and in again as the account of the list: the server is started for it, and it is still the same account.
  await client.local('session.signOut', {})
  const third = await startServer({ dataDir: first.dataDir })
  client.host.server = { url: third.url, setupToken: '' }
  await second.stop()
  const [shown] = await client.query('app.accounts', {})
  const words = { url: shown?.serverUrl ?? '', email: 'olive@example.com', password: 'a long enough password' }
  expect(await client.local('session.connect', { ...words, key: account.key })).toMatchObject({
    key: account.key,
    kind: 'local',
    serverUrl: third.url,
  })
  await client.stop()
  await third.stop()
  await first.stop()
})

test('only its own name makes an account one of this computer, whatever listens at its address', async () => {
  const client = await startClient()
  const server = await startServer()
  client.host.server = { url: server.url, setupToken }
  const words = { email: 'olive@example.com', password: 'a long enough password' }
  const more = { workspaceName: 'My shop', name: 'Olive Owner', language: 'en' }
  const account = await client.local('session.startLocal', { ...words, ...more })
  await client.local('session.signOut', {})
  const before = client.host.requests.filter((name) => name === 'server.start').length
  const elsewhere = await client.local('session.connect', { ...words, url: server.url })
  expect(elsewhere).toMatchObject({ kind: 'remote', serverUrl: server.url })
  expect(elsewhere.key).not.toBe(account.key)
  expect(client.host.requests.filter((name) => name === 'server.start')).toHaveLength(before)
  // Of a known account elsewhere the address may have changed: the one that was typed counts.
  const moved = { ...words, key: elsewhere.key, url: `${server.url}/` }
  expect(await client.local('session.connect', moved)).toMatchObject({ key: elsewhere.key, kind: 'remote' })
  expect(await refused(client.local('session.connect', { ...words, url: server.url, key: 'nobody' }))).toEqual({
    code: 'not-found',
  })
  const again = await client.local('session.connect', { ...words, url: 'http://nowhere.example', key: account.key })
  expect(again).toMatchObject({ key: account.key, kind: 'local', serverUrl: server.url })
  await client.stop()
  await server.stop()
})

test("the demo opens with one command, and its lost session is nobody's business", async () => {
  const client = await startClient()
  const server = await startServer()
  const admin = await server.setup()
  const team = await server.makeTeam(admin, 'Demo desk')
  await server.api('userCreate', {
    as: admin,
    body: { name: 'Maya Okafor', email: demoEmails.agent, password: demoPassword, role: 'agent', teamIds: [team] },
  })
  client.host.server = { url: server.url, setupToken: '' }
  const account = await client.local('session.exploreDemo', {})
  expect(account).toMatchObject({ kind: 'demo', email: demoEmails.agent })
  await client.quiet()
  await server.store.write(({ db }) => db.deleteFrom('token').execute())
  await client.restart()
  await client.quiet()
  expect(client.events('status').map(({ connection }) => connection)).not.toContain('session-ended')
  // Asking for it again is no second account.
  expect((await client.local('session.exploreDemo', {})).key).toBe(account.key)
  client.host.server = undefined
  await client.restart()
  expect(await client.query('app.status', {})).toMatchObject({ phase: 'ready', account: { key: account.key } })
  expect(await refused(client.local('session.exploreDemo', {}))).toEqual({ code: 'embedded-server-failed' })
  await client.stop()
  await server.stop()
})
