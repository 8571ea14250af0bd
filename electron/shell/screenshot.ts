import { writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { BrowserWindow } from 'electron'

/** Filling the demo workspace is part of it. */
const limitMs = 120_000

const isReady = `document.documentElement.dataset.ready === 'queue'`
const isPainted = `document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() =>
  requestAnimationFrame(() => done(true)))))`

/**
 * Waits until the queue is painted and writes a picture of the window.
 *
 * @returns whether there is a picture; on false the reason went to the error stream
 */
export async function takeScreenshot(window: BrowserWindow, file: string): Promise<boolean> {
  const contents = window.webContents
  const end = Date.now() + limitMs
  while (!(await contents.executeJavaScript(isReady).catch(() => false))) {
    if (Date.now() > end || window.isDestroyed()) {
      console.error(`The queue was not painted within ${limitMs / 1000} seconds; no picture was taken.`)
      return false
    }
    await sleep(50)
  }
  await contents.executeJavaScript(isPainted)
  // Pictures in the page decode after the frame they appear in.
  await sleep(300)
  await writeFile(file, (await contents.capturePage()).toPNG())
  return true
}
