import { describe, expect, test } from 'vitest'
import { compareTexts } from '#shared/rules/compare-texts'
import { refsOf } from '#shared/rules/knowledge-html'
import { terms } from '#shared/rules/knowledge-terms'
import { fillVariables, inLanguage, placeSnippets } from '#shared/rules/knowledge-variables'
import { likenessOf, signatureOf } from '#shared/rules/likeness'

const one = '018f0000-0000-7000-8000-000000000001'
const two = '018f0000-0000-7000-8000-000000000002'

describe('words of the index', () => {
  test.each([
    ['resetting the routers', 'Reset your router'],
    ['batteries', 'battery'],
    ['Geräten', 'Gerät'],
    ['contraseñas', 'contraseña'],
    ['connected', 'connecting'],
    ['stopped', 'stops'],
  ])('%s and %s share a word', (a, b) => {
    expect(terms(a).some((word) => terms(b).includes(word))).toBe(true)
  })

  test('short words, numbers and model names stay what they are', () => {
    expect(terms('R4 is red, 4.2.0')).toEqual(['r4', 'is', 'red', '4', '2', '0'])
    expect(terms('打印机')).toEqual(['打', '印', '机'])
  })
})

test('an article names other articles, snippets, files, addresses and variables', () => {
  const html = `<p>See <a data-article="${one}">this</a> or <a href="https://example.org/a?b=1&amp;c=2">that</a> or
    <a href="example.org/help">there</a> or <a href="mailto:help@example.org">them</a>, {{customer.firstName}}.</p>
    <div data-snippet="${two}"></div><img src="cid:${one}">`
  expect(refsOf(html)).toEqual({
    articles: [one],
    snippets: [two],
    files: [one],
    urls: ['https://example.org/a?b=1&c=2'],
    nowhere: ['example.org/help'],
    variables: ['customer.firstName'],
  })
})

describe('variables', () => {
  test('are filled in as text, and marked where there is no value', () => {
    const html = '<p>Dear {{customer.firstName}}, your {{ product.name }} {{no.such}}</p>'
    const filled = fillVariables(html, { 'customer.firstName': '<b>Ann</b>' })
    expect(filled.html).toBe(
      '<p>Dear &lt;b&gt;Ann&lt;/b&gt;, your <span data-missing="product.name">{{ product.name }}</span> <span data-missing="no.such">{{no.such}}</span></p>',
    )
    expect(filled.missing).toEqual(['product.name', 'no.such'])
  })

  test('inside a tag leave the tag whole', () => {
    const html = '<a href="https://example.org/{{ticket.number}}">x</a>'
    expect(fillVariables(html, { 'ticket.number': '7"' }).html).toBe('<a href="https://example.org/7&quot;">x</a>')
    expect(fillVariables(html, {}).html).toBe('<a href="https://example.org/">x</a>')
  })
})

test('snippets stand where they are named, in the language of the text or the nearest', () => {
  const snippets = new Map([[one, { bodies: { en: '<p>Unplug it.</p>', pt: '<p>Desligue.</p>' } }]])
  const html = `<p>First:</p><div data-snippet="${one}"></div><div class="x" data-snippet="${two}"><br></div>`
  expect(placeSnippets(html, snippets, ['pt-BR', 'en'])).toBe('<p>First:</p><p>Desligue.</p>')
  expect(inLanguage({ en: 'a' }, ['fr', 'en'])).toBe('a')
})

describe('comparison of two texts', () => {
  const text = (bodyHtml: string, title = 'Reset the hub') => ({ title, summary: '', bodyHtml })

  test('says which words of a paragraph changed, and leaves the rest alone', () => {
    const { blocks, added, removed } = compareTexts(
      text('<h2>How</h2><p>Hold the button for five seconds.</p><ul><li>Wait</li><li>Done</li></ul>'),
      text(
        '<h2>How</h2><p>Hold the button for ten seconds.</p><ul><li>Wait</li><li>Check the light</li><li>Done</li></ul>',
      ),
    )
    expect(blocks.map(({ kind, block }) => `${kind} ${block}`)).toEqual([
      'same title',
      'same heading',
      'changed paragraph',
      'same list-item',
      'added list-item',
      'same list-item',
    ])
    const changed = blocks[2]?.parts ?? []
    expect(changed.filter(({ kind }) => kind === 'removed').map((part) => part.text.trim())).toEqual(['five'])
    expect(changed.filter(({ kind }) => kind === 'added').map((part) => part.text.trim())).toEqual(['ten'])
    expect({ added, removed }).toEqual({ added: 4, removed: 1 })
  })

  test('reads tables by row, code whole, call-outs and nested lists by their depth', () => {
    const html =
      '<table><tbody><tr><th>Light</th><td>Meaning</td></tr></tbody></table><pre><code>a\n  b</code></pre>' +
      '<aside data-kind="tip"><p>Try this</p></aside><ul><li>One<ul><li>Two</li></ul></li></ul>'
    expect(compareTexts(text(''), text(html)).blocks.slice(1)).toMatchObject([
      { block: 'table-row', parts: [{ text: 'Light | Meaning' }] },
      { block: 'code', parts: [{ text: 'a\n  b' }] },
      { block: 'call-out', parts: [{ text: 'Try this' }] },
      { block: 'list-item', level: 1, parts: [{ text: 'One' }] },
      { block: 'list-item', level: 2, parts: [{ text: 'Two' }] },
    ])
  })

  test('of two long texts that have nothing in common ends in time, and so does deep nesting', () => {
    const long = (word: string) =>
      Array.from({ length: 3_000 }, (_, i) => `<p>${word} ${i} ${word}${i * 7}</p>`).join('')
    const began = performance.now()
    compareTexts(text(long('one')), text(long('two')))
    compareTexts(text(''), text('<div>'.repeat(20_000)))
    expect(performance.now() - began).toBeLessThan(4_000)
  })
})

test('texts that say nearly the same have nearly the same signature', () => {
  const base = Array.from({ length: 120 }, (_, i) => `word${(i * 37) % 101} thing${(i * 13) % 89}`).join(' ')
  const near = base.replace('word37', 'other').replace('thing13', 'another')
  const far = Array.from({ length: 120 }, (_, i) => `else${i} where${i * 3}`).join(' ')
  const sign = (text: string) => signatureOf(text) ?? new Uint32Array(64)
  expect(likenessOf(sign(base), sign(near))).toBeGreaterThan(0.75)
  expect(likenessOf(sign(base), sign(far))).toBeLessThan(0.1)
  expect(signatureOf('too short')).toBeUndefined()
})
