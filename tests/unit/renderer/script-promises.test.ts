import { expect, test } from 'vitest'
import { derivedId } from '#shared/domain/records'
import { callbacksOf } from '../../../renderer/features/scripts/runner/promises.ts'

const customer = {
  id: derivedId('customer'),
  timeZone: 'Europe/Lisbon',
  contactWindow: null,
}
const call = {
  customer,
  number: '+351912345678',
  teamId: derivedId('team'),
  agentId: derivedId('agent'),
  ticketId: null,
  callId: null,
  now: Date.parse('2026-07-01T12:00:00.000Z'),
}
const promise = {
  scriptId: derivedId('script'),
  stepId: 'later',
  note: 'Ask again',
  assign: 'me' as const,
  teamId: null,
}
type Given = Parameters<typeof callbacksOf>[1]
const dueOf = (due: { at: string } | { date: string } | null, given: Given = call) =>
  callbacksOf([{ ...promise, due }], given)[0]?.fields.dueAt

test('a promised callback is due when it was promised, and never in the past', () => {
  expect(dueOf({ at: '2026-07-02T12:00:00.000Z' })).toBe('2026-07-02T12:00:00.000Z')
  expect(dueOf({ at: '2026-06-01T12:00:00.000Z' })).toBe('2026-07-01T12:00:00.000Z')
  expect(dueOf(null)).toBe('2026-07-02T12:00:00.000Z')
})

test('a day means its morning where the customer lives', () => {
  expect(dueOf({ date: '2026-07-03' })).toBe('2026-07-03T08:00:00.000Z')
  const elsewhere = { ...call, customer: { ...customer, timeZone: 'Asia/Tokyo' } }
  expect(dueOf({ date: '2026-07-03' }, elsewhere)).toBe('2026-07-03T00:00:00.000Z')
})

test('a callback waits for the hours at which the customer wants to be called', () => {
  const evenings = {
    ...call,
    customer: { ...customer, contactWindow: { from: '18:00', to: '20:00', days: [1, 2, 3, 4, 5] } },
  }
  expect(dueOf({ at: '2026-07-02T12:00:00.000Z' }, evenings)).toBe('2026-07-02T17:00:00.000Z')
})

test('it goes to the agent or to the team, and to nobody when there is no number', () => {
  const [own] = callbacksOf([{ ...promise, due: null }], call)
  expect(own?.fields).toMatchObject({ assigneeId: call.agentId, teamId: call.teamId, number: '+351912345678' })
  const other = derivedId('other team')
  const [theirs] = callbacksOf([{ ...promise, assign: 'team', teamId: other, due: null }], call)
  expect(theirs?.fields).toMatchObject({ assigneeId: null, teamId: other })
  expect(callbacksOf([{ ...promise, due: null }], { ...call, number: '' })).toEqual([])
})

test('a caller whom nobody knows is called back at their number', () => {
  const [theirs] = callbacksOf([{ ...promise, due: null }], { ...call, customer: null })
  expect(theirs?.fields).toMatchObject({
    customerId: null,
    number: '+351912345678',
    dueAt: '2026-07-02T12:00:00.000Z',
  })
})
