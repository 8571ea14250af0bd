import type { CommandOutcome } from '#shared/api/sync'
import type { Clash } from '#shared/commands/index'
import { assertNever } from '#shared/rules/assert'
import type { Tx } from '../cache/writer.ts'
import { addClash, addRejection } from './attention-store.ts'
import { checkEntry } from './checked.ts'
import type { SyncContext } from './context.ts'
import { type OutboxRow, removeCommands } from './outbox.ts'
import type { RefKey } from './refs.ts'
import { rebase } from './replay.ts'
import { holdsWordsOf, savedDraft } from './saved-drafts.ts'
import { readState, refillingOf } from './state.ts'
import { takeEntries } from './truth.ts'

/** What the server made of sent commands becomes the cache's truth, all in one transaction. */

export interface FailedCommand {
  readonly id: string
  readonly error: string
}

/** Answers the commands that the server could not decide. */
export async function takeOutcomes(
  tx: Tx,
  sent: readonly OutboxRow[],
  outcomes: readonly CommandOutcome[],
  lostScopes: ReadonlySet<string>,
  context: SyncContext,
): Promise<FailedCommand[]> {
  const now = context.time.stamp()
  const rows = new Map(sent.map((row) => [row.id, row]))
  const seeds = new Set<RefKey>()
  const decided: string[] = []
  const failed: FailedCommand[] = []
  for (const outcome of outcomes) {
    const command = rows.get(outcome.id)
    if (!command) continue
    if (outcome.status === 'failed') {
      failed.push({ id: outcome.id, error: outcome.problem.code })
      continue
    }
    decided.push(outcome.id)
    const { appVersion, identity } = context
    const truth = {
      origin: 'answer',
      refilling: refillingOf(await readState(tx, 'fill')),
      lostScopes,
      appVersion,
      now,
      workspaceId: identity().workspace.id,
    } as const
    for (const key of await takeEntries(tx, outcome.entries.map(checkEntry), truth)) seeds.add(key)
    switch (outcome.status) {
      case 'rejected':
        await addRejection(tx, command, outcome.code, outcome.detail, now)
        break
      case 'applied':
        for (const clash of outcome.clashes) await addClash(tx, command, clash as Clash, now)
        if (outcome.clashes.length === 0) await ownDraftArrived(tx, command, outcome, context)
        break
      default:
        assertNever(outcome)
    }
  }
  for (const key of await removeCommands(tx, decided)) seeds.add(key)
  await rebase(tx, seeds, context.identity())
  return failed
}

/** The command can never get through as it is, whatever the server would make of it: its text is kept for the person. */
export async function refuse(tx: Tx, command: OutboxRow, code: string, context: SyncContext): Promise<void> {
  await addRejection(tx, command, code, undefined, context.time.stamp())
  await rebase(tx, await removeCommands(tx, [command.id]), context.identity())
}

/**
 * Our own save counted the draft's version on. Later saves that wait were written over that very text, so it must not
 * look to them like somebody else's.
 */
async function ownDraftArrived(
  tx: Tx,
  command: OutboxRow,
  outcome: Extract<CommandOutcome, { status: 'applied' }>,
  context: SyncContext,
): Promise<void> {
  const saved = savedDraft(command, context.identity().me.id)
  if (!saved) return
  for (const entry of outcome.entries) {
    if (entry.op !== 'put' || entry.id !== saved.id || !holdsWordsOf(entry.record, command.args)) continue
    context.ownDrafts.set(saved.id, entry.version)
    await tx.run(
      `update outbox set args = json_set(args, '$.baseVersion', ?)
        where name = ? and coalesce_key = ? and args ->> '$.baseVersion' < ?`,
      [entry.version, command.name, command.coalesceKey, entry.version],
    )
  }
}
