import { type ChildProcess, spawn } from 'node:child_process'
import { type Browser, chromium, type Page } from '@playwright/test'
import type { SwitchboardBridge } from '#shared/ipc/envelope'

declare global {
  interface Window {
    readonly switchboard: SwitchboardBridge
  }
}

export interface BenchApp {
  readonly page: Page
  /** The main process, root of the tree. */
  readonly pid: number
  /** Milliseconds since the epoch at which the process was started. */
  readonly startedAt: number
  close(): Promise<void>
}

/**
 * Starts the built app as a person would and looks in through the remote debugging port. (Launching it through a test
 * driver would hold it back until the driver is attached, and so lengthen every start.)
 */
export async function startApp(electron: string, userData: string, root: string): Promise<BenchApp> {
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const startedAt = Date.now()
  const child = spawn(electron, [...flags, '--remote-debugging-port=0', `--user-data-dir=${userData}`, root], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const endpoint = await debuggingEndpoint(child)
  const browser = await connect(endpoint)
  const page = await firstPage(browser)
  // The runner marks named functions with a helper of its own, which the page has not got.
  await page.evaluate('globalThis.__name = (named) => named')
  return {
    page,
    pid: child.pid as number,
    startedAt,
    async close() {
      const ended = new Promise((resolve) => child.once('close', resolve))
      await page.evaluate(() => window.switchboard.command('shell.quit', {})).catch(() => undefined)
      const timer = setTimeout(() => child.kill('SIGKILL'), 10_000)
      await ended
      clearTimeout(timer)
      await browser.close().catch(() => undefined)
    },
  }
}

/** A connection made while the first page comes up sometimes stays without an answer: then another is made. */
async function connect(endpoint: string): Promise<Browser> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await chromium.connectOverCDP(endpoint, { timeout: 6_000 })
    } catch (error) {
      if (attempt === 4) throw error
    }
  }
}

function debuggingEndpoint(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr?.on('data', (data: Buffer) => {
      said += data.toString()
      const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
      if (found) resolve(found)
    })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`the app ended with ${code}: ${said.slice(-500)}`)))
  })
}

async function firstPage(browser: Browser): Promise<Page> {
  const end = Date.now() + 20_000
  while (Date.now() < end) {
    for (const context of browser.contexts()) {
      const page = context.pages().find((each) => each.url().startsWith('app:'))
      if (page) return page
    }
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('the app opened no window')
}

/** Waits for the queue and answers when it was painted, in milliseconds since the epoch. */
export async function queuePainted(page: Page): Promise<number> {
  await page.waitForFunction(() => document.documentElement.dataset['ready'] === 'queue', undefined, {
    timeout: 120_000,
  })
  return page.evaluate(
    () => performance.timeOrigin + (performance.getEntriesByName('queue-painted')[0]?.startTime ?? Number.NaN),
  )
}
