import { expect, type Locator, type Page } from '@playwright/test'
import { test } from '../fixtures/desk.ts'
import {
  expectOffline,
  expectOneWaiting,
  expectQuiet,
  fillConnectForm,
  openTicket,
  sendByKey,
  signIn,
  signOut,
  statusBar,
  writeReply,
} from '../fixtures/steps.ts'
import { subjects } from '../fixtures/workspace.ts'

const question = (page: Page) => page.getByRole('dialog', { name: 'Leave without saving?' })

/** Left by a click beside it and by Escape, the form asks before it loses a word; untouched it just closes. */
async function expectGuarded(page: Page, form: Locator, field: Locator, words: string): Promise<void> {
  await field.fill(words)
  await page.mouse.click(4, 4)
  await expect(form).toBeVisible()
  await expect(question(page)).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(question(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(question(page)).toHaveCount(0)
  await expect(field).toHaveValue(words)
  await page.keyboard.press('Escape')
  await question(page).getByRole('button', { name: 'Keep editing' }).click()
  await expect(field).toHaveValue(words)
  await form.getByRole('button', { name: 'Close' }).click()
  await question(page).getByRole('button', { name: 'Leave' }).click()
  await expect(form).toHaveCount(0)
}

test('a customer’s notes are not lost by a click beside the form', async ({ desk: { page } }) => {
  await openTicket(page, subjects.router, 'Mine')
  const form = page.getByRole('dialog', { name: /Carla Ferreira/ })
  const open = async () => {
    await page.getByRole('button', { name: 'More for this customer' }).click()
    await page.getByRole('menuitem', { name: /^Edit/ }).click()
    await expect(form).toBeVisible()
  }
  await open()
  await page.keyboard.press('Escape')
  await expect(form).toHaveCount(0)
  await open()
  await expectGuarded(page, form, form.getByRole('textbox', { name: 'Notes' }), 'Prefers the phone after four')
})

test('what is typed about a customer stays when the ticket beside it goes out of sight, and is saved', async ({
  workspace,
  desk: { page },
}) => {
  await openTicket(page, subjects.router, 'Mine')
  await page.getByRole('button', { name: 'More for this customer' }).click()
  await page.getByRole('menuitem', { name: /^Edit/ }).click()
  const form = page.getByRole('dialog', { name: /Carla Ferreira/ })
  const notes = form.getByRole('textbox', { name: 'Notes' })
  await notes.fill('Prefers the phone after four')
  const { id, teamId, customerId } = workspace.ticket(subjects.router)
  const set = { teamId: workspace.fieldTeam }
  await workspace.act(workspace.lena, 'ticket.update', { ticketId: id, set, base: { teamId } })
  await expect(page.getByText('This ticket is no longer in sight')).toBeVisible()
  await expect(notes).toHaveValue('Prefers the phone after four')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form).toHaveCount(0)
  await expectQuiet(page)
  const { server, admin } = workspace
  const customer = await server.api('customerGet', { as: admin.session, params: { id: customerId } })
  expect(customer.notes).toBe('Prefers the phone after four')
})

test('what is typed about a customer stays under the dialogs that the menu and the keys open, and signing out asks', async ({
  desk: { page, app },
}) => {
  await openTicket(page, subjects.router, 'Mine')
  await page.getByRole('button', { name: 'More for this customer' }).click()
  await page.getByRole('menuitem', { name: /^Edit/ }).click()
  const form = page.getByRole('dialog', { name: /Carla Ferreira/ })
  const notes = form.getByRole('textbox', { name: 'Notes' })
  await notes.fill('Prefers the phone after four')
  await app.evaluate(({ Menu }) => {
    const items = (menu: Electron.Menu | null): Electron.MenuItem[] =>
      menu?.items.flatMap((item) => [item, ...items(item.submenu ?? null)]) ?? []
    items(Menu.getApplicationMenu())
      .find(({ label }) => label === 'Keyboard shortcuts')
      ?.click()
  })
  const shortcuts = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(shortcuts).toBeVisible()
  // Escape belongs to what lies on top.
  await page.keyboard.press('Escape')
  await expect(shortcuts).toHaveCount(0)
  await expect(question(page)).toHaveCount(0)
  await expect(notes).toHaveValue('Prefers the phone after four')
  await page.keyboard.press('Escape')
  await question(page).getByRole('button', { name: 'Keep editing' }).click()
  // Behind the form nothing can be clicked, but a hand that is quicker than the dialog, or a screen reader, gets there.
  await page.getByRole('button', { name: /^Maya/ }).dispatchEvent('click')
  await page.getByRole('menuitem', { name: 'Sign out' }).dispatchEvent('click')
  await question(page).getByRole('button', { name: 'Keep editing' }).click()
  await expect(page.getByRole('dialog', { name: /^Sign out/ })).toHaveCount(0)
  await expect(notes).toHaveValue('Prefers the phone after four')
})

test('a person and a team being added are not lost by a click beside the form', async ({ workspace, launch }) => {
  const { page } = await launch()
  await signIn(page, workspace.url, workspace.admin)
  await page.keyboard.press('Control+,')
  await page.getByRole('button', { name: 'People and teams' }).click()
  await page.getByRole('button', { name: 'Add a person' }).click()
  const person = page.getByRole('dialog', { name: 'Add a person' })
  await expectGuarded(page, person, person.getByRole('textbox', { name: 'Name' }), 'Nora Quist')
  await page.getByRole('button', { name: 'Add a team' }).click()
  const team = page.getByRole('dialog', { name: 'Add a team' })
  await expectGuarded(page, team, team.getByRole('textbox', { name: /Name/ }), 'Night shift')
})

test('what could be undone names no customer any more after signing out', async ({ workspace, launch }) => {
  await workspace.setUndoSeconds(30)
  const { page } = await launch()
  await signIn(page, workspace.url, workspace.maya)
  await openTicket(page, subjects.router, 'Mine')
  await writeReply(page, 'On my way')
  await sendByKey(page)
  const undo = statusBar(page).getByRole('button', { name: 'Undo' })
  await expect(undo).toBeVisible()
  await (await signOut(page)).getByRole('button', { name: 'Sign out anyway' }).click()
  await expect(page.getByRole('button', { name: /^Connect to a server/ })).toBeVisible()
  await expect(undo).toHaveCount(0)
  await expect(page.getByText(/Carla/)).toHaveCount(0)
})

test('a password goes to a server without encryption only with the person’s consent', async ({ launch }) => {
  const { page } = await launch()
  await fillConnectForm(page, 'http://desk.invalid', 'ana@example.com', 'long enough')
  await expect(page.getByText(/^desk\.invalid is reached without encryption/)).toBeVisible()
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(page.getByText('Tick this, or write the address with https://.')).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await page.getByRole('checkbox', { name: /^I trust the network to desk\.invalid/ }).check()
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(page.getByRole('alert')).toHaveText(/cannot be reached/)
  await page.getByRole('textbox', { name: 'Server address' }).fill('http://other.invalid')
  await expect(page.getByRole('checkbox', { name: /^I trust the network to other\.invalid/ })).not.toBeChecked()
})

test('signing out can wait until everything is sent', async ({ workspace, desk: { page } }) => {
  await openTicket(page, subjects.router, 'Mine')
  workspace.network.faults.offline = true
  await expectOffline(page)
  await writeReply(page, 'To be sent before I go')
  await sendByKey(page)
  await expectOneWaiting(page)
  const dialog = await signOut(page)
  await expect(dialog).toContainText('1 change has not reached the server yet.')
  await dialog.getByRole('button', { name: 'Wait until sent' }).click()
  await expect(dialog.getByRole('button', { name: /^Waiting/ })).toBeDisabled()
  expect(await workspace.messages(subjects.router, 'before I go')).toHaveLength(0)
  workspace.network.faults.offline = false
  await expect(page.getByRole('button', { name: /^Connect to a server/ })).toBeVisible({ timeout: 20_000 })
  expect(await workspace.messages(subjects.router, 'before I go')).toHaveLength(1)
})

test('light and dark are chosen on the screen, and stay', async ({ desk, launch }) => {
  const scheme = (page: Page) => page.evaluate(() => document.documentElement.dataset.mantineColorScheme)
  const choose = async (page: Page, name: string) => {
    await page.keyboard.press('Control+,')
    await page.getByRole('radio', { name, exact: true }).locator('xpath=..').click()
  }
  await choose(desk.page, 'Dark')
  await expect.poll(() => scheme(desk.page)).toBe('dark')
  await desk.quit()
  const { page } = await launch({ userDataDir: desk.userDataDir })
  await expectQuiet(page)
  expect(await scheme(page)).toBe('dark')
  await choose(page, 'Light')
  await expect.poll(() => scheme(page)).toBe('light')
})

test('a person changes their own password, and what is wrong is said beside its field', async ({
  workspace,
  desk: { page },
}) => {
  await page.keyboard.press('Control+,')
  await page.getByRole('button', { name: 'Sign-in and security' }).click()
  await page.getByRole('button', { name: 'Change password' }).click()
  const form = page.getByRole('dialog', { name: 'Change your password' })
  const fill = async (label: string, text: string) =>
    form.getByLabel(label, { exact: true }).and(page.locator('input')).fill(text)
  await fill('Present password', 'not this one')
  await fill('New password', 'a new long password')
  await fill('New password again', 'a new long passwort')
  await form.getByRole('button', { name: 'Change password' }).click()
  await expect(form.getByText('The two are not the same.')).toBeVisible()
  await fill('New password again', 'a new long password')
  await form.getByRole('button', { name: 'Change password' }).click()
  await expect(form.getByText('This is not your present password.')).toBeVisible()
  await fill('Present password', workspace.maya.password)
  await form.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByText('Your password has been changed.')).toBeVisible()
  const again = await workspace.server.signIn(workspace.maya.email, 'a new long password')
  expect(again.user.email).toBe(workspace.maya.email)
})
