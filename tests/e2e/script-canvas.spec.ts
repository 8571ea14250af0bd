import { expect } from '@playwright/test'
import { test } from '../fixtures/desk.ts'
import { publishScript } from '../fixtures/scripts.ts'
import { signIn } from '../fixtures/steps.ts'

test('on the canvas a new step is the one that is written in, and Escape leaves a question, not the script', async ({
  workspace,
  launch,
}) => {
  test.setTimeout(60_000)
  await publishScript(workspace)
  const { page } = await launch()
  await signIn(page, workspace.url, workspace.edda)
  await page.keyboard.press('Alt+5')
  await page.getByText('Router trouble').first().click()
  const light = page.getByRole('button', { name: /Ask: Light/ })
  const title = page.getByRole('textbox', { name: 'Title' })
  for (const [number, how] of ['key', 'click', 'key', 'click', 'key', 'key'].entries()) {
    await light.click()
    await expect(title).toHaveValue('Light')
    await page.keyboard.press('n')
    await expect(page.getByRole('menu')).toBeVisible()
    if (how === 'key') await page.keyboard.press('1')
    else await page.getByRole('menuitem', { name: /^Say/ }).click()
    await expect(title).toBeFocused()
    await expect(title).toHaveValue('')
    await page.keyboard.type(`Added ${number}`, { delay: 20 })
    await expect(title).toHaveValue(`Added ${number}`)
    await expect(light).toBeVisible()
  }

  // A menu and a question are left by themselves. Its head, as a click on an answer chooses that.
  await light.click({ position: { x: 40, y: 10 } })
  await page.keyboard.press('n')
  await expect(page.getByRole('menu')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(light).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(light).toHaveCount(0)
  await page.keyboard.press('Control+s')
  await expect(page.getByText('Saved as a version')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(light).toBeVisible()
  await page.getByRole('button', { name: 'Submit for review' }).click()
  await expect(page.getByRole('dialog', { name: 'Not saved yet' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(light).toBeVisible()
  await page.keyboard.press('Escape')
})
