import { describe, expect, it } from 'vitest'
import type { Site } from '#shared/domain/sites'
import { articleKey, contentOf, knownPages, type Shelf, topicKey } from '#shared/rules/publishing/content'
import { countsOf, oldPaths, planOf } from '#shared/rules/publishing/plan'
import { articleOf, categoryOf, idOf, shelfOf, siteOf, snippetOf, textOf } from './make-shelf.ts'

const pathsIn = (site: Site, shelf: Shelf) =>
  contentOf(site, shelf, {})
    .flatMap(({ pages }) => pages.map(({ path }) => path))
    .sort()
const known = (site: Site, shelf: Shelf, before = {}) => knownPages(contentOf(site, shelf, before), shelf)

const some = shelfOf({
  categories: [categoryOf('Network'), categoryOf('Wi-Fi', 'Network'), categoryOf('Desk')],
  articles: [
    articleOf('reset', { categoryId: idOf('Wi-Fi'), tagIds: [idOf('hot')] }),
    articleOf('order'),
    articleOf('handover', { audience: 'internal', categoryId: idOf('Desk') }),
    articleOf('reply', { audience: 'customers' }),
    articleOf('old', { archivedAt: '2026-01-01T00:00:00.000Z' }),
    articleOf('begun'),
  ],
  translations: [
    textOf('reset', 'Reset'),
    textOf('reset', 'Zurücksetzen', '<p>x</p>', { language: 'de' }),
    textOf('order', 'Where is it?'),
    ...['handover', 'reply', 'old'].map((name) => textOf(name, name)),
    textOf('begun', 'Begun', '<p>x</p>', { published: false }),
  ],
})

describe('a site takes', () => {
  it('public articles that are published and not archived, in its own languages', () => {
    expect(pathsIn(siteOf(), some)).toEqual(['en/reset/', 'en/where-is-it/'])
    const both = siteOf({ languages: ['en', 'de'].map((language) => ({ language, required: false })) })
    expect(pathsIn(both, some)).toEqual(['de/zurücksetzen/', 'en/reset/', 'en/where-is-it/'])
  })

  it.each([
    ['by a category above', { categoryIds: [idOf('Network')] }, ['en/reset/']],
    ['by a tag', { tagIds: [idOf('hot')] }, ['en/reset/']],
    ['by hand', { articleIds: [idOf('order'), idOf('reply')] }, ['en/where-is-it/']],
    ['all but those left out', { takesAll: true, leftOutIds: [idOf('reset')] }, ['en/where-is-it/']],
    ['nothing', {}, []],
  ])('articles %s', (_how, fields, paths) => {
    expect(pathsIn(siteOf({ takesAll: false, ...fields }), some)).toEqual(paths)
  })

  it('the categories in which something stands, and a place for what stands in none', () => {
    const [english] = contentOf(siteOf(), some, {})
    expect(english?.topics.map(({ name, path }) => [name, path])).toEqual([
      ['Network', 'en/topics/network/'],
      ['', 'en/topics/more/'],
    ])
    expect(english?.topics[0]?.children[0]).toMatchObject({ name: 'Wi-Fi', pages: [{ path: 'en/reset/' }] })
  })

  it('categories in the order that it wants, and those of a circle too', () => {
    const shelf = shelfOf({
      categories: [
        categoryOf('A', null, { position: 1 }),
        categoryOf('B', null, { position: 2 }),
        categoryOf('C', 'D'),
        categoryOf('D', 'C'),
      ],
      articles: ['A', 'B', 'C'].map((name) => articleOf(`in ${name}`, { categoryId: idOf(name) })),
      translations: ['A', 'B', 'C'].map((name) => textOf(`in ${name}`, `About ${name}`)),
    })
    const [content] = contentOf(siteOf({ categoryOrder: [idOf('B')] }), shelf, {})
    expect(content?.topics.map(({ name }) => name)).toEqual(['B', 'A', 'C'])
    expect(content?.topicOf.size).toBe(4)
  })
})

describe('what an edition changes', () => {
  const site = siteOf()
  const before = known(site, some)

  it('is nothing when nothing has changed', () => {
    expect(countsOf(planOf(before, known(site, some, before)))).toEqual({
      ...{ pages: 2, added: 0, changed: 0, moved: 0, removed: 0 },
    })
  })

  it('is told by article: added, changed, moved, removed', () => {
    const next = shelfOf({
      ...some,
      snippets: [],
      articles: [...some.articles.filter(({ id }) => id !== idOf('order')), articleOf('new')],
      translations: [textOf('reset', 'Restart'), textOf('new', 'New')],
    })
    const plan = planOf(before, known(site, next, before))
    expect(countsOf(plan)).toEqual({ pages: 2, added: 1, changed: 0, moved: 1, removed: 1 })
    expect(plan.moved[0]).toMatchObject({ from: 'en/reset/', path: 'en/restart/' })
    const rewritten = {
      ...some,
      translations: [textOf('reset', 'Reset', '<p>New</p>', { number: 2 }), textOf('order', 'Where is it?')],
    }
    expect(countsOf(planOf(before, known(site, rewritten, before)))).toMatchObject({ changed: 1, added: 0 })
  })

  it('is also what a passage that several share changes', () => {
    const body = `<div data-snippet="${idOf('hours')}"></div>`
    const shelf = (version: number) =>
      shelfOf({
        articles: [articleOf('a')],
        translations: [textOf('a', 'A', body)],
        snippets: [snippetOf('hours', { en: '<p>9 to 5</p>' }, version)],
      })
    expect(planOf(known(site, shelf(1)), known(site, shelf(2))).changed.map(({ key }) => key)).toEqual([
      articleKey(idOf('a'), 'en'),
    ])
  })
})

describe('old addresses', () => {
  const page = (path: string) => ({ path, title: path, language: 'en', source: '' })
  const none = { redirects: {}, gone: [] }

  it('lead to where a page is now in one step, however often it moved', () => {
    const first = oldPaths({ a: page('en/one/') }, none, { a: page('en/two/') })
    expect(first).toEqual({ redirects: { 'en/one/': 'en/two/' }, gone: [] })
    const second = oldPaths({ a: page('en/two/') }, first, { a: page('en/three/') })
    expect(second.redirects).toEqual({ 'en/one/': 'en/three/', 'en/two/': 'en/three/' })
  })

  it('of a page that was removed are gone, those it had before among them', () => {
    const moved = { redirects: { 'en/one/': 'en/two/' }, gone: ['en/zero/'] }
    expect(oldPaths({ a: page('en/two/') }, moved, {})).toEqual({
      redirects: {},
      gone: ['en/one/', 'en/two/', 'en/zero/'],
    })
  })

  it('belong to the page that stands there now', () => {
    const moved = { redirects: { 'en/one/': 'en/two/' }, gone: ['en/zero/'] }
    const now = { a: page('en/two/'), b: page('en/one/'), c: page('en/zero/') }
    expect(oldPaths({ a: page('en/two/') }, moved, now)).toEqual({ redirects: {}, gone: [] })
  })
})

it('topics keep their address while their name asks for it', () => {
  const shelf = (name: string) =>
    shelfOf({
      categories: [categoryOf('Network', null, { name })],
      articles: [articleOf('a', { categoryId: idOf('Network') })],
      translations: [textOf('a', 'A')],
    })
  const before = known(siteOf(), shelf('Network'))
  const key = topicKey(idOf('Network'), 'en')
  expect(known(siteOf(), shelf('Internet'), before)[key]?.path).toBe('en/topics/internet/')
  expect(known(siteOf(), shelf('network!'), before)[key]?.path).toBe('en/topics/network/')
})
