import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import sharp from 'sharp'
import { v7 as uuidv7 } from 'uuid'
import { expectQuiet } from '../fixtures/steps.ts'
import { goTo, persons, test } from './desk.ts'
import { clearToasts, picture } from './pictures.ts'

const title = 'The radiator valve rattles at night'
/** An article of the demo whose Portuguese text is older than its English one. */
const translated = { english: 'The room gets warmer than the thermostat was set to', portuguese: 'A divisão fica mais' }

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const body = (page: Page) => field(page, 'Text')
const articles = (page: Page) => page.getByRole('listbox', { name: 'Articles' })
const article = (page: Page) => page.getByRole('region', { name: 'Article', exact: true })

/** Picks from the list under a sign that was typed. */
async function pick(page: Page, typed: string, entry: string | RegExp): Promise<void> {
  await page.keyboard.type(typed)
  await page.getByRole('listbox').getByRole('option', { name: entry }).first().click()
}

async function openArticle(page: Page, name: string): Promise<void> {
  await goTo(page, 'Knowledge')
  await page.getByRole('searchbox').fill(name)
  await articles(page).getByRole('option').filter({ hasText: name }).first().click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
}

/** A drawing as a person would paste it: a wave that grows. */
function drawing(): Promise<Buffer> {
  const bars = Array.from({ length: 24 }, (_, index) => {
    const height = 10 + Math.round(40 * Math.abs(Math.sin(index / 2)) * (index / 24))
    return `<rect x="${20 + index * 18}" y="${80 - height}" width="10" height="${height * 2}" rx="3" fill="#3b5bcb"/>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="470" height="160"><rect width="470" height="160" fill="#fff"/>${bars.join('')}</svg>`
  return sharp(Buffer.from(svg)).png().toBuffer()
}

async function pastePicture(page: Page): Promise<void> {
  const bytes = [...(await drawing())]
  await body(page).evaluate((element, data) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([new Uint8Array(data)], 'noise-at-night.png', { type: 'image/png' }))
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }))
  }, bytes)
  await expect(body(page).locator('img[src^="blob:"]')).toBeVisible()
}

/** Four articles as files: one that can be read at once, one with a picture, one in German, and one that is broken. */
async function folderOfFiles(folder: string): Promise<string> {
  const at = join(folder, 'old-handbook')
  mkdirSync(join(at, 'pictures'), { recursive: true })
  const write = (name: string, text: string) => writeFileSync(join(at, name), text)
  write(
    'garden-lights.md',
    '# Put lights into the garden\n\nUp to **eight** on one rail.\n\n1. Lay the rail.\n2. Plug it in.\n',
  )
  write(
    'noise.md',
    '---\ntitle: What the valve sounds like\ncategory: Smart home / Heating\n---\n\n![Noise](pictures/noise.png)\n',
  )
  write('lampen.md', '---\ntitle: Lampen im Garten\nlanguage: de\n---\n\nBis zu acht an einer Schiene.\n')
  write('broken.html', '')
  writeFileSync(join(at, 'pictures', 'noise.png'), await drawing())
  return at
}

test('writing articles', async ({ demo, sitDown, tempDir }) => {
  const desk = await sitDown('samir')
  const { app, page } = desk
  const priya = await demo.session('priya')
  const { server } = demo

  await clearToasts(page)
  await goTo(page, 'Knowledge')
  await expect(articles(page).getByRole('option').first()).toBeVisible()
  await picture(desk, 'article-library')

  // A new one.
  await page.getByRole('button', { name: 'New article' }).first().click()
  await field(page, 'Title').fill(title)
  await page.keyboard.press('Tab')
  await page.keyboard.type('Calibrate the valve; if it goes on, move the pin by hand.')
  await body(page).click()
  await page.keyboard.type('## Calibrate it anew')
  await page.keyboard.press('Enter')
  await page.keyboard.type('1. Hold the button for five seconds until the display says **AD**.')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Wait a minute, {{customer.f')
  await expect(page.getByRole('option', { name: /First name of the customer/ })).toBeVisible()
  await picture(desk, 'article-variable')
  await page.keyboard.press('Enter')
  await page.keyboard.type(': the valve drives to its end and back.')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('/')
  await expect(page.getByRole('option', { name: 'Table' })).toBeVisible()
  await picture(desk, 'article-insert')
  await page.keyboard.type('table')
  await page.keyboard.press('Enter')
  const cells = ['Display', 'Meaning', 'What to do', 'AD', 'It calibrates', 'Wait a minute', 'F2', 'The pin is stuck']
  for (const cell of cells) {
    await page.keyboard.type(cell)
    await page.keyboard.press('Tab')
  }
  await page.keyboard.type('Move it by hand')
  await picture(desk, 'article-table')
  await page.keyboard.press('Control+End')
  await pick(page, '/warn', 'Warning')
  await page.keyboard.type('Never pull at the head while it drives.')
  await page.keyboard.press('Control+End')
  await page.keyboard.type('Codes other than these stand in ')
  await pick(page, '[[brae valve sh', /Brae Valve shows/)
  await page.keyboard.type('.')
  await page.keyboard.press('Enter')
  await pick(page, '/take the bat', /Take the battery out/)
  await page.keyboard.press('Control+End')
  await pastePicture(page)
  await page.getByRole('combobox', { name: 'Category' }).click()
  await page.getByRole('option', { name: /Heating$/ }).click()
  await page.getByRole('combobox', { name: 'Audience' }).click()
  await page.getByRole('option', { name: 'Public' }).click()
  await expect(page.getByText(/Draft saved/)).toBeVisible()
  await body(page).getByRole('table').scrollIntoViewIfNeeded()
  await picture(desk, 'article-editor')
  await field(page, 'What was changed? (optional)').fill('First text')
  await page.keyboard.press('Control+S')
  await expect(page.getByText('Version 1 is saved.')).toBeVisible()
  await page.getByRole('button', { name: 'Done' }).click()

  // Reviewed by a colleague.
  await page.getByRole('button', { name: 'Submit for review' }).click()
  await page.getByRole('combobox', { name: 'Reviewer' }).click()
  await page.getByRole('option', { name: persons.priya.name }).click()
  await clearToasts(page)
  await picture(desk, 'article-submit')
  await page.getByRole('dialog').getByRole('button', { name: 'Submit for review' }).click()
  await expect(article(page).getByText('In review')).toBeVisible()
  await expectQuiet(page)
  const translation = (await server.store.read((db) => db.selectFrom('translation').select('doc').execute()))
    .map(({ doc }) => JSON.parse(doc))
    .find((each) => each.title === title)
  for (const [quote, bodyText] of [
    ['Hold the button for five seconds', 'On the older ones it is ten seconds. Shall we say so?'],
    ['Never pull at the head while it drives.', 'Good. I would put this first.'],
  ] as const)
    await server.run(priya, 'reviewComment.add', {
      articleId: translation.articleId,
      language: 'en',
      commentId: uuidv7(),
      quote,
      bodyText,
    })
  const comments = page.getByRole('region', { name: 'Comments' })
  await expect(comments).toContainText('I would put this first.')
  await clearToasts(page)
  await picture(desk, 'article-review')
  await comments.getByRole('button', { name: 'Mark as resolved' }).first().click()
  // Nobody approves their own words.
  await server.run(priya, 'translation.approve', {
    articleId: translation.articleId,
    language: 'en',
    revisionId: translation.revisionId,
  })
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Publish' })).toBeVisible()
  await clearToasts(page)
  await picture(desk, 'article-publish')
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
  await expect(article(page).getByText('Published', { exact: true })).toBeVisible()

  // A translation behind its source, and the versions that made it so.
  await openArticle(page, translated.english)
  await page.keyboard.press('v')
  await expect(page.getByRole('region', { name: 'Comparison' }).locator('ins').first()).toBeVisible()
  await clearToasts(page)
  await picture(desk, 'article-versions')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Portuguese/ }).click()
  await expect(page.getByRole('heading', { name: new RegExp(translated.portuguese), level: 1 })).toBeVisible()
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Source' }).locator('ins').first()).toBeVisible()
  await picture(desk, 'article-translation')
  await page.getByRole('button', { name: 'Done' }).click()

  // What needs an eye.
  await goTo(page, 'Knowledge')
  await page.getByRole('searchbox').fill('')
  await page.getByRole('button', { name: 'Quality', exact: true }).click()
  const parts = page.getByRole('navigation', { name: 'Quality' })
  await parts.getByRole('button', { name: /^Needs review/ }).click()
  await expect(page.getByRole('button', { name: 'Still right' }).first()).toBeVisible()
  await picture(desk, 'article-quality')
  await parts.getByRole('button', { name: /^Searches that found nothing/ }).click()
  await expect(page.getByRole('button', { name: 'Add as synonym' }).first()).toBeVisible()
  await picture(desk, 'article-searches')

  // In from files, and out again.
  const folder = await folderOfFiles(tempDir)
  await app.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths })
    },
    [folder],
  )
  await page.getByRole('button', { name: 'Import and export' }).click()
  await page.getByRole('button', { name: 'Choose a folder…' }).click()
  const start = page.getByRole('button', { name: /^Import \d/ })
  await expect(start).toBeVisible()
  await picture(desk, 'article-import')
  await start.click()
  await expect(page.getByRole('button', { name: 'To the articles' })).toBeVisible()
  await picture(desk, 'article-imported')
  await page.getByText('Export', { exact: true }).click()
  await picture(desk, 'article-export')
})
