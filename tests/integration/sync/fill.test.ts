import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { importRecords } from '../../../server/store/import.ts'
import { newCustomer, newTicket, refused, reply, startClient, type TestClient, until } from '../../fixtures/client.ts'
import { type FaultProxy, startFaultProxy } from '../../fixtures/fault-proxy.ts'
import { startServer, type TestServer } from '../../fixtures/server.ts'
import { cachedRecords, cacheFileOf, expectSame } from './compare.ts'

/** The first fill, refills, and servers that are not what they were. */

const open: { stop(): Promise<void> }[] = []
const folders: string[] = []
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.stop().catch(() => undefined)
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

async function folder(): Promise<string> {
  const made = await mkdtemp(path.join(tmpdir(), 'switchboard-fill-'))
  folders.push(made)
  return made
}

async function tracked<T extends { stop(): Promise<void> }>(started: Promise<T>): Promise<T> {
  const made = await started
  open.push(made)
  return made
}

/** A workspace with `count` customers. */
async function workspace(count: number, dataDir?: string) {
  const server = await tracked(startServer(dataDir === undefined ? {} : { dataDir }))
  const network = await tracked(startFaultProxy(server.url))
  const admin = await server.setup()
  const team = await server.makeTeam(admin, 'Desk')
  const person = await server.makeUser(admin, { role: 'agent', teamIds: [team] })
  await importRecords(
    server.store,
    Array.from({ length: count }, (_, i) => {
      const { customerId, fields } = newCustomer(`Customer ${i}`)
      return {
        type: 'customer',
        record: {
          ...fields,
          id: customerId,
          version: 1,
          createdAt: '2026-01-01T00:00:00.000Z',
        },
      }
    }),
  )
  const customer = newCustomer('The one with tickets')
  await server.run(admin, 'customer.create', customer)
  const ticket = newTicket(team, customer.customerId)
  await server.run(admin, 'ticket.create', ticket)
  return { server, network, admin, team, person, ticketId: ticket.ticketId, customerId: customer.customerId }
}

const snapshots = (network: FaultProxy) =>
  network.faults.seen.filter(({ path: asked }) => asked.startsWith('/v1/sync/snapshot'))

test('a first fill that is cut goes on at its last checkpoint, and shows how far it is', async () => {
  const { server, network, person } = await workspace(12_000)
  const client = await tracked(startClient())
  for (let i = 0; i < 2; i++)
    network.faults.next('cut-body', ({ path: asked }) => asked.startsWith('/v1/sync/snapshot'))
  await client.connect(network.url, person.user.email)
  await client.quiet(20_000)
  const asked = snapshots(network)
  expect(asked.length).toBe(3)
  expect(asked[0]?.path).not.toContain('cursor=')
  expect(asked[1]?.path).toContain('cursor=')
  expect(asked[2]?.path).not.toBe(asked[1]?.path)
  const progress = client.events('status').flatMap(({ fill }) => (fill ? [fill.done] : []))
  expect(progress.some((done) => done > 0)).toBe(true)
  await expectSame(server, person, client.userDataDir)
})

test('a first fill goes on after the app was closed in the middle', async () => {
  const { server, network, person } = await workspace(12_000)
  const client = await tracked(startClient())
  network.faults.next('cut-body', ({ path: asked }) => asked.startsWith('/v1/sync/snapshot'))
  await client.connect(network.url, person.user.email)
  await until(async () => ((await client.query('app.status', {})).fill?.done ?? 0) > 0)
  network.faults.offline = true
  expect((await client.query('app.status', {})).phase).toBe('filling')
  await client.restart()
  // What has arrived can be used.
  expect((await client.query('customer.find', { text: 'Customer', limit: 10 })).length).toBeGreaterThan(0)
  network.faults.offline = false
  client.data().wake()
  await client.quiet(20_000)
  expect(
    snapshots(network).filter(({ path: asked, fault }) => fault === undefined && !asked.includes('cursor=')).length,
  ).toBe(0)
  await expectSame(server, person, client.userDataDir)
})

test('work goes on during the first fill', async () => {
  const { server, network, person, ticketId } = await workspace(4_000)
  const client = await tracked(startClient())
  network.faults.delay = 500
  network.faults.next('delay', ({ path: asked }) => asked.startsWith('/v1/sync/snapshot'))
  await client.connect(network.url, person.user.email)
  await client.act('view.save', {
    viewId: crypto.randomUUID(),
    shared: false,
    fields: { name: 'Mine first', conditions: [], sort: { by: 'updated', direction: 'desc' }, position: 1 },
  })
  await until(async () => (await client.query('ticket.get', { ticketId })) !== null, 20_000)
  await client.act('ticket.reply', reply(ticketId, 'while filling'))
  await client.quiet(20_000)
  await expectSame(server, person, client.userDataDir)
})

/** Stops the server and starts it again over a folder, behind the same address. */
async function replaceServer(old: TestServer, network: FaultProxy, dataDir: string): Promise<TestServer> {
  await old.stop()
  const server = await tracked(startServer({ dataDir }))
  network.retarget(server.url)
  return server
}

async function restored() {
  const dataDir = await folder()
  const backup = await folder()
  const world = await workspace(20, dataDir)
  const { server, network, person, admin, ticketId, team, customerId } = world
  const client = await tracked(startClient())
  await client.connect(network.url, person.user.email)
  await client.quiet()
  // The backup is taken here; what follows is lost on the server.
  await server.store.write(async () => undefined).catch(() => undefined)
  await server.stop()
  await cp(dataDir, backup, { recursive: true })
  const again = await replaceServer(server, network, dataDir)
  await until(async () => (await client.query('app.status', {})).connection === 'online')
  const late = newTicket(team, customerId, 'After the backup')
  await again.run(admin, 'ticket.create', late)
  for (let i = 0; i < 5; i++) await again.run(admin, 'ticket.reply', reply(ticketId, `lost ${i}`))
  await until(async () => (await client.query('ticket.get', { ticketId: late.ticketId })) !== null)
  await client.quiet()
  return { ...world, server: again, client, backup, late }
}

test('a server restored from a backup: the outbox survives, and the cache becomes the older truth', async () => {
  const { server, network, client, person, backup, late, ticketId } = await restored()
  network.faults.offline = true
  await client.act('ticket.reply', reply(ticketId, 'written while it was down'))
  const before = await replaceServer(server, network, backup)
  // Everything is there until the new truth is.
  expect(await client.query('ticket.get', { ticketId: late.ticketId })).not.toBeNull()
  network.faults.offline = false
  client.data().wake()
  await until(async () => (await client.query('ticket.get', { ticketId: late.ticketId })) === null, 15_000)
  await client.quiet()
  await expectSame(before, person, client.userDataDir)
  const { entries } = await client.query('ticket.conversation', { ticketId, limit: 50 })
  expect(entries.map(({ bodyText }) => bodyText)).toContain('written while it was down')
})

test('a refill that is cut removes nothing', async () => {
  const { server, network, client, backup, late } = await restored()
  network.faults.offline = true
  await replaceServer(server, network, backup)
  network.faults.decide = ({ path: asked }) => (asked.startsWith('/v1/sync/snapshot') ? 'cut-body' : undefined)
  network.faults.offline = false
  client.data().wake()
  await until(() => snapshots(network).filter(({ fault }) => fault === 'cut-body').length > 3)
  expect(await client.query('ticket.get', { ticketId: late.ticketId })).not.toBeNull()
  network.faults.decide = undefined
  await until(async () => (await client.query('ticket.get', { ticketId: late.ticketId })) === null, 15_000)
})

test('an emptied server does not make the desktop delete its data', async () => {
  const { server, network, client, ticketId } = await restored()
  await client.act('ticket.reply', reply(ticketId, 'one more'))
  await client.quiet()
  const records = async () => (await cachedRecords(await cacheFileOf(client.userDataDir))).size
  const before = await records()
  await replaceServer(server, network, await folder())
  client.data().wake()
  await until(async () => (await client.query('app.status', {})).connection === 'session-ended')
  await client.act('ticket.reply', reply(ticketId, 'still can write'))
  expect(await records()).toBe(before + 1)
  const account = (await client.query('app.status', {})).account
  // Nobody can sign in to what is not set up, and being refused changes nothing here.
  expect(await refused(client.connect(network.url, account?.email ?? ''))).toMatchObject({
    code: 'server-error',
    detail: { reason: 'not-set-up' },
  })
  expect(await records()).toBe(before + 1)
})

test('a replaced server with other people is another account and leaves the first alone', async () => {
  const { server, network, client, ticketId } = await restored()
  await client.act('draft.save', {
    ticketId,
    kind: 'note',
    bodyHtml: '<p>mine</p>',
    cc: [],
    attachments: [],
    baseVersion: 0,
  })
  const [first] = await client.query('app.accounts', {})
  const other = await replaceServer(server, network, await folder())
  const admin = await other.setup()
  client.data().wake()
  await until(async () => (await client.query('app.status', {})).connection === 'session-ended')
  await client.connect(network.url, admin.user.email)
  expect(await client.query('ticket.get', { ticketId })).toBeNull()
  const accounts = await client.query('app.accounts', {})
  expect(accounts.map(({ key }) => key)).toContain(first?.key)
  expect(accounts.length).toBe(2)
})

test('memory does not grow with the size of a first fill', async () => {
  const { network, person } = await workspace(30_000)
  const client: TestClient = await tracked(startClient())
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  let most = 0
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss - before)
  }, 5)
  await client.connect(network.url, person.user.email)
  await client.quiet(25_000)
  clearInterval(watch)
  // The server and the proxy live in this process as well; the bench measures the data process alone.
  expect(most / 1_048_576).toBeLessThan(200)
})
