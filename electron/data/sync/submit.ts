import { v7 as uuidv7 } from 'uuid'
import { type CommandName, commandNamed } from '#shared/commands/index'
import { AppFailure } from '#shared/ipc/errors'
import { tableOf } from '../cache/schema.ts'
import type { Tx } from '../cache/writer.ts'
import { applyCommand, type Identity, readsOf } from './effects.ts'
import { insertCommands, type NewCommand, replaceable } from './outbox.ts'
import { loadRecords, writeRecords } from './records.ts'
import { keyOf, type RefKey } from './refs.ts'
import { loadForSubmit } from './replay.ts'
import type { SyncTime } from './time.ts'

/** Takes what a person does into the outbox and shows its result. */

export interface Submission {
  readonly name: CommandName
  readonly args: unknown
}

export type Submitted =
  | { readonly ok: true; readonly commandId: string; readonly holdUntil: number | null; readonly queued: boolean }
  | { readonly ok: false; readonly code: string; readonly detail?: Readonly<Record<string, unknown>> }

/** Arguments in the form in which they are stored and sent; throws `bad-argument`. */
export function parseSubmission({ name, args }: Submission): Submission {
  const parsed = commandNamed(name).args.safeParse(args)
  if (parsed.success) return { name, args: parsed.data }
  const { issues } = parsed.error
  throw new AppFailure('bad-argument', {
    issues: issues.slice(0, 5).map(({ path, message }) => ({ path: path.join('.'), message })),
  })
}

/**
 * Writes all that can be done into the outbox and shows it, within the caller's transaction. A command that is refused
 * leaves no trace; one that changes nothing (a tag that is there already) needs no trip to the server. A `whole` one is
 * written as a whole or not at all; then each of them says how it would have fared.
 */
export async function submitAll(
  tx: Tx,
  submissions: readonly Submission[],
  identity: Identity,
  time: SyncTime,
  { whole = false }: { readonly whole?: boolean } = {},
): Promise<Submitted[]> {
  const commands = submissions.map(({ name, args }) => {
    const composedAt = time.stamp()
    // By the server's clock as well: it refuses an id that looks as old as no command can be.
    return { id: uuidv7({ msecs: Date.parse(composedAt) }), name, args, composedAt }
  })
  const state = await loadForSubmit(tx, commands, identity)
  const before = new Map(state)
  const accepted: NewCommand[] = []
  const changed = new Set<RefKey>()
  const unnoted = new Set<RefKey>()
  const results: Submitted[] = []
  const taken = new Set<string>()
  for (const command of commands) {
    const result = (await isInUse(tx, command))
      ? ({ ok: false, code: 'in-use' } as const)
      : applyCommand(command, state, identity, 'submit')
    if (!result.ok) {
      results.push(result)
      continue
    }
    const holdUntil = holdOf(command, identity, time)
    if (result.changed.size === 0 && result.clashes.length === 0) {
      results.push({ ok: true, commandId: command.id, holdUntil: null, queued: false })
      continue
    }
    const touches = new Map(readsOf(command, identity, state).map((ref) => [keyOf(ref), false]))
    for (const key of result.changed) touches.set(key, true)
    const coalesceKey = commandNamed(command.name).coalesceKey?.(command.args) ?? null
    const candidate = coalesceKey === null ? null : await replaceable(tx, coalesceKey, touches.keys())
    const replaces = candidate !== null && !taken.has(candidate) ? candidate : null
    if (replaces !== null) taken.add(replaces)
    for (const key of result.changed) {
      changed.add(key)
      // The command whose place is taken has noted the truth already.
      if (replaces === null) unnoted.add(key)
    }
    accepted.push({ ...command, holdUntil, coalesceKey, touches, replaces })
    results.push({ ok: true, commandId: replaces ?? command.id, holdUntil, queued: true })
  }
  if (accepted.length === 0) return results
  if (whole && results.some(({ ok }) => !ok))
    return results.map((result) => (result.ok ? { ...result, holdUntil: null, queued: false } : result))
  // Records that effects made without looking at them first (a status event) are looked up now.
  const unknown = [...changed].filter((key) => !before.has(key))
  const found = await loadRecords(tx, unknown)
  for (const key of unknown) before.set(key, found.get(key) ?? null)
  await insertCommands(tx, accepted, new Map([...unnoted].map((key) => [key, before.get(key) ?? null])))
  await writeRecords(tx, new Map([...changed].map((key) => [key, state.get(key) ?? null])), state, before)
  return results
}

/** See `CommandDefinition.unlessNamed`: by what the person sees, the server looks once more. */
async function isInUse(tx: Tx, { name, args }: Submission): Promise<boolean> {
  const named = commandNamed(name).unlessNamed?.(args)
  if (!named) return false
  const going = JSON.stringify([named.id, ...(named.except ?? [])])
  for (const type of named.by) {
    const found = await tx.get(
      `select 1 from ${tableOf[type]}
        where id not in (select value from json_each(?)) and instr(doc, ?) > 0 limit 1`,
      [going, named.id],
    )
    if (found) return true
  }
  return false
}

/** A sent reply, and an article that was deleted, can be taken back for a while. Local milliseconds; the push loop counts them by the steady clock. */
function holdOf(
  command: { name: CommandName; args: unknown },
  { workspace }: Identity,
  { clock }: SyncTime,
): number | null {
  const seconds = workspace.settings.undoSendSeconds
  const isPublic = command.name === 'ticket.reply' && (command.args as { kind: string }).kind === 'public'
  return (isPublic || command.name === 'article.delete') && seconds > 0
    ? Math.round(clock.wall() + seconds * 1000)
    : null
}
