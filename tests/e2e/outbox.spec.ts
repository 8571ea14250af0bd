import { expect, type Page } from '@playwright/test'
import { test } from '../fixtures/desk.ts'
import {
  editor,
  expectDelivered,
  expectOffline,
  expectOneWaiting,
  openOutbox,
  openTicket,
  sendByKey,
  writeReply,
} from '../fixtures/steps.ts'
import { subjects } from '../fixtures/workspace.ts'

const waitingReply = (page: Page, text: string) =>
  page
    .getByRole('listitem')
    .filter({ hasText: /^Reply/ })
    .filter({ hasText: text })

test('a waiting change shows its state, can be copied, and is discarded only with consent', async ({
  workspace,
  desk: { page, app },
}) => {
  await openTicket(page, subjects.router, 'Mine')
  // Nobody listens any more: nothing can have arrived.
  await workspace.network.stop()
  await expectOffline(page)
  await writeReply(page, 'A reply on its way')
  await sendByKey(page)
  await expectOneWaiting(page)
  await openOutbox(page)
  const item = waitingReply(page, 'A reply on its way')
  await expect(item).toContainText(/Waiting/)
  await expect(item.getByRole('button', { name: 'Try now' })).toBeVisible()

  await item.getByRole('button', { name: 'Copy text' }).click()
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe('A reply on its way')

  await item.getByRole('button', { name: 'Discard' }).click()
  const question = page.getByRole('dialog', { name: 'Discard this change?' })
  await question.getByRole('button', { name: 'Keep' }).click()
  await expect(item).toBeVisible()
  await item.getByRole('button', { name: 'Discard' }).click()
  await question.getByRole('button', { name: 'Discard' }).click()
  await expect(item).toHaveCount(0)
  await openTicket(page, subjects.router, 'Mine')
  await expect(editor(page)).toHaveText('A reply on its way')
  expect(await workspace.messages(subjects.router, 'on its way')).toHaveLength(0)
})

test('a change that may have arrived already cannot be discarded, and the window says why', async ({
  workspace,
  desk: { page },
}) => {
  await openTicket(page, subjects.router, 'Mine')
  // Connections are cut after the request went out: the server may have had it.
  workspace.network.faults.offline = true
  await writeReply(page, 'Perhaps it is there')
  await sendByKey(page)
  await openOutbox(page)
  const item = waitingReply(page, 'Perhaps it is there')
  await expect(item).toContainText('attempt', { timeout: 15_000 })
  await item.getByRole('button', { name: 'Discard' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click()
  await expect(page.getByText('It may have reached the server already')).toBeVisible()
  // It goes out by itself, perhaps sooner than a hand could press "Try now".
  workspace.network.faults.offline = false
  await expectDelivered(page, workspace, subjects.router, 'Perhaps it is there')
})

test('a change that the server failed at says so, and goes out when one tries again', async ({
  workspace,
  desk: { page },
}) => {
  await openTicket(page, subjects.router, 'Mine')
  let attempts = 0
  workspace.network.faults.decide = ({ method, path }) => {
    if (method !== 'POST' || path !== '/v1/commands') return undefined
    attempts += 1
    return 'error-500'
  }
  await writeReply(page, 'The server stumbles over this')
  await sendByKey(page)
  await openOutbox(page)
  const item = waitingReply(page, 'The server stumbles over this')
  await expect(item).toContainText('attempt', { timeout: 15_000 })
  const before = attempts
  await item.getByRole('button', { name: 'Try now' }).click()
  await expect.poll(() => attempts).toBeGreaterThan(before)
  await expect(item).toContainText('attempt')
  workspace.network.faults.decide = undefined
  await expectDelivered(page, workspace, subjects.router, 'stumbles over this')
})
