import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { root } from '../../tools/paths.ts'
import { test } from '../fixtures/app.ts'

interface Ended {
  readonly code: number | null
  readonly said: string
}

/** `npm start` on a machine without a display. */
function start(words: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...rest } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', 'tools/start.ts', ...words], {
    cwd: root,
    env: { ...rest, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, said }))
  })
}

/** A folder of programs that stand in for those of the system. */
function programs(folder: string, scripts: Readonly<Record<string, string>>): string {
  mkdirSync(folder, { recursive: true })
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`)
    chmodSync(join(folder, name), 0o755)
  }
  return folder
}

test.skip(process.platform !== 'linux', 'every other system has a display')

test('without a display, starting says in a sentence what to do instead', async () => {
  const { code, said } = await start([])
  expect(code).toBe(1)
  expect(said.trim().split('\n')).toEqual([
    'There is no display to open a window on: start from a desktop session, or run "npm start -- --screenshot FILE.png" for a picture.',
  ])
})

test('a picture of the demo’s queue is written without a display', async ({ tempDir }) => {
  test.setTimeout(180_000)
  const file = join(tempDir, 'queue.png')
  const { code, said } = await start(['--screenshot', file, '--size', '1280x800', '--theme', 'light'])
  expect(code, said).toBe(0)
  const picture = readFileSync(file)
  expect(picture.subarray(1, 4).toString()).toBe('PNG')
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1280, 800])
  // An empty window compresses to next to nothing.
  expect(picture.length).toBeGreaterThan(40_000)
})

test('where a display in memory is missing and nobody knows the packages, the person is told', async ({ tempDir }) => {
  const { code, said } = await start(['--screenshot', join(tempDir, 'queue.png')], { PATH: programs(tempDir, {}) })
  expect(code).toBe(1)
  expect(said).toContain('install the packages xvfb and xauth')
})

test('where a display in memory is missing, root on Debian gets it installed', async ({ tempDir }) => {
  test.skip(process.getuid?.() !== 0 || !existsSync('/etc/debian_version'), 'only root may install')
  const bin = join(tempDir, 'bin')
  const log = join(tempDir, 'installed')
  const make = (name: string) => `printf '#!/bin/sh\\nexit 0\\n' > ${bin}/${name}; /bin/chmod +x ${bin}/${name}`
  programs(bin, {
    'dpkg-query': 'exit 1',
    'apt-cache': 'echo "  Candidate: 1"',
    'apt-get': `echo "$@" >> ${log}; ${make('xvfb-run')}; ${make('xauth')}`,
  })
  const { code, said } = await start(['--screenshot', join(tempDir, 'queue.png')], { PATH: bin })
  expect(code, said).toBe(0)
  expect(readFileSync(log, 'utf8')).toMatch(/install .*\bxvfb xauth\b/)
})
