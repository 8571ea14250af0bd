import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { askLink } from '../../../server/knowledge/ask-link.ts'
import { createLinkChecks } from '../../../server/knowledge/link-checks.ts'
import type { Session } from '../../../shared/api/auth.ts'
import type { LinkCheck } from '../../../shared/domain/knowledge.ts'
import { refusal, startServer, type TestServer } from '../../fixtures/server.ts'

/** The server asks strangers whether they are still there: politely, and never in its own house. */

let server: TestServer
let admin: Session
let outside: Server
let asked: string[]
let base: string
let failing: boolean

beforeEach(async () => {
  asked = []
  failing = true
  outside = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    const path = request.url ?? ''
    if (path === '/moved') return response.writeHead(301, { location: '/fine' }).end()
    if (path === '/inside') return response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end()
    if (path === '/circle') return response.writeHead(302, { location: '/circle' }).end()
    if (path === '/no-head') return response.writeHead(request.method === 'HEAD' ? 405 : 200).end('x'.repeat(1_000_000))
    if (path === '/shy') return response.writeHead(403).end()
    if (path === '/sick') return response.writeHead(failing ? 503 : 200).end()
    if (path === '/slow') return
    response.writeHead(path.startsWith('/fine') ? 200 : 404).end()
  })
  await new Promise<void>((done) => outside.listen(0, '127.0.0.1', done))
  const { port } = outside.address() as AddressInfo
  base = `http://127.0.0.1:${port}`
  server = await startServer()
  admin = await server.setup()
})
afterEach(async () => {
  await server.stop()
  outside.closeAllConnections()
  outside.close()
})

/** This machine counts as outside, for it is all that a test has. */
const open = () => ({
  isAllowed: (address: string) => address === '127.0.0.1',
  ports: new Set([new URL(base).port]),
  timeout: 500,
  pause: 1,
})

async function publish(paths: readonly string[], below = '') {
  const [articleId, revisionId] = [uuidv7(), uuidv7()]
  const links = paths.map((path) => `<a href="${base}${path}">x</a>`).join(' ')
  const about = {
    categoryId: null,
    audience: 'public' as const,
    tagIds: [],
    productIds: [],
    keywords: [],
    reviewBy: null,
    ticketId: null,
  }
  const words = { title: 'Links', summary: '', bodyHtml: `<p>${links}</p>${below}` }
  await server.run(admin, 'article.create', { articleId, revisionId, language: 'en', ...words, ...about })
  await server.run(admin, 'translation.publish', { articleId, language: 'en', revisionId })
  return { articleId, revisionId }
}

async function found(): Promise<Record<string, string>> {
  const rows = await server.store.reader.selectFrom('linkCheck').select('doc').execute()
  const checks = rows.map(({ doc }) => JSON.parse(doc) as LinkCheck)
  return Object.fromEntries(checks.map(({ url, state, status }) => [url.slice(base.length), `${state} ${status}`]))
}

test('what answers is sound, what is gone is broken, and who is only shy is left alone', async () => {
  await publish(['/fine', '/moved', '/no-head', '/gone', '/circle', '/shy', '/inside'])
  const checks = createLinkChecks(server.store, open())
  expect(await checks.run(Date.now())).toEqual({ checked: 7, left: 0 })
  expect(await found()).toEqual({
    '/fine': 'ok 200',
    '/moved': 'ok 200',
    '/no-head': 'ok 200',
    '/gone': 'broken 404',
    '/circle': 'broken null',
    '/shy': 'unknown 403',
    '/inside': 'unknown null',
  })
  // Asked this week: not again, but what is in doubt tomorrow.
  asked = []
  expect(await checks.run(Date.now() + 1_000)).toEqual({ checked: 0, left: 0 })
  expect(asked).toEqual([])
  const { checked } = await checks.run(Date.now() + 25 * 3_600_000)
  expect(checked).toBe(4)
})

test('addresses in a passage that articles share are asked too, and only while one shows it', async () => {
  const snippetId = uuidv7()
  const bodies = { en: `<p><a href="${base}/gone">here</a></p>` }
  await server.run(admin, 'snippet.save', { snippetId, set: { name: 'Where to ask', bodies } })
  const checks = createLinkChecks(server.store, open())
  expect(await checks.run(Date.now())).toEqual({ checked: 0, left: 0 })
  await publish([], `<div data-snippet="${snippetId}"></div>`)
  expect(await checks.run(Date.now())).toEqual({ checked: 1, left: 0 })
  expect(await found()).toEqual({ '/gone': 'broken 404' })
})

test('a hiccup is no broken link, three in a row are, and it heals', async () => {
  await publish(['/sick', '/slow'])
  const checks = createLinkChecks(server.store, open())
  const day = 25 * 3_600_000
  const states: string[] = []
  for (let n = 0; n < 3; n++) {
    await checks.run(Date.now() + n * day)
    states.push((await found())['/sick'] ?? '')
  }
  expect(states).toEqual(['unknown 503', 'unknown 503', 'broken 503'])
  expect((await found())['/slow']).toBe('broken null')
  failing = false
  await checks.run(Date.now() + 4 * day)
  expect((await found())['/sick']).toBe('ok 200')
})

test('only so many at once, and what no article names any more is forgotten', async () => {
  const { articleId } = await publish(Array.from({ length: 12 }, (_, n) => `/fine?${n}`))
  const checks = createLinkChecks(server.store, { ...open(), mostAtOnce: 5 })
  expect(await checks.run(Date.now())).toEqual({ checked: 5, left: 7 })
  expect(await checks.run(Date.now())).toEqual({ checked: 5, left: 2 })
  await server.run(admin, 'article.update', { articleId, set: { archived: true }, base: {} })
  await checks.run(Date.now())
  expect(await found()).toEqual({})
})

test('nobody’s own house is asked, whatever an article says', async () => {
  for (const url of [
    base,
    'http://localhost/',
    'http://[::1]/',
    'http://10.0.0.1/',
    'http://0x7f000001/',
    'http://2130706433/',
  ])
    expect(await askLink(url)).toEqual({ state: 'unknown', status: null })
  for (const url of [
    'ftp://example.org',
    'http://user:pass@example.org',
    'https://example.org:22',
    'no address',
    'file:///etc/passwd',
  ])
    expect(await askLink(url)).toEqual({ state: 'unknown', status: null })
  expect(asked).toEqual([])
})

test('an editor may ask for it, an agent may not, and a server that asks nobody says so', async () => {
  const agent = await server.makeUser(admin, { role: 'agent' })
  expect(await refusal(server.api('linkCheckRun', { as: agent }))).toBe('forbidden')
  expect(await server.api('linkCheckRun', { as: admin })).toEqual({ started: false })
  const asking = await startServer({ linkChecks: open() })
  try {
    expect(await asking.api('linkCheckRun', { as: await asking.setup() })).toEqual({ started: true })
  } finally {
    await asking.stop()
  }
})
