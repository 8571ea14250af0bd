import { expect, type Locator, type Page } from '@playwright/test'
import { v7 as uuidv7 } from 'uuid'
import { expectAccessible } from '../fixtures/accessible.ts'
import { makeArticle } from '../fixtures/articles.ts'
import { test } from '../fixtures/desk.ts'
import { editor, expectQuiet, expectTicketOpen, openTicket, sendByKey, signIn } from '../fixtures/steps.ts'
import { subjects, type Workspace } from '../fixtures/workspace.ts'

/** Knowledge in the flow of work: beside a ticket, out of a ticket, and back to the editors. */

const answers = (page: Page) => page.getByRole('region', { name: 'Answers' })
const search = (page: Page) => answers(page).getByRole('combobox', { name: 'Search articles and solved tickets' })
const option = (page: Page, title: string) => answers(page).getByRole('option').filter({ hasText: title })

const steps = `<h2>Restart it</h2><ol><li><p>Pull the plug, {{customer.firstName}}.</p></li><li><p>Wait 30 seconds.</p></li></ol>
  <aside data-kind="warning"><p>Never press the reset pin.</p></aside><p>You work for {{customer.organization}}.</p>`

async function records(workspace: Workspace, type: 'articleUse' | 'searchMiss' | 'articleFlag' | 'article') {
  const rows = await workspace.server.store.read((db) => db.selectFrom(type).select('doc').execute())
  return rows.map(({ doc }) => JSON.parse(doc) as Record<string, unknown>)
}

test('an article found while writing goes into the reply, is sent, and counts as the answer', async ({
  workspace,
  desk: { page },
}) => {
  test.setTimeout(90_000)
  const { articleId } = await makeArticle(workspace, 'Router blinks red and the line drops', steps, {
    summary: 'Restart the router, then check the cable.',
    keywords: ['internet', 'connection'],
  })
  await makeArticle(workspace, 'Return an order', '<p>Fill in the form within 30 days.</p>')
  await expectQuiet(page)
  await openTicket(page, subjects.router, 'Mine')
  await page.keyboard.press('Alt+A')
  await expect(search(page)).toBeFocused()
  await expect(option(page, 'Router blinks red')).toBeVisible()
  await expect(option(page, 'Return an order')).toHaveCount(0)

  // Read in place, with what is not known marked; then into the message by key.
  await page.keyboard.press('ArrowRight')
  const reader = answers(page).getByRole('region', { name: 'Router blinks red and the line drops' })
  await expect(reader).toContainText('Wait 30 seconds.')
  await expect(reader).toContainText('customer.organization')
  await page.keyboard.press('i')
  await expect(editor(page)).toContainText('Wait 30 seconds.')
  await expect(editor(page)).toContainText('Important: Never press the reset pin.')
  await expect(editor(page)).toBeFocused()
  await sendByKey(page)
  await expect(page.getByRole('alert')).toContainText('Fill in {{customer.organization}} first')
  await editor(page).getByText('You work for').click({ clickCount: 3 })
  await page.keyboard.type('That is all.')
  await sendByKey(page)
  await expect.poll(async () => (await workspace.messages(subjects.router, 'That is all.')).length).toBe(1)
  const [message] = await workspace.messages(subjects.router, 'That is all.')
  expect(message?.bodyHtml).toContain('<strong>Restart it</strong>')

  await page.keyboard.press('Alt+A')
  await option(page, 'Router blinks red').click()
  await page.keyboard.press('y')
  await expect(answers(page).getByText('Answered this')).toBeVisible()
  await expect
    .poll(async () => (await records(workspace, 'articleUse')).map(({ kind }) => kind).sort())
    .toEqual(['answered', 'text'])
  const uses = await records(workspace, 'articleUse')
  expect(
    uses.every((use) => use.articleId === articleId && use.ticketId === workspace.ticket(subjects.router).id),
  ).toBe(true)
  await page.keyboard.press('Escape')
  const used = answers(page).getByRole('region', { name: 'Used here' })
  await expect(used.getByRole('listitem')).toHaveCount(2)
  await used
    .getByRole('button', { name: /^Take back/ })
    .first()
    .click()
  await expect(used.getByRole('listitem')).toHaveCount(1)
  await expect.poll(async () => (await records(workspace, 'articleUse')).length).toBe(1)
})

test('a ticket becomes an article, with the trouble prefilled and nobody named', async ({
  workspace,
  desk: { page },
}) => {
  test.setTimeout(60_000)
  await openTicket(page, subjects.router, 'Mine')
  await page.keyboard.press('Alt+A')
  await answers(page).getByRole('button', { name: 'New article from this ticket' }).click()
  await expect(page.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue(subjects.router)
  await expect(page.getByRole('textbox', { name: 'Text', exact: true })).toContainText('Problem')
  await expect
    .poll(async () => (await records(workspace, 'article')).map(({ ticketId }) => ticketId))
    .toEqual([workspace.ticket(subjects.router).id])
})

/** Goes by the key until the control has the focus, as far as round the whole screen. */
async function goTo(page: Page, control: Locator, key = 'Tab'): Promise<void> {
  const isThere = () => control.evaluate((element) => element === document.activeElement)
  await expect(control).toBeVisible()
  for (let i = 0; i < 80 && !(await isThere()); i += 1) await page.keyboard.press(key)
  await expect(control).toBeFocused()
}

async function byPalette(page: Page, words: string, choice: RegExp): Promise<void> {
  await page.keyboard.press('Control+K')
  const found = page.getByRole('dialog').getByRole('option', { name: choice }).first()
  await page.keyboard.type(words)
  await expect(found).toBeVisible()
  for (let i = 0; i < 20 && (await found.getAttribute('aria-selected')) !== 'true'; i += 1)
    await page.keyboard.press('ArrowDown')
  await expect(found).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
}

test('from a ticket to a published article without touching the mouse', async ({ workspace, launch }) => {
  test.setTimeout(120_000)
  const { page } = await launch()
  await signIn(page, workspace.url, workspace.edda)
  const lena = (await launch()).page
  await signIn(lena, workspace.url, workspace.lena)
  await byPalette(page, 'router blinks', new RegExp(subjects.router))
  await expectTicketOpen(page, subjects.router)
  await page.keyboard.press('Alt+A')
  await expect(search(page)).toBeFocused()
  await goTo(page, answers(page).getByRole('button', { name: 'New article from this ticket' }))
  await page.keyboard.press('Enter')
  const title = page.getByRole('textbox', { name: 'Title', exact: true })
  await expect(title).toHaveValue(subjects.router)
  await goTo(page, title, 'Shift+Tab')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Router blinks red')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' Restart the router.')
  await page.keyboard.press('Control+S')
  await expect(page.getByText('Version 2 is saved.')).toBeVisible()
  await goTo(page, page.getByRole('button', { name: 'Done' }), 'Shift+Tab')
  await page.keyboard.press('Enter')
  const article = page.getByRole('region', { name: 'Article', exact: true })
  await expect(article).toContainText('Restart the router.')

  await byPalette(page, 'submit for review', /^Submit for review/)
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('combobox', { name: 'Reviewer' })).toBeFocused()
  await page.keyboard.type('Lena')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expectAccessible(page, 'submitting for review')
  await goTo(page, dialog.getByRole('button', { name: 'Submit for review' }))
  await page.keyboard.press('Enter')
  await expect(article.getByText('In review')).toBeVisible()
  await byPalette(lena, 'router blinks red', /^Router blinks red(?! after)/)
  await expect(lena.getByRole('region', { name: 'Article', exact: true })).toContainText('Restart the router.')
  await byPalette(lena, 'approve', /^Approve/)
  await expect(article.getByText('Approved', { exact: true })).toBeVisible()
  await byPalette(page, 'publish', /^Publish/)
  await expect(dialog).toContainText('Publish this text?')
  await expectAccessible(page, 'asking before it is published')
  await goTo(page, dialog.getByRole('button', { name: 'Publish' }))
  await page.keyboard.press('Enter')
  await expect(article.getByText('Published', { exact: true })).toBeVisible()
  await expectQuiet(page)
  const rows = await workspace.server.store.reader.selectFrom('translation').select('doc').execute()
  expect(rows.map(({ doc }) => JSON.parse(doc))).toMatchObject([
    { title: 'Router blinks red', state: 'published', published: { number: 2 } },
  ])
  expect(await records(workspace, 'article')).toMatchObject([{ ticketId: workspace.ticket(subjects.router).id }])

  // What is wrong with it comes from others; an editor’s dialogs are of the same make.
  await byPalette(page, 'flag as wrong', /^Flag as wrong/)
  await expect(dialog.getByRole('textbox')).toBeFocused()
  await expectAccessible(page, 'flagging an article')
  await page.keyboard.press('Escape')
})

test('a search that finds nothing is counted once and becomes a synonym', async ({ workspace, launch }) => {
  test.setTimeout(90_000)
  await makeArticle(workspace, 'Router blinks red', steps)
  const { page } = await launch()
  await signIn(page, workspace.url, workspace.edda)
  await openTicket(page, subjects.router)
  await page.keyboard.press('Alt+A')
  await search(page).pressSequentially('flux capacitor', { delay: 60 })
  await expect(answers(page).getByRole('status')).toContainText('flux capacitor')
  await expect
    .poll(async () => (await records(workspace, 'searchMiss')).map(({ query, count }) => [query, count]), {
      timeout: 15_000,
    })
    .toEqual([['flux capacitor', 1]])

  await page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: 'Knowledge' }).click()
  await page.getByRole('button', { name: 'Quality', exact: true }).click()
  await page.getByRole('button', { name: /^Searches that found nothing/ }).click()
  const line = page.getByRole('listitem').filter({ hasText: 'flux capacitor' })
  await line.getByRole('button', { name: 'Add as synonym' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Article' }).fill('router')
  await page.getByRole('option', { name: /Router blinks red/ }).click()
  await expect(line).toHaveCount(0)
  await expect
    .poll(async () => (await records(workspace, 'article')).map(({ keywords }) => keywords))
    .toEqual([['flux capacitor']])

  // The next one finds it.
  await openTicket(page, subjects.router)
  await page.keyboard.press('Alt+A')
  await search(page).fill('flux capacitor')
  await expect(option(page, 'Router blinks red')).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`answers and the views of editors can be used by everybody in ${colorScheme}`, async ({ workspace, launch }) => {
    test.setTimeout(150_000)
    const stale = await makeArticle(workspace, 'Router blinks red', steps, { reviewBy: '2026-01-01' })
    await makeArticle(workspace, 'Red light on the router', `${steps}<p>Call us.</p>`)
    const note = { articleId: stale.articleId, ticketId: null }
    await workspace.act(workspace.maya, 'article.flag', { flagId: uuidv7(), comment: 'Blinks orange now.', ...note })
    await workspace.act(workspace.maya, 'article.use', { useId: uuidv7(), kind: 'answered', callId: null, ...note })
    await workspace.act(workspace.maya, 'search.miss', { query: 'flux capacitor' })
    const { page } = await launch()
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await signIn(page, workspace.url, workspace.edda)
    await openTicket(page, subjects.router)
    await page.keyboard.press('Alt+A')
    await expect(option(page, 'Router blinks red')).toBeVisible()
    await expectAccessible(page, 'answers')
    await page.keyboard.press('ArrowRight')
    await expect(answers(page)).toContainText('Wait 30 seconds.')
    await expectAccessible(page, 'article beside a ticket')

    await page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: 'Knowledge' }).click()
    await page.getByRole('button', { name: 'Quality', exact: true }).click()
    const parts = page.getByRole('navigation', { name: 'Quality' })
    await expect(page.getByRole('term').filter({ hasText: 'Used in replies' })).toBeVisible()
    await expectAccessible(page, 'numbers')
    await parts.getByRole('button', { name: /^Needs review/ }).click()
    await expect(page.getByRole('listitem').filter({ hasText: 'Router blinks red' })).toBeVisible()
    await expectAccessible(page, 'needs review')
    await parts.getByRole('button', { name: /^Broken links/ }).click()
    await expect(page.getByText('Every link leads somewhere')).toBeVisible()
    await parts.getByRole('button', { name: /^Duplicates/ }).click()
    await page.getByRole('button', { name: /alike/ }).click()
    await expect(page.getByRole('button', { name: 'Keep this one' })).toHaveCount(2)
    await expectAccessible(page, 'duplicates')
    await parts.getByRole('button', { name: /^Searches that found nothing/ }).click()
    await expect(page.getByRole('listitem').filter({ hasText: 'flux capacitor' })).toBeVisible()
    await expectAccessible(page, 'searches')
    await page.getByRole('button', { name: 'Import and export' }).click()
    await expect(page.getByRole('button', { name: 'Choose a folder…' })).toBeVisible()
    await expectAccessible(page, 'import')
    await page.getByText('Export', { exact: true }).click()
    await expectAccessible(page, 'export')
  })
}
