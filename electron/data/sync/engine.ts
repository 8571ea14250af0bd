import type { CommandName } from '#shared/commands/index'
import { AppFailure } from '#shared/ipc/errors'
import type { AppStatus } from '#shared/ipc/views'
import { RestFailure } from '../session/failures.ts'
import { type Decision, resolveAttention, takeBack } from './actions.ts'
import { createCheckup } from './checkup.ts'
import type { SyncContext } from './context.ts'
import { live } from './live.ts'
import { createLoop, type Loop } from './loop.ts'
import type { Presence } from './presence.ts'
import { createPresence } from './presence.ts'
import { pull } from './pull.ts'
import { createPush } from './push.ts'
import { savedDraft } from './saved-drafts.ts'
import { retrySetAside } from './set-aside.ts'
import type { FillState } from './state.ts'
import { parseSubmission, type Submission, type Submitted, submitAll } from './submit.ts'
import { instantOf } from './time.ts'
import { OtherWorkspaceError } from './truth.ts'
import { uploadAll, waitingForFiles } from './uploads.ts'

/** Keeps one account's cache and its server together: loops over one cache. */

export interface SyncState {
  readonly connection: AppStatus['connection']
  readonly nextAttemptAt: string | null
  readonly lastPulledAt: string | null
  readonly fill: FillState | null
  readonly clockSkew: number | null
}

export interface SyncEngine {
  state(): SyncState
  readonly presence: Presence
  submit(name: CommandName, args: unknown): Promise<{ commandId: string; heldUntil: string | null; queued: boolean }>
  batch(
    submissions: readonly Submission[],
    whole?: boolean,
  ): Promise<{ commandIds: string[]; rejected: { index: number; code: string }[] }>
  undo(commandId: string): Promise<boolean>
  retry(commandId: string): Promise<void>
  resolve(attentionId: string, decision: Decision): Promise<void>
  /** Reason to hope that the network works now. */
  wake(): void
  /** A new sign-in: the loops go on. */
  renewed(): void
  stop(): Promise<void>
}

export interface EngineOptions {
  readonly context: SyncContext
  readonly lastPulledAt: string | null
  readonly readFile: (id: string) => Promise<Uint8Array<ArrayBuffer> | undefined>
  readonly changed: () => void
  /** The first pull of this start is through: the cache is as complete as it can be. */
  readonly caughtUp: () => void
  /** False while the embedded server is being started: there is no address to be offline from. */
  readonly hasAddress: () => boolean
  /** The cache cannot be read or written: somebody has to open it anew. */
  readonly broken: (error: AppFailure) => void
}

export function createEngine({
  context,
  lastPulledAt,
  readFile,
  changed,
  caughtUp,
  broken,
  hasAddress,
}: EngineOptions): SyncEngine {
  const { cache, server, time, timing } = context
  let connection: AppStatus['connection'] = 'connecting'
  let pulledAt = lastPulledAt
  let filling: FillState | null = null
  const push = createPush(context, { pendingFiles: waitingForFiles, answered: () => worked('push') })
  const presence = createPresence(server)
  const checkup = createCheckup(context, { pullNow: () => loops.pull.request() })

  const loops: Record<'live' | 'pull' | 'push' | 'upload' | 'checkup', Loop> = {
    live: loop((signal) =>
      live(context, signal, {
        opened: (serverTime) => {
          time.learn(serverTime)
          worked('live')
          loops.pull.wake()
          loops.push.wake()
        },
        nudged: () => loops.pull.request(),
        presence: presence.heard,
        signedOut: () => loops.pull.wake(),
        closed: presence.clear,
      }),
    ),
    pull: loop(async (signal) => {
      const events = {
        filling: (state: FillState | null) => {
          filling = state
          changed()
        },
        progressed: () => worked('pull'),
        pulled: (at: string) => {
          pulledAt = at
          worked('pull')
        },
      }
      const again = await pull(context, signal, events)
      if (!signal.aborted) pulled()
      return again
    }),
    push: loop(async (signal) => {
      const wait = await push.run(signal)
      changed()
      return wait
    }),
    upload: loop((signal) =>
      uploadAll(context, signal, readFile, () => {
        worked('upload')
        loops.push.request()
      }),
    ),
    checkup: loop(checkup.run),
  }

  let first = true
  function pulled(): void {
    if (!first) return
    first = false
    checkup.begin()
    loops.checkup.request()
    caughtUp()
  }

  function loop(run: (signal: AbortSignal) => Promise<number | undefined>): Loop {
    return createLoop({ run, failed, backoff: timing.backoff, clock: time.clock })
  }

  function worked(name: keyof typeof loops): void {
    const wasOnline = connection === 'online'
    connection = 'online'
    if (!wasOnline)
      for (const [other, each] of Object.entries(loops)) if (other !== name && each.nextAttempt() !== null) each.wake()
    changed()
  }

  /** What the status bar says about it, and how long to wait at least. */
  function failed(error: unknown): number | 'stop' {
    const before = connection
    let least: number | 'stop' = 0
    if (error instanceof RestFailure) {
      least = error.retryAfter ?? 0
      connection = hasAddress() ? connectionAfter(error) : 'connecting'
      if (error.kind === 'session-ended') least = 'stop'
    } else if (error instanceof OtherWorkspaceError) {
      connection = 'server-error'
      least = timing.backoff.most
    } else if (
      error instanceof AppFailure &&
      (error.error.code === 'cache-unreadable' || error.error.code === 'disk-full')
    ) {
      broken(error)
    } else {
      connection = 'server-error'
      context.report('sync', error)
    }
    // A stopped session stays so until the person signs in: a last answer of another loop must not hide it.
    if (before === 'session-ended' && connection !== 'online') connection = before
    setImmediate(changed)
    return least
  }

  async function submitted(submissions: readonly Submission[], whole = false): Promise<Submitted[]> {
    const results = await cache.write(
      (tx) =>
        submitAll(
          tx,
          submissions.map(parseSubmission).map((each) => newestBase(each, context)),
          context.identity(),
          time,
          { whole },
        ),
      { durable: true },
    )
    for (const result of results) {
      if (result.ok && result.holdUntil !== null) push.hold(result.commandId, result.holdUntil - time.clock.wall())
    }
    kick()
    return results
  }

  function kick(): void {
    loops.push.request()
    loops.upload.request()
  }

  void cache
    .write(async (tx) => {
      // What was on its way when the process ended waits again; `sent` remembers that it may have arrived.
      await tx.run(
        "update outbox set state = 'waiting', next_attempt_at = null where state = 'sending' or next_attempt_at is not null",
      )
      await retrySetAside(tx, context)
    })
    .catch((error) => broken(error instanceof AppFailure ? error : new AppFailure('internal', undefined, error)))
    .finally(() => {
      for (const each of Object.values(loops)) each.request()
    })

  return {
    presence,
    state: () => ({
      connection,
      nextAttemptAt: nextAttempt(),
      lastPulledAt: pulledAt,
      fill: filling,
      clockSkew: time.skew(),
    }),
    submit: async (name, args) => {
      const [result] = await submitted([{ name, args }])
      if (!result) throw new AppFailure('internal')
      if (!result.ok) throw new AppFailure('rejected', { code: result.code, detail: result.detail ?? {} })
      const { commandId, holdUntil, queued } = result
      return { commandId, heldUntil: holdUntil === null ? null : instantOf(holdUntil), queued }
    },
    batch: async (submissions, whole = false) => {
      const results = await submitted(submissions, whole)
      const rejected = results.flatMap((result, index) => (result.ok ? [] : [{ index, code: result.code }]))
      const done = whole && rejected.length > 0 ? [] : results
      return { commandIds: done.flatMap((result) => (result.ok ? [result.commandId] : [])), rejected }
    },
    undo: async (commandId) => {
      const back = await cache.write((tx) => takeBack(tx, commandId, context), { durable: true })
      kick()
      return back
    },
    retry: async (commandId) => {
      push.forgive(commandId)
      wake()
    },
    resolve: async (id, decision) => {
      await cache.write((tx) => resolveAttention(tx, id, decision, context), { durable: true })
      kick()
    },
    wake,
    renewed: () => {
      connection = 'connecting'
      wake()
    },
    stop: async () => {
      await Promise.all(Object.values(loops).map((each) => each.stop()))
      presence.clear()
    },
  }

  function wake(): void {
    if (connection !== 'online' && connection !== 'session-ended') connection = 'connecting'
    changed()
    for (const each of Object.values(loops)) each.wake()
  }

  function nextAttempt(): string | null {
    if (connection === 'online') return null
    const planned = Object.values(loops)
      .map((each) => each.nextAttempt())
      .filter((at) => at !== null)
    return planned.length === 0 ? null : instantOf(time.clock.wall() + Math.min(...planned) - time.clock.steady())
  }
}

function connectionAfter(error: RestFailure): AppStatus['connection'] {
  switch (error.kind) {
    case 'unreachable':
    case 'timeout':
    case 'cut':
      return 'offline'
    case 'certificate':
      return 'certificate'
    case 'session-ended':
      return 'session-ended'
    default:
      return 'server-error'
  }
}

/** An editor that has stayed open knows the draft's version from when it opened; our own saves since are no clash. */
function newestBase(submission: Submission, { ownDrafts, identity }: SyncContext): Submission {
  const saved = savedDraft(submission, identity().me.id)
  if (!saved) return submission
  const args = submission.args as { baseVersion: number }
  const baseVersion = Math.max(args.baseVersion, ownDrafts.get(saved.id) ?? 0)
  return { name: submission.name, args: { ...args, baseVersion } }
}
