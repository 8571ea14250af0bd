import { MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron'
import type { z } from 'zod'
import { type DataToMain, dataToMain, type HostRequestName, hostRequests, type MainToData } from '#shared/ipc/process'
import { restartBackoff } from './backoff.ts'
import { exitWithin } from './child.ts'

/** Long enough to finish a transaction and close the files; a person who quits should not wait longer. */
const stopLimitMs = 3_000

type HostAnswers = {
  [Name in HostRequestName]: (args: z.infer<(typeof hostRequests)[Name]['args']>) => Promise<unknown>
}
type StartMessage = Extract<MainToData, { kind: 'start' }>

export interface DataHostOptions {
  readonly script: string
  /** Asked at every start, since the secrets may have changed since the last one. */
  readonly start: () => StartMessage
  readonly answers: HostAnswers
  /** The process went away: calls that wait for it will never be answered. */
  readonly onGone: () => void
}

/** Gives a window its end of a channel to the data process. */
export type TakePort = (port: MessagePortMain) => void

export interface DataHost {
  /** Hands a port over now, or as soon as the process listens, and again after each restart. Replaces the last one. */
  connect(take: TakePort): void
  wake(): void
  /** Lets it close its files, then ends it. */
  stop(): Promise<void>
}

/** Starts the data process, and again whenever it dies. */
export function startDataHost(options: DataHostOptions): DataHost {
  const backoff = restartBackoff()
  let child: UtilityProcess | undefined
  let ready = false
  let stopping = false
  let take: TakePort | undefined

  function send(message: MainToData, ports?: MessagePortMain[]): void {
    child?.postMessage(message, ports)
  }

  function handOver(): void {
    if (!ready || !take) return
    const { port1, port2 } = new MessageChannelMain()
    send({ kind: 'port' }, [port1])
    take(port2)
  }

  async function answer(request: Extract<DataToMain, { kind: 'request' }>, asker: UtilityProcess): Promise<void> {
    const { requestId, name } = request
    const reply = (message: Pick<Extract<MainToData, { kind: 'response' }>, 'result' | 'error'>) => {
      if (child === asker) send({ kind: 'response', requestId, ...message })
    }
    if (!Object.hasOwn(hostRequests, name)) return reply({ error: 'errors.unknown-name' })
    const known = name as HostRequestName
    const args = hostRequests[known].args.safeParse(request.args)
    if (!args.success) return reply({ error: 'errors.bad-argument' })
    try {
      // The schema of this very name has just accepted the arguments.
      const run = options.answers[known] as (args: unknown) => Promise<unknown>
      reply({ result: hostRequests[known].result.parse(await run(args.data)) })
    } catch (error) {
      console.error(`Host request ${name} failed.`, error)
      reply({ error: known === 'server.start' ? 'errors.embedded-server-failed' : 'errors.internal' })
    }
  }

  function launch(): void {
    const startedAt = Date.now()
    const started = utilityProcess.fork(options.script, [], { serviceName: 'Switchboard data', stdio: 'inherit' })
    child = started
    started.on('message', (raw: unknown) => {
      const message = dataToMain.safeParse(raw).data
      if (!message || child !== started) return
      if (message.kind === 'ready') {
        ready = true
        handOver()
      } else if (message.kind === 'request') void answer(message, started)
    })
    started.once('exit', (code) => {
      ready = false
      child = undefined
      if (stopping) return
      console.error(`The data process ended with code ${code}; starting it again.`)
      options.onGone()
      setTimeout(
        () => {
          if (!stopping) launch()
        },
        backoff(Date.now() - startedAt),
      )
    })
    send(options.start())
  }

  launch()
  return {
    connect(newTake) {
      take = newTake
      handOver()
    },
    wake: () => send({ kind: 'wake' }),
    async stop() {
      stopping = true
      const running = child
      if (!running) return
      const exited = exitWithin(running, stopLimitMs)
      send({ kind: 'stop' })
      if (!(await exited)) running.kill()
    },
  }
}
