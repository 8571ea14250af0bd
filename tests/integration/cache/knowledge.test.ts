import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { TypedRecord } from '#shared/domain/records'
import type { QueryName, QueryResult } from '#shared/ipc/contract'
import { queries } from '#shared/ipc/contract'
import type { Cache } from '../../../electron/data/cache/cache.ts'
import type { QueryHandler } from '../../../electron/data/cache/query.ts'
import { removeRecords } from '../../../electron/data/cache/records.ts'
import { knowledgeQueries } from '../../../electron/data/knowledge/index.ts'
import {
  anyCustomer,
  at,
  customers,
  freshCache,
  me,
  message,
  messages,
  newId,
  now,
  put,
  ticket,
  tickets,
} from './make.ts'
import { article, articles, category, snippet, text, texts } from './make-knowledge.ts'

/** As the router asks: arguments and answers pass the contract. */
async function ask<N extends keyof typeof knowledgeQueries & QueryName>(
  cache: Cache,
  name: N,
  args: object,
  when = now,
): Promise<QueryResult<N>> {
  const handler = knowledgeQueries[name] as unknown as QueryHandler<N>
  const answer = await handler(cache, { me, now: when }, queries[name].args.parse(args) as never)
  return queries[name].result.parse(answer) as QueryResult<N>
}

const sort = { by: 'title', direction: 'asc' } as const
const list = (cache: Cache, filter: object, some: object = {}) =>
  ask(cache, 'article.list', { filter, language: 'en', sort, offset: 0, limit: 50, ...some })
const titles = async (cache: Cache, filter: object, some: object = {}) =>
  (await list(cache, filter, some)).items.map(({ title }) => title)
const suggest = async (cache: Cache, words: string, some: object = {}) =>
  ask(cache, 'article.suggest', {
    text: words,
    language: 'en',
    audiences: ['public', 'customers', 'internal'],
    limit: 5,
    ...some,
  })

const router = article({ keywords: ['reboot', 'power cycle'], categoryId: null })
const hub = article({ audience: 'internal' })
const bulb = article()

async function shelf(...more: TypedRecord[]): Promise<Cache> {
  const cache = await freshCache()
  await put(
    cache,
    ...articles(router, hub, bulb),
    ...texts(
      text(router, {
        title: 'Reset your router',
        summary: 'Back to how it came',
        bodyHtml: '<p>Hold the button for ten seconds until the light blinks amber.</p>',
      }),
      text(
        router,
        { title: 'Router zurücksetzen', bodyHtml: '<p>Halten Sie die Taste zehn Sekunden.</p>' },
        { language: 'de', sourceRevision: 1 },
      ),
      text(hub, {
        title: 'Replace a hub under warranty',
        bodyHtml: '<p>Check the serial number and the date of purchase first.</p>',
      }),
      text(
        bulb,
        { title: 'Pair a bulb', bodyHtml: '<p>Switch it off and on five times.</p>' },
        { state: 'draft', published: null },
      ),
    ),
    ...more,
  )
  return cache
}

describe('the list of articles', () => {
  it('shows one row an article, in the language asked for or the source', async () => {
    const cache = await shelf()
    expect(await titles(cache, {})).toEqual(['Pair a bulb', 'Replace a hub under warranty', 'Reset your router'])
    expect(await titles(cache, {}, { language: 'de' })).toContain('Router zurücksetzen')
    expect(await titles(cache, { language: 'de' })).toEqual(['Router zurücksetzen'])
    expect((await list(cache, {}, { offset: 2, limit: 1 })).total).toBe(3)
    const [row] = (await list(cache, { text: 'reset' })).items
    expect(row?.languages.map(({ language }) => language)).toEqual(['de', 'en'])
  })

  it('filters by what an article is, where it stands and what it says', async () => {
    const network = category('Network')
    const routers = category('Routers', { parentId: network.id })
    const old = article({ archivedAt: at(5), categoryId: routers.id })
    const due = article({ reviewBy: '2026-01-01', categoryId: routers.id })
    const cache = await shelf(
      { type: 'category', record: network },
      { type: 'category', record: routers },
      ...articles(old, due),
      ...texts(text(old, { title: 'Old' }), text(due, { title: 'Due' })),
    )
    expect(await titles(cache, { conditions: ['draft'] })).toEqual(['Pair a bulb'])
    expect(await titles(cache, { conditions: ['needs-review', 'archived'] })).toEqual(['Due', 'Old'])
    expect(await titles(cache, { categoryId: network.id })).toEqual(['Due'])
    expect(await titles(cache, { categoryId: null, audiences: ['internal'] })).toEqual(['Replace a hub under warranty'])
    expect(await titles(cache, { text: 'power cyc' })).toEqual(['Reset your router'])
    expect(await titles(cache, { text: 'blinking amber' }, { sort: { by: 'relevance', direction: 'desc' } })).toEqual([
      'Reset your router',
    ])
    expect(await ask(cache, 'article.counts', { filter: {} })).toMatchObject({
      draft: 1,
      'needs-review': 1,
      archived: 1,
      published: 3,
    })
    const [row] = (await ask(cache, 'category.list', {})).filter(({ name }) => name === 'Network')
    expect(row).toMatchObject({ articles: 1, published: 1 })
  })

  it('is due for review by the calendar on the wall, not by UTC', async () => {
    vi.stubEnv('TZ', 'Pacific/Auckland')
    onTestFinished(() => void vi.unstubAllEnvs())
    const evening = Date.parse('2026-01-05T20:00:00.000Z')
    const due = article({ reviewBy: '2026-01-05' })
    const cache = await shelf(...articles(due), ...texts(text(due, { title: 'Due' })))
    const then = <N extends 'article.counts' | 'article.quality'>(name: N, args: object) =>
      ask(cache, name, args, evening)
    expect(await then('article.counts', { filter: {} })).toMatchObject({ 'needs-review': 1 })
    const lists = await then('article.quality', { language: 'en', limit: 10 })
    expect(lists.find(({ kind }) => kind === 'needs-review')?.total).toBe(1)
  })

  it('follows a text that is changed: readers’ words stay found, and so do the new ones', async () => {
    const cache = await shelf()
    const found = await ask(cache, 'article.get', { articleId: router.id })
    const published = found?.translations[0]
    if (!published) throw new Error('no text')
    const { outdated: _outdated, sourceNumber: _number, ...record } = published
    const newer = {
      ...record,
      version: 2,
      state: 'draft' as const,
      revision: 2,
      bodyText: 'Pull the plug',
      bodyHtml: '<p>Pull the plug</p>',
    }
    await put(cache, ...texts(newer))
    expect(await titles(cache, { text: 'amber' })).toEqual(['Reset your router'])
    expect(await titles(cache, { text: 'plug' })).toEqual(['Reset your router'])
    expect(await titles(cache, { conditions: ['changed'] })).toEqual(['Reset your router'])
    expect(await suggest(cache, 'pull plug')).toEqual([])
    await cache.write((tx) => removeRecords(tx, [{ type: 'translation', id: record.id }]))
    expect(await titles(cache, { text: 'amber' })).toEqual([])
  })
})

describe('suggestions', () => {
  it('come from what readers see, by the words of a whole mail, in forms that differ', async () => {
    const cache = await shelf()
    const mail = 'Hello, I tried resetting the routers twice now and the lights are still blinking. Kind regards, Bo'
    const [first, ...rest] = await suggest(cache, mail)
    expect(first).toMatchObject({ title: 'Reset your router', language: 'en', published: true, score: 1 })
    expect(rest).toEqual([])
    expect(first?.snippet).toContain('\u0002blink')
  })

  it('are in the reader’s language, whatever the customer wrote in', async () => {
    const cache = await shelf()
    expect(await suggest(cache, 'Router zurücksetzen Taste', { language: 'en' })).toMatchObject([
      { language: 'en', title: 'Reset your router' },
    ])
    expect(await suggest(cache, 'reset router button', { language: 'de-AT' })).toMatchObject([{ language: 'de' }])
  })

  it('keep to the audience, and find keywords as they are typed', async () => {
    const cache = await shelf()
    expect(await suggest(cache, 'warranty serial', { audiences: ['public'] })).toEqual([])
    expect(await suggest(cache, 'warr')).toMatchObject([{ articleId: hub.id }])
    expect(await suggest(cache, 'reboo')).toMatchObject([{ articleId: router.id }])
    await put(cache, ...articles({ ...router, version: 2, keywords: ['jumpstart'] }))
    expect(await suggest(cache, 'jumpstart')).toMatchObject([{ articleId: router.id }])
    expect(await suggest(cache, 'reboot')).toEqual([])
  })

  it.each(['', '   ', '"', 'NEAR(', '* OR', '{}', '\u0000', '🤷', 'OR NOT'])('survive %j', async (words) => {
    const cache = await shelf()
    await expect(suggest(cache, words)).resolves.toEqual([])
    await expect(ask(cache, 'article.search', { text: words, language: 'en', limit: 5 })).resolves.toBeInstanceOf(Array)
  })
})

describe('one article', () => {
  it('comes with its links, snippets and what it is used for, and is read with them in place', async () => {
    const unplug = snippet('Unplug', { en: '<p>Unplug it, {{customer.firstName}}.</p>', de: '<p>Stecker ziehen.</p>' })
    const linking = article({ productIds: [] })
    const body = `<p>See <a data-article="${router.id}">this</a></p><div data-snippet="${unplug.id}"></div>`
    const one = ticket({ status: 'solved' })
    const callId = newId()
    const use = { id: newId(), version: 1, articleId: linking.id, userId: me.id, callId: null, at: at(3) }
    const cache = await shelf(
      ...customers(anyCustomer),
      ...tickets(one),
      { type: 'snippet', record: unplug },
      ...articles(linking),
      ...texts(text(linking, { title: 'Slow', bodyHtml: body })),
      { type: 'articleUse', record: { ...use, kind: 'answered', ticketId: one.id } },
      { type: 'articleUse', record: { ...use, id: newId(), kind: 'link', ticketId: null } },
      { type: 'articleUse', record: { ...use, id: newId(), kind: 'quote', ticketId: null, callId } },
    )
    expect(await ask(cache, 'article.get', { articleId: linking.id })).toMatchObject({
      links: [{ articleId: router.id, title: 'Reset your router' }],
      snippets: [{ id: unplug.id }],
      used: 2,
      helped: 1,
    })
    expect(await ask(cache, 'article.get', { articleId: router.id })).toMatchObject({ linkedFrom: [{ title: 'Slow' }] })
    const render = { articleId: linking.id, language: 'en', ticketId: one.id, customerId: null }
    expect(await ask(cache, 'article.render', render)).toMatchObject({
      bodyHtml: `<p>See <a data-article="${router.id}">this</a></p><p>Unplug it, Maria.</p>`,
      missing: [],
    })
    expect(await ask(cache, 'article.render', { ...render, ticketId: null })).toMatchObject({
      missing: ['customer.firstName'],
    })
    expect(await ask(cache, 'article.uses', { ticketId: one.id, callId: null })).toMatchObject([
      { kind: 'answered', article: { title: 'Slow' } },
    ])
    expect(await ask(cache, 'article.uses', { ticketId: null, callId })).toMatchObject([{ kind: 'quote', callId }])
    expect(await ask(cache, 'article.uses', { ticketId: one.id, callId })).toHaveLength(2)
    expect(await ask(cache, 'article.uses', { ticketId: null, callId: null })).toEqual([])
    expect(await ask(cache, 'snippet.list', {})).toMatchObject([{ usedBy: [{ title: 'Slow' }] }])
  })

  it('says what changed in the source since it was translated', async () => {
    const source = article()
    const revisionId = newId()
    const newest = text(source, { title: 'T', bodyHtml: '<p>Ten seconds</p>' }, { revision: 3 })
    const german = text(source, { title: 'D' }, { language: 'de', sourceRevision: 2 })
    const old = {
      id: revisionId,
      version: 1,
      translationId: newest.id,
      articleId: source.id,
      number: 2,
      title: 'T',
      summary: '',
    }
    const cache = await shelf(...articles(source), ...texts(newest, german), {
      type: 'revision',
      record: {
        ...old,
        bodyHtml: '<p>Five seconds</p>',
        authorId: me.id,
        note: '',
        sourceRevision: null,
        createdAt: at(1),
      },
    })
    expect((await list(cache, { conditions: ['outdated'] })).items).toMatchObject([
      { articleId: source.id, language: 'de', outdated: true },
    ])
    const changes = await ask(cache, 'translation.sourceChanges', { translationId: german.id })
    expect(changes).toMatchObject({ from: 2, to: 3, added: 1, removed: 1 })
    expect(await ask(cache, 'translation.sourceChanges', { translationId: newest.id })).toBeNull()
    expect(await ask(cache, 'translation.revisions', { translationId: newest.id })).toMatchObject([
      { number: 2, isNewest: false },
    ])
    const compare = { from: { revisionId }, to: { title: 'T', summary: '', bodyHtml: '<p>Five minutes</p>' } }
    expect(await ask(cache, 'article.compare', compare)).toMatchObject({ added: 1, removed: 1 })
  })
})

describe('quality', () => {
  it('finds what editors should look at', async () => {
    const gone = newId()
    const bad = article({ categoryId: newId() })
    const url = 'https://example.org/gone'
    const [shared, snippetId] = ['https://example.org/?a=1&b=2', newId()]
    const body = `<p><a data-article="${gone}">x</a><a data-article="${hub.id}">y</a><a href="${url}">z</a><a href="example.org/help">w</a>{{no.such}}</p><div data-snippet="${snippetId}"></div>`
    const flag = { id: newId(), version: 1, articleId: bad.id, authorId: me.id, ticketId: null, state: 'open' as const }
    const cache = await shelf(
      ...articles(bad),
      ...texts(text(bad, { title: 'Bad', bodyHtml: body })),
      {
        type: 'articleFlag',
        record: { ...flag, comment: 'Wrong', resolvedAt: null, resolvedById: null, createdAt: at(3) },
      },
      {
        type: 'linkCheck',
        record: { id: newId(), version: 1, url, state: 'broken', status: 404, failures: 3, checkedAt: at(4) },
      },
      {
        type: 'linkCheck',
        record: { id: newId(), version: 1, url: shared, state: 'broken', status: 404, failures: 3, checkedAt: at(4) },
      },
      {
        type: 'snippet',
        record: {
          id: snippetId,
          version: 1,
          name: 'Where to ask',
          bodies: { en: `<p><a href="${shared.replace('&', '&amp;')}">z</a></p>` },
          updatedBy: me.id,
          updatedAt: at(3),
          createdAt: at(3),
        },
      },
    )
    const lists = new Map(
      (await ask(cache, 'article.quality', { language: 'en', limit: 10 })).map((each) => [each.kind, each]),
    )
    expect(lists.get('broken-links')).toMatchObject({ total: 1, items: [{ title: 'Bad', count: 3 }] })
    const leads = [gone, 'Replace a hub under warranty', 'example.org/help']
    expect(lists.get('broken-links')?.items[0]?.detail.sort()).toEqual(leads.sort())
    expect(lists.get('broken-addresses')).toMatchObject({ items: [{ count: 2 }] })
    expect(lists.get('broken-addresses')?.items[0]?.detail.sort()).toEqual([url, shared].sort())
    expect(lists.get('unknown-variables')).toMatchObject({ items: [{ detail: ['no.such'] }] })
    expect(lists.get('flagged')).toMatchObject({ items: [{ title: 'Bad', detail: ['Wrong'], count: 1 }] })
    expect(lists.get('not-filed')?.total).toBe(3)
    expect(lists.get('never-used')?.total).toBe(0)
  })

  it('shows articles that say nearly the same, of one language', async () => {
    const long =
      'Open the app, choose your home, then the device. Under settings choose network and forget this network. Wait until the light blinks, then pair it again with the phone close by. If it fails, take the batteries out for a minute and begin anew.'
    const [a, b] = [article(), article()]
    const cache = await shelf(
      ...articles(a, b),
      ...texts(
        text(a, { title: 'Pair again', bodyHtml: `<p>${long}</p>` }),
        text(b, { title: 'Pairing anew', bodyHtml: `<p>${long.replace('a minute', 'two minutes')}</p>` }),
        text(b, { title: 'Neu koppeln', bodyHtml: `<p>${long}</p>` }, { language: 'de' }),
      ),
    )
    const pairs = await ask(cache, 'article.duplicates', { language: 'en', limit: 10 })
    expect(pairs).toHaveLength(1)
    expect([pairs[0]?.first.articleId, pairs[0]?.second.articleId].sort()).toEqual([a.id, b.id].sort())
    expect(pairs[0]?.likeness).toBeGreaterThan(0.7)
  })

  it('counts uses by week and misses by query', async () => {
    const solved = ticket({ status: 'solved', solvedAt: at(500) })
    const use = { version: 1, articleId: router.id, userId: me.id, callId: null }
    const miss = {
      id: newId(),
      version: 1,
      query: 'garage door',
      count: 4,
      lastAt: at(9),
      state: 'open' as const,
      articleId: null,
    }
    const cache = await shelf(
      ...tickets(solved),
      { type: 'articleUse', record: { ...use, id: newId(), kind: 'answered', ticketId: solved.id, at: at(500) } },
      { type: 'articleUse', record: { ...use, id: newId(), kind: 'text', ticketId: null, at: at(400) } },
      { type: 'searchMiss', record: { ...miss, createdAt: at(2) } },
    )
    const stats = await ask(cache, 'article.stats', { language: 'en', days: 28 })
    expect(stats).toMatchObject({
      articles: 3,
      openMisses: 1,
      answeredShare: 1,
      mostHelpful: [{ articleId: router.id, used: 1, helped: 1 }],
    })
    expect(stats.weeks.at(-1)).toMatchObject({ from: '2026-01-05', used: 1, helped: 1 })
    expect(
      await ask(cache, 'searchMiss.list', { states: ['open'], sort: 'count', offset: 0, limit: 10, language: 'en' }),
    ).toMatchObject({
      total: 1,
      items: [{ query: 'garage door', article: null }],
    })
  })
})

it('finds solved tickets in scripts that write without spaces, and with accents left out', async () => {
  const [chinese, greek, other] = [
    ticket({ subject: '路由器每天晚上断线', status: 'solved' }),
    ticket({ subject: 'Η κάμερα δεν συνδέεται', status: 'solved' }),
    ticket({ subject: '发票金额不对', status: 'solved' }),
  ] as const
  const cache = await shelf(...customers(anyCustomer), ...tickets(chinese, greek, other))
  const similar = async (text: string) =>
    (await ask(cache, 'ticket.similar', { text, exceptId: null, limit: 5 })).map(({ ticketId }) => ticketId)
  expect(await similar('我的路由器晚上断线')).toEqual([chinese.id])
  expect(await similar('η καμερα μου δεν δουλευει')).toEqual([greek.id])
})

it('offers solved tickets about the same, with how they were solved', async () => {
  const solved = ticket({ subject: 'Camera offline at night', status: 'solved', solvedAt: at(60) })
  const open = ticket({ subject: 'Camera offline too', status: 'open' })
  const other = ticket({ subject: 'Invoice missing', status: 'solved' })
  const cache = await shelf(
    ...customers(anyCustomer),
    ...tickets(solved, open, other),
    ...messages(
      message(solved, { bodyText: 'The camera goes offline when it gets dark' }),
      message(solved, {
        bodyText: 'Please move the repeater closer.',
        authorKind: 'user',
        authorId: me.id,
        createdAt: at(30),
      }),
    ),
    {
      type: 'articleUse',
      record: {
        id: newId(),
        version: 1,
        articleId: router.id,
        userId: me.id,
        kind: 'answered',
        ticketId: solved.id,
        callId: null,
        at: at(3),
      },
    },
  )
  const found = await ask(cache, 'ticket.similar', {
    text: 'My camera is offline every night',
    exceptId: null,
    limit: 5,
  })
  expect(found).toMatchObject([
    { ticketId: solved.id, answer: 'Please move the repeater closer.', articles: [{ articleId: router.id }], score: 1 },
  ])
  expect(await ask(cache, 'ticket.similar', { text: 'camera offline', exceptId: solved.id, limit: 5 })).toEqual([])
})
