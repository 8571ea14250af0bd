import { describe, expect, it } from 'vitest'
import { allowedExternalUrl } from '../../../electron/shell/external-url.ts'

describe('addresses that may leave the app', () => {
  it('are pages, mails and calls', () => {
    expect(allowedExternalUrl('HTTPS://Example.com/a b')).toBe('https://example.com/a%20b')
    expect(allowedExternalUrl('mailto:help@example.com?subject=x')).toBe('mailto:help@example.com?subject=x')
    expect(allowedExternalUrl('tel:+4930123456')).toBe('tel:+4930123456')
    expect(allowedExternalUrl('sip:front.desk@pbx.example:5061')).toBe('sip:front.desk@pbx.example:5061')
  })

  it('are nothing that could start a program or hide where it leads', () => {
    for (const url of [
      'http://example.com',
      'file:///etc/passwd',
      'smb://server/share',
      'javascript:alert(1)',
      'data:text/html,x',
      'ms-msdt:/id',
      ' \u0001javascript:alert(1)',
      'https://bank.example:pass@evil.example/',
      'switchboard://ticket/1',
      '/relative',
      '',
    ])
      expect(allowedExternalUrl(url)).toBeUndefined()
  })
})
