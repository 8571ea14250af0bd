import path from 'node:path'
import type { Page } from '@playwright/test'
import { v7 as uuidv7 } from 'uuid'
import { type BenchApp, queuePainted, startApp } from '../app.ts'
import { blankWindow } from '../floors/blank-window.ts'
import { bareCommits } from '../floors/sqlite.ts'
import type { BenchContext } from '../main.ts'
import { processSizes, treePss } from '../memory.ts'
import { sentence, traced } from '../profile.ts'
import type { Row } from '../report.ts'
import { lengthenTickets, push, someTickets } from '../rest.ts'
import { median, p95 } from '../stats.ts'
import { oneFrame, queueOpenings, scrollFrames, sends, ticketOpenings, waitForMessages } from '../window.ts'

/** What is measured in the real window. */
export async function windowRows(context: BenchContext): Promise<Row[]> {
  const rows: Row[] = []
  // Each figure is shown as it comes: a run takes minutes.
  const add = (...found: Row[]) => {
    rows.push(...found)
    for (const row of found)
      process.stderr.write(`${row.target} ${row.what}: ${row.figure.toFixed(2)} (${row.floor?.toFixed(2) ?? '-'})\n`)
  }
  if (context.wants('P1')) add(await startRow(context))
  const inOneWindow = ['P2', 'P3', 'P4', 'P6', 'P7', 'P12'].filter(context.wants)
  if (inOneWindow.length === 0) return rows
  // Before our app runs: two apps share the pages of the same binary, and each would seem smaller than it is.
  const blank = context.wants('P2') ? await blankMemory(context) : 0
  const app = await open(context)
  try {
    const profile = async (target: string, measure: string, work: () => Promise<unknown>) => {
      if (!context.profile) return
      process.stderr.write(`${target} profile, ${sentence(await traced(app.page, measure, work))}\n`)
    }
    if (context.wants('P3')) {
      add(await queueRow(app.page))
      await profile('P3', 'queue-open', () => queueOpenings(app.page, 30))
    }
    if (context.wants('P4')) {
      add(await ticketRow(app.page, context))
      await profile('P4', 'ticket-open', () => ticketOpenings(app.page, 30))
    }
    if (context.wants('P6')) add(...(await scrollRows(app.page)))
    if (context.wants('P7')) add(await sendRow(app.page, context))
    if (context.wants('P12')) add(await colleagueRow(app.page, context))
    if (context.wants('P2')) add(await memoryRow(app, context, blank))
  } finally {
    await app.close()
  }
  return rows
}

async function open(context: BenchContext): Promise<BenchApp> {
  const app = await startApp(context.electron, context.filledUser, context.root)
  await queuePainted(app.page)
  await app.page.waitForTimeout(3_000)
  return app
}

async function startRow(context: BenchContext): Promise<Row> {
  const ours: number[] = []
  const blank: number[] = []
  for (let i = -1; i < 5; i++) {
    const floor = await blankWindow(context.electron)
    const app = await startApp(context.electron, context.filledUser, context.root)
    const painted = (await queuePainted(app.page)) - app.startedAt
    await app.close()
    if (i < 0) continue
    ours.push(painted)
    blank.push(floor.shownAfter)
  }
  return {
    target: 'P1',
    what: 'start to painted queue, median of 5',
    figure: median(ours),
    floor: median(blank),
    unit: 'ms',
    bound: { ratio: 1.5 },
  }
}

async function queueRow(page: Page): Promise<Row> {
  const taken = await queueOpenings(page, 40)
  return {
    target: 'P3',
    what: 'queue opened: click to painted, p95 of 40',
    figure: p95(taken),
    floor: oneFrame,
    unit: 'ms',
    bound: { ratio: 3 },
  }
}

/** Long conversations: fifty messages each, written by a colleague just now, so that they head the queue. */
const longTickets = 50
const longMessages = 50

async function ticketRow(page: Page, context: BenchContext): Promise<Row> {
  const last = (await lengthenTickets(context.serverUrl, longTickets, longMessages)).at(-1)
  if (!last) throw new Error('the workspace has no tickets')
  await waitForMessages(page, last.id, longMessages)
  await page.waitForTimeout(3_000)
  const taken = await ticketOpenings(page, 40)
  return {
    target: 'P4',
    what: 'ticket of 50 messages opened: key to painted, p95 of 40',
    figure: p95(taken),
    floor: oneFrame,
    unit: 'ms',
    bound: { ratio: 3 },
  }
}

async function scrollRows(page: Page): Promise<Row[]> {
  await page.locator('[data-queue="all"]').click()
  await page.waitForTimeout(1_000)
  const frames = await scrollFrames(page, 600)
  const smooth = frames.filter((length) => length < 17.5).length / frames.length
  return [
    {
      target: 'P6',
      what: 'scrolling the whole list: longest frame',
      figure: Math.max(...frames),
      unit: 'ms',
      bound: { atMost: 50 },
    },
    {
      target: 'P6',
      what: 'scrolling the whole list: frames under 17 ms, of 100',
      figure: smooth * 100,
      unit: 'frames',
      bound: { atLeast: 95 },
    },
  ]
}

async function sendRow(page: Page, context: BenchContext): Promise<Row> {
  const [ticket] = await someTickets(context.serverUrl, 1)
  if (!ticket) throw new Error('the workspace has no ticket')
  const floor = await bareCommits(path.join(context.scratch, 'commit.db'), 200)
  const taken = await sends(page, ticket.id, 100)
  return {
    target: 'P7',
    what: 'send: call to "saved" on disk, p95 of 100',
    figure: p95(taken),
    floor: p95(floor),
    unit: 'ms',
    bound: { ratio: 3 },
  }
}

/** A colleague writes a note; the time runs from the server's answer to its words on the screen. */
async function colleagueRow(page: Page, context: BenchContext): Promise<Row> {
  const [ticket] = await someTickets(context.serverUrl, 1)
  if (!ticket) throw new Error('the workspace has no ticket')
  await page.evaluate((id) => {
    window.location.hash = `#/queue/all/${id}`
  }, ticket.id)
  await page.waitForFunction((id) => document.documentElement.dataset['ticket'] === id, ticket.id)
  await page.waitForTimeout(1_500)
  const taken: number[] = []
  for (let i = 0; i < 22; i++) {
    const words = `Seen at once ${uuidv7()}`
    // The page's own clock is this machine's: both ends of the measured time come from it.
    const seen = page
      .waitForFunction((wanted) => document.body.innerText.includes(wanted) && Date.now(), words, {
        polling: 'raf',
        timeout: 15_000,
      })
      .then((handle) => handle.jsonValue())
    const { at } = await push(context.serverUrl, 'ticket.reply', {
      ticketId: ticket.id,
      messageId: uuidv7(),
      kind: 'note',
      bodyHtml: `<p>${words}</p>`,
      cc: [],
      mentionedUserIds: [],
      attachments: [],
    })
    const shown = await seen
    if (i >= 2) taken.push(Number(shown) - at)
    await page.waitForTimeout(150)
  }
  return {
    target: 'P12',
    what: "a colleague's note: server's answer to painted, p95 of 20",
    figure: p95(taken),
    unit: 'ms',
    bound: { atMost: 300 },
  }
}

async function blankMemory(context: BenchContext): Promise<number> {
  const taken: number[] = []
  for (let i = 0; i < 5; i++) taken.push((await blankWindow(context.electron)).memory)
  return median(taken)
}

/** Works through queues and tickets for a while, then adds up the memory of every process. */
async function memoryRow(app: BenchApp, context: BenchContext, floor: number): Promise<Row> {
  const end = Date.now() + context.minutes * 60_000
  while (Date.now() < end) {
    await queueOpenings(app.page, 6)
    await ticketOpenings(app.page, 10)
    await scrollFrames(app.page, 60)
  }
  await app.page.waitForTimeout(3_000)
  if (context.profile) process.stderr.write(`P2 profile, MB: ${processSizes(app.pid)}\n`)
  return {
    target: 'P2',
    what: `memory of all processes (PSS) after ${context.minutes} min of work`,
    figure: treePss(app.pid),
    floor,
    unit: 'MB',
    bound: { ratio: 1.6 },
  }
}
