import { type ShellArgs, type ShellCommandName, type ShellResult, shellCommands } from '#shared/ipc/shell'
import { call } from './bridge.ts'

/** Asks the main process. Throws `AppFailure`. */
export function runShell<N extends ShellCommandName>(name: N, args: ShellArgs<N>): Promise<ShellResult<N>> {
  return call('command', name, args, shellCommands[name].result) as Promise<ShellResult<N>>
}
