import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { until } from '../../fixtures/client.ts'
import { siteFields } from '../../unit/shared/sites/make.ts'
import { type Desktop, startWorld, type World } from './world.ts'

/** What an editor's desktop knows of a site, and what it asks of the server. */

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.stop())

async function publishArticle(title: string, bodyHtml: string, articleId = uuidv7(), baseRevisionId?: string) {
  const revisionId = uuidv7()
  const words = { title, summary: 'In short.', bodyHtml }
  if (baseRevisionId)
    await world.server.run(world.admin, 'translation.save', {
      ...{ articleId, language: 'en', revisionId, baseRevisionId, note: '' },
      ...words,
    })
  else
    await world.server.run(world.admin, 'article.create', {
      ...{ articleId, revisionId, language: 'en', ...words },
      ...{ categoryId: null, audience: 'public', tagIds: [], productIds: [], keywords: [], reviewBy: null },
      ticketId: null,
    })
  await world.server.run(world.admin, 'translation.publish', { articleId, language: 'en', revisionId })
  return { articleId, revisionId }
}

async function makeSite(editor: Desktop, address = 'help'): Promise<string> {
  const siteId = uuidv7()
  await editor.act('site.create', { siteId, fields: siteFields({ address }) })
  await editor.quiet()
  return siteId
}

const site = (desktop: Desktop, siteId: string) => desktop.query('site.get', { siteId })
const plan = (desktop: Desktop, siteId: string) => desktop.query('site.plan', { siteId })
const read = (path: string) => fetch(new URL(`/help/help/${path}`, world.server.url))

async function publish(editor: Desktop, siteId: string): Promise<string> {
  const editionId = uuidv7()
  await editor.act('edition.publish', { editionId, siteId, publishAt: null, note: '' })
  await until(async () => (await site(editor, siteId))?.site.currentEditionId === editionId)
  await until(async () => (await plan(editor, siteId))?.online === 'known')
  return editionId
}

test('what will change is known from the cache alone, by the pages that are online', async () => {
  const hub = await publishArticle('Reset the hub', '<p>Hold it.</p>')
  const old = await publishArticle('An old article', '<p>Old.</p>')
  const editor = await world.desktop({ role: 'editor' })
  const siteId = await makeSite(editor)
  expect(await plan(editor, siteId)).toMatchObject({ online: 'nothing', counts: { pages: 2, added: 2 }, blocking: 0 })

  await publish(editor, siteId)
  expect(await plan(editor, siteId)).toMatchObject({ counts: { pages: 2, added: 0, changed: 0, moved: 0, removed: 0 } })
  expect(await editor.query('article.places', { articleId: hub.articleId })).toMatchObject([
    { siteId, pages: [{ language: 'en', path: 'en/reset-the-hub/', changed: false }] },
  ])

  const next = await publishArticle('Reset the hub', '<p>Hold it longer.</p>', hub.articleId, hub.revisionId)
  await world.server.run(world.admin, 'article.update', {
    articleId: old.articleId,
    set: { audience: 'internal' },
    base: { audience: 'public' },
  })
  const added = await publishArticle('A new one', '<p>New.</p>')
  await until(async () => (await plan(editor, siteId))?.counts.added === 1)
  world.network.faults.offline = true
  const found = await plan(editor, siteId)
  expect(found).toMatchObject({
    online: 'known',
    counts: { pages: 2, added: 1, changed: 1, moved: 0, removed: 1 },
    blocking: 0,
  })
  const pages = (list: NonNullable<typeof found>['added']) =>
    list.items
      .filter(({ articleId }) => articleId !== null)
      .map(({ articleId, was, will }) => ({ articleId, was, will }))
  expect(pages(found?.changed ?? { total: 0, items: [] })).toEqual([
    { articleId: hub.articleId, was: hub.revisionId, will: next.revisionId },
  ])
  expect(pages(found?.added ?? { total: 0, items: [] })).toEqual([
    { articleId: added.articleId, was: null, will: added.revisionId },
  ])
  expect(pages(found?.removed ?? { total: 0, items: [] })).toEqual([
    { articleId: old.articleId, was: old.revisionId, will: null },
  ])
  expect(await editor.query('article.places', { articleId: hub.articleId })).toMatchObject([
    { pages: [{ changed: true }] },
  ])
})

test('a new title moves a page, and both addresses are told', async () => {
  const hub = await publishArticle('Reset the hub', '<p>Hold it.</p>')
  const editor = await world.desktop({ role: 'editor' })
  const siteId = await makeSite(editor)
  await publish(editor, siteId)
  await publishArticle('Restart the hub', '<p>Hold it.</p>', hub.articleId, hub.revisionId)
  await until(async () => (await plan(editor, siteId))?.counts.moved === 1)
  const found = await plan(editor, siteId)
  expect(found?.counts).toMatchObject({ moved: 1, changed: 0 })
  expect(found?.moved.items).toMatchObject([{ from: 'en/reset-the-hub/', path: 'en/restart-the-hub/' }])
})

test('what blocks is found before anything is sent, and again by the server', async () => {
  await publishArticle('Broken', '<p><a data-article="0192ee00-0000-7000-8000-0000000000c1">gone</a></p>')
  const editor = await world.desktop({ role: 'editor' })
  const siteId = await makeSite(editor)
  expect(await plan(editor, siteId)).toMatchObject({ blocking: 1, findings: [{ kind: 'broken-link' }] })
  expect(await editor.local('site.preview', { siteId })).toBeNull()
  const editionId = uuidv7()
  await editor.act('edition.publish', { editionId, siteId, publishAt: null, note: '' })
  await until(async () => (await site(editor, siteId))?.editions[0]?.state === 'failed')
  expect((await site(editor, siteId))?.editions[0]).toMatchObject({
    problem: { code: 'blocked', findings: [{ kind: 'broken-link' }] },
  })
  expect(await editor.query('site.list', {})).toMatchObject([{ current: null, next: null, failed: { id: editionId } }])
  expect((await read('en/')).status).toBe(404)
})

test('a scheduled edition is cancelled before its time, and nothing is online', async () => {
  await publishArticle('Reset the hub', '<p>Hold it.</p>')
  const editor = await world.desktop({ role: 'editor' })
  const siteId = await makeSite(editor)
  const editionId = uuidv7()
  const publishAt = new Date(Date.now() + 3_600_000).toISOString()
  await editor.act('edition.publish', { editionId, siteId, publishAt, note: 'Later' })
  await editor.quiet()
  expect(await editor.query('site.list', {})).toMatchObject([{ next: { state: 'scheduled', publishAt } }])
  await editor.act('edition.cancel', { editionId })
  await editor.quiet()
  expect((await site(editor, siteId))?.editions).toMatchObject([{ state: 'cancelled' }])
  expect((await read('en/')).status).toBe(404)
})

test('one step leads back to an earlier edition, and one takes the site offline', async () => {
  const hub = await publishArticle('Reset the hub', '<p>Hold it.</p>')
  const editor = await world.desktop({ role: 'editor' })
  const siteId = await makeSite(editor)
  const first = await publish(editor, siteId)
  await publishArticle('Restart the hub', '<p>Hold it.</p>', hub.articleId, hub.revisionId)
  await until(async () => (await plan(editor, siteId))?.counts.moved === 1)
  const second = await publish(editor, siteId)
  await editor.act('edition.rollback', { siteId, editionId: first, seenEditionId: second })
  await editor.quiet()
  expect((await read('en/reset-the-hub/')).status).toBe(200)
  // Beside what is online the edition that was built last is known: it says who has which address.
  await until(async () => (await plan(editor, siteId))?.online === 'known')
  expect((await plan(editor, siteId))?.moved.items).toMatchObject([{ path: 'en/restart-the-hub/' }])
  await editor.act('edition.withdraw', { siteId, editionId: first })
  await editor.quiet()
  expect((await read('en/')).status).toBe(404)
  expect(await plan(editor, siteId)).toMatchObject({ online: 'nothing' })
})

test('two editors: different settings merge, the same one is shown to whoever came second', async () => {
  const ana = await world.desktop({ role: 'editor' })
  const bo = await world.desktop({ role: 'lead' })
  const siteId = await makeSite(ana)
  await bo.quiet()
  world.network.faults.offline = true
  await bo.act('site.update', { siteId, set: { name: 'Bo', phone: '+49 30 1' }, base: { name: 'Help', phone: null } })
  await world.server.run(world.admin, 'site.update', {
    siteId,
    set: { name: 'Admin', email: 'help@acme.example' },
    base: { name: 'Help', email: null },
  })
  world.network.faults.offline = false
  await bo.quiet()
  expect((await site(bo, siteId))?.site).toMatchObject({
    name: 'Admin',
    phone: '+49 30 1',
    email: 'help@acme.example',
  })
  const [item] = await bo.query('attention.list', {})
  expect(item).toMatchObject({ kind: 'clash', clash: { field: 'name', theirs: 'Admin', yours: 'Bo' } })
  await bo.local('attention.resolve', { id: item?.id ?? '', action: 'retry' })
  await bo.quiet()
  expect((await site(bo, siteId))?.site.name).toBe('Bo')
})

test('a preview shows what is not online, to whoever has its address and nobody else', async () => {
  await publishArticle('Reset the hub', '<p>Hold it.</p>')
  const editor = await world.desktop({ role: 'editor' })
  const siteId = await makeSite(editor)
  const made = await editor.local('site.preview', { siteId })
  const page = await fetch(new URL('en/reset-the-hub/', made?.url))
  expect(page.status).toBe(200)
  expect(page.headers.get('x-robots-tag')).toBe('noindex')
  expect(await page.text()).toContain('Hold it.')
  expect((await read('en/reset-the-hub/')).status).toBe(404)
  expect((await site(editor, siteId))?.editions).toEqual([])
  expect((await fetch(new URL(`/help-preview/${'a'.repeat(32)}/en/`, made?.url))).status).toBe(404)

  world.network.faults.offline = true
  await expect(editor.local('site.preview', { siteId })).rejects.toMatchObject({
    error: { code: 'server-unreachable' },
  })
})
