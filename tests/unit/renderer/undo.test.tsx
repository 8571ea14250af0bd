// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest'
import { canUndo, clearToasts, showUndo, undoLatest } from '../../../renderer/app/toasts.tsx'

afterEach(clearToasts)

const until = () => new Date(Date.now() + 10_000).toISOString()

test('each press takes back one change, the newest first, until there is none', () => {
  const undone: string[] = []
  showUndo({ text: 'first', until: until(), onUndo: () => undone.push('first') })
  showUndo({ text: 'second', until: until(), onUndo: () => undone.push('second') })
  expect([undoLatest(), undoLatest(), undoLatest()]).toEqual([true, true, false])
  expect(undone).toEqual(['second', 'first'])
  expect(canUndo()).toBe(false)
})

test('what is past its time cannot be taken back', () => {
  showUndo({ text: 'late', until: new Date(Date.now() - 1).toISOString(), onUndo: () => undefined })
  expect(canUndo()).toBe(false)
})
