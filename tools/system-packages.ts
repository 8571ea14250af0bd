import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { isOnPath } from './display.ts'
import { run } from './run.ts'

/** What Electron needs on a bare Debian or Ubuntu, and fonts for the scripts that customers write in. */
const needed = [
  'xvfb',
  'xauth',
  // Newer Ubuntu releases renamed some libraries when they widened the clock; either will do.
  'libgtk-3-0 libgtk-3-0t64',
  'libasound2 libasound2t64',
  'libatspi2.0-0 libatspi2.0-0t64',
  'libnss3',
  'libgbm1',
  'libxss1',
  'libxtst6',
  'libnotify4',
  'libdrm2',
  'libsecret-1-0',
  // The help centre is tried in what readers have. Ubuntu has it only as a snap; a tester names another by CHROMIUM_PATH.
  'chromium',
  'fonts-noto-core',
  'fonts-noto-cjk',
  'fonts-noto-color-emoji',
].map((names) => names.split(' '))

function installed(): Set<string> {
  const format = '$' + '{Package} $' + '{db:Status-Status}\\n'
  // It complains about every name it does not know, with an exit code to match.
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', format, ...needed.flat()], { encoding: 'utf8' })
  const lines = stdout.split('\n').map((line) => line.split(' '))
  return new Set(lines.filter(([, state]) => state === 'installed').map(([name = '']) => name))
}

function isOffered(name: string): boolean {
  return /Candidate: \d/.test(execFileSync('apt-cache', ['policy', name], { encoding: 'utf8' }))
}

/**
 * Sees to the system's packages that the window needs, on systems whose package names are known.
 *
 * @returns false when some are missing and this person may not install them; the line to run was printed
 */
export async function ensureSystemPackages(): Promise<boolean> {
  if (!existsSync('/etc/debian_version') || !isOnPath('dpkg-query')) return true
  const present = installed()
  const missing = needed.filter((names) => !names.some((name) => present.has(name)))
  if (missing.length === 0) return true
  if (process.getuid?.() !== 0) {
    console.error(`Some system packages are missing. Run this once, then again what you ran:
  sudo apt-get update && sudo apt-get install --no-install-recommends ${missing.map(([name]) => name).join(' ')}`)
    return false
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  if ((await run('apt-get', ['update', '-qq'], { env })) !== 0) return false
  const names = missing.map((choice) => choice.find(isOffered) ?? choice[0] ?? '')
  return (await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], { env })) === 0
}
