import { expect, test } from 'vitest'
import { isInFolder, siteFolder } from '../../../electron/shell/site-folder.ts'

const token = 'a'.repeat(32)

test.each([
  ['http://127.0.0.1:4460/help/acme/en/', 'http://127.0.0.1:4460/help/acme/'],
  [`https://desk.example/help-preview/${token}/de/?x=1#y`, `https://desk.example/help-preview/${token}/`],
])('%s lies in %s', (address, folder) => {
  expect(siteFolder(address)).toBe(folder)
})

test.each([
  'https://desk.example/',
  'https://desk.example/v1/me',
  'https://desk.example/help/acme',
  'https://desk.example/help-preview/short/',
  'https://desk.example/x/help/acme/',
  'file:///help/acme/',
  'javascript:alert(1)//help/acme/',
  'https://who:pass@desk.example/help/acme/',
  'no address',
])('%s is none of a site', (address) => {
  expect(siteFolder(address)).toBeUndefined()
})

test.each([
  ['https://desk.example/help/acme/en/search/?q=a', true],
  ['https://desk.example/help/acme/../../v1/me', false],
  ['https://desk.example/help/acme-other/', false],
  ['https://desk.example/help/acme%2F..%2F..%2Fv1/', false],
  ['http://desk.example/help/acme/', false],
  ['https://desk.example.evil.example/help/acme/', false],
  ['https://desk.example@evil.example/help/acme/', false],
])('whether %s stays in the folder: %s', (address, expected) => {
  expect(isInFolder(address, 'https://desk.example/help/acme/')).toBe(expected)
})
