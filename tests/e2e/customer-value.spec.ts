import { expect, type Page } from '@playwright/test'
import { expectAccessible } from '../fixtures/accessible.ts'
import { newCustomer } from '../fixtures/client.ts'
import { test } from '../fixtures/desk.ts'
import { expectQuiet, signIn } from '../fixtures/steps.ts'
import { subjects } from '../fixtures/workspace.ts'

/** More than two pages of the work list. */
const faulty = 130

async function openSettings(page: Page, section: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('button', { name: section }).click()
}

test('an administrator changes how customers are judged, and an agent sees it at a customer', async ({
  workspace,
  desk: { page },
  launch,
}) => {
  test.setTimeout(120_000)
  const { customerId } = workspace.ticket(subjects.router)
  const health = page.getByRole('region', { name: 'Value and health' })
  await page.evaluate((id) => {
    window.location.hash = `#/customer/${id}`
  }, customerId)
  await expect(health).toContainText('Low risk of leaving')
  await expect(health).toContainText('tickets open at once')

  const admin = (await launch()).page
  await signIn(admin, workspace.url, workspace.admin)
  await openSettings(admin, 'Customer value')
  const field = (name: string) => admin.getByRole('textbox', { name, exact: true })
  const save = admin.getByRole('button', { name: 'Save', exact: true })
  await field('Many open tickets').fill('60')
  // Limits out of order, and a rate that is none: said beside the field, and not saved.
  await field('Gold').fill('8')
  await expect(admin.getByText('Gold needs more points than silver.')).toBeVisible()
  await field('High').fill('20')
  await expect(admin.getByText('High must be above medium.')).toBeVisible()
  await admin.getByRole('button', { name: 'Add a currency' }).click()
  await field('Currency').last().fill('g')
  await expect(admin.getByText('A currency has three letters.')).toBeVisible()
  await field('Currency').last().fill('gbp')
  await expect(admin.getByText('This currency is there already.')).toBeVisible()
  await field('Currency').last().fill('sek')
  await expect(admin.getByText('Give a number above 0.')).toBeVisible()
  await field('EUR for one SEK').fill('0.088')
  await expect(save).toBeDisabled()
  await field('Gold').fill('14')
  await field('Medium').fill('30')
  await field('High').fill('55')
  await admin.getByRole('button', { name: 'Remove EGP' }).click()
  await expectAccessible(admin, 'customer value')
  await save.click()
  await expect(admin.getByText('Customer value saved')).toBeVisible()
  await expect(health).toContainText('High risk of leaving')
  const rows = await workspace.server.store.reader.selectFrom('workspace').select('doc').execute()
  const { customerHealth } = JSON.parse(rows[0]?.doc ?? '{}').settings
  expect(customerHealth).toMatchObject({
    tiers: { silver: 9, gold: 14 },
    risk: { medium: 30, high: 55 },
    rates: { SEK: 0.088, USD: 0.92 },
  })
  expect(customerHealth.rates.EGP).toBeUndefined()
})

test('the work list of customers goes on as one scrolls, to its end', async ({ workspace, launch }) => {
  test.setTimeout(120_000)
  const { page } = await launch()
  const names = Array.from({ length: faulty }, (_, i) => `nobody ${String(i).padStart(3, '0')}`)
  await Promise.all(names.map((name) => workspace.act(workspace.admin, 'customer.create', newCustomer(name))))
  await signIn(page, workspace.url, workspace.maya)
  await page.keyboard.press('Alt+6')
  await page.getByRole('tab', { name: 'Records to mend' }).click()
  const panel = page.getByRole('tabpanel', { name: 'Records to mend' })
  const lines = panel.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^nobody/ }) })
  await expect(panel).toContainText(`${faulty + 4} records to mend`, { timeout: 30_000 })
  await expect(lines.first()).toBeVisible()
  expect(await lines.count()).toBeLessThan(faulty)
  await expect(async () => {
    await lines.last().scrollIntoViewIfNeeded()
    expect(await lines.count()).toBe(faulty)
  }).toPass()
  await expect(panel.getByRole('button', { name: 'Show more' })).toHaveCount(0)
  await expectQuiet(page)
})
