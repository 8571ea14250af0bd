import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { v7 as uuidv7 } from 'uuid'
import type { Article } from '../../shared/domain/knowledge.ts'
import { tagId } from '../../shared/domain/records.ts'
import { expectAccessible } from '../fixtures/accessible.ts'
import { makeArticle, saveText } from '../fixtures/articles.ts'
import { test } from '../fixtures/desk.ts'
import { expectOffline, expectQuiet, signIn, signOut } from '../fixtures/steps.ts'

/** What editors do with articles besides writing them. */

const rows = (page: Page) => page.getByRole('listbox', { name: 'Articles' }).getByRole('option')
const article = (page: Page) => page.getByRole('region', { name: 'Article', exact: true })
const dialog = (page: Page) => page.getByRole('dialog')

async function more(page: Page, action: string): Promise<void> {
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: action }).click()
  await dialog(page).getByRole('button', { name: action }).click()
}

test('articles are found by product and tag with keys alone; one is withdrawn, archived and brought back; remarks say what became of their passage', async ({
  workspace,
  launch,
}) => {
  test.setTimeout(120_000)
  const { edda, lena } = workspace
  const productId = uuidv7()
  const product = { name: 'Lumo Mesh 2', sku: 'LM-2' }
  await workspace.act(edda, 'product.save', { productId, set: product })
  await workspace.act(edda, 'tag.create', { name: 'Wi-Fi' })
  const made = await makeArticle(
    workspace,
    'Set up the mesh',
    '<p>Wait for 30 seconds, then plug it in.</p><p>Ask whether the neighbours are affected.</p><p>Thank you.</p>',
  )
  const { articleId } = made
  await workspace.act(edda, 'article.update', {
    articleId,
    set: { productIds: [productId], tagIds: [tagId('Wi-Fi')] },
    base: { productIds: [], tagIds: [] },
  })
  await makeArticle(workspace, 'Return a device', '<p>Within 30 days.</p>')
  for (const quote of [
    'Wait for 30 seconds, then plug it in.',
    'Ask whether the neighbours are affected.',
    'Thank you.',
  ])
    await workspace.act(lena, 'reviewComment.add', {
      articleId,
      language: 'en',
      commentId: uuidv7(),
      quote,
      bodyText: `About: ${quote}`,
    })
  const { page } = await launch()
  await signIn(page, workspace.url, edda)
  await page.keyboard.press('Alt+3')
  await expect(rows(page)).toHaveCount(2)

  await page.getByRole('listbox', { name: 'Articles' }).focus()
  await page.keyboard.press('p')
  await expect(page.getByRole('combobox', { name: 'Product' })).toBeFocused()
  await page.keyboard.type('mesh')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(rows(page)).toHaveText([/Set up the mesh/])
  await page.keyboard.press('Escape')
  await page.getByRole('listbox', { name: 'Articles' }).focus()
  await page.keyboard.press('t')
  await expect(page.getByRole('combobox', { name: 'Tag' })).toBeFocused()
  await page.keyboard.type('wi')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(rows(page)).toHaveText([/Set up the mesh/])
  await page.keyboard.press('Escape')
  await page.getByRole('combobox', { name: 'Product' }).focus()
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Delete')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('combobox', { name: 'Product' })).toHaveValue('')
  await expect(rows(page)).toHaveText([/Set up the mesh/])
  await page.getByRole('searchbox').fill('within 30 days')
  await expect(page.getByText('No article with')).toBeVisible()
  await expectAccessible(page, 'nothing with this tag')
  await page.getByRole('button', { name: 'Show all' }).click()
  await expect(rows(page)).toHaveCount(2)
  await expect(page.getByRole('combobox', { name: 'Tag' })).toHaveValue('')

  // What a remark is about reads as it did, then otherwise, then not at all.
  await rows(page).filter({ hasText: 'Set up the mesh' }).click()
  const remark = (text: string) =>
    page.getByRole('region', { name: 'Comments' }).getByRole('article').filter({ hasText: text })
  await expect(remark('About: Wait')).toBeVisible()
  await expect(page.getByText('Passage changed since')).toHaveCount(0)
  await expect(page.getByText('Passage gone')).toHaveCount(0)
  await saveText(workspace, lena, made, {
    title: 'Set up the mesh',
    bodyHtml: '<p>Wait for a minute, then plug it in.</p><p>Thank you.</p>',
  })
  await page.getByText('Newest text', { exact: true }).click()
  await expect(remark('About: Wait')).toContainText('Passage changed since. It read:')
  await expect(
    remark('About: Wait').getByRole('button', { name: 'Wait for 30 seconds, then plug it in.' }),
  ).toBeVisible()
  await expect(remark('About: Ask')).toContainText('Passage gone. It read:')
  await expect(remark('About: Ask').locator('blockquote')).toHaveText('Ask whether the neighbours are affected.')
  await expect(remark('About: Thank')).not.toContainText('Passage')
  await expectAccessible(page, 'remarks on what has changed')

  await more(page, 'Withdraw')
  await expect(article(page).getByText('Draft', { exact: true })).toBeVisible()
  await more(page, 'Archive')
  await expect(article(page).getByText('Archived', { exact: true })).toBeVisible()
  const onServer = async (): Promise<Article> => {
    const { reader } = workspace.server.store
    const row = await reader.selectFrom('article').select('doc').where('id', '=', articleId).executeTakeFirstOrThrow()
    return JSON.parse(row.doc)
  }
  await expect.poll(async () => (await onServer()).archivedAt).not.toBeNull()
  await page.keyboard.press('Alt+3')
  await expect(rows(page)).toHaveText([/Return a device/])
  await page.getByRole('button', { name: /^Archived 1/ }).click()
  await rows(page).filter({ hasText: 'Set up the mesh' }).click()
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: 'Bring back' }).click()
  await expect.poll(async () => (await onServer()).archivedAt).toBeNull()
  await expect(article(page).getByText('Draft', { exact: true })).toBeVisible()
})

test('a draft made by mistake is deleted, had back by a key, and then gone for everybody; one that readers see is not', async ({
  workspace,
  launch,
}) => {
  test.setTimeout(90_000)
  const published = await makeArticle(workspace, 'Return a device', '<p>Send it.</p>')
  await makeArticle(workspace, 'Untitled two', '<p>Oops.</p>', { publish: false })
  const { page } = await launch()
  await signIn(page, workspace.url, workspace.edda)
  const colleague = (await launch()).page
  await signIn(colleague, workspace.url, workspace.lena)
  await colleague.keyboard.press('Alt+3')
  await expect(rows(colleague)).toHaveCount(2)
  const openMenu = async (title: string) => {
    await page.keyboard.press('Alt+3')
    await rows(page).filter({ hasText: title }).click()
    await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible()
    await page.getByRole('button', { name: 'More actions' }).click()
    await expect(page.getByRole('menuitem', { name: 'Flag as wrong' })).toBeVisible()
  }
  const deleting = page.getByRole('menuitem', { name: 'Delete draft' })
  await openMenu('Return a device')
  await expect(deleting).toHaveCount(0)
  await page.keyboard.press('Escape')

  await openMenu('Untitled two')
  await deleting.click()
  await expect(page.getByText('“Untitled two” is deleted.')).toBeVisible()
  await expect(rows(page)).toHaveText([/Return a device/])
  await page.keyboard.press('z')
  await expect(rows(page)).toHaveCount(2)
  await openMenu('Untitled two')
  await deleting.click()
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(colleague)).toHaveText([/Return a device/], { timeout: 20_000 })
  await expectQuiet(page)
  const row = await workspace.server.store.read((db) => db.selectFrom('article').select('id').execute())
  expect(row.map(({ id }) => id)).toEqual([published.articleId])
})

test('a text block that is being written is there after Escape and after a power cut, until it is saved or thrown away', async ({
  workspace,
  launch,
}) => {
  test.setTimeout(120_000)
  const snippetId = uuidv7()
  const set = { name: 'Return address', bodies: { en: '<p>Rua do Almada 12</p>' } }
  await workspace.act(workspace.edda, 'snippet.save', { snippetId, set })
  const first = await launch()
  const text = (page: Page) => dialog(page).getByRole('textbox', { name: 'Text in English' })
  const german = (page: Page) => dialog(page).getByRole('textbox', { name: 'Text in German' })
  const open = async (page: Page, name: RegExp) => {
    await page.keyboard.press('Alt+3')
    await page.getByRole('button', { name: 'Text blocks' }).click()
    await page.getByRole('button', { name }).click()
    await expect(text(page)).toBeVisible()
  }
  await signIn(first.page, workspace.url, workspace.edda)
  await open(first.page, /^Return address/)
  await text(first.page).click()
  await first.page.keyboard.press('Control+End')
  await first.page.keyboard.type(', Porto')
  await first.page.keyboard.press('Escape')
  await expect(dialog(first.page)).toHaveCount(0)
  await open(first.page, /^Return address/)
  await expect(dialog(first.page)).toContainText('Words of yours that were not saved yet.')
  await expect(text(first.page)).toHaveText('Rua do Almada 12, Porto')
  await first.page.keyboard.press('Escape')
  await open(first.page, /^New text block/)
  await dialog(first.page).getByRole('textbox', { name: 'Name' }).fill('Opening hours')
  await text(first.page).click()
  await first.page.keyboard.type('Nine to five.')
  await german(first.page).click()
  await first.page.keyboard.type('Neun bis fünf.')
  await expect(dialog(first.page)).toContainText('Kept on this computer until you save')
  await first.killTree()

  const { page } = await launch({ userDataDir: first.userDataDir })
  await expectQuiet(page)
  await open(page, /^New text block/)
  await expect(dialog(page).getByRole('textbox', { name: 'Name' })).toHaveValue('Opening hours')
  await expect(text(page)).toHaveText('Nine to five.')
  await expect(german(page)).toHaveText('Neun bis fünf.')
  await expectAccessible(page, 'a text block that was not saved')
  await dialog(page).getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('button', { name: /^Opening hours.*EN · DE/ })).toBeVisible()
  await open(page, /^New text block/)
  await expect(text(page)).toHaveText('')
  await page.keyboard.press('Escape')
  await open(page, /^Return address/)
  await expect(text(page)).toHaveText('Rua do Almada 12, Porto')
  await dialog(page).getByRole('button', { name: 'Discard changes' }).click()
  await open(page, /^Return address/)
  await expect(text(page)).toHaveText('Rua do Almada 12')
})

test('what is typed into an article stays with its account when another one signs in, and is there when it comes back', async ({
  workspace,
  launch,
}) => {
  test.setTimeout(120_000)
  const { edda, lena } = workspace
  await makeArticle(workspace, 'Set up the mesh', '<p>First.</p>')
  const { page, userDataDir } = await launch()
  const text = page.getByRole('textbox', { name: 'Text', exact: true })
  await signIn(page, workspace.url, edda)
  await page.keyboard.press('Alt+3')
  await rows(page).filter({ hasText: 'Set up the mesh' }).click()
  await page.keyboard.press('e')
  await text.click()
  await page.keyboard.press('Control+End')
  // A variable that nothing knows is marked where it is written.
  await page.keyboard.type(' Shoes {{customer.shoeSize}} ')
  await expect(text.locator('[data-unknown]')).toHaveText('{{customer.shoeSize}}')
  workspace.network.faults.offline = true
  await expectOffline(page)
  await page.keyboard.type('Only Edda’s words')
  // At once, as somebody does whose colleague needs the computer.
  await (await signOut(page)).getByRole('button', { name: /^Sign out/ }).click()
  workspace.network.faults.offline = false
  await signIn(page, workspace.url, lena)
  await page.keyboard.press('Alt+3')
  await expect(rows(page)).toHaveCount(1)
  await expect(page.getByText('Begun by me')).toHaveCount(0)
  await page.getByRole('searchbox').fill('only edda')
  await expect(page.getByText('No article with')).toBeVisible()
  await page.getByRole('searchbox').fill('')
  await rows(page).click()
  await expect(article(page)).not.toContainText('Shoes')
  const hers = readdirSync(join(userDataDir, 'accounts'), { recursive: true, encoding: 'utf8' })
    .map((name) => join(userDataDir, 'accounts', name))
    .filter((path) => statSync(path).isFile() && readFileSync(path).includes('Only Edda'))
  expect(new Set(hers.map((path) => dirname(path))).size).toBe(1)
  await (await signOut(page)).getByRole('button', { name: 'Sign out', exact: true }).click()

  await page.getByRole('button', { name: `Sign in to Test as ${edda.name}` }).click()
  await page.getByLabel('Password', { exact: true }).and(page.locator(':visible')).fill(edda.password)
  await page.keyboard.press('Enter')
  await expectQuiet(page)
  await page.keyboard.press('Alt+3')
  await page.getByRole('button', { name: /^Set up the mesh/ }).click()
  await expect(text).toContainText('First. Shoes {{customer.shoeSize}} Only Edda’s words')
  await page.keyboard.press('Control+S')
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(article(page)).toContainText('Only Edda’s words')
  await expect(article(page).locator('[data-unknown]')).toHaveText(/customer\.shoeSize/)
})
