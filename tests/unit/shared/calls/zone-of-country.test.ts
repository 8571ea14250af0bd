import { expect, test } from 'vitest'
import { isKnownZone } from '#shared/rules/calls/zone'
import { zoneOfCountry } from '#shared/rules/calls/zone-of-country'

test('a country says in which time zone most of its people live', () => {
  expect(zoneOfCountry('GB', 'UTC')).toBe('Europe/London')
  expect(zoneOfCountry('pt', 'UTC')).toBe('Europe/Lisbon')
  expect(zoneOfCountry('US', 'Europe/Lisbon')).toBe('America/New_York')
})

test('whoever lives in one of its zones takes the other for a neighbour', () => {
  expect(zoneOfCountry('US', 'America/Chicago')).toBe('America/Chicago')
})

test('where nobody can say there is no guess', () => {
  for (const country of [null, '', 'Portugal', '12']) expect(zoneOfCountry(country, 'UTC')).toBeNull()
})

test('every guess is a zone that there is', () => {
  for (const country of ['AR', 'AU', 'BR', 'CN', 'JP', 'KZ', 'RU', 'UA'])
    expect(isKnownZone(zoneOfCountry(country, 'UTC') ?? '')).toBe(true)
})
