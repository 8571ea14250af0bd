import type { TicketChannel, TicketPriority } from '../../shared/domain/tickets.ts'
import { catalogueFor, chooseScenario } from './catalogues.ts'
import type { DemoCustomer } from './customers.ts'
import { generalQuestions } from './outline.ts'
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
  /** Left out: a few minutes before now. */
  readonly until?: number
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
    wish.messages ??
    threadLength(
      random,
      channel,
      outage ? Math.min(3, wish.meanMessages) : wish.meanMessages,
      generalQuestions(scenario) > 2,
    )
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
    until: wish.until ?? Math.max(calendar.now - 60_000 * (2 + random.int(20)), createdAt + 5 * 60_000),
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

type Lengths = readonly (readonly [from: number, to: number, share: number])[]

/** How long threads are, and their share: most matters end soon, the long tail is what agents remember. Mean 5 in all. */
const usualLengths: Lengths = [
  [2, 2, 22],
  [3, 3, 19],
  [4, 4, 16],
  [5, 6, 23],
  [7, 9, 15],
  [10, 12, 5],
]
const longLengths: Lengths = [
  [2, 2, 16],
  [3, 3, 15],
  [4, 4, 13],
  [5, 6, 20],
  [7, 9, 17],
  [10, 16, 15],
  [17, 30, 8],
  [31, 49, 2.5],
  [50, 62, 1.2],
]

export function threadLength(random: Random, channel: TicketChannel, mean: number, mayBeLong: boolean): number {
  if (channel === 'phone' && random.chance(0.4)) return 1
  const lengths = mayBeLong ? longLengths : usualLengths
  const [from, to] = lengths[
    weightedIndex(
      random,
      lengths.map(([, , share]) => share),
    )
  ] ?? [2, 2]
  const length = from + random.int(to - from + 1)
  return length <= 2 ? length : Math.max(2, Math.round(2 + ((length - 2) * (mean - 2)) / 3))
}
