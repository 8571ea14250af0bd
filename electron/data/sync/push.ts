import type { PushAnswer } from '#shared/api/sync'
import { limits } from '#shared/domain/primitives'
import type { Sql } from '../cache/driver.ts'
import type { Tx } from '../cache/writer.ts'
import { RestFailure } from '../session/failures.ts'
import type { SyncContext } from './context.ts'
import { listHeads, type OutboxHead, type OutboxRow, readOutbox } from './outbox.ts'
import { refuse, takeOutcomes } from './outcomes.ts'
import type { RefKey } from './refs.ts'

/** Sends waiting commands, at most so many in one request. */
const batchSize = 50
/** Room for envelopes and for characters that JSON writes longer. Bytes. */
const batchBytes = limits.requestBytes / 2
/** Heads looked at for one batch; more only when all of these have to wait. */
const window = 500
/** No hold is longer, whatever the clocks say. Milliseconds. */
const longestHold = 60_000

export interface Push {
  /** Sends until nothing can be sent now. Milliseconds until something can, or undefined. */
  run(signal: AbortSignal): Promise<number | undefined>
  /** Tries one that the server failed at without waiting. */
  forgive(commandId: string): void
  /** A reply may be taken back for so many milliseconds. */
  hold(commandId: string, milliseconds: number): void
}

interface Retry {
  readonly failures: number
  /** By the steady clock. */
  readonly at: number
}

interface PushOptions {
  readonly pendingFiles: (sql: Sql, heads: readonly OutboxHead[]) => Promise<ReadonlySet<string>>
  /** The server has answered. */
  readonly answered: () => void
}

export function createPush(context: SyncContext, { pendingFiles, answered }: PushOptions): Push {
  const { cache, server, time, timing } = context
  const held = new Map<string, number>()
  const retries = new Map<string, Retry>()
  /** Part of a batch that was refused as a whole: sent alone, to find the one it was. */
  const alone = new Set<string>()

  function waitOf(head: OutboxHead): number {
    const now = time.clock.steady()
    const retry = retries.get(head.id)
    if (retry && retry.at > now) return retry.at - now
    if (head.holdUntil === null) return 0
    // After a restart the wall clock is all there is, and it may have jumped: never hold longer than a hold can be.
    const release = held.get(head.id) ?? now + Math.min(Math.max(head.holdUntil - time.clock.wall(), 0), longestHold)
    held.set(head.id, release)
    return Math.max(0, release - now)
  }

  async function plan(sql: Sql, limit: number): Promise<{ ids: string[]; wait: number | undefined; all: boolean }> {
    const heads = await listHeads(sql, limit)
    const withFiles = await pendingFiles(sql, heads)
    const touches = await touchesOf(sql, heads)
    const blocked = new Map<RefKey, boolean>()
    const ids: string[] = []
    let bytes = 0
    let wait: number | undefined
    for (const head of heads) {
      const refs = touches.get(head.id) ?? new Map<RefKey, boolean>()
      const own = waitOf(head)
      if (own > 0) wait = Math.min(wait ?? own, own)
      const tooMuch =
        ids.length > 0 && (bytes + head.bytes > batchBytes || alone.has(head.id) || alone.has(ids[0] ?? ''))
      const ready =
        own === 0 && !withFiles.has(head.id) && !tooMuch && ids.length < batchSize && !conflicts(refs, blocked)
      if (ready) {
        ids.push(head.id)
        bytes += head.bytes
      }
      // Also behind one that goes now: should the server fail at it, what builds on it must not arrive first.
      for (const [key, writes] of refs) blocked.set(key, writes || blocked.get(key) === true)
    }
    return { ids, wait, all: heads.length < limit }
  }

  async function nextBatch(): Promise<{ ids: string[]; wait: number | undefined }> {
    return cache.read(async (sql) => {
      const first = await plan(sql, window)
      return first.ids.length > 0 || first.all ? first : plan(sql, 1_000_000)
    })
  }

  /** Marks them as gone out, and only then sends: whoever wants one back must know that it is too late. */
  async function take(ids: readonly string[]): Promise<OutboxRow[]> {
    const mark = async (tx: Tx) => {
      const rows = (await readOutbox(tx, ids)).filter((row) => row.state === 'waiting')
      await tx.run(
        `update outbox set state = 'sending', sent = 1, attempts = attempts + 1, next_attempt_at = null
          where id in (select value from json_each(?))`,
        [JSON.stringify(rows.map(({ id }) => id))],
      )
      tx.changed('outbox', null)
      return rows
    }
    // On disk before the request leaves: a power cut must not make what the server has applied look unsent.
    return cache.write(mark, { durable: true })
  }

  async function post(rows: readonly OutboxRow[], signal: AbortSignal): Promise<PushAnswer> {
    const commands = rows.map(({ id, name, args, composedAt }) => ({ id, name, args, composedAt }))
    const answer = await server.call('commands', { body: { commands } }, { signal })
    const same = answer.outcomes.length === rows.length && answer.outcomes.every(({ id }, i) => id === rows[i]?.id)
    if (!same) throw new RestFailure('server-error')
    return answer
  }

  /** Back into the queue. Whatever certainly never arrived counts as unsent again. */
  async function putBack(rows: readonly OutboxRow[], error: unknown): Promise<void> {
    const unsent =
      error instanceof RestFailure && error.withoutEffect ? rows.filter((row) => !row.sent).map(({ id }) => id) : []
    await cache.write(async (tx) => {
      await tx.run(
        `update outbox set state = 'waiting', last_error = ?, sent = case when id in (select value from json_each(?)) then 0 else sent end
          where id in (select value from json_each(?))`,
        [
          error instanceof RestFailure ? error.kind : 'internal',
          JSON.stringify(unsent),
          JSON.stringify(rows.map(({ id }) => id)),
        ],
      )
      tx.changed('outbox', null)
    })
  }

  /** What the run before had in hand when even putting it back failed, as on a full disk. One run goes at a time. */
  async function putBackStuck(): Promise<void> {
    const stuck = await cache.read((sql) => sql.get(`select 1 as found from outbox where state = 'sending' limit 1`))
    if (!stuck) return
    await cache.write(async (tx) => {
      await tx.run(`update outbox set state = 'waiting' where state = 'sending'`)
      tx.changed('outbox', null)
    })
  }

  async function settle(rows: readonly OutboxRow[], answer: PushAnswer, lost: ReadonlySet<string>): Promise<void> {
    const failed = await cache.write(async (tx) => {
      const undecided = await takeOutcomes(tx, rows, answer.outcomes, lost, context)
      // The server undid this attempt; one before it, whose answer was lost, may have got through all the same.
      const mayHaveArrived = new Set(rows.filter((row) => row.sent).map(({ id }) => id))
      for (const { id, error } of undecided) {
        const failures = (retries.get(id)?.failures ?? 0) + 1
        const grown = Math.min(timing.backoff.most, timing.backoff.first * 2 ** (failures - 1))
        const pause = Math.round(grown / 2 + (Math.random() * grown) / 2)
        retries.set(id, { failures, at: time.clock.steady() + pause })
        await tx.run(
          `update outbox set state = 'waiting', sent = ?, last_error = ?, next_attempt_at = ? where id = ?`,
          [mayHaveArrived.has(id) ? 1 : 0, error, Math.round(time.clock.wall() + pause), id],
        )
      }
      return new Set(undecided.map(({ id }) => id))
    })
    for (const { id } of rows) {
      alone.delete(id)
      held.delete(id)
      if (!failed.has(id)) retries.delete(id)
    }
  }

  async function send(rows: readonly OutboxRow[], signal: AbortSignal): Promise<void> {
    const lostBefore = context.lostScopes.length
    try {
      const answer = await post(rows, signal)
      time.learn(answer.serverTime)
      answered()
      await settle(rows, answer, new Set(context.lostScopes.slice(lostBefore)))
    } catch (error) {
      const [only] = rows
      if (isUnacceptable(error) && rows.length > 1) {
        for (const { id } of rows) alone.add(id)
        await putBack(rows, error)
        return
      }
      if (isUnacceptable(error) && only) {
        alone.delete(only.id)
        await cache.write((tx) => refuse(tx, only, 'invalid', context))
        return
      }
      await putBack(rows, error)
      throw error
    }
  }

  return {
    run: async (signal) => {
      await putBackStuck()
      for (;;) {
        const { ids, wait } = await nextBatch()
        if (ids.length === 0 || signal.aborted) return wait
        const rows = await take(ids)
        if (rows.length > 0) await send(rows, signal)
      }
    },
    forgive: (commandId) => {
      const retry = retries.get(commandId)
      if (retry) retries.set(commandId, { ...retry, at: 0 })
    },
    hold: (commandId, milliseconds) => {
      held.set(commandId, time.clock.steady() + milliseconds)
    },
  }
}

function conflicts(refs: ReadonlyMap<RefKey, boolean>, blocked: ReadonlyMap<RefKey, boolean>): boolean {
  for (const [key, writes] of refs) {
    const other = blocked.get(key)
    if (other !== undefined && (other || writes)) return true
  }
  return false
}

async function touchesOf(sql: Sql, heads: readonly OutboxHead[]): Promise<Map<string, Map<RefKey, boolean>>> {
  const rows = await sql.all<{ command: string; key: string; changed: number }>(
    `select t.command_id as command, t.type || '|' || t.id as key, t.changed from json_each(?) join outbox_touch t on t.command_id = value`,
    [JSON.stringify(heads.map(({ id }) => id))],
  )
  const touches = new Map<string, Map<RefKey, boolean>>()
  for (const { command, key, changed } of rows) {
    const refs = touches.get(command) ?? new Map<RefKey, boolean>()
    touches.set(command, refs.set(key, changed === 1))
  }
  return touches
}

/** The request itself is wrong, and will be as wrong tomorrow. */
function isUnacceptable(error: unknown): boolean {
  if (!(error instanceof RestFailure) || error.kind !== 'problem') return false
  return [400, 409, 413, 415, 422].includes(error.status ?? 0)
}
