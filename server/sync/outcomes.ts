import type { Kysely } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Clash, RejectionCode } from '../../shared/commands/index.ts'
import { type RecordType, type Scope, scopeOf, type TypedRecord } from '../../shared/domain/records.ts'
import { problemBody } from '../http/problem.ts'
import { listed } from '../store/listed.ts'
import { feedStates, keyOf, loadRecords, type Ref } from '../store/records.ts'
import type { Tables } from '../store/schema.ts'
import type { Sight } from '../store/scopes.ts'
import type { Store, WriteTx } from '../store/store.ts'
import type { Written } from '../store/write.ts'
import { putEntry, removeEntry } from './entries.ts'
import { problemOf, type Refusal } from './refusals.ts'

/** The decision about one command, as it is kept and told again to whoever repeats it. */
export type Decision =
  | { readonly status: 'applied'; readonly clashes: readonly Clash[]; readonly touched: readonly Ref[] }
  | (Refusal & { readonly touched: readonly Ref[] })

/** Milliseconds for which a command can be repeated: so long its outcome is kept. */
export const outcomeLifetime = 90 * 24 * 3_600_000

/** Its outcome, had it one, may be forgotten: to run it could be to run it twice. */
export function isTooOld(commandId: string, now: number): boolean {
  return timeOf(commandId) < now - outcomeLifetime
}

/** Milliseconds since the epoch at which a UUIDv7 was made. @see RFC 9562 */
function timeOf(uuid: string): number {
  return Number.parseInt(uuid.replaceAll('-', '').slice(0, 12), 16)
}

/** Outcomes forgotten in one transaction. */
const slice = 1_000

/**
 * Forgets outcomes of commands that `isTooOld` refuses from now on. By the age of the id, because that is what a repeat
 * still tells; the time of the decision keeps one whose maker had a slow clock until nobody repeats it.
 */
export async function forgetOutcomes(store: Store, now: number): Promise<void> {
  const oldest = now - outcomeLifetime
  const firstKept = uuidv7({ msecs: oldest, random: new Uint8Array(16), seq: 0 })
  for (let more = true; more; ) {
    more = await store.write(async ({ db }) => {
      const rows = await db
        .selectFrom('commandOutcome')
        .select('id')
        .where('id', '<', firstKept)
        .where('at', '<', new Date(oldest).toISOString())
        .limit(slice)
        .execute()
      if (rows.length > 0)
        await db
          .deleteFrom('commandOutcome')
          .where('id', 'in', listed(rows.map(({ id }) => id)))
          .execute()
      return rows.length === slice
    })
  }
}

export interface StoredDecision {
  readonly userId: string
  readonly decision: Decision
}

export async function findDecision(tx: WriteTx, id: string): Promise<StoredDecision | undefined> {
  const row = await tx.db
    .selectFrom('commandOutcome')
    .select(['userId', 'status', 'code', 'detail', 'clashes', 'touched'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const touched = (JSON.parse(row.touched) as [RecordType, string][]).map(([type, recordId]) => ({
    type,
    id: recordId,
  }))
  if (row.status === 'applied')
    return { userId: row.userId, decision: { status: 'applied', clashes: JSON.parse(row.clashes) as Clash[], touched } }
  const code = (row.code ?? 'invalid') as RejectionCode
  const detail = row.detail === null ? {} : { detail: JSON.parse(row.detail) as Record<string, unknown> }
  return { userId: row.userId, decision: { status: 'rejected', code, ...detail, touched } }
}

export async function keepDecision(
  tx: WriteTx,
  command: { id: string; name: string; userId: string; at: string },
  decision: Decision,
): Promise<void> {
  const rejected = decision.status === 'rejected'
  await tx.db
    .insertInto('commandOutcome')
    .values({
      ...command,
      status: decision.status,
      code: rejected ? decision.code : null,
      detail: rejected && decision.detail ? JSON.stringify(decision.detail) : null,
      clashes: JSON.stringify(rejected ? [] : decision.clashes),
      touched: JSON.stringify(decision.touched.map(({ type, id }) => [type, id])),
    })
    .execute()
}

/** The outcome as JSON text for the push's answer. `entries` are JSON texts already. */
export function outcomeText(id: string, decision: Decision, entries: readonly string[]): string {
  const list = `[${entries.join(',')}]`
  if (decision.status === 'applied') {
    return `{"id":"${id}","status":"applied","clashes":${JSON.stringify(decision.clashes)},"entries":${list}}`
  }
  const detail = decision.detail ? `,"detail":${JSON.stringify(decision.detail)}` : ''
  const problem = JSON.stringify(problemOf(decision))
  return `{"id":"${id}","status":"rejected","code":"${decision.code}"${detail},"problem":${problem},"entries":${list}}`
}

/** Not decided: its sender tries again. */
export function failedText(id: string, code: 'internal' | 'unavailable'): string {
  return JSON.stringify({ id, status: 'failed', problem: problemBody(code) })
}

/** What was just written, as far as its author may see it. */
export function entriesOfWritten(written: readonly Written[], sight: Sight): string[] {
  return written.flatMap(({ type, id, version, scope, oldScope, doc }) => {
    if (doc !== null && sight.sees(scope)) return [putEntry(type, id, version, doc)]
    return oldScope !== undefined && sight.sees(oldScope) ? [removeEntry(type, id, version)] : []
  })
}

/**
 * The named records as they are now. What was in the person's sight and is no longer is a removal; what never was
 * is left out, as even its existence would tell something.
 */
export async function entriesNow(db: Kysely<Tables>, refs: readonly Ref[], sight: Sight): Promise<string[]> {
  if (refs.length === 0) return []
  const records = await loadRecords(db, refs)
  const versions = new Map<string, number>()
  for (const state of await feedStates(
    db,
    refs.map((ref) => ref.id),
  )) {
    if (!sight.sees(state.scope)) continue
    const key = keyOf(state.type, state.id)
    versions.set(key, Math.max(versions.get(key) ?? 0, state.version))
  }
  const entries: string[] = []
  for (const { type, id } of refs) {
    const key = keyOf(type, id)
    const record = records.get(key)
    const version = versions.get(key)
    if (record && sight.sees(scopeOfDoc(type, record.doc))) entries.push(putEntry(type, id, record.version, record.doc))
    else if (version !== undefined) entries.push(removeEntry(type, id, version))
  }
  return entries
}

export function scopeOfDoc(type: RecordType, doc: string): Scope {
  return scopeOf({ type, record: JSON.parse(doc) } as TypedRecord)
}
