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

  it.each([
    ['switchboard://call?from=%2B442079460018&id=pbx-1', '+442079460018', 'pbx-1'],
    ['SWITCHBOARD://CALL/?id=7&from=anonymous', 'anonymous', '7'],
    ['switchboard://call?from=+442079460018', '+442079460018', null],
    ['switchboard://call?id=9', '', '9'],
    ['switchboard://call?from=sip%3A4711%40pbx&id=', 'sip:4711@pbx', null],
  ])('tells of a call: %s', (link, from, externalId) => {
    expect(deepLinkEvent(link)).toEqual({ kind: 'call', from, externalId })
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
      'switchboard://call',
      'switchboard://call?to=1',
      'switchboard://call/answer?from=1',
      'https://call?from=1',
    ]
    for (const link of links) expect(deepLinkEvent(link)).toEqual({ kind: 'deep-link-unknown', link })
  })

  it('takes no number or name of a call that is no telephone system’s', () => {
    expect(deepLinkEvent(`switchboard://call?from=${'1'.repeat(301)}`)).toEqual({
      kind: 'call-unreadable',
      what: 'number',
    })
    expect(deepLinkEvent(`switchboard://call?from=1&id=${'1'.repeat(201)}`)).toEqual({
      kind: 'call-unreadable',
      what: 'id',
    })
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
