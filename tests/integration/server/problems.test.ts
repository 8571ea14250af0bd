import { connect } from 'node:net'
import { pino } from 'pino'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createServer } from '../../../server/app.ts'
import { newestSeq } from '../../../server/store/store.ts'
import { encodeFeedCursor } from '../../../server/sync/cursor.ts'
import { type ProblemCode, problemStatus } from '../../../shared/api/problems.ts'
import { limits } from '../../../shared/domain/primitives.ts'
import { problemOf } from '../../fixtures/server.ts'
import { makeWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.server.stop())

async function ask(method: string, path: string, init: { body?: BodyInit; type?: string; as?: string | null } = {}) {
  const headers: Record<string, string> = {}
  const token = init.as === undefined ? world.anna.accessToken : init.as
  if (token !== null) headers.authorization = `Bearer ${token}`
  if (init.body !== undefined) headers['content-type'] = init.type ?? 'application/json'
  const response = await fetch(new URL(path, world.server.url), {
    method,
    headers,
    ...(init.body === undefined ? {} : { body: init.body }),
  })
  return { response, problem: await problemOf(response) }
}
const json = (value: unknown) => ({ body: JSON.stringify(value) })
const cursorOf = async (epoch: string, ahead: number): Promise<string> =>
  encodeFeedCursor({ epoch, seq: (await newestSeq(world.server.store.reader)) + ahead, scopes: [], behind: {} })

describe('every refusal is a problem document', () => {
  const cases: [ProblemCode, string, () => ReturnType<typeof ask>][] = [
    ['malformed-body', 'JSON that is none', () => ask('POST', '/v1/commands', { body: '{ "commands": ' })],
    ['malformed-body', 'no body where one is due', () => ask('POST', '/v1/commands', { body: '' })],
    [
      'malformed-body',
      'a body that would change prototypes',
      () => ask('POST', '/v1/commands', { body: '{"__proto__":{"x":1}}' }),
    ],
    ['validation-failed', 'a body of another form', () => ask('POST', '/v1/commands', json({ commands: [] }))],
    ['validation-failed', 'a body that is null', () => ask('POST', '/v1/commands', json(null))],
    ['validation-failed', 'an id that is none', () => ask('GET', '/v1/tickets/12')],
    ['validation-failed', 'a limit out of bounds', () => ask('GET', '/v1/sync/changes?limit=0')],
    ['validation-failed', 'an address with broken escapes', () => ask('GET', '/v1/tickets/%E0%A4%A')],
    ['validation-failed', 'an address part without end', () => ask('GET', `/v1/tickets/${'x'.repeat(500)}`)],
    [
      'unknown-field',
      'a field that is not known',
      () => ask('POST', '/v1/presence', json({ ticketId: uuidv7(), state: 'gone', mood: 'good' })),
    ],
    ['unknown-field', 'a query that is not known', () => ask('GET', '/v1/tickets?colour=red')],
    ['unknown-field', 'a query where there is none', () => ask('GET', '/v1/me?x=1')],
    ['bad-cursor', 'a cursor that is garbage', () => ask('GET', '/v1/sync/changes?cursor=garbage')],
    [
      'bad-cursor',
      'a cursor that is other JSON',
      () => ask('GET', `/v1/sync/changes?cursor=${Buffer.from('{"k":"f"}').toString('base64url')}`),
    ],
    ['bad-cursor', 'a position that is garbage', () => ask('GET', '/v1/tickets?before=garbage')],
    [
      'cursor-epoch-changed',
      'a cursor of another database',
      async () => ask('GET', `/v1/sync/changes?cursor=${await cursorOf(uuidv7(), 0)}`),
    ],
    [
      'cursor-epoch-changed',
      'a cursor ahead of a restored database',
      async () => ask('GET', `/v1/sync/changes?cursor=${await cursorOf(world.server.store.epoch, 1)}`),
    ],
    ['unauthenticated', 'no token', () => ask('GET', '/v1/me', { as: null })],
    ['unauthenticated', 'a wrong token', () => ask('GET', '/v1/me', { as: 'x'.repeat(43) })],
    [
      'wrong-credentials',
      'a wrong password',
      () => ask('POST', '/v1/sessions', json({ email: 'admin@example.com', password: 'x', deviceName: '' })),
    ],
    ['forbidden', 'a role too low', () => ask('POST', '/v1/teams', json({ name: 'Mine' }))],
    ['not-found', 'a record that is not there', () => ask('GET', `/v1/tickets/${uuidv7()}`)],
    ['not-found', 'an address that is not there', () => ask('GET', '/v1/nothing')],
    ['not-found', 'the root', () => ask('GET', '/')],
    ['method-not-allowed', 'a method that an address does not know', () => ask('DELETE', '/v1/me')],
    [
      'method-not-allowed',
      'a method on an address with an id',
      () => ask('PATCH', `/v1/tickets/${uuidv7()}`, json({})),
    ],
    [
      'conflict',
      'an upload over another',
      async () => {
        const id = uuidv7()
        await world.server.store.write(({ db }) =>
          db
            .insertInto('attachmentContent')
            .values({ id, userId: world.ben.user.id, sha256: 'a'.repeat(64), size: 1, at: '' })
            .execute(),
        )
        return ask('PUT', `/v1/attachments/${id}/content?sha256=${'b'.repeat(64)}`, { body: 'x' })
      },
    ],
    [
      'already-set-up',
      'a second setup',
      () =>
        ask(
          'POST',
          '/v1/setup',
          json({
            setupToken: 'x',
            workspaceName: 'x',
            name: 'x',
            email: 'x@example.com',
            password: 'long enough',
            deviceName: '',
          }),
        ),
    ],
    [
      'body-too-large',
      'a body beyond the limit',
      () => ask('POST', '/v1/commands', { body: 'x'.repeat(limits.requestBytes + 1) }),
    ],
    [
      'unsupported-media-type',
      'a body that is no JSON by its own word',
      () => ask('POST', '/v1/commands', { body: 'a=b', type: 'application/x-www-form-urlencoded' }),
    ],
    [
      'checksum-mismatch',
      'an upload that arrived damaged',
      () => ask('PUT', `/v1/attachments/${uuidv7()}/content?sha256=${'b'.repeat(64)}`, { body: 'x' }),
    ],
  ]
  it.each(cases)('%s: %s', async (code, _name, call) => {
    const { response, problem } = await call()
    expect(problem.code).toBe(code)
    expect(response.status).toBe(problemStatus[code])
    expect(problem.type).toBe(`urn:switchboard:problem:${code}`)
    expect(problem.instance).toMatch(/^urn:uuid:/)
  })

  it('unavailable: a request that comes while the server closes', async () => {
    const app = await createServer({ store: world.server.store, version: '0', log: pino({ level: 'silent' }) })
    let goOn: () => void = () => undefined
    const closing = new Promise<void>((resolve) => {
      app.addHook('preClose', () => {
        resolve()
        return new Promise<void>((done) => {
          goOn = done
        })
      })
    })
    const url = await app.listen({ port: 0, host: '127.0.0.1' })
    const closed = app.close()
    await closing
    const response = await fetch(new URL('/v1/health', url))
    expect(await problemOf(response)).toMatchObject({ code: 'unavailable', status: 503 })
    expect(response.headers.get('retry-after')).toBe('5')
    goOn()
    await closed
  })

  it('has a case for every code', () => {
    const elsewhere: ProblemCode[] = [
      'unavailable',
      'internal',
      // See accounts.test.ts.
      'stale-version',
      'too-many-requests',
      // Outcomes of commands: see pushing.test.ts.
      'unknown-command',
      'foreign-command-id',
      // See housekeeping.test.ts.
      'command-too-old',
    ]
    expect(new Set([...cases.map(([code]) => code), ...elsewhere])).toEqual(new Set(Object.keys(problemStatus)))
  })

  it('points at what was wrong', async () => {
    const { problem } = await ask('POST', '/v1/presence', json({ ticketId: 'x', state: 'asleep' }))
    expect(problem.errors?.map(({ pointer }) => pointer)).toEqual(['/body/ticketId', '/body/state'])
    const unknown = await ask('POST', '/v1/presence', json({ ticketId: uuidv7(), state: 'gone', 'a/b': 1 }))
    expect(unknown.problem.errors).toEqual([{ pointer: '/body/a~1b', message: 'unknown field' }])
  })

  it('names the methods that an address knows', async () => {
    const { response } = await ask('DELETE', '/v1/teams')
    expect(response.headers.get('allow')).toBe('GET, POST')
  })

  it('asks for a bearer token', async () => {
    const { response } = await ask('GET', '/v1/me', { as: null })
    expect(response.headers.get('www-authenticate')).toBe('Bearer realm="switchboard"')
  })

  it('says nothing of what went wrong inside', async () => {
    const { doc } = await world.server.store.reader
      .selectFrom('user')
      .select('doc')
      .where('id', '=', world.editor.user.id)
      .executeTakeFirstOrThrow()
    const setDoc = (text: string) =>
      world.server.store.write(({ db }) =>
        db.updateTable('user').set({ doc: text }).where('id', '=', world.editor.user.id).execute(),
      )
    await setDoc('{ secret')
    const { problem, response } = await ask('GET', '/v1/me', { as: world.editor.accessToken })
    await setDoc(doc)
    expect([response.status, problem.code]).toEqual([500, 'internal'])
    expect(JSON.stringify(problem)).not.toContain('secret')
  })

  it('reaches even a client that does not speak HTTP', async () => {
    const { hostname, port } = new URL(world.server.url)
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => socket.write('GARBAGE\r\n\r\n'))
      let text = ''
      socket.on('data', (chunk) => {
        text += chunk.toString()
      })
      socket.on('close', () => resolve(text))
      socket.on('error', reject)
    })
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer).toContain('application/problem+json')
  })

  it('comes with headers that keep browsers from guessing', async () => {
    const { response } = await ask('GET', '/v1/nothing')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'")
  })
})
