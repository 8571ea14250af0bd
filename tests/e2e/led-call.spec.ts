import { expect, type Locator, type Page } from '@playwright/test'
import { expectAccessibleInBoth } from '../fixtures/accessible.ts'
import { makeArticle } from '../fixtures/articles.ts'
import { bar, callLink, callPane, calls, customerPane, givePhone, notes, openLink } from '../fixtures/calls.ts'
import { test } from '../fixtures/desk.ts'
import { dispositionId, publishScript } from '../fixtures/scripts.ts'
import { expectOffline, expectQuiet, openQueue, openTicket, syncNow } from '../fixtures/steps.ts'
import { customerNames, subjects, type Workspace } from '../fixtures/workspace.ts'

/** A call from its pop to its wrap-up by the keyboard, with the script that leads it and an answer from the knowledge base. */

const [carla, diego] = customerNames
const number = '+351912345678'
const shownNumber = '+351 912 345 678'
const answer = 'Router blinks red'

const script = (page: Page) => page.getByRole('region', { name: 'Script', exact: true })
const step = (page: Page, title: string) => script(page).getByRole('region', { name: title, exact: true })
const recordOfScript = (page: Page) => callPane(page).getByRole('region', { name: 'Script “Router trouble”' })
const answers = (page: Page) => page.getByRole('region', { name: 'Answers', exact: true })

async function tabTo(page: Page, wanted: Locator, key = 'Tab'): Promise<void> {
  for (let i = 0; i < 40; i++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  await expect(wanted).toBeFocused()
}

/** Two people have the number; the script and the article are published. Returns the caller's id. */
async function prepare(workspace: Workspace, page: Page): Promise<string> {
  await makeArticle(workspace, answer, '<p>Pull the plug, {{customer.firstName}}.</p><p>Wait 30 seconds.</p>')
  await makeArticle(workspace, 'Return an order', '<p>Fill in the form within 30 days.</p>')
  await publishScript(workspace)
  await givePhone(workspace, diego, [number])
  const customerId = await givePhone(workspace, carla, [number])
  // The last of it has reached this window.
  await openTicket(page, subjects.router, 'Mine')
  await expect(customerPane(page).getByRole('button', { name: shownNumber, exact: true })).toBeVisible()
  await openQueue(page, 'All')
  return customerId
}

async function takeCall(page: Page, userDataDir: string): Promise<void> {
  await openLink(userDataDir, callLink(number, 'pbx-7'))
  await expect(bar(page)).toContainText('Ringing')
  await page.keyboard.press('F8')
  await expect(notes(page)).toBeFocused()
  await page.keyboard.type('It blinks red since the storm.')

  // Who of the two it is, and which ticket.
  await tabTo(page, callPane(page).getByRole('button', { name: new RegExp(carla) }), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(customerPane(page).getByRole('heading', { name: carla })).toBeVisible()
  await expect(customerPane(page).getByRole('table')).toContainText('Marketing')
  const ticket = callPane(page).getByRole('combobox', { name: 'Ticket' })
  await page.keyboard.press('F6')
  await tabTo(page, ticket)
  await page.keyboard.press('ArrowDown')
  const choice = page.getByRole('option', { name: new RegExp(subjects.router) })
  await expect(choice).toBeVisible()
  for (let i = 0; i < 10 && (await choice.getAttribute('data-combobox-selected')) === null; i++)
    await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(ticket).toHaveValue(new RegExp(subjects.router))

  // The script, to its last step but one.
  await page.keyboard.press('Control+k')
  await page.keyboard.type('Run a script')
  await page.keyboard.press('Enter')
  await expect(script(page).getByRole('combobox', { name: 'Search scripts' })).toBeFocused()
  await expect(script(page).getByRole('option', { name: /Router trouble/ })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(step(page, 'Notice')).toContainText('This call is kept for Carla.')
  await page.keyboard.press('Enter')
  await expect(step(page, 'Light')).toBeVisible()
  await page.keyboard.press('1')
  await expect(step(page, 'Serial number').getByRole('textbox', { name: 'Answer' })).toBeFocused()
  await page.keyboard.type('WF-77')
  await page.keyboard.press('Enter')
  await expect(step(page, 'Restart')).toContainText('Restart WF-77 now, please.')

  // What helps, read out of the notes and the step: into the notes, and on record as what answered.
  await page.keyboard.press('Alt+a')
  await expect(answers(page).getByRole('combobox')).toBeFocused()
  const option = answers(page).getByRole('option').filter({ hasText: answer }).first()
  await expect(option).toHaveAttribute('aria-selected', 'true')
  await expect(answers(page).getByRole('option').filter({ hasText: 'Return an order' })).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(notes(page)).toHaveValue('It blinks red since the storm.\nPull the plug, Carla.\n\nWait 30 seconds.\n')
  await expect(notes(page)).toBeFocused()
  await page.keyboard.press('Alt+a')
  await page.keyboard.press('ArrowRight')
  await expect(answers(page).getByRole('region', { name: answer })).toContainText('Wait 30 seconds.')
  await page.keyboard.press('y')
  await expect(answers(page).getByText('Answered this')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(answers(page).getByRole('region', { name: 'Used here' }).getByRole('listitem')).toHaveCount(2)
  await page.keyboard.press('Escape')
  await expect(notes(page)).toBeFocused()

  // Back to the step, and to the end: one key writes the call and all that the script led to.
  await page.keyboard.press('Alt+s')
  await expect(step(page, 'Restart')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(step(page, 'End of the call')).toContainText('Priority: Urgent')
  await expect(step(page, 'End of the call')).toContainText('Ask whether WF-77 works')
  await page.keyboard.press('Control+Enter')
  await expect(bar(page)).toHaveCount(0)
  await expect(script(page)).toHaveCount(0)
  await expect(callPane(page)).toContainText('Callback promised')

  // What was asked, answered and read out can be read afterwards.
  const record = recordOfScript(page)
  await expect(record).toContainText('Version 1')
  await expect(record.getByRole('listitem').filter({ hasText: 'Notice' })).toContainText('Read out and confirmed at')
  await expect(record.getByRole('listitem').filter({ hasText: 'Light' })).toContainText('Red')
  await expect(record.getByRole('listitem').filter({ hasText: 'Serial number' })).toContainText('WF-77')
  await expectAccessibleInBoth(page, 'a call with the script that led it')
}

async function expectOnRecord(workspace: Workspace, customerId: string): Promise<void> {
  await expect.poll(async () => (await calls(workspace))[0]?.state, { timeout: 15_000 }).toBe('ended')
  const all = await calls(workspace)
  const ticket = await workspace.fresh(subjects.router)
  const records = async (type: 'scriptRun' | 'callback' | 'articleUse' | 'message') => {
    const rows = await workspace.server.store.reader.selectFrom(type).select('doc').execute()
    return rows.map(({ doc }) => JSON.parse(doc))
  }
  const runs = await records('scriptRun')
  expect(all).toMatchObject([
    {
      customerId,
      ticketId: ticket.id,
      dispositionId,
      externalId: 'pbx-7',
      agentId: workspace.maya.session.user.id,
      notes: 'It blinks red since the storm.\nPull the plug, Carla.\n\nWait 30 seconds.\n',
      scriptRunId: runs[0]?.id,
    },
  ])
  const callId = all[0]?.id
  expect(runs).toMatchObject([
    {
      callId,
      customerId,
      ticketId: ticket.id,
      outcome: 'completed',
      dispositionId,
      confirmations: [{ stepId: 'notice' }],
    },
  ])
  const path: { stepId: string; answer: unknown; enteredAt: string; leftAt: string; spentMs: number }[] = runs[0].path
  expect(path.map((each) => [each.stepId, each.answer])).toEqual([
    ['notice', null],
    ['light', 'red'],
    ['serial', 'WF-77'],
    ['restart', null],
    ['urgent', null],
    ['tomorrow', null],
    ['bye', null],
  ])
  for (const { enteredAt, leftAt, spentMs } of path) {
    expect(Date.parse(leftAt)).toBeGreaterThanOrEqual(Date.parse(enteredAt))
    expect(spentMs).toBeLessThanOrEqual(Date.parse(leftAt) - Date.parse(enteredAt) + 1_000)
  }
  expect(ticket.priority).toBe('urgent')
  const noted = (await records('message')).filter(({ bodyText }) => bodyText.includes('It blinks red since the storm.'))
  expect(noted).toMatchObject([{ ticketId: ticket.id, kind: 'note' }])
  expect(await records('callback')).toMatchObject([
    { callId, customerId, ticketId: ticket.id, number, note: 'Ask whether WF-77 works', state: 'open' },
  ])
  const uses = await records('articleUse')
  expect(uses.map(({ kind }) => kind).sort()).toEqual(['answered', 'text'])
  for (const use of uses) expect(use).toMatchObject({ callId, ticketId: ticket.id })
}

test('a call is taken, led by its script and answered from the knowledge base, by the keyboard alone', async ({
  workspace,
  desk: { page, userDataDir },
}) => {
  test.setTimeout(150_000)
  const customerId = await prepare(workspace, page)
  await takeCall(page, userDataDir)
  await expectQuiet(page)
  await expectOnRecord(workspace, customerId)

  await page.evaluate((id) => {
    window.location.hash = `#/customer/${id}`
  }, customerId)
  const history = page.getByRole('region', { name: 'History' }).first()
  await history.getByRole('button', { name: /Led by the script “Router trouble”/ }).click()
  await expect(recordOfScript(page)).toContainText('WF-77')
})

test('the same with the network cut is on record once', async ({ workspace, desk: { page, userDataDir } }) => {
  test.setTimeout(150_000)
  const customerId = await prepare(workspace, page)
  workspace.network.faults.offline = true
  await expectOffline(page)
  await takeCall(page, userDataDir)
  expect(await calls(workspace)).toEqual([])
  for (const fault of ['drop-answer', 'repeat'] as const)
    workspace.network.faults.next(fault, ({ path }) => path.startsWith('/v1/commands'))
  workspace.network.faults.offline = false
  await syncNow(page)
  await expectOnRecord(workspace, customerId)
  await expectQuiet(page)
  await expectOnRecord(workspace, customerId)
})

test('a call that is ended takes its script along, broken off where it stood', async ({
  workspace,
  desk: { page, userDataDir },
}) => {
  test.setTimeout(90_000)
  await publishScript(workspace)
  await givePhone(workspace, carla, [number])
  await openLink(userDataDir, callLink(number, 'pbx-8'))
  await expect(bar(page)).toContainText('Ringing')
  await page.keyboard.press('F8')
  await expect(notes(page)).toBeFocused()
  await page.keyboard.press('Alt+s')
  await script(page)
    .getByRole('option', { name: /Router trouble/ })
    .click()
  await expect(step(page, 'Notice')).toBeVisible()
  await page.keyboard.press('Enter')
  await page.keyboard.press('1')
  await expect(step(page, 'Serial number')).toBeVisible()
  // There is one field for notes, and the key that leads to it from the script.
  await expect(page.getByRole('textbox', { name: 'Notes' })).toHaveCount(1)
  await page.keyboard.press('Escape')
  await step(page, 'Serial number').focus()
  await page.keyboard.press('n')
  await expect(notes(page)).toBeFocused()
  await callPane(page).locator(`input[value="${dispositionId}"]`).check()
  // A promise lies ahead.
  await callPane(page).getByRole('checkbox', { name: 'Promise a callback' }).check()
  await callPane(page).getByLabel('Day').fill('2020-01-01')
  await callPane(page).getByLabel('Time').fill('10:00')
  const save = callPane(page).getByRole('button', { name: /^End call and save/ })
  await save.click()
  await expect(callPane(page).getByText('This is in the past.')).toBeVisible()
  await callPane(page).getByRole('checkbox', { name: 'Promise a callback' }).uncheck()
  await save.click()
  await expect(page.getByText('with the script “Router trouble” broken off where it stood')).toBeVisible()
  await expect(bar(page)).toHaveCount(0)
  await expect(script(page)).toHaveCount(0)
  await expectQuiet(page)
  const rows = await workspace.server.store.reader.selectFrom('scriptRun').select('doc').execute()
  const runs = rows.map(({ doc }) => JSON.parse(doc))
  const [call] = await calls(workspace)
  expect(runs).toMatchObject([{ callId: call?.id, outcome: 'abandoned', dispositionId }])
  expect(runs[0].path.map(({ stepId, answer }: { stepId: string; answer: unknown }) => [stepId, answer])).toEqual([
    ['notice', null],
    ['light', 'red'],
    ['serial', null],
  ])
  expect(call).toMatchObject({ state: 'ended', scriptRunId: runs[0].id, dispositionId })
})

test('a second caller is answered while the first waits on hold', async ({
  workspace,
  desk: { page, userDataDir },
}) => {
  const state = async (externalId: string) =>
    (await calls(workspace)).find((each) => each.externalId === externalId)?.state
  await openLink(userDataDir, callLink('+351912000001', 'pbx-1'))
  await expect(bar(page)).toContainText('Ringing')
  await page.keyboard.press('F8')
  await expect.poll(() => state('pbx-1')).toBe('active')
  // Nobody knows the caller: their name comes first. Out of a field, where a letter is text, by one key.
  await expect(callPane(page).getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(callPane(page)).toBeFocused()
  await openLink(userDataDir, callLink('+351912000002', 'pbx-2'))
  await bar(page).getByRole('button', { name: 'Answer' }).click()
  await expect.poll(() => state('pbx-2')).toBe('active')
  expect(await state('pbx-1')).toBe('held')
  // The keys go to the one that is talked to, which the bar shows first.
  await expect(bar(page)).toHaveAttribute('data-state', 'active')
  await expect(bar(page).getByRole('list')).toContainText('912 000 001')
  await page.keyboard.press('F9')
  await expect.poll(() => state('pbx-2')).toBe('held')
  await expectQuiet(page)
  expect(await state('pbx-1')).toBe('held')
  await page.keyboard.press('F9')
  await expect.poll(() => state('pbx-2')).toBe('active')
  // Ended, written down, and back to who waits: the key that ends one call never ends the next.
  await page.keyboard.press('F8')
  await expect.poll(() => state('pbx-2')).toBe('wrap-up')
  await page.keyboard.press('F8')
  await expect(page.getByRole('radio', { name: 'Solved in the call' })).toBeFocused()
  await page.keyboard.press('Space')
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => state('pbx-2')).toBe('ended')
  expect(await state('pbx-1')).toBe('held')
  await expect(bar(page)).toHaveAttribute('data-state', 'held')
  await page.keyboard.press('F8')
  await expect.poll(() => state('pbx-1')).toBe('active')
})
