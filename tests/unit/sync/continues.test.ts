import { expect, test } from 'vitest'
import { continues, isBlank } from '../../../electron/data/sync/continues.ts'

test.each([
  ['<p>Dear</p>', '<p>Dear customer</p>'],
  ['<p>Dear</p>', '<p>Dear</p><ul><li>one</li></ul>'],
  ['<p><strong>Dear</strong></p>', '<p><strong>Dear Ms</strong> Ito</p>'],
  ['<p>See <img src="a"></p>', '<p>See <img src="a"> here</p>'],
  ['<p>same</p>', '<p>same</p>'],
])('%s has become %s', (earlier, text) => expect(continues(text, earlier)).toBe(true))

test.each([
  ['<p>no</p>', '<p>It is not known</p>'],
  ['<p>customer</p>', '<p>Dear customer</p>'],
  ['<p><img src="a"></p>', '<p>words</p>'],
  ['<p><img src="a"></p>', '<p><img src="b"></p>'],
  ['<p>one</p><p>two</p>', '<p>one</p>'],
])('%s is not all in %s', (earlier, text) => expect(continues(text, earlier)).toBe(false))

test('an empty editor is blank, an image or a line is not', () => {
  expect(['', '<p></p>', '<p><br></p>', '<p class="x"> </p>'].map(isBlank)).toEqual([true, true, true, true])
  expect(['<p><img src="a"></p>', '<hr>', '<p>a</p>', '<pre></pre>'].map(isBlank)).toEqual([false, false, false, false])
})

test('the time for a text of closing tags grows with its length, not with the square of it', () => {
  const fastest = (tags: number) => {
    const text = '</p>'.repeat(tags)
    const times = Array.from({ length: 5 }, () => {
      const begun = performance.now()
      continues(text, `${text}x`)
      continues(text, text)
      return performance.now() - begun
    })
    return Math.min(...times)
  }
  // Ten times the length; the square would take a hundred times as long.
  expect(fastest(200_000)).toBeLessThan(40 * Math.max(1, fastest(20_000)))
})
