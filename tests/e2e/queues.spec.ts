import { expect } from '@playwright/test'
import { test } from '../fixtures/desk.ts'
import { expectQuiet, expectTicketOpen, openQueue, queues, row, ticketList } from '../fixtures/steps.ts'
import { subjects } from '../fixtures/workspace.ts'

test('three tickets chosen by key are assigned together, and undo gives them back', async ({
  workspace,
  desk: { page },
}) => {
  await openQueue(page, 'Unassigned')
  const all = queues(page).getByRole('link', { name: /^Unassigned / })
  const before = (await all.textContent()) ?? ''
  await ticketList(page).focus()
  await page.keyboard.press('Home')
  for (const key of ['x', 'j', 'x', 'j', 'x']) await page.keyboard.press(key)
  const bar = page.getByRole('toolbar', { name: 'Change the selected tickets' })
  await expect(bar).toContainText('3 selected')
  await bar.getByRole('button', { name: 'Assign' }).click()
  await page
    .getByRole('dialog')
    .getByRole('option', { name: /Noah Brandt/ })
    .click()
  const assigned = async () =>
    (
      await workspace.server.api('ticketList', {
        as: workspace.admin.session,
        query: { assigneeId: workspace.noah.session.user.id, limit: 50 },
      })
    ).items.length
  await expect(page.getByText('3 tickets changed: Noah Brandt.')).toBeVisible()
  await expect(all).not.toHaveText(before)
  await expect.poll(assigned).toBe(3)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(all).toHaveText(before)
  await expect.poll(assigned).toBe(0)
  await expectQuiet(page)
})

test('a saved view previews what it will find, and stands in the sidebar with its count', async ({
  desk: { page },
}) => {
  await page.getByRole('button', { name: 'New view' }).click()
  const dialog = page.getByRole('dialog', { name: 'New view' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Urgent ones')
  const preview = dialog.getByRole('region', { name: 'Preview' })
  await expect(preview).toContainText('25 tickets now')
  await dialog.getByRole('button', { name: 'Add condition' }).click()
  const second = dialog.getByRole('group', { name: 'Condition 2' })
  await expect(second.getByRole('combobox', { name: 'What' })).toHaveValue('Priority')
  await second.getByRole('combobox', { name: 'Values' }).click()
  await page.getByRole('option', { name: 'Urgent' }).click()
  await expect(preview).toContainText('4 tickets now')
  await page.keyboard.press('Tab')
  await dialog.getByRole('button', { name: 'Save view' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(queues(page).getByRole('link', { name: /^Urgent ones 4 tickets/ })).toBeVisible()
  await expect(page.getByRole('listbox', { name: 'Tickets in Urgent ones' }).getByRole('option')).toHaveCount(4)
})

test('search as you type finds a message by a Chinese word', async ({ desk: { page } }) => {
  await page.getByRole('combobox', { name: /^Search tickets, messages/ }).click()
  await page.keyboard.insertText('无法连接')
  const results = page.getByRole('listbox', { name: 'Search results' })
  await expect(results.getByRole('option')).toHaveCount(1)
  await expect(results.getByRole('group', { name: 'Messages' }).getByRole('option')).toContainText('打印机无法连接')
  await page.keyboard.press('Enter')
  await expectTicketOpen(page, subjects.chinese)
})

test('the palette opens a ticket by its number', async ({ workspace, desk: { page } }) => {
  await page.keyboard.press('Control+K')
  const palette = page.getByRole('dialog', { name: 'Search and commands' })
  await expect(palette.getByRole('combobox')).toBeFocused()
  await page.keyboard.type(`#${workspace.ticket(subjects.invoice).number}`)
  await expect(palette.getByRole('option').first()).toContainText(subjects.invoice)
  await page.keyboard.press('Enter')
  await expectTicketOpen(page, subjects.invoice)
  await expect(row(page, subjects.invoice)).toHaveAttribute('aria-current', 'true')
})
