import { expect, type Page } from '@playwright/test'
import type { Ticket } from '../../shared/domain/tickets.ts'
import { test } from '../fixtures/desk.ts'
import { editor, expectTicketOpen, openQueue, queues, row, ticketList } from '../fixtures/steps.ts'
import { subjects, type Workspace } from '../fixtures/workspace.ts'

const subjectsShown = (page: Page) => ticketList(page).getByRole('option').locator('bdi:first-child').allTextContents()

/** Puts the cursor of the list on the first row and chooses so many from there. */
async function chooseFirst(page: Page, count: number): Promise<string[]> {
  await ticketList(page).focus()
  await page.keyboard.press('Home')
  for (let index = 0; index < count; index += 1) {
    if (index > 0) await page.keyboard.press('j')
    await page.keyboard.press('x')
  }
  return (await subjectsShown(page)).slice(0, count)
}

/** Chooses tickets by mouse, once those of before are let go. */
async function choose(page: Page, names: readonly string[]): Promise<void> {
  const bar = page.getByRole('toolbar', { name: 'Change the selected tickets' })
  await expect(bar).toHaveCount(0)
  // What was changed may still be on its way to another place in the list.
  let before = ''
  const isSettled = async () => {
    const shown = (await subjectsShown(page)).join()
    const same = shown === before
    before = shown
    return same
  }
  await expect.poll(isSettled, { intervals: [300] }).toBe(true)
  for (const name of names) await row(page, name).locator('[data-gutter]').click()
  await expect(bar).toContainText(`${names.length} selected`)
}

/** What the server says of the tickets now. */
const onServer = async <T>(workspace: Workspace, names: readonly string[], of: (ticket: Ticket) => T): Promise<T[]> =>
  Promise.all(names.map(async (name) => of(await workspace.fresh(name))))

test('e in the list solves the ticket at the cursor, not the one that is open, and z takes it back', async ({
  workspace,
  desk: { page },
}) => {
  await openQueue(page, 'All')
  await row(page, subjects.invoice).click()
  await expectTicketOpen(page, subjects.invoice)
  await row(page, subjects.router).locator('[data-gutter]').click()
  await page.keyboard.press('Escape')
  await page.keyboard.press('e')
  await expect(page.getByText('1 ticket changed: Solved.')).toBeVisible()
  await expect.poll(async () => (await workspace.fresh(subjects.router)).status).toBe('solved')
  expect((await workspace.fresh(subjects.invoice)).status).not.toBe('solved')
  await page.keyboard.press('z')
  await expect(page.getByText('1 ticket is as before.')).toBeVisible()
  await expect.poll(async () => (await workspace.fresh(subjects.router)).status).not.toBe('solved')
})

test('r and n in the list open the ticket at the cursor and let one write at once', async ({ desk: { page } }) => {
  await openQueue(page, 'All')
  await row(page, subjects.invoice).click()
  await expectTicketOpen(page, subjects.invoice)
  await row(page, subjects.router).locator('[data-gutter]').click()
  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  await expectTicketOpen(page, subjects.router)
  await expect(page.getByRole('textbox', { name: /^Internal note/ })).toBeFocused()
  await row(page, subjects.password).locator('[data-gutter]').click()
  await page.keyboard.press('Escape')
  await page.keyboard.press('r')
  await expectTicketOpen(page, subjects.password)
  await expect(page.getByRole('textbox', { name: /^Reply to / })).toBeFocused()
  await page.keyboard.type('On its way.')
  await expect(editor(page)).toContainText('On its way.')
})

test('status, priority and tags of several tickets change together and reach the server', async ({
  workspace,
  desk: { page },
}) => {
  await openQueue(page, 'Unassigned')
  const names = await chooseFirst(page, 2)
  const dialog = page.getByRole('dialog')
  await page.keyboard.press('p')
  await dialog.getByRole('option', { name: 'High' }).click()
  await expect.poll(() => onServer(workspace, names, ({ priority }) => priority)).toEqual(['high', 'high'])

  await choose(page, names)
  await page.keyboard.press('t')
  await page.keyboard.type('storm')
  await dialog.getByRole('option', { name: 'Create “storm”' }).click()
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => onServer(workspace, names, ({ tagIds }) => tagIds.length)).toEqual([1, 1])

  await choose(page, names)
  await page.keyboard.press('s')
  await dialog.getByRole('option', { name: 'Waiting' }).click()
  await expect.poll(() => onServer(workspace, names, ({ status }) => status)).toEqual(['waiting', 'waiting'])
  await expect(row(page, names[0] ?? '')).toHaveCount(0)
})

test('the order that is chosen shows at once and stays with the queue', async ({ desk: { page } }) => {
  await openQueue(page, 'All')
  const sortBy = async (item: string) => {
    await page.getByRole('button', { name: /^Sorted by / }).click()
    await page.getByRole('menuitemradio', { name: item }).click()
  }
  await sortBy('Subject')
  await expect.poll(async () => (await subjectsShown(page))[0]).toBe(subjects.invoice)
  const shown = await subjectsShown(page)
  expect(shown).toEqual([...shown].sort((a, b) => a.localeCompare(b, 'en')))
  await sortBy('Z to A')
  await expect.poll(async () => (await subjectsShown(page))[0]).toBe(subjects.chinese)
  await openQueue(page, 'Mine')
  await openQueue(page, 'All')
  await expect(page.getByRole('button', { name: 'Sorted by Subject: Z to A' })).toBeVisible()
  expect((await subjectsShown(page))[0]).toBe(subjects.chinese)
})

test('a saved view of an age holds what is that old, and Escape does not lose a view half made', async ({
  desk: { page },
}) => {
  await page.getByRole('button', { name: 'New view' }).click()
  const dialog = page.getByRole('dialog', { name: 'New view' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Just in')
  const question = page.getByRole('dialog', { name: 'Leave without saving?' })
  await page.keyboard.press('Escape')
  await expect(question).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(question).toHaveCount(0)
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('Just in')
  const first = dialog.getByRole('group', { name: 'Condition 1' })
  await first.getByRole('combobox', { name: 'What' }).click()
  await page.getByRole('option', { name: 'Created' }).click()
  await first.getByRole('textbox', { name: 'Age' }).fill('2')
  const preview = dialog.getByRole('region', { name: 'Preview' })
  await expect(preview).toContainText('25 tickets now')
  await first.getByRole('combobox', { name: 'How' }).click()
  await page.getByRole('option', { name: 'more than … ago' }).click()
  await expect(preview).toContainText('No tickets now')
  await dialog.getByRole('button', { name: 'Save view' }).click()
  await expect(queues(page).getByRole('link', { name: /^Just in 0 tickets/ })).toBeVisible()
  await expect(page.getByText('Nothing matches “Just in”')).toBeVisible()
})
