import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadRecord } from '../../../server/store/records.ts'
import { customerMergeId, type RecordOf, type RecordType } from '../../../shared/domain/records.ts'
import { body, customerFields, makeTicket, makeWorld, pullAll, type World } from './world.ts'

let world: World
let twinId: string

beforeEach(async () => {
  world = await makeWorld()
  twinId = uuidv7()
  await world.server.run(world.admin, 'customer.create', {
    customerId: twinId,
    fields: customerFields('Karla Customer', { phones: ['+351912345678'] }),
  })
})
afterEach(() => world.server.stop())

const record = <T extends RecordType>(type: T, id: string): Promise<RecordOf<T> | undefined> =>
  loadRecord(world.server.store.reader, type, id)
const merge = (as = world.admin, keptId = world.customerId, removedId = twinId) =>
  world.server.run(as, 'customer.merge', { keptId, removedId, choices: {} })
const unmerge = (removedId = twinId) => world.server.run(world.admin, 'customer.unmerge', { removedId })
const ownerOf = async (ticketId: string) => (await record('ticket', ticketId))?.customerId

test('everything of the removed customer goes over, out of sight of whoever merged as well, and is counted', async () => {
  const north = await makeTicket(world, world.north, { customerId: twinId })
  const south = await makeTicket(world, world.south, { customerId: twinId })
  const own = await makeTicket(world, world.north)
  const surveyId = uuidv7()
  await world.server.run(world.admin, 'survey.record', {
    surveyId,
    customerId: twinId,
    ticketId: null,
    callId: null,
    score: 5,
    comment: '',
  })
  const { cursor } = await pullAll(world.server, world.ben)
  // Anna sees the tickets of the north alone.
  expect(await merge(world.anna)).toMatchObject({ status: 'applied' })
  expect(await Promise.all([north, south, own].map(ownerOf))).toEqual(Array(3).fill(world.customerId))
  expect((await record('survey', surveyId))?.customerId).toBe(world.customerId)
  expect((await record('customerMerge', customerMergeId(twinId)))?.moved).toEqual({ ticket: 2, survey: 1 })
  expect(await record('customer', twinId)).toBeUndefined()
  const { entries } = await pullAll(world.server, world.ben, cursor)
  expect(entries).toContainEqual(expect.objectContaining({ op: 'put', type: 'ticket', id: south }))
  expect(entries).toContainEqual(expect.objectContaining({ op: 'remove', type: 'customer', id: twinId }))
  expect(entries.some((entry) => 'id' in entry && entry.id === north)).toBe(false)
})

test('what somebody wrote to the removed customer before they could know lands on the kept one', async () => {
  await merge()
  const ticketId = await makeTicket(world, world.north, { customerId: twinId }, world.anna)
  expect(await ownerOf(ticketId)).toBe(world.customerId)
  const outcome = await world.server.run(world.anna, 'customer.update', {
    customerId: twinId,
    set: { phones: ['+351912345678', '+351210000000'] },
    base: { phones: ['+351912345678'] },
  })
  expect(outcome).toMatchObject({ status: 'applied', clashes: [] })
  expect((await record('customer', world.customerId))?.phones).toEqual(['+351912345678', '+351210000000'])
})

test('undone, each has what it had, and what came after the merge goes where it was addressed', async () => {
  const theirs = await makeTicket(world, world.north, { customerId: twinId })
  const ours = await makeTicket(world, world.north)
  await merge()
  const after = await makeTicket(world, world.north)
  const landed = await makeTicket(world, world.north, { customerId: twinId })
  const reply = await world.server.run(world.admin, 'ticket.receive', {
    ticketId: theirs,
    messageId: uuidv7(),
    ...body('And now it blinks green.'),
  })
  expect(reply.status).toBe('applied')
  expect(await unmerge()).toMatchObject({ status: 'applied' })
  expect(await record('customer', twinId)).toMatchObject({ name: 'Karla Customer', version: 3 })
  expect(await ownerOf(theirs)).toBe(twinId)
  expect((await record('ticket', theirs))?.messageCount).toBe(2)
  expect(await Promise.all([ours, after].map(ownerOf))).toEqual([world.customerId, world.customerId])
  expect(await ownerOf(landed)).toBe(twinId)
  // Merged and parted once more: the same record tells it.
  await merge()
  expect(await ownerOf(theirs)).toBe(world.customerId)
  await unmerge()
  expect(await ownerOf(theirs)).toBe(twinId)
})

test('a chain of merges lands at its end, and each link can be undone by itself', async () => {
  const thirdId = uuidv7()
  await world.server.run(world.admin, 'customer.create', {
    customerId: thirdId,
    fields: customerFields('Kay Customer'),
  })
  const ticketId = await makeTicket(world, world.north, { customerId: twinId })
  await merge(world.admin, world.customerId, twinId)
  await merge(world.admin, thirdId, world.customerId)
  expect(await ownerOf(ticketId)).toBe(thirdId)
  const landed = await makeTicket(world, world.north, { customerId: twinId })
  expect(await ownerOf(landed)).toBe(thirdId)
  // The first merge alone: its ticket comes back from where the second one took it.
  await unmerge(twinId)
  expect(await Promise.all([ticketId, landed].map(ownerOf))).toEqual([twinId, twinId])
  await unmerge(world.customerId)
  expect(await Promise.all([ticketId, landed].map(ownerOf))).toEqual([twinId, twinId])
})

test('merged anew with another, a customer does not go along when the earlier chain is undone', async () => {
  const thirdId = uuidv7()
  await world.server.run(world.admin, 'customer.create', {
    customerId: thirdId,
    fields: customerFields('Kay Customer'),
  })
  await merge(world.admin, world.customerId, twinId)
  await merge(world.admin, thirdId, world.customerId)
  await unmerge(twinId)
  const ticketId = await makeTicket(world, world.north, { customerId: twinId })
  await merge(world.admin, thirdId, twinId)
  await unmerge(world.customerId)
  expect(await ownerOf(ticketId)).toBe(thirdId)
  expect((await record('customerMerge', customerMergeId(twinId)))?.targetId).toBe(thirdId)
  await unmerge(twinId)
  expect(await ownerOf(ticketId)).toBe(twinId)
})

const cases = Number(process.env.SYNC_CASES ?? 15)

test(
  'however customers are merged and parted, in the end everything is with whom it was addressed to',
  async () => {
    const step = fc.record({
      kind: fc.constantFrom('merge', 'merge', 'unmerge', 'write', 'write'),
      one: fc.nat(3),
      other: fc.nat(3),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 25 }), async (steps) => {
        const people = [uuidv7(), uuidv7(), uuidv7(), uuidv7()]
        for (const customerId of people)
          await world.server.run(world.admin, 'customer.create', { customerId, fields: customerFields('Kim') })
        const addressed: Record<string, string> = {}
        for (const { kind, one, other } of steps) {
          const [here = '', there = ''] = [people[one], people[other]]
          if (kind === 'merge') await merge(world.admin, here, there)
          else if (kind === 'unmerge') await unmerge(here)
          else addressed[await makeTicket(world, world.north, { customerId: here })] = here
        }
        for (const removedId of people) await unmerge(removedId)
        const owners = await Promise.all(Object.keys(addressed).map(async (id) => [id, await ownerOf(id)]))
        expect(Object.fromEntries(owners)).toEqual(addressed)
      }),
      { numRuns: cases },
    )
  },
  60_000 + cases * 10_000,
)

test('a merge with many tickets is one bounded command that moves every one of them', async () => {
  const ids: string[] = []
  for (let i = 0; i < 60; i++) ids.push(await makeTicket(world, world.north, { customerId: twinId }))
  const outcome = await merge()
  expect(outcome.status === 'applied' && outcome.entries.length).toBe(3)
  expect(new Set(await Promise.all(ids.map(ownerOf)))).toEqual(new Set([world.customerId]))
  const { entries } = await world.server.api('audit', { as: world.admin, query: { limit: 10 } })
  expect(entries.filter(({ action }) => action === 'customer.merge')).toHaveLength(3)
})
