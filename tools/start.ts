import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { buildIfStale } from './build.ts'
import { hasDisplay, inVirtualDisplay, isOnPath, sandboxSwitches } from './display.ts'
import { electronRuntime } from './electron-runtime.ts'
import { root } from './paths.ts'
import { ensureSystemPackages } from './system-packages.ts'

const usage = `npm start [-- options]
  --demo                  open the demo workspace without the welcome screen
  --screenshot FILE.png   write a picture of the demo workspace's queue, then end
  --size 1280x800         size of the window's content
  --theme light|dark      instead of the system's
  --user-data-dir FOLDER  keep settings and the cache here instead of in your profile`

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: {
    demo: { type: 'boolean' },
    screenshot: { type: 'string' },
    size: { type: 'string' },
    theme: { type: 'string' },
    'user-data-dir': { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
})

function appArguments(userDataDir: string | undefined): string[] {
  const args = ['.']
  if (values.demo) args.push('--demo')
  if (values.screenshot) args.push(`--screenshot=${resolve(values.screenshot)}`)
  if (values.size) args.push(`--size=${values.size}`)
  if (values.theme) args.push(`--theme=${values.theme}`)
  if (userDataDir) args.push(`--user-data-dir=${resolve(userDataDir)}`)
  return [...args, ...positionals]
}

/** What Chromium says on machines without D-Bus or a GPU. It concerns nobody, and hides what does. */
const chromiumChatter =
  /^\[\d+:\d+\/[\d.]+:(ERROR|WARNING):(bus|viz_main_impl|command_buffer_proxy_impl|gl_|gpu_|angle_)/

/** Runs the app; its own lines on the error stream stay. */
function show(program: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: ['inherit', 'inherit', 'pipe'] })
    createInterface({ input: child.stderr }).on('line', (line) => {
      if (!chromiumChatter.test(line)) console.error(line)
    })
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
}

async function launch(userDataDir: string | undefined): Promise<number> {
  const electron = await electronRuntime()
  await buildIfStale()
  const words = [electron, ...sandboxSwitches, ...appArguments(userDataDir)]
  if (values.screenshot) words.splice(1, 0, '--force-device-scale-factor=1')
  const [program = electron, ...args] = hasDisplay() ? words : [...inVirtualDisplay, ...words]
  return show(program, args)
}

/** @returns false when there is none and it could not be installed; what to do was printed */
async function ensureVirtualDisplay(): Promise<boolean> {
  const isThere = () => isOnPath('xvfb-run') && isOnPath('xauth')
  if (isThere()) return true
  if (!(await ensureSystemPackages())) return false
  if (isThere()) return true
  console.error('A picture without a display needs xvfb-run: install the packages xvfb and xauth.')
  return false
}

async function main(): Promise<number> {
  if (values.help) {
    console.log(usage)
    return 0
  }
  if (values.size && !/^\d{3,4}x\d{3,4}$/.test(values.size)) {
    console.error('Give --size as WIDTHxHEIGHT, for example --size 1280x800.')
    return 1
  }
  if (!hasDisplay() && !values.screenshot) {
    console.error(
      'There is no display to open a window on: start from a desktop session, or run "npm start -- --screenshot FILE.png" for a picture.',
    )
    return 1
  }
  if (!hasDisplay() && !(await ensureVirtualDisplay())) return 1
  if (!values.screenshot || values['user-data-dir']) return launch(values['user-data-dir'])
  const fresh = mkdtempSync(join(tmpdir(), 'switchboard-screenshot-'))
  try {
    return await launch(fresh)
  } finally {
    rmSync(fresh, { recursive: true, force: true, maxRetries: 5 })
  }
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
