import { describe, expect, it } from 'vitest'
import { enteredAddress } from '../../../renderer/app/writing/entered-address.ts'

describe('the address of a link', () => {
  it.each([
    ['https://a.example/help', 'https://a.example/help'],
    ['  http://a.example ', 'http://a.example'],
    ['http://intranet/help', 'http://intranet/help'],
    ['wrenfield.example/help', 'https://wrenfield.example/help'],
    ['www.größe.example:8080/?a=1', 'https://www.größe.example:8080/?a=1'],
    ['//a.example/x', 'https://a.example/x'],
    ['help@a.example', 'mailto:help@a.example'],
    ['mailto:help@a.example', 'mailto:help@a.example'],
    ['tel:+441632960960', 'tel:+441632960960'],
    ['+44 (1632) 960-960', 'tel:+441632960960'],
  ])('%s is %s', (typed, href) => expect(enteredAddress(typed)).toEqual({ href }))

  it.each([
    ['javascript:alert(1)', 'javascript'],
    ['file:///etc/passwd', 'file'],
    ['data:text/html,x', 'data'],
  ])('%s is of a kind that is not opened', (typed, kind) =>
    expect(enteredAddress(typed)).toEqual({ problem: 'kind', kind }),
  )

  it.each(['/help', '#top', 'help', 'https:', 'https://', 'mailto:', 'see the page', '../up', '12'])(
    '%s is not complete',
    (typed) => expect(enteredAddress(typed)).toEqual({ problem: 'incomplete' }),
  )
})
