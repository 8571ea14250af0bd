/** One step of the cache's schema, forward only; runs in a transaction of its own. Never change a released one. */
export interface Migration {
  /** Consecutive from 1; `PRAGMA user_version` after the step. */
  readonly version: number
  readonly name: string
  /** Any number of statements. */
  readonly sql: string
}
