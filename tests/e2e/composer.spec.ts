import { closeSync, ftruncateSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { test } from '../fixtures/desk.ts'
import { editor, openTicket, sendByKey, statusBar, thread, writeReply } from '../fixtures/steps.ts'
import { subjects } from '../fixtures/workspace.ts'

test('an empty reply, a paste of 10 MB and a file of 200 MB are refused with the reason, and nothing is lost', async ({
  workspace,
  desk: { page, app },
  tempDir,
}) => {
  await openTicket(page, subjects.router, 'Mine')
  const replies = thread(page).getByRole('article', { name: /^Reply from/ })
  await test.step('an empty reply', async () => {
    await page.getByRole('tab', { name: 'Reply' }).click()
    await editor(page).click()
    await page.keyboard.type('   ')
    await sendByKey(page)
    await expect(page.getByRole('alert')).toHaveText('Write something first: an empty reply is not sent.')
    await expect(replies).toHaveCount(0)
  })
  await editor(page).fill('')
  await writeReply(page, 'Before the paste.')
  await test.step('a paste of 10 MB', async () => {
    await app.evaluate(({ clipboard }) => clipboard.writeText('word '.repeat(2 * 1024 * 1024)))
    await page.keyboard.press('Control+V')
    await expect(page.getByRole('alert')).toContainText('a message may hold 970,000 characters')
    await expect(editor(page)).toHaveText('Before the paste.')
  })
  await test.step('a file of 200 MB', async () => {
    const path = join(tempDir, 'film.mp4')
    const file = openSync(path, 'w')
    ftruncateSync(file, 200 * 1024 * 1024)
    closeSync(file)
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Attach files' }).click()
    await (await chooser).setFiles(path)
    await expect(page.getByRole('alert')).toContainText(/film\.mp4 is 200.MB\. A file may be at most 25.MB\./)
    await expect(page.getByRole('button', { name: 'Remove film.mp4' })).toHaveCount(0)
    await expect(editor(page)).toHaveText('Before the paste.')
  })
  await expect(replies).toHaveCount(0)
  expect(await workspace.messages(subjects.router, 'Before')).toHaveLength(0)
  await expect(statusBar(page).getByRole('status')).toHaveText('Online')
})
