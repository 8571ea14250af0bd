import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { endpoints } from '../../../shared/api/endpoints.ts'
import { refusal } from '../../fixtures/server.ts'
import { makeWorld, type World } from './world.ts'

/** A token for another system: it reports, and does nothing else. */

let world: World
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(() => world.server.stop())

const ask = (token: string, method: string, path: string, body?: object) =>
  fetch(`${world.server.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
const ring = (token: string, agent = world.anna.user.email) =>
  ask(token, 'POST', '/v1/calls', {
    externalId: 'pbx-1',
    from: '+351912345678',
    state: 'ringing',
    agent: { email: agent },
  })
const connect = (serves: ('calls' | 'orders')[], name = 'PBX') =>
  world.server.api('connectionCreate', { as: world.admin, body: { name, serves } })

const connections = async (as = world.admin) => (await world.server.api('connectionList', { as })).items
const otherAdmin = () => world.server.makeUser(world.admin, { role: 'admin' })
const told = async () =>
  (await world.server.api('audit', { as: world.admin, query: { type: 'connection' } })).entries.reverse()

test('a telephone system rings at any agent with a token that does not run out with a sign-in', async () => {
  const { token } = await connect(['calls'])
  const answer = await ring(token)
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({ agentId: world.anna.user.id, state: 'ringing' })
  expect(await connections()).toMatchObject([{ name: 'PBX', serves: ['calls'] }])
  // It is nobody's sign-in.
  const { items } = await world.server.api('sessionList', { as: world.admin })
  expect(items.map(({ id }) => id)).toEqual([world.admin.sessionId])
})

test('it opens nothing but the reports of its own kind', async () => {
  const { token } = await connect(['calls'])
  for (const [name, endpoint] of Object.entries(endpoints)) {
    if (('open' in endpoint && endpoint.open) || name === 'callReport') continue
    const path = endpoint.path.replace(/:(\w+)/g, () => uuidv7())
    const answer = await ask(token, endpoint.method, path, endpoint.method === 'GET' ? undefined : {})
    expect([name, answer.status]).toEqual([name, 403])
  }
  const orders = await connect(['orders'], 'Shop')
  expect((await ring(orders.token)).status).toBe(403)
})

test('no two that are connected have one name, however it is written', async () => {
  const first = await connect(['orders'], 'Caf\u00e9')
  for (const name of ['Caf\u00e9', ' CAFE\u0301 '])
    for (const serves of ['orders', 'calls'] as const) expect(await refusal(connect([serves], name))).toBe('conflict')
  expect(await connections()).toHaveLength(1)
  expect(await told()).toHaveLength(1)
  // With a new token it is the one it was.
  await world.server.api('connectionEnd', { as: world.admin, params: { id: first.id } })
  await connect(['orders'], 'caf\u00e9')
  expect(await connections()).toMatchObject([{ name: 'caf\u00e9' }])
})

test('it ends with its session, with the password of its administrator, and with their role', async () => {
  const first = await connect(['calls'])
  await world.server.api('connectionEnd', { as: world.admin, params: { id: first.id } })
  expect((await ring(first.token)).status).toBe(401)
  const second = await connect(['calls'])
  const { admin } = world
  const session = await otherAdmin()
  await world.server.api('userPatch', {
    as: session,
    params: { id: admin.user.id },
    body: { role: 'agent', version: admin.user.version },
  })
  expect((await ring(second.token)).status).toBe(401)
})

test('every administrator sees who connected a system and when it was last used, and can end it', async () => {
  const { admin, server } = world
  const { id, token } = await connect(['calls'])
  const other = await otherAdmin()
  const [before] = await connections(other)
  expect(before).toMatchObject({ id, name: 'PBX', userId: admin.user.id, lastUsedAt: null })
  expect((await ring(token)).status).toBe(200)
  const [used] = await connections(other)
  expect(Date.parse(used?.lastUsedAt ?? '')).toBeGreaterThan(Date.parse(before?.createdAt ?? ''))
  await server.api('connectionEnd', { as: other, params: { id } })
  expect(await connections()).toEqual([])
  expect((await ring(token)).status).toBe(401)
  expect(await refusal(server.api('connectionEnd', { as: other, params: { id } }))).toBe('not-found')
  // Somebody's sign-in is no connection, and a connection no sign-in.
  const signedIn = { id: admin.sessionId }
  expect(await refusal(server.api('connectionEnd', { as: other, params: signedIn }))).toBe('not-found')
  expect(await refusal(server.api('sessionRevoke', { as: admin, params: { id: (await connect(['calls'])).id } }))).toBe(
    'not-found',
  )
})

test('the audit tells who connected a system and what ended it, and nothing of its token', async () => {
  const { admin, server } = world
  const { id, token } = await connect(['calls', 'orders'])
  await server.api('connectionEnd', { as: admin, params: { id } })
  const about = { id, name: 'PBX', serves: ['calls', 'orders'], userId: admin.user.id }
  expect(await told()).toMatchObject([
    { action: 'connection.create', userId: admin.user.id, recordId: id, before: null, after: about },
    { action: 'connection.end', userId: admin.user.id, recordId: id, before: about, after: null },
  ])
  expect(JSON.stringify(await told())).not.toContain(token)
  const { entries } = await server.api('audit', { as: world.lead, query: { type: 'connection' } })
  expect(entries).toEqual([])
  const second = await connect(['calls'])
  const other = await otherAdmin()
  await server.api('userPatch', {
    as: other,
    params: { id: admin.user.id },
    body: { role: 'agent', version: admin.user.version },
  })
  const last = (await server.api('audit', { as: other, query: { id: second.id } })).entries[0]
  expect(last).toMatchObject({ action: 'connection.end', userId: other.user.id })
})
