import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ViewCondition, viewCondition } from '#shared/domain/tickets'
import {
  type ConditionRow,
  conditionFields,
  conditionOf,
  conditionsOf,
  emptyRow,
  opsOf,
  problemOf,
  rowOf,
  withField,
} from '../../../../renderer/features/tickets/queues/views/condition-form.ts'
import { orderedViews } from '../../../../renderer/features/tickets/queues/views/ordered.ts'
import { idOf } from './rows.ts'

const conditions: readonly ViewCondition[] = [
  { field: 'status', op: 'not-in', values: ['solved', 'closed'] },
  { field: 'priority', op: 'in', values: ['urgent'] },
  { field: 'channel', op: 'in', values: ['phone', 'chat'] },
  { field: 'assignee', op: 'in', values: ['me', 'none', idOf(1)] },
  { field: 'team', op: 'not-in', values: ['mine'] },
  { field: 'tag', op: 'in', values: [idOf(2)] },
  { field: 'created', op: 'older-than', hours: 168 },
  { field: 'updated', op: 'newer-than', hours: 36 },
  { field: 'overdue', op: 'is', value: false },
  { field: 'text', op: 'contains', value: 'two words' },
]

test.each(conditions)('$field comes back as it was after editing nothing', (condition) => {
  const line = rowOf(condition, 0)
  expect(problemOf(line)).toBeNull()
  expect(conditionOf(line)).toEqual(condition)
})

test('whole days are shown as days, other ages as hours', () => {
  expect(rowOf({ field: 'created', op: 'older-than', hours: 48 }, 0)).toMatchObject({ amount: '2', unit: 'days' })
  expect(rowOf({ field: 'created', op: 'older-than', hours: 36 }, 0)).toMatchObject({ amount: '36', unit: 'hours' })
})

describe('what is missing in a line', () => {
  const line = (fields: Partial<ConditionRow>): ConditionRow => ({
    ...emptyRow(0, fields.field ?? 'status'),
    ...fields,
  })

  test.each([
    [line({ field: 'status' }), 'no-values'],
    [line({ field: 'tag', values: [] }), 'no-values'],
    [line({ field: 'created', amount: '' }), 'no-age'],
    [line({ field: 'created', amount: 'two' }), 'no-age'],
    [line({ field: 'created', amount: '0' }), 'no-age'],
    [line({ field: 'created', amount: '-3' }), 'no-age'],
    [line({ field: 'created', amount: '99999' }), 'age-too-long'],
    [line({ field: 'text', text: '   ' }), 'no-text'],
    [line({ field: 'text', text: 'x'.repeat(201) }), 'text-too-long'],
    [line({ field: 'created', amount: '1,5' }), null],
    [line({ field: 'overdue' }), null],
  ])('%j: %s', (row, problem) => {
    expect(problemOf(row)).toBe(problem)
    expect(conditionOf(row) === null).toBe(problem !== null)
  })

  test('unfinished lines are left out of the preview', () => {
    expect(conditionsOf([line({ field: 'status' }), line({ field: 'overdue' })])).toEqual([
      { field: 'overdue', op: 'is', value: true },
    ])
  })
})

test('another field keeps what was typed where it still fits', () => {
  const age = { ...emptyRow(3, 'created'), op: 'older-than' as const, amount: '5' }
  expect(withField(age, 'updated')).toEqual({ ...age, field: 'updated' })
  const other = withField(age, 'status')
  expect(other).toMatchObject({ key: 3, field: 'status', op: 'in', values: [] })
  const status = { ...emptyRow(0, 'status'), op: 'not-in' as const, values: ['open'] }
  expect(withField(status, 'tag')).toMatchObject({ op: 'not-in', values: [] })
})

test('whatever is typed, a line is either a valid condition or has a problem to show', () => {
  const anyRow = fc.constantFrom(...conditionFields).chain((field) =>
    fc.record({
      key: fc.constant(0),
      field: fc.constant(field),
      op: fc.constantFrom(...opsOf(field)),
      values: fc.array(fc.constantFrom('open', 'urgent', 'email', 'me', 'none', 'mine', idOf(1)), { maxLength: 3 }),
      amount: fc.oneof(fc.string({ maxLength: 8 }), fc.double().map(String)),
      unit: fc.constantFrom('hours' as const, 'days' as const),
      text: fc.string({ maxLength: 250 }),
    }),
  )
  fc.assert(
    fc.property(anyRow, (line) => {
      const condition = conditionOf(line)
      if (condition) expect(viewCondition.safeParse(condition).success).toBe(true)
      // Values come from lists of the field's own values, so only free input can be wrong.
      else if (!['status', 'priority', 'channel', 'assignee', 'team', 'tag'].includes(line.field)) {
        expect(problemOf(line)).not.toBeNull()
      }
    }),
  )
})

test('shared views stand before own ones, each in their order', () => {
  const view = (name: string, ownerId: string | null, position: number) => ({
    id: idOf(position),
    version: 1,
    name,
    ownerId,
    conditions: [],
    sort: { by: 'updated' as const, direction: 'desc' as const },
    position,
    createdAt: '2026-03-01T09:00:00.000Z',
  })
  const views = [view('own', idOf(1), 1), view('b', null, 3), view('a', null, 3), view('first', null, 2)]
  expect(orderedViews(views).map(({ name }) => name)).toEqual(['first', 'a', 'b', 'own'])
})
