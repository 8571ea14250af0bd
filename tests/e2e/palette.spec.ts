import { expect, type Page } from '@playwright/test'
import { test } from '../fixtures/desk.ts'
import { expectTicketOpen, openQueue, openTicket, queues, row, ticketList } from '../fixtures/steps.ts'
import { subjects } from '../fixtures/workspace.ts'

const palette = (page: Page) => page.getByRole('dialog', { name: 'Search and commands' })

async function command(page: Page, text: string, option: string | RegExp): Promise<void> {
  await page.keyboard.press('Control+K')
  await expect(palette(page).getByRole('combobox')).toBeFocused()
  await page.keyboard.type(text)
  await expect(palette(page).getByRole('option', { name: option }).first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(palette(page)).toHaveCount(0)
}

test('from the settings, the palette opens a saved view, a queue, a person’s tickets and a new ticket', async ({
  workspace,
  desk: { page },
}) => {
  const { maya, serviceDesk } = workspace
  await workspace.act(maya, 'view.save', {
    viewId: '0192ee00-0000-7000-8000-0000000000aa',
    shared: false,
    fields: {
      name: 'Urgent ones',
      conditions: [{ field: 'priority', op: 'in', values: ['urgent'] }],
      sort: { by: 'created', direction: 'asc' },
      position: 1,
    },
  })
  await expect(queues(page).getByRole('link', { name: /^Urgent ones/ })).toBeVisible()
  await page.keyboard.press('Control+,')
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
  await command(page, 'urgent on', 'Go to Urgent ones')
  await expect(page.getByRole('listbox', { name: 'Tickets in Urgent ones' }).getByRole('option')).toHaveCount(4)

  await page.keyboard.press('Control+,')
  await command(page, 'unassig', /^Go to Unassigned/)
  await expect(page.getByRole('listbox', { name: 'Tickets in Unassigned' })).toBeVisible()

  await workspace.act(maya, 'ticket.update', {
    ticketId: workspace.ticket(subjects.password).id,
    set: { assigneeId: workspace.noah.session.user.id, teamId: serviceDesk },
    base: {},
  })
  await page.keyboard.press('Control+,')
  await command(page, 'noah', 'Tickets of Noah Brandt')
  await expect(page.getByRole('listbox', { name: 'Tickets in Noah Brandt' })).toContainText(subjects.password)

  await page.keyboard.press('Control+,')
  await page.keyboard.press('c')
  await expect(page.getByRole('dialog', { name: 'New ticket' })).toBeVisible()
})

test('an action of the palette changes the ticket at the cursor, on the server too', async ({
  workspace,
  desk: { page },
}) => {
  await openQueue(page, 'All')
  await row(page, subjects.router).locator('[data-gutter]').click()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+K')
  const group = palette(page).getByRole('group', {
    name: `#${workspace.ticket(subjects.router).number} ${subjects.router}`,
  })
  await expect(group.getByRole('option', { name: 'Assign…' })).toBeVisible()
  const labels = await palette(page).getByRole('option').allTextContents()
  expect(new Set(labels).size).toBe(labels.length)
  await page.keyboard.press('Escape')
  await command(page, 'priority urg', 'Set priority: Urgent')
  await expect.poll(async () => (await workspace.fresh(subjects.router)).priority).toBe('urgent')
})

test('Enter right behind the last digit opens the ticket of the whole number', async ({
  workspace,
  desk: { page },
}) => {
  const wanted = workspace.ticket(subjects.password)
  await page.keyboard.press('Control+K')
  await expect(palette(page).getByRole('combobox')).toBeFocused()
  // The first digit has its hits already when the others and Enter come in one go.
  const [first, ...rest] = String(wanted.number)
  await page.keyboard.type(first ?? '')
  await expect(palette(page).getByRole('option').first()).toBeVisible()
  for (const digit of rest) await page.keyboard.press(digit, { delay: 0 })
  await page.keyboard.press('Enter')
  await expectTicketOpen(page, subjects.password)
})

test('a message is found with its words marked, and no control character shows', async ({ desk: { page } }) => {
  await page.keyboard.press('Control+K')
  await page.keyboard.type('emptied')
  const hit = palette(page).getByRole('group', { name: 'Messages' }).getByRole('option').first()
  await expect(hit.locator('mark')).toHaveText('emptied')
  const text = (await hit.textContent()) ?? ''
  expect([...text].filter((letter) => letter < ' ')).toEqual([])
})

test('F6 goes round the panes and lands where keys work', async ({ desk: { page } }) => {
  await openTicket(page, subjects.invoice)
  await page.getByRole('button', { name: `${subjects.invoice}. Edit the subject` }).focus()
  await page.keyboard.press('F6')
  await expect(page.getByRole('region', { name: 'Customer' })).toBeFocused()
  await page.keyboard.press('F6')
  await expect(ticketList(page)).toBeFocused()
  await page.keyboard.press('F6')
  await expect(page.getByRole('log', { name: 'Conversation' })).toBeFocused()
})
