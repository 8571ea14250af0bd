import { z } from 'zod'
import { currency } from './primitives.ts'

/** Limits of the rules in shared/rules/customer-health.ts, as an administrator sets them. Four limits make five scores. */
const limits = z.tuple([z.number().min(0), z.number().min(0), z.number().min(0), z.number().min(0)])

export const riskReasonCode = z.enum([
  'low-score',
  'falling',
  'silent',
  'overdue',
  'reopened',
  'many-open',
  'returns',
  'contract-ended',
])
export type RiskReasonCode = z.infer<typeof riskReasonCode>

export const healthSettings = z.object({
  /** Money of other currencies is counted by `rates`: so many units of this one for one of theirs. */
  currency,
  rates: z.record(currency, z.number().positive()),
  /** Days since the last order for 5, 4, 3 and 2 points, rising. */
  recencyDays: limits,
  /** Months that count for frequency and value. */
  months: z.number().int().min(1).max(120),
  /** Orders for 2, 3, 4 and 5 points, rising. */
  frequency: limits,
  /** Minor units of `currency` for 2, 3, 4 and 5 points, rising. */
  valueMinor: limits,
  /** Points of the three together from which a tier is suggested. */
  tiers: z.object({ silver: z.number().int().min(3).max(15), gold: z.number().int().min(3).max(15) }),
  /** Answers of so many days are compared with those of the same time before. */
  satisfactionDays: z.number().int().min(7).max(730),
  /** Points of difference that make a trend. */
  satisfactionStep: z.number().min(0.1).max(4),
  /** Points that a reason adds; 0 leaves it out. */
  weights: z.record(riskReasonCode, z.number().int().min(0).max(100)),
  /** Points from which the risk is called medium and high. */
  risk: z.object({ medium: z.number().int().min(1).max(100), high: z.number().int().min(1).max(100) }),
})
export type HealthSettings = z.infer<typeof healthSettings>

export const defaultHealthSettings: HealthSettings = {
  currency: 'EUR',
  rates: {
    GBP: 1.17,
    USD: 0.92,
    CHF: 1.05,
    PLN: 0.23,
    JPY: 0.0061,
    CNY: 0.13,
    BRL: 0.17,
    MXN: 0.05,
    AED: 0.25,
    SAR: 0.245,
    EGP: 0.019,
  },
  recencyDays: [30, 90, 180, 365],
  months: 24,
  frequency: [1, 2, 4, 8],
  valueMinor: [5_000, 20_000, 60_000, 150_000],
  tiers: { silver: 9, gold: 13 },
  satisfactionDays: 180,
  satisfactionStep: 0.5,
  weights: {
    'low-score': 30,
    falling: 20,
    silent: 20,
    overdue: 20,
    reopened: 15,
    'many-open': 15,
    returns: 15,
    'contract-ended': 10,
  },
  risk: { medium: 25, high: 50 },
}

/** What is wrong with settings that fit their schema, by field: limits out of order would make scores that skip. */
export function healthSettingsProblems(settings: HealthSettings): (keyof HealthSettings)[] {
  const rises = (values: readonly number[]) => values.every((value, i) => i === 0 || value > (values[i - 1] ?? 0))
  const problems: (keyof HealthSettings)[] = []
  for (const field of ['recencyDays', 'frequency', 'valueMinor'] as const)
    if (!rises(settings[field])) problems.push(field)
  if (settings.tiers.gold <= settings.tiers.silver) problems.push('tiers')
  if (settings.risk.high <= settings.risk.medium) problems.push('risk')
  return problems
}
