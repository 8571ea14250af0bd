import { expect } from '@playwright/test'
import { v7 as uuidv7 } from 'uuid'
import { expectAccessible } from '../fixtures/accessible.ts'
import { test } from '../fixtures/desk.ts'
import { expectQuiet, signIn } from '../fixtures/steps.ts'
import { customerNames } from '../fixtures/workspace.ts'

const number = '+351912345678'

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no screen of calls breaks a rule of accessibility in ${colorScheme}`, async ({ workspace, launch }) => {
    test.setTimeout(180_000)
    const { page } = await launch()
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const dialog = page.getByRole('dialog')
    const { items } = await workspace.server.api('customerList', { as: workspace.admin.session, query: {} })
    const [carla, diego] = customerNames.map((name) => items.find((each) => each.name === name)?.id ?? '')
    const contactWindow = { from: '09:00', to: '17:00', days: [1, 2, 3, 4, 5] }
    for (const customerId of [carla ?? '', diego ?? ''])
      await workspace.act(workspace.admin, 'customer.update', {
        customerId,
        set: { phones: [number], doNotCall: true, contactWindow, timeZone: 'America/New_York' },
        base: {},
      })
    await workspace.act(workspace.maya, 'consent.record', {
      consentId: uuidv7(),
      fields: {
        customerId: carla ?? '',
        channel: 'phone',
        purpose: 'marketing',
        state: 'withdrawn',
        how: 'phone',
        proof: 'Said so',
      },
    })
    await signIn(page, workspace.url, workspace.maya)
    await page.keyboard.press('Alt+4')
    await expect(page.getByText('No calls yet')).toBeVisible()
    await expectAccessible(page, 'empty log')

    const report = (externalId: string, from: string, state: 'ringing' | 'answered' | 'ended' = 'ringing') =>
      workspace.server.api('callReport', {
        as: workspace.admin.session,
        body: { externalId, from, agent: { email: workspace.maya.email }, state },
      })
    await report('a', number)
    await expect(page.getByRole('heading', { name: 'Who is it?' })).toBeVisible()
    await expectAccessible(page, 'ringing, a choice')
    await page.getByRole('button', { name: new RegExp(customerNames[0]) }).click()
    await page.keyboard.press('F8')
    await expect(page.getByRole('textbox', { name: 'Notes' })).toBeVisible()
    await report('b', 'anonymous')
    await expectAccessible(page, 'on the phone, another one rings')
    await page.keyboard.press('F8')
    await page.getByRole('checkbox', { name: 'Promise a callback' }).check()
    await page.getByLabel('Day', { exact: true }).fill('2099-06-06')
    await page.getByLabel('Time', { exact: true }).fill('10:00')
    await expect(page.getByText('Outside of their hours')).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Choose what came of the call.')).toBeVisible()
    await expectAccessible(page, 'wrap-up with what is missing')
    await page.getByRole('radio', { name: 'Solved in the call' }).check()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('button', { name: 'Correct the outcome' })).toBeVisible()
    await expectAccessible(page, 'a call that is over')

    await page.getByRole('button', { name: 'Call back' }).click()
    await expect(dialog).toContainText('Think before you call')
    await expectAccessible(page, 'before dialling')
    await page.keyboard.press('Escape')
    await page
      .getByText(/^Callbacks/)
      .first()
      .click()
    await page
      .getByRole('region', { name: 'Calls and callbacks' })
      .getByRole('listitem')
      .getByRole('button')
      .first()
      .click()
    await expect(page.getByRole('button', { name: 'Reschedule' })).toBeVisible()
    await expectAccessible(page, 'callbacks')
    await page.getByRole('button', { name: 'Reschedule' }).click()
    await expectAccessible(page, 'rescheduling')
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    await page.getByRole('button', { name: 'New', exact: true }).click()
    await expect(dialog).toBeVisible()
    await expectAccessible(page, 'a new callback')
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)

    await report('b', 'anonymous', 'ended')
    await report('c', '+442079460018')
    await expect(page.getByRole('region', { name: 'Current call' })).toContainText('Ringing')
    await page.getByRole('region', { name: 'Current call' }).getByRole('button').first().click()
    await expect(page.getByRole('form', { name: 'New customer' })).toBeVisible()
    await expectAccessible(page, 'a caller whom nobody knows')
    await page.keyboard.press('Shift+F8')
    await expect(page.getByRole('region', { name: 'Current call' })).toHaveCount(0)
    await expectAccessible(page, 'log of calls')
    await page
      .getByRole('region', { name: 'Calls and callbacks' })
      .getByRole('listitem')
      .filter({ hasText: customerNames[0] })
      .getByRole('button')
      .first()
      .click()

    await page
      .getByRole('region', { name: 'Customer', exact: true })
      .getByRole('button', { name: 'The whole history' })
      .click()
    await page.getByRole('button', { name: /^History/ }).click()
    await expect(page.getByRole('list', { name: 'What was said, newest first' })).toBeVisible()
    await expectAccessible(page, 'consents')
    await page.getByRole('button', { name: 'Record consent' }).click()
    await expect(dialog).toBeVisible()
    await expectAccessible(page, 'recording a consent')
    await page.keyboard.press('Escape')
    await expectQuiet(page)
  })
}
