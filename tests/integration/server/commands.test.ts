import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CommandOutcome } from '../../../shared/api/sync.ts'
import { draftId, readMarkId, tagId } from '../../../shared/domain/records.ts'
import type { Ticket } from '../../../shared/domain/tickets.ts'
import { body, customerFields, makeTicket, makeWorld, ticketArgs, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world.server.stop())

const run: World['server']['run'] = (as, name, args, id) => world.server.run(as, name, args, id)
const nowhere = () => uuidv7()
const ticketNow = (id: string): Promise<Ticket> => world.server.api('ticketGet', { as: world.admin, params: { id } })

function expectRejected(outcome: CommandOutcome, code: string): void {
  expect(outcome).toMatchObject({ status: 'rejected', code })
}
function expectApplied(outcome: CommandOutcome): asserts outcome is Extract<CommandOutcome, { status: 'applied' }> {
  expect(outcome.status, JSON.stringify(outcome)).toBe('applied')
}

describe('tickets', () => {
  it('are created with the next number, their first message and an event', async () => {
    const args = ticketArgs(world, world.north)
    const outcome = await run(world.anna, 'ticket.create', args)
    expectApplied(outcome)
    expect(outcome.entries.map((entry) => (entry.op === 'drop' ? '' : `${entry.op} ${entry.type}`))).toEqual([
      'put ticket',
      'put message',
      'put message',
    ])
    const first = await ticketNow(args.ticketId)
    const second = await ticketNow(await makeTicket(world, world.north))
    expect(second.number).toBe((first.number ?? 0) + 1)
    expect(first).toMatchObject({ status: 'new', version: 1, messageCount: 1, teamId: world.north })
    expectRejected(await run(world.anna, 'ticket.create', { ...args, messageId: nowhere() }), 'already-exists')
    expectRejected(
      await run(world.anna, 'ticket.create', ticketArgs(world, world.north, { customerId: nowhere() })),
      'not-found',
    )
    expectRejected(await run(world.anna, 'ticket.create', ticketArgs(world, nowhere())), 'not-found')
    expectRejected(
      await run(world.anna, 'ticket.create', ticketArgs(world, world.north, { bodyHtml: '<p> </p>' })),
      'empty-message',
    )
    expectRejected(
      await run(world.anna, 'ticket.create', ticketArgs(world, world.north, { assigneeId: nowhere() })),
      'not-found',
    )
  })

  it('are answered, which also removes the draft', async () => {
    const ticketId = await makeTicket(world, world.north)
    await run(world.anna, 'draft.save', {
      ticketId,
      kind: 'public',
      bodyHtml: '<p>Dear</p>',
      cc: [],
      attachments: [],
      baseVersion: 0,
    })
    const outcome = await run(world.anna, 'ticket.reply', {
      ticketId,
      messageId: uuidv7(),
      kind: 'public',
      ...body('Dear Carla'),
      status: 'waiting',
    })
    expectApplied(outcome)
    expect(outcome.entries).toContainEqual(
      expect.objectContaining({ op: 'remove', type: 'draft', id: draftId(ticketId, world.anna.user.id) }),
    )
    expect(await ticketNow(ticketId)).toMatchObject({ status: 'waiting', messageCount: 2, version: 2 })
    expectRejected(
      await run(world.anna, 'ticket.reply', { ticketId, messageId: uuidv7(), kind: 'public', ...body('') }),
      'empty-message',
    )
    expectRejected(
      await run(world.anna, 'ticket.reply', {
        ticketId,
        messageId: uuidv7(),
        kind: 'public',
        ...body('Hm'),
        seenMessageIds: [nowhere()],
      }),
      'unseen-message',
    )
    expectRejected(
      await run(world.anna, 'ticket.reply', { ticketId: nowhere(), messageId: uuidv7(), kind: 'note', ...body('x') }),
      'not-found',
    )
  })

  it('receive words of the customer and open again', async () => {
    const ticketId = await makeTicket(world, world.north)
    await run(world.anna, 'ticket.update', { ticketId, set: { status: 'solved' }, base: { status: 'new' } })
    expectApplied(await run(world.anna, 'ticket.receive', { ticketId, messageId: uuidv7(), ...body('Still red') }))
    expect((await ticketNow(ticketId)).status).toBe('open')
    expectRejected(
      await run(world.anna, 'ticket.receive', { ticketId, messageId: uuidv7(), ...body('') }),
      'empty-message',
    )
  })

  it('are changed field by field; a field that somebody else changed is a clash', async () => {
    const ticketId = await makeTicket(world, world.north)
    await run(world.lead, 'ticket.update', { ticketId, set: { priority: 'urgent' }, base: { priority: 'normal' } })
    const outcome = await run(world.anna, 'ticket.update', {
      ticketId,
      set: { priority: 'low', subject: 'Blinking' },
      base: { priority: 'normal', subject: 'My router blinks' },
    })
    expectApplied(outcome)
    expect(outcome.clashes).toMatchObject([{ field: 'priority', theirs: 'urgent', yours: 'low' }])
    expect(await ticketNow(ticketId)).toMatchObject({ priority: 'urgent', subject: 'Blinking' })
    expectRejected(await run(world.anna, 'ticket.update', { ticketId, set: { subject: '  ' }, base: {} }), 'invalid')
    expectRejected(
      await run(world.anna, 'ticket.update', { ticketId, set: { teamId: nowhere() }, base: {} }),
      'not-found',
    )
  })

  it('are deleted with their messages by leads and administrators only', async () => {
    const ticketId = await makeTicket(world, world.north)
    expectRejected(await run(world.anna, 'ticket.delete', { ticketId }), 'forbidden')
    const outcome = await run(world.lead, 'ticket.delete', { ticketId })
    expectApplied(outcome)
    expect(outcome.entries).toMatchObject([{ op: 'remove', type: 'ticket', id: ticketId, version: 2 }])
    const left = await world.server.store.reader
      .selectFrom('message')
      .select('id')
      .where('ticketId', '=', ticketId)
      .execute()
    expect(left).toEqual([])
    expectRejected(await run(world.lead, 'ticket.delete', { ticketId }), 'not-found')
  })

  it('are merged, split, linked and unlinked', async () => {
    const [one, two] = [await makeTicket(world, world.north), await makeTicket(world, world.north)]
    expectApplied(await run(world.anna, 'ticket.link', { ticketId: one, otherTicketId: two }))
    expect((await ticketNow(two)).linkedTicketIds).toEqual([one])
    expectApplied(await run(world.anna, 'ticket.unlink', { ticketId: two, otherTicketId: one }))
    expect((await ticketNow(one)).linkedTicketIds).toEqual([])
    expectRejected(await run(world.anna, 'ticket.link', { ticketId: one, otherTicketId: one }), 'merge-into-self')
    expectRejected(await run(world.anna, 'ticket.unlink', { ticketId: one, otherTicketId: nowhere() }), 'not-found')

    const answerId = uuidv7()
    await run(world.lead, 'ticket.reply', { ticketId: one, messageId: answerId, kind: 'public', ...body('By Lena') })
    const newTicketId = uuidv7()
    const newMessageId = uuidv7()
    expectApplied(
      await run(world.anna, 'ticket.split', {
        ticketId: one,
        messageId: answerId,
        newTicketId,
        newMessageId,
        subject: 'Another matter',
      }),
    )
    expect(await ticketNow(newTicketId)).toMatchObject({
      subject: 'Another matter',
      linkedTicketIds: [one],
      messageCount: 1,
      firstRespondedAt: null,
    })
    const messages = async (id: string) =>
      (await world.server.api('ticketMessages', { as: world.anna, params: { id }, query: {} })).items
    const answer = (await messages(one)).find(({ id }) => id === answerId)
    expect((await messages(newTicketId)).find(({ id }) => id === newMessageId)).toMatchObject({
      authorId: world.lead.user.id,
      bodyText: 'By Lena',
      createdAt: answer?.createdAt,
    })
    expectRejected(
      await run(world.anna, 'ticket.split', {
        ticketId: one,
        messageId: nowhere(),
        newTicketId: uuidv7(),
        newMessageId: uuidv7(),
        subject: 'x',
      }),
      'not-found',
    )

    expectApplied(await run(world.anna, 'ticket.merge', { ticketId: one, intoTicketId: two }))
    expect(await ticketNow(one)).toMatchObject({ status: 'closed', mergedIntoId: two })
    expectRejected(await run(world.anna, 'ticket.merge', { ticketId: two, intoTicketId: one }), 'merge-into-merged')
    expectRejected(
      await run(world.anna, 'ticket.reply', { ticketId: one, messageId: uuidv7(), kind: 'public', ...body('late') }),
      'ticket-closed',
    )
  })

  it('link to fifty others at most: the fifty-first would make a record that no cache takes', async () => {
    const hub = await makeTicket(world, world.north)
    const doc = await ticketNow(hub)
    const full = { ...doc, linkedTicketIds: Array.from({ length: 50 }, () => uuidv7()) }
    await world.server.store.write(({ db }) =>
      db
        .updateTable('ticket')
        .set({ doc: JSON.stringify(full) })
        .where('id', '=', hub)
        .execute(),
    )
    const other = await makeTicket(world, world.north)
    expectRejected(await run(world.anna, 'ticket.link', { ticketId: hub, otherTicketId: other }), 'invalid')
    expect((await ticketNow(other)).linkedTicketIds).toEqual([])
  })
})

describe('customers and organizations', () => {
  it('are created and changed', async () => {
    const customerId = uuidv7()
    const organizationId = uuidv7()
    const organization = {
      organizationId,
      fields: { name: 'Acme', domains: ['acme.example'], country: 'PT', notes: '' },
    }
    expectApplied(await run(world.anna, 'organization.create', organization))
    expectRejected(await run(world.anna, 'organization.create', organization), 'already-exists')
    expectApplied(
      await run(world.ben, 'organization.update', {
        organizationId,
        set: { name: 'Acme & Co', notes: 'Calls before nine.' },
        base: { name: 'Acme', notes: '' },
      }),
    )
    expectRejected(
      await run(world.ben, 'organization.update', { organizationId: nowhere(), set: { name: 'X' }, base: {} }),
      'not-found',
    )
    expectRejected(
      await run(world.ben, 'organization.update', { organizationId, set: { name: '' }, base: {} }),
      'invalid',
    )
    const { entries } = await world.server.api('audit', { as: world.admin, query: { id: organizationId } })
    expect(entries[0]).toMatchObject({
      action: 'organization.update',
      userId: world.ben.user.id,
      before: { name: 'Acme', domains: ['acme.example'] },
      after: { name: 'Acme & Co', domains: ['acme.example'], notes: 'Calls before nine.' },
    })
    const fields = customerFields('Zed Zebra', { organizationId, phones: ['+351912345678'] })
    expectApplied(await run(world.anna, 'customer.create', { customerId, fields }))
    expectRejected(await run(world.anna, 'customer.create', { customerId, fields }), 'already-exists')
    expectRejected(
      await run(world.anna, 'customer.create', {
        customerId: uuidv7(),
        fields: { ...fields, organizationId: nowhere() },
      }),
      'not-found',
    )
    expectApplied(
      await run(world.ben, 'customer.update', {
        customerId,
        set: { emails: ['new@acme.example'] },
        base: { emails: fields.emails },
      }),
    )
    expectRejected(await run(world.ben, 'customer.update', { customerId: nowhere(), set: {}, base: {} }), 'not-found')
    const find = (query: { email?: string; phone?: string; organizationId?: string }) =>
      world.server.api('customerList', { as: world.ben, query })
    expect((await find({ email: 'NEW@acme.example' })).items.map(({ id }) => id)).toEqual([customerId])
    expect((await find({ email: fields.emails[0] ?? '' })).items).toEqual([])
    expect((await find({ phone: '+351 912 345 678' })).items.map(({ id }) => id)).toEqual([customerId])
    expect((await find({ organizationId })).items).toHaveLength(1)
  })
})

describe('personal records', () => {
  it('drafts are saved, clash when two machines wrote, and are discarded', async () => {
    const ticketId = await makeTicket(world, world.north)
    const draft = { ticketId, kind: 'public' as const, cc: [], attachments: [] }
    expectApplied(await run(world.anna, 'draft.save', { ...draft, bodyHtml: '<p>one</p>', baseVersion: 0 }))
    const clash = await run(world.anna, 'draft.save', { ...draft, bodyHtml: '<p>two</p>', baseVersion: 0 })
    expectApplied(clash)
    expect(clash.clashes).toMatchObject([{ field: 'bodyHtml', theirs: '<p>one</p>', yours: '<p>two</p>' }])
    expectApplied(await run(world.anna, 'draft.discard', { ticketId }))
    // Made again after it was thrown away, its version goes on: a late removal of the old one cannot take it.
    const again = await run(world.anna, 'draft.save', { ...draft, bodyHtml: '<p>three</p>', baseVersion: 0 })
    expectApplied(again)
    expect(again.entries).toMatchObject([{ op: 'put', type: 'draft', version: 3 }])
    expectRejected(
      await run(world.anna, 'draft.save', { ...draft, bodyHtml: 'x'.repeat(1_000_001), baseVersion: 0 }),
      'invalid',
    )
  })

  it('read marks move forward only', async () => {
    const ticketId = await makeTicket(world, world.north)
    expectApplied(await run(world.anna, 'ticket.markRead', { ticketId, readAt: '2026-01-02T00:00:00.000Z' }))
    const back = await run(world.anna, 'ticket.markRead', { ticketId, readAt: '2026-01-01T00:00:00.000Z' })
    expectApplied(back)
    expect(back.entries).toEqual([])
    const row = await world.server.store.reader
      .selectFrom('readMark')
      .select('doc')
      .where('id', '=', readMarkId(ticketId, world.anna.user.id))
      .executeTakeFirstOrThrow()
    expect(JSON.parse(row.doc)).toMatchObject({ readAt: '2026-01-02T00:00:00.000Z' })
  })

  it('views are kept by their owner, shared ones by leads', async () => {
    const fields = {
      name: 'Mine',
      conditions: [],
      sort: { by: 'updated' as const, direction: 'desc' as const },
      position: 1,
    }
    const viewId = uuidv7()
    expectApplied(await run(world.anna, 'view.save', { viewId, shared: false, fields }))
    // Ben does not see it, cannot change it, and cannot take its id.
    expectRejected(await run(world.ben, 'view.save', { viewId, shared: false, fields }), 'already-exists')
    expectRejected(await run(world.ben, 'view.delete', { viewId }), 'not-found')
    expectRejected(await run(world.anna, 'view.save', { viewId: uuidv7(), shared: true, fields }), 'forbidden')
    const shared = uuidv7()
    expectApplied(await run(world.lead, 'view.save', { viewId: shared, shared: true, fields }))
    expectRejected(await run(world.anna, 'view.delete', { viewId: shared }), 'forbidden')
    expectApplied(await run(world.lead, 'view.delete', { viewId: shared }))
    expectApplied(await run(world.anna, 'view.delete', { viewId }))
  })

  it('tags of one name are one tag', async () => {
    expectApplied(await run(world.anna, 'tag.create', { name: 'Billing' }))
    const same = await run(world.ben, 'tag.create', { name: 'billing' })
    expectApplied(same)
    const tags = await world.server.store.reader
      .selectFrom('tag')
      .select('id')
      .where('id', '=', tagId('BILLING'))
      .execute()
    expect(tags).toHaveLength(1)
    expectRejected(await run(world.ben, 'tag.create', { name: ' ' }), 'invalid')
  })

  it('profiles are changed by their owner', async () => {
    expectApplied(
      await run(world.anna, 'profile.update', { set: { signatureHtml: '<p>Anna</p>' }, base: { signatureHtml: '' } }),
    )
    expect((await world.server.api('me', { as: world.anna })).signatureHtml).toBe('<p>Anna</p>')
    expectRejected(
      await run(world.anna, 'profile.update', { set: { language: 'not a language' }, base: {} }),
      'invalid',
    )
  })
})

describe('identifiers that are taken', () => {
  it('cannot be used to write over a record out of sight', async () => {
    const foreign = ticketArgs(world, world.south)
    expectApplied(await run(world.ben, 'ticket.create', foreign))
    // A ticket that Anna cannot see, and a message in it.
    expectRejected(
      await run(world.anna, 'ticket.create', ticketArgs(world, world.north, { ticketId: foreign.ticketId })),
      'already-exists',
    )
    expectRejected(
      await run(world.anna, 'ticket.create', ticketArgs(world, world.north, { messageId: foreign.messageId })),
      'already-exists',
    )
    const own = await makeTicket(world, world.north)
    expectRejected(
      await run(world.anna, 'ticket.reply', {
        ticketId: own,
        messageId: foreign.messageId,
        kind: 'note',
        ...body('x'),
      }),
      'already-exists',
    )
    const first = (await ticketNow(own)).lastMessageId ?? ''
    expectRejected(
      await run(world.anna, 'ticket.split', {
        ticketId: own,
        messageId: first,
        newTicketId: foreign.ticketId,
        newMessageId: uuidv7(),
        subject: 'x',
      }),
      'already-exists',
    )
    expect((await ticketNow(foreign.ticketId)).teamId).toBe(world.south)
    const { items } = await world.server.api('ticketMessages', {
      as: world.ben,
      params: { id: foreign.ticketId },
      query: {},
    })
    expect(items.map(({ id, ticketId }) => [id, ticketId])).toContainEqual([foreign.messageId, foreign.ticketId])
  })
})
