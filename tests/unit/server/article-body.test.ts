import { describe, expect, it } from 'vitest'
import { articleBody, type BodyContext } from '../../../server/publishing/build/article-body.ts'
import { html, jsonBlock } from '../../../server/publishing/build/html.ts'
import { wordsOf } from '../../../server/publishing/build/words.ts'
import { derivedId } from '../../../shared/domain/records.ts'

const id = derivedId('x')
const size = { width: 800, height: 400 }
const context: BodyContext = {
  words: wordsOf('en'),
  linkTo: (articleId) => (articleId === id ? { href: '../other/', language: 'de' } : null),
  picture: (fileId) => (fileId === id ? { href: '../../assets/a.png', size } : null),
  inlinePicture: () => ({ href: '../../assets/b.png', size: null }),
}
const shown = (body: string) => articleBody(body, context).html

describe('an article on the site', () => {
  it.each([
    ['a script', '<p>Hi<script>alert(1)</script></p>'],
    ['a handler', '<p onclick="alert(1)">Hi</p>'],
    ['a link that runs', '<p><a href="javascript:alert(1)">Hi</a></p>'],
    ['one with a tab in its name', '<p><a href="java\tscript:alert(1)">Hi</a></p>'],
    ['one as data', '<p><a href="data:text/html,<script>alert(1)</script>">Hi</a></p>'],
    ['a drawing with a script', '<svg onload="alert(1)"><script>alert(1)</script></svg><p>Hi</p>'],
    ['a drawing as picture', '<p>Hi<img src="data:image/svg+xml;base64,PHN2Zz4=" alt=""></p>'],
    ['a frame', '<iframe src="https://evil.example"></iframe><p>Hi</p>'],
    ['a form', '<form action="https://evil.example"><button>x</button></form><p>Hi</p>'],
    ['a style', '<style>p{background:url(https://evil.example)}</style><p style="color:red">Hi</p>'],
    ['a base', '<base href="https://evil.example/"><p>Hi</p>'],
    ['a tag in a comment that ends early', '<!--><img src=x onerror=alert(1)>--><p>Hi</p>'],
  ])('holds nothing of %s', (_what, body) => {
    expect(shown(body)).not.toMatch(/script|alert|onclick|onload|onerror|evil|style|svg|base|iframe|form/i)
    expect(shown(body)).toContain('Hi')
  })

  it('is whole however its tags were nested', () => {
    expect(shown('<li>One<td>Two</td><ul><li>Three')).toBe('<p>One</p><p>Two</p><ul><li>Three</li></ul>')
    expect(shown('<p>a<strong>b<em>c</p><p>d')).toMatch(/^<p>.*<\/p><p>d<\/p>$|^<p>.*d.*<\/p>$/s)
    expect(shown(`<p><a href="https://a.example"><a href="https://b.example">x</a></a></p>`)).not.toMatch(
      /<a[^>]*>[^/]*<a/,
    )
  })

  it('has headings one below the other, each with a name of its own that stays', () => {
    const { html: text, headings } = articleBody(
      '<h1>Reset</h1><h4>Deep</h4><h2>Reset</h2><h2> </h2><h2>打印机</h2><h2>main</h2>',
      context,
    )
    expect(headings.map(({ level, id: name }) => [level, name])).toEqual([
      [2, 'reset'],
      [3, 'deep'],
      [2, 'reset-2'],
      [2, '打印机'],
      [2, 'main-2'],
    ])
    expect(text).toContain('<h3 id="deep">Deep</h3>')
  })

  it('leads to other articles and to addresses outside, and nowhere else', () => {
    expect(shown(`<p><a data-article="${id}">x</a></p>`)).toBe('<p><a href="../other/" hreflang="de">x</a></p>')
    expect(shown(`<p><a data-article="${derivedId('gone')}">x</a></p>`)).toBe('<p>x</p>')
    expect(shown('<p><a href="https://a.example/?q=1&amp;b">x</a> <a href="page.html">y</a></p>')).toBe(
      '<p><a href="https://a.example/?q=1&amp;b">x</a> y</p>',
    )
  })

  it('shows pictures in the room that they will take, and none from elsewhere', () => {
    expect(shown(`<p><img src="cid:${id}" alt="A lamp" width="400"></p>`)).toBe(
      '<p><img src="../../assets/a.png" alt="A lamp" width="400" height="200"></p>',
    )
    expect(shown(`<p><img src="cid:${derivedId('gone')}" alt="A lamp"></p>`)).toBe('<p>A lamp</p>')
    expect(shown('<p><img src="https://a.example/x.png" alt="A lamp"></p>')).toBe(
      '<p><a href="https://a.example/x.png">A lamp</a></p>',
    )
    expect(shown('<p><img src="data:image/png;base64,AAAA" alt=""></p>')).toContain('src="../../assets/b.png"')
  })

  it('names no reader, and says what a call-out is', () => {
    expect(shown('<p>Dear {{customer.firstName}}, hello</p>')).toBe('<p>Dear, hello</p>')
    expect(shown('<aside data-kind="tip"><p>Try it</p></aside>')).toBe(
      '<div class="note note-tip" role="note"><p class="note-label">Tip</p><p>Try it</p></div>',
    )
  })

  it('says what heads a column and what a row', () => {
    const table = shown('<table><tr><th>A</th><th>B</th></tr><tr><th>c</th><td>d</td></tr></table>')
    expect(table).toMatch(/<th scope="col">A.*<th scope="col">B.*<th scope="row">c/)
  })
})

describe('a template', () => {
  it('escapes whatever is put into it', () => {
    const title = '"><script>alert(1)</script>\u0000'
    expect(html`<a title="${title}">${[title, html`<b>`]}${null}${false}</a>`.text).toBe(
      '<a title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;">&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;<b></a>',
    )
  })

  it('ends data nowhere but at its end', () => {
    const block = jsonBlock('application/json', 'words', { title: '</script><script>alert(1)</script>' }).text
    expect(block.match(/<\/script>/g)).toHaveLength(1)
    expect(JSON.parse(block.replace(/^<[^>]*>|<\/script>$/g, '')).title).toContain('</script>')
  })
})
