import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { test } from '../fixtures/desk.ts'
import { expectTicketOpen, openQueue, signOut } from '../fixtures/steps.ts'

const form = (page: Page) => page.getByRole('dialog', { name: 'New ticket' })
const kept = (page: Page) => form(page).getByRole('status').filter({ hasText: 'Kept on this computer' })

async function openForm(page: Page): Promise<void> {
  await openQueue(page, 'Mine')
  await page.getByRole('button', { name: 'New ticket' }).click()
  await expect(form(page).getByRole('textbox', { name: 'Subject' })).toBeVisible()
}

async function beginTicket(page: Page, subject: string, words: string): Promise<void> {
  await openForm(page)
  await form(page).getByRole('textbox', { name: 'Subject' }).fill(subject)
  const body = form(page).getByRole('textbox', { name: 'Message' })
  await body.click()
  await page.keyboard.type(words)
  await expect(body).toHaveText(words)
}

async function openProfile(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: 'Profile' }).click()
}

function filesWith(folder: string, words: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => lstatSync(path).isFile())
    .filter((path) => {
      const bytes = readFileSync(path)
      return bytes.includes(words) || bytes.includes(Buffer.from(words, 'utf16le'))
    })
}

test('a new ticket that is said to be kept is there after a power cut in the same moment', async ({ desk, launch }) => {
  await beginTicket(desk.page, 'Heating in room 4', 'It is cold since Friday')
  await expect(kept(desk.page)).toBeVisible()
  await desk.killTree()

  const { page } = await launch({ userDataDir: desk.userDataDir })
  await openForm(page)
  await expect(form(page).getByRole('textbox', { name: 'Subject' })).toHaveValue('Heating in room 4')
  await expect(form(page).getByRole('textbox', { name: 'Message' })).toHaveText('It is cold since Friday')
  await expect(kept(page)).toBeVisible()
})

test('a new ticket is begun anew once it was created, also after a power cut', async ({ desk, launch }) => {
  await beginTicket(desk.page, 'Lift stands still', 'Between two floors')
  await form(desk.page).getByRole('textbox', { name: 'Customer' }).fill('Carla')
  await desk.page
    .getByRole('listbox', { name: 'Customer' })
    .getByRole('option', { name: /Carla Ferreira/ })
    .click()
  await form(desk.page).getByRole('button', { name: 'Create ticket' }).click()
  await expectTicketOpen(desk.page, 'Lift stands still')
  await desk.killTree()

  const { page } = await launch({ userDataDir: desk.userDataDir })
  await openForm(page)
  await expect(form(page).getByRole('textbox', { name: 'Subject' })).toHaveValue('')
})

test('a signature that is being written is there after a power cut', async ({ desk, launch }) => {
  await openProfile(desk.page)
  await desk.page.getByRole('textbox', { name: 'Signature' }).click()
  await desk.page.keyboard.press('Control+End')
  await desk.page.keyboard.type('Best from the third floor')
  await expect(desk.page.getByText('Not saved yet; kept on this computer')).toBeVisible()
  await desk.killTree()

  const { page } = await launch({ userDataDir: desk.userDataDir })
  await openProfile(page)
  await expect(page.getByRole('textbox', { name: 'Signature' })).toContainText('Best from the third floor')
})

test('an account that is removed leaves no word of a begun ticket on the computer', async ({ desk, workspace }) => {
  const words = 'Nobody else may read this line'
  await beginTicket(desk.page, 'Confidential', words)
  await expect(kept(desk.page)).toBeVisible()
  expect(filesWith(desk.userDataDir, words)).not.toEqual([])
  await form(desk.page).getByRole('button', { name: 'Later' }).click()
  await (await signOut(desk.page)).getByRole('button', { name: 'Sign out', exact: true }).click()
  await desk.page.getByRole('button', { name: `Remove ${workspace.maya.name}, Test, from this computer` }).click()
  await desk.page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(desk.page.getByRole('button', { name: /^Sign in to Test/ })).toHaveCount(0)
  await desk.quit()
  expect(filesWith(desk.userDataDir, words)).toEqual([])
})
