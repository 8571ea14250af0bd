import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  healthSettings,
  healthSettingsProblems,
  defaultHealthSettings as settings,
} from '#shared/domain/health-settings'
import { customerHealth, type HealthFacts } from '#shared/rules/customer-health'

const now = Date.parse('2026-11-24T12:00:00.000Z')
const ago = (days: number) => new Date(now - days * 86_400_000).toISOString()
const nothing: HealthFacts = {
  orders: [],
  surveys: [],
  openTickets: 0,
  overdueTickets: 0,
  reopened: 0,
  contracts: [],
}
const ordered = (days: number, totalMinor = 10_000, more: Partial<HealthFacts['orders'][number]> = {}) => ({
  at: ago(days),
  status: 'delivered' as const,
  currency: 'EUR',
  totalMinor,
  ...more,
})
const health = (facts: Partial<HealthFacts>) => customerHealth({ ...nothing, ...facts }, settings, now)

describe('value', () => {
  test('nobody who never ordered gets a tier suggested', () => {
    expect(health({})).toMatchObject({ suggestedTier: null, total: 3, recency: { amount: null, points: 1 } })
  })

  test('points come from the limits, and say which limit was reached', () => {
    expect(health({ orders: [ordered(20, 30_000), ordered(200, 40_000)] })).toMatchObject({
      recency: { points: 5, amount: 20, limit: 30 },
      frequency: { points: 3, amount: 2, limit: 2 },
      value: { points: 4, amount: 70_000, limit: 60_000 },
      total: 12,
      suggestedTier: 'silver',
    })
    expect(health({ orders: [ordered(800)] })).toMatchObject({
      recency: { points: 1, limit: null },
      frequency: { points: 1, amount: 0 },
    })
  })

  test('what was cancelled or sent back does not count; money of another currency does by its rate', () => {
    const orders = [
      ordered(10, 10_000, { currency: 'GBP' }),
      ordered(11, 10_000, { currency: 'JPY' }),
      ordered(12, 10_000, { currency: 'XAU' }),
      ordered(1, 99_999, { status: 'cancelled' }),
    ]
    expect(health({ orders })).toMatchObject({
      value: { amount: 11_700 + 6_100 },
      frequency: { amount: 3 },
      uncounted: 1,
    })
  })
})

describe('satisfaction', () => {
  test('compares the last half year with the one before', () => {
    const answers = (recent: number, before: number) => [
      { at: ago(10), score: recent },
      { at: ago(200), score: before },
    ]
    expect(health({ surveys: answers(5, 3) }).satisfaction).toMatchObject({ trend: 'rising', recent: 5, before: 3 })
    expect(health({ surveys: answers(4, 4) }).satisfaction.trend).toBe('steady')
    expect(health({ surveys: answers(2, 4) }).satisfaction.trend).toBe('falling')
    expect(health({ surveys: [{ at: ago(10), score: 1 }] }).satisfaction.trend).toBe('unknown')
  })
})

describe('risk of leaving', () => {
  test('names the three strongest reasons, strongest first', () => {
    const { risk } = health({
      surveys: [
        { at: ago(5), score: 1 },
        { at: ago(200), score: 5 },
      ],
      overdueTickets: 3,
      openTickets: 4,
      reopened: 1,
      contracts: ['2026-11-01'],
    })
    expect(risk).toMatchObject({ level: 'high', points: 100 })
    expect(risk.reasons.map(({ code }) => code)).toEqual(['overdue', 'low-score', 'falling'])
  })

  test('silence is measured by the customer’s own rhythm', () => {
    const monthly = [ordered(200), ordered(170), ordered(140)]
    expect(health({ orders: monthly }).risk.reasons).toMatchObject([
      { code: 'silent', values: { days: 140, usual: 30 } },
    ])
    expect(health({ orders: [ordered(900), ordered(500), ordered(140)] }).risk.reasons).toEqual([])
  })

  test('a contract that runs on, or ended long ago, is no reason', () => {
    expect(health({ contracts: [null] }).risk.reasons).toEqual([])
    expect(health({ contracts: ['2026-11-01', '2027-11-01'] }).risk.reasons).toEqual([])
    expect(health({ contracts: ['2024-11-01'] }).risk.reasons).toEqual([])
    expect(health({ contracts: ['2026-11-01'] }).risk.reasons).toMatchObject([{ values: { days: 22 } }])
  })

  test('any facts make points from 0 to 100 and three reasons at most', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ days: fc.integer({ min: -10, max: 2_000 }), total: fc.integer({ min: 0, max: 9_999_999 }) }),
        ),
        fc.array(fc.record({ days: fc.integer({ min: 0, max: 2_000 }), score: fc.integer({ min: 1, max: 5 }) })),
        fc.nat(50),
        (orders, surveys, tickets) => {
          const found = health({
            orders: orders.map(({ days, total }) => ordered(days, total)),
            surveys: surveys.map(({ days, score }) => ({ at: ago(days), score })),
            openTickets: tickets,
            overdueTickets: tickets,
            reopened: tickets,
          })
          expect(found.risk.points).toBeGreaterThanOrEqual(0)
          expect(found.risk.points).toBeLessThanOrEqual(100)
          expect(found.risk.reasons.length).toBeLessThanOrEqual(3)
          expect(found.total).toBeGreaterThanOrEqual(3)
          expect(found.total).toBeLessThanOrEqual(15)
        },
      ),
    )
  })
})

test('the limits that come with the product are in order, and others are named', () => {
  expect(healthSettings.parse(settings)).toEqual(settings)
  expect(healthSettingsProblems(settings)).toEqual([])
  expect(
    healthSettingsProblems({ ...settings, recencyDays: [90, 30, 180, 365], risk: { medium: 50, high: 50 } }),
  ).toEqual(['recencyDays', 'risk'])
})
