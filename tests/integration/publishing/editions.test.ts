import { rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadRecord } from '../../../server/store/records.ts'
import { translationId } from '../../../shared/domain/records.ts'
import { type MadeArticle, makeArticle } from '../../fixtures/articles.ts'
import { editionWhen, makeSite } from '../../fixtures/sites.ts'
import { startWorkspace, type Workspace } from '../../fixtures/workspace.ts'

/** From published articles to what readers see, through a real server. */

let workspace: Workspace
beforeAll(async () => {
  workspace = await startWorkspace()
})
afterAll(() => workspace.stop())

const get = (url: string, init: RequestInit = {}) => fetch(url, { redirect: 'manual', ...init })
const text = async (url: string) => (await get(url)).text()

/** Saves and publishes another text. */
async function rewrite({ articleId }: MadeArticle, title: string, bodyHtml: string): Promise<void> {
  const { store } = workspace.server
  const found = await loadRecord(store.reader, 'translation', translationId(articleId, 'en'))
  const revisionId = uuidv7()
  const which = { articleId, language: 'en' }
  await workspace.act(workspace.edda, 'translation.save', {
    ...{ ...which, title, summary: '', bodyHtml, note: '', revisionId, baseRevisionId: found?.revisionId ?? null },
  })
  await workspace.act(workspace.edda, 'translation.submit', {
    ...which,
    revisionId,
    reviewerId: null,
    reviewDueAt: null,
  })
  await workspace.act(workspace.lena, 'translation.approve', { ...which, revisionId })
  await workspace.act(workspace.edda, 'translation.publish', { ...which, revisionId })
}

const byHand = (...articles: MadeArticle[]) => ({ takesAll: false, articleIds: articles.map((each) => each.articleId) })

describe('a site', () => {
  it('is nowhere before its first edition, and not on a taken address', async () => {
    const article = await makeArticle(workspace, 'Nowhere', '<p>x</p>')
    const site = await makeSite(workspace, byHand(article))
    expect((await get(site.url('en/'))).status).toBe(404)
    await expect(makeSite(workspace, { address: site.address })).rejects.toThrow(/already-exists/)
    const other = await makeSite(workspace)
    await expect(other.update({ address: site.address })).rejects.toThrow(/already-exists/)
  })

  it('goes online, and is built anew only where something has changed', async () => {
    const [one, two] = [
      await makeArticle(workspace, 'One', '<p>First</p>'),
      await makeArticle(workspace, 'Two', '<p>x</p>'),
    ]
    const site = await makeSite(workspace, byHand(one, two))
    const first = await site.publish()
    expect(first).toMatchObject({ state: 'published', number: 1, kept: true, counts: { pages: 2, added: 2 } })
    expect((await site.record()).currentEditionId).toBe(first.id)
    expect(await text(site.url('en/one/'))).toContain('<p>First</p>')
    expect((await site.publish()).counts).toEqual({ pages: 2, added: 0, changed: 0, moved: 0, removed: 0 })
    await rewrite(one, 'One', '<p>Second</p>')
    expect(await text(site.url('en/one/'))).toContain('<p>First</p>')
    expect((await site.publish()).counts).toEqual({ pages: 2, added: 0, changed: 1, moved: 0, removed: 0 })
    expect(await text(site.url('en/one/'))).toContain('<p>Second</p>')
  })

  it('leads on from old addresses in one step, and says so where a page is gone', async () => {
    const [moving, leaving] = [
      await makeArticle(workspace, 'Start', '<p>x</p>'),
      await makeArticle(workspace, 'Leaving', '<p>x</p>'),
    ]
    const site = await makeSite(workspace, byHand(moving, leaving))
    await site.publish()
    for (const title of ['Middle', 'End']) {
      await rewrite(moving, title, '<p>x</p>')
      await site.publish()
    }
    for (const old of ['en/start/', 'en/middle/', 'en/middle']) {
      const answer = await get(`${site.url(old)}?q=1`)
      expect(answer.status).toBe(301)
      const target = new URL(answer.headers.get('location') ?? '', site.url(old)).href
      expect(target).toBe(`${site.url('en/end/')}?q=1`)
      expect((await get(target)).status).toBe(200)
    }
    await site.update(byHand(moving))
    expect((await site.publish()).counts).toMatchObject({ removed: 1 })
    const gone = await get(site.url('en/leaving/'))
    expect(gone.status).toBe(410)
    const page = await gone.text()
    expect(page).toContain('This page is gone')
    // Its links hold at the address at which it is shown.
    const base = new URL(/<base href="([^"]*)"/.exec(page)?.[1] ?? '', site.url('en/leaving/')).href
    expect(base).toBe(site.url())
    const action = /<form[^>]* action="([^"]*)"/.exec(page)?.[1] ?? ''
    expect((await get(new URL(action, base).href)).status).toBe(200)
  })

  it('goes back to an edition, and readers who hold newer addresses find their way', async () => {
    const article = await makeArticle(workspace, 'Before', '<p>Old words</p>')
    const site = await makeSite(workspace, byHand(article))
    const first = await site.publish()
    await rewrite(article, 'After', '<p>New words</p>')
    const second = await site.publish()
    const back = { siteId: site.siteId, editionId: first.id, seenEditionId: second.id }
    await workspace.act(workspace.lena, 'edition.rollback', back)
    expect(await text(site.url('en/before/'))).toContain('Old words')
    const newer = await get(site.url('en/after/'))
    expect([newer.status, newer.headers.get('location')]).toEqual([301, '../before/'])
    // What comes next knows both.
    await site.publish()
    expect(await text(site.url('en/after/'))).toContain('New words')
    expect((await get(site.url('en/before/'))).status).toBe(301)
  })

  it('is taken off the net', async () => {
    const article = await makeArticle(workspace, 'Short-lived', '<p>x</p>')
    const site = await makeSite(workspace, byHand(article))
    const { id: editionId } = await site.publish()
    const link = `/help/en/${article.articleId}`
    const toSite = await get(new URL(link, workspace.server.url).href)
    expect(toSite.status).toBe(302)
    expect(new URL(toSite.headers.get('location') ?? '', new URL(link, workspace.server.url)).href).toBe(
      site.url('en/short-lived/'),
    )
    await workspace.act(workspace.edda, 'edition.withdraw', { siteId: site.siteId, editionId })
    expect((await get(site.url('en/'))).status).toBe(404)
    expect((await get(new URL(link, workspace.server.url).href)).status).toBe(200)
  })
})

describe('an edition', () => {
  it('that readers would stumble over is not published, and says why', async () => {
    const gone = uuidv7()
    const article = await makeArticle(workspace, 'Broken', `<p><a data-article="${gone}">x</a></p>`)
    const site = await makeSite(workspace, byHand(article))
    const edition = await site.publish()
    expect(edition).toMatchObject({
      state: 'failed',
      problem: { code: 'blocked', findings: [{ kind: 'broken-link', articleId: article.articleId, language: 'en' }] },
    })
    expect((await site.record()).currentEditionId).toBeNull()
  })

  it('waits for its time, and holds what is approved then', async () => {
    const article = await makeArticle(workspace, 'Later', '<p>As planned</p>')
    const site = await makeSite(workspace, byHand(article))
    const editionId = uuidv7()
    const soon = new Date(Date.now() + 1_500).toISOString()
    const { store } = workspace.server
    await workspace.act(workspace.edda, 'edition.publish', {
      editionId,
      siteId: site.siteId,
      publishAt: soon,
      note: '',
    })
    expect((await loadRecord(store.reader, 'edition', editionId))?.state).toBe('scheduled')
    await rewrite(article, 'Later', '<p>As approved</p>')
    // On a machine that was too busy for it the text came after the edition.
    const isInTime = new Date().toISOString() < soon
    const done = await editionWhen(store, editionId, ({ state }) => state === 'published')
    expect((done.publishedAt ?? '') >= soon).toBe(true)
    if (isInTime) expect(await text(site.url('en/later/'))).toContain('As approved')
  })

  it('that was cancelled never comes', async () => {
    const article = await makeArticle(workspace, 'Never', '<p>x</p>')
    const site = await makeSite(workspace, byHand(article))
    const editionId = uuidv7()
    const asked = { editionId, siteId: site.siteId, publishAt: '2099-01-01T00:00:00.000Z', note: '' }
    await workspace.act(workspace.edda, 'edition.publish', asked)
    await workspace.act(workspace.lena, 'edition.cancel', { editionId })
    expect((await site.publish()).number).toBe(2)
    expect((await loadRecord(workspace.server.store.reader, 'edition', editionId))?.state).toBe('cancelled')
  })

  it('that cannot be written says so, and leaves readers what they have', async () => {
    const article = await makeArticle(workspace, 'Full', '<p>On disk</p>')
    const site = await makeSite(workspace, byHand(article))
    const first = await site.publish()
    const folder = path.join(workspace.server.dataDir, 'sites')
    await rewrite(article, 'Full', '<p>Never written</p>')
    // A file where the folder should be: nothing can be written, whoever the server runs as.
    await rename(folder, `${folder}-aside`)
    await writeFile(folder, '')
    try {
      expect(await site.publish()).toMatchObject({ state: 'failed', kept: false, problem: { code: 'storage' } })
    } finally {
      await rm(folder)
      await rename(`${folder}-aside`, folder)
    }
    expect((await site.record()).currentEditionId).toBe(first.id)
    expect(await text(site.url('en/full/'))).toContain('On disk')
    expect(await site.publish()).toMatchObject({ state: 'published', counts: { changed: 1 } })
  })

  it('follows the other when two people publish at once, and neither holds a part of the other', async () => {
    const article = await makeArticle(workspace, 'Together', '<p>x</p>')
    const site = await makeSite(workspace, byHand(article))
    const { store } = workspace.server
    const asked = [workspace.edda, workspace.lena].map(async (person) => {
      const editionId = uuidv7()
      await workspace.act(person, 'edition.publish', { editionId, siteId: site.siteId, publishAt: null, note: '' })
      return editionWhen(store, editionId, ({ state }) => state === 'published')
    })
    const [one, two] = (await Promise.all(asked)).sort((a, b) => a.number - b.number)
    expect([one?.number, two?.number]).toEqual([1, 2])
    expect((one?.publishedAt ?? '') < (two?.publishedAt ?? '')).toBe(true)
    expect((await site.record()).currentEditionId).toBe(two?.id)
    expect([one?.counts?.added, two?.counts?.added]).toEqual([1, 0])
  })
})
