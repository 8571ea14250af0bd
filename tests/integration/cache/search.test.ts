import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { customerQueries } from '../../../electron/data/customers/index.ts'
import { searchQueries } from '../../../electron/data/search/index.ts'
import { ticketQueries } from '../../../electron/data/tickets/index.ts'
import {
  at,
  customer,
  customers,
  freshCache,
  me,
  message,
  messages,
  newId,
  now,
  organization,
  put,
  ticket,
  tickets,
} from './make.ts'
import { article, text } from './make-knowledge.ts'

const context = { me, now }
const kinds = ['ticket', 'message', 'customer', 'organization'] as const

async function cacheWith(...texts: string[]) {
  const cache = await freshCache()
  const one = ticket({ number: 4711, subject: 'Olá Çelik, naïve café' })
  const written = texts.map((bodyText, i) => message(one, { bodyText, createdAt: at(i) }))
  await put(cache, ...tickets(one), ...messages(...written))
  const search = async (text: string) =>
    (await searchQueries.search(cache, context, { text, kinds: ['message'], limit: 50 })).map((hit) =>
      hit.kind === 'message' ? written.findIndex(({ id }) => id === hit.messageId) : -1,
    )
  return { cache, search, one }
}

describe('search', () => {
  it('finds text of every script, from one character on where there are no spaces', async () => {
    const { search } = await cacheWith(
      '打印机坏了，请帮忙',
      'プリンターが壊れました',
      '프린터가 고장났어요',
      'مُحَمَّد يسأل عن الفاتورة',
      'เครื่องพิมพ์เสีย',
      'Das Gerät läuft größer',
      'ΟΔΥΣΣΕΥΣ ζητά βοήθεια',
      'Принтер ещё сломался',
      'ＦＵＬＬｗｉｄｔｈ text',
      'crème brûlée',
      'emoji 🔥 fire',
    )
    for (const text of ['打', '印机', '打印机坏了', '帮']) expect(await search(text), text).toEqual([0])
    expect(await search('坏印')).toEqual([])
    for (const text of ['プリンター', 'リ', '壊れ']) expect(await search(text), text).toEqual([1])
    for (const text of ['프린터', '린', '고장']) expect(await search(text), text).toEqual([2])
    for (const text of ['محمد', 'مُحَمَّد', 'الفاتور']) expect(await search(text), text).toEqual([3])
    expect(await search('พิมพ์')).toEqual([4])
    for (const text of ['gerat', 'GERÄT', 'Gerä', 'lauft']) expect(await search(text), text).toEqual([5])
    for (const text of ['βοηθεια', 'οδυσσευς', 'Οδυσσεύσ']) expect(await search(text), text).toEqual([6])
    for (const text of ['принт', 'еще']) expect(await search(text), text).toEqual([7])
    expect(await search('fullwidth')).toEqual([8])
    for (const text of ['creme', 'bru', 'cre\u0300me']) expect(await search(text), text).toEqual([9])
    expect(await search('fire')).toEqual([10])
  })

  it('wants all words, the last one begun; newest first', async () => {
    const { search } = await cacheWith('the printer is broken', 'printer paper', 'broken window')
    expect(await search('printer')).toEqual([1, 0])
    expect(await search('printer bro')).toEqual([0])
    expect(await search('prin broken')).toEqual([])
    expect(await search('"printer" (is)')).toEqual([0])
  })

  it('marks the found words in a short piece around them', async () => {
    const { cache } = await cacheWith(
      `${'filler words '.repeat(40)}the crème brûlée is cold ${'and more '.repeat(40)}`,
      '打印机坏了',
    )
    const one = async (text: string) => {
      const [hit] = await searchQueries.search(cache, context, { text, kinds: ['message'], limit: 5 })
      return hit?.kind === 'message' ? hit.snippet : ''
    }
    const snippet = await one('brulee col')
    expect(snippet).toContain('\u0002brûlée\u0003 is \u0002col\u0003d')
    expect(snippet.length).toBeLessThan(200)
    expect(await one('印机')).toBe('打\u0002印机\u0003坏了')
  })

  it('finds a merged ticket by its number too', async () => {
    const merged = ticket({ number: 987_654, subject: 'Gone elsewhere', status: 'closed', mergedIntoId: newId() })
    const { cache } = await cacheWith()
    await put(cache, ...tickets(merged))
    const hits = await searchQueries.search(cache, context, { text: '#987654', kinds: ['ticket'], limit: 5 })
    expect(hits).toEqual([expect.objectContaining({ kind: 'ticket', ticketId: merged.id })])
  })

  it('finds a ticket by its number and its subject', async () => {
    const { cache, one } = await cacheWith()
    for (const text of ['4711', '#4711', ' # 4711 ', 'celik', 'naive caf', 'OLA']) {
      const hits = await searchQueries.search(cache, context, { text, kinds: ['ticket'], limit: 5 })
      expect(
        hits.map((hit) => hit.kind === 'ticket' && hit.ticketId),
        text,
      ).toEqual([one.id])
    }
  })

  it('takes whatever a person types', async () => {
    const { cache } = await cacheWith('the printer is broken', '打印机坏了')
    await put(cache, ...customers(customer()))
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({
        unit: fc.constantFrom(
          '"',
          '*',
          '(',
          ')',
          '^',
          '-',
          '+',
          ':',
          '{',
          '}',
          'NEAR',
          ' AND ',
          ' OR ',
          ' NOT ',
          '\0',
          '\ud800',
          '打',
          '#',
          '1',
          "'",
          '%',
          '\\',
        ),
        maxLength: 30,
      }),
      fc.constantFrom(
        '',
        ' ',
        '"',
        '""',
        '*',
        'a*',
        'NEAR(a b)',
        'text:x',
        'rowid',
        '-1',
        '\0',
        'AND',
        '打*',
        '" OR "',
      ),
    )
    await fc.assert(
      fc.asyncProperty(hostile, async (typed) => {
        const text = typed.slice(0, 200)
        await searchQueries.search(cache, context, { text, kinds: [...kinds], limit: 10 })
        await customerQueries['customer.find'](cache, context, { text, limit: 10 })
        await customerQueries['organization.find'](cache, context, { text, limit: 10 })
        const value = text.trim() || 'x'
        await ticketQueries['ticket.preview'](cache, context, {
          conditions: [{ field: 'text', op: 'contains', value }],
          sort: { by: 'urgency', direction: 'asc' },
        })
      }),
      { numRuns: 400 },
    )
  })
})

describe('customers', () => {
  it('are found by beginnings of names, e-mail, telephone in any way of writing, and organization', async () => {
    const cache = await freshCache()
    const works = organization({ name: 'Hafenwerke München' })
    const maria = customer({ organizationId: works.id })
    const jose = customer({
      name: 'José Peña',
      emails: ['jp@other.example'],
      phones: ['+33612345678'],
      organizationId: null,
    })
    const li = customer({ name: '李小龙', emails: [], phones: [] })
    await put(cache, { type: 'organization', record: works }, ...customers(maria, jose, li))
    const find = async (text: string) =>
      (await customerQueries['customer.find'](cache, context, { text, limit: 10 })).map(({ id }) => id)
    for (const text of [
      'mar',
      'sil mar',
      'MARIA',
      'maria.sil',
      'maria.silva@example.com',
      '912 345 678',
      '+351 912',
      '00351912345678',
      'münch',
      'hafen',
    ]) {
      expect(await find(text), text).toEqual([maria.id])
    }
    for (const text of ['jose pen', 'Peña', '06 12 34 56 78', 'jp@o']) expect(await find(text), text).toEqual([jose.id])
    for (const text of ['李', '小龙', '龙']) expect(await find(text), text).toEqual([li.id])
    expect(await find('')).toEqual([li.id, jose.id, maria.id])
    expect(await find('nobody')).toEqual([])
    const [found] = await customerQueries['customer.find'](cache, context, { text: 'maria', limit: 1 })
    expect(found?.organizationName).toBe('Hafenwerke München')
    expect(await customerQueries['organization.find'](cache, context, { text: 'munch', limit: 5 })).toEqual([works])
    await put(cache, ...customers({ ...maria, version: 2, phones: ['+351930000000'] }))
    expect(await find('912345678')).toEqual([])
    expect(await find('930000000')).toEqual([maria.id])
  })

  it('have a card with their tickets, and none when they are not there', async () => {
    const cache = await freshCache()
    const maria = customer()
    await put(
      cache,
      ...customers(maria),
      ...tickets(
        ticket({ customerId: maria.id }),
        ticket({ customerId: maria.id, status: 'solved' }),
        ticket({ customerId: maria.id, status: 'closed', mergedIntoId: newId() }),
      ),
    )
    const card = await customerQueries['customer.card'](cache, context, { customerId: maria.id })
    expect(card).toMatchObject({ customer: maria, organization: null, ticketCount: 2 })
    expect([card?.openTickets.length, card?.earlierTickets.length]).toEqual([1, 1])
    expect(card?.shownPhones).toEqual(['+351 912 345 678'])
    expect(await customerQueries['customer.card'](cache, context, { customerId: newId() })).toBeNull()
  })

  it('finds articles beside the rest, in the language asked for', async () => {
    const cache = await freshCache()
    const about = article()
    await put(
      cache,
      { type: 'article', record: about },
      { type: 'translation', record: text(about, { title: 'Reset the hub', bodyHtml: '<p>Hold the button.</p>' }) },
      {
        type: 'translation',
        record: text(
          about,
          { title: 'Den Hub zurücksetzen', bodyHtml: '<p>Den Knopf am Hub halten.</p>' },
          { language: 'de' },
        ),
      },
      ...tickets(ticket({ number: 12, subject: 'Hub does not answer' })),
    )
    const ask = (language?: string) =>
      searchQueries.search(cache, context, { text: 'hub', kinds: ['ticket', 'article'], limit: 24, language })
    expect((await ask()).map((hit) => [hit.kind, 'title' in hit ? hit.title : ''])).toEqual([
      ['ticket', ''],
      ['article', 'Reset the hub'],
    ])
    expect(await ask('de')).toMatchObject([{}, { kind: 'article', articleId: about.id, title: 'Den Hub zurücksetzen' }])
  })
})
