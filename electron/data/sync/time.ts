/** The machine's clocks; tests pass others. */
export interface Clock {
  /** Milliseconds since 1970 by the local clock, which may be years off and may jump. */
  readonly wall: () => number
  /** Milliseconds from an arbitrary start, never jumping. */
  readonly steady: () => number
}

export const systemClock: Clock = { wall: () => Date.now(), steady: () => performance.now() }

/** Instants as close to the server's as we know. Never used to decide who wins: only the server orders changes. */
export interface SyncTime {
  readonly clock: Clock
  /** An instant for something the person does now, later than the one before unless the clock was set back. */
  readonly stamp: () => string
  readonly learn: (serverTime: string) => void
  /** Server time minus ours, milliseconds; null before the server has answered. */
  readonly skew: () => number | null
}

export function createSyncTime(clock: Clock): SyncTime {
  let skew: number | null = null
  let last = 0
  return {
    clock,
    skew: () => skew,
    learn: (serverTime) => {
      const server = Date.parse(serverTime)
      if (Number.isFinite(server)) skew = server - clock.wall()
    },
    stamp: () => {
      const now = Math.round(clock.wall() + (skew ?? 0))
      // A larger step back means that the clock was corrected: clinging to the future would falsify every later instant.
      last = now <= last && last - now < 5_000 ? last + 1 : now
      return instantOf(last)
    },
  }
}

/** ISO 8601 with milliseconds; a clock outside four-digit years still gives something valid. */
export function instantOf(milliseconds: number): string {
  const bounded = Math.min(Math.max(milliseconds, 0), Date.UTC(9999, 11, 31))
  return new Date(bounded).toISOString()
}
