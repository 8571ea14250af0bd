import type { Call, Callback, Disposition } from '../../shared/domain/calls.ts'
import { callIdOf } from '../../shared/domain/records.ts'
import type { ScriptRun } from '../../shared/domain/scripts.ts'
import { isInWindow } from '../../shared/rules/calls/contact.ts'
import type { DemoCustomer } from './customers.ts'
import { demoAgent, members, people, teamId, teamKeys } from './people.ts'
import type { TicketPlan } from './plan.ts'
import { createRandom, mixSeed, type Random, timeOrderedId, weightedIndex } from './random.ts'
import { around, type Calendar, day, hour, isDeskOpen, minute } from './rhythm.ts'
import { type DispositionKey, dispositionId, dispositionNames } from './scripts/dispositions.ts'
import { callbackNotes, callNotes, type Outcome } from './texts/calls.ts'

/** The telephone's side of the year: calls, most of those that became tickets among them, and promised callbacks. */

export function dispositions(): Disposition[] {
  return (Object.keys(dispositionNames) as DispositionKey[]).map((key, index) => ({
    id: dispositionId(key),
    version: 1,
    name: dispositionNames[key],
    position: index + 1,
    active: true,
    means: key === 'callback' || key === 'not-reached' ? key : null,
  }))
}

export interface DemoCalls {
  /** To be called with every ticket, oldest first. */
  see(plan: TicketPlan): void
  /** In the order of time; joined to the runs of scripts that led them. */
  calls(runs: readonly ScriptRun[]): Call[]
  /** After `calls`: some were promised in one of them, and kept with another. */
  callbacks(): Callback[]
}

interface Options {
  readonly seed: number
  readonly customers: readonly DemoCustomer[]
  readonly calendar: Calendar
  readonly tickets: number
}

/** What is particular to a call. */
type Fresh = Omit<Call, 'id' | 'version' | 'externalId' | 'scriptRunId' | 'reason' | 'purpose' | 'override' | 'against'>

/** Calls and callbacks of a ticket of the year: 3,000 and 60 with the demo's 5,000 tickets. */
const callsPerTicket = 0.6
const callbacksPerTicket = 0.012

/** What a call without a ticket was: picked by weight. */
const kinds = ['answered', 'missed', 'reached', 'unreached'] as const
const kindWeights = [48, 16, 20, 16]

const answeredOutcomes: readonly (readonly [Outcome, number])[] = [
  ['resolved', 34],
  ['information', 44],
  ['exchange', 5],
  ['returned', 4],
  ['callback', 6],
  ['escalated', 5],
  ['wrong-number', 2],
]

export function createCalls({ seed, customers, calendar, tickets }: Options): DemoCalls {
  const { now } = calendar
  const made: Call[] = []
  const random = createRandom(mixSeed(seed, 211))

  const add = (call: Fresh) => {
    const externalId = `wf-${(1_000_000 + made.length * 7).toString(36)}`
    made.push({
      ...call,
      id: callIdOf(externalId),
      version: 1,
      externalId,
      scriptRunId: null,
      reason: '',
      purpose: call.direction === 'outbound' ? 'service' : null,
      override: null,
      against: [],
      recordingUrl:
        call.answeredAt !== null && random.chance(0.35)
          ? `https://calls.wrenfield.example/recordings/${externalId}`
          : null,
    })
  }

  return {
    see({ ticket, customer }) {
      if (ticket.channel !== 'phone' || customer.record.doNotCall || random.chance(0.06)) return
      const createdAt = Date.parse(ticket.createdAt)
      const agent = ticket.assigneeId ?? memberOf(random, ticket.teamId)
      const rings = 3 + random.int(22)
      const length = talk(random)
      // The ticket is written while one talks.
      const ringingAt = createdAt - (rings + Math.min(length.talked, 40 + random.int(120))) * 1000
      add({
        ...lengthsOf(ringingAt, rings, length, now),
        ...numberOf(customer, random),
        teamId: ticket.teamId,
        direction: 'inbound',
        customerId: customer.record.id,
        agentId: agent,
        state: 'ended',
        dispositionId: dispositionId('ticket'),
        notes: random.chance(0.8) ? random.pick(callNotes.ticket) : '',
        ticketId: ticket.id,
        recordingUrl: null,
      })
    },

    calls(runs) {
      const byTicket = new Map(made.map((call) => [call.ticketId, call]))
      for (const run of runs) {
        const call = byTicket.get(run.ticketId)
        if (!call || call.scriptRunId !== null) continue
        call.scriptRunId = run.id
        call.dispositionId = run.dispositionId ?? call.dispositionId
        run.callId = call.id
      }
      const wanted = Math.round(tickets * callsPerTicket)
      for (let i = made.length; i < wanted; i++)
        add(withoutTicket(createRandom(mixSeed(seed, 212, i)), customers, calendar))
      made.sort((a, b) => (a.ringingAt === b.ringingAt ? (a.id < b.id ? -1 : 1) : a.ringingAt < b.ringingAt ? -1 : 1))
      return made
    },

    callbacks: () =>
      promises(createRandom(mixSeed(seed, 213)), Math.round(tickets * callbacksPerTicket), made, customers, now),
  }
}

interface Length {
  readonly talked: number
  readonly held: number
  readonly wrapUp: number
}

/** Seconds. */
function talk(random: Random): Length {
  const talked = Math.round(Math.min(2_700, Math.max(25, around(random, 230))))
  return {
    talked,
    held: random.chance(0.22) ? Math.min(Math.floor(talked / 2), 15 + random.int(150)) : 0,
    wrapUp: 12 + random.int(95),
  }
}

type Times = Pick<Call, 'ringingAt' | 'answeredAt' | 'endedAt' | 'holds' | 'wrapUpSeconds'>

function lengthsOf(ringingAt: number, rings: number, { talked, held, wrapUp }: Length, now: number): Times {
  const iso = (at: number) => new Date(Math.min(at, now - 1000)).toISOString()
  const answered = ringingAt + rings * 1000
  const from = answered + Math.floor(talked * 400)
  return {
    ringingAt: iso(ringingAt),
    answeredAt: iso(answered),
    endedAt: iso(answered + talked * 1000),
    holds: held > 0 ? [{ from: iso(from), to: iso(from + held * 1000) }] : [],
    wrapUpSeconds: wrapUp,
  }
}

type Numbers = Pick<Call, 'number' | 'rawNumber' | 'withheld'>

function numberOf(customer: DemoCustomer, random: Random): Numbers {
  if (random.chance(0.03)) return { number: null, rawNumber: 'anonymous', withheld: true }
  const number = customer.record.phones[0] ?? customer.country.phone(random)
  return { number, rawNumber: number, withheld: false }
}

const loads = people.map(({ load }) => load)

function memberOf(random: Random, team: string): string {
  const key = teamKeys.find((each) => teamId(each) === team) ?? 'network'
  const indexes = members[key]
  const chosen =
    indexes[
      weightedIndex(
        random,
        indexes.map((index) => loads[index] ?? 0),
      )
    ] ?? 0
  return people[chosen]?.id ?? demoAgent.id
}

function withoutTicket(random: Random, customers: readonly DemoCustomer[], calendar: Calendar): Fresh {
  const customer = customers[Math.floor(random.next() ** 1.4 * customers.length)]
  if (!customer) throw new Error('nobody to call')
  const kind = kinds[weightedIndex(random, kindWeights)] ?? 'answered'
  const team = teamId(random.pick(teamKeys))
  const inbound = kind === 'answered' || kind === 'missed'
  const known = customer.record.phones.length > 0 || random.chance(0.5)
  const base = {
    ...numberOf(customer, random),
    teamId: team,
    direction: inbound ? ('inbound' as const) : ('outbound' as const),
    agentId: memberOf(random, team),
    ticketId: null,
    recordingUrl: null,
  }
  const customerId = known && !base.withheld ? customer.record.id : null
  const ringingAt = momentFor(random, customer, calendar, kind === 'missed')
  const iso = (at: number) => new Date(at).toISOString()
  if (kind === 'missed')
    return {
      ...base,
      customerId,
      state: 'missed',
      ringingAt: iso(ringingAt),
      answeredAt: null,
      endedAt: iso(ringingAt + (8 + random.int(40)) * 1000),
      holds: [],
      wrapUpSeconds: null,
      dispositionId: null,
      notes: '',
    }
  if (kind === 'unreached') {
    const outcome: Outcome = random.chance(0.45) ? 'voicemail' : 'not-reached'
    return {
      ...base,
      // Nobody dials a number that is withheld.
      ...(base.withheld ? reachable(customer, random) : {}),
      customerId: customer.record.id,
      state: 'ended',
      ringingAt: iso(ringingAt),
      answeredAt: null,
      endedAt: iso(ringingAt + (15 + random.int(30)) * 1000),
      holds: [],
      wrapUpSeconds: 5 + random.int(20),
      dispositionId: dispositionId(outcome),
      notes: random.chance(0.5) ? random.pick(callNotes[outcome]) : '',
    }
  }
  const outcome =
    answeredOutcomes[
      weightedIndex(
        random,
        answeredOutcomes.map(([, weight]) => weight),
      )
    ]?.[0] ?? 'resolved'
  return {
    ...base,
    ...(base.withheld && !inbound ? reachable(customer, random) : {}),
    ...lengthsOf(ringingAt, 3 + random.int(22), talk(random), calendar.now),
    customerId: inbound ? customerId : customer.record.id,
    state: 'ended',
    dispositionId: dispositionId(outcome),
    notes: random.chance(0.7) ? random.pick(callNotes[outcome]) : '',
  }
}

function reachable(customer: DemoCustomer, random: Random): Numbers {
  const number = customer.record.phones[0] ?? customer.country.phone(random)
  return { number, rawNumber: number, withheld: false }
}

/** While the desk works; who is missed may call at any hour. */
function momentFor(random: Random, customer: DemoCustomer, calendar: Calendar, anyHour: boolean): number {
  for (;;) {
    const at = calendar.moment(random, customer.record.timeZone)
    if (at < calendar.now - hour && (isDeskOpen(at) || (anyHour && random.chance(0.4)))) return at
  }
}

/** A third is open: some late, some due in the next hours, the rest in the days to come. */
function promises(
  random: Random,
  count: number,
  calls: readonly Call[],
  customers: readonly DemoCustomer[],
  now: number,
): Callback[] {
  const made: Callback[] = []
  const byId = new Map(customers.map((customer) => [customer.record.id, customer]))
  const talks = calls.filter(
    ({ state, answeredAt, customerId, number }) => state === 'ended' && answeredAt && customerId && number,
  )
  const kept = new Set<string>()
  const open = Math.ceil(count / 3)
  const add = (call: Call, dueAt: number, more: Partial<Callback>) => {
    const at = Math.min(Date.parse(call.endedAt ?? call.ringingAt), now - minute)
    made.push({
      id: timeOrderedId(at, made.length & 0xfff, mixSeed(214, made.length)),
      version: 1,
      teamId: call.teamId,
      assigneeId: random.chance(0.75) ? call.agentId : null,
      customerId: call.customerId,
      number: call.number ?? call.rawNumber,
      dueAt: new Date(dueAt).toISOString(),
      state: 'open',
      note: random.pick(callbackNotes),
      ticketId: call.ticketId,
      callId: call.id,
      doneCallId: null,
      createdById: call.agentId ?? demoAgent.id,
      createdAt: new Date(at).toISOString(),
      closedAt: null,
      ...more,
    })
  }
  // Kept ones: a later call to the same customer.
  for (const later of talks) {
    if (made.length >= count - open) break
    const earlier = talks.find(
      (call) =>
        call.customerId === later.customerId &&
        call.ringingAt < later.ringingAt &&
        !kept.has(call.id) &&
        call.id !== later.id,
    )
    if (!earlier || Date.parse(later.ringingAt) - Date.parse(earlier.ringingAt) > 40 * day || random.chance(0.5))
      continue
    kept.add(earlier.id)
    const cancelled = random.chance(0.12)
    add(earlier, Date.parse(later.ringingAt) - random.int(40) * minute, {
      state: cancelled ? 'cancelled' : 'done',
      doneCallId: cancelled ? null : later.id,
      closedAt: later.endedAt,
    })
  }
  const promised = new Set<string | null>()
  const recent = talks.filter(({ id }) => !kept.has(id)).slice(-400)
  for (let i = 0; i < open && recent.length > 0; i++) {
    const mine = i % 3 === 0
    const free = recent.filter(({ customerId }) => !promised.has(customerId))
    const from = mine ? free.filter(({ agentId }) => agentId === demoAgent.id) : free
    const call = random.pick(from.length > 0 ? from : recent)
    promised.add(call.customerId)
    const due = dueTime(random, i % 4, byId.get(call.customerId ?? ''), now)
    add(call, due, mine ? { assigneeId: demoAgent.id, teamId: teamId('home') } : {})
  }
  return made.sort((a, b) =>
    a.createdAt === b.createdAt ? (a.id < b.id ? -1 : 1) : a.createdAt < b.createdAt ? -1 : 1,
  )
}

const awake = { from: '08:00', to: '20:00', days: [1, 2, 3, 4, 5, 6, 7] }

/** `share` 0: late, 1 and 2: in the hours to come, 3: in the days to come. On the quarter of an hour. */
function dueTime(random: Random, share: number, customer: DemoCustomer | undefined, now: number): number {
  const zone = customer?.record.timeZone ?? 'UTC'
  const window = customer?.record.contactWindow ?? awake
  const quarter = (at: number) => Math.ceil(at / (15 * minute)) * 15 * minute
  const draw = () =>
    share === 0
      ? now - (20 + random.int(40 * 60)) * minute
      : share === 3
        ? now + (24 + random.int(6 * 24)) * hour
        : now + (10 + random.int(8 * 60)) * minute
  let at = quarter(draw())
  for (let tries = 0; tries < 40 && !isInWindow(window, zone, at); tries++) at = quarter(draw())
  return at
}
