import { expect, type Page } from '@playwright/test'
import { expectAccessibleInBoth } from '../fixtures/accessible.ts'
import { makeArticle, makeCategory, saveText } from '../fixtures/articles.ts'
import { test } from '../fixtures/desk.ts'
import { expectOffline, expectQuiet, signIn } from '../fixtures/steps.ts'
import type { Workspace } from '../fixtures/workspace.ts'

const rail = (page: Page) => page.getByRole('navigation', { name: 'Main' })
const site = (page: Page) => page.getByRole('region', { name: 'Acme Help', exact: true })
const view = (page: Page, name: string) =>
  site(page).getByRole('navigation', { name: 'Views of the site' }).getByRole('button', { name })
const edition = (page: Page, number: number) =>
  site(page)
    .getByRole('row')
    .filter({ hasText: new RegExp(`^${number}`) })

/** Two articles, of which one leads to a text that readers may not see. */
async function makeArticles(workspace: Workspace) {
  const categoryId = await makeCategory(workspace, 'Network')
  const inside = await makeArticle(workspace, 'Wiring of the office', '<p>Only for us.</p>', { audience: 'internal' })
  const red = await makeArticle(
    workspace,
    'The router blinks red',
    `<p>Unplug it. See <a data-article="${inside.articleId}">the wiring</a>.</p>`,
    { categoryId, summary: 'What to do when it blinks.' },
  )
  await makeArticle(workspace, 'Set up the router', '<p>Plug it in.</p>', { categoryId, summary: 'First steps.' })
  return { red }
}

async function publishText(workspace: Workspace, article: { articleId: string; revisionId: string }, bodyHtml: string) {
  const revisionId = await saveText(workspace, workspace.edda, article, { title: 'The router blinks red', bodyHtml })
  await workspace.act(workspace.edda, 'translation.publish', {
    articleId: article.articleId,
    language: 'en',
    revisionId,
  })
  return { articleId: article.articleId, revisionId }
}

const read = async (workspace: Workspace, path: string) => {
  const answer = await fetch(new URL(`/help/acme-help/${path}`, workspace.server.url))
  return { status: answer.status, text: await answer.text() }
}

/** By the keyboard alone, from the list to the new site's settings. */
async function makeSite(page: Page): Promise<void> {
  await page.keyboard.press('Alt+7')
  await expect(page.getByText('No site yet')).toBeVisible()
  await page.getByRole('region', { name: 'Help centre' }).focus()
  await page.keyboard.press('n')
  const dialog = page.getByRole('dialog', { name: 'New site' })
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('Fill this in.').first()).toBeVisible()
  await page.keyboard.type('Acme Help')
  await expect(dialog.getByRole('textbox', { name: 'Address on the server' })).toHaveValue('acme-help')
  await page.keyboard.press('Enter')
  await expect(site(page).getByRole('heading', { name: 'Name and address' })).toBeVisible()
}

async function publishNow(page: Page, note: string): Promise<void> {
  await site(page).getByRole('button', { name: 'Publish…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Publish Acme Help' })
  await dialog.getByRole('textbox', { name: 'Note for colleagues' }).fill(note)
  await dialog.getByRole('button', { name: 'Publish now' }).click()
  await expect(dialog).toBeHidden()
}

test('a site is made, mended, published, published anew, rolled back and taken offline', async ({
  workspace,
  launch,
}) => {
  test.setTimeout(120_000)
  const { red } = await makeArticles(workspace)
  const { page } = await launch()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await signIn(page, workspace.url, workspace.edda)
  await makeSite(page)

  // A broken link keeps it from being published, and says where it is mended.
  await view(page, 'What will change').click()
  await expect(site(page).getByRole('heading', { name: 'One thing keeps it from being published' })).toBeVisible()
  await expect(site(page).getByText('Links to “Wiring of the office”, which is not in the site.')).toBeVisible()
  await page.keyboard.press('Escape')
  await site(page).focus()
  await page.keyboard.press('p')
  const blocked = page.getByRole('dialog', { name: 'Publish Acme Help' })
  await expect(blocked.getByText('One thing has to be mended before it can be published')).toBeVisible()
  await blocked.getByRole('button', { name: 'Cancel' }).click()
  await site(page).getByRole('button', { name: 'Edit the text: The router blinks red' }).click()
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('The router blinks red')
  const mended = await publishText(workspace, red, '<p>Unplug it for ten seconds.</p>')
  await rail(page).getByRole('button', { name: 'Help centre' }).click()
  await page.getByRole('button', { name: /^Acme Help/ }).click()
  await expect(site(page).getByText('Nothing keeps it from being published.')).toBeVisible()
  await expect(site(page).getByText('The first edition will hold 2 pages of articles.')).toBeVisible()

  await publishNow(page, 'The first one')
  await expect(page.getByText('Edition 1 is online: 2 added.')).toBeVisible({ timeout: 30_000 })
  await expect(site(page).getByText('Online since')).toBeVisible()
  await expect(site(page).getByText('Readers see everything as it is.')).toBeVisible()
  const first = await read(workspace, 'en/the-router-blinks-red/')
  expect(first.status).toBe(200)
  expect(first.text).toContain('Unplug it for ten seconds.')

  // The article says where it stands, and that it has changed since.
  await publishText(workspace, mended, '<p>Unplug it for thirty seconds.</p>')
  await expect(site(page).getByText('Of the articles that readers find: 1 changed.')).toBeVisible()
  await site(page)
    .getByRole('button', { name: /^The router blinks red/ })
    .click()
  const comparison = page.getByRole('region', { name: 'Comparison of The router blinks red' })
  await expect(comparison.getByText('thirty').first()).toBeVisible()
  await expectAccessibleInBoth(page, 'a page compared')
  await comparison.getByRole('button', { name: 'Open the article' }).click()
  const properties = page.getByRole('region', { name: 'Properties' })
  await expect(properties.getByRole('heading', { name: 'In the help centre' })).toBeVisible()
  await expect(properties.getByText('Changed since it was published there')).toBeVisible()
  await properties.getByRole('button', { name: 'Acme Help', exact: true }).click()

  await publishNow(page, 'Thirty is better')
  await view(page, 'Editions').click()
  await expect(edition(page, 2).getByText('Online now')).toBeVisible({ timeout: 30_000 })
  await expect(edition(page, 2)).toContainText('2 pages: 1 changed')
  await expect(edition(page, 2)).toContainText('Thirty is better')
  expect((await read(workspace, 'en/the-router-blinks-red/')).text).toContain('thirty seconds')

  await edition(page, 1).getByRole('button', { name: 'Compare edition 1' }).click()
  await expect(site(page).getByText('Going back to it, of the articles that readers find: 1 changed.')).toBeVisible()
  await expectAccessibleInBoth(page, 'an edition compared')
  await site(page).getByRole('button', { name: 'Back to the editions' }).click()
  await edition(page, 1).getByRole('button', { name: 'Go back to edition 1' }).click()
  const back = page.getByRole('dialog', { name: 'Go back to edition 1?' })
  await expect(back.getByText('in place of edition 2')).toBeVisible()
  await back.getByRole('button', { name: 'Go back' }).click()
  await expect(edition(page, 1).getByText('Online now')).toBeVisible()
  await expectQuiet(page)
  await expect.poll(async () => (await read(workspace, 'en/the-router-blinks-red/')).text).toContain('ten seconds')

  await edition(page, 1).getByRole('button', { name: 'Take offline…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Take offline' }).click()
  await expect(site(page).getByText('Not online')).toBeVisible()
  await expectQuiet(page)
  await expect.poll(async () => (await read(workspace, 'en/')).status).toBe(404)
})

test('settings are kept while they are typed, and what is wrong is said at its field', async ({
  workspace,
  launch,
}) => {
  const running = await launch()
  const { page } = running
  await signIn(page, workspace.url, workspace.edda)
  await makeSite(page)
  await site(page).getByRole('textbox', { name: 'Public address' }).fill('help.example.com')
  await site(page).getByRole('textbox', { name: 'Accent colour on light', exact: true }).fill('#7faaff')
  await expect(site(page).getByText(/^Contrast 2\.[0-9] : 1\. Too faint/)).toBeVisible()
  await site(page)
    .getByRole('button', { name: /the nearest that passes/ })
    .click()
  await expect(site(page).getByText('Contrast 4.5 : 1. Everybody can read it (4.5 : 1 is needed).')).toBeVisible()
  await site(page).getByRole('textbox', { name: 'Title in English' }).fill('Help for everybody')
  await expect(site(page).getByText('3 settings changed. Kept on this computer.')).toBeVisible()
  await page.keyboard.press('Control+s')
  await expect(site(page).getByText('A whole address such as https://help.example.com/')).toBeVisible()
  await expect(site(page).getByRole('textbox', { name: 'Public address' })).toBeFocused()

  // Killed in the middle, nothing is lost.
  await running.killTree()
  const again = await launch({ userDataDir: running.userDataDir })
  await rail(again.page).getByRole('button', { name: 'Help centre' }).click()
  await again.page.getByRole('button', { name: /^Acme Help/ }).click()
  await view(again.page, 'Settings').click()
  await expect(site(again.page).getByRole('textbox', { name: 'Public address' })).toHaveValue('help.example.com')
  await site(again.page).getByRole('textbox', { name: 'Public address' }).fill('https://help.example.com/acme')
  await again.page.keyboard.press('Control+s')
  await expect(site(again.page).getByText(/settings? changed/)).toHaveCount(0)
  await expect(site(again.page).getByRole('textbox', { name: 'Public address' })).toHaveValue(
    'https://help.example.com/acme/',
  )
  await expect(site(again.page).getByRole('textbox', { name: 'Title in English' })).toHaveValue('Help for everybody')
})

test('a preview is a window of its own that leads nowhere else, and shows what readers do not see yet', async ({
  workspace,
  launch,
}) => {
  await makeArticle(workspace, 'Set up the router', '<p>Plug it in. <a href="https://example.com/">More</a></p>', {
    summary: 'First steps.',
  })
  const { app, page } = await launch()
  await signIn(page, workspace.url, workspace.edda)
  await makeSite(page)
  await expectQuiet(page)
  await site(page).getByRole('button', { name: 'Look at it' }).click()
  const opened = app.waitForEvent('window')
  await page.getByRole('menuitem', { name: 'In English, as wide as a phone' }).click()
  const preview = await opened
  await expect(preview.getByRole('link', { name: 'Set up the router' }).first()).toBeVisible()
  expect(await preview.evaluate(() => window.innerWidth)).toBe(390)
  expect(
    await preview.evaluate(() => [typeof Reflect.get(window, 'require'), typeof Reflect.get(window, 'switchboard')]),
  ).toEqual(['undefined', 'undefined'])
  await preview.getByRole('link', { name: 'Set up the router' }).first().click()
  await expect(preview.getByRole('heading', { name: 'Set up the router', level: 1 })).toBeVisible()
  expect((await read(workspace, 'en/')).status).toBe(404)

  // Neither a link nor a script leads away, nor is anything else of the server to be had.
  const address = preview.url()
  await preview.getByRole('link', { name: 'More' }).evaluate((link: HTMLElement) => link.click())
  await preview.evaluate(() => window.location.assign('/v1/health'))
  const reached = await preview.evaluate(() =>
    fetch('/v1/health').then(
      () => 'answered',
      () => 'refused',
    ),
  )
  expect(reached).toBe('refused')
  expect(preview.url()).toBe(address)

  const closed = preview.waitForEvent('close')
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((each) => each.getTitle() === 'Preview of Acme Help')
      ?.close(),
  )
  await closed
})

test('what is wished without the network is kept, and is published when it is back', async ({ workspace, launch }) => {
  await makeArticle(workspace, 'Set up the router', '<p>Plug it in.</p>', { summary: 'First steps.' })
  const { page } = await launch()
  await signIn(page, workspace.url, workspace.edda)
  await makeSite(page)
  await expectQuiet(page)
  workspace.network.faults.offline = true
  await expectOffline(page)
  await view(page, 'What will change').click()
  await expect(site(page).getByText('The first edition will hold one page of an article.')).toBeVisible()
  await publishNow(page, '')
  await expect(site(page).getByText('is published when the server hears of it')).toBeVisible()
  workspace.network.faults.offline = false
  await expect(site(page).getByText('Online since')).toBeVisible({ timeout: 60_000 })
  expect((await read(workspace, 'en/set-up-the-router/')).status).toBe(200)
})

test('every screen of the publisher is accessible', async ({ workspace, launch }) => {
  test.setTimeout(120_000)
  await makeArticles(workspace)
  const { page } = await launch()
  await signIn(page, workspace.url, workspace.edda)
  await page.keyboard.press('Alt+7')
  await expect(page.getByText('No site yet')).toBeVisible()
  await expectAccessibleInBoth(page, 'no site')
  await makeSite(page)
  await expectAccessibleInBoth(page, 'settings')
  await view(page, 'What will change').click()
  await expect(site(page).getByText('keeps it from being published')).toBeVisible()
  await expectAccessibleInBoth(page, 'what will change')
  await site(page).getByRole('button', { name: 'Publish…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Publish Acme Help' })
  await dialog.getByRole('radio', { name: 'At a time' }).click()
  await expect(dialog.getByText(/by your clock in/)).toBeVisible()
  await expectAccessibleInBoth(page, 'publish')
  await dialog.getByRole('button', { name: 'Schedule' }).click()
  await expect(site(page).getByText(/^Edition 1 goes online/)).toBeVisible()
  await view(page, 'Editions').click()
  await expect(edition(page, 1).getByText('Scheduled')).toBeVisible()
  await expectAccessibleInBoth(page, 'editions')
  await rail(page).getByRole('button', { name: 'Help centre' }).click()
  await expect(page.getByRole('button', { name: /^Acme Help/ })).toBeVisible()
  await expectAccessibleInBoth(page, 'the list')
})
