import type { TypedRecord } from '../../shared/domain/records.ts'
import type { Attachment, Message } from '../../shared/domain/tickets.ts'
import { type ActiveContext, planWanted, wantedTickets } from './active.ts'
import { makeBrief } from './brief.ts'
import { createCalls, dispositions } from './calls.ts'
import { composeTicket, lastMessageId, subjectOf } from './compose.ts'
import { consents } from './contact.ts'
import { type DemoCustomer, makeCustomers, makeOrganizations } from './customers.ts'
import { createSurveys, ownedRecords } from './history.ts'
import { createLife, knowledgeRecords } from './knowledge/index.ts'
import { demoAgent, demoTeams, demoUsers, demoWorkspace, people } from './people.ts'
import { createPersonal } from './personal.ts'
import { type Brief, planTicket, type TicketPlan } from './plan.ts'
import { createRandom, mixSeed } from './random.ts'
import { createRelations } from './relations.ts'
import { repeatedCustomers } from './repeated.ts'
import { createCalendar, day } from './rhythm.ts'
import { scriptRecords } from './scripts/records.ts'
import { createScriptRuns } from './scripts/runs.ts'
import { demoSite } from './site.ts'
import { tagIds } from './tags.ts'
import { type Scenario, tagNames } from './texts/catalogue.ts'
import { demoViews } from './views.ts'

export interface WorkspaceOptions {
  readonly now: Date
  readonly seed?: number
  readonly tickets?: number
  /** Mean number of public messages and notes in a ticket; system entries come on top. */
  readonly messagesPerTicket?: number
  readonly customers?: number
  readonly organizations?: number
}

export const demoSizes = { tickets: 5_000, messagesPerTicket: 5, customers: 2_000, organizations: 60 } as const
export const firstTicketNumber = 1_001
const batchSize = 1_000
const nothing: ReadonlySet<Scenario> = new Set()
const demoAgentIndex = people.findIndex((each) => each.id === demoAgent.id)

/**
 * A whole workspace as it stands at `now`, in batches, in an order in which references point backwards. The same
 * options give the same records. Memory holds the customers and a light list of tickets; conversations are made when
 * their time comes, so that messages leave in the order of time for any size.
 */
export function* generateWorkspace(options: WorkspaceOptions): Generator<TypedRecord[]> {
  const now = options.now.getTime()
  const seed = options.seed ?? 42
  const sizes = { ...demoSizes, ...defined(options) }
  const founded = new Date(now - 1_400 * day).toISOString()
  const workspace = demoWorkspace(founded)
  const organizations = makeOrganizations(seed, sizes.organizations, now)
  const customers = makeCustomers(seed, sizes.customers, organizations, now)
  const context: ActiveContext = {
    calendar: createCalendar(now),
    settings: workspace.settings,
    customers,
    meanMessages: sizes.messagesPerTicket,
  }
  const timeline = createTimeline(seed, sizes.tickets, context)

  yield [
    { type: 'workspace', record: workspace },
    ...demoTeams(founded).map((record) => ({ type: 'team' as const, record })),
    ...demoUsers(founded).map((record) => ({ type: 'user' as const, record })),
  ]
  yield* batched(organizations.map((record) => ({ type: 'organization' as const, record })))
  const repeated = repeatedCustomers(seed, customers, now)
  yield* batched(customerRecords(customers, timeline))
  yield* batched(plainCustomers(repeated))
  yield tagNames.map((name) => ({
    type: 'tag' as const,
    record: { id: tagIds[name], version: 1, name, createdAt: founded },
  }))
  yield demoViews(now).map((record) => ({ type: 'view' as const, record }))

  const personal = createPersonal(seed, now)
  const scriptRuns = createScriptRuns(seed, now)
  const life = createLife(seed, now)
  const surveys = createSurveys(seed, now)
  const calls = createCalls({ seed, customers, calendar: context.calendar, tickets: sizes.tickets })
  yield* batched(
    ticketRecords(timeline, (plan) => {
      for (const each of [personal, scriptRuns, life, surveys, calls]) each.see(plan)
    }),
  )
  const attachments: Attachment[] = []
  yield* batched(messageRecords(timeline, now, attachments))
  yield* batched(attachments.map((record) => ({ type: 'attachment' as const, record })))
  yield* batched(personal.drafts().map((record) => ({ type: 'draft' as const, record })))
  yield* batched(personal.readMarks().map((record) => ({ type: 'readMark' as const, record })))
  yield* batched(knowledgeRecords(seed, now, founded, life))
  const runs = scriptRuns.runs()
  yield dispositions().map((record) => ({ type: 'disposition' as const, record }))
  yield* batched(consents(seed, customers, now).map((record) => ({ type: 'consent' as const, record })))
  yield* batched(calls.calls(runs).map((record) => ({ type: 'call' as const, record })))
  yield* batched(calls.callbacks().map((record) => ({ type: 'callback' as const, record })))
  const bought = [...ownedRecords(seed, [...customers, ...repeated], now)]
  yield* batched(
    bought.flatMap(({ products }) => products.map((record) => ({ type: 'ownedProduct' as const, record }))),
  )
  yield* batched(bought.map(({ order }) => ({ type: 'order' as const, record: order })))
  yield* batched(surveys.records())
  const { scripts, revisions } = scriptRecords(now)
  yield* batched(scripts.map((record) => ({ type: 'script' as const, record })))
  yield* batched(revisions.map((record) => ({ type: 'scriptRevision' as const, record })))
  yield* batched(runs.map((record) => ({ type: 'scriptRun' as const, record })))
  yield demoSite(now)
}

/** All tickets in the order of their creation; a plan is made anew whenever it is asked for. */
interface Timeline {
  readonly count: number
  createdAt(index: number): number
  customer(index: number): DemoCustomer
  plan(index: number): TicketPlan
  readonly now: number
}

function createTimeline(seed: number, tickets: number, context: ActiveContext): Timeline {
  const { calendar, customers, settings } = context
  const wanted = wantedTickets(createRandom(mixSeed(seed, 71)), tickets / demoSizes.tickets)
  const taken = new Set<Scenario>()
  const active = wanted.slice(0, tickets).map((each, i) => {
    const own = each.assignee === demoAgentIndex && tickets <= demoSizes.tickets
    const plan = planWanted(each, mixSeed(seed, 72, i), context, own ? taken : nothing)
    if (own) taken.add(plan.scenario)
    return plan
  })
  const settled = Math.max(0, tickets - active.length)

  // Two numbers a ticket; negative sources are the active ones.
  const random = createRandom(mixSeed(seed, 73))
  const times = new Float64Array(settled)
  const writers = new Int32Array(settled)
  for (let i = 0; i < settled; i++) {
    // Some customers write often: the first in the list more than the last.
    const writer = Math.floor(random.next() ** 1.4 * customers.length)
    writers[i] = writer
    times[i] = calendar.moment(random, customers[writer]?.record.timeZone ?? 'UTC')
  }
  const sources = [...times.keys(), ...active.map((_, i) => -1 - i)]
  const timeOf = (source: number) =>
    source < 0 ? Date.parse(active[-1 - source]?.ticket.createdAt ?? '') : (times[source] ?? 0)
  sources.sort((a, b) => timeOf(a) - timeOf(b) || a - b)

  const at = (index: number): number => {
    const source = sources[index]
    if (source === undefined) throw new Error(`no ticket ${index}`)
    return source
  }
  /** `twin`: the ticket that this one, soon to be merged, repeats. */
  const briefAt = (index: number, twin: number | undefined): Brief => {
    const source = at(index)
    const customer = customers[writers[twin === undefined ? source : at(twin)] ?? 0] as DemoCustomer
    return makeBrief({
      seed: mixSeed(seed, 74, source),
      createdAt: times[source] ?? 0,
      customer,
      calendar,
      meanMessages: context.meanMessages,
      ...(twin === undefined ? {} : { scenario: briefAt(twin, undefined).scenario }),
    })
  }
  const relations = createRelations(seed, sources.length, {
    isActive: (index) => at(index) < 0,
    createdAt: (index) => timeOf(at(index)),
    brief: (index) => briefAt(index, undefined),
    now: calendar.now,
  })
  const bare = (index: number): TicketPlan => {
    const source = at(index)
    if (source < 0) return active[-1 - source] as TicketPlan
    return planTicket(briefAt(index, relations.twinOf(index)), settings, relations.of(index))
  }
  relations.name((index) => bare(index).ticket.id)

  return {
    count: sources.length,
    now: calendar.now,
    createdAt: (index) => timeOf(at(index)),
    customer: (index) => {
      const source = at(relations.twinOf(index) ?? index)
      return source < 0
        ? (active[-1 - source] as TicketPlan).customer
        : (customers[writers[source] ?? 0] as DemoCustomer)
    },
    plan: (index) => {
      const plan = bare(index)
      const ticket = { ...plan.ticket, number: firstTicketNumber + index, lastMessageId: lastMessageId(plan) }
      return { ...plan, ticket: { ...ticket, subject: subjectOf(plan, calendar.now) } }
    },
  }
}

/** A customer is known from the first ticket at the latest. */
function* customerRecords(customers: readonly DemoCustomer[], timeline: Timeline): Generator<TypedRecord> {
  const first = new Map<DemoCustomer, number>()
  for (let i = timeline.count - 1; i >= 0; i--) first.set(timeline.customer(i), timeline.createdAt(i))
  for (const customer of customers) {
    const createdAt = Math.min(customer.createdAt, first.get(customer) ?? customer.createdAt)
    yield { type: 'customer', record: { ...customer.record, createdAt: new Date(createdAt).toISOString() } }
  }
}

function* plainCustomers(customers: readonly DemoCustomer[]): Generator<TypedRecord> {
  for (const { record, createdAt } of customers)
    yield { type: 'customer', record: { ...record, createdAt: new Date(createdAt).toISOString() } }
}

function* ticketRecords(timeline: Timeline, see: (plan: TicketPlan) => void): Generator<TypedRecord> {
  for (let i = 0; i < timeline.count; i++) {
    const plan = timeline.plan(i)
    see(plan)
    yield { type: 'ticket', record: plan.ticket }
  }
}

/** Messages of all tickets by time: a ticket's wait here until no older one can come. */
function* messageRecords(timeline: Timeline, now: number, attachments: Attachment[]): Generator<TypedRecord> {
  let waiting: Message[] = []
  for (let i = 0; i < timeline.count; i++) {
    const { messages, attachments: files } = composeTicket(timeline.plan(i), now)
    for (const message of messages) waiting.push(message)
    for (const file of files) attachments.push(file)
    // Looking through the pool for every ticket would be slow, so it goes out by the hundred.
    if (i % 100 < 99 && i < timeline.count - 1) continue
    const limit = i + 1 < timeline.count ? new Date(timeline.createdAt(i + 1)).toISOString() : '~'
    const ready: Message[] = []
    const later: Message[] = []
    for (const message of waiting) (message.createdAt < limit ? ready : later).push(message)
    waiting = later
    // The ids are ordered by time, and within a ticket by the order of its entries.
    ready.sort((a, b) => (a.id < b.id ? -1 : 1))
    for (const record of ready) yield { type: 'message', record }
  }
}

function* batched(records: Iterable<TypedRecord>): Generator<TypedRecord[]> {
  let batch: TypedRecord[] = []
  for (const record of records) {
    batch.push(record)
    if (batch.length === batchSize) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}

function defined(options: WorkspaceOptions): Partial<typeof demoSizes> {
  return Object.fromEntries(Object.entries(options).filter(([key, value]) => key in demoSizes && value !== undefined))
}
