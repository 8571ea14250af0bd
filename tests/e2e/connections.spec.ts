import { expect } from '@playwright/test'
import { expectAccessibleInBoth } from '../fixtures/accessible.ts'
import { bar } from '../fixtures/calls.ts'
import { test } from '../fixtures/desk.ts'
import { password, refusal } from '../fixtures/server.ts'
import { signIn } from '../fixtures/steps.ts'

test('an administrator connects a telephone system, which rings at an agent until the connection is ended', async ({
  workspace,
  desk,
  launch,
}) => {
  const { page } = await launch()
  await signIn(page, workspace.url, workspace.admin)
  await page.evaluate(() => {
    window.location.hash = '#/settings/security'
  })
  await page.getByRole('button', { name: 'Connect a system' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Make a token' }).click()
  await expect(dialog.getByText('Give it a name')).toBeVisible()
  await expect(dialog.getByText('Choose what it reports')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Telephones of the first floor')
  await dialog.getByRole('checkbox', { name: 'Calls' }).check()
  await expectAccessibleInBoth(page, 'connecting a system')
  await page.keyboard.press('Enter')
  const token = await dialog.getByRole('textbox', { name: 'Token' }).inputValue()
  await expectAccessibleInBoth(page, 'the token of a connection')
  await dialog.getByRole('button', { name: 'Copy' }).click()
  await dialog.getByRole('button', { name: 'Done' }).click()
  const row = page.getByRole('listitem').filter({ hasText: 'Telephones of the first floor' })
  await expect(row).toContainText('Calls')
  await expect(row).toContainText('connected by you · not used yet')
  await expectAccessibleInBoth(page, 'connected systems')

  // Two systems of one name could not be told apart, however it is written.
  await page.getByRole('button', { name: 'Connect a system' }).click()
  const name = dialog.getByRole('textbox', { name: 'Name' })
  await name.fill('TELEPHONES of the first floor')
  await dialog.getByRole('checkbox', { name: 'Calls' }).check()
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('A system of this name is connected.')).toBeVisible()
  await expectAccessibleInBoth(page, 'a name that is taken')
  await name.fill('Second floor')
  await expect(dialog.getByText('A system of this name is connected.')).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('textbox', { name: 'Token' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Copy' }).click()
  await dialog.getByRole('button', { name: 'Done' }).click()

  const report = (externalId: string) =>
    fetch(`${workspace.url}/v1/calls`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        externalId,
        from: '+351912345678',
        state: 'ringing',
        agent: { email: workspace.maya.session.user.email },
      }),
    })
  expect((await report('pbx-1')).status).toBe(200)
  await expect(bar(desk.page)).toContainText('Ringing')

  await row.getByRole('button', { name: 'End the connection of Telephones of the first floor' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End connection' }).click()
  await expect(row).toHaveCount(0)
  expect((await report('pbx-2')).status).toBe(401)
})

test('every administrator sees who connected a system and when it was last used, and can end it', async ({
  workspace,
  launch,
}) => {
  const { server, admin, url } = workspace
  const body = { name: 'Web shop', serves: ['orders' as const, 'calls' as const] }
  const { token } = await server.api('connectionCreate', { as: admin.session, body })
  const ring = async () =>
    server.api('callReport', {
      as: token,
      body: { externalId: 'pbx-1', state: 'ringing', teamId: workspace.serviceDesk },
    })
  await ring()
  const other = await server.makeUser(admin.session, { role: 'admin', name: 'Olga Other' })
  const { page } = await launch()
  await signIn(page, url, { name: other.user.name, email: other.user.email, password, session: other })
  await page.evaluate(() => {
    window.location.hash = '#/settings/security'
  })
  const row = page.getByRole('list', { name: 'Connected systems' }).getByRole('listitem')
  await expect(row).toContainText(/Web shop.*connected by .+ · last used now/)
  await expect(row).toContainText(admin.name)
  await expectAccessibleInBoth(page, 'a system that somebody else connected')
  await row.getByRole('button', { name: 'End the connection of Web shop' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End connection' }).click()
  await expect(row).toHaveCount(0)
  await expect(page.getByText('No system is connected yet.')).toBeVisible()
  expect(await refusal(ring())).toBe('unauthenticated')
})
