import { expect, test } from 'vitest'
import {
  noSelection,
  ranged,
  rangeTo,
  selectionLimit,
  toggled,
} from '../../../../renderer/features/tickets/queues/list/selection.ts'
import { idOf } from './rows.ts'

test('choosing a ticket twice lets go of it, and the other end of a range stays there', () => {
  const once = toggled(noSelection, idOf(4), 4)
  expect([...once.chosen]).toEqual([[idOf(4), 4]])
  const twice = toggled(once, idOf(4), 4)
  expect(twice.chosen.size).toBe(0)
  expect(twice.anchor).toBe(4)
})

test('a range runs from the last choice in both directions, else from the cursor', () => {
  const chosen = toggled(noSelection, idOf(10), 10)
  expect(rangeTo(chosen, 14, 0)).toEqual({ from: 10, to: 14 })
  expect(rangeTo(chosen, 7, 0)).toEqual({ from: 7, to: 10 })
  expect(rangeTo(noSelection, 5, 2)).toEqual({ from: 2, to: 5 })
})

test('a range that grows past the limit keeps the end where the person began', () => {
  const chosen = toggled(noSelection, idOf(5_000), 5_000)
  expect(rangeTo(chosen, 9_999, 0)).toEqual({ from: 5_000, to: 6_999 })
  expect(rangeTo(chosen, 0, 0)).toEqual({ from: 3_001, to: 5_000 })
})

test('a range replaces what was chosen and knows where each ticket stood', () => {
  const before = toggled(noSelection, idOf(1), 1)
  const after = ranged(before, [idOf(7), idOf(8)], 7, null)
  expect([...after.chosen]).toEqual([
    [idOf(7), 7],
    [idOf(8), 8],
  ])
  expect(after.anchor).toBe(1)
})

test('no more is chosen than one change may take', () => {
  const ids = Array.from({ length: selectionLimit + 5 }, (_, index) => idOf(index))
  const full = ranged(noSelection, ids, 0, 0)
  expect(full.chosen.size).toBe(selectionLimit)
  expect(toggled(full, idOf(9_999), 9_999)).toBe(full)
  expect(toggled(full, idOf(0), 0).chosen.size).toBe(selectionLimit - 1)
})
