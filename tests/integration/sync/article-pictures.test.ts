import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { until } from '../../fixtures/client.ts'
import { attach, readAll } from './attach.ts'
import { type Desktop, startWorld, type World } from './world.ts'

/** Pictures of articles are on the machine before anybody opens the article. */

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.stop())

async function publish(by: Desktop, bytes: Uint8Array): Promise<string> {
  const file = await attach(by, bytes)
  const [articleId, revisionId] = [uuidv7(), uuidv7()]
  await by.act('article.create', {
    articleId,
    revisionId,
    language: 'en',
    title: 'Where the button is',
    summary: '',
    bodyHtml: `<p><img src="cid:${file.id}" alt="The back of the hub"></p>`,
    attachments: [{ ...file, inline: true }],
    categoryId: null,
    audience: 'public',
    tagIds: [],
    productIds: [],
    keywords: [],
    reviewBy: null,
    ticketId: null,
  })
  await by.act('translation.publish', { articleId, language: 'en', revisionId })
  await by.quiet()
  return file.id
}

const isHere = (desktop: Desktop, id: string) =>
  readdirSync(desktop.userDataDir, { recursive: true }).some((found) => String(found).endsWith(path.join('files', id)))

test('a picture that nobody has looked at is there without the network, also one that came later', async () => {
  const ed = await world.desktop({ role: 'editor' })
  const [first, second] = [randomBytes(300_000), randomBytes(1_000)]
  const before = await publish(ed, first)
  const ana = await world.desktop()
  await until(() => isHere(ana, before), 10_000)
  const after = await publish(ed, second)
  await ana.quiet()
  await until(() => isHere(ana, after), 10_000)
  world.network.faults.offline = true
  expect((await readAll(ana, before)).equals(first)).toBe(true)
  expect((await readAll(ana, after)).equals(second)).toBe(true)
})

test('one that the server stumbles over keeps none of the others back, and is asked for again', async () => {
  const ed = await world.desktop({ role: 'editor' })
  const others = [await publish(ed, randomBytes(2_000)), await publish(ed, randomBytes(3_000))]
  const bad = await publish(ed, randomBytes(1_000))
  let stumbles = true
  world.network.faults.decide = ({ path: asked }) => (stumbles && asked.includes(bad) ? 'error-500' : undefined)
  const ana = await world.desktop()
  await until(() => others.every((id) => isHere(ana, id)), 10_000)
  expect(isHere(ana, bad)).toBe(false)
  stumbles = false
  await publish(ed, randomBytes(10))
  await until(() => isHere(ana, bad), 10_000)
})
