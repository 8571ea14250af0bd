import { expect } from '@playwright/test'
import { test } from '../fixtures/desk.ts'
import { editor, expectQuiet, openTicket, row, signIn, writeReply } from '../fixtures/steps.ts'
import { subjects } from '../fixtures/workspace.ts'

test('what was typed 1.2 seconds before a power cut is there after it', async ({ desk, launch }) => {
  await openTicket(desk.page, subjects.router, 'Mine')
  await writeReply(desk.page, 'Not yet sent, not yet lost')
  await desk.page.waitForTimeout(1_200)
  await desk.killTree()

  const { page } = await launch({ userDataDir: desk.userDataDir })
  await expect(row(page, subjects.router)).toContainText('Draft')
  await openTicket(page, subjects.router, 'Mine')
  await expect(editor(page)).toHaveText('Not yet sent, not yet lost')
})

test('a draft follows the person to another machine', async ({ workspace, desk, launch }) => {
  await openTicket(desk.page, subjects.router, 'Mine')
  await writeReply(desk.page, 'Begun at the office')
  await expect(desk.page.getByText(/^Draft saved/)).toBeVisible()
  await expectQuiet(desk.page)

  const { page } = await launch()
  await signIn(page, workspace.url, workspace.maya)
  await openTicket(page, subjects.router, 'Mine')
  await expect(editor(page)).toHaveText('Begun at the office')
})
