import type { z } from 'zod'
import type { Consent } from '../domain/calls.ts'
import type { User, WorkspaceSettings } from '../domain/people.ts'
import type { RecordOf, RecordType, TypedRecord } from '../domain/records.ts'
import type { AttachmentInfo, Draft } from '../domain/tickets.ts'
import type { CustomerChange } from '../rules/calls/wishes.ts'

/** Points at one record. */
export interface RecordRef {
  readonly type: RecordType
  readonly id: string
}

/** The records that a command named in `reads`, as they are now. A record out of sight is undefined. */
export interface Reader {
  get<T extends RecordType>(type: T, id: string): RecordOf<T> | undefined
  /** Of the customer whom the command named in `consentsOf`; of any other nothing. */
  consentsOf(customerId: string): readonly Consent[]
  /** How that customer changed since the person acted, oldest first. Only the server knows: in a cache there is nothing. */
  changesSince(customerId: string): readonly CustomerChange[]
}

/**
 * `submit`: the person has just acted; stop what they should reconsider (a message they have not seen).
 * `replay`: the cache shows a waiting command over newer truth; show it, the server decides.
 * `commit`: the server makes it true.
 */
export type EffectMode = 'submit' | 'replay' | 'commit'

export interface EffectContext {
  readonly commandId: string
  readonly actor: User
  /** Now by the clock of whoever runs the effect: the server's word replaces the client's. ISO 8601 UTC. */
  readonly at: string
  /** When the person acted by their own clock; never later than `at` on the server. */
  readonly composedAt: string
  readonly settings: WorkspaceSettings
  /** Whether somebody besides the actor works here who may review texts. */
  readonly hasOtherEditor: boolean
  readonly mode: EffectMode
}

/** `version` of a written record is left as it was; the store counts it on. */
export type Change = ({ op: 'put' } & TypedRecord) | ({ op: 'delete' } & RecordRef)

/** Two people changed the same field: the record keeps `theirs`, and `yours` is kept for the person to decide. */
export interface Clash {
  readonly type: RecordType
  readonly id: string
  readonly field: string
  readonly base: unknown
  readonly theirs: unknown
  readonly yours: unknown
}

/** Why a command cannot take effect, ever. A message key for i18n is `rejections.<code>`. */
export type RejectionCode =
  | 'not-found'
  | 'already-exists'
  | 'forbidden'
  | 'unseen-message'
  | 'empty-message'
  | 'ticket-closed'
  | 'inactive-user'
  | 'merge-into-self'
  | 'merge-into-merged'
  | 'customer-merged'
  | 'merge-too-old'
  | 'too-many'
  | 'invalid'
  | 'attachment-missing'
  | 'unseen-revision'
  | 'empty-article'
  | 'wrong-state'
  | 'own-review'
  | 'in-use'
  | 'unknown-command'
  | 'unknown-field'
  | 'foreign-command-id'
  | 'too-old'
  | 'call-state'
  | 'do-not-call'
  | 'consent-withdrawn'
  | 'consent-missing'
  | 'outside-window'
  | 'zone-unknown'
  | 'changed-since'

/** A record that was addressed to a customer who is part of another now: to go back when the two are parted. */
export interface Landed extends RecordRef {
  readonly mergeId: string
}

export type Effect =
  | {
      readonly ok: true
      readonly changes: readonly Change[]
      readonly clashes: readonly Clash[]
      readonly landed?: readonly Landed[]
    }
  | { readonly ok: false; readonly code: RejectionCode; readonly detail?: Readonly<Record<string, unknown>> }

/**
 * One named change. `effect` is pure: the cache runs it to show the result at once, the server runs it to make it
 * true, so that both come to the same record.
 */
export interface CommandDefinition<Schema extends z.ZodType> {
  readonly args: Schema
  /** Every record that `effect` may look at. Deleting a ticket takes its messages and attachments along by itself. */
  readonly reads: (args: z.infer<Schema>, actor: Pick<User, 'id'>) => readonly RecordRef[]
  /** Records that can be named only after looking at those of `reads`, e.g. the files of a message. */
  readonly alsoReads?: (args: z.infer<Schema>, reader: Pick<Reader, 'get'>) => readonly RecordRef[]
  /**
   * Records that the effect looks at only in `commit`: a cache neither needs them nor ties the command to what else
   * touches them.
   */
  readonly commitReads?: (args: z.infer<Schema>) => readonly RecordRef[]
  /**
   * The customer whose consents and wishes the effect weighs. Consents are found by whom they are of: whoever acts can neither name them
   * all beforehand, nor is it theirs to choose which ones count.
   */
  readonly consentsOf?: (args: z.infer<Schema>, reader: Pick<Reader, 'get'>) => string | null
  readonly effect: (args: z.infer<Schema>, reader: Reader, context: EffectContext) => Effect
  /**
   * A waiting command with the same key that has not been sent is replaced by a newer one, e.g. the saves of one
   * draft while the network is down.
   */
  readonly coalesceKey?: (args: z.infer<Schema>) => string
  /**
   * Refused with `in-use` while a record of these types, other than itself, names the id anywhere: what an effect cannot
   * know, as nobody can list beforehand what may point at a record. The whole table is read, so this is for what people
   * do rarely.
   */
  readonly unlessNamed?: (args: z.infer<Schema>) => {
    readonly id: string
    readonly by: readonly RecordType[]
    /** Records of these types that may name it all the same: they go with it. */
    readonly except?: readonly string[]
  }
  /** Refused with `already-exists` while another site has the address: which ones there are only the server knows. */
  readonly unlessTaken?: (args: z.infer<Schema>) => { readonly address: string; readonly except: string } | undefined
  /**
   * Follows by itself from what a person does, and is neither their words nor their decision: it is sent like every
   * other, but does not count among the changes that wait for the server.
   */
  readonly incidental?: true
  /**
   * "Keep mine" of a clash that this command came back with: the arguments that put ours over theirs, which are checked
   * like all others. The record that clashed can be read as it is now; `newId` is for a record that must be another.
   * Every command that can clash has it.
   */
  readonly overTheirs?: (args: z.output<Schema>, clash: Clash, reader: Pick<Reader, 'get'>, newId: string) => unknown
  /** What a person wrote in it: refused or taken back, it returns to where it can be worked on. */
  readonly words?: (args: z.output<Schema>) => Words
}

/** Text of a message, or of an article. */
export type Words = DraftWords | ArticleWords

export type DraftWords = { readonly to: 'draft'; readonly attachments: readonly AttachmentInfo[] } & Pick<
  Draft,
  'ticketId' | 'kind' | 'bodyHtml' | 'cc'
>

export interface ArticleWords {
  readonly to: 'articleDraft'
  readonly articleId: string
  readonly language: string
  readonly title: string
  readonly summary: string
  readonly bodyHtml: string
  readonly attachments: readonly AttachmentInfo[]
}

export function defineCommand<Schema extends z.ZodType>(
  definition: CommandDefinition<Schema>,
): CommandDefinition<Schema> {
  return definition
}

export function put<T extends RecordType>(type: T, record: RecordOf<T>): Change {
  return { op: 'put', type, record } as Change
}
export function applied(changes: readonly Change[], clashes: readonly Clash[] = []): Effect {
  return { ok: true, changes, clashes }
}
export function rejected(code: RejectionCode, detail?: Readonly<Record<string, unknown>>): Effect {
  return detail ? { ok: false, code, detail } : { ok: false, code }
}

/**
 * Three-way merge of single fields. A field that somebody else changed since `base` to something else than we want is
 * a clash and stays theirs; all others take our value.
 */
export function mergeFields<R extends object, K extends keyof R & string>(
  ref: RecordRef,
  current: R,
  base: Partial<Pick<R, K>>,
  set: Partial<Pick<R, K>>,
): { merged: R; clashes: Clash[]; changed: K[] } {
  const merged = { ...current }
  const clashes: Clash[] = []
  const changed: K[] = []
  for (const field of Object.keys(set) as K[]) {
    const yours = set[field]
    if (yours === undefined || same(current[field], yours)) continue
    const wasBase = !(field in base) || same(current[field], base[field])
    if (!wasBase) {
      clashes.push({ ...ref, field, base: base[field], theirs: current[field], yours })
      continue
    }
    merged[field] = yours as R[K]
    changed.push(field)
  }
  return { merged, clashes, changed }
}

/** The one field of a clash that `mergeFields` found, ours over theirs: what they wrote is the base now. */
export function oursOver({ field, yours, theirs }: Clash) {
  return { set: { [field]: yours }, base: { [field]: theirs } }
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
