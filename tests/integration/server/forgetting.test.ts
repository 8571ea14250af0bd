import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Session } from '../../../shared/api/auth.ts'
import type { CommandInput, CommandName } from '../../../shared/commands/index.ts'
import { callIdOf, customerOwnedTypes } from '../../../shared/domain/records.ts'
import { refusal } from '../../fixtures/server.ts'
import {
  applied,
  callbackFields,
  draftBody,
  everyOwned,
  everything,
  marker,
  ownedArgs,
  runArgs,
  startArgs,
  upload,
} from './person.ts'
import { body, customerFields, makeTicket, makeWorld, type World } from './world.ts'

let world: World
beforeEach(async () => {
  world = await makeWorld()
  const { server, admin, customerId } = world
  applied(
    await server.run(admin, 'customer.update', {
      customerId,
      set: { name: `${marker} O'Brien`, emails: ['z@obrien.example'], phones: ['+351912345678'] },
      base: { name: 'Carla Customer', emails: ['carla.customer@example.org'], phones: [] },
    }),
  )
})
afterEach(() => world.server.stop())

const erase = (mode: 'erase' | 'pseudonymise' = 'erase', id = world.customerId) =>
  world.server.api('customerErase', { as: world.admin, params: { id }, body: { mode } })
const given = () => world.server.api('customerExport', { as: world.admin, params: { id: world.customerId } })
const run = async <N extends CommandName>(as: Session, name: N, args: CommandInput<N>) =>
  applied(await world.server.run(as, name, args))
/** As a machine sends it that was offline when it was written. */
async function late<N extends CommandName>(name: N, args: CommandInput<N>, composedAt: string) {
  const commands = [{ id: uuidv7(), name, args, composedAt }]
  return (await world.server.api('commands', { as: world.anna, body: { commands } })).outcomes[0]
}
async function newCustomer(name: string): Promise<string> {
  const customerId = uuidv7()
  await run(world.admin, 'customer.create', { customerId, fields: customerFields(name) })
  return customerId
}
const auditOf = async (recordId: string) =>
  world.server.store.reader.selectFrom('audit').selectAll().where('recordId', '=', recordId).orderBy('seq').execute()

describe.each(['erase', 'pseudonymise'] as const)('%s', (mode) => {
  test('reaches every kind of record that a customer owns, all of which are handed out before', async () => {
    const ids = await everyOwned(world, world.customerId)
    const export_ = JSON.stringify(await given())
    for (const type of customerOwnedTypes) expect(export_, type).toContain(ids[type])
    expect(await everything(world)).toContain(marker)
    const done = await erase(mode)
    expect(await everything(world)).not.toContain(marker)
    expect(done.ticketIds).toEqual([ids.ticket])
    for (const type of customerOwnedTypes) if (type !== 'ticket') expect(done.recordIds, type).toContain(ids[type])
  })

  test('reaches what was deleted before', async () => {
    const { server, anna, lead, north, customerId } = world
    const photo = await upload(world, `${marker}.txt`, 'bytes of the person')
    const ticketId = await makeTicket(world, north, { subject: `${marker} is gone` })
    await run(anna, 'ticket.receive', { ticketId, messageId: uuidv7(), ...body(marker), attachments: [photo] })
    await run(anna, 'draft.save', { ticketId, kind: 'public', ...draftBody(marker), baseVersion: 0 })
    await run(lead, 'ticket.delete', { ticketId })
    const productId = uuidv7()
    const owned = ownedArgs(customerId, productId)
    await run(anna, 'ownedProduct.create', owned)
    await run(anna, 'ownedProduct.delete', { ownedProductId: owned.ownedProductId })
    // Their word in the ticket of somebody else, which is gone as well.
    const other = await newCustomer('Other One')
    const moved = await makeTicket(world, north, { subject: 'Shared', ...body(`I am ${marker}`) })
    await run(anna, 'ticket.update', { ticketId: moved, set: { customerId: other }, base: { customerId } })
    await run(lead, 'ticket.delete', { ticketId: moved })
    await erase(mode)
    expect(await everything(world)).not.toContain(marker)
    const contents = await server.store.reader.selectFrom('attachmentContent').select('id').execute()
    expect(contents).toEqual([])
    // The other one's ticket was theirs when it was deleted: its history stays.
    expect((await auditOf(moved)).map(({ before }) => before ?? '').join()).toContain('Shared')
  })

  test('reaches questions without an answer that name the person', async () => {
    const { anna } = world
    for (const query of [
      `refund ${marker.toLowerCase()}`,
      'mail from z@obrien.example',
      'call 912 345 678 back',
      'reset',
    ])
      await run(anna, 'search.miss', { query })
    await erase(mode)
    const left = await world.server.store.reader.selectFrom('searchMiss').select('doc').execute()
    expect(left.map(({ doc }) => JSON.parse(doc).query)).toEqual(['reset'])
  })

  test('reaches what a merged twin wrote in the ticket of somebody else, which is handed out before', async () => {
    const { anna, admin, north, customerId } = world
    const twin = await newCustomer(`${marker} Twin`)
    const other = await newCustomer('Other One')
    const ticketId = await makeTicket(world, north, { customerId: twin, subject: 'Shared', ...body(`I am ${marker}`) })
    await run(anna, 'ticket.update', { ticketId, set: { customerId: other }, base: { customerId: twin } })
    await run(admin, 'customer.merge', { keptId: customerId, removedId: twin, choices: {} })
    expect((await given()).otherMessages).toMatchObject([{ bodyText: `I am ${marker}` }])
    await erase(mode)
    expect(await everything(world)).not.toContain(marker)
  })

  test('leaves alone who was merged by mistake and parted again', async () => {
    const { admin, anna, north, customerId } = world
    const other = await newCustomer('Olivia Other')
    const ticketId = await makeTicket(world, north, { customerId: other, subject: 'Olivia waits' })
    const own = await makeTicket(world, north, { ...body('Olivia is not my name') })
    await run(admin, 'customer.merge', { keptId: customerId, removedId: other, choices: {} })
    await run(anna, 'ticket.update', {
      ticketId,
      set: { subject: 'Olivia waits still' },
      base: { subject: 'Olivia waits' },
    })
    await run(admin, 'customer.unmerge', { removedId: other })
    await erase(mode)
    const about = [...(await auditOf(other)), ...(await auditOf(ticketId))]
    expect(about.filter(({ before, after }) => before === null && after === null)).toEqual([])
    expect(JSON.stringify(about)).toContain('Olivia waits still')
    expect(JSON.stringify(about)).not.toContain(marker)
    const merges = await world.server.store.reader.selectFrom('customerMerge').select('doc').execute()
    expect(merges.map(({ doc }) => JSON.parse(doc))).toMatchObject([{ removed: { name: 'Olivia Other' }, written: {} }])
    expect(await everything(world)).not.toContain(marker)
    if (mode === 'erase') return
    const { items } = await world.server.api('ticketMessages', { as: admin, params: { id: own }, query: {} })
    expect(items[0]?.bodyText).toBe('Olivia is not my name')
  })

  test('stands against what was written offline before, whatever of the person it names', async () => {
    const { admin, customerId } = world
    const ids = await everyOwned(world, customerId)
    const twin = await newCustomer(`${marker} Twin`)
    await run(admin, 'customer.merge', { keptId: customerId, removedId: twin, choices: {} })
    const system = { callId: callIdOf('pbx-7'), externalId: 'pbx-7', customerId }
    await run(world.anna, 'call.start', startArgs(world, system))
    const before = new Date().toISOString()
    const { callId } = startArgs(world)
    await erase(mode)
    const refused = [
      await late('call.start', startArgs(world, { callId, customerId }), before),
      await late('call.note', { callId, notes: marker }, before),
      await late('call.start', startArgs(world, { customerId: twin }), before),
      await late('call.start', startArgs(world, { ticketId: ids.ticket }), before),
      await late('call.note', { callId: ids.call, notes: marker }, before),
      await late('callback.create', { callbackId: uuidv7(), fields: callbackFields(world, { customerId }) }, before),
      await late(
        'callback.create',
        { callbackId: uuidv7(), fields: callbackFields(world, { callId: ids.call }) },
        before,
      ),
      await late('scriptRun.finish', await runArgs(world, { customerId }), before),
      await late('scriptRun.finish', await runArgs(world, { ticketId: ids.ticket }), before),
      await late('ticket.reply', { ticketId: ids.ticket, messageId: uuidv7(), kind: 'note', ...body(marker) }, before),
    ]
    expect(refused.map((outcome) => outcome?.status)).toEqual(refused.map(() => 'rejected'))
    const told = { externalId: 'pbx-7', state: 'ended' as const, from: '+351912345678', at: before, reason: marker }
    expect(await refusal(world.server.api('callReport', { as: world.anna, body: told }))).toBe('not-found')
    expect(await everything(world)).not.toContain(marker)
    // A call is still a fact when the customer was never there.
    expect(
      await late('call.start', startArgs(world, { customerId: uuidv7(), reason: '', override: null }), before),
    ).toMatchObject({
      status: 'applied',
    })
  })
})

test('made nameless, a person can be written to again', async () => {
  const { ticket } = await everyOwned(world, world.customerId)
  await erase('pseudonymise')
  const reply = { ticketId: ticket, messageId: uuidv7(), kind: 'note' as const, ...body('Closed for good') }
  expect(await late('ticket.reply', reply, new Date().toISOString())).toMatchObject({ status: 'applied' })
})

test('made nameless, a person is not named by what they were called before either, and others keep their names', async () => {
  const { admin, customerId, north } = world
  const other = await newCustomer('Olivia Other')
  await run(admin, 'customer.merge', { keptId: customerId, removedId: other, choices: { name: 'removed' } })
  await run(admin, 'customer.unmerge', { removedId: other })
  const ticketId = await makeTicket(world, north, {
    ...body('Carla here, carla.customer@example.org, not olivia.other@example.org nor Olivia'),
  })
  await erase('pseudonymise')
  const { items } = await world.server.api('ticketMessages', { as: admin, params: { id: ticketId }, query: {} })
  expect(items[0]?.bodyText).toBe('[…] here, […], not olivia.other@example.org nor Olivia')
})

test('names are taken out wherever words can stand: events, reasons, entities, file names', async () => {
  const { anna, north } = world
  const ticketId = await makeTicket(world, north, { subject: `${marker} calls` })
  await run(anna, 'ticket.update', {
    ticketId,
    set: { subject: `${marker} calls twice` },
    base: { subject: `${marker} calls` },
  })
  const file = await upload(world, `offer_${marker}.pdf`)
  await run(anna, 'ticket.reply', {
    ticketId,
    messageId: uuidv7(),
    kind: 'public',
    ...body(''),
    bodyHtml:
      '<p title="O&#39;Brien">Dear O&#39;Br<b>ien</b> O&#x27;Brien, z&#64;obrien.example, Zach&#97;rias &amp; &lt;b&gt;</p>',
    attachments: [file],
  })
  const start = startArgs(world, { customerId: world.customerId })
  await run(anna, 'call.start', start)
  await erase('pseudonymise')
  expect(await everything(world)).not.toContain(marker)
  const { items } = await world.server.api('ticketMessages', { as: world.admin, params: { id: ticketId }, query: {} })
  expect(items.find(({ event }) => event?.type === 'subject')?.event).toEqual({
    type: 'subject',
    from: '[…] calls',
    to: '[…] calls twice',
  })
  expect(items.find(({ attachmentIds }) => attachmentIds.length > 0)?.bodyHtml).toBe(
    '<p title="[…]">Dear […]<b></b> […], […], […] &amp; &lt;b&gt;</p>',
  )
  const files = await world.server.store.reader.selectFrom('attachment').select('doc').execute()
  expect(files.map(({ doc }) => JSON.parse(doc).fileName)).toEqual(['offer_[…].pdf'])
  const call = await world.server.store.reader.selectFrom('call').select('doc').executeTakeFirstOrThrow()
  expect(JSON.parse(call.doc).override.note).toBe('[…] asked for it')
})

test('a name that somebody else bears too is blotted out with its person, also after the two were one by mistake', async () => {
  const { admin, north, customerId } = world
  const namesake = uuidv7()
  await run(admin, 'customer.create', {
    customerId: namesake,
    fields: { ...customerFields(`${marker} O'Brien`), phones: ['+351912345678'] },
  })
  const own = await makeTicket(world, north, { subject: `${marker} O'Brien waits`, ...body('Ring +351912345678') })
  await run(admin, 'customer.merge', { keptId: customerId, removedId: namesake, choices: {} })
  await run(admin, 'customer.unmerge', { removedId: namesake })
  await erase('pseudonymise')
  const ticket = await world.server.api('ticketGet', { as: admin, params: { id: own } })
  expect(ticket.subject).not.toContain(marker)
  const { items } = await world.server.api('ticketMessages', { as: admin, params: { id: own }, query: {} })
  expect(JSON.stringify(items)).not.toContain('912345678')
  const other = await world.server.api('customerGet', { as: admin, params: { id: namesake } })
  expect(other.name).toBe(`${marker} O'Brien`)
})

test('a shop and a telephone system that tell of a nameless person once more bring nothing back', async () => {
  const { server, admin, customerId } = world
  const order = {
    ...{ number: `${marker}-1`, at: '2026-01-05T11:00:00+01:00', status: 'delivered' as const },
    ...{ totalMinor: 4990, currency: 'EUR', lines: [], customer: { id: customerId } },
  }
  await server.api('orderReport', { as: admin, body: order })
  await run(world.anna, 'call.start', startArgs(world, { callId: callIdOf('pbx-7'), externalId: 'pbx-7', customerId }))
  await erase('pseudonymise')
  expect(await refusal(server.api('orderReport', { as: admin, body: order }))).toBe('not-found')
  const recording = { externalId: 'pbx-7', state: 'ended' as const, recordingUrl: `https://pbx.example/${marker}` }
  expect(await refusal(server.api('callReport', { as: admin, body: recording }))).toBe('not-found')
  expect(await everything(world)).not.toContain(marker)
  // What they order from now on is told as before.
  const next = await server.api('orderReport', { as: admin, body: { ...order, number: 'another' } })
  expect(next.customerId).toBe(customerId)
})
