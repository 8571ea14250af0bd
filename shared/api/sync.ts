import { z } from 'zod'
import { role } from '../domain/people.ts'
import { id, instant, limits } from '../domain/primitives.ts'
import { recordTypes } from '../domain/records.ts'
import { problem } from './problems.ts'

const recordType = z.enum(recordTypes as [(typeof recordTypes)[number], ...(typeof recordTypes)[number][]])

/**
 * One line of the change feed. `put` carries the newest state; `remove` says that the record was deleted or went out
 * of sight (a removed ticket takes its messages and attachments along); `drop` says that a whole scope went out of
 * sight. `record` is checked by its own schema at the receiver, so that one bad record stops neither the rest nor is
 * it forgotten.
 */
export const feedEntry = z.discriminatedUnion('op', [
  z.object({ op: z.literal('put'), type: z.string(), id, version: z.number().int(), record: z.unknown() }),
  z.object({ op: z.literal('remove'), type: z.string(), id, version: z.number().int() }),
  z.object({ op: z.literal('drop'), scope: z.string() }),
])
export type FeedEntry = z.infer<typeof feedEntry>

/** A thousand teams, all of them gained since the last pull. Characters. */
const longestCursor = 150_000

export const changesQuery = z.strictObject({
  /** As the last answer gave it; left out, from the beginning. Opaque. */
  cursor: z.string().max(longestCursor).optional(),
  limit: z.coerce.number().int().min(1).max(5_000).default(1_000),
})
export const changesPage = z.object({
  entries: z.array(feedEntry),
  /** Save it in the transaction that saves the entries. */
  cursor: z.string(),
  /** More is ready now. */
  more: z.boolean(),
  serverTime: instant,
})
export type ChangesPage = z.infer<typeof changesPage>

/**
 * The snapshot is NDJSON: entries, and after every few thousand of them a checkpoint whose cursor belongs into the
 * same transaction. A broken stream goes on with `cursor=<last checkpoint>`. The last line is a checkpoint with `done`.
 */
export const snapshotQuery = z.strictObject({ cursor: z.string().max(longestCursor).optional() })
export const snapshotLine = z.union([
  feedEntry,
  z.object({
    op: z.literal('checkpoint'),
    cursor: z.string(),
    done: z.boolean(),
    sent: z.number().int(),
    total: z.number().int(),
  }),
])
export type SnapshotLine = z.infer<typeof snapshotLine>

export const commandEnvelope = z.strictObject({
  /** Made by the client; the server answers a repeat with the first outcome, for the 90 days after which an id is too old. */
  id: z.uuidv7(),
  name: z.string().max(100),
  args: z.unknown(),
  /** When the person acted, by the client's clock. The server never believes it beyond its own now. */
  composedAt: instant,
})
export type CommandEnvelope = z.infer<typeof commandEnvelope>
export const pushBody = z.strictObject({ commands: z.array(commandEnvelope).min(1).max(limits.commandsPerPush) })

export const clash = z.object({
  type: recordType,
  id,
  field: z.string(),
  base: z.unknown(),
  theirs: z.unknown(),
  yours: z.unknown(),
})

/** A newer server may have codes of its own: they must not make the whole answer unreadable. */
const outcomeProblem = problem.extend({ code: z.string() })

/**
 * `code` of a rejection is a RejectionCode, `detail` its particulars; `problem` says the same in the words of every
 * other refusal of this interface.
 */
export const commandOutcome = z.discriminatedUnion('status', [
  z.object({ id, status: z.literal('applied'), clashes: z.array(clash), entries: z.array(feedEntry) }),
  z.object({
    id,
    status: z.literal('rejected'),
    code: z.string(),
    detail: z.record(z.string(), z.unknown()).optional(),
    problem: outcomeProblem,
    entries: z.array(feedEntry),
  }),
  /** Not decided: the server failed at this command (not at the others). Try again later. */
  z.object({ id, status: z.literal('failed'), problem: outcomeProblem }),
])
export type CommandOutcome = z.infer<typeof commandOutcome>
/** Outcomes in the order of the commands, one each. `entries` are the touched records as they are now. */
export const pushAnswer = z.object({ outcomes: z.array(commandOutcome), serverTime: instant })
export type PushAnswer = z.infer<typeof pushAnswer>

/**
 * For comparing a cache with the truth: per record type the number of records in sight and the sum, modulo 2^48, of
 * the first 48 bits of SHA-256 over `<type>|<id>|<version>`, as 12 hex digits.
 */
export const digestAnswer = z.object({
  cursor: z.string(),
  types: z.record(z.string(), z.object({ count: z.number().int(), digest: z.string().regex(/^[0-9a-f]{12}$/) })),
})
export type DigestAnswer = z.infer<typeof digestAnswer>

export const presenceState = z.enum(['viewing', 'typing'])
export const presenceBody = z.strictObject({ ticketId: id, state: z.enum(['viewing', 'typing', 'gone']) })
export const presenceEntry = z.object({ ticketId: id, userId: id, state: presenceState, since: instant })
export type PresenceEntry = z.infer<typeof presenceEntry>

/** Events of `GET /v1/live` (server-sent events). `nudge` says only that the feed has grown: pull. */
export const liveEvents = {
  hello: z.object({ serverTime: instant }),
  nudge: z.object({}),
  /** Everybody on one ticket; an empty list clears it. */
  presence: z.object({ ticketId: id, present: z.array(presenceEntry) }),
  /** A call rings at the person who listens. Pull, and its record is there. */
  ring: z.object({ callId: id }),
  'signed-out': z.object({}),
} as const
export type LiveEventName = keyof typeof liveEvents

export const auditQuery = z.strictObject({
  /** Connections of other systems are no records. */
  type: z.union([recordType, z.literal('connection')]).optional(),
  id: id.optional(),
  userId: id.optional(),
  before: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const auditEntry = z.object({
  id: z.string(),
  at: instant,
  userId: id.nullable(),
  userRole: role.nullable(),
  action: z.string(),
  type: z.string(),
  recordId: id,
  before: z.unknown(),
  after: z.unknown(),
})
export const auditPage = z.object({ entries: z.array(auditEntry), next: z.string().nullable() })
