import { expect, test } from 'vitest'
import { defaultHealthSettings } from '#shared/domain/health-settings'
import { customerHealth } from '#shared/rules/customer-health'
import { minorDigits, moneyInUnits, moneyText } from '#shared/rules/money'

test('money has as many decimals as its currency by ISO 4217, whatever the platform shows', () => {
  expect(['EUR', 'JPY', 'KWD', 'CLF', 'ISK', 'UGX', 'XOF', 'TND', 'ALL', 'HUF', 'XYZ'].map(minorDigits)).toEqual([
    2, 0, 3, 4, 0, 0, 0, 3, 2, 2, 2,
  ])
  expect(moneyInUnits(6_900, 'EUR')).toBe('69.00')
  expect(moneyInUnits(6_900, 'JPY')).toBe('6900')
  expect(moneyInUnits(6_900, 'KWD')).toBe('6.900')
  expect(moneyInUnits(-5, 'EUR')).toBe('-0.05')
})

test('the page shows what was paid, in currencies of which platforms hide the minor unit', () => {
  expect(moneyText('en', 'JPY', 6_900)).toBe('¥6,900')
  expect(moneyText('en', 'KWD', 6_900)).toMatch(/6\.900/)
  expect(moneyText('en', 'ALL', 6_950)).toMatch(/69\.50/)
  expect(moneyText('en', 'EUR', 6_950, true)).toBe('€70')
})

test('the value of a customer counts dinars and francs by their own units', () => {
  const now = Date.parse('2026-03-01T12:00:00.000Z')
  const spent = (currency: string, totalMinor: number) =>
    customerHealth(
      {
        orders: [{ at: '2026-02-01T12:00:00.000Z', status: 'paid', currency, totalMinor }],
        surveys: [],
        openTickets: 0,
        overdueTickets: 0,
        reopened: 0,
        contracts: [],
      },
      { ...defaultHealthSettings, currency: 'EUR', rates: { KWD: 3, XOF: 0.0015 } },
      now,
    ).value.amount
  expect(spent('KWD', 10_000)).toBe(3_000)
  expect(spent('XOF', 10_000)).toBe(1_500)
})
