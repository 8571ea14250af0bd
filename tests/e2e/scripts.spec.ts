import { expect, type Page } from '@playwright/test'
import { expectAccessibleInBoth } from '../fixtures/accessible.ts'
import { test } from '../fixtures/desk.ts'
import { dispositionId, publishScript } from '../fixtures/scripts.ts'
import { expectQuiet, openTicket, signIn } from '../fixtures/steps.ts'
import { subjects } from '../fixtures/workspace.ts'

const panel = (page: Page) => page.getByRole('region', { name: 'Script', exact: true })
const step = (page: Page, title: string) => panel(page).getByRole('region', { name: title, exact: true })

/** From the open ticket to the third step, by keys alone. */
async function toSerialNumber(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'Conversation' }).focus()
  await page.keyboard.press('Shift+S')
  const search = panel(page).getByRole('combobox', { name: 'Search scripts' })
  await expect(search).toBeFocused()
  await expect(panel(page).getByRole('option', { name: /Router trouble/ })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(step(page, 'Notice')).toContainText('This call is kept for Carla.')
  // A compliance step holds until it is confirmed; a digit is no way around it.
  await page.keyboard.press('2')
  await expect(step(page, 'Notice')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(step(page, 'Light')).toBeVisible()
  await page.keyboard.press('1')
  await expect(step(page, 'Serial number').getByRole('textbox', { name: 'Answer' })).toBeFocused()
}

test('a script is run on a ticket by the keyboard alone, and everything it led to is written down', async ({
  workspace,
  launch,
}) => {
  await publishScript(workspace)
  const { page } = await launch()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await signIn(page, workspace.url, workspace.maya)
  await openTicket(page, subjects.router, 'Mine')
  await toSerialNumber(page)
  await page.keyboard.press('Enter')
  await expect(panel(page).getByText('This question needs an answer.')).toBeVisible()
  await page.keyboard.type('WF-77')
  await page.keyboard.press('Enter')
  await expect(step(page, 'Restart')).toContainText('Restart WF-77 now, please.')
  await expect(step(page, 'Restart').getByText('Not known: order.number')).toBeAttached()

  // Back twice and forward again: nothing is asked anew.
  await page.keyboard.press('Backspace')
  await expect(step(page, 'Serial number').getByRole('textbox', { name: 'Answer' })).toHaveValue('WF-77')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(step(page, 'Light').getByRole('button', { name: 'Red' })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(step(page, 'Restart')).toBeVisible()

  await page.keyboard.press('n')
  await page.keyboard.type('Cat sits on the router')
  await page.keyboard.press('Escape')
  await page.keyboard.press('p')
  await expect(panel(page).getByText(/^Paused/)).toBeVisible()
  await page.keyboard.press('p')
  await expect(panel(page).getByText(/^Paused/)).toHaveCount(0)
  await expectAccessibleInBoth(page, 'a step')
  await page.keyboard.press('Enter')
  await expect(step(page, 'End of the call')).toContainText('Thank you for calling.')
  await expect(step(page, 'End of the call')).toContainText('Priority: Urgent')
  await expect(step(page, 'End of the call')).toContainText('Ask whether WF-77 works')
  await expectAccessibleInBoth(page, 'the end of a call')
  await page.keyboard.press('Control+Enter')
  await expect(panel(page)).toHaveCount(0)
  await expectQuiet(page)

  const { items } = await workspace.server.api('scriptRunList', {
    as: workspace.admin.session,
    params: {
      id: (await workspace.server.api('scriptList', { as: workspace.maya.session, query: {} })).items[0]?.id ?? '',
    },
    query: {},
  })
  expect(items).toHaveLength(1)
  expect(items[0]).toMatchObject({
    outcome: 'completed',
    dispositionId,
    notes: 'Cat sits on the router',
    revisionNumber: 1,
    confirmations: [{ stepId: 'notice' }],
  })
  expect(items[0]?.path.map(({ stepId, answer }) => [stepId, answer])).toEqual([
    ['notice', null],
    ['light', 'red'],
    ['serial', 'WF-77'],
    ['restart', null],
    ['urgent', null],
    ['tomorrow', null],
    ['bye', null],
  ])
  expect((await workspace.fresh(subjects.router)).priority).toBe('urgent')
})

test('an answer that is half typed outlives a power cut', async ({ workspace, launch }) => {
  await publishScript(workspace)
  const first = await launch()
  await signIn(first.page, workspace.url, workspace.maya)
  await openTicket(first.page, subjects.router, 'Mine')
  await toSerialNumber(first.page)
  await expect(panel(first.page).getByText('Saved on this computer')).toBeAttached()
  await first.page.keyboard.type('WF-7')
  await expect(panel(first.page).getByText('Saved on this computer')).toBeAttached()
  await first.killTree()

  const { page } = await launch({ userDataDir: first.userDataDir })
  await page.getByRole('button', { name: 'Go on with the call' }).click()
  const field = step(page, 'Serial number').getByRole('textbox', { name: 'Answer' })
  await expect(field).toHaveValue('WF-7')
  await field.focus()
  await page.keyboard.press('End')
  await page.keyboard.type('9')
  await page.keyboard.press('Enter')
  await expect(step(page, 'Restart')).toContainText('Restart WF-79 now, please.')
})

test('a call that a power cut ended goes on at the same step, also without the network', async ({
  workspace,
  launch,
}) => {
  await publishScript(workspace)
  const first = await launch()
  await signIn(first.page, workspace.url, workspace.maya)
  await openTicket(first.page, subjects.router, 'Mine')
  await toSerialNumber(first.page)
  await first.page.keyboard.type('WF-78')
  await first.page.keyboard.press('Enter')
  await expect(step(first.page, 'Restart')).toBeVisible()
  await first.page.keyboard.press('n')
  await first.page.keyboard.type('Half a note')
  await expect(panel(first.page).getByText('Saved on this computer')).toBeAttached()
  await first.killTree()

  workspace.network.faults.offline = true
  const { page } = await launch({ userDataDir: first.userDataDir })
  // Said at the start, and shown with the ticket.
  await page.getByRole('button', { name: 'Go on with the call' }).click()
  await expect(step(page, 'Restart')).toContainText('Restart WF-78 now, please.')
  await expect(panel(page).getByRole('textbox', { name: 'Notes' })).toHaveValue('Half a note')
  await page.keyboard.press('Enter')
  await expect(step(page, 'End of the call')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(panel(page)).toHaveCount(0)
  workspace.network.faults.offline = false
  await expect.poll(async () => (await workspace.fresh(subjects.router)).priority, { timeout: 20_000 }).toBe('urgent')
})
