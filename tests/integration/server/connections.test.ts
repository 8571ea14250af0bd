import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { endpoints } from '../../../shared/api/endpoints.ts'
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
const connect = (serves: ('calls' | 'orders')[]) =>
  world.server.api('connectionCreate', { as: world.admin, body: { name: 'PBX', serves } })

test('a telephone system rings at any agent with a token that does not run out with a sign-in', async () => {
  const { token } = await connect(['calls'])
  const answer = await ring(token)
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({ agentId: world.anna.user.id, state: 'ringing' })
  const { items } = await world.server.api('sessionList', { as: world.admin })
  expect(items.filter(({ serves }) => serves !== null)).toMatchObject([{ deviceName: 'PBX', serves: ['calls'] }])
})

test('it opens nothing but the reports of its own kind', async () => {
  const { token } = await connect(['calls'])
  for (const [name, endpoint] of Object.entries(endpoints)) {
    if (('open' in endpoint && endpoint.open) || name === 'callReport') continue
    const path = endpoint.path.replace(/:(\w+)/g, () => uuidv7())
    const answer = await ask(token, endpoint.method, path, endpoint.method === 'GET' ? undefined : {})
    expect([name, answer.status]).toEqual([name, 403])
  }
  const orders = await connect(['orders'])
  expect((await ring(orders.token)).status).toBe(403)
})

test('it ends with its session, with the password of its administrator, and with their role', async () => {
  const first = await connect(['calls'])
  await world.server.api('sessionRevoke', { as: world.admin, params: { id: first.id } })
  expect((await ring(first.token)).status).toBe(401)
  const second = await connect(['calls'])
  const { admin } = world
  const other = await world.server.api('userCreate', {
    as: admin,
    body: { name: 'Other', email: 'other@example.com', password: 'long enough', role: 'admin', teamIds: [] },
  })
  const session = await world.server.signIn(other.email, 'long enough')
  await world.server.api('userPatch', {
    as: session,
    params: { id: admin.user.id },
    body: { role: 'agent', version: admin.user.version },
  })
  expect((await ring(second.token)).status).toBe(401)
})
