import { execFileSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { test } from '../fixtures/desk.ts'
import {
  editor,
  expectDelivered,
  expectQuiet,
  openTicket,
  sendByKey,
  signIn,
  syncNow,
  writeReply,
} from '../fixtures/steps.ts'
import { subjects } from '../fixtures/workspace.ts'

function cacheFiles(userDataDir: string): string[] {
  return readdirSync(join(userDataDir, 'accounts'), { recursive: true })
    .map(String)
    .filter((name) => name.includes('cache'))
    .map((name) => join(userDataDir, 'accounts', name))
}

test('a cache that cannot be read is set aside and filled again, and the person is told', async ({ desk, launch }) => {
  await openTicket(desk.page, subjects.router, 'Mine')
  await desk.quit()
  const cache = cacheFiles(desk.userDataDir).find((path) => path.endsWith('cache.db'))
  if (!cache) throw new Error('no cache.db')
  const file = openSync(cache, 'r+')
  const garbage = Buffer.alloc(64 * 1024, 'not a database ')
  writeSync(file, garbage, 0, garbage.length, 0)
  closeSync(file)

  const { page } = await launch({ userDataDir: desk.userDataDir })
  await expect(page.getByRole('region', { name: 'Notice' })).toContainText('set aside and is being filled again')
  await expectQuiet(page)
  await openTicket(page, subjects.router, 'Mine')
  await page.getByRole('button', { name: 'Got it' }).click()
  await expect(page.getByRole('region', { name: 'Notice' })).toHaveCount(0)
  const kept = cacheFiles(desk.userDataDir).filter((path) => readFileSync(path).includes('not a database'))
  expect(kept).toHaveLength(1)
})

test('a full disk is told, and what is being written is kept until there is room again', async ({
  workspace,
  launch,
  tempDir,
}) => {
  test.skip(process.getuid?.() !== 0, 'a small disk can only be made by root')
  const userDataDir = join(tempDir, 'small-disk')
  mkdirSync(userDataDir)
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=96m', 'tmpfs', userDataDir])
  let running: Awaited<ReturnType<typeof launch>> | undefined
  try {
    running = await launch({ userDataDir })
    const { page } = running
    await signIn(page, workspace.url, workspace.maya)
    await openTicket(page, subjects.router, 'Mine')
    await writeReply(page, 'Written before. ')
    await expect(page.getByText(/^Draft saved/)).toBeVisible()
    const filler = join(userDataDir, 'filler')
    fill(filler)
    await page.keyboard.type('Written on a full disk.')
    await expect(page.getByText('Draft not saved yet. It is tried again; keep this open.')).toBeVisible()
    await expect(page.getByText(/^The disk is full\./).first()).toBeVisible()
    await sendByKey(page)
    await expect(page.getByText(/The disk is full, so this could not be saved/).first()).toBeVisible()
    await expect(editor(page)).toHaveText('Written before. Written on a full disk.')

    rmSync(filler)
    await expect(page.getByText(/^Draft saved/)).toBeVisible()
    await editor(page).click()
    await sendByKey(page)
    await expect(editor(page)).toHaveText('')
    await syncNow(page)
    await expectDelivered(page, workspace, subjects.router, 'Written on a full disk')
  } finally {
    await running?.killTree()
    execFileSync('umount', ['-l', userDataDir])
  }
})

/** Writes until nothing more fits. */
function fill(path: string): void {
  const file = openSync(path, 'w')
  try {
    for (const size of [1024 * 1024, 4096]) {
      const block = Buffer.alloc(size)
      try {
        for (;;) writeSync(file, block)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
      }
    }
  } finally {
    closeSync(file)
  }
}
