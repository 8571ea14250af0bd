import { expect, type Page } from '@playwright/test'
import { v7 as uuidv7 } from 'uuid'
import { bar, callLink, callPane, calls, customerPane, givePhone, notes, openLink } from '../fixtures/calls.ts'
import { test } from '../fixtures/desk.ts'
import { expectOffline, expectQuiet, openQueue, openTicket, signIn, statusBar, syncNow } from '../fixtures/steps.ts'
import { customerNames, subjects, type Workspace } from '../fixtures/workspace.ts'

const [carla] = customerNames
const number = '+351912345678'
const shownNumber = '+351 912 345 678'

/** The number has reached this window. */
async function expectKnown(page: Page): Promise<void> {
  await openTicket(page, subjects.router, 'Mine')
  await expect(customerPane(page).getByRole('button', { name: shownNumber, exact: true })).toBeVisible()
  await openQueue(page, 'All')
}

/** From a ringing call to its outcome without the mouse. */
async function takeCallByKeyboard(page: Page): Promise<void> {
  await expect(bar(page)).toContainText('Ringing')
  await page.keyboard.press('F8')
  await expect(bar(page)).toContainText('On the phone')
  await expect(notes(page)).toBeFocused()
  await page.keyboard.type('The light stays red after a reset.')
  await page.keyboard.press('F9')
  await expect(bar(page)).toContainText('On hold')
  await page.keyboard.press('F9')
  await expect(bar(page)).toContainText('On the phone')
  await page.keyboard.press('F8')
  await expect(bar(page)).toContainText('Wrap-up')
  await page.keyboard.press('Control+Enter')
  await expect(callPane(page).getByText('Choose what came of the call.')).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Solved in the call' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('radio', { name: 'Solved in the call' })).toBeChecked()
  // A new ticket: the second choice of the list after the outcomes.
  await page.keyboard.press('Tab')
  await expect(page.getByRole('combobox', { name: 'Ticket' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Light stays red')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('checkbox', { name: 'Promise a callback' })).toBeFocused()
  await page.keyboard.press('Space')
  await page.keyboard.press('Control+Enter')
  await expect(callPane(page).getByText('Choose a day and a time.')).toBeVisible()
  await page
    .getByRole('textbox', { name: 'Day' })
    .or(page.getByLabel('Day', { exact: true }))
    .first()
    .fill('2099-06-01')
  await page.getByLabel('Time', { exact: true }).fill('10:00')
  await page.keyboard.press('Control+Enter')
  await expect(bar(page)).toHaveCount(0)
  await expect(callPane(page)).toContainText('Solved in the call')
}

async function expectWrappedUp(workspace: Workspace, customerId: string): Promise<void> {
  await expect.poll(async () => (await calls(workspace))[0]?.state, { timeout: 15_000 }).toBe('ended')
  const all = await calls(workspace)
  expect(all).toHaveLength(1)
  expect(all[0]).toMatchObject({
    customerId,
    number,
    notes: 'The light stays red after a reset.',
    agentId: workspace.maya.session.user.id,
    externalId: 'pbx-1',
  })
  expect(all[0]?.holds).toHaveLength(1)
  const { items } = await workspace.server.api('ticketList', {
    as: workspace.admin.session,
    query: { customerId, limit: 200 },
  })
  const tickets = items.filter(({ subject }) => subject === 'Light stays red')
  expect(tickets).toHaveLength(1)
  expect(tickets[0]).toMatchObject({ id: all[0]?.ticketId, channel: 'phone' })
  const callbacks = await workspace.server.store.reader.selectFrom('callback').select('doc').execute()
  expect(callbacks.map(({ doc }) => JSON.parse(doc))).toMatchObject([
    { customerId, number, callId: all[0]?.id, dueAt: '2099-06-01T09:00:00.000Z', state: 'open' },
  ])
}

test('a call pops by its link and goes to its outcome by keyboard alone', async ({ workspace, desk }) => {
  const { page, userDataDir } = desk
  const customerId = await givePhone(workspace, carla, [number])
  await expectQuiet(page)
  await openLink(userDataDir, callLink(number, 'pbx-1'))
  await expect(customerPane(page).getByRole('heading', { name: carla })).toBeVisible()
  await takeCallByKeyboard(page)
  await expectWrappedUp(workspace, customerId)
})

test('the same with the network cut is delivered once', async ({ workspace, desk }) => {
  const { page, userDataDir } = desk
  const customerId = await givePhone(workspace, carla, [number])
  await expectKnown(page)
  workspace.network.faults.offline = true
  await expectOffline(page)
  await openLink(userDataDir, callLink(number, 'pbx-1'))
  await expect(customerPane(page).getByRole('heading', { name: carla })).toBeVisible()
  await takeCallByKeyboard(page)
  expect(await calls(workspace)).toEqual([])
  workspace.network.faults.next('drop-answer', ({ path }) => path.startsWith('/v1/commands'))
  workspace.network.faults.offline = false
  await syncNow(page)
  await expectWrappedUp(workspace, customerId)
  await expectQuiet(page)
  await expectWrappedUp(workspace, customerId)
})

test('a link that starts the app pops its call; a crash in the middle of it loses nothing', async ({
  workspace,
  desk,
  launch,
}) => {
  await givePhone(workspace, carla, [number])
  await expectQuiet(desk.page)
  await desk.quit()
  const started = await launch({ userDataDir: desk.userDataDir, args: [callLink(number, 'pbx-1')] })
  await expect(customerPane(started.page).getByRole('heading', { name: carla })).toBeVisible()
  await started.page.keyboard.press('F8')
  await expect(notes(started.page)).toBeFocused()
  await started.page.keyboard.type('Half a sentence')
  await started.page.getByRole('radio', { name: 'Ticket opened' }).check()
  await expect.poll(async () => (await calls(workspace))[0]?.notes).toBe('Half a sentence')
  // What is chosen is on disk once the form says so; a crash may take what is younger.
  await expect(callPane(started.page).getByText('Saved', { exact: true })).toBeVisible()
  await started.killTree()
  const again = await launch({ userDataDir: desk.userDataDir })
  await expect(bar(again.page)).toContainText('On the phone')
  await expect(notes(again.page)).toHaveValue('Half a sentence')
  await expect(again.page.getByRole('radio', { name: 'Ticket opened' })).toBeChecked()
})

test('a report of the telephone system rings at the agent it names and at nobody else', async ({
  workspace,
  desk,
  launch,
}) => {
  await givePhone(workspace, carla, [number])
  await expectKnown(desk.page)
  const other = await launch()
  await signIn(other.page, workspace.url, workspace.noah)
  await openQueue(desk.page, 'All')
  const report = (state: 'ringing' | 'answered' | 'ended', more: object = {}) =>
    workspace.server.api('callReport', {
      as: workspace.admin.session,
      body: { externalId: 'pbx-2', from: number, agent: { email: workspace.maya.email }, state, ...more },
    })
  const sent = Date.now()
  await report('ringing')
  await expect(bar(desk.page)).toContainText(carla, { timeout: 1_000 })
  console.log(`shown ${Date.now() - sent} ms after the report`)
  await expect(customerPane(desk.page).getByRole('heading', { name: carla })).toBeVisible()
  await report('answered')
  await expect(bar(desk.page)).toContainText('On the phone')
  // A second one waits in the bar, and the screen of the first stays.
  await report('ringing', { externalId: 'pbx-3', from: 'anonymous' })
  await expect(bar(desk.page).getByRole('list', { name: 'Further calls' })).toContainText('Withheld number')
  await expect(callPane(desk.page).getByRole('heading', { name: carla })).toBeVisible()
  await report('ended')
  await expect(bar(desk.page)).toContainText('Withheld number')
  await expect(bar(other.page)).toHaveCount(0)
})

test('a withheld number and one in no known format are taken and kept', async ({ workspace, desk }) => {
  const { page, userDataDir } = desk
  await openLink(userDataDir, callLink('anonymous', 'pbx-4'))
  await expect(callPane(page).getByRole('heading', { name: 'Withheld number' })).toBeVisible()
  await page.keyboard.press('Shift+F8')
  await expect(bar(page)).toHaveCount(0)
  await openLink(userDataDir, callLink('door 12', 'pbx-5'))
  await expect(callPane(page).getByRole('heading', { name: 'door 12' })).toBeVisible()
  await expect(callPane(page)).toContainText('number in no known format')
  const form = callPane(page).getByRole('form', { name: 'New customer' })
  await form.getByRole('textbox', { name: /^Name/ }).fill('The man at the door')
  await form.getByRole('button', { name: 'Create customer' }).click()
  await expect(customerPane(page).getByRole('heading', { name: 'The man at the door' })).toBeVisible()
  await expect
    .poll(async () => (await calls(workspace)).map(({ rawNumber, withheld, state }) => [rawNumber, withheld, state]))
    .toEqual([
      ['door 12', false, 'ringing'],
      ['anonymous', true, 'missed'],
    ])
})

test('several people with one number are a choice, an unknown number the beginning of a customer', async ({
  workspace,
  desk,
}) => {
  const { page, userDataDir } = desk
  const [, diego] = customerNames
  const first = await givePhone(workspace, carla, [number])
  await givePhone(workspace, diego, [number])
  await expectKnown(page)
  await expectQuiet(page)
  await openLink(userDataDir, callLink(number, 'pbx-6'))
  await expect(callPane(page).getByRole('button', { name: new RegExp(diego) })).toBeVisible()
  await callPane(page)
    .getByRole('button', { name: new RegExp(carla) })
    .click()
  await expect(customerPane(page).getByRole('heading', { name: carla })).toBeVisible()
  await expect.poll(async () => (await calls(workspace))[0]?.customerId).toBe(first)
  await page.keyboard.press('Shift+F8')
  await openLink(userDataDir, callLink('+442079460018', 'pbx-7'))
  const form = callPane(page).getByRole('form', { name: 'New customer' })
  await expect(form.getByRole('textbox', { name: /^Phone/ })).toHaveValue('+442079460018')
  await expect(form.getByRole('textbox', { name: /^Name/ })).toBeFocused()
  await page.keyboard.type('Ada New')
  await page.keyboard.press('Enter')
  await expect(customerPane(page).getByRole('heading', { name: 'Ada New' })).toBeVisible()
})

test('the do-not-call list stops a call that is dialled, with the reason, until one says why', async ({
  workspace,
  desk: { page, app },
}) => {
  await givePhone(workspace, carla, [number], { doNotCall: true })
  await app.evaluate(({ shell }) => {
    Object.assign(globalThis, { dialled: [] })
    shell.openExternal = async (url) => {
      ;(globalThis as unknown as { dialled: string[] }).dialled.push(url)
    }
  })
  await openTicket(page, subjects.router, 'Mine')
  await customerPane(page).getByRole('button', { name: shownNumber, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Call' })
  await expect(dialog).toContainText('On the do-not-call list')
  await dialog.getByText('Marketing', { exact: true }).last().click()
  await expect(dialog).toContainText('This call is not allowed')
  await expect(dialog.getByRole('button', { name: /^Call/ })).toHaveCount(0)
  await dialog.getByText('Service', { exact: true }).last().click()
  await dialog.getByRole('button', { name: 'Call all the same' }).click()
  await expect(dialog).toContainText('Give a reason, or do not call.')
  await dialog.getByRole('textbox', { name: 'Why do you call all the same?' }).fill('She asked for this call')
  await dialog.getByRole('button', { name: 'Call all the same' }).click()
  await expect(bar(page)).toContainText(carla)
  expect(await app.evaluate(() => (globalThis as unknown as { dialled: string[] }).dialled)).toEqual([
    'tel:+351912345678',
  ])
  await expect
    .poll(async () => (await calls(workspace))[0])
    .toMatchObject({ direction: 'outbound', override: { reasons: ['do-not-call'], note: 'She asked for this call' } })
})

test('a wish that only the server knew of is shown while one talks, and the call goes on record with it', async ({
  workspace,
  desk: { page, app },
}) => {
  await givePhone(workspace, carla, [number])
  await expectKnown(page)
  await app.evaluate(({ shell }) => {
    shell.openExternal = async () => undefined
  })
  workspace.network.faults.offline = true
  await expectOffline(page)
  await givePhone(workspace, carla, [number], { doNotCall: true })
  await openTicket(page, subjects.router, 'Mine')
  await customerPane(page).getByRole('button', { name: shownNumber, exact: true }).click()
  await page.getByRole('dialog', { name: 'Call' }).getByRole('button', { name: 'Call', exact: true }).click()
  await expect(bar(page)).toContainText('Ringing')
  await page.keyboard.press('F8')
  await expect(bar(page)).toContainText('On the phone')
  await expect(callPane(page)).not.toContainText('against a wish')
  workspace.network.faults.offline = false
  await syncNow(page)
  await bar(page)
    .getByRole('button', { name: new RegExp(carla) })
    .click()
  await expect(callPane(page)).toContainText('This call goes against a wish')
  await expect(callPane(page)).toContainText('On the do-not-call list')
  await expect(bar(page)).toContainText('Against a wish')
  await notes(page).fill('She asked not to be called again.')
  await callPane(page).getByRole('radio', { name: 'Solved in the call' }).check()
  await page.keyboard.press('Control+Enter')
  await expect(callPane(page)).toContainText('This call went against a wish')
  await expect(page.getByRole('list', { name: 'Calls, newest first' })).toContainText('Against a wish')
  await expectQuiet(page)
  expect(await calls(workspace)).toMatchObject([
    { state: 'ended', against: ['do-not-call'], notes: 'She asked not to be called again.' },
  ])
})

test('a callback is reminded of, moved within the customer’s hours, and done', async ({
  workspace,
  desk: { page, app },
}) => {
  // The desktop that the app runs on: it has notices, and the person looks elsewhere.
  await app.evaluate(({ Notification }) => {
    const notices: Electron.Notification[] = []
    Object.assign(globalThis, { notices })
    Notification.isSupported = () => true
    Notification.prototype.show = function (this: Electron.Notification) {
      notices.push(this)
    }
  })
  const notices = () =>
    app.evaluate(() =>
      (globalThis as unknown as { notices: Electron.Notification[] }).notices.map(({ title, body }) => [title, body]),
    )
  await page.evaluate(() => {
    document.hasFocus = () => false
  })
  const customerId = await givePhone(workspace, carla, [number], {
    timeZone: 'America/New_York',
    contactWindow: { from: '09:00', to: '17:00', days: [1, 2, 3, 4, 5] },
  })
  await workspace.act(workspace.maya, 'callback.create', {
    callbackId: uuidv7(),
    fields: {
      teamId: workspace.serviceDesk,
      assigneeId: workspace.maya.session.user.id,
      customerId,
      number,
      dueAt: new Date(Date.now() + 12_000).toISOString(),
      note: 'Tell her about the router',
      ticketId: null,
      callId: null,
    },
  })
  const reminder = page.getByText(`Call ${carla} back now`)
  await expect(reminder).toBeVisible({ timeout: 40_000 })
  await expect.poll(notices).toEqual([[`Call ${carla} back now`, 'Tell her about the router']])
  const pane = page.getByRole('region', { name: 'Callback', exact: true })
  await app.evaluate(() => {
    const [notice] = (globalThis as unknown as { notices: Electron.Notification[] }).notices
    notice?.emit('click')
  })
  await expect(pane).toContainText('Due now')
  await openQueue(page, 'All')
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(pane).toContainText('Due now')
  await pane.getByRole('button', { name: 'Reschedule' }).click()
  const dialog = page.getByRole('dialog', { name: 'Reschedule the callback' })
  await dialog.getByLabel('Day', { exact: true }).fill('2099-06-01')
  await dialog.getByLabel('Time', { exact: true }).fill('07:00')
  await expect(dialog).toContainText('Outside of their hours')
  await dialog.getByRole('button', { name: /^Take / }).click()
  await expect(dialog.getByLabel('Time', { exact: true })).toHaveValue('09:00')
  await dialog.getByRole('button', { name: 'Reschedule' }).click()
  await expect(pane).toContainText('For the customer: Monday')
  await pane.getByRole('button', { name: 'Done' }).click()
  await expect(pane).toContainText('Done')
  const onServer = async () => {
    const rows = await workspace.server.store.reader.selectFrom('callback').select('doc').execute()
    return rows.map(({ doc }) => JSON.parse(doc)).map(({ state, dueAt }) => [state, dueAt])
  }
  await expect.poll(onServer).toEqual([['done', '2099-06-01T13:00:00.000Z']])
  await expectQuiet(page)
})

test('a script leads through a call, and both go on record in one go', async ({ launch }) => {
  test.setTimeout(240_000)
  const { page, userDataDir } = await launch({ args: ['--demo'] })
  page.setDefaultTimeout(20_000)
  await expect(statusBar(page)).toContainText('All changes sent', { timeout: 120_000 })
  await expect(statusBar(page)).not.toContainText('Loading the workspace', { timeout: 120_000 })
  await openLink(userDataDir, callLink('anonymous', 'demo-1'))
  await expect(bar(page)).toContainText('Ringing')
  await page.keyboard.press('F8')
  await expect(bar(page)).toContainText('On the phone')
  await notes(page).fill('Radiator in the hall')
  await page.getByRole('button', { name: /^Run a script/ }).click()
  const script = page.getByRole('region', { name: 'Script', exact: true })
  await script.getByRole('option').first().click()
  await script.getByRole('button', { name: /^Next/ }).click()
  // A hold in between leaves the keys with the script: a digit is an answer to it, not a word of the notes.
  await page.keyboard.press('F9')
  await expect(bar(page)).toContainText('On hold')
  await page.keyboard.press('F9')
  await expect(bar(page)).toContainText('On the phone')
  await expect(notes(page)).not.toBeFocused()
  await script.getByRole('button', { name: 'More', exact: false }).first().click()
  await page.getByRole('menuitem', { name: 'End the script here…' }).click()
  await callPane(page).getByRole('radio', { name: 'Resolved on the call' }).check()
  await script.getByRole('button', { name: /^End call and finish/ }).click()
  await expect(bar(page)).toHaveCount(0)
  await expect(callPane(page)).toContainText('Resolved on the call')
  await expect(callPane(page)).toContainText('Radiator in the hall')
  await expect(script).toHaveCount(0)
})
