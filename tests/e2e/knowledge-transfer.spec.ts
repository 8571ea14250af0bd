import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ElectronApplication, expect, type Page } from '@playwright/test'
import { expectAccessible } from '../fixtures/accessible.ts'
import { test } from '../fixtures/desk.ts'
import { expectQuiet, signIn } from '../fixtures/steps.ts'

/** Articles from a folder and back into one, through the window. */

const megabyte = 1024 * 1024
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const sound = 120

/** Sound files, in the middle of which one is no text, one has broken lines above it and one names a picture too heavy. */
function makeFolder(folder: string): void {
  const shelf = join(folder, 'Network')
  mkdirSync(shelf, { recursive: true })
  writeFileSync(join(shelf, 'router.png'), picture)
  writeFileSync(join(shelf, 'heavy.png'), Buffer.concat([picture, Buffer.alloc(30 * megabyte)]))
  for (let i = 0; i < sound; i += 1) {
    const name = `article-${String(i).padStart(3, '0')}.md`
    const above = i % 2 ? '---\ncategory: Network\n---\n\n' : ''
    const image = i === 3 ? '\n\n![Router](router.png)' : ''
    writeFileSync(
      join(i % 2 ? shelf : folder, name),
      `${above}# Article number ${i}\n\n1. Pull the plug\n2. Wait ${i} seconds${image}\n`,
    )
  }
  writeFileSync(join(folder, 'article-050-broken.md'), Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x00, 0x00, 0xff, 0x00]))
  writeFileSync(join(folder, 'article-051-lines.md'), '---\ntitle: [never closed\n---\n\nText all the same.\n')
  writeFileSync(
    join(shelf, 'article-052-heavy.md'),
    '# With a heavy picture\n\n![Heavy](heavy.png)\n\nThe words stay.\n',
  )
}

/** What the next dialogs of the system answer. */
async function choose(app: ElectronApplication, folder: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, folder)
}

/** Says afterwards whether a bar of progress was ever drawn: it may be gone within a moment. */
async function watchProgress(page: Page): Promise<() => Promise<boolean>> {
  await page.evaluate(() => {
    const seen = { progress: false }
    Object.assign(globalThis, { seen })
    new MutationObserver(() => {
      if (document.querySelector('[role=progressbar]')) seen.progress = true
    }).observe(document.body, { childList: true, subtree: true })
  })
  return () => page.evaluate(() => (globalThis as unknown as { seen: { progress: boolean } }).seen.progress)
}

test('a folder comes in with a preview, progress and a report of what could not be read, goes out and is known again', async ({
  workspace,
  launch,
  tempDir,
}) => {
  test.setTimeout(180_000)
  const folder = join(tempDir, 'articles')
  makeFolder(folder)
  const { app, page } = await launch()
  await signIn(page, workspace.url, workspace.edda)
  await choose(app, folder)
  await page.keyboard.press('Alt+3')
  await page.getByRole('button', { name: 'Import and export' }).click()
  await page.getByRole('button', { name: 'Choose a folder…' }).click()

  // First what would become of each; nothing has changed yet.
  const files = page.getByRole('region', { name: 'Files' })
  await expect(page.getByText(/121 new, 0 changed, 0 as they are, 2 cannot be read/)).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('New category: Network')).toBeVisible()
  await page.getByText('Cannot be read (2)').click()
  await expect(files.getByRole('row').filter({ hasText: 'article-050-broken.md' })).toContainText('Left out')
  await expectAccessible(page, 'preview of an import')
  expect(await workspace.server.store.reader.selectFrom('article').select('id').execute()).toEqual([])

  const progressWasSeen = await watchProgress(page)
  await page.getByRole('button', { name: 'Import 121 texts' }).dblclick()
  await expect(page.getByText(/121 articles made, 0 texts changed/)).toBeVisible({ timeout: 60_000 })
  expect(await progressWasSeen()).toBe(true)
  // The second click was none.
  await expect(page.getByText(/Somebody else changed/)).toHaveCount(0)
  const remarks = page.getByRole('region', { name: 'Remarks' })
  await expect(remarks).toContainText('3 remarks')
  await expect(remarks.getByRole('listitem').filter({ hasText: 'article-050-broken.md' })).toContainText('Is not text')
  await expect(remarks.getByRole('listitem').filter({ hasText: 'article-051-lines.md' })).toContainText(
    'The lines above the text cannot be understood',
  )
  await expect(remarks.getByRole('listitem').filter({ hasText: 'heavy.png' })).toContainText('A picture is too large')
  await expectAccessible(page, 'report of an import')
  await expectQuiet(page)
  const stored = await workspace.server.store.reader.selectFrom('translation').select('doc').execute()
  expect(stored).toHaveLength(sound + 1)
  expect(stored.some(({ doc }) => doc.includes('The words stay.'))).toBe(true)
  await page.getByRole('button', { name: 'To the articles' }).click()
  await expect(page.getByRole('status').filter({ hasText: '121 articles' })).toBeVisible()

  // Out into another folder, and in again: everything is as it is.
  const target = join(tempDir, 'out')
  mkdirSync(target)
  await choose(app, target)
  await page.getByRole('button', { name: 'Import and export' }).click()
  await page.getByText('Export', { exact: true }).click()
  await page.getByRole('button', { name: 'Export…' }).click()
  await expect(page.getByText(/121 texts and 1 picture written to/)).toBeVisible({ timeout: 30_000 })
  const written = readdirSync(target, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'))
  expect(written).toHaveLength(sound + 1)
  const third = written.find((name) => readFileSync(join(target, name), 'utf8').includes('Article number 3\n'))
  expect(readFileSync(join(target, third ?? ''), 'utf8')).toMatch(/2\. +Wait 3 seconds/)
  const [made = ''] = readdirSync(target)
  expect(statSync(join(target, made)).isDirectory()).toBe(true)
  await choose(app, join(target, made))
  await page.getByText('Import', { exact: true }).click()
  // A report that was read makes room for the next import.
  await page
    .getByRole('button', { name: 'Choose a folder…' })
    .or(page.getByRole('button', { name: 'Import more' }))
    .first()
    .click()
  await expect(page.getByText(/0 new, 0 changed, 121 as they are, 0 cannot be read/)).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('button', { name: 'Nothing to import' })).toBeDisabled()
})
