import { expect, test } from 'vitest'
import { accountKey, serverOrigin } from '../../../electron/data/session/accounts.ts'
import { fromFetchError, RestFailure, toAppFailure } from '../../../electron/data/session/failures.ts'
import { createTokenVault } from '../../../electron/data/session/tokens.ts'
import { testHost } from '../../fixtures/client.ts'

test.each([
  ['help.example.com', 'https://help.example.com'],
  ['  help.example.com:8443/path?x#y ', 'https://help.example.com:8443'],
  ['http://help.example.com/', 'http://help.example.com'],
  ['HTTPS://Help.Example.com', 'https://help.example.com'],
  ['localhost:8080', 'http://localhost:8080'],
  ['127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ['[::1]:8080', 'http://[::1]:8080'],
  ['localhost.example.com', 'https://localhost.example.com'],
  ['ftp://help.example.com', undefined],
  ['javascript:alert(1)', undefined],
  ['https://user:secret@help.example.com', undefined],
  ['', undefined],
  ['two words', undefined],
])('the address %j becomes %j', (typed, origin) => {
  expect(serverOrigin(typed)).toBe(origin)
})

test('an account of an embedded server is the same under another port, a remote one is not', () => {
  const at = (kind: 'demo' | 'local' | 'remote', serverUrl: string, workspaceId = 'w') =>
    accountKey({ kind, serverUrl, workspaceId, userId: 'u' })
  expect(at('demo', 'http://127.0.0.1:1')).toBe(at('demo', 'http://127.0.0.1:2'))
  expect(at('demo', 'http://127.0.0.1:1')).not.toBe(at('local', 'http://127.0.0.1:1'))
  expect(at('local', 'http://127.0.0.1:1', 'w')).not.toBe(at('local', 'http://127.0.0.1:1', 'v'))
  expect(at('remote', 'https://a.example')).not.toBe(at('remote', 'https://b.example'))
})

test.each([
  ['ECONNREFUSED', 'unreachable'],
  ['ENOTFOUND', 'unreachable'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
  ['CERT_HAS_EXPIRED', 'certificate'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
  ['UND_ERR_SOCKET', 'cut'],
  ['ECONNRESET', 'cut'],
  ['UND_ERR_HEADERS_TIMEOUT', 'timeout'],
])('%s is %s', (code, kind) => {
  expect(fromFetchError(new TypeError('fetch failed', { cause: Object.assign(new Error(), { code }) })).kind).toBe(kind)
  const several = new AggregateError([Object.assign(new Error(), { code })])
  expect(fromFetchError(new TypeError('fetch failed', { cause: several })).kind).toBe(kind)
})

test('only what certainly never arrived counts as without effect', () => {
  expect(
    ['unreachable', 'certificate', 'problem', 'session-ended'].map(
      (kind) => new RestFailure(kind as 'cut').withoutEffect,
    ),
  ).toEqual([true, true, true, true])
  expect(
    ['timeout', 'cut', 'server-error', 'not-switchboard'].map((kind) => new RestFailure(kind as 'cut').withoutEffect),
  ).toEqual([false, false, false, false])
})

test('no text of an exception reaches the window', () => {
  expect(toAppFailure(new Error('SELECT secret FROM'))).toMatchObject({ error: { code: 'internal' } })
  expect(JSON.stringify(toAppFailure(new Error('SELECT secret FROM')).error)).not.toContain('secret')
})

test('tokens of all accounts are one secret, and the last one to go removes it', async () => {
  const host = testHost()
  const vault = createTokenVault(host, 'not json at all')
  await Promise.all([
    vault.set('a', { accessToken: '1', refreshToken: '2' }),
    vault.set('b', { accessToken: '3', refreshToken: '4' }),
  ])
  const again = createTokenVault(host, host.secrets)
  expect(again.get('a')).toEqual({ accessToken: '1', refreshToken: '2' })
  await again.set('a', null)
  await again.set('b', null)
  expect(host.secrets).toBeNull()
})
