import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { directionOf, escapedPath, relativeLink } from '#shared/rules/publishing/paths'
import { assignSlugs, slugOf } from '#shared/rules/publishing/slugs'

describe('a slug', () => {
  it.each([
    ['Where is my order?', 'where-is-my-order'],
    ['  Wi-Fi & “speed”: 5 GHz ', 'wi-fi-speed-5-ghz'],
    ["Don't panic", 'dont-panic'],
    ['Größe ändern', 'größe-ändern'],
    ['打印机没有反应', '打印机没有反应'],
    ['كيف أعيد ضبط الجهاز؟', 'كيف-أعيد-ضبط-الجهاز'],
    ['हिन्दी में', 'हिन्दी-में'],
    ['!!!', 'article'],
    ['Search', 'search-page'],
    ['CON', 'con-page'],
    ['../../etc/passwd', 'etc-passwd'],
    ['a%2Fb', 'a-2fb'],
  ])('of %s is %s', (title, slug) => {
    expect(slugOf(title)).toBe(slug)
  })

  it('is the same however its letters were put together', () => {
    expect(slugOf('Caf\u0065\u0301')).toBe(slugOf('Caf\u00e9'))
  })

  it('ends at a word, and is no longer than a file name', () => {
    expect(slugOf('one two three four five '.repeat(10))).toMatch(/^[a-z-]{60,80}[a-z]$/)
    expect(new TextEncoder().encode(slugOf('打'.repeat(300))).length).toBeLessThanOrEqual(200)
  })

  it('of any title is one part of an address that means itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        const slug = slugOf(title)
        expect(slug).toMatch(/^[\p{L}\p{M}\p{N}-]+$/u)
        expect(slug.normalize('NFC')).toBe(slug)
        expect(slugOf(slug)).toBe(slug)
        expect(decodeURIComponent(escapedPath(slug))).toBe(slug)
      }),
    )
  })
})

describe('slugs', () => {
  const wish = (key: string, title: string, was?: string) => ({ key, title, was })

  it('that are alike are told apart by a number', () => {
    const given = assignSlugs([wish('a', 'Reset'), wish('b', 'reset!'), wish('c', 'Reset')])
    expect([...given.values()]).toEqual(['reset', 'reset-2', 'reset-3'])
  })

  it('stay with whom they were given to, whoever comes before', () => {
    const given = assignSlugs([wish('new', 'Reset'), wish('old', 'Reset', 'reset'), wish('other', 'Reset', 'reset-2')])
    expect(Object.fromEntries(given)).toEqual({ old: 'reset', other: 'reset-2', new: 'reset-3' })
  })

  it('go with the title', () => {
    expect(assignSlugs([wish('a', 'Restart', 'reset')]).get('a')).toBe('restart')
    // A number in a title is no number of ours.
    expect(assignSlugs([wish('a', 'Perch', 'perch-r2')]).get('a')).toBe('perch')
  })

  it('are never the same twice', () => {
    const titles = fc.array(
      fc.record({
        title: fc.constantFrom('A', 'a 2', 'A-2', 'a 3', '?'),
        was: fc.option(fc.constantFrom('a', 'a-2', 'a-2-2'), { nil: undefined }),
      }),
    )
    fc.assert(
      fc.property(titles, (list) => {
        const given = assignSlugs(list.map(({ title, was }, i) => wish(String(i), title, was)))
        expect(new Set(given.values()).size).toBe(list.length)
      }),
    )
  })
})

describe('a link', () => {
  it.each([
    ['en/reset/', 'en/setup/', '../setup/'],
    ['en/', 'en/reset/', 'reset/'],
    ['en/topics/wifi/', 'assets/a.css', '../../../assets/a.css'],
    ['', 'en/', 'en/'],
    ['en/search/', 'en/search/', './'],
    ['en/', 'de/größe/', '../de/gr%C3%B6%C3%9Fe/'],
  ])('from "%s" to "%s" is %s', (from, to, link) => {
    expect(relativeLink(from, to)).toBe(link)
    const base = 'https://example.com/some/path/'
    expect(new URL(relativeLink(from, to), base + escapedPath(from)).href).toBe(base + escapedPath(to))
  })
})

it('some languages are written from right to left, unless in another script', () => {
  expect(['ar', 'he-IL', 'fa', 'ar-Latn', 'en', 'uz-Arab', 'zh-Hant'].map(directionOf)).toEqual([
    ...['rtl', 'rtl', 'rtl', 'ltr', 'ltr', 'rtl', 'ltr'],
  ])
})
