import { v5 as uuidv5 } from 'uuid'
import type { z } from 'zod'
import { customer, organization, team, user, workspace } from './people.ts'
import { script, scriptDraft, scriptRevision, scriptRun } from './scripts.ts'
import { attachment, draft, message, readMark, tag, ticket, view } from './tickets.ts'

/** Every synced record type, in an order in which references point backwards: filling in this order never dangles. */
export const recordSchemas = {
  workspace,
  team,
  user,
  organization,
  customer,
  tag,
  view,
  ticket,
  message,
  attachment,
  draft,
  readMark,
  script,
  scriptRevision,
  scriptDraft,
  scriptRun,
} as const

export type RecordType = keyof typeof recordSchemas
export type RecordOf<T extends RecordType> = z.infer<(typeof recordSchemas)[T]>
/** A record with its type beside it, as it crosses the wire. */
export type TypedRecord = { [T in RecordType]: { type: T; record: RecordOf<T> } }[RecordType]

export const recordTypes = Object.keys(recordSchemas) as RecordType[]

export function isRecordType(name: string): name is RecordType {
  return Object.hasOwn(recordSchemas, name)
}

/**
 * Who may see a record: everybody of the workspace (`all`), the members of a team (`team:<id>`) or one person
 * (`user:<id>`). Sync serves a person the scopes they hold; a record has exactly one.
 */
export type Scope = 'all' | `team:${string}` | `user:${string}`

/** The field that names whose a record is; null where it is everybody's, as is a view that names nobody. */
export const scopeFields = {
  workspace: null,
  team: null,
  user: null,
  organization: null,
  customer: null,
  tag: null,
  view: 'ownerId',
  ticket: 'teamId',
  message: 'teamId',
  attachment: 'teamId',
  draft: 'userId',
  readMark: 'userId',
  script: null,
  scriptRevision: null,
  scriptDraft: 'userId',
  scriptRun: 'teamId',
} as const satisfies Record<RecordType, 'teamId' | 'userId' | 'ownerId' | null>

export function scopeOf({ type, record }: TypedRecord): Scope {
  const field = scopeFields[type]
  const owner: string | null = field === null ? null : Reflect.get(record, field)
  if (owner === null) return 'all'
  return field === 'teamId' ? `team:${owner}` : `user:${owner}`
}

const nameSpace = '6f0c3c5e-1d59-5f4e-9d4b-3f1f0a7b7c11'

/** One identifier for the same parts everywhere, so that two machines, or a repeated command, make the same record. */
export function derivedId(...parts: string[]): string {
  // Half a surrogate pair, from a broken paste, would throw where the text is encoded.
  return uuidv5(parts.join('\u0000').toWellFormed(), nameSpace)
}
export const draftId = (ticketId: string, userId: string) => derivedId('draft', ticketId, userId)
export const readMarkId = (ticketId: string, userId: string) => derivedId('readMark', ticketId, userId)
/** The name decides the id, so two people who make the same tag offline make one tag. */
export const tagId = (name: string) => derivedId('tag', name.trim().toLowerCase())
