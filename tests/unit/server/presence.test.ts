import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createPresence } from '../../../server/sync/presence.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('ends by itself 30 seconds after the last word', () => {
  const told: { ticketId: string; people: number }[] = []
  const presence = createPresence((_team, ticketId, present) => told.push({ ticketId, people: present.length }))
  presence.say('anna', 't1', 'north', 'viewing')
  vi.advanceTimersByTime(20_000)
  presence.say('anna', 't1', 'north', 'viewing')
  vi.advanceTimersByTime(20_000)
  expect(told).toEqual([{ ticketId: 't1', people: 1 }])
  vi.advanceTimersByTime(10_000)
  expect(told.at(-1)).toEqual({ ticketId: 't1', people: 0 })
  expect(presence.all()).toEqual([])
})

it('keeps since when somebody is in a state, and starts anew with another one', () => {
  const presence = createPresence(() => undefined)
  const sinceOf = () => presence.all()[0]?.present[0]?.since
  presence.say('anna', 't1', 'north', 'viewing')
  const first = sinceOf()
  vi.advanceTimersByTime(5_000)
  presence.say('anna', 't1', 'north', 'viewing')
  expect(sinceOf()).toBe(first)
  presence.say('anna', 't1', 'north', 'typing')
  expect(sinceOf()).not.toBe(first)
})

it('is told to the new team when the ticket moved meanwhile', () => {
  const told: string[] = []
  const presence = createPresence((teamId) => told.push(teamId))
  presence.say('anna', 't1', 'north', 'viewing')
  presence.say('anna', 't1', 'south', 'viewing')
  expect(told).toEqual(['north', 'south'])
})
