import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { limits } from '../../../shared/domain/primitives.ts'
import { translationId } from '../../../shared/domain/records.ts'
import { until } from '../../fixtures/client.ts'
import { refusal } from '../../fixtures/server.ts'
import { attach, readAll } from './attach.ts'
import { expectSame } from './compare.ts'
import { type Desktop, startWorld, type World } from './world.ts'

/** Articles between people: what is written meets on the server, and not a word of it is lost. */

let world: World
beforeEach(async () => {
  world = await startWorld()
})
afterEach(() => world.stop())

const words = (text: string) => ({ title: 'Reset the hub', summary: '', bodyHtml: `<p>${text}</p>`, attachments: [] })

async function newArticle(by: Desktop, text = 'Hold the button.') {
  const articleId = uuidv7()
  const revisionId = uuidv7()
  const about = {
    categoryId: null,
    audience: 'public' as const,
    tagIds: [],
    productIds: [],
    keywords: [],
    reviewBy: null,
  }
  await by.act('article.create', {
    articleId,
    revisionId,
    language: 'en',
    ...words(text),
    ...about,
    ticketId: world.ticketId,
  })
  return { articleId, revisionId }
}

function save(by: Desktop, articleId: string, baseRevisionId: string | null, text: string, revisionId = uuidv7()) {
  return by
    .act('translation.save', { articleId, language: 'en', revisionId, baseRevisionId, note: '', ...words(text) })
    .then(() => revisionId)
}

const textOn = async (desktop: Desktop, articleId: string) =>
  (await desktop.query('article.get', { articleId }))?.translations[0]?.bodyText
const attention = (desktop: Desktop) => desktop.query('attention.list', {})

test('two editors on one article: the first text stays, the other is shown beside it and can be put over it', async () => {
  const ana = await world.desktop()
  const bo = await world.desktop()
  const { articleId, revisionId } = await newArticle(ana)
  await ana.quiet()
  await bo.quiet()
  const anaElsewhere = await world.server.signIn(ana.email)
  expect(await textOn(bo, articleId)).toBe('Hold the button.')

  world.network.faults.offline = true
  const mine = await save(bo, articleId, revisionId, 'Bo was here.')
  await save(bo, articleId, mine, 'Bo was here, twice.')
  expect(await bo.query('outbox.list', {})).toMatchObject([
    { name: 'translation.save', subject: { type: 'article', id: articleId, label: 'Reset the hub', language: 'en' } },
    { name: 'translation.save' },
  ])
  const theirs = uuidv7()
  const first = { articleId, language: 'en', revisionId: theirs, baseRevisionId: revisionId, note: '' }
  await world.server.run(anaElsewhere, 'translation.save', { ...first, ...words('Ana was first.') })
  world.network.faults.offline = false
  bo.data().wake()
  await bo.quiet()

  expect(await textOn(bo, articleId)).toBe('Ana was first.')
  const [item, ...rest] = await attention(bo)
  // The second text was written over the first, so it stands for both.
  expect(rest).toEqual([])
  expect(item).toMatchObject({
    kind: 'clash',
    text: 'Bo was here, twice.',
    subject: { type: 'article', id: articleId, language: 'en' },
    clash: {
      type: 'translation',
      field: 'text',
      theirs: { bodyHtml: '<p>Ana was first.</p>', revisionId: theirs },
      yours: { title: 'Reset the hub', bodyHtml: '<p>Bo was here, twice.</p>' },
    },
  })

  await bo.local('attention.resolve', { id: item?.id ?? '', action: 'retry' })
  await bo.quiet()
  expect(await textOn(bo, articleId)).toBe('Bo was here, twice.')
  expect(await attention(bo)).toEqual([])
  const history = await bo.query('translation.revisions', { translationId: translationId(articleId, 'en') })
  expect(history.map(({ number, authorId }) => [number, authorId])).toEqual([
    [3, bo.userId],
    [2, ana.userId],
    [1, ana.userId],
  ])
  await expectSame(world.server, await world.server.signIn(bo.email), bo.userDataDir)
})

test('while one is at it, a newer text is told at once, and what was typed stays a draft', async () => {
  const ana = await world.desktop()
  const bo = await world.desktop()
  const { articleId, revisionId } = await newArticle(ana)
  await ana.quiet()
  await bo.quiet()
  const begun = { articleId, language: 'en', baseRevisionId: revisionId, baseVersion: 0, ...words('Bo begins') }
  await bo.act('articleDraft.save', begun)
  await save(ana, articleId, revisionId, 'Ana was first.')
  await ana.quiet()
  await bo.quiet()
  await expect(save(bo, articleId, revisionId, 'Bo')).rejects.toMatchObject({ error: { code: 'rejected' } })
  expect((await bo.query('articleDraft.get', { articleId, language: 'en' }))?.bodyHtml).toBe('<p>Bo begins</p>')
})

test('a draft saves itself over and over, survives a restart, follows the person and goes with the saved text', async () => {
  const ana = await world.desktop()
  const { articleId, revisionId } = await newArticle(ana)
  await ana.quiet()
  const draft = (text: string) => ({
    articleId,
    language: 'en',
    baseRevisionId: revisionId,
    baseVersion: 0,
    ...words(text),
  })
  world.network.faults.offline = true
  for (const text of ['H', 'Ho', 'Hold it']) await ana.act('articleDraft.save', draft(text))
  expect(await ana.query('outbox.list', {})).toMatchObject([{ name: 'articleDraft.save', text: 'Hold it' }])
  await ana.restart()
  expect((await ana.query('articleDraft.list', {})).map(({ bodyHtml }) => bodyHtml)).toEqual(['<p>Hold it</p>'])
  world.network.faults.offline = false
  ana.data().wake()
  await ana.quiet()
  // The same editor goes on with the version it opened with: its own saves are no clash.
  await ana.act('articleDraft.save', draft('Hold it longer'))
  await ana.quiet()
  const laptop = await world.desktop({ email: ana.email })
  expect((await laptop.query('articleDraft.get', { articleId, language: 'en' }))?.bodyHtml).toBe(
    '<p>Hold it longer</p>',
  )
  await laptop.act('articleDraft.save', { ...draft('Something else'), baseVersion: 1 })
  await laptop.quiet()
  expect(await attention(laptop)).toMatchObject([
    { clash: { type: 'articleDraft', yours: { bodyHtml: '<p>Something else</p>' } } },
  ])
  await save(ana, articleId, revisionId, 'Hold it longer')
  await ana.quiet()
  await laptop.quiet()
  expect(await laptop.query('articleDraft.list', {})).toEqual([])
  expect(await attention(ana)).toEqual([])
})

test('a saved text taken back before it left is a draft again', async () => {
  const ana = await world.desktop()
  const { articleId, revisionId } = await newArticle(ana)
  await ana.quiet()
  await world.network.stop()
  await save(ana, articleId, revisionId, 'Too early')
  const [waiting] = await ana.query('outbox.list', {})
  // Not while an attempt is under way.
  await until(() => ana.local('outbox.discard', { commandId: waiting?.id ?? '' }))
  expect(await textOn(ana, articleId)).toBe('Hold the button.')
  expect(await ana.query('articleDraft.get', { articleId, language: 'en' })).toMatchObject({
    bodyHtml: '<p>Too early</p>',
    baseRevisionId: revisionId,
  })
})

test('what is in use is not removed, neither by what is seen here nor by what the server knows', async () => {
  const ed = await world.desktop({ role: 'editor' })
  const ana = await world.desktop()
  const categoryId = uuidv7()
  await ed.act('category.save', { categoryId, set: { name: 'Hubs' } })
  await ed.quiet()
  await ana.quiet()
  const { articleId } = await newArticle(ana)
  await ana.quiet()
  await ed.quiet()
  world.network.faults.offline = true
  await ed.act('category.delete', { categoryId })
  // Another editor files an article there meanwhile.
  const change = { articleId, set: { categoryId }, base: { categoryId: null } }
  expect(await world.server.run(world.admin, 'article.update', change)).toMatchObject({ status: 'applied' })
  world.network.faults.offline = false
  ed.data().wake()
  await ed.quiet()
  expect(await attention(ed)).toMatchObject([
    { kind: 'rejected', code: 'in-use', subject: { type: 'category', label: 'Hubs' } },
  ])
  await expect(ed.act('category.delete', { categoryId })).rejects.toMatchObject({
    error: { detail: { code: 'in-use' } },
  })
  expect(await ed.query('category.list', {})).toMatchObject([{ name: 'Hubs', articles: 1 }])
})

/** As the window names it: all that is seen of the article. */
async function deleteArticle(by: Desktop, articleId: string) {
  const found = await by.query('article.get', { articleId })
  if (!found) throw new Error('an article to delete')
  const revisions = await Promise.all(
    found.translations.map(({ id }) => by.query('translation.revisions', { translationId: id })),
  )
  return by.act('article.delete', {
    articleId,
    title: found.translations[0]?.title ?? '',
    languages: found.translations.map(({ language }) => language),
    revisionIds: revisions.flat().map(({ id }) => id),
    fileIds: found.files.map(({ id }) => id),
    commentIds: found.comments.map(({ id }) => id),
    flagIds: found.flags.map(({ id }) => id),
  })
}

test('an article that was begun by mistake can be had back for a while, and then is gone from everywhere', async () => {
  const ana = await world.desktop()
  const ed = await world.desktop({ role: 'editor' })
  const { articleId, revisionId } = await newArticle(ana)
  const file = await attach(ana, randomBytes(2_000))
  const bodyHtml = `<p>Look:</p><img src="cid:${file.id}">`
  const second = { revisionId: uuidv7(), baseRevisionId: revisionId, note: '', ...words('') }
  await ana.act('translation.save', { articleId, language: 'en', ...second, bodyHtml, attachments: [file] })
  const comment = { commentId: uuidv7(), quote: 'Look', bodyText: 'At what?' }
  await ana.act('reviewComment.add', { articleId, language: 'en', ...comment })
  await ana.quiet()
  await ed.quiet()

  const first = await deleteArticle(ed, articleId)
  expect(await ed.query('article.get', { articleId })).toBeNull()
  expect(await ed.local('outbox.undo', { commandId: first.commandId })).toBe(true)
  expect(await ed.query('article.get', { articleId })).toMatchObject({ files: [{ id: file.id }], comments: [{}] })

  await deleteArticle(ed, articleId)
  await until(() => ed.allSent(), 20_000)
  for (const desktop of [ana, ed]) {
    await desktop.quiet()
    expect(await desktop.query('article.get', { articleId })).toBeNull()
    await expectSame(world.server, await world.server.signIn(desktop.email), desktop.userDataDir)
  }
  const left = await world.server.store.read(async (db) => [
    ...(await db.selectFrom('translation').select('id').execute()),
    ...(await db.selectFrom('revision').select('id').execute()),
    ...(await db.selectFrom('articleFile').select('id').execute()),
    ...(await db.selectFrom('reviewComment').select('id').execute()),
  ])
  expect(left).toEqual([])
})

test('what a colleague wrote meanwhile keeps an article that was deleted', async () => {
  const ana = await world.desktop()
  const ed = await world.desktop({ role: 'editor' })
  const { articleId, revisionId } = await newArticle(ana)
  await ana.quiet()
  await ed.quiet()
  world.network.faults.offline = true
  await deleteArticle(ed, articleId)
  expect(await ed.query('outbox.list', {})).toMatchObject([
    { name: 'article.delete', subject: { type: 'article', label: 'Reset the hub' } },
  ])
  const text = { articleId, language: 'en', revisionId: uuidv7(), baseRevisionId: revisionId, note: '' }
  expect(
    await world.server.run(world.admin, 'translation.save', { ...text, ...words('Not by mistake.') }),
  ).toMatchObject({ status: 'applied' })
  world.network.faults.offline = false
  ed.data().wake()
  await until(async () => (await attention(ed)).length > 0, 20_000)
  await ed.quiet()
  expect(await attention(ed)).toMatchObject([{ kind: 'rejected', code: 'in-use' }])
  expect(await textOn(ed, articleId)).toBe('Not by mistake.')
})

test('a picture of 20 MB reaches colleagues of every team; one above the limit is refused before a byte is written', async () => {
  const ana = await world.desktop()
  const omar = await world.desktop({ teamIds: [world.teamB] })
  const { articleId, revisionId } = await newArticle(ana)
  const bytes = randomBytes(20 * 1024 * 1024)
  const file = await attach(ana, bytes)
  const bodyHtml = `<p>Look:</p><img src="cid:${file.id}">`
  await ana.act('translation.save', {
    articleId,
    language: 'en',
    revisionId: uuidv7(),
    baseRevisionId: revisionId,
    note: '',
    ...words(''),
    bodyHtml,
    attachments: [file],
  })
  await ana.quiet()
  await omar.quiet()
  expect((await omar.query('article.get', { articleId }))?.files).toMatchObject([{ id: file.id, size: bytes.length }])
  expect((await readAll(omar, file.id)).equals(bytes)).toBe(true)
  const chosen = { fileName: 'huge.png', mediaType: 'image/png', inline: true, size: limits.attachmentBytes + 1 }
  await expect(ana.local('attachment.begin', chosen)).rejects.toMatchObject({ error: { code: 'file-too-large' } })
  const upload = { as: world.admin, params: { id: uuidv7() }, query: { sha256: 'a'.repeat(64) } }
  expect(
    await refusal(world.server.api('attachmentPut', { ...upload, bytes: randomBytes(limits.attachmentBytes + 1) })),
  ).toBe('body-too-large')
}, 120_000)

test('a text that names a file the server has not got is refused and kept', async () => {
  const ana = await world.desktop()
  const { articleId, revisionId } = await newArticle(ana)
  await ana.quiet()
  const file = {
    id: uuidv7(),
    fileName: 'a.png',
    mediaType: 'image/png',
    size: 3,
    sha256: 'b'.repeat(64),
    inline: true,
  }
  await ana.act('translation.save', {
    articleId,
    language: 'en',
    revisionId: uuidv7(),
    baseRevisionId: revisionId,
    note: '',
    ...words('With a picture'),
    attachments: [file],
  })
  await ana.quiet()
  const [item] = await attention(ana)
  expect(item).toMatchObject({ code: 'attachment-missing', bodyHtml: '<p>With a picture</p>' })
  await ana.local('attention.resolve', { id: item?.id ?? '', action: 'edit' })
  expect((await ana.query('articleDraft.list', {})).map(({ bodyHtml }) => bodyHtml)).toEqual(['<p>With a picture</p>'])
})
