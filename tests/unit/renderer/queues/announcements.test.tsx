// @vitest-environment jsdom
import { act, cleanup, render } from '@testing-library/react'
import i18next from 'i18next'
import ICU from 'i18next-icu'
import { initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { Announcements } from '../../../../renderer/features/tickets/queues/Announcements.tsx'
import words from '../../../../resources/locales/en/tickets.json'

beforeAll(async () => {
  await i18next
    .use(ICU)
    .use(initReactI18next)
    .init({ lng: 'en', resources: { en: { tickets: words } } })
})
beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

function speak(first: Parameters<typeof Announcements>[0]) {
  const { rerender, getByRole } = render(<Announcements {...first} />)
  return {
    change: (next: Parameters<typeof Announcements>[0]) => {
      rerender(<Announcements {...next} />)
      act(() => vi.advanceTimersByTime(1_000))
    },
    said: () => getByRole('status').textContent,
  }
}

test('during a first fill no length is said; afterwards the true one is', () => {
  const screen = speak({ queue: 'Mine', total: 0, chosen: 0, filling: true })
  screen.change({ queue: 'Mine', total: 3, chosen: 0, filling: true })
  expect(screen.said()).toBe('')
  screen.change({ queue: 'Mine', total: 12, chosen: 0, filling: false })
  expect(screen.said()).toBe('Mine: 12 tickets')
})

test('a length that changes while the queue is open is not said again, but another queue is', () => {
  const screen = speak({ queue: 'Mine', total: 12, chosen: 0, filling: false })
  screen.change({ queue: 'Mine', total: 12, chosen: 0, filling: false })
  screen.change({ queue: 'Mine', total: 13, chosen: 0, filling: false })
  expect(screen.said()).toBe('Mine: 12 tickets')
  screen.change({ queue: 'All', total: 90, chosen: 0, filling: false })
  expect(screen.said()).toBe('All: 90 tickets')
})

test('after a choice is let go the present length is said, not that of before', () => {
  const screen = speak({ queue: 'Mine', total: 12, chosen: 0, filling: false })
  screen.change({ queue: 'Mine', total: 12, chosen: 2, filling: false })
  expect(screen.said()).toBe('2 selected')
  screen.change({ queue: 'Mine', total: 10, chosen: 0, filling: false })
  expect(screen.said()).toBe('Mine: 10 tickets')
})
