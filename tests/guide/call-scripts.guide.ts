import { expect, type Page } from '@playwright/test'
import { expectQuiet } from '../fixtures/steps.ts'
import { goTo, persons, test } from './desk.ts'
import { clearToasts, picture } from './pictures.ts'

/** A script of the demo that many calls went through. */
const used = 'Router drops the connection'
const name = 'Leak sensor sounds'

const tree = (page: Page) => page.getByRole('tree', { name: 'Steps' })

async function openScript(page: Page, wanted: string): Promise<void> {
  await goTo(page, /scripts/i)
  await page.getByRole('listbox', { name: 'Call scripts' }).getByRole('option').filter({ hasText: wanted }).click()
  await expect(page.getByRole('heading', { name: wanted, level: 1 })).toBeVisible()
}

async function show(page: Page, view: 'Canvas' | 'List'): Promise<void> {
  await page.getByText(view, { exact: true }).click()
}

/** Adds a step of the kind with this number behind the chosen one, and names it. */
async function addStep(page: Page, kind: number, title: string): Promise<void> {
  await page.keyboard.press('n')
  await expect(page.getByRole('menu')).toBeVisible()
  await page.keyboard.press(String(kind))
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused()
  await page.keyboard.type(title)
}

test('call scripts', async ({ demo, sitDown }) => {
  const desk = await sitDown('samir')
  const { page } = desk
  await clearToasts(page)
  await goTo(page, /scripts/i)
  await expect(page.getByRole('listbox', { name: 'Call scripts' }).getByRole('option').first()).toBeVisible()
  await picture(desk, 'script-library')

  // One that is in use: its steps as a drawing and as a list, what calls made of it, and its versions.
  await openScript(page, used)
  await page
    .getByRole('button', { name: /^\d+\. Ask: / })
    .first()
    .click()
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeVisible()
  await picture(desk, 'script-canvas')
  await show(page, 'List')
  await expect(tree(page)).toBeVisible()
  await picture(desk, 'script-list')
  await page.getByRole('button', { name: 'Figures' }).click()
  await expect(page.getByText('How calls end')).toBeVisible()
  await show(page, 'Canvas')
  await expect(page.getByRole('button', { name: 'Show the whole script' })).toBeVisible()
  await picture(desk, 'script-figures')
  await page.getByRole('button', { name: 'Versions' }).click()
  await expect(page.getByText(/steps? added/).first()).toBeVisible()
  await picture(desk, 'script-versions')

  // A new one by keys.
  await goTo(page, /scripts/i)
  await page.getByRole('button', { name: 'New script' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.keyboard.press('Enter')
  await expect(page.getByText('No steps yet').first()).toBeVisible()
  await show(page, 'List')
  await page.getByRole('button', { name: 'Add what to say first' }).press('Enter')
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused()
  await page.keyboard.type('Greeting')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Hello {{customer.fi')
  await expect(page.getByRole('option', { name: 'customer.firstName' })).toBeVisible()
  await page.keyboard.press('Enter')
  await page.keyboard.type('. Is there water on the floor?')
  await page.keyboard.press('Escape')
  await addStep(page, 2, 'Water on the floor')
  await page.getByRole('textbox', { name: 'The question' }).fill('Is there water on the floor?')
  await page.getByRole('textbox', { name: 'Answer', exact: true }).nth(0).fill('Yes')
  await page.getByRole('textbox', { name: 'Answer', exact: true }).nth(1).fill('No, it is dry')
  await page.keyboard.press('Escape')
  await addStep(page, 1, 'Turn the water off')
  await page
    .getByRole('textbox', { name: 'What to say' })
    .fill('Please turn the main tap off first, {{customer.fullName}}.')
  await page.keyboard.press('Escape')
  await addStep(page, 9, 'Goodbye')
  await page.keyboard.press('Escape')
  await page.getByRole('tab', { name: /Problems/ }).click()
  await expect(page.getByRole('button', { name: /No disposition is chosen/ })).toBeVisible()
  await picture(desk, 'script-problems')
  await page.getByRole('button', { name: /No disposition is chosen/ }).click()
  await page.getByRole('combobox', { name: 'Disposition' }).click()
  await page.getByRole('option', { name: 'Resolved on the call' }).click()
  await tree(page).getByRole('treeitem').filter({ hasText: 'Please turn the main tap off' }).click()
  await page
    .getByRole('textbox', { name: 'What to say' })
    .fill('Please turn the main tap off first, {{customer.firstName}}.')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'No problems' })).toBeVisible()

  // Tried out on nobody.
  await page.getByRole('button', { name: 'Try out' }).click()
  await page.getByRole('button', { name: 'Begin the call' }).click()
  await expect(page.getByText('Hello Alex').first()).toBeVisible()
  await page.keyboard.press('Enter')
  await show(page, 'Canvas')
  await expect(page.getByRole('button', { name: /Ask: Water on the floor/ })).toBeVisible()
  await picture(desk, 'script-try-out')
  await page.getByRole('button', { name: 'Edit', exact: true }).click()

  // A version, its review, and out it goes.
  await page.keyboard.press('Control+s')
  await expect(page.getByText('Saved as a version')).toBeVisible()
  await page.getByRole('button', { name: 'Submit for review' }).click()
  await page.getByRole('combobox', { name: 'Reviewer' }).click()
  await page.getByRole('option', { name: persons.priya.name }).click()
  await clearToasts(page)
  await picture(desk, 'script-submit')
  await page.getByRole('dialog').getByRole('button', { name: 'Submit for review' }).click()
  await expectQuiet(page)
  const priya = await demo.session('priya')
  const { items } = await demo.server.api('scriptList', { as: priya, query: {} })
  const script = items.find((each) => each.name === name)
  await demo.server.run(priya, 'script.approve', { scriptId: script?.id ?? '', revisionId: script?.revisionId ?? '' })
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Publish' })).toBeVisible()
  await clearToasts(page)
  await picture(desk, 'script-publish')
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByText(/Version \d+ in use/)).toBeVisible()
})
