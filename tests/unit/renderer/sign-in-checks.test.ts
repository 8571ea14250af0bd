import { expect, test } from 'vitest'
import { checkEmail, checkNewPassword, checkUrl, completeUrl } from '../../../renderer/features/sign-in/checks.ts'

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
