import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { test } from '../fixtures/desk.ts'
import {
  expectDelivered,
  expectOffline,
  expectOneWaiting,
  openOutbox,
  openQueue,
  openTicket,
  sendByKey,
  signIn,
  signOut,
  statusBar,
  ticketList,
  writeReply,
} from '../fixtures/steps.ts'
import { subjects } from '../fixtures/workspace.ts'

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile())
}

function accountFolder(userDataDir: string, email: string): string {
  const root = join(userDataDir, 'accounts')
  const key = readdirSync(root).find(
    (name) =>
      statSync(join(root, name)).isDirectory() &&
      readFileSync(join(root, name, 'account.json'), 'utf8').includes(email),
  )
  if (!key) throw new Error(`no account of ${email}`)
  return join(root, key)
}

test('another account on this computer sees nothing of the first, whose waiting reply goes out when they are back', async ({
  workspace,
  desk: { page, userDataDir },
}) => {
  test.setTimeout(90_000)
  const secret = 'Words between Maya and Carla'
  await openTicket(page, subjects.router, 'Mine')
  workspace.network.faults.offline = true
  await expectOffline(page)
  await writeReply(page, secret)
  await sendByKey(page)
  await expectOneWaiting(page)
  const dialog = await signOut(page)
  // The reply alone: its draft became part of it, and the mark that the ticket was read is nobody's work.
  await expect(statusBar(page)).toContainText('1 change waiting')
  await expect(dialog).toContainText('1 change has not reached the server yet.')
  await expect(dialog).toContainText('It is kept on this computer and goes out when you sign in again.')
  await dialog.getByRole('button', { name: 'Sign out anyway' }).click()
  await expect(page.getByText('1 change waiting to be sent')).toBeVisible()
  workspace.network.faults.offline = false

  await signIn(page, workspace.url, workspace.omar)
  await openQueue(page, 'All')
  await expect(ticketList(page).getByRole('option')).toHaveCount(5)
  await expect(page.getByText(secret)).toHaveCount(0)
  for (const subject of [subjects.router, subjects.invoice]) await expect(page.getByText(subject)).toHaveCount(0)
  await page.getByRole('combobox', { name: /^Search/ }).fill('router')
  await expect(page.getByText('Nothing found for “router”')).toBeVisible()
  await openOutbox(page)
  await expect(page.getByText('Everything is sent', { exact: true })).toBeVisible()
  const omars = filesUnder(accountFolder(userDataDir, workspace.omar.email))
  expect(omars.length).toBeGreaterThan(1)
  for (const file of omars) {
    const bytes = readFileSync(file)
    expect(bytes.includes(secret), file).toBe(false)
    expect(bytes.includes(subjects.router), file).toBe(false)
  }
  expect(await workspace.messages(subjects.router, secret)).toHaveLength(0)
  await (await signOut(page)).getByRole('button', { name: 'Sign out', exact: true }).click()

  await page.getByRole('button', { name: `Sign in to Test as ${workspace.maya.name}` }).click()
  await expect(page.getByRole('textbox', { name: 'E-mail' })).toHaveValue(workspace.maya.email)
  await page.getByLabel('Password', { exact: true }).and(page.locator(':visible')).fill(workspace.maya.password)
  await page.keyboard.press('Enter')
  await expectDelivered(page, workspace, subjects.router, secret)
})
