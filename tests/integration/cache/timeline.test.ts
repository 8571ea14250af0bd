import { expect, test } from 'vitest'
import type { TimelineEvent } from '#shared/ipc/history'
import type { Cache } from '../../../electron/data/cache/cache.ts'
import { customerQueries } from '../../../electron/data/customers/index.ts'
import { timelinePage } from '../../../electron/data/customers/timeline/timeline.ts'
import { mergeOf, order, survey } from './history.ts'
import {
  anyCustomer,
  at,
  customer,
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
import { article, text } from './make-knowledge.ts'
import { call, runOf, script } from './make-scripts.ts'

const asked = { customerId: anyCustomer.id, kinds: [], text: '', limit: 50 }
const read = (cache: Cache, args: Partial<Parameters<typeof timelinePage>[1]> = {}) =>
  cache.read((sql) => timelinePage(sql, { ...asked, ...args }))
const told = (events: readonly TimelineEvent[]) =>
  events.map((each) => ('what' in each ? `${each.kind} ${each.what}` : each.kind))

async function fill(cache: Cache) {
  const first = ticket({ createdAt: at(1), subject: 'Rauchmelder piept' })
  const solved = message(first, {
    kind: 'event',
    authorKind: 'user',
    authorId: me.id,
    event: { type: 'status', from: 'open', to: 'solved' },
    createdAt: at(6),
    bodyText: '',
  })
  const reopened = message(first, {
    kind: 'event',
    event: { type: 'status', from: 'solved', to: 'open' },
    createdAt: at(8),
    bodyText: '',
  })
  const other = message(first, {
    kind: 'event',
    event: { type: 'status', from: 'new', to: 'open' },
    createdAt: at(3),
    bodyText: '',
  })
  const asking = message(first, { createdAt: at(2), bodyText: 'Der Rauchmelder im Büro piept jede Minute.' })
  const note = message(first, {
    kind: 'note',
    authorKind: 'user',
    authorId: me.id,
    createdAt: at(4),
    bodyText: 'Batterie?',
  })
  await put(cache, { type: 'user', record: me }, ...customers(anyCustomer), ...tickets(first))
  await put(cache, ...messages(asking, note, solved, reopened, other))
  await put(cache, order({ at: at(0) }), survey({ at: at(7), ticketId: first.id, comment: 'Schnell gelöst, danke!' }))
  return { first, asking }
}

test('everything that happened with a customer stands in one order, newest first', async () => {
  const cache = await freshCache()
  await fill(cache)
  const { events, earlier } = await read(cache)
  expect(told(events)).toEqual([
    'ticket reopened',
    'survey',
    'ticket solved',
    'note',
    'message',
    'ticket created',
    'order',
  ])
  expect(earlier).toBeNull()
  expect(events[2]).toMatchObject({ byName: 'Ana Reis', subject: 'Rauchmelder piept' })
  expect(events[4]).toMatchObject({ authorName: 'Maria Silva', words: expect.stringContaining('Büro') })
})

test('calls, scripts and articles are told with what their place is opened by', async () => {
  const cache = await freshCache()
  const rang = call({ customerId: anyCustomer.id, ringingAt: at(1), against: ['do-not-call'] })
  const about = article()
  const led = script({ name: 'Hub trouble' })
  await put(
    cache,
    ...customers(anyCustomer),
    { type: 'user', record: me },
    { type: 'call', record: rang },
    { type: 'article', record: about },
    { type: 'translation', record: text(about, { title: 'Reset the hub' }) },
    {
      type: 'articleUse',
      record: {
        id: newId(),
        version: 1,
        articleId: about.id,
        ticketId: null,
        callId: rang.id,
        kind: 'answered',
        userId: me.id,
        at: at(2),
      },
    },
    { type: 'script', record: led },
    { type: 'scriptRun', record: runOf(led, { callId: rang.id, customerId: anyCustomer.id, endedAt: at(3) }) },
  )
  const { events } = await read(cache)
  expect(events).toMatchObject([
    {
      kind: 'script',
      scriptId: led.id,
      callId: rang.id,
      name: 'Hub trouble',
      outcome: 'completed',
      byName: 'Ana Reis',
    },
    { kind: 'article', articleId: about.id, title: 'Reset the hub', ticketId: null },
    { kind: 'call', callId: rang.id, against: true },
  ])
  expect(told((await read(cache, { text: 'hub trouble' })).events)).toEqual(['script'])
})

test('pages of any size hold every event once, also of one instant', async () => {
  const cache = await freshCache()
  await fill(cache)
  await put(
    cache,
    ...Array.from({ length: 9 }, () => order({ at: at(5) })),
    ...Array.from({ length: 5 }, () => survey({ at: at(5) })),
  )
  const whole = (await read(cache, { limit: 100 })).events.map(({ key }) => key)
  expect(whole).toHaveLength(21)
  for (const limit of [1, 2, 5, 20, 21]) {
    const paged: string[] = []
    let before: string | undefined
    for (;;) {
      const page = await read(cache, { limit, before })
      paged.push(...page.events.map(({ key }) => key))
      if (page.earlier === null) break
      before = page.earlier
    }
    expect(paged).toEqual(whole)
  }
})

test('filters leave the kinds that were chosen; a search finds words without accents and marks them', async () => {
  const cache = await freshCache()
  await fill(cache)
  expect(told((await read(cache, { kinds: ['order', 'survey'] })).events)).toEqual(['survey', 'order'])
  const found = await read(cache, { text: 'buro' })
  expect(told(found.events)).toEqual(['message'])
  expect(found.events[0]).toMatchObject({ words: expect.stringContaining('\u0002Büro\u0003') })
  expect(told((await read(cache, { text: 'gelöst danke' })).events)).toEqual(['survey'])
  expect((await read(cache, { text: 'nowhere' })).events).toEqual([])
})

test('a merge shows at once what belonged to the other, and a link to the removed one leads to the kept one', async () => {
  const cache = await freshCache()
  const { first } = await fill(cache)
  const twin = customer({ name: 'M. Silva' })
  const theirs = ticket({ customerId: twin.id, createdAt: at(9), subject: 'Second' })
  await put(cache, ...tickets(theirs), ...messages(message(theirs, { createdAt: at(10) })))
  expect((await read(cache)).events.some((event) => 'ticketId' in event && event.ticketId === theirs.id)).toBe(false)
  await put(cache, mergeOf(anyCustomer, twin, { at: at(11) }))
  const ofRemoved = await read(cache, { customerId: twin.id })
  expect(told(ofRemoved.events).slice(0, 3)).toEqual(['merge merged', 'message', 'ticket created'])
  // Who wrote it is gone under that id: the kept one's name stands for them.
  expect(ofRemoved.events[1]).toMatchObject({ authorName: 'Maria Silva' })
  const extras = await customerQueries['customer.extras'](cache, { me, now }, { customerId: twin.id })
  expect(extras?.merges).toMatchObject([{ removed: { name: 'M. Silva' }, byName: 'Ana Reis' }])
  await put(cache, mergeOf(anyCustomer, twin, { version: 2, at: at(11), undoneAt: at(12), undoneById: me.id }))
  const events = (await read(cache)).events
  expect(told(events).slice(0, 2)).toEqual(['merge undone', 'merge merged'])
  expect(events.some((event) => 'ticketId' in event && event.ticketId === theirs.id)).toBe(false)
  expect(events.some((event) => 'ticketId' in event && event.ticketId === first.id)).toBe(true)
})

test('a customer with 2,000 events shows the first page within 50 ms', async () => {
  const cache = await freshCache()
  await put(cache, ...customers(anyCustomer))
  const many = Array.from({ length: 200 }, (_, i) => ticket({ number: i + 1, createdAt: at(i * 20) }))
  await put(cache, ...tickets(...many))
  await put(
    cache,
    ...many.flatMap((of, i) =>
      messages(...Array.from({ length: 9 }, (_, j) => message(of, { createdAt: at(i * 20 + j) }))),
    ),
  )
  await read(cache)
  const taken: number[] = []
  for (let i = 0; i < 9; i++) {
    const begun = performance.now()
    const { events } = await read(cache)
    taken.push(performance.now() - begun)
    expect(events).toHaveLength(50)
  }
  taken.sort((a, b) => a - b)
  expect(taken[4]).toBeLessThan(50)
})
