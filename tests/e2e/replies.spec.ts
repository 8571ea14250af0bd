import { expect } from '@playwright/test'
import { test } from '../fixtures/desk.ts'
import {
  editor,
  expectDelivered,
  expectOffline,
  expectOneWaiting,
  openOutbox,
  openTicket,
  sendByKey,
  signIn,
  statusBar,
  syncNow,
  thread,
  writeReply,
} from '../fixtures/steps.ts'
import { subjects } from '../fixtures/workspace.ts'

test('a reply reaches the server exactly once, after the undo time', async ({ workspace, desk: { page } }) => {
  await openTicket(page, subjects.router)
  await writeReply(page, 'Please hold the reset button for ten seconds.')
  await sendByKey(page)

  const mine = thread(page).getByRole('article', { name: `Reply from ${workspace.maya.name}` })
  await expect(mine).toContainText('Please hold the reset button')
  await expect(editor(page)).toHaveText('')
  expect(await workspace.messages(subjects.router, 'reset button')).toHaveLength(0)
  await expectDelivered(page, workspace, subjects.router, 'reset button')
  await expect(mine).not.toContainText(/Sends in|Waiting to be sent|Sending/)
  expect(await workspace.fresh(subjects.router)).toMatchObject({ status: 'open' })
})

test('undo takes a reply back before it is sent, and its text stands in the editor', async ({ workspace, launch }) => {
  test.slow()
  await workspace.setUndoSeconds(15)
  const { page } = await launch()
  await signIn(page, workspace.url, workspace.maya)
  await openTicket(page, subjects.invoice)
  await writeReply(page, 'We return the money today.')
  await sendByKey(page)
  await expect(editor(page)).toHaveText('')
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await expect(editor(page)).toHaveText('We return the money today.')
  await expect(thread(page).getByRole('article', { name: /^Reply from/ })).toHaveCount(0)
  await expect(statusBar(page)).toContainText('All changes sent')
  expect(await workspace.messages(subjects.invoice, 'return the money')).toHaveLength(0)
})

test('a reply that can still be taken back promises no sending while there is no network', async ({
  workspace,
  launch,
}) => {
  await workspace.setUndoSeconds(60)
  const { page } = await launch()
  await signIn(page, workspace.url, workspace.maya)
  await openTicket(page, subjects.invoice)
  await writeReply(page, 'On its way when the line is back.')
  await sendByKey(page)
  await expect(thread(page)).toContainText(/Sends in \d+ s/)
  workspace.network.faults.offline = true
  await expectOffline(page)
  await expect(thread(page)).toContainText(/Goes out when you are online; \d+ s to take it back/)
  await openOutbox(page)
  await expect(page.getByRole('main')).toContainText(/Goes out when you are online; \d+ s to take it back/)
})

test('a reply written offline survives a power cut and is delivered exactly once', async ({
  workspace,
  desk,
  launch,
}) => {
  const { page } = desk
  await openTicket(page, subjects.router)
  workspace.network.faults.offline = true
  await expectOffline(page)
  await writeReply(page, 'Written without a network.')
  await sendByKey(page)
  await expect(thread(page)).toContainText('Written without a network.')
  await expectOneWaiting(page)
  await desk.killTree()

  const again = await launch({ userDataDir: desk.userDataDir })
  await expectOffline(again.page)
  await expectOneWaiting(again.page)
  await openOutbox(again.page)
  await expect(again.page.getByRole('listitem').filter({ hasText: /^Reply/ })).toContainText(
    'Written without a network.',
  )
  await openTicket(again.page, subjects.router)
  await expect(thread(again.page)).toContainText('Written without a network.')
  workspace.network.faults.offline = false
  await syncNow(again.page)
  await expectDelivered(again.page, workspace, subjects.router, 'without a network')
})
