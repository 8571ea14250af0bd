import type { Order, OrderStatus, OwnedProduct, Survey } from '../../shared/domain/customers.ts'
import { derivedId, type TypedRecord } from '../../shared/domain/records.ts'
import { orderNumber, type ProductLine, prices, productLines, serialNumber } from './company.ts'
import type { DemoCustomer } from './customers.ts'
import type { TicketPlan } from './plan.ts'
import { createRandom, mixSeed, type Random, timeOrderedId, weightedIndex } from './random.ts'
import { day } from './rhythm.ts'
import { surveyComments } from './texts/surveys.ts'

/** What customers bought, own and said: with the tickets they wrote it makes one story. */

/** Models that have a page in the catalogue of products, by the key that gives them their id. */
const catalogue: Readonly<Record<string, string>> = {
  'Wren Mesh 6': 'mesh6',
  'Wren Mesh 6 Pro': 'mesh6pro',
  'Perch R2': 'perchr2',
  'Perch R4': 'perchr4',
  'Perch R4 LTE': 'perchlte',
  'Hedge Hub': 'hub',
  'Brae T2': 'brae',
  'Brae Valve': 'valve',
  'Tawny Cam Outdoor': 'camout',
  'Tawny Bell': 'bell',
  'Pip Plug': 'plug',
  'Glim E27': 'glim',
  'Dew Leak Sensor': 'dew',
}

function productIdOf(name: string): string | null {
  const key = catalogue[name]
  return key === undefined ? null : derivedId('demo', 'product', key)
}

/** Units of a currency for one euro, about. */
const perEuro: Readonly<Record<string, number>> = { EUR: 1, GBP: 0.86, USD: 1.08, PLN: 4.3, JPY: 163, CNY: 7.7, AED: 4 }
const lines = Object.keys(productLines) as ProductLine[]
/** How often a line is bought: plugs and bulbs more than routers. */
const wanted = [6, 7, 6, 5, 8, 6, 4, 10, 10, 7, 3]
const contracts = ['Wrenfield Care', 'Wrenfield Care Business', 'Wrenfield Care Plus'] as const

const isoDay = (ms: number) => new Date(ms).toISOString().slice(0, 10)

/** Orders and what came of them, customer by customer. */
export function* ownedRecords(
  seed: number,
  customers: readonly DemoCustomer[],
  now: number,
): Generator<{ order: Order; products: OwnedProduct[] }> {
  for (const [i, customer] of customers.entries()) {
    const random = createRandom(mixSeed(seed, 83, i))
    for (const [n, at] of orderTimes(customer, random, now).entries()) {
      yield orderOf(customer, at, now, random, mixSeed(seed, 84, i, n))
    }
  }
}

/** Who is a better customer buys more often; some have fallen silent. */
function orderTimes(customer: DemoCustomer, random: Random, now: number): number[] {
  const { tier } = customer.record
  const most = { gold: 9, silver: 5, standard: 2.6 }[tier]
  const count = Math.floor(random.next() * most * (0.5 + customer.habit)) + (tier === 'standard' ? 0 : 2)
  const silent = random.chance(0.15) ? (120 + random.int(260)) * day : 0
  const until = Math.max(customer.createdAt + day, now - silent - day)
  const times = Array.from({ length: count }, (_, n) =>
    n === 0 ? customer.createdAt : customer.createdAt + random.next() ** 0.8 * (until - customer.createdAt),
  )
  return times.map(Math.floor).sort((a, b) => a - b)
}

function orderOf(customer: DemoCustomer, at: number, now: number, random: Random, seed: number) {
  const { country } = customer
  const rate = perEuro[country.currency] ?? 1
  const minorUnits = country.currency === 'JPY' ? 1 : 100
  const bought = Array.from({ length: 1 + (random.chance(0.35) ? 1 : 0) }, () => {
    const line = lines[weightedIndex(random, wanted)] ?? 'hub'
    const model = random.int(productLines[line].length)
    const cheap = line === 'bulb' || line === 'plug' || line === 'valve' || line === 'sensor'
    const quantity = cheap ? 1 + random.int(customer.organization ? 12 : 4) : 1
    const price = (prices[line][model] ?? 49) * rate
    return {
      productId: productIdOf(productLines[line][model] ?? ''),
      name: productLines[line][model] ?? '',
      quantity,
      minor: Math.round(price * quantity) * minorUnits,
    }
  })
  const age = (now - at) / day
  const status: OrderStatus =
    age < 1
      ? 'paid'
      : age < 4
        ? 'shipped'
        : random.chance(0.05)
          ? 'returned'
          : random.chance(0.02)
            ? 'cancelled'
            : 'delivered'
  const order: Order = {
    id: timeOrderedId(at, 1, seed),
    version: 1,
    customerId: customer.record.id,
    number: orderNumber(random),
    at: new Date(at).toISOString(),
    status,
    currency: country.currency,
    totalMinor: bought.reduce((sum, { minor }) => sum + minor, 0),
    lines: bought,
  }
  const products =
    status === 'delivered' ? bought.flatMap((line, n) => ownedOf(line, customer, at, random, mixSeed(seed, n))) : []
  return { order, products }
}

/** Of a box of bulbs nobody keeps the serial numbers. */
function ownedOf(
  line: Order['lines'][number],
  customer: DemoCustomer,
  at: number,
  random: Random,
  seed: number,
): OwnedProduct[] {
  if (line.productId === null || line.name.startsWith('Glim')) return []
  const months = customer.country.code === 'US' ? 12 : 24
  const covered = customer.organization !== null ? random.chance(0.5) : random.chance(0.12)
  const name = customer.organization ? contracts[1] : random.pick([contracts[0], contracts[2]])
  return [
    {
      id: timeOrderedId(at, 2, seed),
      version: 1,
      customerId: customer.record.id,
      productId: line.productId,
      serialNumber: serialNumber(random),
      boughtAt: isoDay(at),
      warrantyUntil: isoDay(at + months * 30.4375 * day),
      contract: covered
        ? { name, until: random.chance(0.3) ? null : isoDay(at + (1 + random.int(3)) * 365 * day) }
        : null,
      createdAt: new Date(at).toISOString(),
    },
  ]
}

/** Asks after some solved tickets how it went: who waited and wrote a lot is less content. */
export function createSurveys(seed: number, now: number) {
  const made: Survey[] = []
  return {
    see: (plan: TicketPlan): void => {
      const { ticket, customer } = plan
      if (ticket.solvedAt === null || ticket.mergedIntoId !== null) return
      const random = createRandom(mixSeed(seed, 85, ticket.number ?? 0))
      if (!random.chance(0.3)) return
      const at = Date.parse(ticket.solvedAt) + (2 + random.int(60)) * 3_600_000
      if (at > now) return
      const days = (Date.parse(ticket.solvedAt) - Date.parse(ticket.createdAt)) / day
      const mood =
        4.9 -
        Math.min(1.6, days / 6) -
        Math.min(1.4, Math.max(0, ticket.messageCount - 5) / 6) -
        (1 - customer.habit) * 0.5
      const score = Math.max(1, Math.min(5, Math.round(mood + random.between(-1.1, 0.6))))
      const comments = surveyComments[customer.record.language]?.[score <= 2 ? 'bad' : score === 3 ? 'fair' : 'good']
      made.push({
        id: timeOrderedId(at, 3, mixSeed(seed, 86, ticket.number ?? 0)),
        version: 1,
        customerId: ticket.customerId,
        ticketId: ticket.id,
        callId: null,
        score,
        comment: comments && random.chance(score <= 2 ? 0.7 : 0.3) ? random.pick(comments) : '',
        at: new Date(at).toISOString(),
      })
    },
    records: (): TypedRecord[] => made.map((record) => ({ type: 'survey', record })),
  }
}
