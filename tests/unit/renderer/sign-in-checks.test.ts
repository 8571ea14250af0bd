import { expect, test } from 'vitest'
import {
  checkEmail,
  checkNewPassword,
  checkUrl,
  completeUrl,
  unprotectedHost,
} from '../../../renderer/features/sign-in/checks.ts'

test.each([
  ['support.example.com', 'https://support.example.com'],
  [' support.example.com:8443/desk ', 'https://support.example.com:8443/desk'],
  ['localhost:4100', 'http://localhost:4100'],
  ['127.0.0.1:4100', 'http://127.0.0.1:4100'],
  ['http://inside.example', 'http://inside.example'],
  ['localhost.evil.example', 'https://localhost.evil.example'],
])('the address %s becomes %s', (typed, complete) => {
  expect(completeUrl(typed)).toBe(complete)
})

test.each([
  ['support.example.com', null],
  ['https://inside.example', null],
  ['localhost:4100', null],
  ['http://127.8.0.1:4100/desk', null],
  ['http://[::1]:4100', null],
  ['http://inside.example:8080', 'inside.example'],
  ['HTTP://192.168.1.20', '192.168.1.20'],
  ['http://127.0.0.1.evil.example', '127.0.0.1.evil.example'],
  ['localhost:1@evil.example', 'evil.example'],
  ['two words', null],
])('of %s the host without protection is %s', (typed, host) => {
  expect(unprotectedHost(typed)).toBe(host)
})

test('what cannot be an address of a server is named', () => {
  expect(checkUrl('')).toBe('required')
  expect(checkUrl('two words')).toBe('url')
  expect(checkUrl('file:///etc/passwd')).toBe('url')
  expect(checkUrl('support.example.com')).toBeNull()
})

test('an e-mail address and a new password are checked as the server does', () => {
  expect(checkEmail('ana@example')).toBe('email')
  expect(checkEmail(' Ana@Example.com ')).toBeNull()
  expect(checkNewPassword('short')).toBe('password')
  expect(checkNewPassword('long enough')).toBeNull()
})
