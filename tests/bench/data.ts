import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { pss } from './memory.ts'

export interface ChildResult {
  /** Milliseconds from the start to the opened cache. */
  readonly opened: number
  /** Milliseconds of the work. */
  readonly took: number
  /** PSS before the work and the highest seen during it, MB. */
  readonly idle: number
  readonly peak: number
}

/** Runs the data process in a child and watches its memory. */
export async function runData(
  root: string,
  work: 'fill' | 'catch-up',
  url: string,
  userDataDir: string,
): Promise<ChildResult> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', path.join(root, 'tests/bench/data-child.ts'), work, url, userDataDir],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const pid = child.pid as number
  let idle = 0
  let peak = 0
  const watch = setInterval(() => {
    const now = pss(pid)
    if (idle > 0) peak = Math.max(peak, now)
  }, 100)
  try {
    const lines = createInterface({ input: child.stdout })
    for await (const line of lines) {
      if (line === 'idle') {
        await new Promise((resolve) => setTimeout(resolve, 900))
        idle = pss(pid)
      } else return { ...(JSON.parse(line) as { opened: number; took: number }), idle, peak }
    }
    throw new Error(`the data process ended without a result (${work})`)
  } finally {
    clearInterval(watch)
    await new Promise((resolve) => (child.exitCode !== null ? resolve(null) : child.once('exit', resolve)))
  }
}
