import type { WorkspaceSettings } from '../../shared/domain/people.ts'
import { isOverdue } from '../../shared/rules/sla.ts'
import { type BriefWish, makeBrief } from './brief.ts'
import { catalogueFor } from './catalogues.ts'
import type { DemoCustomer } from './customers.ts'
import { generalQuestions } from './outline.ts'
import { demoAgent, people, type TeamKey, teamKeys } from './people.ts'
import { planTicket, type TicketPlan } from './plan.ts'
import { createRandom, mixSeed, type Random, weightedIndex } from './random.ts'
import { type Calendar, day, hour, likelyMoment, minute } from './rhythm.ts'
import type { Scenario } from './texts/catalogue.ts'

/**
 * The tickets that are still to be worked on. They are not left over from the year by chance but wanted one by one,
 * so that the queues look the same at whatever moment the workspace is made: nearly all within their time, a few
 * overdue.
 */
export interface Wanted {
  readonly team: TeamKey
  readonly assignee: number | null
  readonly end: 'new' | 'open' | 'waiting'
  readonly overdue: boolean
  readonly english: boolean
  readonly messages?: number
}

const agentIndex = people.findIndex((each) => each.id === demoAgent.id)

/** `scale` is 1 for 5,000 tickets. Overdue are about 5 of 100 that are new or open. */
export function wantedTickets(random: Random, scale: number): Wanted[] {
  const wanted: Wanted[] = []
  const add = (
    count: number,
    each: Omit<Wanted, 'overdue' | 'english'>,
    overdue = 0,
    english = random.chance(0.55),
  ) => {
    for (let i = 0; i < count; i++) wanted.push({ ...each, overdue: i < overdue, english })
  }
  const times = (count: number) => Math.max(1, Math.round(count * scale))

  const mine = { team: 'home', assignee: agentIndex } as const
  add(times(1), { ...mine, end: 'open', messages: 23 }, 0, true)
  add(times(6), { ...mine, end: 'open' }, times(2), true)
  add(times(1), { ...mine, end: 'open' }, 0, false)
  add(times(2), { ...mine, end: 'new' }, times(1), true)
  add(times(3), { ...mine, end: 'waiting' }, 0, true)

  for (const team of teamKeys) {
    for (let i = 0; i < times(6) + random.int(2); i++)
      add(1, { team, assignee: null, end: 'new' }, i === 0 && team !== 'orders' ? 1 : 0)
    for (let i = 0; i < times(3) + random.int(2); i++) add(1, { team, assignee: null, end: 'open' })
  }

  people.forEach((person, index) => {
    if (index === agentIndex) return
    const share = person.role === 'agent' ? 1 : person.load
    if (share < 0.1) return
    const opens = times(7 * share) + random.int(2)
    const late = person.role === 'agent' && index % 3 === 0 ? times(1) : 0
    for (let i = 0; i < opens; i++)
      add(1, { team: random.pick(person.teams), assignee: index, end: 'open' }, i < late ? 1 : 0)
    for (let i = 0; i < times(2 * share) + random.int(2); i++)
      add(1, { team: random.pick(person.teams), assignee: index, end: 'new' })
    for (let i = 0; i < times(11 * share) + random.int(4); i++)
      add(1, { team: random.pick(person.teams), assignee: index, end: 'waiting' })
  })
  return wanted
}

export interface ActiveContext {
  readonly calendar: Calendar
  readonly settings: WorkspaceSettings
  readonly customers: readonly DemoCustomer[]
  readonly meanMessages: number
}

/** Beginnings tried with one customer and matter, before others are chosen. */
const triesEach = 12
const mostTries = 40 * triesEach

/** Plans a wanted ticket by trying beginnings until its clock stands where it should. */
export function planWanted(
  wanted: Wanted,
  seed: number,
  context: ActiveContext,
  taken: ReadonlySet<Scenario>,
): TicketPlan {
  const random = createRandom(mixSeed(seed, 61))
  const { now } = context.calendar
  let wish = beginAnew(0)
  for (let tries = 1; tries < mostTries; tries++) {
    const brief = makeBrief(wish)
    const plan = planTicket(brief, context.settings, [])
    // One person's queue should not be about one thing.
    if (fits(plan, wanted, now) && !(taken.has(plan.scenario) && tries < mostTries / 2)) return plan
    if (tries % triesEach === 0) wish = beginAnew(tries)
    else {
      const anchor = anchorOf(plan, wanted)
      const [from, to] = anchorRange(wanted, plan.ticket.priority, context)
      const zone = brief.customer.record.timeZone
      const off =
        anchor < from || anchor > to ? anchor - likelyMoment(random, zone, from, to) : random.between(1, 20) * hour
      wish = { ...wish, createdAt: Math.floor(Math.min(wish.createdAt - off, now - 10 * minute)) }
    }
  }
  throw new Error(`no ${wanted.end} ticket found for ${JSON.stringify(wanted)}`)

  function beginAnew(round: number): BriefWish {
    const customer = chooseCustomer(random, wanted, context.customers)
    const long = wanted.messages === undefined ? [] : longMatters(customer, wanted.team)
    const wish: BriefWish = {
      seed: mixSeed(seed, 63, round),
      createdAt: now - hour,
      customer,
      calendar: context.calendar,
      meanMessages: context.meanMessages,
      team: wanted.team,
      end: wanted.end,
      messages: wanted.messages ?? activeLength(random, wanted, context.meanMessages),
      assignee: wanted.assignee,
      // Beyond now, so that a conversation that takes longer is seen to and begun earlier.
      until: now + 100 * day,
      ...(long.length > 0 ? { scenario: random.pick(long) } : {}),
    }
    const range = anchorRange(wanted, makeBrief(wish).priority, context)
    const ideal = likelyMoment(random, customer.record.timeZone, ...range)
    return { ...wish, createdAt: Math.floor(ideal - (wanted.end === 'new' ? 0 : 30 * hour)) }
  }
}

function longMatters(customer: DemoCustomer, team: TeamKey): Scenario[] {
  return catalogueFor(customer.record.language).scenarios.filter(
    (each) => each.team === team && generalQuestions(each) > 2 && each.season === undefined,
  )
}

type Range = [from: number, to: number]

/** When the moment that starts the clock should lie. */
function anchorRange(
  wanted: Wanted,
  priority: TicketPlan['ticket']['priority'],
  { settings, calendar }: ActiveContext,
): Range {
  const { now } = calendar
  const minutes = wanted.end === 'new' ? settings.firstResponseMinutes[priority] : settings.resolutionMinutes[priority]
  const limit = minutes * minute
  if (wanted.end === 'waiting') return [now - 16 * day, now - hour]
  if (wanted.overdue) return [now - limit - 20 * hour, now - limit - 15 * minute]
  // Work is done in order of urgency, so little stands just before its limit.
  return [now - 0.8 * limit, now - Math.min(12 * minute, 0.1 * limit)]
}

function anchorOf(plan: TicketPlan, wanted: Wanted): number {
  const { ticket } = plan
  if (wanted.end === 'waiting') return Date.parse(ticket.updatedAt)
  return Date.parse(wanted.end === 'new' ? ticket.createdAt : (ticket.lastCustomerMessageAt ?? ticket.createdAt))
}

function fits(plan: TicketPlan, wanted: Wanted, now: number): boolean {
  const { ticket } = plan
  if (ticket.status !== wanted.end || Date.parse(ticket.updatedAt) > now - minute) return false
  if (wanted.messages !== undefined && ticket.messageCount < wanted.messages - 3) return false
  if (wanted.end === 'waiting') return anchorOf(plan, wanted) > now - 16 * day
  if ((ticket.firstRespondedAt === null) !== (wanted.end === 'new')) return false
  if (wanted.overdue) return isOverdue(ticket, now) && !isOverdue(ticket, now - 30 * hour)
  return !isOverdue(ticket, now + 20 * minute)
}

function chooseCustomer(random: Random, wanted: Wanted, customers: readonly DemoCustomer[]): DemoCustomer {
  const speaks = wanted.assignee === null ? undefined : people[wanted.assignee]?.speaks
  for (let tries = 0; tries < 400; tries++) {
    const customer = random.pick(customers)
    const { language } = customer.record
    if (wanted.english ? language === 'en' : language !== 'en' && (speaks === undefined || speaks.includes(language)))
      return customer
  }
  return random.pick(customers)
}

function activeLength(random: Random, wanted: Wanted, mean: number): number {
  if (wanted.end === 'new') return random.chance(0.22) ? 2 : 1
  const base = [2, 3, 4, 5, 7, 9, 13, 18][weightedIndex(random, [10, 26, 20, 18, 12, 7, 5, 2])] ?? 3
  return Math.max(2, Math.round((base * mean) / 5))
}
