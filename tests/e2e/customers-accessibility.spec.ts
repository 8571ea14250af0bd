import { expect } from '@playwright/test'
import { v7 as uuidv7 } from 'uuid'
import { expectAccessible } from '../fixtures/accessible.ts'
import { test } from '../fixtures/desk.ts'
import { openTicket, signIn } from '../fixtures/steps.ts'
import { customerNames, subjects } from '../fixtures/workspace.ts'

const [carla] = customerNames

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no screen of customers and of an administrator’s settings breaks a rule of accessibility in ${colorScheme}`, async ({
    workspace,
    launch,
  }) => {
    test.setTimeout(180_000)
    const { server, admin, edda, maya } = workspace
    const { customerId } = workspace.ticket(subjects.router)
    const known = await server.api('customerGet', { as: admin.session, params: { id: customerId } })
    const { id: _id, version: _version, createdAt: _at, ...fields } = known
    const twinId = uuidv7()
    await workspace.act(admin, 'customer.create', {
      customerId: twinId,
      fields: { ...fields, name: 'Ferreira Carla', jobTitle: 'Owner', emails: ['carla@gmial.com', ...fields.emails] },
    })
    await workspace.act(maya, 'customer.pin', { customerId, fact: 'Rings at noon', pinned: true })
    const productId = uuidv7()
    await workspace.act(edda, 'product.save', { productId, set: { name: 'Lumo Mesh 2' } })
    await workspace.act(maya, 'ownedProduct.create', {
      ownedProductId: uuidv7(),
      fields: {
        customerId,
        productId,
        serialNumber: 'WF-1',
        boughtAt: '2026-01-02',
        warrantyUntil: '2027-01-02',
        contract: null,
      },
    })
    const { page } = await launch()
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const dialog = page.getByRole('dialog')
    const close = async () => {
      await page.keyboard.press('Escape')
      await expect(dialog).toHaveCount(0)
    }
    await signIn(page, workspace.url, admin)

    await openTicket(page, subjects.router)
    await expect(page.getByRole('region', { name: 'Customer', exact: true })).toContainText('WF-1')
    await expectAccessible(page, 'customer beside a ticket')
    await page.evaluate((id) => {
      window.location.hash = `#/customer/${id}`
    }, customerId)
    const history = page.getByRole('region', { name: 'History' }).first()
    await expect(history.getByRole('listitem').first()).toBeVisible()
    await expect(page.getByRole('region', { name: 'Value and health' })).toBeVisible()
    await expectAccessible(page, 'customer page')
    await page.getByRole('button', { name: 'Tickets', exact: true }).click()
    await page.getByPlaceholder('Search in this history').fill('nothing like it')
    await expect(history.getByRole('listitem')).toHaveCount(0)
    await expectAccessible(page, 'history with nothing found')
    await page.getByRole('button', { name: 'Edit customer…' }).click()
    await expect(dialog).toBeVisible()
    await expectAccessible(page, 'customer form')
    await close()
    await page.getByRole('button', { name: 'More for this customer' }).click()
    await expect(page.getByRole('menuitem', { name: 'Erase or pseudonymise…' })).toBeVisible()
    await page.getByRole('menuitem', { name: 'Erase or pseudonymise…' }).click()
    await expect(dialog.getByRole('radio', { name: 'Erase: nothing stays' })).toBeVisible()
    await expectAccessible(page, 'erase')
    await close()
    await page.getByRole('button', { name: 'More for this customer' }).click()
    await page.getByRole('menuitem', { name: 'Merge with another…' }).click()
    await expect(dialog).toBeVisible()
    await expectAccessible(page, 'choosing whom to merge with')
    await close()

    await page.keyboard.press('Alt+6')
    const compare = page.getByRole('button', { name: `Compare ${carla} and Ferreira Carla` })
    await expect(compare).toBeVisible({ timeout: 20_000 })
    await expectAccessible(page, 'duplicates')
    await compare.click()
    await expect(dialog.getByRole('radio', { name: /Role/ }).first()).toBeVisible()
    await expectAccessible(page, 'merging')
    await close()
    await page.getByRole('tab', { name: 'Records to mend' }).click()
    await expect(page.getByRole('tabpanel', { name: 'Records to mend' }).getByRole('listitem').first()).toBeVisible()
    await expectAccessible(page, 'records to mend')

    await page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: 'Settings' }).click()
    for (const section of ['People and teams', 'Outcomes of calls', 'Customer value']) {
      await page.getByRole('button', { name: section }).click()
      await expect(page.getByRole('heading', { name: section, level: 2 })).toBeVisible()
      await expectAccessible(page, `settings: ${section}`)
    }
  })
}
