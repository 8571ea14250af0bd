import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { buildIfStale } from '../../tools/build.ts'
import { hasDisplay, inVirtualDisplay } from '../../tools/display.ts'
import { electronRuntime } from '../../tools/electron-runtime.ts'
import { run } from '../../tools/run.ts'
import { dataRows } from './measures/data-rows.ts'
import { growthRows } from './measures/growth.ts'
import { mainProcessRows } from './measures/main-process.ts'
import { windowRows } from './measures/window-rows.ts'
import { machine, type Row, table } from './report.ts'
import { fillThroughWindow } from './window.ts'
import { benchFolder, prepareWorkspace, type Scale, scales, startServer } from './workspace.ts'

const help = `npm run bench -- [--scale 10k|100k] [--only P3,P5] [--minutes 10] [--profile] [--write]

  --scale    size of the workspace: tickets; made once and kept in the cache folder of the user (10k)
  --only     numbers of the targets to measure, separated by commas (all)
  --minutes  length of the scripted work before memory is measured (2)
  --profile  say where the time of P3 and P4 goes, from a trace of the window
  --write    put the table into docs/benchmarks.md
`

export interface BenchContext {
  readonly root: string
  readonly electron: string
  readonly scale: Scale
  readonly minutes: number
  /** Also say where the time of the window's figures went. */
  readonly profile: boolean
  /** Folder for what this run makes; removed at its end. */
  readonly scratch: string
  readonly serverData: string
  readonly serverUrl: string
  /** User data of an app whose cache is full. */
  readonly filledUser: string
  wants(target: string): boolean
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      scale: { type: 'string', default: '10k' },
      only: { type: 'string', default: '' },
      minutes: { type: 'string', default: '2' },
      write: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const scale = values.scale as Scale
  if (values.help || !Object.hasOwn(scales, scale)) {
    process.stdout.write(help)
    process.exit(values.help ? 0 : 2)
  }
  if (!hasDisplay()) {
    const [program = '', ...words] = inVirtualDisplay
    process.exitCode = await run(program, [...words, process.execPath, ...process.execArgv, ...process.argv.slice(1)])
    return
  }
  await buildIfStale()
  const root = path.resolve(import.meta.dirname, '../..')
  const only = values.only.split(',').filter(Boolean)
  const electron = await electronRuntime()
  const prepared = await prepareWorkspace(scale)
  const scratch = await mkdtemp(path.join(tmpdir(), 'switchboard-bench-'))
  // A run changes tickets: it works on a copy, so that the next one measures the same.
  const serverData = path.join(scratch, 'server')
  await cp(prepared, serverData, { recursive: true })
  const port = await portOf(scale)
  const server = await startServer(root, serverData, port)
  try {
    await rememberPort(scale, server.url)
    const filledUser = await prepareUser(root, electron, scale, server.url, scratch)
    const context: BenchContext = {
      root,
      electron,
      scale,
      minutes: Number(values.minutes),
      profile: values.profile,
      scratch,
      serverData,
      serverUrl: server.url,
      filledUser,
      wants: (target) => only.length === 0 || only.includes(target),
    }
    const rows: Row[] = [
      ...(await windowRows(context)),
      ...(await mainProcessRows(context)),
      ...(await dataRows(context)),
    ]
    rows.push(...(await growthRows(scale, rows)))
    const order = (row: Row) => Number(row.target.slice(1))
    const result = table(rows.sort((a, b) => order(a) - order(b)))
    process.stdout.write(`\n${scale}, ${machine()}\n\n${result}\n`)
    if (values.write) await writeDocument(root, scale, result)
  } finally {
    await server.stop()
    await rm(scratch, { recursive: true, force: true })
  }
}

/** An account is known by its server's address: the same port each time keeps the filled cache usable. */
async function portOf(scale: Scale): Promise<number> {
  return Number(await readFile(path.join(benchFolder(scale), 'port'), 'utf8').catch(() => '0'))
}

async function rememberPort(scale: Scale, url: string): Promise<void> {
  await writeFile(path.join(benchFolder(scale), 'port'), new URL(url).port)
}

/** The user data folder of an app that has been filled once; the run gets a copy. */
async function prepareUser(
  root: string,
  electron: string,
  scale: Scale,
  url: string,
  scratch: string,
): Promise<string> {
  const kept = path.join(benchFolder(scale), 'user')
  if (!existsSync(kept)) {
    const fresh = path.join(scratch, 'user-fresh')
    await mkdir(fresh)
    await fillThroughWindow(electron, fresh, root, url)
    await cp(fresh, kept, { recursive: true, filter: (source) => !/Singleton/.test(source) })
  }
  const own = path.join(scratch, 'user')
  await cp(kept, own, { recursive: true })
  // The server's copy of this run does not know the session that the kept folder was filled with.
  await fillThroughWindow(electron, own, root, url)
  return own
}

async function writeDocument(root: string, scale: Scale, result: string): Promise<void> {
  const file = path.join(root, 'docs/benchmarks.md')
  const text = await readFile(file, 'utf8')
  const begin = `<!-- ${scale} -->`
  const end = `<!-- /${scale} -->`
  if (!text.includes(begin) || !text.includes(end)) throw new Error(`docs/benchmarks.md has no place for ${scale}`)
  const day = new Date().toISOString().slice(0, 10)
  const section = `${begin}\n${day}, ${machine()}: \`npm run bench -- --scale ${scale}\`\n\n${result}\n${end}`
  await writeFile(file, text.slice(0, text.indexOf(begin)) + section + text.slice(text.indexOf(end) + end.length))
}

await main()
