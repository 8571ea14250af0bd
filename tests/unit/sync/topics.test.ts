import { expect, test, vi } from 'vitest'
import { createChangeTopics } from '../../../electron/data/app/topics.ts'

test('a burst of changes is one event a topic, and many are told as many', () => {
  vi.useFakeTimers()
  const told: [string, unknown][] = []
  const topics = createChangeTopics((topic, payload) => told.push([topic, payload]))
  topics.add(
    new Map([
      ['ticket', ['a', 'b']],
      ['user', ['u']],
    ]),
  )
  topics.add(
    new Map([
      ['ticket', ['b', 'c']],
      ['outbox', null],
      ['attachment', ['x']],
    ]),
  )
  topics.add(new Map([['message', Array.from({ length: 300 }, (_, i) => String(i))]]))
  expect(told).toEqual([])
  vi.advanceTimersByTime(30)
  expect(told).toEqual([
    ['ticket', { ids: ['a', 'b', 'c'] }],
    ['message', { ids: null }],
    ['context', {}],
    ['outbox', {}],
  ])
  topics.stop()
  vi.useRealTimers()
})
