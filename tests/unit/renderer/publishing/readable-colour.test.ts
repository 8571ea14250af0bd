import fc from 'fast-check'
import { expect, test } from 'vitest'
import { enoughContrast } from '#shared/rules/publishing/contrast'
import { moved } from '../../../../renderer/features/publishing/settings/order.ts'
import { contrastIn, nearestReadable } from '../../../../renderer/features/publishing/settings/readable-colour.ts'

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

test('the colour that is offered can always be read, and one that can be read is offered as it is', () => {
  fc.assert(
    fc.property(colour, fc.constantFrom('light', 'dark'), (given, scheme) => {
      const offered = nearestReadable(scheme, given)
      expect(contrastIn(scheme, offered)).toBeGreaterThanOrEqual(enoughContrast)
      if ((contrastIn(scheme, given) ?? 0) >= enoughContrast) expect(offered).toBe(given)
    }),
  )
})

test('it keeps the hue and goes no further than it must', () => {
  const offered = nearestReadable('light', '#7faaff')
  expect(offered).toMatch(/^#[01]...ff$/)
  expect(contrastIn('light', offered)).toBeLessThan(4.8)
})

test('what is no colour has no contrast', () => {
  expect(contrastIn('light', 'red')).toBeNull()
  expect(contrastIn('dark', '#12345')).toBeNull()
})

test('one of a list moves a place, and not beyond its ends', () => {
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b'])
  expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b'])
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
})
