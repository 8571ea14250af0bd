import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CommandOutcome } from '../../../shared/api/sync.ts'
import type { CommandInput, CommandName } from '../../../shared/commands/index.ts'
import { commandNames } from '../../../shared/commands/names.ts'
import type { Call, Callback, Consent, Disposition } from '../../../shared/domain/calls.ts'
import { callIdOf } from '../../../shared/domain/records.ts'
import { customerFields, makeTicket, makeWorld, type World } from './world.ts'

let world: World
let dispositionId: string
beforeAll(async () => {
  world = await makeWorld()
  dispositionId = uuidv7()
  applied(
    await run(world.lead, 'disposition.create', {
      dispositionId,
      fields: { name: 'Solved', position: 1, active: true },
    }),
  )
})
afterAll(() => world.server.stop())

const tested = new Set<CommandName>()
const run: World['server']['run'] = (as, name, args, id) => {
  tested.add(name)
  return world.server.run(as, name, args, id)
}
function rejected(outcome: CommandOutcome, code: string): void {
  expect(outcome).toMatchObject({ status: 'rejected', code })
}
function applied(outcome: CommandOutcome): void {
  expect(outcome.status, JSON.stringify(outcome)).toBe('applied')
}
async function stored<T>(table: 'call' | 'callback' | 'consent' | 'disposition', id: string): Promise<T> {
  const row = await world.server.store.reader.selectFrom(table).select('doc').where('id', '=', id).executeTakeFirst()
  if (!row) throw new Error(`no ${table}`)
  return JSON.parse(row.doc)
}
const callNow = (id: string) => stored<Call>('call', id)
const startArgs = (set: Partial<CommandInput<'call.start'>> = {}): CommandInput<'call.start'> => ({
  callId: uuidv7(),
  direction: 'inbound',
  teamId: world.north,
  number: '+351912345678',
  rawNumber: '+351912345678',
  withheld: false,
  customerId: world.customerId,
  ticketId: null,
  externalId: null,
  ...set,
})
async function begin(set: Partial<CommandInput<'call.start'>> = {}, as = world.anna): Promise<string> {
  const args = startArgs(set)
  applied(await run(as, 'call.start', args))
  return args.callId
}

describe('a call', () => {
  it('goes from ringing to its outcome', async () => {
    const callId = await begin()
    expect(await callNow(callId)).toMatchObject({ state: 'ringing', agentId: world.anna.user.id, direction: 'inbound' })
    applied(await run(world.anna, 'call.answer', { callId }))
    applied(await run(world.anna, 'call.hold', { callId }))
    expect((await callNow(callId)).holds).toHaveLength(1)
    applied(await run(world.anna, 'call.resume', { callId }))
    applied(await run(world.anna, 'call.note', { callId, notes: 'Light stays red' }))
    const ticketId = await makeTicket(world, world.north)
    applied(await run(world.anna, 'call.link', { callId, set: { ticketId } }))
    applied(await run(world.anna, 'call.end', { callId }))
    expect((await callNow(callId)).state).toBe('wrap-up')
    applied(await run(world.anna, 'call.wrapUp', { callId, dispositionId, notes: 'Light stays red. Reset.' }))
    const call = await callNow(callId)
    expect(call).toMatchObject({ state: 'ended', dispositionId, ticketId, notes: 'Light stays red. Reset.' })
    expect(call.holds[0]?.to).not.toBeNull()
    // Corrected later: it was about nothing that has a ticket.
    applied(await run(world.anna, 'call.wrapUp', { callId, dispositionId, notes: 'Reset.', ticketId: null }))
    expect(await callNow(callId)).toMatchObject({ ticketId: null, customerId: world.customerId })
  })

  it('keeps a withheld number and one in no known format as they came', async () => {
    const withheld = await begin({ number: null, rawNumber: 'anonymous', withheld: true, customerId: null })
    expect(await callNow(withheld)).toMatchObject({ number: null, withheld: true, rawNumber: 'anonymous' })
    const odd = await begin({ number: null, rawNumber: 'front desk 7', customerId: null })
    expect(await callNow(odd)).toMatchObject({ number: null, withheld: false, rawNumber: 'front desk 7' })
  })

  it('is one record for everybody who reports it', async () => {
    const callId = callIdOf('pbx-1')
    await begin({ callId, externalId: 'pbx-1', customerId: null })
    await begin({ callId, externalId: 'pbx-1' }, world.lead)
    expect(await callNow(callId)).toMatchObject({ agentId: world.anna.user.id, customerId: world.customerId })
  })

  it('is written down whatever became of what it points to', async () => {
    const callId = await begin({ customerId: uuidv7(), ticketId: uuidv7() })
    expect(await callNow(callId)).toMatchObject({ customerId: null, ticketId: null })
    applied(await run(world.anna, 'call.answer', { callId }))
    applied(await run(world.anna, 'call.wrapUp', { callId, dispositionId, notes: '', ticketId: uuidv7() }))
    expect(await callNow(callId)).toMatchObject({ state: 'ended', ticketId: null })
    rejected(await run(world.anna, 'call.start', startArgs({ teamId: uuidv7() })), 'not-found')
    rejected(await run(world.anna, 'call.link', { callId, set: { customerId: uuidv7() } }), 'not-found')
    rejected(await run(world.anna, 'call.wrapUp', { callId, dispositionId: uuidv7(), notes: '' }), 'not-found')
  })

  it('belongs to its agent and their leads', async () => {
    const callId = await begin()
    const colleague = world.server.run
    // Ben is of another team: there is no such call for him.
    rejected(await colleague(world.ben, 'call.end', { callId }), 'not-found')
    const other = await world.server.makeUser(world.admin, { role: 'agent', teamIds: [world.north] })
    rejected(await colleague(other, 'call.hold', { callId }), 'forbidden')
    rejected(await colleague(other, 'call.note', { callId, notes: 'x' }), 'forbidden')
    // A telephone that rings may be picked up.
    applied(await colleague(other, 'call.answer', { callId }))
    expect((await callNow(callId)).agentId).toBe(other.user.id)
    rejected(await colleague(world.anna, 'call.end', { callId }), 'forbidden')
    applied(await colleague(world.lead, 'call.end', { callId }))
  })

  it('takes a step that comes too late for nothing that happened', async () => {
    const callId = await begin()
    applied(await run(world.anna, 'call.end', { callId }))
    const before = await callNow(callId)
    expect(before.state).toBe('missed')
    applied(await run(world.anna, 'call.hold', { callId }))
    applied(await run(world.anna, 'call.end', { callId }))
    expect(await callNow(callId)).toEqual(before)
  })
})

describe('a call that is dialled', () => {
  const office = { from: '09:00', to: '17:00', days: [1, 2, 3, 4, 5] }
  /** By the server's own clock, which counts on when two changes come within a millisecond. */
  const lastInstant = () =>
    world.server.store.reader.selectFrom('audit').select('at').orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow()
  const outbound = (customerId: string, set: Partial<CommandInput<'call.start'>> = {}) =>
    startArgs({ direction: 'outbound', customerId, purpose: 'service', ...set })
  const customer = async (set: Partial<CommandInput<'customer.create'>['fields']> = {}) => {
    const customerId = uuidv7()
    applied(
      await world.server.run(world.admin, 'customer.create', {
        customerId,
        fields: { ...customerFields('Nils Norden'), ...set },
      }),
    )
    return customerId
  }
  const say = async (
    customerId: string,
    purpose: Consent['purpose'],
    state: Consent['state'],
    at: string | null = null,
  ) =>
    applied(
      await run(world.anna, 'consent.record', {
        consentId: uuidv7(),
        fields: { customerId, channel: 'phone', purpose, state, how: 'phone', proof: '' },
        at,
      }),
    )

  it('is refused against the do-not-call list, unless a reason weighs against it', async () => {
    const customerId = await customer({ doNotCall: true })
    rejected(await run(world.anna, 'call.start', outbound(customerId)), 'do-not-call')
    const other = { reasons: ['outside-window'], note: 'It is urgent' }
    rejected(await run(world.anna, 'call.start', outbound(customerId, { override: other })), 'do-not-call')
    const override = { reasons: ['do-not-call'], note: 'She asked for this call' }
    applied(await run(world.anna, 'call.start', outbound(customerId, { override })))
    // The telephone of somebody who calls us is answered.
    await begin({ customerId })
  })

  it('needs a consent for advertising and surveys, whatever the reason', async () => {
    const customerId = await customer()
    const override = { reasons: ['consent-missing'], note: 'Surely welcome' }
    for (const purpose of ['marketing', 'survey'] as const)
      rejected(await run(world.anna, 'call.start', outbound(customerId, { purpose, override })), 'consent-missing')
    await say(customerId, 'marketing', 'given')
    applied(await run(world.anna, 'call.start', outbound(customerId, { purpose: 'marketing' })))
    rejected(await run(world.anna, 'call.start', outbound(customerId, { purpose: 'survey' })), 'consent-missing')
    await say(customerId, 'marketing', 'withdrawn')
    rejected(await run(world.anna, 'call.start', outbound(customerId, { purpose: 'marketing' })), 'consent-withdrawn')
  })

  it('about something the customer has with us is refused once they withdrew that', async () => {
    const customerId = await customer()
    await say(customerId, 'service', 'withdrawn')
    rejected(await run(world.anna, 'call.start', outbound(customerId)), 'consent-withdrawn')
    rejected(await run(world.anna, 'call.start', outbound(customerId, { purpose: null })), 'consent-withdrawn')
    const override = { reasons: ['consent-withdrawn'], note: 'The device is dangerous' }
    applied(await run(world.anna, 'call.start', outbound(customerId, { override })))
  })

  it('goes by the consents of whom the customer was merged into', async () => {
    const [keptId, removedId] = [await customer(), await customer()]
    await say(keptId, 'service', 'withdrawn')
    applied(await world.server.run(world.anna, 'customer.merge', { keptId, removedId, choices: {} }))
    rejected(await run(world.anna, 'call.start', outbound(removedId)), 'consent-withdrawn')
  })

  /** Dialled without the network so many minutes ago, and told of now. */
  const dialledAgo = async (minutes: number, args: CommandInput<'call.start'>) => {
    const composedAt = ago(minutes)
    const { outcomes } = await world.server.api('commands', {
      as: world.anna,
      body: { commands: [{ id: uuidv7({ msecs: Date.parse(composedAt) }), name: 'call.start', args, composedAt }] },
    })
    expect(outcomes).toMatchObject([{ status: 'applied' }])
    return { ...(await callNow(args.callId)), composedAt }
  }
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
  /** As if what was written down of a customer had come in so long ago, the newest first. */
  const wasWritten = async (customerId: string, ...minutes: number[]) => {
    const { store } = world.server
    const entries = await store.reader
      .selectFrom('audit')
      .select('seq')
      .where('recordId', '=', customerId)
      .orderBy('seq', 'desc')
      .execute()
    expect(entries).toHaveLength(minutes.length)
    for (const [i, { seq }] of entries.entries())
      await store.write(({ db }) =>
        db
          .updateTable('audit')
          .set({ at: ago(minutes[i] ?? 0) })
          .where('seq', '=', seq)
          .execute(),
      )
  }

  it('without the network, and is told of later, has taken place and is written down', async () => {
    const customerId = await customer({ doNotCall: true })
    await wasWritten(customerId, 20)
    const { composedAt, ...call } = await dialledAgo(10, outbound(customerId))
    expect(call).toMatchObject({ customerId, ringingAt: composedAt, against: ['do-not-call'] })
  })

  it('went against no wish that was only said afterwards, and against one that was taken back since', async () => {
    const customerId = await customer({ contactWindow: null })
    const update = (set: object, base: object) =>
      world.server.run(world.lead, 'customer.update', { customerId, set, base })
    const never = { days: [1 as const], from: '03:00', to: '03:01' }
    applied(await update({ doNotCall: true, contactWindow: never }, { doNotCall: false, contactWindow: null }))
    applied(await update({ doNotCall: false }, { doNotCall: true }))
    applied(await update({ timeZone: 'Asia/Tokyo' }, { timeZone: 'Europe/Lisbon' }))
    await wasWritten(customerId, 1, 10, 20, 90)
    // Before they said it; while it held; after it was taken back; and before anybody knew them.
    expect((await dialledAgo(30, outbound(customerId))).against).toEqual([])
    expect((await dialledAgo(15, outbound(customerId))).against).toContain('do-not-call')
    expect((await dialledAgo(5, outbound(customerId))).against).not.toContain('do-not-call')
    expect((await dialledAgo(100, outbound(customerId))).against).toEqual([])
  })

  it('before a wish was known is not said to go against it, and after it is', async () => {
    const customerId = await customer()
    const update = (as: World['admin'], set: CommandInput<'customer.update'>['set']) =>
      world.server.run(as, 'customer.update', { customerId, set, base: {} })
    // As a machine sends it that was without the network when it was dialled.
    const dial = async (composedAt: string) => {
      const args = outbound(customerId, { dialled: true })
      const commands = [{ id: uuidv7(), name: 'call.start', args, composedAt }]
      await world.server.api('commands', { as: world.anna, body: { commands } })
      return (await callNow(args.callId)).against
    }
    const then = (await lastInstant()).at
    applied(await update(world.admin, { doNotCall: true }))
    applied(await update(world.admin, { timeZone: 'Mars/Olympus', contactWindow: office }))
    expect(await dial(then)).toEqual([])
    expect(await dial((await lastInstant()).at)).toEqual(['do-not-call', 'zone-unknown'])
    // What agents wrote down themselves before they dialled counts, though it reached the server only with the call.
    applied(await update(world.admin, { doNotCall: false, contactWindow: null }))
    const quiet = (await lastInstant()).at
    applied(await update(world.anna, { doNotCall: true }))
    expect(await dial(quiet)).toEqual(['do-not-call'])
  })

  it('already is a fact, and is written down with every wish that it went against', async () => {
    const customerId = await customer({ doNotCall: true })
    await say(customerId, 'service', 'withdrawn')
    const dial = async (set: Partial<CommandInput<'call.start'>>) => {
      const args = outbound(customerId, { dialled: true, ...set })
      applied(await run(world.anna, 'call.start', args))
      return (await callNow(args.callId)).against
    }
    expect(await dial({})).toEqual(['do-not-call', 'consent-withdrawn'])
    const override = { reasons: ['do-not-call'], note: 'She asked for this call' }
    expect(await dial({ override })).toEqual(['consent-withdrawn'])
    // What nobody may weigh, no reason weighs.
    expect(await dial({ override, purpose: 'survey' })).toEqual(['do-not-call', 'consent-missing'])
    expect(await dial({ customerId: null })).toEqual([])
  })
})

describe('a callback', () => {
  const fields = (set: Partial<CommandInput<'callback.create'>['fields']> = {}) => ({
    teamId: world.north,
    assigneeId: world.anna.user.id,
    customerId: world.customerId,
    number: '+351912345678',
    dueAt: '2026-06-01T10:00:00.000Z',
    note: 'Tell her what the lab found',
    ticketId: null,
    callId: null,
    ...set,
  })
  const now = (id: string) => stored<Callback>('callback', id)

  it('is promised, moved, given to somebody and kept', async () => {
    const callbackId = uuidv7()
    applied(await run(world.anna, 'callback.create', { callbackId, fields: fields() }))
    expect(await now(callbackId)).toMatchObject({ state: 'open', createdById: world.anna.user.id })
    const later = '2026-06-02T10:00:00.000Z'
    applied(
      await run(world.anna, 'callback.reschedule', {
        callbackId,
        set: { dueAt: later },
        base: { dueAt: fields().dueAt },
      }),
    )
    const clash = await run(world.lead, 'callback.reschedule', {
      callbackId,
      set: { dueAt: '2026-06-03T10:00:00.000Z' },
      base: { dueAt: fields().dueAt },
    })
    expect(clash).toMatchObject({ status: 'applied', clashes: [{ field: 'dueAt', theirs: later }] })
    applied(
      await run(world.lead, 'callback.assign', {
        callbackId,
        set: { assigneeId: null },
        base: { assigneeId: world.anna.user.id },
      }),
    )
    applied(await run(world.anna, 'callback.done', { callbackId }))
    applied(await run(world.anna, 'callback.cancel', { callbackId }))
    expect(await now(callbackId)).toMatchObject({ state: 'done', assigneeId: null, dueAt: later })
    applied(await run(world.anna, 'callback.reschedule', { callbackId, set: { dueAt: later }, base: { dueAt: later } }))
    expect(await now(callbackId)).toMatchObject({ state: 'open', closedAt: null })
  })

  it('goes to another team with the sight of it', async () => {
    const callbackId = uuidv7()
    applied(await run(world.anna, 'callback.create', { callbackId, fields: fields() }))
    rejected(await run(world.ben, 'callback.cancel', { callbackId }), 'not-found')
    const set = { teamId: world.south, assigneeId: null }
    applied(
      await run(world.anna, 'callback.assign', {
        callbackId,
        set,
        base: { teamId: world.north, assigneeId: world.anna.user.id },
      }),
    )
    rejected(await run(world.anna, 'callback.cancel', { callbackId }), 'not-found')
    applied(await run(world.ben, 'callback.cancel', { callbackId }))
    expect(await now(callbackId)).toMatchObject({ state: 'cancelled', teamId: world.south })
  })

  it('needs a team and an active person', async () => {
    const make = (set: Parameters<typeof fields>[0]) =>
      run(world.anna, 'callback.create', { callbackId: uuidv7(), fields: fields(set) })
    rejected(await make({ teamId: uuidv7() }), 'not-found')
    rejected(await make({ assigneeId: uuidv7() }), 'not-found')
    rejected(await make({ number: '' }), 'invalid')
  })
})

describe('a consent', () => {
  it('is kept with who recorded it, never dated ahead', async () => {
    const consentId = uuidv7()
    const fields = {
      customerId: world.customerId,
      channel: 'phone' as const,
      purpose: 'marketing' as const,
      state: 'given' as const,
      how: 'paper' as const,
      proof: 'Form 12',
    }
    applied(await run(world.anna, 'consent.record', { consentId, fields, at: '2099-01-01T00:00:00.000Z' }))
    const consent = await stored<Consent>('consent', consentId)
    expect(consent).toMatchObject({ ...fields, recordedById: world.anna.user.id })
    expect(consent.at < new Date().toISOString()).toBe(true)
    rejected(await run(world.anna, 'consent.record', { consentId, fields }), 'already-exists')
    rejected(
      await run(world.anna, 'consent.record', { consentId: uuidv7(), fields: { ...fields, customerId: uuidv7() } }),
      'not-found',
    )
  })
})

describe('outcomes', () => {
  it('are kept by leads', async () => {
    const fields = { name: 'Voicemail', position: 2, active: true }
    rejected(await run(world.anna, 'disposition.create', { dispositionId: uuidv7(), fields }), 'forbidden')
    const id = uuidv7()
    applied(await run(world.admin, 'disposition.create', { dispositionId: id, fields }))
    rejected(await run(world.lead, 'disposition.create', { dispositionId: id, fields }), 'already-exists')
    // One from before an outcome could say more than its name: to let it say so is no clash.
    await world.server.store.write(async ({ db }) => {
      const { means, ...old } = await stored<Disposition>('disposition', id)
      expect(means).toBeNull()
      await db
        .updateTable('disposition')
        .set({ doc: JSON.stringify(old) })
        .where('id', '=', id)
        .execute()
    })
    const says = { dispositionId: id, set: { means: 'callback' as const }, base: { means: null } }
    expect(await run(world.lead, 'disposition.update', says)).toMatchObject({ status: 'applied', clashes: [] })
    const off = { dispositionId: id, set: { active: false }, base: { active: true } }
    rejected(await run(world.anna, 'disposition.update', off), 'forbidden')
    applied(await run(world.lead, 'disposition.update', off))
    expect(await stored<Disposition>('disposition', id)).toMatchObject({ active: false, means: 'callback' })
    rejected(
      await run(world.lead, 'disposition.create', { dispositionId: uuidv7(), fields: { ...fields, name: ' ' } }),
      'invalid',
    )
  })
})

describe('a customer from before these fields', () => {
  it('takes them as nothing said, without a clash', async () => {
    const { store } = world.server
    await store.write(async ({ db }) => {
      const row = await db
        .selectFrom('customer')
        .select('doc')
        .where('id', '=', world.customerId)
        .executeTakeFirstOrThrow()
      const { doNotCall, contactWindow, ...old } = JSON.parse(row.doc)
      expect([doNotCall, contactWindow]).toEqual([false, null])
      await db
        .updateTable('customer')
        .set({ doc: JSON.stringify(old) })
        .where('id', '=', world.customerId)
        .execute()
    })
    const outcome = await world.server.run(world.anna, 'customer.update', {
      customerId: world.customerId,
      set: { doNotCall: true },
      base: { doNotCall: false },
    })
    expect(outcome).toMatchObject({ status: 'applied', clashes: [] })
    const named = await world.server.run(world.anna, 'customer.update', {
      customerId: world.customerId,
      set: { city: 'Faro' },
      base: {},
    })
    expect(named).toMatchObject({ status: 'applied', entries: [{ record: { city: 'Faro', doNotCall: true } }] })
  })
})

it('tests every command of calls', () => {
  const own = commandNames.filter((name) => /^(call|callback|consent|disposition)\./.test(name))
  expect([...tested].sort()).toEqual([...own].sort())
})
