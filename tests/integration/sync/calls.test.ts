import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { callIdOf } from '../../../shared/domain/records.ts'
import type { CallFilter } from '../../../shared/ipc/calls.ts'
import { newCustomer, newTicket, refused, until } from '../../fixtures/client.ts'
import { type Desktop, startWorld, type World } from './world.ts'

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.stop())

const everything: CallFilter = { whose: 'team', direction: null, missed: false, from: null, to: null, text: '' }
const log = async (desktop: Desktop, filter: Partial<CallFilter> = {}) =>
  (await desktop.query('call.list', { filter: { ...everything, ...filter }, offset: 0, limit: 50 })).items

async function addCustomer(name: string, phones: string[], more: object = {}): Promise<string> {
  const made = newCustomer(name)
  await world.server.run(world.admin, 'customer.create', { ...made, fields: { ...made.fields, phones, ...more } })
  return made.customerId
}

describe('a call that rings', () => {
  test('is there within a second of the telephone system’s report', async () => {
    const rosa = await addCustomer('Rosa Lopes', ['+351912345678'])
    const ana = await world.desktop()
    const ben = await world.desktop()
    const sent = performance.now()
    const call = await world.server.api('callReport', {
      as: world.admin,
      body: { externalId: 'x1', from: '+351912345678', agent: { email: ana.email }, state: 'ringing' },
    })
    await until(async () => (await ana.query('call.mine', {})).length === 1)
    expect(performance.now() - sent).toBeLessThan(1_000)
    expect(await ana.query('call.mine', {})).toMatchObject([
      { id: call.id, customerId: rosa, customerName: 'Rosa Lopes', shownNumber: '+351 912 345 678', pending: false },
    ])
    await until(async () => (await log(ben)).length === 1)
    expect(await ben.query('call.mine', {})).toEqual([])
  })

  test('pops from a link, also offline, and is the one that the telephone system reports', async () => {
    const ana = await world.desktop()
    world.network.faults.offline = true
    const { callId } = await ana.local('call.pop', { from: '+351912345678', externalId: 'pbx-9' })
    expect(callId).toBe(callIdOf('pbx-9'))
    expect(await ana.local('call.pop', { from: '+351912345678', externalId: 'pbx-9' })).toEqual({ callId })
    expect(await ana.query('call.mine', {})).toHaveLength(1)
    const body = { externalId: 'pbx-9', from: '+351912345678', agent: { email: ana.email } }
    await world.server.api('callReport', { as: world.admin, body: { ...body, state: 'ringing' } })
    await ana.act('call.answer', { callId })
    world.network.faults.offline = false
    await ana.quiet()
    const call = await world.server.api('callGet', { as: world.admin, params: { id: callId } })
    expect(call).toMatchObject({ state: 'active', agentId: ana.userId })
    expect((await ana.query('call.get', { callId }))?.call).toMatchObject({ state: 'active', pending: false })
    expect(await ana.query('attention.list', {})).toEqual([])
  })

  test('offers whoever has the number, and who may have it', async () => {
    const ana = await world.desktop()
    const one = await addCustomer('Anna Exact', ['+351912345678'])
    await addCustomer('Zoe Exact', ['+351912345678'])
    const maybe = await addCustomer('Bill Maybe', ['+44912345678'])
    await ana.quiet()
    const { callId } = await ana.local('call.pop', { from: '+351 912 345 678', externalId: null })
    const detail = await ana.query('call.get', { callId })
    expect(detail?.customer).toBeNull()
    expect(detail?.matches.map(({ name, match }) => [name, match])).toEqual([
      ['Anna Exact', 'exact'],
      ['Zoe Exact', 'exact'],
      ['Bill Maybe', 'maybe'],
    ])
    await ana.act('call.link', { callId, set: { customerId: one } })
    expect(await ana.query('call.get', { callId })).toMatchObject({ customer: { id: one }, matches: [] })
    // Without its country a number is a maybe for everybody who has it somewhere.
    const national = await ana.local('call.pop', { from: '0912345678', externalId: null })
    const matches = (await ana.query('call.get', { callId: national.callId }))?.matches ?? []
    expect(matches.map(({ match }) => match)).toEqual(['maybe', 'maybe', 'maybe'])
    expect(matches.some(({ customerId }) => customerId === maybe)).toBe(true)
  })

  test.each([
    ['anonymous', { withheld: true, number: null, shownNumber: '' }],
    ['', { withheld: true, number: null, shownNumber: '' }],
    ['door 12', { withheld: false, number: null, rawNumber: 'door 12', shownNumber: 'door 12' }],
  ])('is kept with the number "%s"', async (from, expected) => {
    const ana = await world.desktop()
    const { callId } = await ana.local('call.pop', { from, externalId: null })
    expect(await ana.query('call.get', { callId })).toMatchObject({ call: expected, matches: [] })
    await ana.quiet()
    expect(await world.server.api('callGet', { as: world.admin, params: { id: callId } })).toMatchObject({
      number: null,
      rawNumber: from,
    })
  })

  test('is missed in the log when nobody ever told its end', async () => {
    const ana = await world.desktop()
    const at = new Date(Date.now() - 3_600_000).toISOString()
    const body = { externalId: 'lost', from: '+351912345678', agent: { email: ana.email }, state: 'ringing' as const }
    await world.server.api('callReport', { as: world.admin, body: { ...body, at } })
    await until(async () => (await log(ana, { missed: true })).length === 1)
    expect(await ana.query('call.mine', {})).toEqual([])
  })
})

test('a call made and wrapped up offline, with its ticket and callback, arrives once', async () => {
  const ana = await world.desktop()
  const { dispositions } = await ana.query('app.context', {})
  const dispositionId = dispositions[0]?.id ?? ''
  world.network.faults.offline = true
  const { callId, url } = await ana.local('call.dial', {
    number: '+351 912 345 678',
    customerId: world.customerId,
    ticketId: null,
    purpose: 'service',
    override: null,
  })
  expect(url).toBe('tel:+351912345678')
  await ana.act('call.answer', { callId })
  await ana.act('call.note', { callId, notes: 'Light' })
  await ana.act('call.note', { callId, notes: 'Light stays red' })
  // The power goes: the call goes on from the disk.
  await ana.crash()
  expect(await ana.query('call.mine', {})).toMatchObject([{ id: callId, state: 'active', notes: 'Light stays red' }])
  await ana.act('call.end', { callId })
  const ticket = newTicket(world.teamA, world.customerId, 'Light stays red')
  const answer = await ana.local('command.batch', {
    commands: [
      { name: 'ticket.create', args: ticket },
      {
        name: 'call.wrapUp',
        args: { callId, dispositionId, notes: 'Light stays red. Reset.', ticketId: ticket.ticketId },
      },
      {
        name: 'callback.create',
        args: {
          callbackId: uuidv7(),
          fields: {
            teamId: world.teamA,
            assigneeId: ana.userId,
            customerId: world.customerId,
            number: '+351912345678',
            dueAt: new Date(Date.now() + 3_600_000).toISOString(),
            note: '',
            ticketId: ticket.ticketId,
            callId,
          },
        },
      },
    ],
  })
  expect(answer.rejected).toEqual([])
  expect(await ana.query('call.mine', {})).toEqual([])
  expect(await ana.query('call.get', { callId })).toMatchObject({
    call: { state: 'ended', pending: true },
    ticket: { subject: 'Light stays red' },
    callbacks: [{ callId }],
  })
  for (const fault of ['drop-answer', 'repeat', 'drop-answer'] as const)
    world.network.faults.next(fault, ({ path }) => path.startsWith('/v1/commands'))
  world.network.faults.offline = false
  await ana.quiet()
  const { items } = await world.server.api('callList', { as: world.admin, query: {} })
  expect(items).toMatchObject([{ id: callId, state: 'ended', dispositionId, ticketId: ticket.ticketId }])
  const callbacks = await ana.query('callback.list', { whose: 'mine', closed: false })
  expect(callbacks).toMatchObject([{ callId, ticketSubject: 'Light stays red', pending: false }])
  expect(await ana.query('attention.list', {})).toEqual([])
})

test('the do-not-call list stops a call that is dialled, unless a reason is given', async () => {
  const customerId = await addCustomer('Nora Never', ['+351912345678'], { doNotCall: true })
  const ana = await world.desktop()
  const known = await ana.query('call.beforeDial', { number: '912 345 678', customerId: null })
  expect(known.customer).toBeNull()
  expect(await ana.query('call.beforeDial', { number: '+351912345678', customerId: null })).toMatchObject({
    customer: { id: customerId, doNotCall: true },
  })
  const call = { number: '+351912345678', customerId, ticketId: null, purpose: 'service' as const }
  const refusal = await refused(ana.local('call.dial', { ...call, override: null }))
  expect(refusal).toMatchObject({ code: 'rejected', detail: { code: 'do-not-call' } })
  const override = { reasons: ['do-not-call'], note: 'She asked for this call' }
  const { callId } = await ana.local('call.dial', { ...call, override })
  await ana.quiet()
  expect(await world.server.api('callGet', { as: world.admin, params: { id: callId } })).toMatchObject({ override })
  expect(await refused(ana.local('call.dial', { ...call, number: 'nobody', override }))).toMatchObject({
    code: 'bad-argument',
  })
})

test('what the customer said about advertising stops a call or lets it through, and the server agrees', async () => {
  const customerId = await addCustomer('Nils Norden', ['+351912345678'])
  const ana = await world.desktop()
  const call = { number: '+351912345678', customerId, ticketId: null, purpose: 'marketing' as const, override: null }
  const say = (state: 'given' | 'withdrawn') =>
    ana.act('consent.record', {
      consentId: uuidv7(),
      fields: { customerId, channel: 'phone', purpose: 'marketing', state, how: 'phone', proof: '' },
    })
  const stopped = async (code: string, more: object = {}) =>
    expect(await refused(ana.local('call.dial', { ...call, ...more }))).toMatchObject({
      code: 'rejected',
      detail: { code },
    })
  await stopped('consent-missing')
  // Nobody can weigh this, whatever the reason.
  await stopped('consent-missing', { override: { reasons: ['consent-missing'], note: 'Surely welcome' } })
  world.network.faults.offline = true
  await say('given')
  const { callId } = await ana.local('call.dial', call)
  await say('withdrawn')
  await stopped('consent-withdrawn')
  world.network.faults.offline = false
  await ana.quiet()
  expect(await ana.query('attention.list', {})).toEqual([])
  // What was said after it was dialled makes no call undone.
  expect(await world.server.api('callGet', { as: world.admin, params: { id: callId } })).toMatchObject({ customerId })
  expect((await log(ana)).map(({ id }) => id)).toEqual([callId])
})

test('a call against a wish that this machine did not know of goes on record with it, and so does all that follows', async () => {
  const customerId = await addCustomer('Nora Never', ['+351912345678'])
  const ana = await world.desktop()
  const { dispositions } = await ana.query('app.context', {})
  const dispositionId = dispositions[0]?.id ?? ''
  world.network.faults.offline = true
  await world.server.run(world.admin, 'customer.update', { customerId, set: { doNotCall: true }, base: {} })
  const dialled = { number: '+351912345678', customerId, ticketId: null, purpose: 'service' as const, override: null }
  const { callId } = await ana.local('call.dial', dialled)
  await ana.act('call.answer', { callId })
  await ana.act('call.note', { callId, notes: 'She was not pleased' })
  expect((await ana.query('call.get', { callId }))?.call).toMatchObject({ state: 'active', against: [] })
  world.network.faults.offline = false
  await ana.quiet()
  // While they talk, the agent sees it.
  const against = ['do-not-call']
  expect((await ana.query('call.get', { callId }))?.call).toMatchObject({ state: 'active', against })
  const answer = await ana.local('command.batch', {
    whole: true,
    commands: [{ name: 'call.wrapUp', args: { callId, dispositionId, notes: 'She was not pleased' } }],
  })
  expect(answer.rejected).toEqual([])
  await ana.quiet()
  expect(await ana.query('attention.list', {})).toEqual([])
  expect(await log(ana)).toMatchObject([{ id: callId, state: 'ended', against, pending: false }])
  expect(await world.server.api('callGet', { as: world.admin, params: { id: callId } })).toMatchObject({
    state: 'ended',
    dispositionId,
    notes: 'She was not pleased',
    override: null,
    against,
  })
  // Known by now, it is stopped before it is dialled.
  const next = await refused(ana.local('call.dial', dialled))
  expect(next).toMatchObject({ code: 'rejected', detail: { code: 'do-not-call' } })
})

describe('the log', () => {
  test('is filtered by person, direction, day, number and name', async () => {
    const ana = await world.desktop()
    const ben = await world.desktop()
    const rosa = await addCustomer('Rosa Lopes', ['+351912345678'])
    const report = (externalId: string, more: object) =>
      world.server.api('callReport', {
        as: world.admin,
        body: { externalId, state: 'ended', agent: { email: ana.email }, ...more } as never,
      })
    await report('a', { from: '+351912345678', at: '2026-05-01T10:00:00.000Z' })
    await report('b', { from: '+442079460018', at: '2026-05-02T10:00:00.000Z', agent: { email: ben.email } })
    await report('c', { to: '+442079460018', direction: 'outbound', at: '2026-05-03T10:00:00.000Z' })
    const ids = async (filter: Partial<CallFilter>) => (await log(ana, filter)).map(({ externalId }) => externalId)
    // Reports of the telephone system are pulled after a nudge, not sent: nothing of ana's waits for them.
    await vi.waitFor(async () => expect(await ids({})).toEqual(['c', 'b', 'a']), 10_000)
    expect(await ids({ whose: 'mine' })).toEqual(['c', 'a'])
    expect(await ids({ direction: 'outbound' })).toEqual(['c'])
    expect(await ids({ missed: true })).toEqual(['b', 'a'])
    expect(await ids({ from: '2026-05-02T00:00:00.000Z', to: '2026-05-03T00:00:00.000Z' })).toEqual(['b'])
    expect(await ids({ text: '020 7946' })).toEqual(['c', 'b'])
    expect(await ids({ text: 'rosa lo' })).toEqual(['a'])
    expect(await ids({ text: 'nobody' })).toEqual([])
    expect((await log(ana, { text: 'rosa' }))[0]).toMatchObject({ customerId: rosa })
  })
})

test('callbacks that nobody owns are everybody’s of the team', async () => {
  const ana = await world.desktop()
  const ben = await world.desktop()
  const make = (assigneeId: string | null, dueAt: string) =>
    ana.act('callback.create', {
      callbackId: uuidv7(),
      fields: {
        teamId: world.teamA,
        assigneeId,
        customerId: world.customerId,
        number: '+351912345678',
        dueAt,
        note: dueAt,
        ticketId: null,
        callId: null,
      },
    })
  await make(null, '2026-05-02T10:00:00.000Z')
  await make(ana.userId, '2026-05-01T10:00:00.000Z')
  await ana.quiet()
  await ben.quiet()
  const due = async (desktop: Desktop, whose: 'mine' | 'team') =>
    (await desktop.query('callback.list', { whose, closed: false })).map(({ note }) => note.slice(8, 10))
  expect(await due(ana, 'mine')).toEqual(['01', '02'])
  expect(await due(ben, 'mine')).toEqual(['02'])
  expect(await due(ben, 'team')).toEqual(['01', '02'])
  const [first] = await ben.query('callback.list', { whose: 'mine', closed: false })
  await ben.act('callback.done', { callbackId: first?.id ?? '' })
  expect(await due(ben, 'mine')).toEqual([])
  expect(await ben.query('callback.list', { whose: 'mine', closed: true })).toHaveLength(1)
})

test('a customer’s last word on being contacted comes first', async () => {
  const ana = await world.desktop()
  const fields = {
    customerId: world.customerId,
    channel: 'phone' as const,
    purpose: 'marketing' as const,
    how: 'paper' as const,
    proof: 'Form 12',
  }
  await ana.act('consent.record', { consentId: uuidv7(), fields: { ...fields, state: 'withdrawn' } })
  await ana.act('consent.record', {
    consentId: uuidv7(),
    fields: { ...fields, state: 'given' },
    at: '2025-01-01T00:00:00.000Z',
  })
  await ana.quiet()
  const consents = await ana.query('consent.list', { customerId: world.customerId })
  expect(consents.map(({ state }) => state)).toEqual(['withdrawn', 'given'])
})

test('of two times for a callback each can be kept', async () => {
  const ana = await world.desktop()
  const ben = await world.desktop()
  const callbackId = uuidv7()
  const due = (hour: number) => `2027-06-01T${hour}:00:00.000Z`
  const fields = { teamId: world.teamA, assigneeId: null, customerId: null, ticketId: null, callId: null }
  await ana.act('callback.create', { callbackId, fields: { ...fields, number: '1', dueAt: due(10), note: 'Lab' } })
  await ana.quiet()
  await ben.quiet()
  const move = (desktop: Desktop, hour: number) =>
    desktop.act('callback.reschedule', { callbackId, set: { dueAt: due(hour) }, base: { dueAt: due(10) } })
  world.network.faults.offline = true
  await move(ana, 11)
  await move(ben, 12)
  // Or Ben's next try might be there first.
  await ben.data().stop()
  world.network.faults.offline = false
  ana.data().wake()
  await ana.quiet()
  await ben.restart()
  await ben.quiet()
  const [item] = await ben.query('attention.list', {})
  expect(item).toMatchObject({ kind: 'clash', clash: { field: 'dueAt', theirs: due(11), yours: due(12) } })
  await ben.local('attention.resolve', { id: item?.id ?? '', action: 'retry' })
  await ben.quiet()
  await ana.quiet()
  expect(await ben.query('attention.list', {})).toEqual([])
  expect(await ana.query('callback.get', { callbackId })).toMatchObject({ dueAt: due(12), note: 'Lab' })
})

test('a national number is one of the workspace’s country', async () => {
  const rosa = await addCustomer('Rosa Lopes', ['+351912345678'])
  const ana = await world.desktop()
  const { workspace } = await ana.query('app.context', {})
  await world.server.run(world.admin, 'workspace.update', {
    workspaceId: workspace.id,
    set: { country: 'PT' },
    base: {},
  })
  await ana.quiet()
  const { callId } = await ana.local('call.pop', { from: '912 345 678', externalId: null })
  expect((await ana.query('call.get', { callId }))?.call).toMatchObject({ number: '+351912345678', customerId: rosa })
  const body = { externalId: 'n1', from: '912345678', agent: { email: ana.email }, state: 'ringing' as const }
  expect(await world.server.api('callReport', { as: world.admin, body })).toMatchObject({ number: '+351912345678' })
})
