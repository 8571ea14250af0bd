import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { _electron } from '@playwright/test'
import { demoEmails, demoPassword } from '#shared/domain/demo'
import type { BenchContext } from '../main.ts'
import type { Row } from '../report.ts'
import { waitUntilFilled } from '../window.ts'

/** Milliseconds between two looks of the histogram, which counts them as part of what it saw. */
const resolution = 10

/** How long the main process keeps what it is asked waiting (menus, dialogs, window) while the cache fills. */
export async function mainProcessRows(context: BenchContext): Promise<Row[]> {
  if (!context.wants('P10')) return []
  const user = path.join(context.scratch, 'main-user')
  await mkdir(user)
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const app = await _electron.launch({
    executablePath: context.electron,
    args: [...flags, `--user-data-dir=${user}`, context.root],
  })
  try {
    const page = await app.firstWindow()
    await page.waitForFunction(() => 'switchboard' in window)
    // What the start of the app itself costs is another figure.
    await page.waitForTimeout(2_000)
    await app.evaluate((_electronModule, every) => {
      const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks')
      const histogram = monitorEventLoopDelay({ resolution: every })
      histogram.enable()
      Object.assign(globalThis, { benchHistogram: histogram })
    }, resolution)
    await page.evaluate(
      ([url, email, password]) => window.switchboard.command('session.connect', { url, email, password }),
      [context.serverUrl, demoEmails.admin, demoPassword] as const,
    )
    await waitUntilFilled(page)
    const p99 = await app.evaluate(() => {
      const { benchHistogram } = globalThis as unknown as { benchHistogram: { percentile(share: number): number } }
      return benchHistogram.percentile(99) / 1e6
    })
    return [
      {
        target: 'P10',
        what: 'delay of the main process while the cache fills, p99',
        figure: Math.max(0, p99 - resolution),
        unit: 'ms',
        bound: { atMost: 20 },
      },
    ]
  } finally {
    await app.close()
  }
}
