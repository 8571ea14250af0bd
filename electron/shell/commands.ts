import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron'
import type { AppError } from '#shared/ipc/errors'
import { AppFailure } from '#shared/ipc/errors'
import { type ShellArgs, type ShellCommandName, type ShellResult, shellCommands } from '#shared/ipc/shell'
import { appOrigin } from './page-policy.ts'

export type ShellAnswers = {
  [Name in ShellCommandName]: (args: ShellArgs<Name>) => ShellResult<Name> | Promise<ShellResult<Name>>
}

type Answer = { readonly ok: true; readonly result: unknown } | { readonly ok: false; readonly error: AppError }

interface Sender {
  readonly senderFrame: Electron.WebFrameMain | null
  readonly sender: Electron.WebContents
}

/** Only the main frame of our own window may ask: never a frame with a customer's HTML, though it has our origin. */
export function isFromWindow(event: Sender, window: BrowserWindow | undefined): boolean {
  const frame = event.senderFrame
  if (!frame || !window || window.isDestroyed() || event.sender !== window.webContents) return false
  return frame === window.webContents.mainFrame && frame.origin === appOrigin
}

async function run(answers: ShellAnswers, name: unknown, args: unknown): Promise<Answer> {
  if (typeof name !== 'string' || !Object.hasOwn(shellCommands, name))
    return { ok: false, error: { code: 'unknown-name' } }
  const known = name as ShellCommandName
  const parsed = shellCommands[known].args.safeParse(args)
  if (!parsed.success) return { ok: false, error: { code: 'bad-argument' } }
  try {
    // The schema of this very name has just accepted the arguments; the compiler cannot follow that through the table.
    const answer = answers[known] as (args: unknown) => unknown
    return { ok: true, result: shellCommands[known].result.parse(await answer(parsed.data)) }
  } catch (error) {
    if (error instanceof AppFailure) return { ok: false, error: error.error }
    console.error(`${name} failed.`, error)
    return { ok: false, error: { code: 'internal' } }
  }
}

/** Answers what the window asks of the shell. Errors cross as values, never as exception texts. */
export function answerShell(currentWindow: () => BrowserWindow | undefined, answers: ShellAnswers): void {
  ipcMain.handle('shell', async (event: IpcMainInvokeEvent, name: unknown, args: unknown): Promise<Answer> => {
    if (!isFromWindow(event, currentWindow())) return { ok: false, error: { code: 'forbidden' } }
    return run(answers, name, args)
  })
}
