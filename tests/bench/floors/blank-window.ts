import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { treePss } from '../memory.ts'

const here = path.join(import.meta.dirname, 'blank-window')

/** Milliseconds from the process's start to `ready-to-show` of an empty window, and its memory (PSS, MB) 2 s later. */
export async function blankWindow(electron: string): Promise<{ shownAfter: number; memory: number }> {
  const userData = await mkdtemp(path.join(tmpdir(), 'blank-'))
  const begun = Date.now()
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const child = spawn(electron, [...flags, `--user-data-dir=${userData}`, here], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  try {
    const shown = await new Promise<number>((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', (code) => reject(new Error(`the blank window ended with ${code}`)))
      child.stdout.on('data', (data: Buffer) => {
        const at = /shown (\d+)/.exec(data.toString())?.[1]
        if (at) resolve(Number(at))
      })
    })
    await sleep(2_000)
    return { shownAfter: shown - begun, memory: treePss(child.pid as number) }
  } finally {
    const ended = new Promise((resolve) => child.once('close', resolve))
    child.kill('SIGKILL')
    await ended
    await rm(userData, { recursive: true, force: true, maxRetries: 3 })
  }
}
