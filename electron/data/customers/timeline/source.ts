import type { TimelineEvent, TimelineKind } from '#shared/ipc/history'
import type { Sql, SqlValue } from '../../cache/driver.ts'

/** Where an event stands in a timeline: by time, and among those of one instant by key, both downwards. */
export interface Place {
  readonly at: string
  readonly key: string
}

export interface Wanted {
  /** The customer and whoever was merged into them: a JSON list. */
  readonly family: string
  readonly kinds: ReadonlySet<TimelineKind>
  readonly before: Place | null
  readonly limit: number
  /** What is looked for; empty: everything. */
  readonly text: string
}

/** An event with all that a search looks at. */
export interface Told {
  readonly event: TimelineEvent
  readonly text: string
}

/**
 * One table's part of a timeline. First the places alone are found, of every source; only those that make it onto the
 * page are told.
 */
export interface TimelineSource {
  readonly kinds: readonly TimelineKind[]
  /** The newest `limit` before `before`, in order. */
  find(sql: Sql, wanted: Wanted): Promise<Place[]>
  tell(sql: Sql, keys: readonly string[], wanted: Wanted): Promise<Told[]>
}

/** Binds both values of `beforeSql`; above everything where there is no cursor. */
export const beforeValues = ({ before }: Wanted): SqlValue[] => [
  before?.at ?? '~',
  before?.at ?? '~',
  before?.key ?? '~',
]

/** SQL: stands before the cursor. `key` is an SQL expression; the first comparison is what an index can use. */
export const beforeSql = (at: string, key: string) => `${at} <= ? AND (${at} < ? OR ${key} < ?)`

/** Keys are `<prefix>:<id>`. */
export const idsOf = (keys: readonly string[], prefix: string): string =>
  JSON.stringify(keys.filter((key) => key.startsWith(`${prefix}:`)).map((key) => key.slice(prefix.length + 1)))

export const userName = (column: string) => `(SELECT doc ->> '$.name' FROM user WHERE id = ${column})`
