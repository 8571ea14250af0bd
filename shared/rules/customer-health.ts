import type { Order } from '../domain/customers.ts'
import type { HealthSettings, RiskReasonCode } from '../domain/health-settings.ts'
import type { CustomerTier } from '../domain/people.ts'
import { minorDigits } from './money.ts'

/**
 * How much a customer is worth and how they are: recency, frequency and value of their orders, the tier that suggests,
 * whether they grow more or less satisfied, and what speaks for their leaving. Every answer brings the numbers that made
 * it, so that the window can say the rule in words. The rules are told in docs/customer-health.md.
 */

export interface HealthFacts {
  readonly orders: readonly Pick<Order, 'at' | 'status' | 'currency' | 'totalMinor'>[]
  readonly surveys: readonly { readonly at: string; readonly score: number }[]
  readonly openTickets: number
  readonly overdueTickets: number
  /** Times that a solved ticket was opened again in the last 90 days. */
  readonly reopened: number
  /** Last days of contracts; null runs on. */
  readonly contracts: readonly (string | null)[]
}

export interface Points {
  /** 1 to 5. */
  readonly points: number
  /** Days, orders, or minor units of the settings' currency. Null: there never was an order. */
  readonly amount: number | null
  /** The limit that was reached; null when none was. */
  readonly limit: number | null
}

export interface RiskReason {
  readonly code: RiskReasonCode
  readonly points: number
  /** Fills the placeholders of the sentence `customers:health.reason.<code>`. */
  readonly values: Readonly<Record<string, number>>
}

export type Trend = 'rising' | 'steady' | 'falling' | 'unknown'

export interface Health {
  readonly recency: Points
  readonly frequency: Points
  readonly value: Points
  /** Points of the three together: 3 to 15. */
  readonly total: number
  /** Null without any order: then nothing is known that could suggest one. */
  readonly suggestedTier: CustomerTier | null
  readonly satisfaction: {
    readonly trend: Trend
    readonly recent: number | null
    readonly before: number | null
    readonly answers: number
  }
  readonly risk: {
    readonly level: 'low' | 'medium' | 'high'
    /** 0 to 100. */
    readonly points: number
    /** The three strongest. */
    readonly reasons: readonly RiskReason[]
  }
  /** Orders in a currency for which there is no rate: they count as orders, not as money. */
  readonly uncounted: number
}

const day = 24 * 3_600_000

/** @param now milliseconds since the epoch */
export function customerHealth(facts: HealthFacts, settings: HealthSettings, now: number): Health {
  const counted = facts.orders.filter(({ status, at }) => !isVoid(status) && Date.parse(at) <= now)
  const window = counted.filter(({ at }) => Date.parse(at) >= now - settings.months * 30.4375 * day)
  const money = window.map((order) => inCurrency(order, settings))
  const last = Math.max(...counted.map(({ at }) => Date.parse(at)))
  const days = counted.length === 0 ? null : Math.floor((now - last) / day)
  const recency = pointsDown(days, settings.recencyDays)
  const frequency = pointsUp(counted.length === 0 ? null : window.length, settings.frequency)
  const sum = Math.round(money.reduce<number>((total, each) => total + (each ?? 0), 0))
  const value = pointsUp(counted.length === 0 ? null : sum, settings.valueMinor)
  const total = recency.points + frequency.points + value.points
  const satisfaction = satisfactionOf(facts, settings, now)
  return {
    recency,
    frequency,
    value,
    total,
    suggestedTier: counted.length === 0 ? null : tierOf(total, settings),
    satisfaction,
    risk: riskOf(facts, settings, satisfaction.trend, now),
    uncounted: money.filter((each) => each === null).length,
  }
}

const isVoid = (status: Order['status']) => status === 'cancelled' || status === 'returned'

function tierOf(total: number, { tiers }: HealthSettings): CustomerTier {
  return total >= tiers.gold ? 'gold' : total >= tiers.silver ? 'silver' : 'standard'
}

function inCurrency(order: Pick<Order, 'currency' | 'totalMinor'>, settings: HealthSettings): number | null {
  if (order.currency === settings.currency) return order.totalMinor
  const rate = settings.rates[order.currency]
  if (rate === undefined) return null
  return (order.totalMinor / 10 ** minorDigits(order.currency)) * rate * 10 ** minorDigits(settings.currency)
}

/** The less the better: within the first limit 5 points, beyond the last 1. */
function pointsDown(amount: number | null, limits: readonly number[]): Points {
  const reached = amount === null ? -1 : limits.findIndex((limit) => amount <= limit)
  return { points: reached < 0 ? 1 : 5 - reached, amount, limit: reached < 0 ? null : (limits[reached] ?? null) }
}

/** The more the better: below the first limit 1 point, from the last on 5. */
function pointsUp(amount: number | null, limits: readonly number[]): Points {
  const reached = amount === null ? 0 : limits.filter((limit) => amount >= limit).length
  return { points: 1 + reached, amount, limit: reached === 0 ? null : (limits[reached - 1] ?? null) }
}

function satisfactionOf(facts: HealthFacts, settings: HealthSettings, now: number): Health['satisfaction'] {
  const span = settings.satisfactionDays * day
  const between = (from: number, to: number) =>
    mean(facts.surveys.filter(({ at }) => Date.parse(at) > from && Date.parse(at) <= to).map(({ score }) => score))
  const recent = between(now - span, now)
  const before = between(now - 2 * span, now - span)
  const difference = recent === null || before === null ? null : recent - before
  const trend =
    difference === null
      ? 'unknown'
      : difference >= settings.satisfactionStep
        ? 'rising'
        : difference <= -settings.satisfactionStep
          ? 'falling'
          : 'steady'
  return { trend, recent, before, answers: facts.surveys.length }
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}

function riskOf(facts: HealthFacts, settings: HealthSettings, trend: Trend, now: number): Health['risk'] {
  const reasons: RiskReason[] = []
  const add = (code: RiskReasonCode, values: RiskReason['values'], times = 1) => {
    const weight = settings.weights[code] ?? 0
    // A reason that comes several times weighs more, but never more than twice.
    const points = Math.round(weight * Math.min(2, 1 + (times - 1) / 2))
    if (points > 0) reasons.push({ code, points, values })
  }
  const latest = [...facts.surveys].sort((a, b) => (a.at < b.at ? 1 : -1))[0]
  if (latest && latest.score <= 2 && now - Date.parse(latest.at) <= settings.satisfactionDays * day)
    add('low-score', { score: latest.score })
  if (trend === 'falling') add('falling', {})
  const silence = silenceOf(facts, now)
  if (silence) add('silent', silence)
  if (facts.overdueTickets > 0) add('overdue', { count: facts.overdueTickets }, facts.overdueTickets)
  if (facts.reopened > 0) add('reopened', { count: facts.reopened }, facts.reopened)
  if (facts.openTickets >= 3) add('many-open', { count: facts.openTickets })
  const returned = facts.orders.filter(({ status, at }) => status === 'returned' && now - Date.parse(at) <= 180 * day)
  if (returned.length > 0) add('returns', { count: returned.length }, returned.length)
  const ended = contractEnded(facts.contracts, now)
  if (ended !== null) add('contract-ended', { days: ended })
  const points = Math.min(
    100,
    reasons.reduce((sum, reason) => sum + reason.points, 0),
  )
  const { medium, high } = settings.risk
  return {
    level: points >= high ? 'high' : points >= medium ? 'medium' : 'low',
    points,
    reasons: reasons.sort((a, b) => b.points - a.points).slice(0, 3),
  }
}

/** Whoever ordered every two months and has not for five: twice their usual pause, and not just a few weeks. */
function silenceOf(facts: HealthFacts, now: number): { days: number; usual: number } | null {
  const times = facts.orders
    .filter(({ status }) => !isVoid(status))
    .map(({ at }) => Date.parse(at))
    .sort((a, b) => a - b)
  if (times.length < 3) return null
  const gaps = times.slice(1).map((time, i) => time - (times[i] ?? time))
  const usual = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0
  const silent = now - (times.at(-1) ?? now)
  if (silent < 60 * day || silent < 2 * usual) return null
  return { days: Math.floor(silent / day), usual: Math.max(1, Math.round(usual / day)) }
}

/** Days since the last contract ended, when none runs on and it is not long ago. */
function contractEnded(contracts: HealthFacts['contracts'], now: number): number | null {
  if (contracts.length === 0) return null
  const ends = contracts.map((until) => (until === null ? Number.POSITIVE_INFINITY : Date.parse(until) + day))
  const last = Math.max(...ends)
  return last < now && now - last <= 365 * day ? Math.floor((now - last) / day) : null
}
