import { digits, firmwareAt, orderNumber, type ProductLine, prices, productLines, serialNumber } from './company.ts'
import type { Country } from './countries.ts'
import { companyName } from './people.ts'
import type { TicketPlan } from './plan.ts'
import { createRandom, mixSeed, type Random } from './random.ts'
import { day } from './rhythm.ts'
import type { Blanks } from './template.ts'

/**
 * What the blanks of the templates stand for in one ticket. Worked out when asked for, as a text names two or three of
 * them; each from a seed of its own, so that it is the same in all messages.
 */
export class TicketBlanks implements Blanks {
  /** Changes with the author. */
  agentName = ''
  agentTitle = ''
  readonly #plan: TicketPlan
  readonly #now: number
  #line: ProductLine | null = null
  #model = 0

  constructor(plan: TicketPlan, now: number) {
    this.#plan = plan
    this.#now = now
  }

  get(name: string): string | undefined {
    const { customer, catalogue } = this.#plan
    const { record } = customer
    switch (name) {
      case 'product':
        return productLines[this.#product()][this.#model] ?? ''
      case 'amount':
        return money(prices[this.#product()][this.#model] ?? 49, customer.country, catalogue.language)
      case 'fw':
        return firmwareAt(this.#product(), this.#daysAgo()).current
      case 'fwOld':
        return firmwareAt(this.#product(), this.#daysAgo()).previous
      case 'order':
        return orderNumber(this.#random(1))
      case 'serial':
        return serialNumber(this.#random(2))
      case 'tracking':
        return `WX${digits(this.#random(3), 9)}`
      case 'code':
        return digits(this.#random(4), 4)
      case 'minutes':
        return String(3 + this.#random(5).int(18))
      case 'date':
        return longDate(catalogue.language, this.#createdAt() - (4 + this.#random(6).int(9)) * day)
      case 'name':
        return record.name
      case 'first':
        return customer.firstName
      case 'last':
        return customer.lastName
      case 'city':
        return record.city
      case 'phone':
        return record.phones[0] ?? 'a withheld number'
      case 'email':
        return record.emails[0]
      case 'title':
        return record.jobTitle
      case 'org':
        return customer.organization?.name ?? ''
      case 'agent':
        return this.agentName.split(' ')[0]
      case 'agentName':
        return this.agentName
      case 'signature':
        return `${this.agentName}~${this.agentTitle}, ${companyName}`
      default:
        return undefined
    }
  }

  #random(salt: number): Random {
    return createRandom(mixSeed(this.#plan.seed, 44, salt))
  }

  #createdAt(): number {
    return Date.parse(this.#plan.ticket.createdAt)
  }

  #daysAgo(): number {
    return (this.#now - this.#createdAt()) / day
  }

  /** A ticket is about one device. */
  #product(): ProductLine {
    if (this.#line === null) {
      const random = this.#random(0)
      this.#line = random.pick(this.#plan.scenario.lines)
      this.#model = random.int(productLines[this.#line].length)
    }
    return this.#line
  }
}

/** By language, the days since the epoch in words: making an `Intl` format costs more than a whole ticket. */
const dates = new Map<string, { readonly format: Intl.DateTimeFormat; readonly byDay: Map<number, string> }>()

/** Day and month in words. */
export function longDate(language: string, at: number): string {
  let known = dates.get(language)
  if (!known) {
    const locale = language === 'en' ? 'en-GB' : language
    known = {
      format: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' }),
      byDay: new Map(),
    }
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
