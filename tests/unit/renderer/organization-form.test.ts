import { expect, test } from 'vitest'
import { changesOf } from '../../../renderer/features/customers/fields.ts'
import { organizationFormOf, readOrganizationForm } from '../../../renderer/features/customers/organization-fields.ts'

const fields = { name: 'Acme', domains: ['acme.example', 'acme.test'], country: 'PT', notes: 'Gate 3' }

test('what is read from an untouched form is what the record holds', () => {
  expect(readOrganizationForm(organizationFormOf(fields))).toEqual({ fields })
  const bare = { name: 'Acme', domains: [], country: null, notes: '' }
  expect(readOrganizationForm(organizationFormOf(bare))).toEqual({ fields: bare })
})

test('domains are taken out of whatever people paste, each once', () => {
  const form = {
    ...organizationFormOf(fields),
    domains: 'Acme.example\nhttps://www.acme.example/about, info@müller.example;  ',
    country: ' de ',
  }
  expect(readOrganizationForm(form)).toMatchObject({
    fields: { domains: ['acme.example', 'müller.example'], country: 'DE' },
  })
})

test('what is wrong is said of its field', () => {
  const problemsOf = (change: object) => readOrganizationForm({ ...organizationFormOf(fields), ...change })
  expect(problemsOf({ name: ' ' })).toEqual({ problems: { name: 'required' } })
  expect(problemsOf({ name: 'x'.repeat(201) })).toEqual({ problems: { name: 'tooLong' } })
  expect(problemsOf({ country: 'P1' })).toEqual({ problems: { country: 'country' } })
  for (const domains of ['acme', 'acme .example', '.example', 'acme..example'])
    expect(problemsOf({ domains }), domains).toEqual({ problems: { domains: 'domain' } })
})

test('only what differs is sent, with what was seen', () => {
  expect(changesOf(fields, { ...fields, domains: ['acme.example'] })).toEqual({
    set: { domains: ['acme.example'] },
    base: { domains: fields.domains },
  })
  expect(changesOf(fields, { ...fields })).toEqual({ set: {}, base: {} })
})
