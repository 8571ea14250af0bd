import type { CommandName } from '#shared/commands/index'
import type { LocalCommandArgs, LocalCommandResult } from '#shared/ipc/contract'
import { type Batch, inverseOf, type TicketUpdate } from './changes.ts'

type RunBatch = (
  name: 'command.batch',
  args: LocalCommandArgs<'command.batch'>,
) => Promise<LocalCommandResult<'command.batch'>>

export interface Command {
  readonly name: CommandName
  readonly args: unknown
}

export interface Outcome {
  /** Takes back what was done. */
  readonly inverse: readonly TicketUpdate[]
  readonly done: number
  readonly refused: number
  /** Why the first refused one was refused: a `RejectionCode`. */
  readonly refusal: string | null
}

/** Commands of one call: a few hundred keep each message over the bridge small and the writer free in between. */
const chunkSize = 400

/**
 * Writes any number of commands to disk, in parts; those of `first` go with the first part, in one transaction. Answers
 * what was refused, by its position in `commands`. Throws `AppFailure` when a part could not be written at all.
 */
export async function runAll(
  run: RunBatch,
  commands: readonly Command[],
  first: readonly Command[] = [],
): Promise<ReadonlyMap<number, string>> {
  const refused = new Map<number, string>()
  for (let from = 0; from < commands.length; from += chunkSize) {
    const before = from === 0 ? first : []
    const { rejected } = await run('command.batch', {
      commands: [...before, ...commands.slice(from, from + chunkSize)],
    })
    for (const { index, code } of rejected) refused.set(from + index - before.length, code)
  }
  return refused
}

/** Writes a batch to disk. Throws `AppFailure` when a part could not be written at all. */
export async function apply(run: RunBatch, batch: Batch): Promise<Outcome> {
  const refused = await runAll(
    run,
    batch.updates.map((args) => ({ name: 'ticket.update', args })),
    // A tag is in the same transaction as the first tickets that name it.
    batch.tags.map((args) => ({ name: 'tag.create', args })),
  )
  const done = batch.updates.filter((_, index) => !refused.has(index))
  return {
    inverse: done.map(inverseOf),
    done: done.length,
    refused: batch.updates.length - done.length,
    refusal: refused.values().next().value ?? null,
  }
}
