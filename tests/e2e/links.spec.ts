import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { expect } from '@playwright/test'
import { root } from '../../tools/paths.ts'
import { appWords } from '../fixtures/app.ts'
import { test } from '../fixtures/desk.ts'
import { expectTicketOpen, openTicket, signIn, signOut } from '../fixtures/steps.ts'
import { subjects, type Workspace } from '../fixtures/workspace.ts'

const linkTo = (workspace: Workspace, subject: string) => `switchboard://ticket/${workspace.ticket(subject).id}`

/** What the desktop does when a link is clicked: a second start, which hands it over and ends. */
async function openLink(userDataDir: string, link: string): Promise<void> {
  const electron = process.env.ELECTRON_EXEC_PATH ?? createRequire(import.meta.url)('electron')
  await once(spawn(electron, appWords(userDataDir, [link]), { cwd: root, stdio: 'ignore' }), 'exit')
}

test('a link opened before anybody signed in is kept, said to be, and opened after', async ({ workspace, launch }) => {
  const { page } = await launch({ args: [linkTo(workspace, subjects.router)] })
  await expect(page.getByText('The ticket of the link you opened is shown once you are signed in.')).toBeVisible()
  await signIn(page, workspace.url, workspace.maya)
  await expectTicketOpen(page, subjects.router)
})

test('a link opened after signing out waits for whoever signs in next', async ({ workspace, desk }) => {
  const { page, userDataDir } = desk
  await (await signOut(page)).getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page.getByRole('button', { name: /^Connect to a server/ })).toBeVisible()
  await openLink(userDataDir, linkTo(workspace, subjects.invoice))
  await expect(page.getByText('The ticket of the link you opened')).toBeVisible()
  await signIn(page, workspace.url, workspace.maya)
  await expectTicketOpen(page, subjects.invoice)
})

test('a link that starts the app opens its ticket', async ({ workspace, desk, launch }) => {
  await desk.quit()
  const { page } = await launch({ userDataDir: desk.userDataDir, args: [linkTo(workspace, subjects.router)] })
  await expectTicketOpen(page, subjects.router)
})

test('a link to a ticket that one may not see says so', async ({ workspace, desk }) => {
  await openLink(desk.userDataDir, linkTo(workspace, subjects.parcel))
  await expect(desk.page.getByText('This ticket is no longer in sight')).toBeVisible()
})

test('a link waits for the word of whoever is filling in a form', async ({ workspace, desk }) => {
  const { page, userDataDir } = desk
  await openTicket(page, subjects.router, 'Mine')
  await page.getByRole('button', { name: 'More for this customer' }).click()
  await page.getByRole('menuitem', { name: /^Edit/ }).click()
  const form = page.getByRole('dialog', { name: /Carla Ferreira/ })
  const notes = form.getByRole('textbox', { name: 'Notes' })
  await notes.fill('Prefers the phone after four')
  const question = page.getByRole('dialog', { name: 'Leave without saving?' })

  await openLink(userDataDir, linkTo(workspace, subjects.invoice))
  await question.getByRole('button', { name: 'Keep editing' }).click()
  await expect(question).toHaveCount(0)
  await expect(notes).toHaveValue('Prefers the phone after four')
  await page.evaluate(() => window.history.back())
  await expect(question).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(question).toHaveCount(0)
  await expect(notes).toHaveValue('Prefers the phone after four')

  await openLink(userDataDir, linkTo(workspace, subjects.invoice))
  await question.getByRole('button', { name: 'Leave' }).click()
  await expect(form).toHaveCount(0)
  await expectTicketOpen(page, subjects.invoice)
})
