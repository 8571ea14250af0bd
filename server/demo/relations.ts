import type { Brief, Relation } from './plan.ts'
import { createRandom, mixSeed } from './random.ts'
import { day, hour, minute, whenDeskWorks } from './rhythm.ts'

/** Which tickets were merged into which, and which were linked. Decided before any conversation is made. */
export interface RelationBook {
  of(index: number): readonly Relation[]
  /** A merged ticket repeats the matter of the one it is merged into. */
  twinOf(index: number): number | undefined
  /** Fills in the tickets' ids, which are known only now. */
  name(idOf: (index: number) => string): void
}

interface Pair {
  readonly later: number
  readonly earlier: number
  readonly at: number
  readonly merge: boolean
}

interface TicketsSeen {
  isActive(index: number): boolean
  createdAt(index: number): number
  brief(index: number): Brief
  readonly now: number
}

export function createRelations(seed: number, count: number, tickets: TicketsSeen): RelationBook {
  const random = createRandom(mixSeed(seed, 81))
  const twins = new Map<number, number>()
  const pairs: Pair[] = []
  const used = new Set<number>()
  const book = new Map<number, Relation[]>()
  const result: RelationBook = {
    of: (index) => book.get(index) ?? [],
    twinOf: (index) => twins.get(index),
    name: (idOf) => {
      for (const { later, earlier, at, merge } of pairs) {
        book.set(later, [{ type: merge ? 'merged-into' : 'linked', ticketId: idOf(earlier), at }])
        book.set(earlier, [{ type: merge ? 'merged-from' : 'linked', ticketId: idOf(later), at }])
      }
    },
  }
  const free = (index: number) => !used.has(index) && !tickets.isActive(index)
  for (let later = 40; later < count; later++) {
    if (!random.chance(0.018)) continue
    const merge = random.chance(0.6)
    const earlier = later - 1 - random.int(30)
    const partner = merge ? earlier : sameMatter(tickets, later)
    if (partner === undefined || !free(later) || !free(partner)) continue
    const at = Math.floor(whenDeskWorks(random, tickets.createdAt(later) + random.between(15 * minute, 7 * hour)))
    if (at > tickets.now - hour || tickets.brief(partner).end !== 'solved') continue
    if (merge && tickets.createdAt(later) - tickets.createdAt(partner) > 2 * day) continue
    used.add(later)
    used.add(partner)
    if (merge) twins.set(later, partner)
    pairs.push({ later, earlier: partner, at, merge })
  }
  return result
}

/** The nearest earlier ticket about the same, among the last eighty. */
function sameMatter(tickets: TicketsSeen, later: number): number | undefined {
  if (tickets.isActive(later)) return undefined
  const { scenario } = tickets.brief(later)
  for (let earlier = later - 1; earlier >= Math.max(0, later - 80); earlier--) {
    if (!tickets.isActive(earlier) && tickets.brief(earlier).scenario === scenario) return earlier
  }
  return undefined
}
