import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { Call } from '#shared/domain/calls'
import {
  afterReport,
  afterStep,
  afterWrapUp,
  type CallStep,
  callTimes,
  isUnfinished,
  type ReportedStep,
} from '#shared/rules/calls/state'

type Timed = Pick<Call, 'state' | 'direction' | 'ringingAt' | 'answeredAt' | 'endedAt' | 'holds' | 'wrapUpSeconds'>

const start = Date.parse('2026-03-02T09:00:00.000Z')
const at = (seconds: number) => new Date(start + seconds * 1000).toISOString()
const ringing = (direction: Call['direction'] = 'inbound'): Timed => ({
  state: 'ringing',
  direction,
  ringingAt: at(0),
  answeredAt: null,
  endedAt: null,
  holds: [],
  wrapUpSeconds: null,
})
const must = (call: Timed | null): Timed => {
  if (!call) throw new Error('the step was refused')
  return call
}

test('a call that is answered, held twice and wrapped up adds up', () => {
  let call = must(afterStep(ringing(), 'answer', at(8)))
  call = must(afterStep(call, 'hold', at(60)))
  call = must(afterStep(call, 'resume', at(90)))
  call = must(afterStep(call, 'hold', at(100)))
  call = must(afterStep(call, 'end', at(110)))
  expect(call.state).toBe('wrap-up')
  expect(call.holds.map(({ to }) => to)).toEqual([at(90), at(110)])
  call = afterWrapUp(call, at(140))
  expect(call).toMatchObject({ state: 'ended', wrapUpSeconds: 30 })
  expect(callTimes(call, start + 9_999_000)).toEqual({ ringing: 8, talking: 62, holding: 40, wrapUp: 30 })
})

test('a caller who gives up was missed; a dialled number that nobody answers is written down', () => {
  expect(must(afterStep(ringing('inbound'), 'end', at(20))).state).toBe('missed')
  expect(must(afterStep(ringing('outbound'), 'end', at(20))).state).toBe('wrap-up')
  const missed = afterWrapUp(must(afterStep(ringing(), 'end', at(20))), at(50))
  expect(missed).toMatchObject({ state: 'missed', wrapUpSeconds: 30 })
})

describe('a step that was made already', () => {
  it('changes nothing, so that telephone system and agent may both tell it', () => {
    const active = must(afterStep(ringing(), 'answer', at(5)))
    expect(afterStep(active, 'answer', at(9))).toBe(active)
    const over = must(afterStep(active, 'end', at(20)))
    expect(afterStep(over, 'end', at(25))).toBe(over)
    expect(afterStep(over, 'answer', at(25))).toBe(over)
  })

  it('is refused when it makes no sense', () => {
    expect(afterStep(ringing(), 'hold', at(1))).toBeNull()
    expect(afterStep(must(afterStep(ringing(), 'end', at(3))), 'answer', at(4))).toBeNull()
    expect(afterStep(must(afterStep(ringing(), 'end', at(3))), 'hold', at(4))).toBeNull()
  })
})

test('a clock that runs backwards puts no step before the one it follows', () => {
  const call = must(afterStep(must(afterStep(ringing(), 'answer', at(30))), 'end', at(10)))
  expect(call.endedAt).toBe(at(30))
})

const steps = fc.array(
  fc.record({
    step: fc.constantFrom<CallStep | 'wrap-up'>('answer', 'hold', 'resume', 'end', 'wrap-up'),
    // Clocks of two machines: mostly forward, sometimes back.
    after: fc.integer({ min: -40, max: 300 }),
  }),
  { maxLength: 40 },
)

test('whatever happens in whatever order, times stay in order and add up', () => {
  fc.assert(
    fc.property(fc.constantFrom<Call['direction']>('inbound', 'outbound'), steps, (direction, made) => {
      let call = ringing(direction)
      let clock = 0
      for (const { step, after } of made) {
        clock = Math.max(0, clock + after)
        const before = call
        call = step === 'wrap-up' ? afterWrapUp(call, at(clock)) : (afterStep(call, step, at(clock)) ?? call)
        // What has been written stays as it was written.
        expect(call.ringingAt).toBe(before.ringingAt)
        if (before.answeredAt) expect(call.answeredAt).toBe(before.answeredAt)
        if (before.endedAt) expect(call.endedAt).toBe(before.endedAt)
        if (before.wrapUpSeconds !== null) expect(call.wrapUpSeconds).toBe(before.wrapUpSeconds)
      }
      const points = [
        call.ringingAt,
        ...(call.answeredAt ? [call.answeredAt] : []),
        ...call.holds.flatMap(({ from, to }) => (to ? [from, to] : [from])),
        ...(call.endedAt ? [call.endedAt] : []),
      ]
      expect(points).toEqual([...points].sort())
      expect(call.holds.filter(({ to }) => to === null)).toHaveLength(call.state === 'held' ? 1 : 0)
      expect(isUnfinished(call)).toBe(call.state !== 'ended' && call.state !== 'missed')
      expect(call.endedAt === null).toBe(['ringing', 'active', 'held'].includes(call.state))
      if (call.state === 'ended') expect(call.wrapUpSeconds).toBeGreaterThanOrEqual(0)
      if (call.endedAt) {
        const times = callTimes(call, start + 1e9)
        const whole = (Date.parse(call.endedAt) - start) / 1000
        expect(times.ringing + times.talking + times.holding).toBe(whole)
      }
    }),
    { numRuns: 500 },
  )
})

describe('reports of a telephone system', () => {
  const told = (reports: readonly (readonly [ReportedStep, number])[], direction: Call['direction'] = 'inbound') => {
    // The record begins with whatever report comes first.
    const call = { ...ringing(direction), ringingAt: at(reports[0]?.[1] ?? 0), agentId: 'anna' }
    return reports.reduce((known, [step, seconds]) => afterReport(known, step, at(seconds)), call)
  }

  it('in any order and however often repeated come to the same call', () => {
    const step = fc.constantFrom<ReportedStep>('ringing', 'answered', 'ended')
    const reports = fc.array(fc.tuple(step, fc.nat(300)), { minLength: 1, maxLength: 6 })
    const shuffled = reports.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    )
    fc.assert(
      fc.property(shuffled, fc.constantFrom('inbound' as const, 'outbound' as const), ([inOrder, mixed], direction) => {
        const call = told(inOrder, direction)
        expect(told(mixed, direction)).toEqual(call)
        expect(told([...inOrder, ...mixed], direction)).toEqual(call)
        expect(call.ringingAt <= (call.answeredAt ?? call.ringingAt)).toBe(true)
        expect((call.answeredAt ?? call.ringingAt) <= (call.endedAt ?? at(999))).toBe(true)
      }),
    )
  })

  it('that tell of the end first do not make an answered call a missed one', () => {
    const late = told([
      ['ringing', 0],
      ['ended', 60],
      ['answered', 8],
    ])
    expect(late).toMatchObject({ state: 'wrap-up', ringingAt: at(0), answeredAt: at(8), endedAt: at(60) })
    expect(told([['answered', 8]]).ringingAt).toBe(at(8))
    expect(told([['ended', 60]])).toMatchObject({ state: 'missed' })
  })

  it('leave holds inside the call, and an outcome as it was saved', () => {
    const active = told([
      ['ringing', 0],
      ['answered', 8],
    ])
    const held = afterStep(active, 'hold', at(50))
    const over = afterReport({ ...active, ...held }, 'ended', at(60))
    expect(over.holds).toEqual([{ from: at(50), to: at(60) }])
    const saved = afterWrapUp(over, at(90))
    expect(afterReport(saved, 'ended', at(61))).toEqual(saved)
    expect(afterReport(saved, 'ringing', at(0))).toEqual(saved)
  })
})
