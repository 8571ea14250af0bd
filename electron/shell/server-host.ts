import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type UtilityProcess, utilityProcess } from 'electron'
import { z } from 'zod'
import { type ServerToMain, serverToMain } from '#shared/ipc/process'
import { restartBackoff } from './backoff.ts'
import { exitWithin } from './child.ts'
import { readJsonFile, writeJsonFile } from './json-file.ts'

const stopLimitMs = 3_000
const savedPort = z.number().int().min(1024).max(65_535)

export type Workspace = 'demo' | 'local'
type Progress = Extract<ServerToMain, { kind: 'progress' }>
type Listening = { readonly url: string; readonly setupToken: string }

export interface ServerHostOptions {
  readonly script: string
  /** Folder that holds one folder a workspace. */
  readonly workspacesDir: string
  readonly onProgress: (progress: Progress) => void
}

export interface ServerHost {
  /** Starts the workspace's server, or answers with the running one. A server of the other workspace is stopped. */
  start(workspace: Workspace): Promise<Listening>
  stop(): Promise<void>
}

interface Running {
  readonly workspace: Workspace
  child: UtilityProcess | undefined
  stopping: boolean
  listening: Promise<Listening>
}

/** Runs the embedded server: one at a time, started again when it dies. */
export function createServerHost(options: ServerHostOptions): ServerHost {
  let running: Running | undefined

  function fork(run: Running, port: number): Promise<Listening> {
    const folder = join(options.workspacesDir, run.workspace)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const args = ['--embedded', '--port', String(port), '--host', '127.0.0.1', '--data', folder]
    if (run.workspace === 'demo') args.push('--demo')
    const child = utilityProcess.fork(options.script, args, { serviceName: 'Switchboard server', stdio: 'inherit' })
    run.child = child
    return new Promise((resolve, reject) => {
      child.on('message', (raw: unknown) => {
        const message = serverToMain.safeParse(raw).data
        if (message?.kind === 'progress') options.onProgress(message)
        else if (message?.kind === 'failed') reject(new Error(message.message))
        else if (message?.kind === 'listening') resolve({ url: message.url, setupToken: message.setupToken })
      })
      child.once('exit', (code) => {
        if (run.child === child) run.child = undefined
        reject(new Error(`The embedded server ended with code ${code} before it listened.`))
      })
    })
  }

  /** The port of last time keeps the address valid that a saved session has; a port taken since then is given up. */
  async function listen(run: Running): Promise<Listening> {
    const portFile = join(options.workspacesDir, run.workspace, 'port.json')
    const port = readJsonFile(portFile, savedPort)
    let listening: Listening
    try {
      listening = await fork(run, port ?? 0)
    } catch (error) {
      if (port === undefined || run.stopping) throw error
      await end(run)
      listening = await fork(run, 0)
    }
    writeJsonFile(portFile, Number(new URL(listening.url).port))
    return listening
  }

  async function end(run: Running): Promise<void> {
    const child = run.child
    if (!child) return
    const exited = exitWithin(child, stopLimitMs)
    child.kill()
    await exited
  }

  /** Starts it, and again with growing waits when it dies after it has listened once. */
  async function launch(run: Running, backoff = restartBackoff()): Promise<Listening> {
    const listening = await listen(run)
    const startedAt = Date.now()
    run.child?.once('exit', (code) => {
      if (run.stopping) return
      console.error(`The embedded server ended with code ${code}; starting it again.`)
      run.listening = new Promise<void>((done) => setTimeout(done, backoff(Date.now() - startedAt))).then(() => {
        if (run.stopping) throw new Error('The embedded server was stopped.')
        return launch(run, backoff)
      })
      run.listening.catch((error: unknown) => {
        console.error('The embedded server could not be started again.', error)
        if (running === run) running = undefined
      })
    })
    return listening
  }

  async function stop(): Promise<void> {
    const run = running
    running = undefined
    if (!run) return
    run.stopping = true
    await end(run)
  }

  return {
    async start(workspace) {
      if (running && running.workspace !== workspace) await stop()
      if (!running) {
        const run: Running = { workspace, child: undefined, stopping: false, listening: Promise.reject() }
        run.listening.catch(() => undefined)
        running = run
        run.listening = launch(run).catch((error: unknown) => {
          if (running === run) running = undefined
          throw error
        })
      }
      return running.listening
    },
    stop,
  }
}
