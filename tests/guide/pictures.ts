import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import sharp from 'sharp'
import { inRoot } from '../../tools/paths.ts'
import { type Desk, windowSize } from './desk.ts'

const folder = inRoot('docs', 'guide', 'images')
/** Set it to look at every picture on a large screen too; these are not part of the guide. */
const wideFolder = process.env.GUIDE_WIDE

const wideSize = { width: 1920, height: 1080 }
type Size = typeof windowSize

async function resize({ app, page }: Desk, size: Size): Promise<void> {
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height)
  }, size)
  await expect
    .poll(() => page.evaluate(() => [window.innerWidth, window.innerHeight]))
    .toEqual([size.width, size.height])
}

/** Sharp lines in few colours: as a palette, a picture is a third of its size, and nobody sees the difference. */
async function small(png: Buffer): Promise<Buffer> {
  const palette = await sharp(png).png({ palette: true, dither: 0, effort: 10 }).toBuffer()
  return sharp(palette).webp({ lossless: true, effort: 6 }).toBuffer()
}

async function still(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  )
  // What comes by a subscription is painted within this.
  await page.waitForTimeout(200)
}

/** Takes a picture of what the window shows, in both themes. */
export async function picture(desk: Desk, name: string): Promise<void> {
  const { page } = desk
  // A tooltip or a row under the mouse belongs to no story.
  await page.mouse.move(0, 0)
  await expect(page.getByRole('tooltip')).toHaveCount(0)
  mkdirSync(folder, { recursive: true })
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await still(page)
    writeFileSync(join(folder, `${name}-${colorScheme}.webp`), await small(await page.screenshot()))
  }
  if (wideFolder) await takeWide(desk, name, wideFolder)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
}

async function takeWide(desk: Desk, name: string, wide: string): Promise<void> {
  mkdirSync(wide, { recursive: true })
  await resize(desk, wideSize)
  for (const colorScheme of ['light', 'dark'] as const) {
    await desk.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await still(desk.page)
    await desk.page.screenshot({ path: join(wide, `${name}-${colorScheme}.png`) })
  }
  await resize(desk, windowSize)
}

/** Puts away the short messages at the edge, which tell of an earlier step. */
export async function clearToasts(page: Page): Promise<void> {
  const close = page.getByRole('alert').getByRole('button', { name: 'Close' })
  // They come a moment after what they tell of, and take a moment to go.
  await page.waitForTimeout(300)
  for (let tries = 0; tries < 10 && (await close.count()) > 0; tries++) {
    await close
      .first()
      .click({ timeout: 1_000 })
      .catch(() => undefined)
    await page.waitForTimeout(200)
  }
}
