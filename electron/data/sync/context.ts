import type { Cache } from '../cache/cache.ts'
import type { Authorized } from '../session/authorized.ts'
import type { Identity } from './effects.ts'
import type { Backoff } from './loop.ts'
import type { SyncTime } from './time.ts'

/** What the parts of the sync engine share. */
export interface SyncContext {
  readonly cache: Cache
  readonly server: Authorized
  readonly time: SyncTime
  /** The signed-in person and the workspace as the cache shows them. */
  readonly identity: () => Identity
  readonly appVersion: string
  readonly timing: SyncTiming
  /** Something that should not happen: for the log. */
  readonly report: (what: string, error: unknown) => void
  /** Scopes in the order in which they went out of sight, for telling late answers. */
  readonly lostScopes: string[]
  /** By the draft's id, the version that this machine saved last: a newer one is another machine's. */
  readonly ownDrafts: Map<string, number>
}

/** Milliseconds; tests shorten them. */
export interface SyncTiming {
  readonly backoff: Backoff
  /** Silence after which a live stream counts as dead. */
  readonly liveSilence: number
  /** A pull without a nudge, in case one got lost. */
  readonly pullEvery: number
  /** From the first pull of a start to comparing the cache with the server, and from one comparison to the next. */
  readonly checkAfter: number
  readonly checkEvery: number
}

export const defaultTiming: SyncTiming = {
  backoff: { first: 1_000, most: 60_000 },
  liveSilence: 45_000,
  pullEvery: 120_000,
  checkAfter: 60_000,
  checkEvery: 6 * 3_600_000,
}
