import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import packageJson from '../package.json' with { type: 'json' }
import type { ServerToMain } from '../shared/ipc/process.ts'
import { createServer } from './app.ts'
import { workspaceIsEmpty } from './store/import.ts'
import { databaseFiles, openStore, type Store } from './store/store.ts'

const help = `Switchboard server

  --port N       port to listen on (4460)
  --host NAME    address to listen on (127.0.0.1)
  --data DIR     folder of the database and the uploaded files (./data)
  --demo         fill an empty workspace with the demo
  --embedded     started by the desktop client: take another port when this one is taken, say little
  --no-link-checks  do not ask the addresses outside that articles link to whether they still answer
  --trust-proxy  believe X-Forwarded-For and X-Forwarded-Proto; only behind a proxy of your own
`

interface Options {
  readonly port: number
  readonly host: string
  readonly data: string
  readonly demo: boolean
  readonly embedded: boolean
  readonly trustProxy: boolean
  readonly linkChecks: boolean
}

/** The channel to the main process, when this is a utility process of the desktop client. */
const parent = (process as unknown as { parentPort?: { postMessage(message: ServerToMain): void } }).parentPort

function tell(message: ServerToMain): void {
  parent?.postMessage(message)
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4460' },
      host: { type: 'string', default: '127.0.0.1' },
      data: { type: 'string', default: 'data' },
      demo: { type: 'boolean', default: false },
      embedded: { type: 'boolean', default: false },
      'no-link-checks': { type: 'boolean', default: false },
      'trust-proxy': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const port = Number(values.port)
  if (values.help) {
    process.stdout.write(help)
    process.exit(0)
  }
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    process.stderr.write(`"${values.port}" is no port: give --port a number from 0 to 65535.\n\n${help}`)
    process.exit(2)
  }
  // On somebody's own computer nothing is asked outside that they did not ask for.
  const linkChecks = !values['no-link-checks'] && !values.embedded && !values.demo
  return { ...values, port, linkChecks, trustProxy: values['trust-proxy'] }
}

/** A demo that was broken off half-way is no workspace: its file is thrown away and made anew. */
async function openFilled(options: Options): Promise<Store> {
  const marker = path.join(options.data, 'filling-demo')
  if (options.demo && existsSync(marker)) {
    for (const fileName of databaseFiles(options.data)) await rm(fileName, { force: true })
  }
  const store = await openStore({ dataDir: options.data })
  if (options.demo && (await workspaceIsEmpty(store))) {
    const { fillDemo } = await import('./demo/fill.ts')
    await writeFile(marker, '')
    await fillDemo(store, { onProgress: (done, total) => tell({ kind: 'progress', done, total }) })
  }
  await rm(marker, { force: true })
  return store
}

async function start(): Promise<void> {
  const options = readOptions()
  const log = pino({ level: process.env.LOG_LEVEL ?? (options.embedded ? 'warn' : 'info') }, pino.destination(2))
  const store = await openFilled(options)
  const setupToken = (await workspaceIsEmpty(store)) ? randomBytes(18).toString('base64url') : undefined
  const app = await createServer({
    store,
    version: packageJson.version,
    log,
    trustProxy: options.trustProxy,
    // The window of this computer fills itself first.
    publishAfter: options.embedded ? 15_000 : 0,
    ...(options.linkChecks ? { linkChecks: {} } : {}),
    ...(setupToken === undefined ? {} : { setupToken }),
  })
  const url = await app.listen({ port: options.port, host: options.host }).catch((error: NodeJS.ErrnoException) => {
    // Another program took the port of last time; for a server that only this machine uses any other will do.
    if (!options.embedded || error.code !== 'EADDRINUSE') throw error
    return app.listen({ port: 0, host: options.host })
  })
  // The desktop client is told by message; a setup token has no business in its log.
  if (!parent) {
    process.stdout.write(`Switchboard server: ${url} (API reference: ${url}/docs)\n`)
    if (setupToken !== undefined) {
      process.stdout.write(`The workspace is empty. Setup token, good for one use: ${setupToken}\n`)
    }
  }
  tell({ kind: 'listening', url, setupToken: setupToken ?? '' })

  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    await app.close()
    await store.close()
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())
}

start().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error)
  tell({ kind: 'failed', message })
  process.stderr.write(`${error instanceof Error ? (error.stack ?? message) : message}\n`)
  // Left to itself, so that the message above still goes out.
  process.exitCode = 1
  setTimeout(() => process.exit(1), 200)
})
