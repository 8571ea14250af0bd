import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { UnsavedForm } from '../../../shared/ipc/app.ts'
import { until } from '../../fixtures/client.ts'
import { attach, readAll } from './attach.ts'
import { type Desktop, startWorld, type World } from './world.ts'

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.stop())

const marker = 'Quillonius'

/** Which files of the machine hold the words somewhere: records, logs, indexes, fetched files. */
function filesWith(folder: string, ...words: string[]): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .filter((path) => words.some((word) => readFileSync(path).includes(word)))
}

/** Begun on this machine and never sent: a form about them, a form of their call, and a call that a script leads. */
async function begin(agent: Desktop, customerId: string): Promise<string> {
  const { userId } = agent
  const [callId, otherCall, scriptId] = [uuidv7(), uuidv7(), uuidv7()]
  await agent.act('call.start', {
    callId,
    direction: 'inbound',
    rawNumber: '+351912345678',
    number: '+351912345678',
    withheld: false,
    customerId,
    ticketId: null,
    teamId: world.teamA,
    externalId: null,
  })
  const keep = (form: UnsavedForm, content: unknown) =>
    agent.local('unsaved.save', { userId, form, content: JSON.stringify(content) })
  await keep('new-ticket', { customerId, subject: `${marker} wants a call` })
  await keep(`call-wrap-up:${callId}`, { subject: `${marker} again` })
  await keep(`call-wrap-up:${otherCall}`, { subject: 'Another call' })
  const run = { runId: uuidv7(), scriptId, name: 'Router', ticketId: null, callId: null, customerId }
  await agent.local('run.begin', {
    userId,
    run: { ...run, startedAt: new Date().toISOString() },
    bundle: { scriptId, revisionId: uuidv7(), revisionNumber: 1, scripts: [] },
    state: `{"answers":{"name":"${marker}"}}`,
  })
  return otherCall
}

test('a person who was forgotten is found in no cache: not by search, not in what was refused, not in the file', async () => {
  const agent = await world.desktop()
  const { customerId, ticketId } = world
  await agent.act('customer.update', { customerId, set: { name: `Otto ${marker}` }, base: { name: 'Cora Customer' } })
  await agent.act('ticket.receive', {
    ticketId,
    messageId: uuidv7(),
    bodyHtml: `<p>${marker} here again</p>`,
    cc: [],
    mentionedUserIds: [],
    attachments: [],
  })
  await agent.quiet()
  const otherCall = await begin(agent, customerId)
  const photo = await attach(agent, new TextEncoder().encode(`a letter of ${marker}`))
  await agent.act('ticket.receive', {
    ticketId,
    messageId: uuidv7(),
    bodyHtml: '<p>see there</p>',
    cc: [],
    mentionedUserIds: [],
    attachments: [photo],
  })
  await agent.quiet()
  expect((await readAll(agent, photo.id)).toString()).toContain(marker)
  const find = async () =>
    (await agent.query('search', { text: marker, kinds: ['customer', 'message', 'ticket'], limit: 20 })).length
  expect(await find()).toBeGreaterThan(1)

  // An unreadable file of earlier, put aside for whoever mends it.
  const { account } = await agent.query('app.status', {})
  writeFileSync(join(agent.userDataDir, 'accounts', account?.key ?? '', 'cache.db.unreadable-2026-01-01'), marker)

  // Written while the network is away: the server refuses it afterwards, and the words must not stay behind as refused.
  world.network.faults.offline = true
  await agent.act('ticket.reply', {
    ticketId,
    messageId: uuidv7(),
    kind: 'note',
    bodyHtml: `<p>${marker} called</p>`,
    cc: [],
    mentionedUserIds: [],
    attachments: [],
  })
  await world.server.api('customerErase', { as: world.admin, params: { id: customerId }, body: { mode: 'erase' } })
  world.network.faults.offline = false
  await agent.quiet()
  await until(async () => (await agent.query('attention.list', {})).length === 0, 10_000)
  expect(await find()).toBe(0)
  expect(await agent.query('customer.card', { customerId })).toBeNull()
  const form = (name: UnsavedForm) => agent.query('unsaved.get', { userId: agent.userId, form: name })
  expect(await form('new-ticket')).toBeNull()
  expect(JSON.parse((await form(`call-wrap-up:${otherCall}`)) ?? '')).toEqual({ subject: 'Another call' })
  expect(await agent.query('run.list', { userId: agent.userId })).toEqual([])
  // While it runs and when it has ended: neither the database nor its log, nor what was fetched.
  await until(() => filesWith(agent.userDataDir, marker, marker.toLowerCase()).length === 0, 10_000)
  await agent.data().stop()
  expect(filesWith(agent.userDataDir, marker, marker.toLowerCase())).toEqual([])
})

/** A call of somebody, on record. */
const callOf = (customerId: string | null, callId = uuidv7()) => ({
  callId,
  direction: 'inbound' as const,
  rawNumber: '+351912345678',
  number: '+351912345678',
  withheld: false,
  customerId,
  ticketId: null,
  teamId: world.teamA,
  externalId: null,
})

test('what was written offline about calls of the person is found nowhere either', async () => {
  const agent = await world.desktop()
  const { userId } = agent
  const { customerId } = world
  const other = uuidv7()
  const { callId } = await call()
  await agent.act('call.start', callOf(null, other))
  await agent.quiet()

  world.network.faults.offline = true
  await agent.act('call.note', { callId, notes: `${marker} shouts` })
  const late = await call()
  await agent.act('call.note', { callId: late.callId, notes: `${marker} rang once more` })
  await agent.act('callback.create', {
    callbackId: uuidv7(),
    fields: {
      teamId: world.teamA,
      assigneeId: null,
      customerId: null,
      number: '+351912345678',
      dueAt: new Date().toISOString(),
      note: `Ring ${marker}`,
      ticketId: null,
      callId,
    },
  })
  // Neither names the person, each only a call of theirs: one that the server knows, and one that it never will.
  const keep = (form: UnsavedForm, content: unknown) =>
    agent.local('unsaved.save', { userId, form, content: JSON.stringify(content) })
  await keep(`call-wrap-up:${late.callId}`, { subject: marker })
  await keep(`call-wrap-up:${other}`, { subject: 'of somebody else' })
  await keep(`call-customer:${callId}`, { name: marker })
  for (const each of [callId, other])
    await agent.local('run.begin', {
      userId,
      run: {
        runId: uuidv7(),
        scriptId: uuidv7(),
        name: 'Router',
        ticketId: null,
        callId: each,
        customerId: null,
        startedAt: new Date().toISOString(),
      },
      bundle: { scriptId: uuidv7(), revisionId: uuidv7(), revisionNumber: 1, scripts: [] },
      state: each === callId ? `{"answers":{"name":"${marker}"}}` : '{}',
    })
  await world.server.api('customerErase', { as: world.admin, params: { id: customerId }, body: { mode: 'erase' } })
  world.network.faults.offline = false
  await agent.quiet()
  await until(async () => (await agent.query('attention.list', {})).length === 0, 10_000)
  const form = (name: UnsavedForm) => agent.query('unsaved.get', { userId, form: name })
  await until(async () => (await form(`call-customer:${callId}`)) === null, 10_000)
  expect(await form(`call-wrap-up:${late.callId}`)).toBeNull()
  expect(JSON.parse((await form(`call-wrap-up:${other}`)) ?? '')).toEqual({ subject: 'of somebody else' })
  expect(await agent.query('run.list', { userId })).toMatchObject([{ callId: other }])
  await until(() => filesWith(agent.userDataDir, marker, marker.toLowerCase()).length === 0, 10_000)

  async function call() {
    const started = callOf(customerId)
    await agent.act('call.start', started)
    return started
  }
})

test('made nameless, a person can be worked with again, and what goes wrong then is told', async () => {
  const agent = await world.desktop()
  const { customerId, ticketId } = world
  const { id } = await world.server.api('customerErase', {
    as: world.admin,
    params: { id: customerId },
    body: { mode: 'pseudonymise' },
  })
  await agent.quiet()
  await until(async () => (await agent.query('customer.card', { customerId }))?.customer.name.startsWith('#') ?? false)
  await agent.local('unsaved.save', {
    userId: agent.userId,
    form: 'new-ticket',
    content: JSON.stringify({ customerId, subject: 'written afterwards' }),
  })
  // Refused by the server for a reason of its own: the colleague has closed the ticket for good.
  world.network.faults.offline = true
  const note = { kind: 'note' as const, bodyHtml: '<p>afterwards</p>', cc: [], mentionedUserIds: [], attachments: [] }
  await agent.act('ticket.reply', { ticketId, messageId: uuidv7(), ...note })
  await world.server.run(world.admin, 'ticket.delete', { ticketId })
  world.network.faults.offline = false
  await agent.quiet()
  await until(async () => (await agent.query('attention.list', {})).length === 1, 10_000)
  await agent.restart()
  await agent.quiet()
  expect(await agent.query('attention.list', {})).toHaveLength(1)
  expect(await agent.query('unsaved.get', { userId: agent.userId, form: 'new-ticket' })).toContain('afterwards')
  expect(id).toBeTruthy()
})
