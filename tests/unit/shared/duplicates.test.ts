import { describe, expect, test } from 'vitest'
import type { Customer } from '#shared/domain/people'
import { blockingKeys, compareCustomers, normalEmail, profileOf, suggestFrom } from '#shared/rules/duplicates'
import { foldName, nameLikeness, nameWords } from '#shared/rules/names'
import { type LabelledPair, labelledPairs } from '../../fixtures/duplicates.ts'

const compare = (a: Customer, b: Customer) => compareCustomers(profileOf(a), profileOf(b))

/** As the cache does it: only who shares a key is compared. */
function isSuggested({ a, b }: Pick<LabelledPair, 'a' | 'b'>): boolean {
  const keys = new Set(blockingKeys(profileOf(a)))
  return blockingKeys(profileOf(b)).some((key) => keys.has(key)) && compare(a, b).score >= suggestFrom
}

describe('the labelled set', () => {
  // One half was looked at while the weights were chosen, the other was not.
  test.each([
    ['looked at', 1],
    ['held back', 2],
    ['held back too', 3],
  ])('%s: precision at least 0.97, recall at least 0.93', (_name, seed) => {
    const pairs = labelledPairs(seed)
    expect(pairs.length).toBeGreaterThan(480)
    const suggested = pairs.filter(isSuggested)
    const right = suggested.filter(({ same }) => same).length
    const missed = pairs.filter((pair) => pair.same && !isSuggested(pair))
    const wrong = suggested.filter(({ same }) => !same)
    const precision = right / suggested.length
    const recall = right / pairs.filter(({ same }) => same).length
    const told = [...missed, ...wrong].map(({ why, a, b }) => `${why}: ${a.name} / ${b.name} ${compare(a, b).score}`)
    expect(precision, told.join('\n')).toBeGreaterThanOrEqual(0.97)
    expect(recall, told.join('\n')).toBeGreaterThanOrEqual(0.93)
  })

  test('nobody is suggested across two people of the set who were made apart', () => {
    // Names and mailboxes repeat in the set: who happens to have another's address is not known to be somebody else.
    const people = [...new Map(labelledPairs(4).map(({ a }) => [a.emails[0]?.replace(/\d+@.*|@.*/, ''), a])).values()]
    const byKey = new Map<string, Customer[]>()
    for (const each of people)
      for (const key of blockingKeys(profileOf(each))) byKey.set(key, [...(byKey.get(key) ?? []), each])
    const wrong = new Set<string>()
    for (const group of byKey.values())
      for (const a of group)
        for (const b of group) if (a.id < b.id && isSuggested({ a, b })) wrong.add(`${a.name} ${b.name}`)
    expect([...wrong].length).toBeLessThanOrEqual(2)
  })
})

describe('names', () => {
  test.each([
    ['Jürgen Müller', 'Juergen Mueller'],
    ['Łukasz Żółć', 'Lukasz Zolc'],
    ['Søren Großmann', 'Soren Grossmann'],
    ['José', 'JOSE'],
  ])('%s and %s are written alike', (a, b) => expect(foldName(a)).toBe(foldName(b)))

  test.each([
    ['Anna Maria Weber', 'Weber, Anna Maria', 'order'],
    ['Anna Weber', 'A. Weber', 'initials'],
    ['Anna Weber', 'Anna Webber', 'similar'],
    ['Dr. Anna Weber', 'Anna Weber', 'same'],
    ['Bob Hughes', 'Robert Hughes', 'similar'],
    ['田中 太郎', '田中 太郎', 'same'],
  ])('%s and %s: %s', (a, b, how) => expect(nameLikeness(nameWords(a), nameWords(b)).how).toBe(how))

  test('two people of one family are in conflict, an initial is not', () => {
    expect(nameLikeness(nameWords('Anna Weber'), nameWords('Paul Weber')).conflict).toBe(true)
    expect(nameLikeness(nameWords('Anna Weber'), nameWords('A Weber')).conflict).toBe(false)
  })
})

test('an address means the mailbox it reaches', () => {
  expect(normalEmail('j.o.smith+shop@googlemail.com')).toBe('josmith@gmail.com')
  expect(normalEmail('j.o.smith+shop@work.example')).toBe('j.o.smith@work.example')
})
