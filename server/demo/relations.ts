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
  for (let later = 40; later < count; later++) {
    if (!random.chance(0.022)) continue
    const earlier = later - 1 - random.int(30)
    if (used.has(later) || used.has(earlier) || tickets.isActive(later) || tickets.isActive(earlier)) continue
    const at = Math.floor(whenDeskWorks(random, tickets.createdAt(later) + random.between(15 * minute, 7 * hour)))
    if (at > tickets.now - hour || tickets.brief(earlier).end !== 'solved') continue
    const merge = tickets.createdAt(later) - tickets.createdAt(earlier) < 2 * day && random.chance(0.6)
    // Links stand between tickets of one team and one matter.
    if (!merge && tickets.brief(later).scenario.id !== tickets.brief(earlier).scenario.id && random.chance(0.8))
      continue
    if (!merge && tickets.brief(later).scenario.team !== tickets.brief(earlier).scenario.team) continue
    used.add(later)
    used.add(earlier)
    if (merge) twins.set(later, earlier)
    pairs.push({ later, earlier, at, merge })
  }
  return result
}
