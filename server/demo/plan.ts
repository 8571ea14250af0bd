import type { WorkspaceSettings } from '../../shared/domain/people.ts'
import type { Ticket, TicketChannel, TicketEvent, TicketPriority, TicketStatus } from '../../shared/domain/tickets.ts'
import { dueAt } from '../../shared/rules/sla.ts'
import type { DemoCustomer } from './customers.ts'
import { type Beat, type Outline, outline } from './outline.ts'
import { members, people, type TeamKey, teamId } from './people.ts'
import { createRandom, type Random, timeOrderedId, weightedIndex } from './random.ts'
import { around, day, hour, isDeskOpen, minute, whenAwake, whenDeskWorks } from './rhythm.ts'
import { personId, Stage } from './stage.ts'
import { tagIds } from './tags.ts'
import type { Catalogue, Scenario } from './texts/catalogue.ts'

/** One entry of a conversation with its time. Words come later, see compose.ts. */
export interface Step {
  readonly at: number
  readonly by: 'customer' | 'user' | 'system'
  /** Index into `people`; -1 for customers and the system. */
  readonly user: number
  readonly beat: Beat | null
  readonly event: TicketEvent | null
}

export interface TicketPlan {
  readonly seed: number
  readonly customer: DemoCustomer
  readonly catalogue: Catalogue
  readonly scenario: Scenario
  readonly outline: Outline
  readonly steps: readonly Step[]
  /** `number` is filled in when the ticket's place in time is known. */
  readonly ticket: Ticket
}

/** What is settled about a ticket before its conversation is laid out. */
export interface Brief {
  readonly seed: number
  readonly createdAt: number
  readonly customer: DemoCustomer
  readonly catalogue: Catalogue
  readonly scenario: Scenario
  readonly channel: TicketChannel
  readonly priority: TicketPriority
  readonly end: 'new' | 'open' | 'waiting' | 'solved' | 'abandoned'
  readonly messages: number
  readonly angry: boolean
  readonly comesBack: boolean
  /** Left out: chosen among the team. Null: nobody has taken it, or it was given back. */
  readonly assignee?: number | null
  /** Nothing happens after this. */
  readonly until: number
}

/** Something that another ticket does to this one: a merge or a link. */
export interface Relation {
  readonly type: 'merged-into' | 'merged-from' | 'linked'
  readonly ticketId: string
  readonly at: number
}

const firstResponseMedian: Readonly<Record<TicketPriority, number>> = {
  urgent: 35 * minute,
  high: 2.2 * hour,
  normal: 6 * hour,
  low: 14 * hour,
}

export function planTicket(brief: Brief, settings: WorkspaceSettings, relations: readonly Relation[]): TicketPlan {
  const random = createRandom(brief.seed)
  const merged = relations.some((each) => each.type === 'merged-into')
  const wish = {
    end: merged ? ('new' as const) : brief.end,
    messages: merged ? 1 : brief.messages,
    channel: brief.channel,
    angry: brief.angry,
    handsOver: random.chance(0.45),
    comesBack: brief.comesBack,
  }
  const laidOut = outline(random, brief.catalogue, brief.scenario, wish)
  const times = schedule(random, brief, laidOut.beats)
  const team = brief.scenario.team
  const assignee =
    brief.assignee === undefined
      ? merged
        ? null
        : chooseAssignee(random, team, brief.catalogue.language)
      : brief.assignee
  const steps = act(random, brief, laidOut.beats, times, { team, assignee, merged }, relations)
  const id = timeOrderedId(brief.createdAt, random.int(4096), brief.seed)
  return {
    seed: brief.seed,
    customer: brief.customer,
    catalogue: brief.catalogue,
    scenario: brief.scenario,
    outline: laidOut,
    steps: steps.list,
    ticket: settle(id, brief, steps, relations, settings),
  }
}

export function chooseAssignee(random: Random, team: TeamKey, language: string): number {
  const all = members[team]
  const key = team + language
  let rota = rotas.get(key)
  if (!rota) {
    const speakers = all.filter((index) => people[index]?.speaks.includes(language))
    const who = speakers.length > 0 ? speakers : all
    rota = { who, weights: who.map((index) => loadOf(index, language)) }
    rotas.set(key, rota)
  }
  const chosen = rota.who[weightedIndex(random, rota.weights)]
  if (chosen === undefined) throw new Error(`nobody is in team ${team}`)
  return chosen
}

const rotas = new Map<string, { readonly who: readonly number[]; readonly weights: readonly number[] }>()

/** English is everybody's language, so those who have no other take more of it. */
function loadOf(index: number, language: string): number {
  const who = people[index]
  if (!who) return 0
  return language === 'en' ? who.load / Math.sqrt(who.speaks.length) : who.load
}

/** Times for the beats: agents answer while the desk works, customers while they are awake. */
function schedule(random: Random, brief: Brief, beats: readonly Beat[]): number[] {
  const times: number[] = []
  const chat = brief.channel === 'chat'
  let at = brief.createdAt
  for (const beat of beats) {
    const i = times.length
    if (i > 0) {
      // A chat is one sitting for its first messages; what remains goes on by the hour like mail.
      const live = chat && i < 6 && !unhurried.has(beat.part) && isDeskOpen(at) && !triesFirst(beat, i)
      at = live
        ? at + 30_000 + Math.floor(around(random, 1.6 * minute))
        : next(random, brief, beat, i, beats[i - 1], at)
    }
    times.push(Math.floor(at))
  }
  const last = times.at(-1) ?? brief.createdAt
  if (last > brief.until && last > brief.createdAt) {
    // Too late for a workspace that ends now: the same conversation, only quicker.
    const factor = (brief.until - brief.createdAt) / (last - brief.createdAt)
    return times.map((time) => Math.floor(brief.createdAt + (time - brief.createdAt) * factor))
  }
  return times
}

/** What comes after days, also in a chat. */
const unhurried: ReadonlySet<Beat['part']> = new Set<Beat['part']>([
  'nudge',
  'autoClose',
  'comeback',
  'chaser',
  'outcome',
  'wrapUp',
])

/** Later answers tell of something that was tried, and often of the night after it. */
function triesFirst(beat: Beat, place: number): boolean {
  return beat.part === 'answer' && place > 2
}

function next(random: Random, brief: Brief, beat: Beat, place: number, before: Beat | undefined, at: number): number {
  const zone = brief.customer.record.timeZone
  switch (beat.part) {
    case 'answer':
      if (triesFirst(beat, place)) return whenAwake(random, zone, at + 9 * hour + around(random, 12 * hour))
      return whenAwake(random, zone, at + around(random, random.chance(0.35) ? 25 * minute : 13 * hour))
    case 'problem':
    case 'call':
      return at
    case 'outcome':
      return whenAwake(random, zone, at + around(random, random.chance(0.3) ? hour : 26 * hour))
    case 'comeback':
      return whenAwake(random, zone, at + around(random, 6 * day))
    case 'chaser':
      return whenAwake(random, zone, at + around(random, brief.angry ? 18 * hour : 40 * hour))
    case 'nudge':
      return whenDeskWorks(random, at + 1.5 * day + around(random, 2.5 * day))
    case 'autoClose':
      // The nightly job, two weeks after the last word.
      return (Math.floor(at / day) + 15) * day + 2 * hour
    case 'note':
      return whenDeskWorks(random, at + around(random, 50 * minute))
    case 'wrapUp':
      return whenDeskWorks(random, at + around(random, 2 * hour))
    case 'ask':
    case 'resolution':
    case 'conclusion':
    case 'remedy':
    case 'hold': {
      if (before?.kind === 'note') return whenDeskWorks(random, at + around(random, 12 * minute))
      const first = before?.part === 'problem' || before?.part === 'call'
      return whenDeskWorks(random, at + around(random, first ? firstResponseMedian[brief.priority] : 3.5 * hour))
    }
  }
}

interface Acted {
  readonly list: readonly Step[]
  readonly status: TicketStatus
  readonly assigneeId: string | null
  readonly tagIds: string[]
  readonly priority: TicketPriority
  readonly solvedAt: number | null
}

/** Plays the beats: who acts, which statuses follow, and the system entries that tell of it. */
function act(
  random: Random,
  brief: Brief,
  beats: readonly Beat[],
  times: readonly number[],
  who: { team: TeamKey; assignee: number | null; merged: boolean },
  relations: readonly Relation[],
): Acted {
  const stage = new Stage(brief.priority)
  const { language } = brief.catalogue
  const lead = random.pick(leads[who.team])
  const answering = beats.some(isAgents)
  const worker = who.assignee ?? (answering ? chooseAssignee(random, who.team, language) : lead)
  const phone = brief.channel === 'phone'
  if (who.assignee !== null && (phone || random.chance(answering ? 0.4 : 0.6))) stage.assignee = who.assignee

  // Routing knows what kind of customer writes; the subject matter is tagged by people, often with their first answer.
  if (brief.customer.record.tier === 'gold') stage.tags.push(tagIds.vip)
  if (brief.customer.organization && !brief.scenario.tags.includes('b2b')) stage.tags.push(tagIds.b2b)
  const matter: string[] = []
  for (const tag of brief.scenario.tags) matter.push(tagIds[tag])
  const taggedLater = random.chance(0.45) && answering && !who.merged
  if (!taggedLater) stage.tags.push(...matter)

  // A few land in the wrong team first.
  let strayedFrom =
    !phone && answering && brief.end !== 'new' && random.chance(0.035) ? otherTeam(random, who.team) : null
  const handedOn = !phone && brief.end === 'solved' && beats.length > 5 && random.chance(0.12)
  const former = handedOn ? chooseAssignee(random, who.team, language) : worker

  const created = times[0] ?? brief.createdAt
  for (let i = 0; i < beats.length; i++) {
    const beat = beats[i]
    if (!beat) continue
    const at = times[i] ?? created
    const actor = i < beats.length / 2 ? former : worker
    if (beat.by === 'system') {
      if (beat.status) stage.setStatus(at, -1, beat.status)
      continue
    }
    if (beat.by === 'agent' && i > 0) {
      // Before the answer: take the ticket, and put right what the customer could not know.
      const moment = Math.max(stage.lastAt(at), Math.floor(at - random.between(1, 12) * minute))
      if (strayedFrom) stage.tell(moment, lead, { type: 'team', from: teamId(strayedFrom), to: teamId(who.team) })
      strayedFrom = null
      if (who.assignee !== null || stage.assignee === null) stage.assign(moment, actor, actor)
      const mood = brief.angry && !stage.tags.includes(tagIds['angry customer'])
      stage.addTags(at, actor, [...(taggedLater ? matter : []), ...(mood ? [tagIds['angry customer']] : [])])
      if (mood) stage.raise(at, actor)
    }
    const byCustomer = beat.by === 'customer'
    stage.list.push({ at, by: byCustomer ? 'customer' : 'user', user: byCustomer ? -1 : actor, beat, event: null })
    if (i === 0) stage.tell(at, phone ? actor : -1, { type: 'created', channel: brief.channel })
    if (byCustomer) {
      if (stage.status !== 'new') stage.setStatus(at, -1, 'open')
      // The agent who reads the good news ticks the ticket off.
      const read = beat.status ? Math.floor(whenDeskWorks(random, at + around(random, 40 * minute))) : at
      if (beat.status) stage.setStatus(Math.max(at, Math.min(brief.until, read)), actor, beat.status)
    } else if (beat.status) stage.setStatus(at, actor, beat.status)
    else if (beat.kind === 'public' && stage.status === 'new') stage.setStatus(at, actor, 'open')
  }

  // Given back by somebody who is away, or handed to whom it was meant for.
  if (who.assignee !== stage.assignee && (who.assignee !== null || answering)) {
    stage.assign(between(random, stage.lastAt(created), brief.until), lead, who.assignee)
  }
  for (const relation of relations) relate(stage, relation, worker)
  return { ...stage, list: stage.list, tagIds: stage.tags, assigneeId: personId(stage.assignee) }
}

function relate(stage: Stage, { type, ticketId, at }: Relation, user: number): void {
  const entry: Step = { at, by: 'user', user, beat: null, event: { type, ticketId } }
  if (type === 'merged-into') stage.become(at, 'closed')
  const place = stage.list.findIndex((step) => step.at > at)
  stage.list.splice(place < 0 ? stage.list.length : place, 0, entry)
}

const leads: Readonly<Record<TeamKey, readonly number[]>> = {
  network: leadsOf('network'),
  home: leadsOf('home'),
  orders: leadsOf('orders'),
}

function leadsOf(team: TeamKey): number[] {
  return members[team].filter((index) => people[index]?.role !== 'agent')
}

function isAgents(beat: Beat): boolean {
  return beat.by === 'agent'
}

function between(random: Random, from: number, until: number): number {
  return Math.floor(Math.min(until, whenDeskWorks(random, from + around(random, 30 * minute))))
}

function otherTeam(random: Random, team: TeamKey): TeamKey {
  return random.pick((['network', 'home', 'orders'] as const).filter((each) => each !== team))
}

function iso(ms: number): string {
  return new Date(ms).toISOString()
}

/** The ticket's record as the commands would have left it, see shared/commands/conversation.ts. */
function settle(
  id: string,
  brief: Brief,
  acted: Acted,
  relations: readonly Relation[],
  settings: WorkspaceSettings,
): Ticket {
  let messageCount = 0
  let lastMessage = brief.createdAt
  let lastCustomer: number | null = null
  let firstResponded: number | null = null
  for (const step of acted.list) {
    if (!step.beat) continue
    messageCount++
    lastMessage = step.at
    if (step.by === 'customer') lastCustomer = step.at
    else if (step.beat.kind === 'public' && firstResponded === null) firstResponded = step.at
  }
  const clock = {
    status: acted.status,
    priority: acted.priority,
    createdAt: iso(brief.createdAt),
    firstRespondedAt: firstResponded === null ? null : iso(firstResponded),
    lastCustomerMessageAt: lastCustomer === null ? null : iso(lastCustomer),
  }
  const into = relations.find((each) => each.type === 'merged-into')
  return {
    id,
    version: 1,
    number: null,
    subject: '',
    ...clock,
    channel: brief.channel,
    teamId: teamId(brief.scenario.team),
    assigneeId: acted.assigneeId,
    customerId: brief.customer.record.id,
    tagIds: acted.tagIds,
    linkedTicketIds: relations.filter((each) => each.type === 'linked').map((each) => each.ticketId),
    mergedIntoId: into?.ticketId ?? null,
    updatedAt: iso(acted.list.at(-1)?.at ?? brief.createdAt),
    lastMessageAt: iso(lastMessage),
    lastMessageId: null,
    solvedAt: acted.solvedAt === null ? null : iso(acted.solvedAt),
    dueAt: dueAt(clock, settings),
    messageCount,
  }
}
