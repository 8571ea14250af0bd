import type { Page } from '@playwright/test'
import { v7 as uuidv7 } from 'uuid'
import { demoEmails, demoPassword } from '#shared/domain/demo'
import { startApp } from './app.ts'

/** What is measured in the real window: from the key or click to the painted result. */

/** Milliseconds at 60 Hz. */
export const oneFrame = 1000 / 60

/** Signs in on the server as an administrator, who sees the whole workspace, and waits until the cache is full. */
export async function fillThroughWindow(electron: string, userData: string, root: string, url: string): Promise<void> {
  const app = await startApp(electron, userData, root)
  try {
    await app.page.evaluate(
      ([server, email, password]) => window.switchboard.command('session.connect', { url: server, email, password }),
      [url, demoEmails.admin, demoPassword] as const,
    )
    await waitUntilFilled(app.page)
  } finally {
    await app.close()
  }
}

export async function waitUntilFilled(page: Page): Promise<void> {
  const end = Date.now() + 15 * 60_000
  while (Date.now() < end) {
    const status = (await page.evaluate(() => window.switchboard.query('app.status', {}))) as {
      phase: string
      connection: string
      lastPulledAt: string | null
    }
    if (status.phase === 'ready' && status.connection === 'online' && status.lastPulledAt !== null) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error('the cache was not filled within 15 minutes')
}

/** The queues are opened one after the other by a click; each duration is the app's own measure up to the paint. */
export async function queueOpenings(page: Page, runs: number): Promise<number[]> {
  await page.evaluate(() => performance.clearMeasures('queue-open'))
  for (let i = 0; i < runs + 3; i++) {
    const queues = page.locator('[data-queue]')
    const count = await queues.count()
    const before = await measured(page, 'queue-open')
    await queues.nth(i % count).click()
    await page.waitForFunction((known) => performance.getEntriesByName('queue-open').length > known, before.length, {
      timeout: 10_000,
    })
    await page.waitForTimeout(120)
  }
  return (await measured(page, 'queue-open')).slice(3)
}

/** Waits until a ticket of the cache has as many messages. */
export async function waitForMessages(page: Page, ticketId: string, messages: number): Promise<void> {
  const end = Date.now() + 120_000
  while (Date.now() < end) {
    const total = await page.evaluate(
      async (id) =>
        ((await window.switchboard.query('ticket.conversation', { ticketId: id, limit: 1 })) as { total: number })
          .total,
      ticketId,
    )
    if (total >= messages) return
    await page.waitForTimeout(250)
  }
  throw new Error('the changes of the server did not arrive within two minutes')
}

/** Opens one ticket after the other from the list with `j` and Enter. */
export async function ticketOpenings(page: Page, runs: number): Promise<number[]> {
  // The longest queue, newest first: there is always a next ticket, and what was written to last stands at the top.
  await page.locator('[data-queue="all"]').click()
  await page.waitForTimeout(500)
  await page.evaluate(() => performance.clearMeasures('ticket-open'))
  await page.locator('[data-ticket-list]').focus()
  for (let i = 0; i < runs + 3; i++) {
    const before = await measured(page, 'ticket-open')
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.waitForFunction((known) => performance.getEntriesByName('ticket-open').length > known, before.length, {
      timeout: 10_000,
    })
    await page.waitForTimeout(150)
  }
  return (await measured(page, 'ticket-open')).slice(3)
}

function measured(page: Page, name: string): Promise<number[]> {
  return page.evaluate((wanted) => performance.getEntriesByName(wanted).map((entry) => entry.duration), name)
}

/**
 * Scrolls the list from the first to the last ticket in `frames` steps, one a frame, and back by small steps for a
 * while; answers the length of every frame in milliseconds.
 */
export function scrollFrames(page: Page, frames: number): Promise<number[]> {
  return page.evaluate(async (steps) => {
    const list = [...document.querySelectorAll<HTMLElement>('*')]
      .filter(
        (each) => each.scrollHeight > each.clientHeight * 20 && /auto|scroll/.test(getComputedStyle(each).overflowY),
      )
      .sort((a, b) => b.scrollHeight - a.scrollHeight)[0]
    if (!list) throw new Error('no long list on the screen')
    const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
    const lengths: number[] = []
    list.scrollTop = 0
    await nextFrame()
    let last = await nextFrame()
    const whole = list.scrollHeight - list.clientHeight
    for (let i = 1; i <= steps * 2; i++) {
      list.scrollTop = i <= steps ? (whole * i) / steps : whole - (i - steps) * 40
      const now = await nextFrame()
      lengths.push(now - last)
      last = now
    }
    return lengths
  }, frames)
}

/** From the call to "saved" for a note, as the composer makes it; the answer comes after the commit. */
export async function sends(page: Page, ticketId: string, runs: number, warmUp = 5): Promise<number[]> {
  const taken: number[] = []
  for (let i = 0; i < runs + warmUp; i++) {
    const duration = await page.evaluate(
      async ([ticket, message]) => {
        const begun = performance.now()
        await window.switchboard.command('ticket.reply', {
          ticketId: ticket,
          messageId: message,
          kind: 'note',
          bodyHtml: '<p>Measured.</p>',
          cc: [],
          mentionedUserIds: [],
          attachments: [],
        })
        return performance.now() - begun
      },
      [ticketId, uuidv7()] as const,
    )
    if (i >= warmUp) taken.push(duration)
    // A person does not send twice in a moment: what the one before set going, up to the server and back, is over.
    await page.waitForTimeout(250)
  }
  return taken
}
