import type { TicketChannel, TicketStatus } from '../../shared/domain/tickets.ts'
import type { Random } from './random.ts'
import type { Catalogue, Exchange, Resolution, Scenario, TagName } from './texts/catalogue.ts'

/**
 * The shape of one conversation before it has times and words: who speaks in which order, about what, and which
 * status follows. Only what fits together is put together: an answer follows its question, a resolution the problem
 * that it solves.
 */
export type Part =
  | 'problem'
  | 'ask'
  | 'answer'
  | 'resolution'
  | 'conclusion'
  | 'outcome'
  | 'wrapUp'
  | 'comeback'
  | 'remedy'
  | 'chaser'
  | 'hold'
  | 'nudge'
  | 'note'
  | 'call'
  | 'autoClose'

export interface Beat {
  readonly by: 'customer' | 'agent' | 'system'
  readonly kind: 'public' | 'note' | 'event'
  readonly part: Part
  readonly exchange?: Exchange
  /** Set by the author along with the message. A customer's message opens a ticket by itself. */
  readonly status?: TicketStatus
  /** A note written when the answer is known. */
  readonly late?: boolean
  /** The customer loses patience here. */
  readonly angry?: boolean
}

export interface Outline {
  readonly problem: number
  readonly resolution: Resolution
  readonly beats: readonly Beat[]
}

export interface Wish {
  readonly end: 'new' | 'open' | 'waiting' | 'solved' | 'abandoned'
  /** Public messages and notes, about. */
  readonly messages: number
  readonly channel: TicketChannel
  readonly angry: boolean
  /** Replies hand the ticket to the customer, instead of keeping it open until it is solved. */
  readonly handsOver: boolean
  readonly comesBack: boolean
}

export function outline(random: Random, catalogue: Catalogue, scenario: Scenario, wish: Wish): Outline {
  const problem = random.int(scenario.problem.length)
  const own = scenario.exchangesFor?.includes(problem) === false ? [] : scenario.exchanges
  const fitting = scenario.resolution.filter(
    (each) => each.for?.includes(problem) !== false && (each.after ?? 0) <= own.length,
  )
  const device = scenario.team !== 'orders'
  const saga = (device ? catalogue.saga : catalogue.orderSaga).slice(0, generalQuestions(scenario))

  const beats: Beat[] = []
  const toCustomer = wish.handsOver ? ({ status: 'waiting' } as const) : {}

  const notes = noteCount(random, wish.messages)
  const phone = wish.channel === 'phone'
  let left = wish.messages - notes - 1
  if (phone) beats.push({ by: 'agent', kind: 'note', part: 'call' })
  else say(beats, 'customer', 'problem', { angry: wish.angry && random.chance(0.5) })

  if (wish.end === 'open' && own.length + saga.length === 0) {
    say(beats, 'agent', 'hold')
    say(beats, 'customer', 'chaser', { angry: wish.angry })
    return { problem, resolution: random.pick(fitting), beats }
  }
  if (wish.end === 'new') {
    if (wish.messages > 1) say(beats, 'customer', 'chaser', { angry: wish.angry })
    if (notes > 0) note(beats)
    return { problem, resolution: random.pick(fitting), beats }
  }

  // What the end needs, taken off the wished length; the rest are questions and answers.
  const ends = wish.end === 'solved' || wish.comesBack
  let outcome = false
  let wrapUp = false
  let chased = false
  if (ends) {
    left -= 1
    outcome = left > 0 && random.chance(0.62)
    wrapUp = outcome && left > 1 && random.chance(0.4)
    left -= Number(outcome) + Number(wrapUp)
    if (wish.comesBack) left -= wish.end === 'solved' ? 2 : 1
  } else if (wish.end !== 'open') left -= 1
  if (left >= 4 && random.chance(0.4)) {
    chased = true
    left -= 2
  }
  let pairs = Math.max(wish.end === 'open' && !wish.comesBack ? 1 : 0, Math.floor(left / 2))
  pairs = Math.min(pairs, own.length + saga.length)

  const wanted = fitting.filter((each) => (each.upTo ?? 99) >= Math.min(pairs, own.length))
  const resolution = random.pick(wanted.length > 0 ? wanted : fitting)
  if (saga.length === 0) pairs = Math.min(pairs, resolution.upTo ?? own.length)
  if (ends) pairs = Math.max(pairs, resolution.after ?? 0)
  const { exchanges, concluded } = exchangesFor(own, saga, pairs, resolution, device)

  const chaseAt = chased ? random.int(Math.max(1, exchanges.length)) : -1
  const notesAt = new Set(Array.from({ length: notes }, () => random.int(Math.max(1, exchanges.length + 1))))
  exchanges.forEach((exchange, i) => {
    if (notesAt.has(i)) note(beats)
    say(beats, 'agent', 'ask', { exchange, ...toCustomer })
    say(beats, 'customer', 'answer', { exchange, angry: wish.angry && i < 2 && random.chance(0.3) })
    if (i === chaseAt) {
      say(beats, 'customer', 'chaser', { angry: wish.angry })
      say(beats, 'agent', 'hold')
    }
  })
  if (notesAt.has(exchanges.length)) note(beats, ends)

  if (ends) {
    if (phone && wish.messages === 1)
      return { problem, resolution, beats: [{ by: 'agent', kind: 'note', part: 'call', status: 'solved' }] }
    say(
      beats,
      'agent',
      concluded ? 'conclusion' : 'resolution',
      outcome && !wish.comesBack ? toCustomer : { status: 'solved' },
    )
    if (outcome && !wish.comesBack) {
      say(beats, 'customer', 'outcome', wrapUp ? {} : { status: 'solved' })
      if (wrapUp) say(beats, 'agent', 'wrapUp', { status: 'solved' })
    }
    if (wish.comesBack) {
      say(beats, 'customer', 'comeback', { angry: wish.angry })
      if (wish.end === 'waiting') say(beats, 'agent', 'remedy', { status: 'waiting' })
      if (wish.end === 'solved') {
        if (outcome) {
          say(beats, 'agent', 'remedy', toCustomer)
          say(beats, 'customer', 'outcome', { status: 'solved' })
        } else say(beats, 'agent', 'remedy', { status: 'solved' })
      }
    }
    return { problem, resolution, beats }
  }

  switch (wish.end) {
    case 'waiting':
    case 'abandoned': {
      const next = [...own, ...saga].find((each) => !exchanges.includes(each))
      const upTo = resolution.upTo ?? 99
      const mayAdvise = !concluded && (resolution.after ?? 0) <= exchanges.length && upTo >= exchanges.length
      if (next && !(mayAdvise && random.chance(0.5))) say(beats, 'agent', 'ask', { exchange: next, status: 'waiting' })
      else say(beats, 'agent', mayAdvise || saga.length === 0 ? 'resolution' : 'conclusion', { status: 'waiting' })
      if (random.chance(wish.end === 'abandoned' ? 0.5 : 0.15)) say(beats, 'agent', 'nudge')
      if (wish.end === 'abandoned') beats.push({ by: 'system', kind: 'event', part: 'autoClose', status: 'closed' })
      break
    }
    case 'open':
      if (random.chance(0.22)) say(beats, 'customer', 'chaser', { angry: wish.angry })
      else if (random.chance(0.15)) say(beats, 'agent', 'hold')
      break
  }
  return { problem, resolution, beats }
}

/**
 * How many general questions (which version, which phone, what else is on that socket) suit the matter. A cold house
 * or a deleted account wants an answer, not a form; only a connection that drops can be hunted for weeks, and among
 * the orders only a parcel.
 */
export function generalQuestions({ team, tags, priority }: Scenario): number {
  const has = (...some: TagName[]) => tags.some((tag) => some.includes(tag))
  if (priority !== undefined || has('privacy', 'account')) return 0
  if (team === 'orders') return has('shipping') && !has('return') ? 99 : 0
  return has('wifi', 'mesh', 'hub', 'router') && !has('warranty', 'setup') ? 99 : 2
}

function say(beats: Beat[], by: Beat['by'], part: Part, more: Partial<Beat> = {}): void {
  beats.push({ by, kind: 'public', part, ...more })
}

function note(beats: Beat[], late = false): void {
  beats.push({ by: 'agent', kind: 'note', part: 'note', late })
}

/**
 * As many questions and answers as wanted. A few general ones (which version, which phone) stand before a scenario's
 * own; many continue after them and then need a general conclusion.
 */
function exchangesFor(
  own: readonly Exchange[],
  saga: readonly Exchange[],
  wanted: number,
  resolution: Resolution,
  device: boolean,
): { exchanges: readonly Exchange[]; concluded: boolean } {
  const most = Math.min(own.length, resolution.upTo ?? own.length)
  if (wanted <= most) return { exchanges: own.slice(0, wanted), concluded: false }
  const before = Math.min(device ? 2 : 1, saga.length)
  if (wanted <= most + before)
    return { exchanges: [...saga.slice(0, wanted - most), ...own.slice(0, most)], concluded: false }
  // Only questions about parcels go on for long among the orders, and they tell one story of their own.
  if (!device) return { exchanges: saga.slice(0, wanted), concluded: true }
  const general = saga.slice(0, wanted - own.length)
  return { exchanges: [...general.slice(0, before), ...own, ...general.slice(before)], concluded: true }
}

function noteCount(random: Random, messages: number): number {
  if (messages < 2) return 0
  if (messages < 4) return random.chance(0.18) ? 1 : 0
  if (messages < 9) return random.chance(0.5) ? 1 : 0
  return 1 + random.int(Math.min(4, Math.floor(messages / 7) + 1))
}
