import { expect } from '@playwright/test'
import { editor } from '../fixtures/steps.ts'
import { goTo, test } from './desk.ts'
import { clearToasts, picture } from './pictures.ts'

test('what is where', async ({ sitDown }) => {
  const desk = await sitDown('maya')
  const { page } = desk
  await clearToasts(page)
  await goTo(page, 'Queues')
  const list = page.getByRole('listbox', { name: /^Tickets in / })
  await list.getByRole('option').first().click()
  await expect(page.getByRole('log', { name: 'Conversation' }).getByRole('article').first()).toBeVisible()
  await expect(page.getByRole('region', { name: 'Customer', exact: true }).getByRole('heading').first()).toBeVisible()
  await expect(editor(page)).toHaveJSProperty('isContentEditable', true)
  await picture(desk, 'around-window')
  await page.keyboard.press('Control+K')
  await page.keyboard.type('valve')
  await expect(page.getByRole('dialog').getByRole('option').nth(3)).toBeVisible()
  await picture(desk, 'around-palette')
  await page.keyboard.press('Escape')
  await page.getByRole('region', { name: 'Conversation' }).focus()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await picture(desk, 'around-keys')
})
