import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Customer } from '#shared/domain/people'
import { customerMergeId, derivedId } from '#shared/domain/records'
import { ids, start, world } from './effects.ts'

const twinId = derivedId('twin')

function twin(set: Partial<Customer> = {}): { type: 'customer'; record: Customer } {
  return {
    type: 'customer',
    record: {
      id: twinId,
      version: 3,
      name: 'B. Chen',
      emails: ['bo@chen.example'],
      phones: ['+351912345678'],
      organizationId: null,
      jobTitle: 'Owner',
      language: 'pt',
      timeZone: 'Europe/Lisbon',
      country: 'PT',
      city: 'Porto',
      tier: 'standard',
      notes: 'Calls in the morning.',
      doNotCall: false,
      contactWindow: null,
      pinnedFacts: ['Two homes'],
      address: { street: 'Rua Augusta 1', postalCode: '1100-048' },
      createdAt: start,
      ...set,
    },
  }
}

const merge = { keptId: ids.customer, removedId: twinId, choices: {} }

describe('merging two customers', () => {
  test('lists are joined, what is empty is filled, and the rest stays; a choice overrides it', () => {
    const w = world([twin()])
    expect(w.do('customer.merge', { ...merge, choices: { city: 'removed', notes: 'kept' } })).toMatchObject({
      ok: true,
    })
    expect(w.get('customer', twinId)).toBeUndefined()
    expect(w.get('customer', ids.customer)).toMatchObject({
      name: 'Bo Chen',
      emails: ['bo@chen.example'],
      phones: ['+351912345678'],
      jobTitle: 'Owner',
      city: 'Porto',
      tier: 'gold',
      notes: '',
      pinnedFacts: ['Two homes'],
      address: { street: 'Rua Augusta 1' },
    })
    expect(w.get('customerMerge', customerMergeId(twinId))).toMatchObject({
      targetId: ids.customer,
      removed: { name: 'B. Chen' },
      undoneAt: null,
    })
  })

  test('more addresses than a customer can have are refused, and nothing has changed', () => {
    const many = Array.from({ length: 9 }, (_, i) => `a${i}@chen.example`)
    const w = world([twin({ emails: many })])
    w.do('customer.update', {
      customerId: ids.customer,
      set: { emails: ['one@chen.example', 'two@chen.example'] },
      base: { emails: [] },
    })
    expect(w.do('customer.merge', merge)).toMatchObject({ ok: false, code: 'too-many', detail: { field: 'emails' } })
    expect(w.get('customer', twinId)).toBeDefined()
    expect(w.do('customer.merge', { ...merge, choices: { emails: 'kept' } })).toMatchObject({ ok: true })
  })

  test('two people who merge the same pair, also the other way round, make one merge', () => {
    const w = world([twin()])
    w.do('customer.merge', merge)
    expect(w.do('customer.merge', merge)).toEqual({ ok: true, changes: [], clashes: [] })
    expect(w.do('customer.merge', { keptId: twinId, removedId: ids.customer, choices: {} })).toMatchObject({
      ok: true,
      changes: [],
    })
  })

  test('whoever is part of another already is merged with nobody else', () => {
    const third = derivedId('third')
    const w = world([twin(), { ...twin(), record: { ...twin().record, id: third } }])
    w.do('customer.merge', merge)
    expect(w.do('customer.merge', { keptId: third, removedId: twinId, choices: {} })).toMatchObject({
      code: 'customer-merged',
    })
    expect(w.do('customer.merge', { ...merge, removedId: ids.customer })).toMatchObject({ code: 'merge-into-self' })
  })

  test('a change of the removed customer that was under way lands on the kept one, and clashes where both differ', () => {
    const w = world([twin()])
    w.do('customer.merge', merge)
    const effect = w.do('customer.update', {
      customerId: twinId,
      set: { jobTitle: 'Director', city: 'Braga' },
      base: { jobTitle: 'Owner', city: 'Porto' },
    })
    expect(effect).toMatchObject({ ok: true, clashes: [{ field: 'city', theirs: 'Lisbon', yours: 'Braga' }] })
    expect(w.get('customer', ids.customer)).toMatchObject({ jobTitle: 'Director', city: 'Lisbon' })
    w.do('customer.pin', { customerId: twinId, fact: 'Hard of hearing', pinned: true })
    expect(w.get('customer', ids.customer)?.pinnedFacts).toEqual(['Two homes', 'Hard of hearing'])
    const surveyId = derivedId('survey')
    w.do('survey.record', { surveyId, customerId: twinId, ticketId: null, callId: null, score: 4, comment: '' })
    expect(w.get('survey', surveyId)?.customerId).toBe(ids.customer)
    w.do('ticket.update', { ticketId: ids.ticket, set: { customerId: twinId }, base: { customerId: ids.customer } })
    expect(w.get('ticket', ids.ticket)?.customerId).toBe(ids.customer)
  })
})

describe('undoing a merge', () => {
  test('gives each what it had; what was changed since stays with the kept one', () => {
    const w = world([twin()])
    const before = w.get('customer', ids.customer)
    w.do('customer.merge', { ...merge, choices: { city: 'removed' } })
    w.do('customer.update', {
      customerId: ids.customer,
      set: { emails: ['bo@chen.example', 'new@chen.example'], jobTitle: 'Director' },
      base: { emails: ['bo@chen.example'], jobTitle: 'Owner' },
    })
    expect(w.do('customer.unmerge', { removedId: twinId })).toMatchObject({ ok: true })
    expect(w.get('customer', twinId)).toMatchObject({ name: 'B. Chen', emails: ['bo@chen.example'] })
    expect(w.get('customer', ids.customer)).toMatchObject({
      ...before,
      version: expect.any(Number),
      emails: ['new@chen.example'],
      jobTitle: 'Director',
    })
    expect(w.do('customer.unmerge', { removedId: twinId })).toMatchObject({ ok: true, changes: [] })
  })

  test('gives the removed one what was changed of them meanwhile, and takes it from the kept one', () => {
    const w = world([twin()])
    const before = w.get('customer', ids.customer)
    w.do('customer.merge', merge)
    w.do('customer.update', {
      customerId: twinId,
      set: { jobTitle: 'Director', phones: ['+351912345678', '+351210000000'] },
      base: { jobTitle: 'Owner', phones: ['+351912345678'] },
    })
    w.do('customer.pin', { customerId: twinId, fact: 'Hard of hearing', pinned: true })
    w.do('customer.pin', { customerId: ids.customer, fact: 'Has a dog', pinned: true })
    w.do('customer.update', { customerId: twinId, set: { jobTitle: 'Chair' }, base: { jobTitle: 'Director' } })
    expect(w.get('customer', ids.customer)).toMatchObject({ jobTitle: 'Chair' })
    w.do('customer.unmerge', { removedId: twinId })
    expect(w.get('customer', twinId)).toMatchObject({
      jobTitle: 'Chair',
      phones: ['+351912345678', '+351210000000'],
      pinnedFacts: ['Two homes', 'Hard of hearing'],
    })
    const version = expect.any(Number)
    expect(w.get('customer', ids.customer)).toEqual({ ...before, version, pinnedFacts: ['Has a dog'] })
  })

  test('works for thirty days and is refused with the reason after that', () => {
    const later = (days: number) => new Date(Date.parse(start) + days * 86_400_000).toISOString()
    const w = world([twin()])
    w.do('customer.merge', merge, { at: start })
    expect(w.do('customer.unmerge', { removedId: twinId }, { at: later(31) })).toMatchObject({ code: 'merge-too-old' })
    expect(w.do('customer.unmerge', { removedId: twinId }, { at: later(30) })).toMatchObject({ ok: true })
    expect(w.do('customer.unmerge', { removedId: derivedId('nobody') })).toMatchObject({ code: 'not-found' })
  })

  test('of any two customers and any choices, undone at once, leaves both as they were', () => {
    const text = fc.constantFrom('', 'one', 'two', 'one two')
    const list = fc.uniqueArray(fc.constantFrom('a@x.example', 'b@x.example', 'c@x.example'), { maxLength: 3 })
    const choice = fc.constantFrom('kept' as const, 'removed' as const, 'both' as const)
    fc.assert(
      fc.property(
        fc.record({ notes: text, city: text, emails: list }),
        fc.record({ notes: text, city: text, emails: list }),
        fc.record({ notes: choice, city: choice, emails: choice, name: choice }, { requiredKeys: [] }),
        (mine, theirs, choices) => {
          const w = world([twin(theirs)])
          w.do('customer.update', {
            customerId: ids.customer,
            set: mine,
            base: { notes: '', city: 'Lisbon', emails: [] },
          })
          const before = w.get('customer', ids.customer)
          w.do('customer.merge', { ...merge, choices })
          w.do('customer.unmerge', { removedId: twinId })
          expect(w.get('customer', ids.customer)).toEqual({ ...before, version: expect.any(Number) })
          expect(w.get('customer', twinId)).toMatchObject(theirs)
        },
      ),
    )
  })
})

test('a change of one field never touches those it does not name', () => {
  const w = world([twin()])
  w.do('customer.update', { customerId: twinId, set: { city: 'Faro' }, base: { city: 'Porto' } })
  expect(w.get('customer', twinId)).toMatchObject({
    city: 'Faro',
    pinnedFacts: ['Two homes'],
    address: { street: 'Rua Augusta 1' },
  })
})

test('that two are not the same is said once, and can be taken back', () => {
  const w = world([twin()])
  const say = (distinct: boolean, customerIds: [string, string] = [twinId, ids.customer]) =>
    w.do('customer.distinguish', { customerIds, distinct })
  say(true)
  expect(say(true, [ids.customer, twinId])).toMatchObject({ changes: [] })
  expect(w.all('distinctPair')).toHaveLength(1)
  say(false)
  expect(w.all('distinctPair')).toHaveLength(0)
})
