import type { TicketChannel, TicketPriority } from '../../shared/domain/tickets.ts'
import { catalogueFor, chooseScenario } from './catalogues.ts'
import type { DemoCustomer } from './customers.ts'
import type { TeamKey } from './people.ts'
import type { Brief } from './plan.ts'
import { createRandom, mixSeed, type Random, weightedIndex } from './random.ts'
import { type Calendar, isDeskOpen } from './rhythm.ts'
import type { Scenario } from './texts/catalogue.ts'

/** Decides what a ticket is about and how it goes, before anybody says a word. */
export interface BriefWish {
  readonly seed: number
  readonly createdAt: number
  readonly customer: DemoCustomer
  readonly calendar: Calendar
  /** Mean of public messages and notes. */
  readonly meanMessages: number
  readonly team?: TeamKey
  readonly scenario?: Scenario
  readonly end?: Brief['end']
  readonly messages?: number
  readonly assignee?: number | null
  readonly priority?: TicketPriority
}

export function makeBrief(wish: BriefWish): Brief {
  const random = createRandom(mixSeed(wish.seed, 51))
  const { customer, calendar, createdAt } = wish
  const catalogue = catalogueFor(customer.record.language)
  const scenario = wish.scenario ?? chooseScenario(random, catalogue, createdAt, calendar, wish.team)
  const channel = chooseChannel(random, createdAt)
  const end = wish.end ?? (random.chance(0.085) ? 'abandoned' : 'solved')
  const gold = customer.record.tier === 'gold'
  const outage = scenario.season === 'outage'
  const messages =
    wish.messages ?? threadLength(random, channel, outage ? Math.min(3, wish.meanMessages) : wish.meanMessages)
  return {
    seed: mixSeed(wish.seed, 52),
    createdAt,
    customer,
    catalogue,
    scenario,
    channel,
    end,
    messages,
    priority: wish.priority ?? choosePriority(random, scenario, gold),
    angry: random.chance(messages > 6 ? 0.16 : 0.05),
    comesBack:
      end === 'solved'
        ? messages > 4 && random.chance(0.13)
        : end === 'open'
          ? messages > 3 && random.chance(0.3)
          : false,
    until: Math.max(calendar.now - 60_000 * (2 + random.int(20)), createdAt + 5 * 60_000),
    ...(wish.assignee === undefined ? {} : { assignee: wish.assignee }),
  }
}

function chooseChannel(random: Random, at: number): TicketChannel {
  const channels = ['email', 'web', 'phone', 'chat'] as const
  const chosen = channels[weightedIndex(random, isDeskOpen(at) ? [50, 23, 15, 12] : [66, 34, 0, 0])]
  return chosen ?? 'email'
}

function choosePriority(random: Random, scenario: Scenario, gold: boolean): TicketPriority {
  const usual = scenario.priority
  const luck = random.next()
  if (usual === 'urgent') return luck < 0.7 ? 'urgent' : 'high'
  if (usual === 'high') return luck < 0.7 ? 'high' : luck < 0.78 ? 'urgent' : 'normal'
  if (gold && luck < 0.4) return 'high'
  if (usual === 'low') return luck < 0.7 ? 'low' : 'normal'
  return luck < 0.82 ? 'normal' : luck < 0.92 ? 'low' : luck < 0.985 ? 'high' : 'urgent'
}

/** Upper bounds of the steps, and their share; the long tail is what agents remember. Mean 5 before scaling. */
const lengths: readonly (readonly [from: number, to: number, share: number])[] = [
  [2, 2, 21],
  [3, 3, 19],
  [4, 4, 15],
  [5, 6, 18],
  [7, 9, 15],
  [10, 16, 10],
  [17, 30, 3],
  [31, 49, 0.7],
  [50, 62, 0.3],
]
const shares = lengths.map(([, , share]) => share)

export function threadLength(random: Random, channel: TicketChannel, mean: number): number {
  if (channel === 'phone' && random.chance(0.4)) return 1
  const [from, to] = lengths[weightedIndex(random, shares)] ?? [2, 2]
  const length = from + random.int(to - from + 1)
  return length <= 2 ? length : Math.max(2, Math.round(2 + ((length - 2) * (mean - 2)) / 3))
}
