import { describe, expect, test } from 'vitest'
import {
  addressOf,
  formOf,
  newSiteFields,
  readField,
  readTouched,
  type SiteForm,
  shownForm,
  touch,
} from '../../../../renderer/features/publishing/settings/site-form.ts'

const fields = newSiteFields('Acme Help', 'acme-help', 'en')
const saved = formOf(fields)
const withField = (change: Partial<SiteForm>): SiteForm => ({ ...saved, ...change })

describe('a field', () => {
  test.each([
    ['publicUrl', '', null],
    ['publicUrl', ' https://help.example.com/acme ', 'https://help.example.com/acme/'],
    ['email', '  ', null],
    ['accentLight', 'ABC', '#aabbcc'],
    ['accentLight', '#1A5FB4', '#1a5fb4'],
    ['address', ' Acme ', 'acme'],
    ['titles', { en: ' Help ', de: ' ' }, { en: 'Help' }],
  ] as const)('%s of %o is read as %o', (name, typed, value) => {
    expect(readField(name, withField({ [name]: typed }))).toEqual({ value })
  })

  test.each([
    ['name', ' ', 'required'],
    ['name', 'x'.repeat(300), 'tooLong'],
    ['address', '', 'required'],
    ['address', '-acme', 'address'],
    ['address', 'acmé', 'address'],
    ['publicUrl', 'help.example.com', 'url'],
    ['publicUrl', 'https://help.example.com/?a', 'url'],
    ['publicUrl', 'javascript:alert(1)', 'url'],
    ['email', 'nobody', 'email'],
    ['accentDark', 'red', 'colour'],
    ['languages', [], 'languages'],
    ['intros', { en: 'x'.repeat(3_000) }, 'tooLong'],
  ] as const)('%s of %o has a problem: %s', (name, typed, problem) => {
    expect(readField(name, withField({ [name]: typed }))).toEqual({ problem })
  })
})

test('only what was touched is sent, with what it began from', () => {
  const touched = touch(touch({}, saved, 'email', 'help@acme.example'), saved, 'name', 'Acme Answers')
  expect(readTouched(saved, touched)).toEqual({
    change: { set: { email: 'help@acme.example', name: 'Acme Answers' }, base: { email: null, name: 'Acme Help' } },
  })
})

test('a colleague who changes the same meanwhile does not become what one began from', () => {
  const touched = touch({}, saved, 'name', 'Mine')
  const theirs = formOf({ ...fields, name: 'Theirs', phone: '+49 30 1' })
  const next = touch(touched, theirs, 'name', 'Mine too')
  expect(shownForm(theirs, next)).toMatchObject({ name: 'Mine too', phone: '+49 30 1' })
  expect(readTouched(theirs, next)).toEqual({ change: { set: { name: 'Mine too' }, base: { name: 'Acme Help' } } })
})

test('typed back to what it was is no change', () => {
  expect(touch(touch({}, saved, 'name', 'Other'), saved, 'name', 'Acme Help')).toEqual({})
})

test('with one field wrong nothing is sent, and the field is named', () => {
  const touched = touch(touch({}, saved, 'email', 'nobody'), saved, 'name', 'Fine')
  expect(readTouched(saved, touched)).toEqual({ problems: { email: 'email' } })
})

test('an address is made of a name', () => {
  expect(addressOf('Müller & Söhne – Hilfe')).toBe('muller-sohne-hilfe')
  expect(addressOf('Straße')).toBe('strasse')
  expect(addressOf('帮助')).toBe('')
  expect(addressOf(`${'a'.repeat(39)} b`)).toBe('a'.repeat(39))
})
