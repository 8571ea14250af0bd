import { test } from '../fixtures/desk.ts'
import { signIn } from '../fixtures/steps.ts'
test('probe', async ({ workspace, launch }) => {
  const { page } = await launch()
  await page.evaluate(() => { Error.stackTraceLimit = 200 })
  await signIn(page, workspace.url, workspace.maya)
  await page.getByRole('navigation', { name: 'Queues' }).getByRole('link', { name: /^All/ }).click()
  await page.waitForTimeout(1500)
  throw new Error('end')
})
