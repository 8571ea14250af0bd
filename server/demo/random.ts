/**
 * Repeatable chance. The same seed gives the same workspace, so tests can name its records and two benchmark runs
 * measure the same rows. Not for secrets.
 */
export type Random = Mulberry32

/** Scrambles numbers into one 32-bit seed, so that ticket 7 and ticket 8 have nothing in common. */
export function mixSeed(...parts: number[]): number {
  let h = 0x9e3779b9
  for (const part of parts) {
    h = Math.imul(h ^ (part | 0), 0x85ebca6b)
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
    h ^= h >>> 16
  }
  return h >>> 0
}

/**
 * mulberry32: 32 bits of state, passes the usual tests at our sizes, and costs a few nanoseconds. A class, as a
 * generator is made for every message and closures would cost more than the numbers.
 */
class Mulberry32 {
  #state: number

  constructor(seed: number) {
    this.#state = seed | 0
  }

  /** 0 <= n < 1 */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }

  /** Whole number, 0 <= n < limit. */
  int(limit: number): number {
    return Math.floor(this.next() * limit)
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.next()
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.int(items.length)]
    if (item === undefined) throw new Error('picked from an empty list')
    return item
  }
}

export function createRandom(seed: number): Random {
  return new Mulberry32(seed)
}

/** Index into `weights`, by weight. */
export function weightedIndex(random: Random, weights: ArrayLike<number>): number {
  let total = 0
  for (let i = 0; i < weights.length; i++) total += weights[i] ?? 0
  let rest = random.next() * total
  for (let i = 0; i < weights.length; i++) {
    rest -= weights[i] ?? 0
    if (rest < 0) return i
  }
  return weights.length - 1
}

const hexQuads = Array.from({ length: 65536 }, (_, n) => n.toString(16).padStart(4, '0'))

function quad(n: number): string {
  return hexQuads[n & 0xffff] as string
}

/**
 * A UUIDv7 that sorts by `ms` and then by `ordinal` (below 4,096), which stands where the RFC lets a counter stand: a
 * message and the event that it caused share their millisecond and must keep their order. @see RFC 9562 section 6.2
 */
export function timeOrderedId(ms: number, ordinal: number, seed: number): string {
  const high = Math.floor(ms / 65536)
  const a = mixSeed(seed, ordinal)
  const b = mixSeed(a, ordinal)
  return `${quad(high >>> 16)}${quad(high)}-${quad(ms % 65536)}-${quad(0x7000 | (ordinal & 0xfff))}-${quad(0x8000 | (a & 0x3fff))}-${quad(a >>> 16)}${quad(b)}${quad(b >>> 16)}`
}
