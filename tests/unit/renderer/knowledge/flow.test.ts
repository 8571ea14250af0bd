// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import { joinedKeywords } from '../../../../renderer/features/knowledge/quality/join.ts'
import { partOf, qualityParts, viewOf } from '../../../../renderer/features/knowledge/quality/kinds.ts'
import { trendOf } from '../../../../renderer/features/knowledge/quality/trend.ts'
import { matterText } from '../../../../renderer/features/knowledge/suggest/about.ts'
import { articleFromTicket, nameless } from '../../../../renderer/features/knowledge/suggest/from-ticket.ts'
import { countsAsMiss } from '../../../../renderer/features/knowledge/suggest/misses.ts'
import { linkHtml, picturesIn, replyHtml } from '../../../../renderer/features/knowledge/suggest/reply-html.ts'
import { unfilledIn } from '../../../../renderer/features/tickets/conversation/composer/unfilled.ts'

const words = { callOut: { info: 'Note:', tip: 'Tip:', warning: 'Important:' } }
const asText = (html: string, more: Partial<Parameters<typeof replyHtml>[1]> = {}) =>
  replyHtml(html, { as: 'text', title: 'Title', words, fileFor: () => null, addressOf: () => null, ...more })

describe('an article in a reply', () => {
  test('headings, call-outs and wrappers become what a message can hold', () => {
    expect(asText('<h2>Steps</h2><div><p>One.</p></div><div>loose</div>')).toBe(
      '<p><strong>Steps</strong></p><p>One.</p><p>loose</p>',
    )
    expect(asText('<aside data-kind="warning"><p>Hot!</p><ul><li><p>x</p></li></ul></aside>')).toBe(
      '<p><strong>Important:</strong> Hot!</p><ul><li><p>x</p></li></ul>',
    )
    expect(asText('<aside data-kind="odd">Bare</aside>')).toContain('<strong>Note:</strong>')
  })

  test('a table becomes a list that says what each cell is', () => {
    const table =
      '<table><tbody><tr><th><p>Light</p></th><th><p>Meaning</p></th></tr><tr><td><p>Red</p></td><td><p>No line</p></td></tr><tr><td></td><td></td></tr></tbody></table>'
    expect(asText(table)).toBe('<ul><li><p>Red – Meaning: No line</p></li></ul>')
    expect(asText('<table><tr><td>a</td><td>b</td></tr></table>')).toBe('<ul><li><p>a – b</p></li></ul>')
  })

  test('pictures that can go along do, the others leave nothing behind', () => {
    const html = '<p><img src="cid:one" alt="x"> and <img src="cid:two"><img src="https://spy.example/p.png"></p>'
    expect(picturesIn(html)).toEqual(['one', 'two'])
    expect(asText(html, { fileFor: (id) => (id === 'one' ? 'mine' : null) })).toBe(
      '<p><img src="cid:mine" alt="x"> and </p>',
    )
  })

  test('a link to an article leads on where readers may follow, and is plain words where not', () => {
    const html = '<p>See <a data-article="a1">this</a> and <a data-article="a2">that</a>.</p>'
    expect(asText(html, { addressOf: (id) => (id === 'a1' ? 'https://help.example/a1' : null) })).toBe(
      '<p>See <a href="https://help.example/a1">this</a> and that.</p>',
    )
    expect(linkHtml('A & <b>', 'https://help.example/?a=1&b')).toBe(
      '<a href="https://help.example/?a=1&amp;b">A &amp; &lt;b&gt;</a> ',
    )
  })

  test('what has no value stays to be filled in, and scripts go', () => {
    const html = '<p>Dear <span data-missing="customer.name">{{customer.name}}</span></p><script>bad()</script>'
    expect(asText(html)).toBe('<p>Dear {{customer.name}}</p>')
    expect(unfilledIn('Dear {{ customer.name }}, {{ jinja.block }}').map(({ name }) => name)).toEqual(['customer.name'])
  })

  test('a quote stands under its title', () => {
    expect(asText('<p>Text</p>', { as: 'quote', title: 'A <b>' })).toBe(
      '<blockquote><p><strong>A &lt;b&gt;</strong></p><p>Text</p></blockquote>',
    )
  })
})

describe('what a matter is about', () => {
  test('subject and what is being written stand first, quotes of earlier mails are left out', () => {
    expect(
      matterText({
        subject: 'Red light',
        said: ['Since the storm it blinks.', 'Still red.\n> Have you restarted it?'],
        written: '<p>Please&nbsp;restart</p><p>the router</p>',
      }),
    ).toBe('Red light\nPlease restart the router\nStill red.\nSince the storm it blinks.')
  })

  test('a page of mail stays within what may be asked', () => {
    const long = 'word '.repeat(20_000)
    expect(matterText({ subject: 's', said: [long, long], written: long }).length).toBeLessThanOrEqual(8_000)
  })
})

describe('an article from a ticket', () => {
  const customer = { name: 'Carla Ferreira', emails: ['carla@mail.example'], phones: ['+351912345678'] }
  test('names nobody', () => {
    expect(
      nameless('Carla Ferreira (carla@mail.example, +351912345678): Carla here. Carlao is another.', customer),
    ).toBe(
      '{{customer.name}} ({{customer.email}}, {{customer.phone}}): {{customer.firstName}} here. Carlao is another.',
    )
  })
  test('holds the trouble as a quote and the answer as text', () => {
    const heads = { problem: 'Problem', solution: 'Solution', toWrite: 'To do' }
    const ticket = { subject: 'Red <light>', customer, said: ['It blinks.\nRed.\n\nHelp!', 'Still.'], answered: '' }
    expect(articleFromTicket(ticket, heads)).toEqual({
      title: 'Red <light>',
      bodyHtml:
        '<h2>Problem</h2><blockquote><p>It blinks.<br>Red.</p><p>Help!</p></blockquote><h2>Solution</h2><p>To do</p>',
    })
  })
})

test('a search counts as a miss once an hour, however it is written', () => {
  const known = new Map<string, number>()
  expect(countsAsMiss('Flux', 0, known)).toBe(true)
  expect(countsAsMiss(' flúx ', 1_000, known)).toBe(false)
  expect(countsAsMiss('flux', 3_600_001, known)).toBe(true)
  expect(countsAsMiss('fl', 0, known)).toBe(false)
})

test('a trend compares whole weeks and leaves out the one under way', () => {
  const weeks = [2, 4, 6, 8, 100].map((used, index) => ({ from: `2026-01-0${index + 1}`, used, helped: 0, flagged: 0 }))
  expect(trendOf(weeks, 2, 'used')).toEqual({ now: 14, before: 6, change: 8 / 6 })
  expect(trendOf(weeks, 2, 'helped')).toEqual({ now: 0, before: 0, change: null })
})

test('the article that stays is found by what the other was called', () => {
  const kept = { id: 'a', title: 'Router red', keywords: ['wifi'] }
  const gone = { id: 'b', title: 'Red light', keywords: ['WiFi', 'router RED', 'led'] }
  expect(joinedKeywords(kept, gone)).toEqual(['wifi', 'Red light', 'led'])
})

test('every part of the quality view has an address of its own', () => {
  for (const part of qualityParts) expect(partOf(viewOf(part))).toBe(part)
  expect(partOf('snippets')).toBeNull()
  expect(partOf('quality-gone')).toBe('numbers')
})
