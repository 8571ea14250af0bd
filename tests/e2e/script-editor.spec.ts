import { expect, type Page } from '@playwright/test'
import { v7 as uuidv7 } from 'uuid'
import { expectAccessibleInBoth } from '../fixtures/accessible.ts'
import { test } from '../fixtures/desk.ts'
import { expectQuiet, signIn } from '../fixtures/steps.ts'

const tree = (page: Page) => page.getByRole('tree', { name: 'Steps' })
const line = (page: Page, name: string | RegExp) => tree(page).getByRole('treeitem').filter({ hasText: name })

/** Adds a step of the kind with this number behind the chosen one, and names it. */
async function addStep(page: Page, kind: number, title: string): Promise<void> {
  // The list of variables closes first, where one was typed.
  await expect(page.locator('[data-graph-view]:focus-within')).toBeVisible()
  await page.keyboard.press('n')
  await expect(page.getByRole('menu')).toBeVisible()
  await page.keyboard.press(String(kind))
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused()
  await page.keyboard.type(title)
}

/** Out of the panel, back to the steps. */
async function toSteps(page: Page): Promise<void> {
  await expect(page.getByRole('option')).toHaveCount(0)
  await page.keyboard.press('Escape')
}

test('an editor builds a script of five steps by keys in the list, mends what is wrong and publishes it', async ({
  workspace,
  launch,
}) => {
  test.setTimeout(240_000)
  await workspace.act(workspace.admin, 'disposition.create', {
    dispositionId: uuidv7(),
    fields: { name: 'Solved on the phone', position: 1, active: true },
  })
  const { page } = await launch()
  await signIn(page, workspace.url, workspace.edda)
  await page.keyboard.press('Alt+5')
  await expect(page.getByText('No call scripts yet')).toBeVisible()
  await expectAccessibleInBoth(page, 'empty library')
  await page.keyboard.press('n')
  await page.getByRole('textbox', { name: 'Name' }).fill('Router blinks red')
  await page.keyboard.press('Enter')
  await expect(page.getByText('No steps yet').first()).toBeVisible()
  await page.getByText('List', { exact: true }).click()

  // Five steps, each behind the one before.
  await page.getByRole('button', { name: 'Add what to say first' }).press('Enter')
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused()
  await page.keyboard.type('Greeting')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Hello {{customer.fi')
  await expect(page.getByRole('option', { name: 'customer.firstName' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'What to say' })).toHaveValue('Hello {{customer.firstName}}')
  await page.keyboard.press('Escape')
  await expect(tree(page)).toBeFocused()
  await addStep(page, 2, 'Colour of the light')
  await page.getByRole('textbox', { name: 'The question' }).fill('Which colour does it blink in?')
  await page.getByRole('textbox', { name: 'Answer', exact: true }).nth(0).fill('Red')
  await page.getByRole('textbox', { name: 'Answer', exact: true }).nth(1).fill('Blue')
  await toSteps(page)
  await addStep(page, 1, 'Restart')
  await page.getByRole('textbox', { name: 'What to say' }).fill('Please unplug {{customer.shoeSize}}.')
  await page.getByRole('tab', { name: /Problems/ }).click()
  await page.getByRole('button', { name: /Nothing fills the variable “customer.shoeSize”/ }).click()
  await page.getByRole('textbox', { name: 'What to say' }).fill('Please unplug it for ten seconds.')
  await toSteps(page)
  await addStep(page, 6, 'Call back')
  await page.getByRole('textbox', { name: 'What the callback is about' }).fill('Whether it still works')
  await toSteps(page)
  await addStep(page, 9, 'Goodbye')
  await page.keyboard.press('Escape')
  await expect(tree(page).getByRole('treeitem', { level: 1 })).toHaveCount(5)

  // What is wrong stands by its step, and a click leads there.
  await expect(page.getByRole('button', { name: /1 error/ })).toBeVisible()
  await page.getByRole('tab', { name: /Problems/ }).click()
  await page.getByRole('button', { name: /No disposition is chosen/ }).click()
  await page.getByRole('combobox', { name: 'Disposition' }).click()
  await page.getByRole('option', { name: 'Solved on the phone' }).click()
  await expect(page.getByRole('button', { name: 'No problems' })).toBeVisible()
  await expectAccessibleInBoth(page, 'list')

  // Taken back and done again.
  await line(page, 'Please unplug it').click()
  await page.keyboard.press('Delete')
  await expect(tree(page).getByRole('treeitem', { level: 1 })).toHaveCount(4)
  await page.keyboard.press('Control+z')
  await expect(tree(page).getByRole('treeitem', { level: 1 })).toHaveCount(5)
  await page.keyboard.press('Control+y')
  await expect(tree(page).getByRole('treeitem', { level: 1 })).toHaveCount(4)
  await page.keyboard.press('Control+z')
  await expect(line(page, 'Please unplug it')).toBeVisible()

  // A version, its review by a colleague, as one does not approve one's own words, and out it goes.
  await page.keyboard.press('Control+s')
  await expect(page.getByText('Saved as a version')).toBeVisible()
  await page.getByRole('button', { name: 'Submit for review' }).click()
  await page.getByRole('combobox', { name: 'Reviewer' }).click()
  await expect(page.getByRole('option', { name: 'Lena Okafor' })).toBeVisible()
  await expect(page.getByRole('option', { name: /Edda Novak/ })).toHaveCount(0)
  await page.getByRole('option', { name: 'Lena Okafor' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Submit for review' }).click()
  await expect(page.getByText('Lena Okafor is to review this version')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Approve' })).toHaveCount(0)
  await expectQuiet(page)
  const scriptId = /scripts\/([\da-f-]{36})/.exec(page.url())?.[1] ?? ''
  const { revisionId } = await workspace.server.api('scriptGet', {
    as: workspace.lena.session,
    params: { id: scriptId },
  })
  await workspace.act(workspace.lena, 'script.approve', { scriptId, revisionId })
  await page.getByRole('button', { name: 'Publish' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByText('Version 2 in use')).toBeVisible()
  await expectQuiet(page)

  // The same on the canvas, tried out, in figures and in versions.
  await page.getByText('Canvas', { exact: true }).click()
  await expect(page.getByRole('button', { name: /^1\. Say: Greeting/ })).toBeVisible()
  await page.getByRole('button', { name: /^1\. Say: Greeting/ }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('button', { name: /Ask: Colour of the light/ })).toBeFocused()
  await expectAccessibleInBoth(page, 'canvas')
  await page.getByRole('button', { name: 'Try out' }).click()
  await page.getByRole('button', { name: 'Begin the call' }).click()
  await expect(page.getByText('Hello Alex')).toBeVisible()
  await page.keyboard.press('Enter')
  await page.keyboard.press('1')
  await expect(page.getByText('Please unplug it for ten seconds.').first()).toBeVisible()
  await expectAccessibleInBoth(page, 'try out')
  await page.getByRole('button', { name: 'Figures' }).click()
  await expect(page.getByText('No calls yet')).toBeVisible()
  await expectAccessibleInBoth(page, 'figures')
  await page.getByRole('button', { name: 'Versions' }).click()
  await expect(page.getByText('5 steps added')).toBeVisible()
  await expectAccessibleInBoth(page, 'versions')
})
