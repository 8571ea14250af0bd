import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { User } from '#shared/domain/people'
import type { Ticket, TicketSort, ViewCondition } from '#shared/domain/tickets'
import { queries } from '#shared/ipc/contract'
import { builtInQueue } from '#shared/ipc/views'
import { ownTeams, queueConditions } from '#shared/rules/queues'
import { ticketQueries } from '../../../electron/data/tickets/index.ts'
import { countStatement, pageStatement, queueFrom } from '../../../electron/data/tickets/queue.ts'
import {
  anyCustomer,
  at,
  customers,
  draft,
  freshCache,
  me,
  message,
  messages,
  newId,
  now,
  put,
  ticket,
  tickets,
  user,
} from './make.ts'

const ids = Array.from({ length: 3 }, newId)
const [teams, people, tags] = [ids, [me.id, newId(), newId()], Array.from({ length: 3 }, newId)]
const statuses = ['new', 'open', 'waiting', 'solved', 'closed'] as const
const priorities = ['low', 'normal', 'high', 'urgent'] as const
const channels = ['email', 'phone', 'web', 'chat'] as const

/** What a condition means, without SQL. */
function holds(one: Ticket, condition: ViewCondition, viewer: User): boolean {
  const any = <T>(values: readonly T[], op: 'in' | 'not-in', is: (value: T) => boolean) =>
    values.some(is) === (op === 'in')
  switch (condition.field) {
    case 'status':
      return any(condition.values, condition.op, (value) => value === one.status)
    case 'priority':
      return any(condition.values, condition.op, (value) => value === one.priority)
    case 'channel':
      return any(condition.values, condition.op, (value) => value === one.channel)
    case 'assignee':
      return any(
        condition.values,
        condition.op,
        (value) => one.assigneeId === (value === 'me' ? viewer.id : value === 'none' ? null : value),
      )
    case 'team':
      return any(condition.values, condition.op, (value) =>
        value === 'mine' ? (ownTeams(viewer)?.includes(one.teamId) ?? true) : value === one.teamId,
      )
    case 'tag':
      return any(condition.values, condition.op, (value) => one.tagIds.includes(value))
    case 'created':
    case 'updated': {
      const age = now - Date.parse(condition.field === 'created' ? one.createdAt : one.updatedAt)
      return condition.op === 'older-than' ? age > condition.hours * 3_600_000 : age <= condition.hours * 3_600_000
    }
    case 'overdue':
      return (one.dueAt !== null && Date.parse(one.dueAt) < now) === condition.value
    case 'text':
      return one.subject.toLowerCase().split(' ').includes(condition.value)
  }
}

const keys: Record<TicketSort['by'], (one: Ticket) => (string | number)[]> = {
  urgency: (one) => [one.dueAt ?? '9', -priorities.indexOf(one.priority)],
  updated: (one) => [one.updatedAt],
  created: (one) => [one.createdAt],
  priority: (one) => [priorities.indexOf(one.priority), one.updatedAt],
  number: (one) => [one.number ?? Number.MAX_SAFE_INTEGER],
  subject: (one) => [one.subject.toLowerCase()],
}

function sorted(all: readonly Ticket[], { by, direction }: TicketSort): Ticket[] {
  const order = all.map((one, row) => ({ one, key: [...keys[by](one), row] }))
  order.sort((a, b) => {
    for (const [i, x] of a.key.entries()) {
      const y = b.key[i] ?? ''
      if (x !== y) return x < y ? -1 : 1
    }
    return 0
  })
  const result = order.map(({ one }) => one)
  return direction === 'asc' ? result : result.reverse()
}

const instant = fc.integer({ min: 0, max: 1_200 }).map(at)
const anyTicket = fc
  .record({
    status: fc.constantFrom(...statuses),
    priority: fc.constantFrom(...priorities),
    channel: fc.constantFrom(...channels),
    teamId: fc.constantFrom(...teams),
    assigneeId: fc.constantFrom(null, ...people),
    tagIds: fc.subarray(tags),
    mergedIntoId: fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constant(newId()) }),
    createdAt: instant,
    updatedAt: instant,
    dueAt: fc.option(instant),
    number: fc.option(fc.integer({ min: 1, max: 99 })),
    subject: fc
      .array(fc.constantFrom('printer', 'Paper', 'jam', 'tray'), { minLength: 1, maxLength: 3 })
      .map((words) => words.join(' ')),
  })
  .map((some) => ticket(some))

const several = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1 })
const op = fc.constantFrom('in' as const, 'not-in' as const)
const anyCondition: fc.Arbitrary<ViewCondition> = fc.oneof(
  fc.record({ field: fc.constant('status' as const), op, values: several(statuses) }),
  fc.record({ field: fc.constant('priority' as const), op, values: several(priorities) }),
  fc.record({ field: fc.constant('channel' as const), op, values: several(channels) }),
  fc.record({ field: fc.constant('assignee' as const), op, values: several(['me', 'none', ...people, newId()]) }),
  fc.record({ field: fc.constant('team' as const), op, values: several(['mine', ...teams, newId()]) }),
  fc.record({ field: fc.constant('tag' as const), op, values: several(tags) }),
  fc.record({
    field: fc.constantFrom('created' as const, 'updated' as const),
    op: fc.constantFrom('older-than' as const, 'newer-than' as const),
    hours: fc.integer({ min: 1, max: 12 }),
  }),
  fc.record({ field: fc.constant('overdue' as const), op: fc.constant('is' as const), value: fc.boolean() }),
  fc.record({
    field: fc.constant('text' as const),
    op: fc.constant('contains' as const),
    value: fc.constantFrom('printer', 'paper', 'tray'),
  }),
)
const anySort: fc.Arbitrary<TicketSort> = fc.record({
  by: fc.constantFrom('urgency', 'updated', 'created', 'priority', 'number', 'subject'),
  direction: fc.constantFrom('asc', 'desc'),
})
const anyViewer = fc
  .record({ role: fc.constantFrom('agent' as const, 'admin' as const), teamIds: fc.subarray(teams) })
  .map((some) => ({ ...me, ...some }))

describe('a queue', () => {
  it('holds exactly the tickets that its conditions say, in order, page by page', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyTicket, { maxLength: 60 }),
        fc.array(anyCondition, { maxLength: 4 }),
        fc.constantFrom(null, ...builtInQueue.options),
        anySort,
        anyViewer,
        async (all, own, name, sort, viewer) => {
          const cache = await freshCache()
          await put(cache, ...tickets(...all))
          const conditions = name === null ? own : [...queueConditions[name]]
          const queue =
            name === null ? { kind: 'conditions' as const, conditions } : { kind: 'built-in' as const, queue: name }
          const context = { me: viewer, now }
          const expected = sorted(all, sort).filter(
            (one) => one.mergedIntoId === null && conditions.every((condition) => holds(one, condition, viewer)),
          )
          const seen: string[] = []
          for (let offset = 0; offset < 60; offset += 7) {
            const page = await ticketQueries['ticket.list'](cache, context, { queue, sort, offset, limit: 7 })
            expect(page.total).toBe(expected.length)
            seen.push(...page.items.map(({ id }) => id))
          }
          expect(seen).toEqual(expected.map(({ id }) => id))
          expect(await ticketQueries['ticket.ids'](cache, context, { queue, sort, from: 2, to: 9 })).toEqual(
            seen.slice(2, 10),
          )
          for (const one of all.slice(0, 10)) {
            const position = await ticketQueries['ticket.position'](cache, context, { queue, sort, ticketId: one.id })
            expect(position).toBe(seen.includes(one.id) ? seen.indexOf(one.id) : null)
          }
          const counts = await ticketQueries['ticket.queues'](cache, context, {})
          if (name)
            expect(counts.find((count) => count.queue.kind === 'built-in' && count.queue.queue === name)?.count).toBe(
              expected.length,
            )
          await cache.close()
        },
      ),
      { numRuns: 150 },
    )
  }, 180_000)

  it('never reads whole tickets to page through or count a built-in queue', async () => {
    const cache = await freshCache()
    await put(
      cache,
      ...tickets(
        ...Array.from({ length: 50 }, (_, i) =>
          ticket({ teamId: teams[i % 3] ?? '', assigneeId: i % 2 ? me.id : null }),
        ),
      ),
    )
    for (const viewer of [
      { ...me, role: 'admin' as const },
      { ...me, teamIds: teams.slice(0, 1) },
    ]) {
      for (const name of builtInQueue.options) {
        for (const by of Object.keys(keys) as TicketSort['by'][]) {
          const details = await cache.read(async (sql) => {
            const queue = await queueFrom(sql, { me: viewer, now }, queueConditions[name])
            const statements = [pageStatement(queue, { by, direction: 'asc' }, 0, 100), countStatement(queue)]
            const plans = await Promise.all(
              statements.map(({ text, params }) => sql.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${text}`, params)),
            )
            return plans.flat().map(({ detail }) => detail)
          })
          const reading = details.filter((detail) => /^(SCAN|SEARCH) ticket\b/.test(detail))
          const whole = reading.filter((detail) => !detail.includes('COVERING INDEX'))
          // One person's tickets are few: sorting them by another order may read them.
          if (name !== 'mine') expect(whole, `${name} by ${by}`).toEqual([])
          else
            expect(
              whole.every((detail) => detail.includes('ticket_assignee')),
              `${name} by ${by}`,
            ).toBe(true)
        }
      }
    }
  })

  it('shows in its rows what belongs to the ticket, as the contract says', async () => {
    const cache = await freshCache()
    const reply = newId()
    const one = ticket({ lastMessageId: reply, lastMessageAt: at(5), assigneeId: me.id })
    await put(
      cache,
      ...customers(anyCustomer),
      ...tickets(one),
      ...messages(message(one, { id: reply, bodyText: 'It\n  smokes', createdAt: at(5) })),
    )
    await put(cache, { type: 'draft', record: draft(one, me) }, { type: 'draft', record: draft(one, user()) })
    const args = {
      queue: { kind: 'built-in', queue: 'mine' },
      sort: { by: 'urgency', direction: 'asc' },
      offset: 0,
      limit: 10,
    } as const
    const answer = await ticketQueries['ticket.list'](cache, { me, now }, args)
    expect(queries['ticket.list'].result.parse(answer)).toEqual(answer)
    expect(answer.items[0]).toMatchObject({
      customerName: 'Maria Silva',
      customerTier: 'standard',
      unread: true,
      pending: false,
      preview: 'It smokes',
      hasDraft: true,
    })
    await cache.write(async (tx) => {
      await tx.run("INSERT INTO outbox_touch VALUES ('ticket', ?, 'c', 1)", [one.id])
    })
    expect((await ticketQueries['ticket.list'](cache, { me, now }, args)).items[0]?.pending).toBe(true)
    const gone = { kind: 'view', viewId: newId() } as const
    expect(await ticketQueries['ticket.list'](cache, { me, now }, { ...args, queue: gone })).toEqual({
      total: 0,
      items: [],
    })
  })
})
