import { v7 as uuidv7 } from 'uuid'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Session } from '../../../shared/api/auth.ts'
import { type FaultProxy, startFaultProxy } from '../../fixtures/fault-proxy.ts'
import { callApi, envelope, startServer, type TestServer } from '../../fixtures/server.ts'

let server: TestServer
let admin: Session
let proxy: FaultProxy
beforeAll(async () => {
  server = await startServer()
  admin = await server.setup()
})
afterAll(() => server.stop())
beforeEach(async () => {
  proxy = await startFaultProxy(server.url)
})
afterEach(() => proxy.stop())

const tagNames = async () =>
  (await server.store.reader.selectFrom('tag').select('name').execute()).map(({ name }) => name)
const pushTag = (name: string) =>
  callApi(proxy.url, 'commands', { as: admin, body: { commands: [envelope('tag.create', { name })] } })

describe('the network of the tests', () => {
  it('passes everything on when nothing is wrong', async () => {
    const { outcomes } = await pushTag('plain')
    expect(outcomes[0]?.status).toBe('applied')
    const text = await (await callApi(proxy.url, 'snapshot', { as: admin, query: {} })).text()
    expect(text).toContain('"done":true')
    expect(proxy.faults.injected()).toBe(0)
  })

  it('can lose a request, or only its answer', async () => {
    proxy.faults.next('drop-request')
    await expect(pushTag('lost')).rejects.toThrow()
    proxy.faults.next('drop-answer')
    await expect(pushTag('unheard')).rejects.toThrow()
    const names = await tagNames()
    expect(names).not.toContain('lost')
    expect(names).toContain('unheard')
  })

  it('can answer in the place of the server', async () => {
    proxy.faults.next('error-500')
    expect((await fetch(new URL('/v1/health', proxy.url))).status).toBe(500)
    proxy.faults.next('html-answer')
    expect(await (await fetch(new URL('/v1/health', proxy.url))).text()).toContain('accept the terms')
  })

  it('can cut an answer in the middle', async () => {
    proxy.faults.next('cut-body')
    const response = await fetch(new URL('/openapi.json', proxy.url))
    expect(response.status).toBe(200)
    await expect(response.text()).rejects.toThrow()
  })

  it('can double a request: the server applies its command once', async () => {
    for (const kind of ['repeat', 'repeat-first'] as const) {
      proxy.faults.next(kind)
      const ticketTag = uuidv7()
      const { outcomes } = await pushTag(ticketTag)
      expect(outcomes).toMatchObject([{ status: 'applied', entries: [{ op: 'put', version: 1 }] }])
    }
  })

  it('can be slow, away, and back', async () => {
    proxy.faults.next('delay')
    const start = performance.now()
    await fetch(new URL('/v1/health', proxy.url))
    expect(performance.now() - start).toBeGreaterThan(150)
    proxy.faults.offline = true
    await expect(fetch(new URL('/v1/health', proxy.url))).rejects.toThrow()
    proxy.faults.offline = false
    expect((await fetch(new URL('/v1/health', proxy.url))).status).toBe(200)
  })

  it('passes a live stream on, and cuts it when it goes away', async () => {
    const response = await callApi(proxy.url, 'live', { as: admin })
    const reader = response.body?.getReader()
    const first = await reader?.read()
    expect(new TextDecoder().decode(first?.value)).toContain('event: hello')
    proxy.faults.offline = true
    await expect(reader?.read()).rejects.toThrow()
  })

  it('decides for every request when asked to', async () => {
    proxy.faults.decide = ({ path }) => (path.startsWith('/v1/health') ? 'error-500' : undefined)
    expect((await fetch(new URL('/v1/health', proxy.url))).status).toBe(500)
    expect((await callApi(proxy.url, 'me', { as: admin })).id).toBe(admin.user.id)
    expect(proxy.faults.seen.map(({ fault }) => fault)).toEqual(['error-500', undefined])
  })
})
