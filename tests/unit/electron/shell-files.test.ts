import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { restartBackoff } from '../../../electron/shell/backoff.ts'
import { readOptions } from '../../../electron/shell/options.ts'
import { openStateStore } from '../../../electron/shell/state-store.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchboard-unit-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('what the shell remembers', () => {
  it('is there again at the next start, readable by this person only, with no leftovers', () => {
    const file = join(folder, 'deep', 'shell.json')
    openStateStore(file).update({ theme: 'dark' })
    expect(openStateStore(file).get()).toEqual({ maximized: false, theme: 'dark', language: 'system' })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(folder, 'deep'))).toEqual(['shell.json'])
  })

  it('falls back to defaults when the file is torn or of another time', () => {
    const file = join(folder, 'shell.json')
    for (const content of ['{"theme":', '{"theme":"purple"}', '[]', '']) {
      writeFileSync(file, content)
      expect(openStateStore(file).get()).toEqual({ maximized: false, theme: 'system', language: 'system' })
    }
  })
})

describe('the waits before a process is started again', () => {
  it('grow while it keeps dying, stay bounded, and begin anew after a healthy run', () => {
    const wait = restartBackoff()
    const waits = Array.from({ length: 12 }, () => wait(10))
    expect(waits.slice(0, 4)).toEqual([100, 200, 400, 800])
    expect(Math.max(...waits)).toBe(10_000)
    expect(wait(60_000)).toBe(100)
  })
})

describe('the command line', () => {
  it('is read with values after an equals sign only', () => {
    const options = readOptions(['electron', '--no-sandbox', '.', '--demo', '--size=1280x800', '--theme=dark'])
    expect(options).toEqual({
      demo: true,
      screenshot: undefined,
      size: { width: 1280, height: 800 },
      theme: 'dark',
      noSandbox: true,
    })
  })

  it('ignores values it does not know', () => {
    expect(readOptions(['--size=big', '--theme=pink'])).toMatchObject({
      size: undefined,
      theme: undefined,
      demo: false,
    })
  })
})
