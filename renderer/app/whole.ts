import type { CommandName } from '#shared/commands/index'
import type { LocalCommandArgs } from '#shared/ipc/contract'
import { run } from './data.ts'

export type Commands = LocalCommandArgs<'command.batch'>['commands']

export interface Refusal {
  readonly name: CommandName
  /** A `RejectionCode`. */
  readonly code: string
}

/** Some of what belongs together cannot be done, so nothing of it was. */
export class Refused extends Error {
  readonly refusals: readonly Refusal[]
  constructor(refusals: readonly Refusal[]) {
    super(refusals.map(({ name, code }) => `${name}: ${code}`).join(', '))
    this.refusals = refusals
  }
}

/** Does all of it or nothing. Throws `Refused`, or `AppFailure` when it could not be tried. */
export async function runWhole(commands: Commands): Promise<void> {
  const { rejected } = await run('command.batch', { commands, whole: true })
  const refusals = rejected.flatMap(({ index, code }) => {
    const name = commands[index]?.name
    return name ? [{ name, code }] : []
  })
  if (rejected.length > 0) throw new Refused(refusals)
}
