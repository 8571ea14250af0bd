// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { followTopics, queryClient, useAsk } from '../../../renderer/app/data.ts'

const asked = vi.fn()

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
  // The bridge of the preload: what lies behind it is another process.
  vi.stubGlobal('switchboard', {
    query: async (name: string) => {
      asked(name)
      return name === 'ticket.queues'
        ? [{ queue: { kind: 'built-in', queue: 'overdue' }, count: asked.mock.calls.length, unread: 0 }]
        : []
    },
    command: async () => null,
    subscribe: () => undefined,
  })
})
afterEach(() => {
  cleanup()
  queryClient.clear()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function Overdue() {
  useAsk('outbox.list', {})
  return useAsk('ticket.queues', {}).data?.[0]?.count
}

test('in a quiet hour the number of overdue tickets follows the clock, and nothing else is asked again', async () => {
  followTopics()
  const { container } = render(
    <QueryClientProvider client={queryClient}>
      <Overdue />
    </QueryClientProvider>,
  )
  await act(() => vi.advanceTimersByTimeAsync(1_000))
  const before = Number(container.textContent)
  expect(before).toBeGreaterThan(0)
  await act(() => vi.advanceTimersByTimeAsync(60_000))
  expect(Number(container.textContent)).toBeGreaterThan(before)
  expect(asked.mock.calls.flat().filter((name) => name === 'outbox.list')).toHaveLength(1)
})
