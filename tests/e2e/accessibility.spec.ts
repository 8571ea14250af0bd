import { expect } from '@playwright/test'
import { expectAccessible } from '../fixtures/accessible.ts'
import { test } from '../fixtures/desk.ts'
import {
  expectOffline,
  expectOneWaiting,
  openOutbox,
  openTicket,
  sendByKey,
  signIn,
  statusBar,
  syncNow,
  thread,
  writeReply,
} from '../fixtures/steps.ts'
import { subjects } from '../fixtures/workspace.ts'

const sections = ['Appearance and language', 'Profile and signature', 'Sign-in and security', 'About'] as const

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no screen breaks a rule of accessibility in ${colorScheme}`, async ({ workspace, launch }) => {
    test.setTimeout(120_000)
    const { page } = await launch()
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const dialog = page.getByRole('dialog')
    const closeDialog = async () => {
      await page.keyboard.press('Escape')
      await expect(dialog).toHaveCount(0)
    }
    await expect(page.getByRole('button', { name: /^Connect to a server/ })).toBeVisible()
    await expectAccessible(page, 'first start')
    await page.getByRole('button', { name: /^Start a workspace on this computer/ }).click()
    await page.getByRole('button', { name: 'Start the workspace' }).click()
    await expectAccessible(page, 'local workspace with mistakes')

    const organizationId = '0192ee00-0000-7000-8000-0000000000b1'
    await workspace.act(workspace.admin, 'organization.create', {
      organizationId,
      fields: { name: 'Harbour Works', domains: ['harbour.example'], country: 'PT', notes: 'Gate 3 only.' },
    })
    const { customerId } = workspace.ticket(subjects.long)
    await workspace.act(workspace.admin, 'customer.update', { customerId, set: { organizationId }, base: {} })
    await signIn(page, workspace.url, workspace.maya)
    await openTicket(page, subjects.long, 'Mine')
    await page.getByRole('tab', { name: 'Note' }).click()
    await expect(page.getByRole('textbox', { name: 'Internal note' })).toBeVisible()
    await workspace.receive(subjects.long, '<p>A table:</p><table><tr><td>cell</td></tr></table>')
    await expect(thread(page).getByRole('article').last()).toContainText('Customer')
    await expectAccessible(page, 'queue and ticket')

    await page.keyboard.press('Control+K')
    await expect(dialog.getByRole('combobox')).toBeFocused()
    await page.keyboard.type('printer')
    await expect(dialog.getByRole('option').filter({ hasText: subjects.long }).first()).toBeVisible()
    await expectAccessible(page, 'palette')
    await closeDialog()
    await statusBar(page)
      .getByRole('button', { name: /Shortcuts/ })
      .click()
    await expect(dialog).toBeVisible()
    await expectAccessible(page, 'shortcuts')
    await closeDialog()
    await page.getByRole('button', { name: 'New view', exact: true }).click()
    await expect(dialog.getByRole('region', { name: 'Preview' })).toContainText('tickets now')
    await expectAccessible(page, 'view editor')
    await closeDialog()
    await page.getByRole('button', { name: 'New ticket', exact: true }).click()
    await expect(dialog.getByRole('textbox', { name: 'Subject' })).toBeVisible()
    await expectAccessible(page, 'new ticket')
    await closeDialog()

    await page.keyboard.press('Control+K')
    await page.keyboard.type('harbour')
    await dialog.getByRole('option', { name: /^Harbour Works/ }).click()
    await expect(page.getByRole('heading', { name: 'Harbour Works' })).toBeVisible()
    await expectAccessible(page, 'organization')
    await page.getByRole('button', { name: 'Edit organization…' }).click()
    await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeVisible()
    await expectAccessible(page, 'organization form')
    await closeDialog()
    await page
      .getByRole('button', { name: /^Hanna Müller/ })
      .first()
      .click()
    await expect(page.getByRole('heading', { name: 'Hanna Müller' })).toBeVisible()
    await expectAccessible(page, 'customer')

    await openOutbox(page)
    await expectAccessible(page, 'empty outbox')
    await openTicket(page, subjects.router, 'Mine')
    workspace.network.faults.offline = true
    await expectOffline(page)
    await writeReply(page, 'Refused and waiting.')
    await sendByKey(page)
    await expectOneWaiting(page)
    await openOutbox(page)
    await expectAccessible(page, 'outbox')
    await workspace.receive(subjects.router, '<p>Stop.</p>')
    workspace.network.faults.offline = false
    await syncNow(page)
    await expect(page.getByRole('heading', { name: /^Needs your attention/ })).toBeVisible()
    await expectAccessible(page, 'needs attention')

    await page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: 'Settings' }).click()
    for (const section of sections) {
      await page
        .getByRole('link', { name: section })
        .or(page.getByRole('button', { name: section }))
        .or(page.getByRole('tab', { name: section }))
        .first()
        .click()
      await expect(page.getByRole('heading', { name: section })).toBeVisible()
      await expectAccessible(page, `settings: ${section}`)
    }
  })
}
