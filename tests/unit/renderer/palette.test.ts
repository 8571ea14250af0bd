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
  test('with nothing typed only the commands are offered', () => {
    expect(paletteGroups(actions, [], '').map(({ name }) => name)).toEqual(['actions'])
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

  test('an empty group is left out', () => {
    expect(paletteGroups(actions, [], 'nothing like it')).toEqual([])
  })
})
