import { readdirSync, statSync } from 'node:fs'
import { inRoot } from './paths.ts'
import { bin, run } from './run.ts'

/** What the built app is made of. */
const sources = [
  'electron',
  'renderer',
  'server',
  'shared',
  'resources',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
  'postcss.config.cjs',
  'tsconfig.json',
]
/** Written last by a build, so its time says whether the whole of it is fresh. */
const lastOutput = 'out/renderer/index.html'

function newest(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return 0
  if (!stat.isDirectory()) return stat.mtimeMs
  // A folder's own time changes when a file in it is removed.
  return readdirSync(path).reduce((time, name) => Math.max(time, newest(`${path}/${name}`)), stat.mtimeMs)
}

/** Builds the app unless the last build is newer than every source. */
export async function buildIfStale(): Promise<void> {
  const built = statSync(inRoot(lastOutput), { throwIfNoEntry: false })?.mtimeMs ?? 0
  if (sources.every((source) => newest(inRoot(source)) < built)) return
  const code = await build()
  if (code !== 0) throw new Error('The app could not be built; the reason is above.')
}

/** @returns the exit code */
export function build(): Promise<number> {
  return run(process.execPath, [bin('electron-vite'), 'build', '--logLevel', 'warn'])
}
