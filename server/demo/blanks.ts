import { digits, firmwareAt, orderNumber, prices, productLines, serialNumber } from './company.ts'
import type { Country } from './countries.ts'
import type { TicketPlan } from './plan.ts'
import { createRandom, mixSeed } from './random.ts'
import { day } from './rhythm.ts'

export type Mutable = Record<string, string>

/** What the blanks of the templates stand for in this ticket. The agent's fields change with the author. */
export function blanksFor(
  plan: Pick<TicketPlan, 'seed' | 'customer' | 'catalogue' | 'scenario' | 'ticket'>,
  now: number,
): Mutable {
  const random = createRandom(mixSeed(plan.seed, 44))
  const { customer, catalogue, scenario } = plan
  const createdAt = Date.parse(plan.ticket.createdAt)
  const line = random.pick(scenario.lines)
  const model = random.int(productLines[line].length)
  const { current, previous } = firmwareAt(line, (now - createdAt) / day)
  const record = customer.record
  return {
    product: productLines[line][model] ?? '',
    amount: money(prices[line][model] ?? 49, customer.country, catalogue.language),
    fw: current,
    fwOld: previous,
    order: orderNumber(random),
    serial: serialNumber(random),
    tracking: `WX${digits(random, 9)}`,
    code: digits(random, 4),
    minutes: String(3 + random.int(18)),
    date: longDate(catalogue.language, createdAt - (4 + random.int(9)) * day),
    name: record.name,
    first: customer.firstName,
    last: customer.lastName,
    city: record.city,
    phone: record.phones[0] ?? 'a withheld number',
    email: record.emails[0] ?? '',
    title: record.jobTitle,
    org: customer.organization?.name ?? '',
    agent: '',
    agentName: '',
    signature: '',
  }
}

/** By language, the days since the epoch in words: making an `Intl` format costs more than a whole ticket. */
const dates = new Map<string, { readonly format: Intl.DateTimeFormat; readonly byDay: Map<number, string> }>()

/** Day and month in words. */
export function longDate(language: string, at: number): string {
  let known = dates.get(language)
  if (!known) {
    const locale = language === 'en' ? 'en-GB' : language
    known = { format: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' }), byDay: new Map() }
    dates.set(language, known)
  }
  const dayNumber = Math.floor(at / day)
  let text = known.byDay.get(dayNumber)
  if (text === undefined) {
    text = known.format.format(at)
    known.byDay.set(dayNumber, text)
  }
  return text
}

const perEuro: Readonly<Record<Country['currency'], number>> = {
  EUR: 1,
  GBP: 0.85,
  USD: 1.1,
  PLN: 4.3,
  JPY: 160,
  CNY: 7.8,
  AED: 4,
}

function money(euros: number, country: Country, language: string): string {
  const amount = Math.round(euros * perEuro[country.currency])
  switch (country.currency) {
    case 'EUR':
      return language === 'en' ? `€${amount}` : `${amount} €`
    case 'GBP':
      return `£${amount}`
    case 'USD':
      return `$${amount}`
    case 'PLN':
      return language === 'en' ? `PLN ${amount}` : `${amount} zł`
    case 'JPY':
      return language === 'en' ? `¥${amount}` : `${Math.round(amount / 100) * 100}円`
    case 'CNY':
      return language === 'en' ? `¥${amount}` : `${amount} 元`
    case 'AED':
      return language === 'en' ? `AED ${amount}` : `${amount} درهمًا`
  }
}
