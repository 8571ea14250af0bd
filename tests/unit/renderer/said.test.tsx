// @vitest-environment jsdom
import { notificationsStore } from '@mantine/notifications'
import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useSaid } from '../../../renderer/app/said.ts'
import { canUndo, clearToasts, showDone, showUndo, undoLatest } from '../../../renderer/app/toasts.tsx'

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
})
afterEach(() => {
  act(clearToasts)
  cleanup()
  vi.useRealTimers()
})

const texts = (result: { current: ReturnType<typeof useSaid> }) => result.current.map(({ text }) => text)

test('what was done stands in the status bar for a while, beside what can still be taken back', () => {
  const { result } = renderHook(useSaid)
  const undone: string[] = []
  const until = new Date(Date.now() + 10_000).toISOString()
  act(() => showUndo({ text: 'Solved', until, onUndo: () => undone.push('Solved') }))
  act(() => showDone('Saved'))
  expect(texts(result)).toEqual(['Solved', 'Saved'])
  expect(notificationsStore.getState().notifications).toEqual([])
  act(() => vi.advanceTimersByTime(6_000))
  expect(texts(result)).toEqual(['Solved'])
  act(() => undoLatest())
  expect(texts(result)).toEqual([])
  expect(undone).toEqual(['Solved'])
})

test('when its time is over nothing can be taken back', () => {
  renderHook(useSaid)
  act(() => showUndo({ text: 'Solved', until: new Date(Date.now() + 5_000).toISOString(), onUndo: () => undefined }))
  expect(canUndo()).toBe(true)
  act(() => vi.advanceTimersByTime(5_000))
  expect(canUndo()).toBe(false)
})

test('where there is no status bar it is said in a box', () => {
  showDone('Signed out')
  expect(notificationsStore.getState().notifications.map(({ message }) => message)).toEqual(['Signed out'])
})
