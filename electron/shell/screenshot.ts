import { writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { BrowserWindow } from 'electron'

/** Filling the demo workspace is part of it. */
const limitMs = 120_000

/** The whole demo is there, not only its first rows. */
const isFilled = `switchboard.query('app.status', {}).then(({ phase, lastPulledAt }) =>
  phase === 'ready' && lastPulledAt !== null && document.documentElement.dataset.ready === 'queue')`
/** What the last records changed has been asked again and drawn. Milliseconds. */
const settling = 1_000
const isPainted = `document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() =>
  requestAnimationFrame(() => done(true)))))`

/**
 * Waits until the demo's queue is painted as it will stay and writes a picture of the window.
 *
 * @returns whether there is a picture; on false the reason went to the error stream
 */
export async function takeScreenshot(window: BrowserWindow, file: string): Promise<boolean> {
  const contents = window.webContents
  const end = Date.now() + limitMs
  while (!(await contents.executeJavaScript(isFilled).catch(() => false))) {
    if (Date.now() > end || window.isDestroyed()) {
      console.error(`The queue was not painted within ${limitMs / 1000} seconds; no picture was taken.`)
      return false
    }
    await sleep(50)
  }
  await sleep(settling)
  await contents.executeJavaScript(isPainted)
  await writeFile(file, (await contents.capturePage()).toPNG())
  return true
}
