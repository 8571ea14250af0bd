import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CommandOutcome } from '../../../shared/api/sync.ts'
import type { CommandName } from '../../../shared/commands/index.ts'
import type { Ticket } from '../../../shared/domain/tickets.ts'
import { envelope } from '../../fixtures/server.ts'
import { body, makeTicket, makeWorld, ticketArgs, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.server.stop())

const run: World['server']['run'] = (as, name, args, id) => world.server.run(as, name, args, id)
const ticketNow = (id: string): Promise<Ticket> => world.server.api('ticketGet', { as: world.admin, params: { id } })

function expectRejected(outcome: CommandOutcome, code: string): void {
  expect(outcome).toMatchObject({ status: 'rejected', code })
}
function expectApplied(outcome: CommandOutcome): asserts outcome is Extract<CommandOutcome, { status: 'applied' }> {
  expect(outcome.status, JSON.stringify(outcome)).toBe('applied')
}

describe('pushing', () => {
  it('answers a repeat with the first outcome and applies it once', async () => {
    const args = ticketArgs(world, world.north)
    const id = uuidv7()
    const first = await run(world.anna, 'ticket.create', args, id)
    const again = await run(world.anna, 'ticket.create', args, id)
    expect(again).toEqual(first)
    const other = { ...args, ticketId: uuidv7(), subject: 'Not this' }
    expect(await run(world.anna, 'ticket.create', other, id)).toEqual(first)
    const rejected = await run(world.anna, 'tag.create', { name: '' }, uuidv7())
    expect(await run(world.anna, 'tag.create', { name: 'Fine' }, rejected.id)).toEqual(rejected)
  })

  it('tells the present state with the first outcome of a repeat', async () => {
    const args = ticketArgs(world, world.north)
    const id = uuidv7()
    await run(world.anna, 'ticket.create', args, id)
    await run(world.anna, 'ticket.update', { ticketId: args.ticketId, set: { priority: 'high' }, base: {} })
    const again = await run(world.anna, 'ticket.create', args, id)
    expectApplied(again)
    expect(again.entries[0]).toMatchObject({ op: 'put', type: 'ticket', version: 2, record: { priority: 'high' } })
  })

  it('applies a command once when two pushes of it race', async () => {
    const ticketId = await makeTicket(world, world.north)
    const command = envelope('ticket.reply', { ticketId, messageId: uuidv7(), kind: 'note', ...body('Once') })
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => world.server.api('commands', { as: world.anna, body: { commands: [command] } })),
    )
    expect(new Set(answers.map(({ outcomes }) => outcomes[0]?.status))).toEqual(new Set(['applied']))
    expect((await ticketNow(ticketId)).messageCount).toBe(2)
  })

  it("refuses the id of somebody else's command without telling of it, and stops nothing behind it", async () => {
    const id = uuidv7()
    await run(world.anna, 'tag.create', { name: 'Secret' }, id)
    const fine = envelope('tag.create', { name: 'After the foreign id' })
    const { outcomes } = await world.server.api('commands', {
      as: world.ben,
      body: { commands: [envelope('tag.create', { name: 'Secret' }, id), fine] },
    })
    expect(outcomes).toMatchObject([
      {
        id,
        status: 'rejected',
        code: 'foreign-command-id',
        problem: { type: 'urn:switchboard:problem:foreign-command-id', status: 409 },
        entries: [],
      },
      { id: fine.id, status: 'applied' },
    ])
    expect(outcomes[0]).not.toHaveProperty('detail')
  })

  it.each([
    ['of a record that is not there', async () => uuidv7()],
    ['of a record out of sight', () => makeTicket(world, world.south)],
  ])('answers an id %s as the same problem, and stops nothing behind it', async (_name, ticketOf) => {
    const ticketId = await ticketOf()
    const lost = envelope('ticket.reply', { ticketId, messageId: uuidv7(), kind: 'note', ...body('Hello?') })
    const fine = envelope('tag.create', { name: 'After the lost id' })
    const { outcomes } = await world.server.api('commands', { as: world.anna, body: { commands: [lost, fine] } })
    expect(outcomes).toMatchObject([
      {
        status: 'rejected',
        code: 'not-found',
        detail: { type: 'ticket', id: ticketId },
        problem: { type: 'urn:switchboard:problem:not-found', status: 404 },
        entries: [],
      },
      { status: 'applied' },
    ])
  })

  it('refuses an id that another record has as a conflict', async () => {
    const args = ticketArgs(world, world.north)
    await run(world.anna, 'ticket.create', args)
    expect(await run(world.anna, 'ticket.create', args)).toMatchObject({
      code: 'already-exists',
      problem: { type: 'urn:switchboard:problem:conflict', status: 409 },
    })
  })

  it.each([
    ['beside the others', { mood: 'good' }, '/mood'],
    ['deep inside', { set: { 'sub/ject': 'x' } }, '/set/sub~1ject'],
  ])(
    'refuses an argument that is not known %s, for good, and stops nothing behind it',
    async (_name, extra, pointer) => {
      const ticketId = await makeTicket(world, world.north)
      const strange = envelope('ticket.update', { ticketId, set: { subject: 'New' }, base: {}, ...extra } as never)
      const fine = envelope('tag.create', { name: 'After the unknown field' })
      const push = () => world.server.api('commands', { as: world.anna, body: { commands: [strange, fine] } })
      const { outcomes } = await push()
      expect(outcomes).toMatchObject([
        {
          status: 'rejected',
          code: 'unknown-field',
          detail: { errors: [{ pointer, message: 'unknown field' }] },
          problem: { type: 'urn:switchboard:problem:unknown-field', status: 400, errors: [{ pointer }] },
        },
        { status: 'applied' },
      ])
      expect((await push()).outcomes).toMatchObject([
        { status: 'rejected', code: 'unknown-field' },
        { status: 'applied' },
      ])
      expect((await ticketNow(ticketId)).subject).toBe('My router blinks')
    },
  )

  it('decides an unknown name once and for all, and stops nothing behind it', async () => {
    const id = uuidv7()
    const unknown = { id, name: 'ticket.explode', args: {}, composedAt: new Date().toISOString() }
    const fine = envelope('tag.create', { name: 'After the unknown' })
    const { outcomes } = await world.server.api('commands', { as: world.anna, body: { commands: [unknown, fine] } })
    expect(outcomes).toMatchObject([
      { id, status: 'rejected', code: 'unknown-command', problem: { code: 'unknown-command', status: 400 } },
      { id: fine.id, status: 'applied' },
    ])
    const row = await world.server.store.reader
      .selectFrom('commandOutcome')
      .select('status')
      .where('id', '=', id)
      .executeTakeFirst()
    expect(row?.status).toBe('rejected')
    expectRejected(await run(world.anna, 'constructor' as CommandName, {} as never), 'unknown-command')
  })

  it('says where arguments are wrong', async () => {
    const outcome = await run(world.anna, 'ticket.update', {
      ticketId: 'x',
      set: { priority: 'top' as 'low' },
      base: {},
    })
    expect(outcome).toMatchObject({ status: 'rejected', code: 'invalid', problem: { code: 'validation-failed' } })
    expect(JSON.stringify(outcome)).toContain('/set/priority')
    expect(JSON.stringify(outcome)).toContain('/ticketId')
  })

  it('never believes a clock that runs ahead', async () => {
    const ticketId = await makeTicket(world, world.north)
    const messageId = uuidv7()
    const command = {
      ...envelope('ticket.reply', { ticketId, messageId, kind: 'note', ...body('From the future') }),
      composedAt: '2999-01-01T00:00:00.000Z',
    }
    await world.server.api('commands', { as: world.anna, body: { commands: [command] } })
    const { items } = await world.server.api('ticketMessages', { as: world.anna, params: { id: ticketId }, query: {} })
    const message = items.find(({ id }) => id === messageId)
    expect(message?.composedAt).toBeNull()
    expect(Date.parse(message?.createdAt ?? '')).toBeLessThan(Date.now() + 60_000)
  })

  it('puts what follows a message of a wrong clock behind it, and starts no deadline from it', async () => {
    const ticketId = await makeTicket(world, world.north)
    const wrong = { ...(await ticketNow(ticketId)), lastMessageAt: '2036-01-01T00:00:00.000Z' }
    await world.server.store.write(({ db }) =>
      db
        .updateTable('ticket')
        .set({ doc: JSON.stringify(wrong) })
        .where('id', '=', ticketId)
        .execute(),
    )
    const messageIds = [uuidv7(), uuidv7()]
    for (const messageId of messageIds)
      await run(world.anna, 'ticket.receive', { ticketId, messageId, ...body('Still red') })
    const { items } = await world.server.api('ticketMessages', { as: world.anna, params: { id: ticketId }, query: {} })
    const received = items.filter(({ id }) => messageIds.includes(id))
    expect(received.map(({ id, createdAt }) => [id, createdAt])).toEqual([
      [messageIds[0], '2036-01-01T00:00:00.001Z'],
      [messageIds[1], '2036-01-01T00:00:00.002Z'],
    ])
    const ticket = await ticketNow(ticketId)
    const weekAhead = Date.now() + 7 * 24 * 3_600_000
    for (const at of [ticket.updatedAt, ticket.lastCustomerMessageAt, ticket.dueAt])
      expect(Date.parse(at ?? '')).toBeLessThan(weekAhead)
  })

  it('gives every command an instant of its own, in the order of decision', async () => {
    const ticketId = await makeTicket(world, world.north)
    const messageIds = Array.from({ length: 30 }, () => uuidv7())
    const commands = messageIds.map((messageId) =>
      envelope('ticket.reply', { ticketId, messageId, kind: 'note', ...body(messageId) }),
    )
    await world.server.api('commands', { as: world.anna, body: { commands } })
    const { items } = await world.server.api('ticketMessages', {
      as: world.anna,
      params: { id: ticketId },
      query: { limit: 100 },
    })
    const notes = items.filter(({ kind }) => kind === 'note')
    expect(notes.map(({ id }) => id)).toEqual(messageIds)
    expect(new Set(notes.map(({ createdAt }) => createdAt)).size).toBe(30)
  })

  it('undoes a command that fails unexpectedly, says so, and runs the others', async () => {
    const ticketId = await makeTicket(world, world.north)
    const row = await world.server.store.reader
      .selectFrom('ticket')
      .select('doc')
      .where('id', '=', ticketId)
      .executeTakeFirstOrThrow()
    const setDoc = (doc: string) =>
      world.server.store.write(({ db }) => db.updateTable('ticket').set({ doc }).where('id', '=', ticketId).execute())
    await setDoc('{ broken')
    const broken = envelope('ticket.reply', { ticketId, messageId: uuidv7(), kind: 'note', ...body('x') })
    const fine = envelope('tag.create', { name: 'After the failure' })
    const { outcomes } = await world.server.api('commands', { as: world.anna, body: { commands: [broken, fine] } })
    expect(outcomes).toMatchObject([
      { status: 'failed', problem: { code: 'internal', status: 500 } },
      { status: 'applied' },
    ])
    await setDoc(row.doc)
    const retried = await world.server.api('commands', { as: world.anna, body: { commands: [broken] } })
    expect(retried.outcomes).toMatchObject([{ status: 'applied' }])
  })

  it('survives markup that is nested without end', async () => {
    const ticketId = await makeTicket(world, world.north)
    const bodyHtml = `${'<div>'.repeat(100_000)}deep${'</div>'.repeat(60_000)}`
    const outcome = await run(world.anna, 'ticket.reply', {
      ticketId,
      messageId: uuidv7(),
      kind: 'note',
      ...body(''),
      bodyHtml: `<p>Hello</p>${bodyHtml}`,
    })
    expect(outcome.status).not.toBe('failed')
  })
})
