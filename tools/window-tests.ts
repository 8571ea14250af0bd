import { inVirtualDisplay, isOnPath } from './display.ts'
import { electronRuntime } from './electron-runtime.ts'
import { bin, run } from './run.ts'

/** Runs Playwright on the real window, in a display of its own where that is possible: nothing else gets the keys. */
export async function runInWindow(args: readonly string[] = []): Promise<boolean> {
  await electronRuntime()
  const command = [process.execPath, bin('@playwright/test', 'playwright'), 'test', ...args]
  const virtual = process.platform === 'linux' && isOnPath('xvfb-run')
  const [program = '', ...words] = virtual ? [...inVirtualDisplay, ...command] : command
  return (await run(program, words)) === 0
}
