import type { CommandName } from '#shared/commands/index'
import type { LocalCommandArgs, LocalCommandResult } from '#shared/ipc/contract'
import { type Batch, inverseOf, type TicketUpdate } from './changes.ts'

type RunBatch = (
  name: 'command.batch',
  args: LocalCommandArgs<'command.batch'>,
) => Promise<LocalCommandResult<'command.batch'>>

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

/** Writes a batch to disk. Throws `AppFailure` when a part could not be written at all. */
export async function apply(run: RunBatch, batch: Batch): Promise<Outcome> {
  const tags = batch.tags.map((args) => command('tag.create', args))
  const inverse: TicketUpdate[] = []
  let refused = 0
  let refusal: string | null = null
  for (let from = 0; from < batch.updates.length; from += chunkSize) {
    const updates = batch.updates.slice(from, from + chunkSize)
    // A tag is in the same transaction as the first tickets that name it.
    const before = from === 0 ? tags : []
    const { rejected } = await run('command.batch', {
      commands: [...before, ...updates.map((args) => command('ticket.update', args))],
    })
    const refusedHere = new Set(rejected.map(({ index }) => index - before.length))
    refused += [...refusedHere].filter((index) => index >= 0).length
    refusal ??= rejected[0]?.code ?? null
    inverse.push(...updates.filter((_, index) => !refusedHere.has(index)).map(inverseOf))
  }
  return { inverse, done: inverse.length, refused, refusal }
}

function command(name: CommandName, args: unknown) {
  return { name, args }
}
