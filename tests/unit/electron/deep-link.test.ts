import { describe, expect, it } from 'vitest'
import { deepLinkEvent, findDeepLink } from '../../../electron/shell/deep-link.ts'

const id = '0190a5c4-7d3e-7c1a-9b5e-2f4d6a8b0c1e'

describe('deep links', () => {
  it('name a record, in any letter case and with a slash at the end', () => {
    for (const type of ['ticket', 'customer', 'organization'] as const) {
      for (const link of [`switchboard://${type}/${id}`, `SWITCHBOARD://${type}/${id.toUpperCase()}/`])
        expect(deepLinkEvent(link)).toEqual({ kind: 'deep-link', record: { type, id } })
    }
  })

  it('names every other link as unknown, and does nothing', () => {
    const links = [
      'switchboard:',
      'switchboard://ticket/',
      'switchboard://ticket/1',
      'switchboard://organization/',
      `switchboard://ticket/${id}/delete`,
      `switchboard://article/${id}`,
      `https://ticket/${id}`,
      'switchboard://%',
    ]
    for (const link of links) expect(deepLinkEvent(link)).toEqual({ kind: 'deep-link-unknown', link })
  })

  it('cuts what a person is shown of an endless link', () => {
    const event = deepLinkEvent(`switchboard://${'x'.repeat(10_000)}`)
    expect(event).toMatchObject({ kind: 'deep-link-unknown' })
    expect(JSON.stringify(event).length).toBeLessThan(300)
  })

  it('finds the link among the words of a command line', () => {
    expect(findDeepLink(['electron', '--no-sandbox', '.', 'switchboard://x'])).toBe('switchboard://x')
    expect(findDeepLink(['electron', '.'])).toBeUndefined()
  })
})
