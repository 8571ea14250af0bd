import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import path from 'node:path'
import { fillDemo } from '../../server/demo/fill.ts'
import { openStore } from '../../server/store/store.ts'

/**
 * Sizes of the workspaces. With the entries that tell of changes, which are messages too, each ticket has some five
 * and a half: 540,000 at the larger size.
 */
export const scales = {
  '10k': { tickets: 10_000, messagesPerTicket: 3, customers: 4_000, organizations: 400 },
  '100k': { tickets: 100_000, messagesPerTicket: 3, customers: 40_000, organizations: 2_000 },
} as const
export type Scale = keyof typeof scales

/** Outside the tree, so that a checkout stays small and a second run finds what the first one made. */
export const benchFolder = (scale: Scale) => path.join(homedir(), '.cache', 'switchboard', 'bench', scale)

/** Makes the workspace of that size once and returns its data folder. */
export async function prepareWorkspace(scale: Scale): Promise<string> {
  const folder = path.join(benchFolder(scale), 'server')
  if (existsSync(folder)) return folder
  const unfinished = `${folder}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { recursive: true })
  const store = await openStore({ dataDir: unfinished })
  let shown = 0
  await fillDemo(store, {
    ...scales[scale],
    onProgress(done, total) {
      const tenth = Math.floor((done / total) * 10)
      if (tenth > shown) process.stderr.write(`making the ${scale} workspace: ${tenth * 10} %\n`)
      shown = tenth
    },
  })
  await store.close()
  await rename(unfinished, folder)
  return folder
}

export interface BenchServer {
  readonly url: string
  readonly pid: number
  stop(): Promise<void>
}

/** The built server in a process of its own, as it runs for a team. */
export async function startServer(root: string, dataDir: string, port: number): Promise<BenchServer> {
  const child: ChildProcess = spawn(
    process.execPath,
    [path.join(root, 'out/main/server.js'), '--port', String(port), '--data', dataDir],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, LOG_LEVEL: 'error' },
    },
  )
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (data: Buffer) => {
      const found = /(https?:\/\/\S+)/.exec(data.toString())?.[1]
      if (found) resolve(found)
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
  return {
    url,
    pid: child.pid as number,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
    },
  }
}
