import { createParser } from 'eventsource-parser'
import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Session } from '../../../shared/api/auth.ts'
import type { CallReport } from '../../../shared/api/calls.ts'
import { callIdOf } from '../../../shared/domain/records.ts'
import { ApiProblem, refusal } from '../../fixtures/server.ts'
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
  const problem = async (work: Promise<unknown>) => {
    try {
      await work
    } catch (error) {
      if (error instanceof ApiProblem) return error.problem
      throw error
    }
    throw new Error('it worked')
  }

  it('agents report and see what is theirs and their teams’', async () => {
    const own = await tell({ state: 'ringing', agent: undefined }, world.anna)
    expect(own.agentId).toBe(world.anna.user.id)
    const other = { agent: { id: world.ben.user.id }, state: 'ringing' as const, externalId: 'x' }
    expect((await problem(tell(other, world.anna))).code).toBe('forbidden')
    // Ben cannot tell of Anna's call: it does not exist for him.
    expect((await problem(tell({ state: 'ended', agent: undefined }, world.ben))).code).toBe('not-found')
    expect((await world.server.api('callList', { as: world.ben, query: {} })).items).toEqual([])
    expect((await world.server.api('callList', { as: world.lead, query: {} })).items).toHaveLength(1)
  })

  it('what does not fit is told with its place', async () => {
    const nobody = await problem(tell({ state: 'ringing', agent: { email: 'nobody@example.com' } }))
    expect(nobody).toMatchObject({ code: 'validation-failed', errors: [{ pointer: '/body/agent/email' }] })
    const elsewhere = await problem(tell({ state: 'ringing', teamId: world.south }))
    expect(elsewhere).toMatchObject({ code: 'validation-failed', errors: [{ pointer: '/body/teamId' }] })
    const unsaid = await problem(tell({ state: 'ringing', agent: undefined }))
    expect(unsaid).toMatchObject({ code: 'validation-failed', errors: [{ pointer: '/body/teamId' }] })
    const script = await problem(tell({ state: 'ended', recordingUrl: 'javascript:alert(1)' }))
    expect(script).toMatchObject({ code: 'validation-failed', errors: [{ pointer: '/body/recordingUrl' }] })
    expect(await all()).toEqual([])
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
