import type { WorkspaceSettings } from '../../shared/domain/people.ts'
import type { Ticket, TicketChannel, TicketEvent, TicketPriority, TicketStatus } from '../../shared/domain/tickets.ts'
import { dueAt } from '../../shared/rules/sla.ts'
import type { DemoCustomer } from './customers.ts'
import { type Beat, outline, type Outline } from './outline.ts'
import { members, people, type TeamKey, teamId } from './people.ts'
import { createRandom, mixSeed, type Random, timeOrderedId, weightedIndex } from './random.ts'
import { around, day, hour, isDeskOpen, minute, whenAwake, whenDeskWorks } from './rhythm.ts'
import type { Catalogue, Scenario } from './texts/catalogue.ts'
import { tagIds } from './tags.ts'

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
  const assignee = brief.assignee === undefined ? (merged ? null : chooseAssignee(random, team, brief.catalogue.language)) : brief.assignee
  const steps = act(random, brief, laidOut.beats, times, { team, assignee, merged }, relations)
  const id = timeOrderedId(brief.createdAt, random.int(4096), random)
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
  const speakers = all.filter((index) => people[index]?.speaks.includes(language))
  // English is everybody's language, so those who have no other take more of it.
  const weights = (speakers.length > 0 ? speakers : all).map((index) => {
    const who = people[index]
    if (!who) return 0
    return language === 'en' ? who.load / Math.sqrt(who.speaks.length) : who.load
  })
  const chosen = (speakers.length > 0 ? speakers : all)[weightedIndex(random, weights)]
  if (chosen === undefined) throw new Error(`nobody is in team ${team}`)
  return chosen
}

/** Times for the beats: agents answer while the desk works, customers while they are awake. */
function schedule(random: Random, brief: Brief, beats: readonly Beat[]): number[] {
  const times: number[] = []
  const chat = brief.channel === 'chat'
  let at = brief.createdAt
  beats.forEach((beat, i) => {
    if (i > 0) {
      // A chat is one sitting for its first messages; what remains goes on by the hour like mail.
      const live = chat && i < 6 && isDeskOpen(at)
      at = live ? at + 30_000 + Math.floor(around(random, 1.6 * minute)) : next(random, brief, beat, beats[i - 1], at)
    }
    times.push(Math.floor(at))
  })
  const last = times.at(-1) ?? brief.createdAt
  if (last > brief.until) {
    // Too late for a workspace that ends now: the same conversation, only quicker.
    const factor = (brief.until - brief.createdAt) / (last - brief.createdAt)
    return times.map((time) => Math.floor(brief.createdAt + (time - brief.createdAt) * factor))
  }
  return times
}

function next(random: Random, brief: Brief, beat: Beat, before: Beat | undefined, at: number): number {
  const zone = brief.customer.record.timeZone
  switch (beat.part) {
    case 'answer':
    case 'problem':
    case 'call':
      return whenAwake(random, zone, at + around(random, random.chance(0.35) ? 25 * minute : 13 * hour))
    case 'outcome':
      return whenAwake(random, zone, at + around(random, random.chance(0.3) ? hour : 26 * hour))
    case 'comeback':
      return whenAwake(random, zone, at + around(random, 6 * day))
    case 'chaser':
      return whenAwake(random, zone, at + around(random, brief.angry ? 18 * hour : 40 * hour))
    case 'nudge':
      return whenDeskWorks(random, at + around(random, 3.5 * day))
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
  readonly list: Step[]
  readonly status: TicketStatus
  readonly assigneeId: string | null
  readonly tagIds: string[]
  readonly priority: TicketPriority
  readonly solvedAt: number | null
  readonly createdStatus: TicketStatus
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
  const list: Step[] = []
  let status: TicketStatus = 'new'
  let solvedAt: number | null = null
  let priority = brief.priority
  const lead = random.pick(members[who.team].filter((index) => people[index]?.role !== 'agent'))
  const answering = beats.some((beat) => beat.by === 'agent')
  const worker = who.assignee ?? (answering ? chooseAssignee(random, who.team, brief.catalogue.language) : lead)
  const phone = brief.channel === 'phone'
  let assignee: number | null = who.assignee !== null && (phone || random.chance(answering ? 0.4 : 0.6)) ? who.assignee : null

  const personId = (index: number | null) => (index === null ? null : (people[index]?.id ?? null))
  const event = (at: number, user: number, what: TicketEvent) =>
    list.push({ at, by: user < 0 ? 'system' : 'user', user, beat: null, event: what })
  const setStatus = (at: number, user: number, to: TicketStatus) => {
    if (to === status) return
    event(at, user, { type: 'status', from: status, to })
    const ended = to === 'solved' || to === 'closed'
    const wasEnded = status === 'solved' || status === 'closed'
    solvedAt = ended ? (wasEnded ? solvedAt : at) : null
    status = to
  }
  const assign = (at: number, user: number, to: number | null) => {
    if (to === assignee) return
    event(at, user, { type: 'assignee', from: personId(assignee), to: personId(to) })
    assignee = to
  }

  // Routing knows what kind of customer writes; the subject matter is tagged by people, often with their first answer.
  const given: string[] = []
  if (brief.customer.record.tier === 'gold') given.push(tagIds.vip)
  if (brief.customer.organization && !brief.scenario.tags.includes('b2b')) given.push(tagIds.b2b)
  const matter = brief.scenario.tags.map((tag) => tagIds[tag])
  const taggedLater = random.chance(0.45) && answering && !who.merged
  if (!taggedLater) given.push(...matter)
  const tags = [...given]
  const addTags = (at: number, user: number, added: string[]) => {
    const fresh = added.filter((tag) => !tags.includes(tag))
    if (fresh.length === 0) return
    tags.push(...fresh)
    event(at, user, { type: 'tags', added: fresh, removed: [] })
  }

  // A few land in the wrong team first.
  const strayedFrom = !phone && answering && brief.end !== 'new' && random.chance(0.035) ? otherTeam(random, who.team) : null
  const handedOn = !phone && brief.end === 'solved' && beats.length > 5 && random.chance(0.12)
  const former = handedOn ? chooseAssignee(random, who.team, brief.catalogue.language) : worker

  const created = times[0] ?? brief.createdAt
  beats.forEach((beat, i) => {
    const at = times[i] ?? created
    const before = list.at(-1)?.at ?? at
    const actor = i < beats.length / 2 ? former : worker
    if (beat.by === 'agent' && i > 0) prepare(at, before, actor)
    if (beat.by === 'system') {
      if (beat.status) setStatus(at, -1, beat.status)
      return
    }
    const byCustomer = beat.by === 'customer'
    list.push({ at, by: byCustomer ? 'customer' : 'user', user: byCustomer ? -1 : actor, beat, event: null })
    if (i === 0) event(at, phone ? actor : -1, { type: 'created', channel: brief.channel })
    if (byCustomer) {
      if (status !== 'new' && i > 0) setStatus(at, -1, 'open')
      // The agent who reads the good news ticks the ticket off.
      if (beat.status) setStatus(Math.min(brief.until, Math.floor(whenDeskWorks(random, at + around(random, 40 * minute)))), actor, beat.status)
      return
    }
    if (beat.status) setStatus(at, actor, beat.status)
    else if (beat.kind === 'public' && status === 'new') setStatus(at, actor, 'open')
  })

  /** Before somebody's first answer: take the ticket, and put right what the customer could not know. */
  function prepare(at: number, before: number, actor: number): void {
    const moment = Math.max(before, Math.floor(at - random.between(1, 12) * minute))
    if (strayedFrom && !list.some((step) => step.event?.type === 'team')) {
      event(moment, lead, { type: 'team', from: teamId(strayedFrom), to: teamId(who.team) })
    }
    if (assignee !== actor && (who.assignee !== null || assignee === null)) assign(moment, actor, actor)
    if (taggedLater) addTags(at, actor, matter)
    if (brief.angry && !tags.includes(tagIds['angry customer'])) {
      addTags(at, actor, [tagIds['angry customer']])
      if (priority === 'normal' || priority === 'low') {
        event(at, actor, { type: 'priority', from: priority, to: 'high' })
        priority = 'high'
      }
    }
  }

  const last = () => list.at(-1)?.at ?? created
  if (who.assignee === null) {
    if (assignee !== null) assign(between(random, last(), brief.until), lead, null)
  } else if (assignee !== who.assignee) assign(between(random, last(), brief.until), lead, who.assignee)

  for (const relation of relations) {
    const at = Math.max(relation.at, created)
    const what: Step = { at, by: 'user', user: worker, beat: null, event: { type: relation.type, ticketId: relation.ticketId } }
    if (relation.type === 'merged-into') {
      setStatus(at, worker, 'closed')
      // A merge closes without a status entry of its own.
      list.pop()
    }
    const place = list.findIndex((step) => step.at > at)
    list.splice(place < 0 ? list.length : place, 0, what)
  }
  return { list, status, assigneeId: personId(assignee), tagIds: tags, priority, solvedAt, createdStatus: 'new' }
}

function between(random: Random, from: number, until: number): number {
  return Math.floor(Math.min(until, whenDeskWorks(random, from + around(random, 30 * minute))))
}

function otherTeam(random: Random, team: TeamKey): TeamKey {
  return random.pick((['network', 'home', 'orders'] as const).filter((each) => each !== team))
}

const iso = (ms: number) => new Date(ms).toISOString()

/** The ticket's record as the commands would have left it, see shared/commands/conversation.ts. */
function settle(id: string, brief: Brief, acted: Acted, relations: readonly Relation[], settings: WorkspaceSettings): Ticket {
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

export function seedOf(seed: number, index: number): number {
  return mixSeed(seed, 31, index)
}
