import { describe, expect, test } from 'vitest'
import { matchingActions, paletteGroups } from '../../../renderer/app/paletteEntries.ts'

const action = (id: string, label: string, keywords = '') => ({ id, label, keywords, run: () => undefined })
const actions = [
  action('settings', 'Open settings', 'preferences'),
  action('outbox', 'Open the outbox'),
  action('out', 'Outlook of the day'),
  action('umlaut', 'Über Switchboard'),
]
const hit = {
  kind: 'ticket',
  ticketId: 't1',
  number: 17,
  subject: 'Router',
  status: 'open',
  customerName: 'Tom',
  at: '2026-01-01T00:00:00.000Z',
} as const

describe('commands', () => {
  test('are found by all of the typed words in any order, whatever the case or the accents', () => {
    expect(matchingActions(actions, 'SETTINGS open').map(({ id }) => id)).toEqual(['settings'])
    expect(matchingActions(actions, 'uber').map(({ id }) => id)).toEqual(['umlaut'])
    expect(matchingActions(actions, 'preferences').map(({ id }) => id)).toEqual(['settings'])
  })

  test('that begin with the text come first', () => {
    expect(matchingActions(actions, 'out').map(({ id }) => id)).toEqual(['out', 'outbox'])
  })
})

describe('groups', () => {
  test('with nothing typed only the commands are offered, without those that want a word', () => {
    const groups = paletteGroups([...actions, { ...action('app.rare', 'Rare'), onlyTyped: true }], [], '')
    expect(groups.map(({ name, entries }) => [name, entries.length])).toEqual([['actions', actions.length]])
    expect(paletteGroups([{ ...action('app.rare', 'Rare'), onlyTyped: true }], [], 'rare')).toHaveLength(1)
  })

  test('follow from the area of an action, in one order whoever registered first', () => {
    const mixed = [
      'person.1',
      'team.1',
      'view.1',
      'app.x',
      'queue.all',
      'list.all',
      'selection.solve',
      'conversation.reply',
    ]
    const groups = paletteGroups(
      mixed.map((id) => action(id, `Do ${id}`)),
      [],
      '',
    )
    expect(groups.map(({ name }) => name)).toEqual([
      'selection',
      'conversation',
      'list',
      'actions',
      'queues',
      'teams',
      'people',
    ])
    expect(groups.find(({ name }) => name === 'queues')?.entries).toHaveLength(2)
  })

  test('the same words under one heading are offered once, and a heading can name what is meant', () => {
    const twice = [
      { ...action('selection.a', 'Assign…'), heading: '#17 Router' },
      { ...action('selection.b', 'Assign…'), heading: '#17 Router' },
      action('conversation.a', 'Assign…'),
    ]
    expect(paletteGroups(twice, [], '').map(({ heading, entries }) => [heading, entries.length])).toEqual([
      ['#17 Router', 1],
      [undefined, 1],
    ])
  })

  test('the group whose action fits best comes first', () => {
    const found = paletteGroups(
      [
        action('selection.solve', 'Mark as solved'),
        action('app.sync', 'Solved puzzles'),
        action('queue.s', 'Resolved'),
      ],
      [],
      'solved',
    )
    expect(found.map(({ name }) => name)).toEqual(['actions', 'selection', 'queues'])
  })

  test('a number puts the tickets first, a word the commands', () => {
    expect(paletteGroups([action('a', '17 things')], [hit], '17').map(({ name }) => name)).toEqual([
      'tickets',
      'actions',
    ])
    expect(paletteGroups([action('a', 'Router things')], [hit], 'router').map(({ name }) => name)).toEqual([
      'actions',
      'tickets',
    ])
  })

  test('an organization comes before the people who have its name in their address', () => {
    const records = [
      { kind: 'customer', customerId: 'c1', name: 'Ida', detail: 'ida@acme.example' },
      { kind: 'organization', organizationId: 'o1', name: 'Acme', detail: '' },
    ] as const
    const groups = paletteGroups([], records, 'acme')
    expect(groups.map(({ name, entries }) => [name, entries[0]?.id])).toEqual([
      ['organizations', 'organization-o1'],
      ['customers', 'customer-c1'],
    ])
  })

  test('articles stand in a group of their own before the messages', () => {
    const message = {
      kind: 'message',
      ticketId: 't1',
      messageId: 'm1',
      number: 1,
      subject: '',
      snippet: '',
      at: hit.at,
    } as const
    const article = {
      kind: 'article',
      articleId: 'a1',
      translationId: 'x1',
      language: 'en',
      title: 'Router lights',
      audience: 'public',
      published: true,
      archived: false,
      snippet: '',
      state: 'published',
      at: hit.at,
    } as const
    expect(paletteGroups([], [message, article], 'router').map(({ name, entries }) => [name, entries[0]?.id])).toEqual([
      ['articles', 'article-x1'],
      ['messages', 'message-m1'],
    ])
  })

  test('an empty group is left out', () => {
    expect(paletteGroups(actions, [], 'nothing like it')).toEqual([])
  })
})
