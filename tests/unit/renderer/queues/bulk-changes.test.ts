import { describe, expect, test } from 'vitest'
import { tagId } from '#shared/domain/records'
import type { Ticket } from '#shared/domain/tickets'
import { matchesWords } from '../../../../renderer/app/fold.ts'
import { assignable } from '../../../../renderer/features/tickets/assignable.ts'
import { readMarkOf } from '../../../../renderer/features/tickets/mark-read.ts'
import { apply, runAll } from '../../../../renderer/features/tickets/queues/bulk/apply.ts'
import { type BulkChange, batchOf, inverseOf } from '../../../../renderer/features/tickets/queues/bulk/changes.ts'
import { gatherHere, gatherMissing } from '../../../../renderer/features/tickets/queues/bulk/gather.ts'
import { startingTags, tagChange } from '../../../../renderer/features/tickets/queues/bulk/tag-states.ts'
import { ids, ticketRecord, world } from '../../shared/effects.ts'
import { idOf, row } from './rows.ts'

describe('the commands of a change', () => {
  test('only tickets that are not so already get one, with the value they had as its base', () => {
    const tickets = [row(0, { priority: 'low' }), row(1, { priority: 'high' })]
    const { updates } = batchOf(tickets, { kind: 'fields', set: { priority: 'high' } })
    expect(updates).toEqual([
      { ticketId: idOf(0), set: { priority: 'high' }, base: { priority: 'low' }, addTagIds: [], removeTagIds: [] },
    ])
  })

  test('taking an assignee away is a change, too', () => {
    const { updates } = batchOf([row(0, { assigneeId: idOf(7) }), row(1)], {
      kind: 'fields',
      set: { assigneeId: null },
    })
    expect(updates).toHaveLength(1)
    expect(updates[0]?.set).toEqual({ assigneeId: null })
  })

  test('a new tag comes before the tickets that name it, and each ticket names only what is new to it', () => {
    const tickets = [
      row(0, { tagIds: [idOf(50)] }),
      row(1, { tagIds: [idOf(51)] }),
      row(2, { tagIds: [tagId('urgent')] }),
    ]
    const batch = batchOf(tickets, { kind: 'tags', add: [idOf(50)], remove: [idOf(51)], create: ['Urgent'] })
    expect(batch.tags).toEqual([{ name: 'Urgent' }])
    expect(batch.updates.map(({ addTagIds, removeTagIds }) => [addTagIds, removeTagIds])).toEqual([
      [[tagId('Urgent')], []],
      [[idOf(50), tagId('Urgent')], [idOf(51)]],
      [[idOf(50)], []],
    ])
  })
})

describe('taking a change back', () => {
  const before: Ticket = ticketRecord({ tagIds: [idOf(50), idOf(51)], status: 'open' })
  const changes: readonly BulkChange[] = [
    { kind: 'fields', set: { status: 'solved' } },
    { kind: 'fields', set: { assigneeId: ids.colleague, priority: 'urgent' } },
    { kind: 'fields', set: { teamId: ids.field } },
    { kind: 'tags', add: [idOf(52)], remove: [idOf(50)], create: [] },
  ]

  test.each(changes)('leaves the ticket as it was: %o', (change) => {
    const desk = world([{ type: 'ticket', record: before }])
    const [update] = batchOf([before], change).updates
    if (!update) throw new Error('there was something to change')
    desk.do('ticket.update', update)
    expect(desk.get('ticket', before.id)).not.toMatchObject(fieldsOf(before))
    desk.do('ticket.update', inverseOf(update))
    const { tagIds, ...rest } = fieldsOf(desk.get('ticket', before.id) ?? before)
    const { tagIds: tagsBefore, ...restBefore } = fieldsOf(before)
    expect(rest).toEqual(restBefore)
    expect([...tagIds].sort()).toEqual([...tagsBefore].sort())
  })

  test('does not overwrite what a colleague changed in between', () => {
    const desk = world([{ type: 'ticket', record: before }])
    const [update] = batchOf([before], { kind: 'fields', set: { priority: 'high' } }).updates
    if (!update) throw new Error('there was something to change')
    desk.do('ticket.update', update)
    desk.do('ticket.update', { ticketId: before.id, set: { priority: 'urgent' }, base: { priority: 'high' } })
    desk.do('ticket.update', inverseOf(update))
    expect(desk.get('ticket', before.id)?.priority).toBe('urgent')
  })
})

function fieldsOf({ status, priority, teamId, assigneeId, tagIds }: Ticket) {
  return { status, priority, teamId, assigneeId, tagIds }
}

describe('writing a batch', () => {
  const many = Array.from({ length: 950 }, (_, index) => row(index))

  test('goes in parts, the new tags with the first, and counts what was refused', async () => {
    const calls: { readonly name: string; readonly args: unknown }[][] = []
    const outcome = await apply(
      async (_name, { commands }) => {
        calls.push(commands as { name: string; args: unknown }[])
        // The first ticket of every part is refused.
        const index = commands.findIndex(({ name }) => name === 'ticket.update')
        return { commandIds: [], rejected: [{ index, code: 'ticket-closed' }] }
      },
      batchOf(many, { kind: 'tags', add: [], remove: [], create: ['New'] }),
    )
    expect(calls.map((each) => each.length)).toEqual([401, 400, 150])
    expect(calls[0]?.[0]).toEqual({ name: 'tag.create', args: { name: 'New' } })
    expect(calls[1]?.[0]?.name).toBe('ticket.update')
    expect(outcome).toMatchObject({ done: 947, refused: 3, refusal: 'ticket-closed' })
    expect(outcome.inverse.map(({ ticketId }) => ticketId)).not.toContain(idOf(400))
  })
})

test('marks of a large selection go in parts, too, and name the refused by their place in the whole', async () => {
  const marks = Array.from({ length: 900 }, (_, index) => ({
    name: 'ticket.markRead' as const,
    args: readMarkOf(row(index), true),
  }))
  const sizes: number[] = []
  const refused = await runAll(async (_name, { commands }) => {
    sizes.push(commands.length)
    return { commandIds: [], rejected: sizes.length === 2 ? [{ index: 3, code: 'not-found' }] : [] }
  }, marks)
  expect(sizes).toEqual([400, 400, 100])
  expect([...refused]).toEqual([[403, 'not-found']])
})

test('unread begins a millisecond before the newest message, read ends with it', () => {
  const ticket = { id: idOf(1), lastMessageAt: '2026-03-01T10:00:00.000Z' }
  expect(readMarkOf(ticket, true)).toMatchObject({ readAt: '2026-03-01T09:59:59.999Z', unread: true })
  expect(readMarkOf(ticket, false)).toMatchObject({ readAt: '2026-03-01T10:00:00.000Z', unread: false })
})

test('whoever may take tickets: colleagues of their teams, then the others who are active, by name', () => {
  const person = (id: number, name: string, team: number, active = true) => ({
    id: idOf(id),
    name,
    teamIds: [idOf(team)],
    active,
  })
  const me = person(1, 'Ada', 90)
  const users = [me, person(2, 'Zoe', 90), person(3, 'Ben', 91), person(4, 'Cyd', 90), person(5, 'Dee', 90, false)]
  const names = assignable({ me, users } as never, new Set([idOf(90)])).map(({ name }) => name)
  expect(names).toEqual(['Cyd', 'Zoe', 'Ben'])
})

describe('looking up the chosen tickets', () => {
  const snapshot = {
    total: 300,
    error: null,
    pages: new Map([[0, { rows: [row(0), row(1)], epoch: 0 }]]),
  }
  const source = { queue: { kind: 'built-in', queue: 'all' }, sort: { by: 'number', direction: 'asc' } } as const

  test('rows that are here are taken as they stand, wherever they moved', () => {
    const { found, missing } = gatherHere(
      snapshot,
      new Map([
        [idOf(1), 77],
        [idOf(250), 250],
      ]),
    )
    expect([...found.keys()]).toEqual([idOf(1)])
    expect([...missing]).toEqual([[idOf(250), 250]])
  })

  test('others come by page, those that moved away one by one, and merged or lost ones are left out', async () => {
    const asked: unknown[] = []
    const found = await gatherMissing(
      (async (name: string, args: { readonly offset?: number; readonly ticketId?: string }) => {
        asked.push([name, args.offset ?? args.ticketId])
        if (name === 'ticket.list') return { total: 300, items: [row(250)] }
        if (args.ticketId === idOf(251))
          return { ticket: ticketRecord({ id: idOf(251) }), customer: null, readAt: null }
        if (args.ticketId === idOf(252)) return { ticket: ticketRecord({ id: idOf(252), mergedIntoId: idOf(1) }) }
        return null
      }) as never,
      source,
      new Map([250, 251, 252, 253].map((n) => [idOf(n), n])),
    )
    expect([...found.keys()]).toEqual([idOf(250), idOf(251)])
    expect(found.get(idOf(251))?.unread).toBe(true)
    expect(asked).toEqual([
      ['ticket.list', 200],
      ['ticket.get', idOf(251)],
      ['ticket.get', idOf(252)],
      ['ticket.get', idOf(253)],
    ])
  })
})

describe('tags of several tickets', () => {
  const tags = [{ id: idOf(50) }, { id: idOf(51) }, { id: idOf(52) }]
  const tickets = [row(0, { tagIds: [idOf(50), idOf(51)] }), row(1, { tagIds: [idOf(50)] })]

  test('stand on all, some or none', () => {
    expect([...startingTags(tags, tickets).values()]).toEqual(['all', 'some', 'none'])
  })

  test('that nobody touched stay where they are', () => {
    const before = startingTags(tags, tickets)
    expect(tagChange(before, before, [])).toEqual({ kind: 'tags', add: [], remove: [], create: [] })
    const after = new Map(before).set(idOf(50), 'none' as const).set(idOf(52), 'all' as const)
    expect(tagChange(before, after, [])).toEqual({ kind: 'tags', add: [idOf(52)], remove: [idOf(50)], create: [] })
  })

  test('that were created and dropped again are not created', () => {
    const before = startingTags(tags, tickets)
    const after = new Map(before).set(tagId('Kept'), 'all' as const).set(tagId('Dropped'), 'none' as const)
    expect(tagChange(before, after, ['Kept', 'Dropped'])).toEqual({
      kind: 'tags',
      add: [],
      remove: [],
      create: ['Kept'],
    })
  })
})

test.each([
  ['José Álvarez Support', 'jose sup', true],
  ['José Álvarez', 'lvar', true],
  ['José Álvarez', 'va', false],
  ['Håkan Ström', 'str', true],
  ['Ana', '', true],
])('“%s” for “%s”: %s', (label, text, found) => {
  expect(matchesWords(label, text)).toBe(found)
})
