import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { mostAtRisk } from './at-risk.ts'
import { goTo, openFromPalette, test } from './desk.ts'
import { clearToasts, picture } from './pictures.ts'

/** Somebody with orders, products, tickets and calls. */
const rich = 'Callum Holt'
/** Two records of one person. */
const twins = ['Beatrice Walker', 'B. Walker'] as const
const careful = 'Graham Begum'

const history = (page: Page) => page.getByRole('region', { name: 'History' }).first()

test('customers', async ({ demo, sitDown, tempDir }) => {
  const desk = await sitDown('daniel')
  const { app, page } = desk
  await clearToasts(page)

  await openFromPalette(page, rich)
  await expect(history(page).getByRole('listitem').first()).toBeVisible()
  await picture(desk, 'customer-page')
  await page.getByRole('button', { name: 'Messages', exact: true }).click()
  // What was written differs from day to day.
  const written = await history(page).getByRole('listitem').first().innerText()
  await page.getByPlaceholder('Search in this history').fill(written.match(/\b[a-z]{6,}\b/)?.[0] ?? 'the')
  await expect(history(page).locator('mark').first()).toBeVisible()
  await picture(desk, 'customer-search')
  await page.getByRole('button', { name: 'Messages', exact: true }).click()
  await page.getByPlaceholder('Search in this history').fill('')
  const problems = page.getByText(/^\d+ known problems?$/).first()
  await problems.click()
  await problems.scrollIntoViewIfNeeded()
  await picture(desk, 'customer-products')

  await openFromPalette(page, await mostAtRisk(demo))
  await expect(page.getByRole('region', { name: 'Value and health' })).toContainText('risk of leaving')
  await picture(desk, 'customer-health')

  await openFromPalette(page, careful)
  const consents = page.getByRole('button', { name: /^History \(/ })
  await consents.click()
  await page.getByRole('list', { name: 'What was said, newest first' }).scrollIntoViewIfNeeded()
  await picture(desk, 'customer-consent')
  await page.getByRole('button', { name: 'Record consent' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await picture(desk, 'customer-consent-record')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  // Two records of one person become one, and two again.
  await page.keyboard.press('Alt+6')
  const compare = page.getByRole('button', {
    name: new RegExp(`^Compare (${twins.join('|')}) and (${twins.join('|')})`),
  })
  await expect(page.getByRole('button', { name: /^Compare / }).first()).toBeVisible({ timeout: 30_000 })
  await picture(desk, 'customer-duplicates')
  for (let pages = 0; pages < 20 && (await compare.count()) === 0; pages++) {
    await page
      .getByRole('button', { name: /^Compare / })
      .last()
      .scrollIntoViewIfNeeded()
    await page.waitForTimeout(200)
  }
  await compare.first().click()
  const merge = page.getByRole('dialog', { name: 'Merge two customers' })
  await expect(merge.getByRole('radio').first()).toBeVisible()
  await picture(desk, 'customer-merge')
  const kept = (await merge.locator('th bdi').first().textContent()) ?? ''
  await merge.getByRole('button', { name: 'Merge', exact: true }).click()
  await expect(merge).toHaveCount(0)
  // The list goes on; the kept customer is found like any other.
  await page.keyboard.press('Control+k')
  await page.keyboard.type(kept)
  await page.getByRole('dialog').getByRole('option').filter({ hasText: kept }).first().click()
  await expect(page.getByRole('button', { name: /^Undo the merge/ })).toBeVisible()
  // The message with its own undo lies over the place, and has no button to close it.
  await expect(page.getByRole('alert')).toHaveCount(0, { timeout: 20_000 })
  await page.getByRole('button', { name: /^Undo the merge/ }).scrollIntoViewIfNeeded()
  await picture(desk, 'customer-merged')
  await page.getByRole('button', { name: /^Undo the merge/ }).click()
  await expect(page.getByRole('button', { name: /^Undo the merge/ })).toHaveCount(0)
  await page.keyboard.press('Alt+6')
  await page.getByRole('tab', { name: 'Records to mend' }).click()
  await expect(page.getByText('Neither e-mail nor phone').first()).toBeVisible()
  await clearToasts(page)
  await picture(desk, 'customer-mend')

  // What the law asks for.
  await app.evaluate(
    ({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath })
    },
    join(tempDir, 'callum-holt.html'),
  )
  await openFromPalette(page, rich)
  await page.getByRole('button', { name: 'More for this customer' }).click()
  await expect(page.getByRole('menuitem', { name: 'Save all data, to read…' })).toBeVisible()
  await picture(desk, 'customer-export')
  await page.getByRole('menuitem', { name: 'Save all data, to read…' }).click()
  await expect(page.getByText(/^Saved as /)).toBeVisible()
  await page.getByRole('button', { name: 'More for this customer' }).click()
  await page.getByRole('menuitem', { name: 'Erase or pseudonymise…' }).click()
  await expect(page.getByRole('dialog', { name: `Erase or pseudonymise ${rich}` })).toBeVisible()
  await clearToasts(page)
  await picture(desk, 'customer-erase')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await goTo(page, 'Settings')
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: 'Customer value' }).click()
  await expect(page.getByRole('heading', { name: 'Customer value' })).toBeVisible()
  await picture(desk, 'customer-settings')
})
