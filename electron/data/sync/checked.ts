import type { FeedEntry } from '#shared/api/sync'
import {
  isRecordType,
  type RecordType,
  recordSchemas,
  type Scope,
  scopeOf,
  type TypedRecord,
} from '#shared/domain/records'
import { keyOf, type RefKey, ticketOfChild } from './refs.ts'

/** A record that its schema has accepted, ready to be written. */
export interface Fit {
  readonly key: RefKey
  readonly type: RecordType
  readonly id: string
  readonly version: number
  /** The ticket that a message or an attachment goes with. */
  readonly ticketId: string | undefined
  readonly scope: Scope
  readonly doc: string
}

/** A record of a newer or broken server, as it came. */
export interface Misfit {
  readonly type: string
  readonly id: string
  readonly version: number
  readonly record: unknown
  readonly reason: string
}

export type CheckedEntry =
  | { readonly op: 'fit'; readonly fit: Fit }
  | { readonly op: 'misfit'; readonly misfit: Misfit }
  | Exclude<FeedEntry, { op: 'put' }>

/**
 * Holds an entry of the feed against its schema. Apart from the writing, so that a fill checks the next records while
 * the database is busy with those before.
 */
export function checkEntry(entry: FeedEntry): CheckedEntry {
  if (entry.op !== 'put') return entry
  const { type, id, version, record } = entry
  const parsed = isRecordType(type) ? recordSchemas[type].safeParse(record) : undefined
  if (!isRecordType(type) || !parsed?.success || parsed.data.id !== id) {
    const reason = parsed?.error ? JSON.stringify(parsed.error.issues.slice(0, 5)) : 'unknown type'
    return { op: 'misfit', misfit: { type, id, version, record, reason } }
  }
  const key = keyOf({ type, id })
  const fit = {
    key,
    type,
    id,
    version: parsed.data.version,
    ticketId: ticketOfChild(key, parsed.data),
    scope: scopeOf({ type, record: parsed.data } as TypedRecord),
    doc: JSON.stringify(parsed.data),
  }
  return { op: 'fit', fit }
}
