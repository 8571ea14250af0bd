import { type DataToMain, mainToData } from '#shared/ipc/process'
import { type DataProcess, startDataProcess, type WindowPort } from './data-process.ts'
import { createHost } from './host.ts'

/**
 * Entry of the data process. The only file that knows it runs in an Electron utility process; the shapes are written
 * down here, because nothing in this folder imports Electron.
 */

interface MessagePortMain {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): void
  on(event: 'close', listener: () => void): void
  start(): void
}
interface ParentPort {
  postMessage(message: DataToMain): void
  on(event: 'message', listener: (event: { data: unknown; ports: MessagePortMain[] }) => void): void
}

const { parentPort } = process as unknown as { parentPort?: ParentPort }
if (!parentPort) throw new Error('runs as a utility process only')
const main = parentPort

const { host, answered } = createHost((message) => main.postMessage(message))
let data: DataProcess | undefined

main.on('message', ({ data: raw, ports }) => {
  const message = mainToData.safeParse(raw).data
  if (!message) return report('main', new Error('message of an unknown form'))
  switch (message.kind) {
    case 'start': {
      const { userDataDir, appVersion, deviceName, secrets } = message
      data ??= startDataProcess({ userDataDir, appVersion, deviceName, secrets, host, report })
      // At once: calls that come while the cache is being opened wait for it.
      main.postMessage({ kind: 'ready' })
      return
    }
    case 'port': {
      const [port] = ports
      if (port) data?.attach(windowPort(port))
      return
    }
    case 'response':
      return answered(message)
    case 'wake':
      return data?.wake()
    case 'stop':
      void stop()
  }
})

function windowPort(port: MessagePortMain): WindowPort {
  return {
    send: (message) => port.postMessage(message),
    onClose: (listener) => port.on('close', listener),
    listen: (listener) => {
      port.on('message', (event) => listener(event.data))
      port.start()
    },
  }
}

async function stop(): Promise<void> {
  await data?.stop().catch((error) => report('stop', error))
  main.postMessage({ kind: 'stopped' })
  // The message needs a turn to leave.
  setTimeout(() => process.exit(0), 20)
}

function report(what: string, error: unknown): void {
  console.error(`data process, ${what}:`, error)
}

// Nothing that one request did may take the others down; what was acknowledged is on disk.
process.on('unhandledRejection', (error) => report('unhandled', error))
