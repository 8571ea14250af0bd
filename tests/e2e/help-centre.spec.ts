import { type Browser, type BrowserContextOptions, expect, type Page, test } from '@playwright/test'
import { expectAccessibleInBoth } from '../fixtures/accessible.ts'
import { chromiumPath, launchChromium } from '../fixtures/chromium.ts'
import { type DemoSite, startDemoSite } from '../fixtures/demo-site.ts'

/** The help centre as readers have it: in a browser, with and without scripts, on a phone and on a wide screen. */

test.skip(chromiumPath === undefined, 'there is no Chromium')

let browser: Browser
let site: DemoSite
test.beforeAll(async () => {
  site = await startDemoSite()
  browser = await launchChromium()
})
test.afterAll(async () => {
  await browser?.close()
  await site?.stop()
})

const phone = { width: 390, height: 844 }
const wide = { width: 1920, height: 1080 }

/** A page that complains about nothing and asks nobody else, unless somebody looks into it who does. */
async function withPage(
  options: BrowserContextOptions,
  work: (page: Page) => Promise<void>,
  isQuiet = true,
): Promise<void> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(site.url).origin) complaints.push(`asks ${request.url()}`)
  })
  await work(page)
  await context.close()
  if (isQuiet) expect(complaints).toEqual([])
}

const results = (page: Page) => page.locator('#results > li')

test('what is searched for is found, by other names and in spite of a slip', async () => {
  await withPage({ viewport: wide }, async (page) => {
    await page.goto(`${site.url}en/`)
    await page.getByRole('searchbox').fill('mesh')
    await page.getByRole('button', { name: 'Search' }).click()
    await expect(page.getByRole('status')).toHaveText('7 results for “mesh”')
    await expect(results(page).first().getByRole('link')).toHaveText('Set up Wren Mesh for the first time')
    await expect(results(page).first().locator('mark').first()).toHaveText(/mesh/i)

    const box = page.getByRole('searchbox')
    // Only among the keywords that editors gave it.
    await box.fill('double charged')
    await expect(results(page).first()).toContainText(/twice|double/i)

    await box.fill('warrenty claim')
    await page.getByRole('link', { name: 'warranty claim' }).click()
    await expect(box).toHaveValue('warranty claim')
    await expect(results(page).first().getByRole('link')).toHaveText('Claim the warranty')
    await expect(page).toHaveURL(/[?]q=warranty\+claim$/)

    await box.fill('zzzzqqq')
    await expect(page.getByRole('status')).toContainText('Nothing found for “zzzzqqq”')
    await expect(page.getByRole('heading', { name: 'Network' })).toBeVisible()
    await box.fill('warranty')
    await results(page).first().getByRole('link').click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Claim the warranty')
  })
})

test('another language has its own search, whose words are bent as it bends them', async () => {
  await withPage({ viewport: wide, locale: 'de-DE' }, async (page) => {
    await page.goto(site.url)
    await expect(page).toHaveURL(/\/de\/$/)
    await page.getByRole('searchbox').fill('Geräte zurücksetzen')
    await page.getByRole('button', { name: 'Suchen' }).click()
    await expect(page.getByRole('status')).toContainText('Treffer')
    await expect(results(page).first()).toBeVisible()
    await page.getByText('Sprache: Deutsch').click()
    await page.getByRole('link', { name: 'English' }).click()
    await expect(page).toHaveURL(/\/en\/search\//)
  })
})

test('without scripts everything can be read, and searching leads to the topics', async () => {
  await withPage({ viewport: phone, javaScriptEnabled: false }, async (page) => {
    await page.goto(`${site.url}en/`)
    await page.getByRole('searchbox').fill('mesh')
    await page.getByRole('button', { name: 'Search' }).click()
    await expect(page.locator('noscript p')).toBeVisible()
    await page.getByRole('link', { name: 'Setting up' }).click()
    await page.getByRole('link', { name: 'Set up Wren Mesh for the first time' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up Wren Mesh for the first time')
    await page.getByRole('navigation', { name: 'You are here' }).getByRole('link', { name: 'Network' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Network')
  })
})

for (const [size, viewport] of [
  ['phone', phone],
  ['wide', wide],
] as const) {
  test(`every kind of page is accessible, ${size}`, async () => {
    await withPage(
      { viewport },
      async (page) => {
        const kinds = [
          'en/',
          'en/topics/network/',
          'en/set-up-wren-mesh-for-the-first-time/',
          'en/codes-e-11-to-e-19-during-setup/',
          'en/contact/',
          'en/search/?q=mesh',
          'de/nothing/',
        ]
        for (const kind of kinds) {
          await page.goto(site.url + kind)
          if (kind.includes('?q=')) await expect(results(page).first()).toBeVisible()
          await expectAccessibleInBoth(page, `${kind} ${size}`)
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          )
          expect.soft(overflow, `${kind} scrolls sideways`).toBe(0)
        }
      },
      false,
    )
  })
}

test('nothing jumps while a page with pictures loads', async () => {
  await withPage({ viewport: wide }, async (page) => {
    await page.addInitScript(() => {
      Object.assign(window, { shifts: 0 })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          Object.assign(window, { shifts: Reflect.get(window, 'shifts') + Reflect.get(entry, 'value') })
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await page.goto(`${site.url}en/water-in-an-outdoor-plug/`, { waitUntil: 'load' })
    const picture = page.locator('article img').first()
    await picture.scrollIntoViewIfNeeded()
    expect(await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth > 0))).toBe(
      true,
    )
    expect(await page.evaluate(() => Reflect.get(window, 'shifts'))).toBe(0)
  })
})
