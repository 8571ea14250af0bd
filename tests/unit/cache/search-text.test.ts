import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  foldForIndex,
  highlightEnd,
  highlightStart,
  matchExpression,
  needsFolding,
  snippet,
} from '#shared/rules/search-text'

describe('text for the index', () => {
  it('sets characters of scripts without spaces apart and leaves Latin text as it is', () => {
    expect(needsFolding('crème brûlée, größer')).toBe(false)
    expect(foldForIndex('abc打印 x').split(/\s+/)).toEqual(['abc', '打', '印', 'x'])
    expect(foldForIndex('𠮷野').trim().split(/\s+/)).toEqual(['𠮷', '野'])
  })

  it('loses Arabic vowel points and the forms of alef', () => {
    expect(foldForIndex('مُحَمَّد')).toBe('محمد')
    expect(foldForIndex('أحمد')).toBe(foldForIndex('احمد'))
  })
})

describe('a query', () => {
  it('quotes every word and begins the last', () => {
    expect(matchExpression('fix "the" printer', 'last')).toBe('"fix" AND """the""" AND "printer" *')
    expect(matchExpression('a-b c', 'none')).toBe('"a-b" AND "c"')
    expect(matchExpression('ab cd', 'all')).toBe('"ab" * AND "cd" *')
    expect(matchExpression('打印', 'last')).toBe('"打  印"')
  })

  it('is null when nothing can be looked for', () => {
    for (const text of ['', '   ', '"', '--', '🔥', '\0']) expect(matchExpression(text, 'last')).toBeNull()
  })
})

describe('a snippet', () => {
  it('is the text itself with marks, whatever is looked for', () => {
    const plain = (text: string) => text.replaceAll(highlightStart, '').replaceAll(highlightEnd, '').replaceAll('…', '')
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.string({ unit: 'grapheme', maxLength: 10 }),
        (text, query) => {
          const shown = snippet(text, query)
          expect(text.replace(/\s+/g, ' ').replaceAll('…', '')).toContain(plain(shown))
          expect(shown.split(highlightStart).length).toBe(shown.split(highlightEnd).length)
        },
      ),
    )
  })
})
