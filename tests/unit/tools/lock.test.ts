import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withLock } from '../../../tools/runtime/lock.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'switchboard-unit-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('a lock between processes', () => {
  it('lets one work at a time, also after a failure', async () => {
    const file = join(folder, 'lock')
    let inside = 0
    const work = () =>
      withLock(file, async () => {
        inside += 1
        expect(inside).toBe(1)
        await sleep(20)
        inside -= 1
      })
    await withLock(file, () => Promise.reject(new Error('x'))).catch(() => undefined)
    await Promise.all([work(), work(), work()])
    expect(existsSync(file)).toBe(false)
  })

  it('takes over from a holder that was killed', async () => {
    const file = join(folder, 'lock')
    // Above the highest process id that Linux hands out.
    writeFileSync(file, '99999999')
    expect(await withLock(file, async () => 'done')).toBe('done')
  })
})
