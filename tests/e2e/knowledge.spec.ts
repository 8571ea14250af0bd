import { expect, type Page } from '@playwright/test'
import { v7 as uuidv7 } from 'uuid'
import { expectAccessible } from '../fixtures/accessible.ts'
import { makeArticle, makeCategory, saveText } from '../fixtures/articles.ts'
import { test } from '../fixtures/desk.ts'
import { expectOffline, expectQuiet, openOutbox, signIn } from '../fixtures/steps.ts'
import type { Workspace } from '../fixtures/workspace.ts'

/** The knowledge base as the people use it who write it. */

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const body = (page: Page) => field(page, 'Text')
const articles = (page: Page) => page.getByRole('listbox', { name: 'Articles' })
const article = (page: Page) => page.getByRole('region', { name: 'Article', exact: true })

async function openLibrary(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: 'Knowledge' }).click()
  await expect(page.getByRole('textbox', { name: 'Search articles' }).or(page.getByRole('searchbox'))).toBeVisible()
}

async function openArticle(page: Page, title: string): Promise<void> {
  await openLibrary(page)
  await articles(page).getByRole('option').filter({ hasText: title }).click()
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible()
}

async function edit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await expect(body(page)).toBeVisible()
}

async function typeAtEnd(page: Page, text: string): Promise<void> {
  await body(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(text)
}

async function saveVersion(page: Page, number: number): Promise<void> {
  await page.keyboard.press('Control+S')
  await expect(page.getByText(`Version ${number} is saved.`)).toBeVisible()
}

/** The newest text on the server. */
async function bodyOnServer(workspace: Workspace, translationId: string): Promise<string> {
  const row = await workspace.server.store.read((db) =>
    db.selectFrom('translation').select('doc').where('id', '=', translationId).executeTakeFirst(),
  )
  return row ? String(JSON.parse(row.doc).bodyHtml) : ''
}

test('an article is written by one, reviewed by another, returned, and published', async ({ workspace, launch }) => {
  test.setTimeout(120_000)
  await makeCategory(workspace, 'Home network')
  const maya = (await launch()).page
  await signIn(maya, workspace.url, workspace.maya)
  const edda = (await launch()).page
  await signIn(edda, workspace.url, workspace.edda)

  await openLibrary(maya)
  await expect(maya.getByText('No articles yet')).toBeVisible()
  await maya.getByRole('button', { name: 'New article' }).first().click()
  await field(maya, 'Title').fill('Router light blinks red')
  await maya.keyboard.press('Enter')
  await maya.keyboard.type('## Restart the router')
  await maya.keyboard.press('Enter')
  await maya.keyboard.type('1. Pull the plug.')
  await maya.keyboard.press('Enter')
  await maya.keyboard.type('Wait 30 seconds, {{customer.f')
  await expect(maya.getByRole('option', { name: /First name of the customer/ })).toBeVisible()
  await maya.keyboard.press('Enter')
  await expect(body(maya)).toContainText('{{customer.firstName}}')
  await expect(maya.getByText(/Draft saved/)).toBeVisible({ timeout: 3_000 })
  await maya.getByRole('combobox', { name: 'Category' }).click()
  await maya.getByRole('option', { name: 'Home network' }).click()
  await saveVersion(maya, 1)
  await maya.getByRole('button', { name: 'Done' }).click()
  await expect(article(maya).getByRole('heading', { name: 'Restart the router' })).toBeVisible()
  await maya.getByRole('button', { name: 'Submit for review' }).click()
  await maya.getByRole('combobox', { name: 'Reviewer' }).click()
  await maya.getByRole('option', { name: 'Edda Novak' }).click()
  await maya.getByRole('dialog').getByRole('button', { name: 'Submit for review' }).click()
  await expect(article(maya).getByText('In review')).toBeVisible()

  await openLibrary(edda)
  await edda.getByRole('button', { name: /^In review/ }).click()
  await articles(edda).getByRole('option').filter({ hasText: 'Router light' }).click()
  await article(edda).getByText('Wait 30 seconds').click({ clickCount: 3 })
  await edda.getByRole('button', { name: 'Comment', exact: true }).click()
  await field(edda, 'What about this passage?').fill('Is that long enough?')
  await edda.keyboard.press('Control+Enter')
  await expect(edda.getByRole('region', { name: 'Comments' })).toContainText('Is that long enough?')
  await edda.getByRole('button', { name: 'More actions' }).click()
  await edda.getByRole('menuitem', { name: 'Return' }).click()
  await field(edda, 'What should be changed?').fill('One more thing.')
  await edda.getByRole('dialog').getByRole('button', { name: 'Return' }).click()
  await expect(article(edda).getByText('Draft', { exact: true })).toBeVisible()

  const comments = maya.getByRole('region', { name: 'Comments' })
  await expect(comments).toContainText('Is that long enough?')
  await expect(comments).toContainText('One more thing.')
  await edit(maya)
  await typeAtEnd(maya, ' A minute is better.')
  await comments.getByRole('button', { name: 'Resolved' }).first().click()
  await field(maya, 'What was changed? (optional)').fill('Longer pause')
  await saveVersion(maya, 2)
  await maya.getByRole('button', { name: 'Done' }).click()
  await maya.getByRole('button', { name: 'Submit for review' }).click()
  await maya.getByRole('dialog').getByRole('button', { name: 'Submit for review' }).click()

  await expect(article(edda)).toContainText('A minute is better.')
  // A remark that nobody has resolved is not passed over.
  await edda.getByRole('button', { name: 'Approve' }).click()
  await expect(edda.getByRole('dialog')).toContainText('1 comment on this text is still open.')
  await edda.getByRole('dialog').getByRole('button', { name: 'Approve' }).click()
  await edda.getByRole('button', { name: 'Publish' }).click()
  await expect(edda.getByRole('dialog')).toContainText('1 comment on this text is still open.')
  await edda.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
  await expect(article(maya).getByText('Published', { exact: true })).toBeVisible()

  // Both versions are there, with what changed and why.
  await maya.getByRole('button', { name: 'Versions' }).click()
  await expect(maya.getByRole('region', { name: 'Versions' })).toContainText('Longer pause')
  await expect(maya.getByRole('region', { name: 'Comparison' }).locator('ins').first()).toContainText('A minute')
})

test('two editors at one article lose nothing', async ({ workspace, launch }) => {
  test.setTimeout(120_000)
  const made = await makeArticle(workspace, 'Set up the mesh', '<p>First.</p><p>Second.</p><p>Third.</p>')
  const edda = (await launch()).page
  await signIn(edda, workspace.url, workspace.edda)
  const lena = (await launch()).page
  await signIn(lena, workspace.url, workspace.lena)

  await openArticle(edda, 'Set up the mesh')
  await edit(edda)
  await typeAtEnd(edda, ' Edda at the end.')
  await openArticle(lena, 'Set up the mesh')
  await edit(lena)
  await body(lena).getByText('First.').click()
  await lena.keyboard.press('Home')
  await lena.keyboard.type('Lena at the start. ')
  await saveVersion(lena, 2)

  // At once, and the text that is being written is left alone.
  await expect(edda.getByRole('alert').filter({ hasText: 'Lena Okafor saved a newer version (2)' })).toBeVisible()
  await expect(body(edda)).toContainText('Edda at the end.')
  await edda.keyboard.press('Control+S')
  const theirs = edda.getByRole('region', { name: 'Version of Lena Okafor' })
  await expect(theirs).toContainText('Lena at the start. First.')
  await theirs.getByText('Differences to mine').click()
  await expect(theirs.locator('ins').filter({ hasText: 'Edda' }).first()).toBeVisible()
  await theirs.getByRole('button', { name: 'Join both' }).click()
  await expect(body(edda)).toContainText('Lena at the start. First.')
  await expect(body(edda)).toContainText('Third. Edda at the end.')
  await saveVersion(edda, 3)
  await expect
    .poll(() => bodyOnServer(workspace, made.translationId))
    .toBe('<p>Lena at the start. First.</p><p>Second.</p><p>Third. Edda at the end.</p>')
  // She has written nothing since: it simply stands there, and she is told.
  await expect(lena.getByText('Edda Novak saved version 3')).toBeVisible()
  await expect(body(lena)).toContainText('Edda at the end.')
})

test('a version saved offline over a newer one waits with both texts', async ({ workspace, launch }) => {
  test.setTimeout(120_000)
  const made = await makeArticle(workspace, 'Return a device', '<p>Within 30 days.</p>')
  const { page } = await launch()
  await signIn(page, workspace.url, workspace.edda)
  await openArticle(page, 'Return a device')
  workspace.network.faults.offline = true
  await expectOffline(page)
  await edit(page)
  await typeAtEnd(page, ' Written on the train.')
  await saveVersion(page, 2)
  await saveText(workspace, workspace.lena, made, { title: 'Return a device', bodyHtml: '<p>Within 14 days.</p>' })
  workspace.network.faults.offline = false
  await openOutbox(page)
  await page.getByRole('button', { name: 'Sync now' }).click()
  const card = page.getByRole('listitem').filter({ hasText: 'Somebody else changed the same' })
  await expect(card.locator('ins').filter({ hasText: 'train' })).toBeVisible({ timeout: 20_000 })
  await expect(card.locator('del').filter({ hasText: '14' })).toBeVisible()
  await expectAccessible(page, 'clash in the outbox')
  await card.getByRole('button', { name: 'Compare in the editor' }).click()
  await expect(body(page)).toContainText('Written on the train.')
  await expect(page.getByRole('region', { name: 'Version of Lena Okafor' })).toContainText('Within 14 days.')
  await saveVersion(page, 3)
  await expectQuiet(page)
  expect(await bodyOnServer(workspace, made.translationId)).toContain('Written on the train.')
})

test('what is typed into an article survives a power cut', async ({ workspace, launch }) => {
  test.setTimeout(90_000)
  const first = await launch()
  await signIn(first.page, workspace.url, workspace.maya)
  await openLibrary(first.page)
  await first.page.keyboard.press('n')
  await field(first.page, 'Title').fill('Never saved')
  await first.page.keyboard.press('Enter')
  await first.page.keyboard.type('Words that are only a draft.')
  await expect(first.page.getByText(/^Draft saved/)).toBeVisible({ timeout: 1_500 })
  await first.killTree()

  const { page } = await launch({ userDataDir: first.userDataDir })
  await openLibrary(page)
  await page.getByRole('button', { name: /^Never saved/ }).click()
  await expect(field(page, 'Title')).toHaveValue('Never saved')
  await expect(body(page)).toContainText('Words that are only a draft.')
})

test('pictures: one of 20 MB stands in the text, a larger one is refused with its limit', async ({
  workspace,
  launch,
}) => {
  test.setTimeout(120_000)
  await makeArticle(workspace, 'With pictures', '<p>Before.</p>')
  const { page } = await launch()
  await signIn(page, workspace.url, workspace.edda)
  await openArticle(page, 'With pictures')
  await edit(page)
  await typeAtEnd(page, ' And after.')
  const give = (how: 'drop' | 'paste', name: string, bytes: number) =>
    body(page).evaluate(
      (element, [by, fileName, size]) => {
        // A picture by its first bytes; the rest is what makes it heavy.
        const canvas = document.createElement('canvas')
        canvas.width = canvas.height = 40
        canvas.getContext('2d')?.fillRect(0, 0, 20, 40)
        return new Promise<void>((resolve) =>
          canvas.toBlob((blob) => {
            const data = new DataTransfer()
            const file = new File([blob ?? '', new Uint8Array(size)], fileName, { type: 'image/png' })
            data.items.add(file)
            const box = element.getBoundingClientRect()
            const at = { clientX: box.left + 20, clientY: box.top + 24 }
            const kind = { bubbles: true, cancelable: true }
            element.dispatchEvent(
              by === 'drop'
                ? new DragEvent('drop', { dataTransfer: data, ...kind, ...at })
                : new ClipboardEvent('paste', { clipboardData: data, ...kind }),
            )
            resolve()
          }),
        )
      },
      [how, name, bytes] as const,
    )
  const refused = (name: string) =>
    page.getByRole('alert').filter({ hasText: `“${name}” has 30 MB, and a picture may have 25 MB` })
  await give('paste', 'pasted.png', 30 * 1024 * 1024)
  await expect(refused('pasted.png')).toBeVisible()
  await expect(body(page)).toContainText('Before. And after.')
  await give('drop', 'huge.png', 30 * 1024 * 1024)
  await expect(refused('huge.png')).toBeVisible()
  await expect(body(page)).toContainText('Before. And after.')
  await give('drop', 'large.png', 20 * 1024 * 1024)
  await expect(body(page).locator('img[src^="blob:"]')).toBeVisible({ timeout: 30_000 })
  await saveVersion(page, 2)
  await expectQuiet(page)
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(article(page).locator('img[src^="blob:"]')).toBeVisible()
})

test('the library is kept and searched, and the palette opens an article', async ({ workspace, launch }) => {
  test.setTimeout(90_000)
  await makeArticle(workspace, 'Set up the mesh', '<p>Place the second box half way.</p>')
  await makeArticle(workspace, 'Return a device', '<p>Within 30 days.</p>', { audience: 'internal' })
  await makeArticle(workspace, 'Not ready', '<p>Soon.</p>', { publish: false })
  const { page } = await launch()
  await signIn(page, workspace.url, workspace.edda)
  await openLibrary(page)
  const rows = articles(page).getByRole('option')
  await expect(rows).toHaveCount(3)
  await page.getByRole('searchbox').fill('half way')
  await expect(rows).toHaveCount(1)
  await page.getByRole('searchbox').fill('')
  await page.getByRole('button', { name: /^Draft 1/ }).click()
  await expect(rows).toHaveText([/Not ready/])
  await page.getByRole('button', { name: /^Draft 1/ }).click()
  await page.getByRole('button', { name: 'Sort by: Title' }).click()
  await expect(rows).toHaveText([/Not ready/, /Return a device/, /Set up the mesh/])

  await page.getByRole('button', { name: 'New category', exact: true }).click()
  await field(page, 'Name').fill('Returns')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await articles(page).focus()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Return a device', level: 1 })).toBeVisible()
  await page.getByRole('combobox', { name: 'Category' }).click()
  await page.getByRole('option', { name: 'Returns' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Back to the articles' }).click()
  await page.getByRole('button', { name: /^Returns 1/ }).click()
  await expect(rows).toHaveText([/Return a device/])

  await page.keyboard.press('Control+K')
  await page.keyboard.type('mesh')
  await expect(page.getByRole('option', { name: /Set up the mesh/ })).toBeVisible()
  await page.getByRole('option', { name: /Set up the mesh/ }).click()
  await expect(page.getByRole('heading', { name: 'Set up the mesh', level: 1 })).toBeVisible()
})

test('a text block changes wherever it is used, a translation follows its source, an old version comes back', async ({
  workspace,
  launch,
}) => {
  test.setTimeout(90_000)
  const snippetId = uuidv7()
  const set = { name: 'Return address', bodies: { en: '<p>Rua do Almada 12</p>' } }
  await workspace.act(workspace.edda, 'snippet.save', { snippetId, set })
  const made = await makeArticle(workspace, 'Return a device', '<p>Send it within 30 days.</p>')
  const { page } = await launch()
  await signIn(page, workspace.url, workspace.edda)
  await openArticle(page, 'Return a device')
  await edit(page)
  await typeAtEnd(page, ' To:')
  await page.keyboard.press('Enter')
  await page.keyboard.type('/return')
  await page.getByRole('option', { name: /Return address/ }).click()
  await expect(body(page)).toContainText('Rua do Almada 12')
  await saveVersion(page, 2)
  await openLibrary(page)
  await page.getByRole('button', { name: 'Text blocks' }).click()
  await page.getByRole('button', { name: /Return address.*used in 1 article/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Text in English' }).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(', Porto')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: 'All articles' }).click()
  await openArticle(page, 'Return a device')
  await expect(article(page)).toContainText('Rua do Almada 12, Porto')

  // In German, from version 2; when the source goes on it says so, with what has changed.
  await page
    .getByRole('button', { name: 'Publish' })
    .or(page.getByRole('button', { name: 'More actions' }))
    .last()
    .click()
  await page.getByRole('menuitem', { name: 'Publish' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
  await page.getByRole('button', { name: 'Add a language' }).click()
  await page.getByRole('menuitem', { name: 'German' }).click()
  await expect(page.getByRole('region', { name: 'Source' })).toContainText('Send it within 30 days.')
  await field(page, 'Title').fill('Gerät zurückgeben')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Innerhalb von 30 Tagen.')
  await saveVersion(page, 1)
  const newest = await workspace.server.store.read((db) =>
    db.selectFrom('translation').select('doc').where('id', '=', made.translationId).executeTakeFirstOrThrow(),
  )
  const third = await saveText(
    workspace,
    workspace.lena,
    { articleId: made.articleId, revisionId: JSON.parse(newest.doc).revisionId },
    { title: 'Return a device', bodyHtml: '<p>Send it within 14 days.</p>' },
  )
  await workspace.act(workspace.lena, 'translation.publish', {
    articleId: made.articleId,
    language: 'en',
    revisionId: third,
  })
  await expect(page.getByRole('region', { name: 'Source' }).locator('ins').filter({ hasText: '14' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^German.*Outdated translation/ })).toBeVisible()

  await page.getByRole('button', { name: /^English/ }).click()
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'Versions' }).click()
  await page.getByRole('radio', { name: 'Compare with Version 1' }).click()
  await page.getByRole('button', { name: 'Restore version 1' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click()
  await expect(article(page)).toContainText('Version 4')
  await expect(article(page)).toContainText('Send it within 30 days.')
})

test('what comes from a word processor and a spreadsheet keeps its structure', async ({ workspace, launch }) => {
  test.setTimeout(60_000)
  const made = await makeArticle(workspace, 'Pasted', '<p>Before.</p>')
  const { page } = await launch()
  await signIn(page, workspace.url, workspace.edda)
  await openArticle(page, 'Pasted')
  await edit(page)
  const paste = (html: string, text: string) =>
    body(page).evaluate(
      (element, [asHtml, asText]) => {
        const clipboardData = new DataTransfer()
        if (asHtml) clipboardData.setData('text/html', asHtml)
        clipboardData.setData('text/plain', asText ?? '')
        element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
      },
      [html, text] as const,
    )
  await typeAtEnd(page, ' ')
  await page.keyboard.press('Enter')
  await paste(
    '<html><body><h1 style="color:red">Setup</h1><p class=MsoListParagraph style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">1.</span>Plug it in</p><p class=MsoListParagraph style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">2.</span>Wait</p><script>alert(1)</script></body></html>',
    'Setup',
  )
  await expect(body(page).getByRole('heading', { name: 'Setup', level: 2 })).toBeVisible()
  await expect(body(page).locator('ol > li')).toHaveCount(2)
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await paste('', 'Model\tPrice\nLumo 2\t49.90\nLumo 3\t59.90')
  await expect(body(page).locator('table tr')).toHaveCount(3)
  await body(page).getByText('Lumo 3').click()
  await page.getByRole('toolbar', { name: 'Table' }).getByRole('button', { name: 'Row below' }).click()
  await expect(body(page).locator('table tr')).toHaveCount(4)
  await page.getByRole('toolbar', { name: 'Table' }).getByRole('button', { name: 'Delete column' }).click()
  await expect(body(page).locator('table tr').first().locator('th, td')).toHaveCount(1)
  await saveVersion(page, 2)
  await expectQuiet(page)
  const stored = await bodyOnServer(workspace, made.translationId)
  expect(stored).toContain('<h2>Setup</h2><ol><li><p>Plug it in</p></li><li><p>Wait</p></li></ol>')
  expect(stored).not.toMatch(/style|script|mso|class/i)
})

test('a draft follows the person to another machine', async ({ workspace, launch }) => {
  test.setTimeout(90_000)
  await makeArticle(workspace, 'Set up the mesh', '<p>First.</p>')
  const here = (await launch()).page
  await signIn(here, workspace.url, workspace.edda)
  const there = (await launch()).page
  await signIn(there, workspace.url, workspace.edda)
  await openArticle(here, 'Set up the mesh')
  await edit(here)
  await typeAtEnd(here, ' Begun here.')
  await openLibrary(there)
  await there.getByRole('button', { name: /^Set up the mesh/ }).click()
  await expect(body(there)).toContainText('First. Begun here.')
  // Shown, and no key that is pressed on the way falls into it.
  await there.keyboard.press('e')
  await expect(body(there)).toBeFocused()
  await expect(body(there)).toHaveText('First. Begun here.')
  await typeAtEnd(there, ' Ended there.')
  await saveVersion(there, 2)
  // Saved there: what stands here is that version, and no draft is left.
  await expect(body(here)).toContainText('Ended there.')
  await here.getByRole('button', { name: 'Done' }).click()
  await expect(article(here)).toContainText('Version 2')
  await openLibrary(here)
  await expect(here.getByText('Begun by me')).toHaveCount(0)
})
