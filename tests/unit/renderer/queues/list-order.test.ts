import { describe, expect, test } from 'vitest'
import type { TicketRow } from '#shared/ipc/views'
import { movedBy } from '../../../../renderer/features/tickets/queues/list/anchor.ts'
import { dueState, shortSpan } from '../../../../renderer/features/tickets/queues/list/due.ts'
import { dayClock, dueGroupOf, groupStarts } from '../../../../renderer/features/tickets/queues/list/grouping.ts'
import type { ListSnapshot } from '../../../../renderer/features/tickets/queues/list/page-cache.ts'
import { row, rows } from './rows.ts'

function snapshot(pages: Readonly<Record<number, readonly TicketRow[]>>): ListSnapshot {
  return {
    total: 1_000,
    error: null,
    pages: new Map(Object.entries(pages).map(([page, each]) => [Number(page), { rows: each, epoch: 0 }])),
  }
}

describe('the rows on the screen keep their place', () => {
  const before = snapshot({ 0: rows(0, 100) })

  test('two new tickets above move them down by two', () => {
    const after = snapshot({ 0: [row(901), row(902), ...rows(0, 98)] })
    expect(movedBy(before, after, 20, 30)).toBe(2)
  })

  test('a ticket that left above moves them up by one', () => {
    expect(movedBy(before, snapshot({ 0: rows(1, 100) }), 20, 30)).toBe(-1)
  })

  test('the one that jumped to the top does not take the view along', () => {
    const jumped = [row(25), ...rows(0, 25), ...rows(26, 74)]
    expect(movedBy(before, snapshot({ 0: jumped }), 20, 30)).toBe(0)
    expect(movedBy(before, snapshot({ 0: jumped }), 20, 24)).toBe(1)
  })

  test('another list altogether does not move the view', () => {
    expect(movedBy(before, snapshot({ 0: rows(500, 100) }), 20, 30)).toBe(0)
  })

  test('rows are found on the next page, too', () => {
    const tall = snapshot({ 0: rows(0, 100), 1: rows(100, 100) })
    const after = snapshot({ 0: [row(901), ...rows(0, 99)], 1: rows(99, 100) })
    expect(movedBy(tall, after, 95, 105)).toBe(1)
  })
})

describe('groups by urgency', () => {
  const clock = dayClock(new Date(2026, 2, 10, 12).getTime())
  const at = (day: number, hour: number) => new Date(2026, 2, day, hour).toISOString()

  test.each([
    [null, 'none'],
    [at(10, 11), 'overdue'],
    [at(10, 13), 'today'],
    [at(10, 23), 'today'],
    [at(11, 0), 'later'],
  ] as const)('%s is %s', (dueAt, group) => {
    expect(dueGroupOf({ dueAt }, clock)).toBe(group)
  })

  const ordered = [
    row(0, { dueAt: at(9, 9) }),
    row(1, { dueAt: at(10, 9) }),
    row(2, { dueAt: at(10, 15) }),
    row(3, { dueAt: at(12, 9) }),
    row(4),
  ]

  test('a heading stands where a group begins, but not over the very first row', () => {
    expect([...groupStarts(snapshot({ 0: ordered }), clock)]).toEqual([
      [2, 'today'],
      [3, 'later'],
      [4, 'none'],
    ])
  })

  test('a group that begins with a page is known once the page before is here', () => {
    const overdue = Array.from({ length: 100 }, (_, index) => row(index, { dueAt: at(9, 9) }))
    const later = Array.from({ length: 100 }, (_, index) => row(200 + index, { dueAt: at(12, 9) }))
    expect([...groupStarts(snapshot({ 1: later }), clock)]).toEqual([])
    expect([...groupStarts(snapshot({ 0: overdue, 1: later }), clock)]).toEqual([[100, 'later']])
  })

  test('a minute later the same rows may belong elsewhere', () => {
    const pages = snapshot({ 0: ordered })
    groupStarts(pages, clock)
    const afternoon = dayClock(new Date(2026, 2, 10, 16).getTime())
    expect([...groupStarts(pages, afternoon)]).toEqual([
      [3, 'later'],
      [4, 'none'],
    ])
  })
})

describe('time to a deadline', () => {
  test.each([
    [3 * 86_400_000 + 5, '3d'],
    [-2 * 3_600_000 - 59, '2h'],
    [59 * 60_000, '59m'],
    [5_000, '1m'],
  ])('%i ms is %s', (span, text) => {
    expect(shortSpan(span, 'en')).toBe(text)
  })

  test('the last two hours are soon, the past is overdue', () => {
    const now = Date.parse('2026-03-10T12:00:00.000Z')
    expect(dueState('2026-03-10T11:59:59.000Z', now)).toBe('overdue')
    expect(dueState('2026-03-10T13:59:00.000Z', now)).toBe('soon')
    expect(dueState('2026-03-10T14:01:00.000Z', now)).toBe('ahead')
  })
})
