import { readFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { refused, reply, startClient, type TestClient, until } from '../../fixtures/client.ts'
import { startServer } from '../../fixtures/server.ts'
import { startWorld, type World } from './world.ts'

/** Wrong input and servers that are none: each has its own word for the person. */

const open: { stop(): Promise<void> }[] = []
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.stop()
})

async function client(): Promise<TestClient> {
  const started = await startClient({ timeouts: { head: 400, idle: 400 } })
  open.push(started)
  return started
}

async function world(): Promise<World> {
  const started = await startWorld()
  open.push(started)
  return started
}

/** A server whose certificate nobody vouches for. */
async function selfSigned(): Promise<string> {
  const pem = readFileSync(path.join(import.meta.dirname, '../../fixtures/self-signed.pem'))
  const server = createSecureServer({ key: pem, cert: pem }, (_request, response) => response.end('{}'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push({
    stop: async () => {
      server.close()
    },
  })
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function answering(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push({
    stop: async () => {
      server.closeAllConnections()
      server.close()
    },
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const attempt = async (url: string) =>
  refused((await client()).connect(url, 'ana@example.com', 'a long enough password'))

test('a wrong password', async () => {
  const { network } = await world()
  expect(await refused((await client()).connect(network.url, 'admin@example.com', 'not the password'))).toEqual({
    code: 'wrong-credentials',
  })
})

test('too many attempts say how long to wait', async () => {
  const server = await startServer({ signInLimits: { perAccount: 2, perAddress: 100 } })
  open.push(server)
  await server.setup()
  const desktop = await client()
  const errors = []
  for (let i = 0; i < 4; i++)
    errors.push(await refused(desktop.connect(server.url, 'admin@example.com', 'not the password')))
  expect(errors.at(-1)).toMatchObject({ code: 'too-many-attempts', detail: { retryAfterSeconds: expect.any(Number) } })
})

test('an address that is none', async () => {
  for (const url of ['ftp://example.com', 'https://user@example.com', 'http://', 'not a host name'])
    expect(await attempt(url)).toMatchObject({ code: 'invalid', detail: { field: 'url' } })
})

test('nobody listens there', async () => {
  expect(await attempt('http://127.0.0.1:9')).toEqual({ code: 'server-unreachable' })
})

test('a server that never answers', async () => {
  const url = await answering(() => undefined)
  expect(await attempt(url)).toEqual({ code: 'server-timeout' })
})

test('a server that stops in the middle of its answer', async () => {
  const url = await answering((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
    response.write('{"product":')
  })
  expect(await attempt(url)).toEqual({ code: 'server-timeout' })
})

test('a body that is cut', async () => {
  const url = await answering((request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
    response.write('{"product":', () => request.socket.destroy())
  })
  expect(await attempt(url)).toEqual({ code: 'server-unreachable' })
})

test('a page instead of an answer', async () => {
  const url = await answering((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end('<html>Please accept the terms</html>')
  })
  expect(await attempt(url)).toEqual({ code: 'server-not-switchboard' })
})

test('a page that says not found', async () => {
  const url = await answering((_request, response) => {
    response.writeHead(404, { 'content-type': 'text/html' })
    response.end('<html>404</html>')
  })
  expect(await attempt(url)).toEqual({ code: 'server-not-switchboard' })
})

test('a redirect is not followed', async () => {
  const url = await answering((_request, response) => {
    response.writeHead(302, { location: 'https://example.com/' })
    response.end()
  })
  expect(await attempt(url)).toEqual({ code: 'server-not-switchboard' })
})

test('JSON of another product', async () => {
  const url = await answering((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end('{"product":"something else"}')
  })
  expect(await attempt(url)).toEqual({ code: 'server-not-switchboard' })
})

test('a proxy that fails', async () => {
  const url = await answering((_request, response) => {
    response.writeHead(502, { 'content-type': 'text/html' })
    response.end('<html>Bad gateway</html>')
  })
  expect(await attempt(url)).toEqual({ code: 'server-error' })
})

test('a certificate that nobody vouches for', async () => {
  const url = await selfSigned()
  expect(await attempt(url)).toEqual({ code: 'certificate' })
})

test('a certificate that goes bad later shows in the status, and work goes on', async () => {
  const { ticketId, desktop } = await world()
  const ana = await desktop()
  await ana.data().stop()
  const url = await selfSigned()
  const { readdir, readFile, writeFile } = await import('node:fs/promises')
  const accounts = path.join(ana.userDataDir, 'accounts')
  const [name = ''] = (await readdir(accounts)).filter((each) => each !== 'active.json')
  const file = path.join(accounts, name, 'account.json')
  await writeFile(file, JSON.stringify({ ...JSON.parse(await readFile(file, 'utf8')), serverUrl: url }))
  await ana.restart()
  await until(async () => (await ana.query('app.status', {})).connection === 'certificate')
  await ana.act('ticket.reply', reply(ticketId, 'still at work'))
  expect((await ana.query('app.status', {})).waiting).toBe(1)
})

test('the address is taken as people type it', async () => {
  const { network, admin } = await world()
  const desktop = await client()
  await desktop.connect(`  ${network.url.replace('http://', '')}/some/page?x=1 `, admin.user.email)
  expect((await desktop.query('app.status', {})).account?.serverUrl).toBe(network.url)
})

test('a busy server is left alone for as long as it asks', async () => {
  const { network, ticketId, desktop } = await world()
  const ana = await desktop()
  let pushes = 0
  const busy = await answering((request, response) => {
    if (request.url === '/v1/commands') pushes += 1
    response.writeHead(429, { 'content-type': 'application/problem+json', 'retry-after': '1' })
    response.end(
      JSON.stringify({
        type: 'urn:switchboard:problem:too-many-requests',
        title: 'Too many',
        status: 429,
        code: 'too-many-requests',
      }),
    )
  })
  network.retarget(busy)
  await ana.act('ticket.reply', reply(ticketId, 'later then'))
  await until(() => pushes === 1)
  await new Promise((resolve) => setTimeout(resolve, 600))
  expect(pushes).toBe(1)
  await until(() => pushes === 2, 3_000)
})

test('a session that ended elsewhere: work goes on, and signing in again sends what waits', async () => {
  const { server, network, ticketId, desktop } = await world()
  const ana = await desktop()
  for (const { id } of await ana.local('session.list', {}))
    await ana.local('session.revoke', { id }).catch(() => undefined)
  await until(async () => (await ana.query('app.status', {})).connection === 'session-ended')
  await ana.act('ticket.reply', reply(ticketId, 'written after the end'))
  expect((await ana.query('app.status', {})).waiting).toBe(1)
  // A restart does not lose it either.
  await ana.restart()
  await until(async () => (await ana.query('app.status', {})).connection === 'session-ended')
  expect(await refused(ana.connect(network.url, ana.email, 'wrong password'))).toEqual({ code: 'wrong-credentials' })
  await ana.connect(network.url, ana.email)
  await ana.quiet()
  expect(
    (await server.api('ticketGet', { as: await server.signIn(ana.email), params: { id: ticketId } })).messageCount,
  ).toBe(2)
})

test('an expired access token is renewed without a word, once for all calls', async () => {
  const { server, network, ticketId, desktop } = await world()
  const ana = await desktop()
  await server.store.write(({ db }) =>
    db.updateTable('token').set({ expiresAt: '2020-01-01T00:00:00.000Z' }).where('kind', '=', 'access').execute(),
  )
  await ana.act('ticket.reply', reply(ticketId, 'with a fresh token'))
  await ana.quiet()
  expect(network.faults.seen.filter(({ path: asked }) => asked === '/v1/sessions/refresh').length).toBe(1)
  expect(ana.events('status').map(({ connection }) => connection)).not.toContain('session-ended')
})
