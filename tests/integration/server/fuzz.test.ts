import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Endpoint, type EndpointName, endpoints } from '../../../shared/api/endpoints.ts'
import { commandNames } from '../../../shared/commands/names.ts'
import { problemOf, urlOf } from '../../fixtures/server.ts'
import { makeTicket, makeWorld, type World } from './world.ts'

/**
 * Whatever is sent, nothing answers 5xx, and everything refused is a valid problem. FUZZ_RUNS sets the number of
 * requests an endpoint (10,000 before a release).
 */
const runs = Number(process.env.FUZZ_RUNS ?? 200)

let world: World
let ids: string[]
beforeAll(async () => {
  world = await makeWorld()
  const ticket = await makeTicket(world, world.north)
  ids = [ticket, world.customerId, world.north, world.anna.user.id, world.admin.user.id]
})
afterAll(() => world.server.stop())

const text = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '\ud800',
    '\u202e',
    "'; drop table ticket; --",
    '%00',
    '__proto__',
    'constructor',
    '../../etc/passwd',
    '-1',
    '1e999',
    'NaN',
    'null',
    'true',
  ),
)
const knownId = fc.nat().map((n) => ids[n % ids.length] ?? '')
const anyId = fc.oneof(knownId, fc.uuid(), text)
const leaf = fc.oneof(
  text,
  knownId,
  fc.uuid(),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom('2026-01-01T00:00:00.000Z', 'admin', 'open', 'low', 'public'),
)
const anything: fc.Arbitrary<unknown> = fc.oneof(
  leaf,
  fc.array(leaf, { maxLength: 5 }),
  fc.dictionary(text, leaf, { maxKeys: 5 }),
  fc.jsonValue(),
)

/** Values that are nearly right: the fields that a schema knows, with anything in them now and then. */
function nearly(schema: unknown): fc.Arbitrary<unknown> {
  const definition = (schema as { _zod?: { def: Record<string, unknown> } })._zod?.def
  const right = ((): fc.Arbitrary<unknown> => {
    switch (definition?.type) {
      case 'object':
        return fc.record(
          Object.fromEntries(
            Object.entries(definition.shape as Record<string, unknown>).map(([key, child]) => [key, nearly(child)]),
          ),
          { requiredKeys: Object.keys(definition.shape as object).filter((_key, i) => i % 7 !== 6) },
        )
      case 'array':
        return fc.array(nearly(definition.element), { maxLength: 3 })
      case 'optional':
      case 'default':
      case 'nullable':
      case 'prefault':
        return fc.oneof(nearly(definition.innerType), fc.constant(null))
      case 'pipe':
        return nearly(definition.in)
      case 'union':
        return fc.oneof(...(definition.options as unknown[]).map(nearly))
      case 'enum':
        return fc.constantFrom(...Object.values(definition.entries as Record<string, string>))
      case 'literal':
        return fc.constantFrom(...(definition.values as unknown[]))
      case 'number':
        return fc.oneof(fc.integer({ min: 0, max: 10 }), fc.integer(), fc.double())
      case 'boolean':
        return fc.boolean()
      case 'string':
        return fc.oneof(
          anyId,
          text,
          fc.constantFrom(
            '2026-01-01T00:00:00.000Z',
            'a@example.com',
            'en',
            'A name',
            '<p>Hello</p>',
            'long enough password',
          ),
        )
      default:
        return anything
    }
  })()
  return fc.oneof({ weight: 12, arbitrary: right }, { weight: 1, arbitrary: anything })
}

const sometimesMore = (body: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 6, arbitrary: body },
    { weight: 1, arbitrary: anything },
    {
      weight: 1,
      arbitrary: fc
        .tuple(body, text, leaf)
        .map(([value, key, extra]) =>
          value !== null && typeof value === 'object' ? { ...value, [key]: extra } : value,
        ),
    },
  )

async function expectAnswer(response: Response): Promise<void> {
  if (response.status < 400) {
    await response.body?.cancel()
    return
  }
  expect(response.status, await response.clone().text()).toBeLessThan(500)
  await problemOf(response)
}

/** Ends the sessions that the test itself works with, or everybody's. */
const harmful: readonly EndpointName[] = ['signOut', 'live']
const names = (Object.keys(endpoints) as EndpointName[]).filter((name) => !harmful.includes(name))

describe.each(names)('%s', (name) => {
  it(`survives ${runs} odd requests`, { timeout: 60_000 + runs * 200 }, async () => {
    const endpoint: Endpoint = endpoints[name]
    const request = fc.record({
      params: fc.record({ id: anyId }),
      query: endpoint.query
        ? sometimesMore(nearly(endpoint.query))
        : fc.oneof(
            { weight: 5, arbitrary: fc.constant({}) },
            { weight: 1, arbitrary: fc.dictionary(text, text, { maxKeys: 2 }) },
          ),
      body: endpoint.body ? sometimesMore(nearly(endpoint.body)) : fc.option(anything, { nil: undefined, freq: 2 }),
      raw: fc.option(
        fc.oneof(
          text,
          fc.uint8Array({ maxLength: 50 }).map((bytes) => Buffer.from(bytes)),
        ),
        { nil: undefined, freq: 12 },
      ),
      type: fc.oneof(
        { weight: 9, arbitrary: fc.constant('application/json') },
        {
          weight: 1,
          arbitrary: fc.constantFrom(
            'text/plain',
            'application/json; charset=utf-16',
            'x',
            'application/octet-stream',
            'multipart/form-data',
          ),
        },
      ),
    })
    // Hashing a password takes 30 ms of both cores; the rest of such a body is tried as often elsewhere.
    const numRuns =
      name === 'signIn' || name === 'userCreate' || name === 'userPatch' || name === 'passwordPut'
        ? Math.ceil(runs / 4)
        : runs
    await fc.assert(
      fc.asyncProperty(request, async ({ params, query, body, raw, type }) => {
        // Empty would be another endpoint's address; Fastify decodes the rest.
        const id = encodable(params.id) || 'x'
        const url = urlOf(world.server.url, name, { id })
        for (const [key, value] of Object.entries(query !== null && typeof query === 'object' ? query : {})) {
          if (value !== undefined)
            url.searchParams.append(key, typeof value === 'string' ? value : String(JSON.stringify(value)))
        }
        const payload =
          endpoint.method === 'GET' ? undefined : (raw ?? (body === undefined ? undefined : JSON.stringify(body)))
        const response = await fetch(url, {
          method: endpoint.method,
          headers: {
            authorization: `Bearer ${world.admin.accessToken}`,
            ...(payload === undefined ? {} : { 'content-type': type }),
          },
          ...(payload === undefined ? {} : { body: payload }),
        })
        await expectAnswer(response)
      }),
      { numRuns },
    )
  })
})

describe.each(commandNames)('the command %s', (name) => {
  it(`is decided, whatever its arguments (${runs} times)`, { timeout: 60_000 + runs * 200 }, async () => {
    const { commands } = await import('../../../shared/commands/index.ts')
    const args = fc.oneof({ weight: 6, arbitrary: nearly(commands[name].args) }, { weight: 1, arbitrary: anything })
    await fc.assert(
      fc.asyncProperty(fc.array(args, { minLength: 1, maxLength: 5 }), async (each) => {
        const list = each.map((value) => ({ id: uuidv7(), name, args: value, composedAt: new Date().toISOString() }))
        const response = await fetch(urlOf(world.server.url, 'commands'), {
          method: 'POST',
          headers: { authorization: `Bearer ${world.admin.accessToken}`, 'content-type': 'application/json' },
          body: JSON.stringify({ commands: list }),
        })
        // A name like `__proto__` somewhere inside makes the whole body malformed.
        if (response.status === 400) {
          await problemOf(response)
          return
        }
        expect(response.status).toBe(200)
        const { outcomes } = (await response.json()) as { outcomes: { status: string }[] }
        expect(outcomes).toHaveLength(list.length)
        for (const outcome of outcomes) expect(['applied', 'rejected']).toContain(outcome.status)
      }),
      { numRuns: Math.ceil(runs / 5) },
    )
  })
})

/** A lone surrogate cannot stand in an address. */
function encodable(value: string): string {
  return value.toWellFormed()
}
