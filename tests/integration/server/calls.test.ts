import { createParser } from 'eventsource-parser'
import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Session } from '../../../shared/api/auth.ts'
import type { CallReport } from '../../../shared/api/calls.ts'
import { callIdOf } from '../../../shared/domain/records.ts'
import { problemOf, refusal } from '../../fixtures/server.ts'
import { customerFields, makeWorld, sleep, type World } from './world.ts'

let world: World
const listening: AbortController[] = []
beforeEach(async () => {
  world = await makeWorld()
})
afterEach(async () => {
  for (const each of listening.splice(0)) each.abort()
  await world.server.stop()
})

type Report = Partial<CallReport> & Pick<CallReport, 'state'>
const tell = (report: Report, as = world.admin) =>
  world.server.api('callReport', {
    as,
    body: { externalId: 'pbx-7', from: '+351912345678', agent: { email: world.anna.user.email }, ...report },
  })
const all = async () => (await world.server.api('callList', { as: world.admin, query: {} })).items

/** What a person's live stream has said, with when. */
async function hear(as: Session): Promise<{ name: string; data: unknown; at: number }[]> {
  const abort = new AbortController()
  listening.push(abort)
  const response = await world.server.api('live', { as, signal: abort.signal })
  const heard: { name: string; data: unknown; at: number }[] = []
  const parser = createParser({
    onEvent: ({ event, data }) => heard.push({ name: event ?? '', data: JSON.parse(data), at: performance.now() }),
  })
  void (async () => {
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) parser.feed(decoder.decode(chunk as Uint8Array, { stream: true }))
  })().catch(() => undefined)
  while (heard.length === 0) await sleep(5)
  return heard
}

describe('a telephone system', () => {
  it('may write its times as ISO 8601 allows', async () => {
    expect(await tell({ state: 'ringing', at: '2026-01-05T10:00:00+01:00' })).toMatchObject({
      ringingAt: '2026-01-05T09:00:00.000Z',
    })
    expect(await tell({ externalId: 'pbx-8', state: 'ringing', at: '2026-01-05T10:00:00Z' })).toMatchObject({
      ringingAt: '2026-01-05T10:00:00.000Z',
    })
    expect(await refusal(tell({ externalId: 'pbx-9', state: 'ringing', at: 'yesterday' }))).toBe('validation-failed')
    const list = await world.server.api('callList', { as: world.admin, query: { from: '2026-01-05T10:30:00+01:00' } })
    expect(list.items.map(({ externalId }) => externalId)).toEqual(['pbx-8'])
  })

  it('rings at the agent’s own streams, at once and once', async () => {
    const [anna, lead] = [await hear(world.anna), await hear(world.lead)]
    const sent = performance.now()
    const call = await tell({ state: 'ringing' })
    while (!anna.some(({ name }) => name === 'ring')) await sleep(5)
    const ring = anna.find(({ name }) => name === 'ring')
    expect(ring?.data).toEqual({ callId: call.id })
    expect((ring?.at ?? 1e9) - sent).toBeLessThan(1_000)
    await tell({ state: 'ringing' })
    await tell({ state: 'answered' })
    await sleep(120)
    expect(anna.filter(({ name }) => name === 'ring')).toHaveLength(1)
    expect(lead.filter(({ name }) => name === 'ring')).toHaveLength(0)
    expect(lead.some(({ name }) => name === 'nudge')).toBe(true)
  })

  it('may repeat itself and get out of order: it is one call', async () => {
    await tell({ state: 'answered', at: '2026-05-01T10:00:10.000Z' })
    await tell({ state: 'ringing', at: '2026-05-01T10:00:00.000Z' })
    await tell({ state: 'ended', at: '2026-05-01T10:05:00.000Z' })
    const first = await tell({ state: 'ended', recordingUrl: 'https://pbx.example/r/7' })
    const again = await tell({ state: 'ended', recordingUrl: 'https://pbx.example/r/7' })
    expect(again).toEqual(first)
    expect(await all()).toEqual([first])
    expect(first).toMatchObject({
      id: callIdOf('pbx-7'),
      state: 'wrap-up',
      agentId: world.anna.user.id,
      teamId: world.north,
      ringingAt: '2026-05-01T10:00:00.000Z',
      answeredAt: '2026-05-01T10:00:10.000Z',
      endedAt: '2026-05-01T10:05:00.000Z',
      recordingUrl: 'https://pbx.example/r/7',
    })
  })

  it('comes to the same call in every order of its reports', async () => {
    const reports = [
      { state: 'ringing', at: '2026-05-01T10:00:00.000Z', agent: { email: world.anna.user.email } },
      { state: 'answered', at: '2026-05-01T10:00:10.000Z', agent: { email: world.anna.user.email } },
      { state: 'ended', at: '2026-05-01T10:05:00.000Z', agent: undefined, teamId: world.north },
    ] as const
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ]
    for (const order of orders) {
      for (const i of order) {
        const report = reports[i]
        if (report) await tell({ externalId: order.join(), ...report })
      }
    }
    const calls = await all()
    expect(calls).toHaveLength(orders.length)
    for (const call of calls)
      expect(call).toMatchObject({
        state: 'wrap-up',
        agentId: world.anna.user.id,
        ringingAt: reports[0].at,
        answeredAt: reports[1].at,
        endedAt: reports[2].at,
      })
  })

  it('does not date a call ahead', async () => {
    const call = await tell({ state: 'ringing', at: '2099-01-01T00:00:00.000Z' })
    expect(call.ringingAt < new Date().toISOString()).toBe(true)
  })

  it('may move a ringing call on to a colleague', async () => {
    const colleague = await world.server.makeUser(world.admin, { role: 'agent', teamIds: [world.north, world.south] })
    const heard = await hear(colleague)
    await tell({ state: 'ringing' })
    const moved = await tell({ state: 'ringing', agent: { id: colleague.user.id } })
    expect(moved.agentId).toBe(colleague.user.id)
    while (!heard.some(({ name }) => name === 'ring')) await sleep(5)
    // A third one is of another team: the call goes there, out of the first team's sight.
    const south = await tell({ state: 'ringing', agent: { id: world.ben.user.id } })
    expect(south.teamId).toBe(world.south)
    expect(await refusal(world.server.api('callGet', { as: world.anna, params: { id: south.id } }))).toBe('not-found')
  })

  it('leaves a call that nobody took as missed, one without an agent as ended', async () => {
    expect(await tell({ state: 'ended' })).toMatchObject({ state: 'missed' })
    const queue = { externalId: 'q', agent: undefined, teamId: world.north }
    await tell({ ...queue, state: 'answered' })
    expect(await tell({ ...queue, state: 'ended' })).toMatchObject({ state: 'ended', agentId: null })
  })
})

describe('the number', () => {
  it('leads to the one customer who has it, and to nobody when two do', async () => {
    const make = (name: string) =>
      world.server.run(world.admin, 'customer.create', {
        customerId: uuidv7(),
        fields: customerFields(name, { phones: ['+351912345678'] }),
      })
    await make('Rosa')
    const one = await tell({ state: 'ringing', externalId: '1' })
    expect(one.customerId).not.toBeNull()
    await make('Rui')
    expect(await tell({ state: 'ringing', externalId: '2' })).toMatchObject({ customerId: null })
  })

  it.each([
    ['anonymous', { number: null, withheld: true, rawNumber: 'anonymous' }],
    ['', { number: null, withheld: true, rawNumber: '' }],
    ['0815 / 4711-x', { number: null, withheld: false, rawNumber: '0815 / 4711-x' }],
    ['sip:+351912345678@pbx', { number: '+351912345678', withheld: false, rawNumber: '+351912345678' }],
  ])('"%s" is kept', async (from, expected) => {
    expect(await tell({ state: 'ringing', from })).toMatchObject(expected)
  })

  it('may come with any of the reports, and says with whom the call was', async () => {
    const customerId = uuidv7()
    const fields = customerFields('Rosa', { phones: ['+442079460018'] })
    await world.server.run(world.admin, 'customer.create', { customerId, fields })
    expect(await tell({ state: 'ended', from: '' })).toMatchObject({
      number: null,
      withheld: true,
      direction: 'inbound',
    })
    const dialled = { direction: 'outbound' as const, from: '12', to: '+442079460018' }
    const number = { number: '+442079460018', withheld: false, direction: 'outbound', customerId }
    expect(await tell({ state: 'answered', at: '2026-05-01T10:00:00Z', ...dialled })).toMatchObject(number)
    // What is known stays.
    expect(await tell({ state: 'ended', from: '+351912345678' })).toMatchObject(number)
  })

  it('is that of the other side, whoever dialled', async () => {
    const call = await tell({
      state: 'ringing',
      direction: 'outbound',
      from: '+4420',
      to: '020 7946 0018',
      country: 'gb',
    })
    expect(call).toMatchObject({ number: '+442079460018', direction: 'outbound' })
  })
})

describe('who may', () => {
  it('agents report and see what is theirs and their teams’', async () => {
    const own = await tell({ state: 'ringing', agent: undefined }, world.anna)
    expect(own.agentId).toBe(world.anna.user.id)
    const other = { agent: { id: world.ben.user.id }, state: 'ringing' as const, externalId: 'x' }
    expect(await refusal(tell(other, world.anna))).toBe('forbidden')
    // Ben cannot tell of Anna's call: it does not exist for him.
    expect(await refusal(tell({ state: 'ended', agent: undefined }, world.ben))).toBe('not-found')
    expect((await world.server.api('callList', { as: world.ben, query: {} })).items).toEqual([])
    expect((await world.server.api('callList', { as: world.lead, query: {} })).items).toHaveLength(1)
  })
})

describe('what does not fit', () => {
  const told = async (body: object) => {
    const response = await fetch(`${world.server.url}/v1/calls`, {
      method: 'POST',
      headers: { authorization: `Bearer ${world.admin.accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ externalId: 'pbx-7', state: 'ringing', agent: { email: world.anna.user.email }, ...body }),
    })
    return response.ok ? 'taken' : ((await problemOf(response)).errors ?? [])
  }

  it.each<[string, object, string, RegExp]>([
    ['nobody of this address', { agent: { email: 'nobody@example.com' } }, 'agent/email', /nobody .* address/],
    ['nobody of this id', { agent: { id: uuidv7() } }, 'agent/id', /nobody .* id/],
    ['no address', { agent: { email: 'anna' } }, 'agent/email', /email/],
    ['an extension', { agent: { extension: '12' } }, 'agent', /"id".*"email"/],
    ['a bare name', { agent: 'anna' }, 'agent', /"id".*"email"/],
    ['no agent', { agent: null }, 'agent', /"id".*"email"/],
    ['a state of its own', { state: 'hangup' }, 'state', /ringing.*answered.*ended/],
    ['a number of a call', { externalId: 17 }, 'externalId', /string/],
    ['a number as a number', { from: 351912345678 }, 'from', /string/],
    ['a time without its zone', { at: '2026-01-05T10:00:00' }, 'at', /offset/],
    ['seconds since 1970', { at: 1_767_607_200 }, 'at', /offset/],
    ['a clock that was never set', { at: '1970-01-01T00:00:09Z' }, 'at', /clock/],
    ['the name of a country', { country: 'Portugal' }, 'country', /two letters/],
    ['a country that is none', { country: 'UK' }, 'country', /UK/],
    ['a direction of its own', { direction: 'in' }, 'direction', /inbound.*outbound/],
    ['a script for a recording', { recordingUrl: 'javascript:alert(1)' }, 'recordingUrl', /https/],
    ['a field of its own', { caller: 'x' }, 'caller', /unknown/],
  ])('is told with its place and what is expected: %s', async (_what, body, place, words) => {
    expect(await told(body)).toMatchObject([{ pointer: `/body/${place}`, message: expect.stringMatching(words) }])
    expect(await all()).toEqual([])
  })

  it('is told of teams, and of somebody who works here no more', async () => {
    expect(await told({ teamId: world.south })).toMatchObject([{ pointer: '/body/teamId' }])
    expect(await told({ teamId: uuidv7() })).toMatchObject([{ pointer: '/body/teamId' }])
    expect(await told({ agent: undefined })).toMatchObject([{ pointer: '/body/agent' }, { pointer: '/body/teamId' }])
    await world.server.api('userPatch', {
      as: world.admin,
      params: { id: world.anna.user.id },
      body: { active: false, version: world.anna.user.version },
    })
    expect(await told({})).toMatchObject([{ pointer: '/body/agent/email', message: 'this person is deactivated' }])
  })

  it('is refused when a call would end before it began, and the call stays as it is', async () => {
    await tell({ state: 'ringing', at: '2026-05-01T10:00:00Z' })
    const answered = await tell({ state: 'answered', at: '2026-05-01T10:00:10Z' })
    const early = { state: 'ended', at: '2026-05-01T09:04:00Z' }
    expect(await told(early)).toMatchObject([
      { pointer: '/body/at', message: expect.stringContaining('2026-05-01T10:00:10.000Z') },
    ])
    expect(await all()).toEqual([answered])
    const ended = await tell({ state: 'ended', at: '2026-05-01T10:04:00Z' })
    expect(await told({ state: 'answered', at: '2026-05-01T11:00:10Z' })).toMatchObject([{ pointer: '/body/at' }])
    expect(await all()).toEqual([ended])
    // Clocks differ by moments, and what has no time comes when it comes.
    expect(await told({ state: 'answered', at: '2026-05-01T10:04:30Z' })).toBe('taken')
    expect(await told({ state: 'answered' })).toBe('taken')
  })

  it('says what a token is for', async () => {
    const body = { name: 'Shop', serves: ['orders' as const] }
    const { token } = await world.server.api('connectionCreate', { as: world.admin, body })
    const response = await fetch(`${world.server.url}/v1/calls`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'state=ringing',
    })
    expect((await problemOf(response)).detail).toBe('This token may only report orders')
  })
})

describe('the list', () => {
  it('is filtered, newest first, page by page', async () => {
    for (let i = 0; i < 5; i++) {
      const at = `2026-05-0${i + 1}T10:00:00.000Z`
      await tell({ state: i % 2 === 0 ? 'ended' : 'answered', externalId: String(i), at })
    }
    const list = async (query: Record<string, string | number>) =>
      (await world.server.api('callList', { as: world.admin, query })).items.map(({ externalId }) => externalId)
    expect(await list({})).toEqual(['4', '3', '2', '1', '0'])
    expect(await list({ state: 'missed' })).toEqual(['4', '2', '0'])
    expect(await list({ from: '2026-05-02T00:00:00.000Z', to: '2026-05-04T00:00:00.000Z' })).toEqual(['2', '1'])
    expect(await list({ externalId: '3' })).toEqual(['3'])
    expect(await list({ agentId: world.ben.user.id })).toEqual([])
    const page = await world.server.api('callList', { as: world.admin, query: { limit: 2 } })
    expect(await list({ limit: 2, before: page.next ?? '' })).toEqual(['2', '1'])
  })
})

it('a new workspace has outcomes to choose from', async () => {
  const rows = await world.server.store.reader.selectFrom('disposition').select('doc').execute()
  expect(rows.length).toBeGreaterThan(5)
})
