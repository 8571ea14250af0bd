import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { matchNumber, readNumber, showNumber } from '#shared/rules/calls/numbers'

describe('reading a number', () => {
  it.each([
    ['+44 20 7946 0018', null, '+442079460018'],
    ['0044 20 7946 0018', null, '+442079460018'],
    ['tel:+351-912-345-678', null, '+351912345678'],
    ['sip:+4930901820@voip.example;user=phone', null, '+4930901820'],
    ['"Ana" <sip:+351912345678@pbx.example>', null, '+351912345678'],
    ['020 7946 0018', 'GB', '+442079460018'],
    ['912 345 678', 'pt', '+351912345678'],
  ])('%s (%s) is %s', (text, country, number) => {
    expect(readNumber(text, country)).toMatchObject({ number, withheld: false })
  })

  it.each(['', '  ', 'anonymous', 'sip:anonymous@anonymous.invalid', 'Withheld', 'UNKNOWN', '0000'])(
    '"%s" is withheld',
    (text) => {
      expect(readNumber(text)).toMatchObject({ number: null, withheld: true })
    },
  )

  it.each(['4711', 'ext. 12', '+999123', '020 7946 0018', 'front desk', '+44', '☎️ 5'])(
    '"%s" is in no known format and kept as it came',
    (text) => {
      expect(readNumber(text)).toEqual({ raw: text, number: null, withheld: false, national: null, country: null })
    },
  )

  it('never throws, never loses what came, and gives E.164 or nothing', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 150 }),
        fc.option(fc.string({ maxLength: 3 })),
        (text, country) => {
          const read = readNumber(text, country)
          if (read.number !== null) expect(read.number).toMatch(/^\+[1-9]\d{4,14}$/)
          expect(read.raw.length).toBeLessThanOrEqual(100)
          showNumber(text)
          matchNumber(read, '+351912345678')
        },
      ),
      { numRuns: 300 },
    )
  })
})

test('numbers are shown as people of the country write them', () => {
  expect(showNumber('+351912345678')).toBe('+351 912 345 678')
  expect(showNumber('front desk')).toBe('front desk')
})

describe('matching a caller', () => {
  const match = (text: string, kept: string, country?: string) => matchNumber(readNumber(text, country), kept)
  it('knows the very number', () => {
    expect(match('+351 912 345 678', '+351912345678')).toBe('exact')
    expect(match('912345678', '+351912345678', 'PT')).toBe('exact')
  })
  it('takes the same national number for a maybe', () => {
    expect(match('912345678', '+351912345678')).toBe('maybe')
    expect(match('020 7946 0018', '+442079460018')).toBe('maybe')
    expect(match('442079460018', '+442079460018')).toBe('maybe')
    expect(match('+49 2079460018', '+442079460018')).toBe('maybe')
  })
  it('does not guess from a few digits, a name or nothing', () => {
    expect(match('45678', '+351912345678')).toBeNull()
    expect(match('anonymous', '+351912345678')).toBeNull()
    expect(match('desk 912345678', '+351912345678')).toBeNull()
    expect(match('+351 912 345 679', '+351912345678')).toBeNull()
  })
})
