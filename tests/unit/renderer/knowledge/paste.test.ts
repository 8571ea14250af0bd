// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { cellsOf, tableHtml } from '../../../../renderer/features/knowledge/edit/paste/cells.ts'
import { cleanPaste } from '../../../../renderer/features/knowledge/edit/paste/clean-paste.ts'
import { looksLikeMarkdown } from '../../../../renderer/features/knowledge/edit/paste/markdown.ts'
import { readPaste } from '../../../../renderer/features/knowledge/edit/paste/read-paste.ts'

const clean = (html: string) => cleanPaste(html).html

describe('HTML from a word processor', () => {
  const item = (level: number, marker: string, words: string) =>
    `<p class=MsoListParagraph style='margin-left:36pt;mso-list:l0 level${level} lfo1'><![if !supportLists]>` +
    `<span style='font-family:Symbol'><span style='mso-list:Ignore'>${marker}<span style='font:7pt "Times New Roman"'>` +
    `&nbsp;&nbsp;</span></span></span><![endif]>${words}<o:p></o:p></p>`

  it('keeps headings, one below the title, without their bold', () => {
    expect(
      clean('<h1><b><span style="color:#2F5496">Setup</span></b></h1><h2>First</h2><p class=MsoNormal>Text</p>'),
    ).toBe('<h2>Setup</h2><h3>First</h3><p>Text</p>')
    expect(clean('<p class=MsoTitle>Guide</p><h1>Part</h1>')).toBe('<h2>Guide</h2><h2>Part</h2>')
  })
  it('makes real lists of paragraphs that only look like them, nested by their level', () => {
    const html = item(1, '·', 'Router') + item(2, 'o', 'Power') + item(2, 'o', 'Cable') + item(1, '·', 'Phone')
    expect(clean(html)).toBe('<ul><li>Router<ul><li>Power</li><li>Cable</li></ul></li><li>Phone</li></ul>')
  })
  it('tells numbered lists by their sign, and two lists by what stands between', () => {
    const html = `${item(1, '1.', 'Pull the plug')}${item(1, '2.', 'Wait')}<p class=MsoNormal>Then</p>${item(1, '·', 'Done')}`
    expect(clean(html)).toBe('<ol><li>Pull the plug</li><li>Wait</li></ol><p>Then</p><ul><li>Done</li></ul>')
  })
  it('leaves out what nobody sees: styles, comments, empty paragraphs, bookmarks', () => {
    const html =
      '<html><head><style>p.MsoNormal{margin:0}</style><!--[if gte mso 9]><xml><w:x/></xml><![endif]--></head><body lang=EN>' +
      '<!--StartFragment--><p class=MsoNormal><a name="_Toc1"></a><span style="mso-hide:all">secret</span>Words<o:p>&nbsp;</o:p></p>' +
      '<p class=MsoNormal><o:p>&nbsp;</o:p></p><!--EndFragment--></body></html>'
    expect(clean(html)).toBe('<p>Words </p>')
  })
  it('keeps emphasis that stands in a style, and the document of Google is not bold as a whole', () => {
    const html =
      '<b style="font-weight:normal;" id="docs-internal-guid-1"><p><span style="font-weight:700">Bold</span> and ' +
      '<span style="font-style:italic;text-decoration:line-through">gone</span></p></b>'
    expect(clean(html)).toBe('<p><strong>Bold</strong> and <s><em>gone</em></s></p>')
  })
  it('of LibreOffice keeps headings, lists, tables and code, and none of its fonts and measures', () => {
    const html =
      '<!DOCTYPE HTML><html><head><meta name="generator" content="LibreOffice 7.4 (Linux)"/><style type="text/css">' +
      '@page { size: 21cm 29.7cm } p { line-height: 115% }</style></head><body lang="en-US" link="#000080" dir="ltr">' +
      '<h1 class="western">Setup</h1><p style="line-height: 100%; margin-bottom: 0cm"><font face="Liberation Serif, serif">' +
      '<font size="3"><b>Pull</b> the plug</font></font></p><ol><li><p style="margin-bottom: 0cm">One</p></li><li><p>Two</p>' +
      '<ul><li><p>Inner</p></li></ul></li></ol><table width="643" cellpadding="4" cellspacing="0"><col width="311"/>' +
      '<col width="311"/><tr valign="top"><td width="311" style="border: 1px solid #000"><p>A</p></td><td><p>B</p></td></tr>' +
      '</table><p style="margin-bottom: 0cm"><br/></p><pre class="western">ping -c 3</pre></body></html>'
    expect(clean(html)).toBe(
      '<h2>Setup</h2><p><strong>Pull</strong> the plug</p><ol><li><p>One</p></li><li><p>Two</p><ul><li><p>Inner</p></li></ul></li></ol>' +
        '<table><tbody><tr><td><p>A</p></td><td><p>B</p></td></tr></tbody></table><pre><code>ping -c 3</code></pre>',
    )
  })
  it('of Google Docs keeps nested lists, links and tables', () => {
    const html =
      '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-2"><h2 dir="ltr" style="line-height:1.38">' +
      '<span style="font-size:16pt;font-weight:400">Return it</span></h2><ul style="margin-top:0"><li dir="ltr" aria-level="1">' +
      '<p dir="ltr" role="presentation"><span style="font-weight:400">Pack it</span></p></li><ul><li dir="ltr" aria-level="2">' +
      '<p dir="ltr" role="presentation"><span>With the cable</span></p></li></ul></ul><p dir="ltr"><a href="https://a.example/x" ' +
      'style="text-decoration:none"><span style="color:#1155cc;text-decoration:underline">Form</span></a></p><div dir="ltr" align="left">' +
      '<table style="border:none"><colgroup><col width="301"/></colgroup><tbody><tr style="height:0pt"><td style="padding:5pt">' +
      '<p dir="ltr"><span>Cell</span></p></td></tr></tbody></table></div><br/></b>'
    expect(clean(html)).toBe(
      '<h2>Return it</h2><ul><li><p>Pack it</p><ul><li><p>With the cable</p></li></ul></li></ul>' +
        '<p><a href="https://a.example/x">Form</a></p><table><tbody><tr><td><p>Cell</p></td></tr></tbody></table>',
    )
  })
  it('puts a list that stands right inside another one into the item before it', () => {
    expect(clean('<ul><li>One</li><ul><li>Inner</li></ul><li>Two</li></ul>')).toBe(
      '<ul><li>One<ul><li>Inner</li></ul></li><li>Two</li></ul>',
    )
  })
})

describe('HTML from anywhere', () => {
  it('runs nothing and leads only outside by safe addresses', () => {
    expect(
      clean(
        '<p onclick="x()">A<script>x()</script><iframe src="x"></iframe> <a href="javascript:x()">bad</a> <a href="https://a.example/x">good</a></p>',
      ),
    ).toBe('<p>A bad <a href="https://a.example/x">good</a></p>')
  })
  it('makes paragraphs of boxes and of two breaks in a row', () => {
    expect(clean('<div>One<br><br>Two<br>half</div><div><div>Three</div></div>')).toBe(
      '<p>One</p><p>Two<br>half</p><p>Three</p>',
    )
  })
  it('keeps tables with joined cells and drops how wide they were', () => {
    expect(
      clean(
        '<table width=500><colgroup><col width=64></colgroup><thead><tr><th colspan=2 style="width:4cm">Head</th></tr></thead><tbody><tr><td>a</td><td rowspan="1">b</td></tr></tbody></table>',
      ),
    ).toBe(
      '<table><tbody><tr><th colspan="2">Head</th></tr></tbody><tbody><tr><td>a</td><td>b</td></tr></tbody></table>',
    )
  })
  it('keeps what is ours: pictures of the article, links to articles, text blocks, call-outs', () => {
    const ours =
      '<p><img src="cid:0192" alt="x"></p><p><a data-article="0193">Other</a></p><div data-snippet="0194"></div><aside data-kind="tip"><p>Tip</p></aside>'
    expect(clean(ours)).toBe(ours)
  })
  it('takes pictures out that came along, and counts those that lie elsewhere', () => {
    const { html, pictures, lost } = cleanPaste(
      '<p>See <img src="data:image/png;base64,AAAA"><img src="https://a.example/b.png"><img width=1 src="https://t.example/x"></p>',
    )
    expect(html).toBe('<p>See </p>')
    expect(pictures).toEqual(['data:image/png;base64,AAAA'])
    expect(lost).toBe(1)
  })
  it('takes code as it is written', () => {
    expect(clean('<pre class="x"><span>if</span> (a &lt; b)\n  run()</pre>')).toBe(
      '<pre><code>if (a &lt; b)\n  run()</code></pre>',
    )
  })
})

describe('cells of a spreadsheet', () => {
  it('become a table, with heads where words stand over numbers', () => {
    const rows = cellsOf('Model\tPrice\r\nLumo 2\t49.90\r\nLumo 3\t59.90\r\n')
    expect(rows).toEqual([
      ['Model', 'Price'],
      ['Lumo 2', '49.90'],
      ['Lumo 3', '59.90'],
    ])
    expect(tableHtml(rows ?? [])).toContain(
      '<tr><th><p>Model</p></th><th><p>Price</p></th></tr><tr><td><p>Lumo 2</p></td>',
    )
  })
  it('hold line breaks and quotes inside a cell', () => {
    expect(cellsOf('a\t"one\ntwo ""x"""\nb\tc')).toEqual([
      ['a', 'one\ntwo "x"'],
      ['b', 'c'],
    ])
  })
  it('are told from words with a tab', () => {
    expect(cellsOf('one\ttwo')).toBeNull()
    expect(cellsOf('one\ttwo\nthree')).toBeNull()
    expect(cellsOf('plain words')).toBeNull()
  })
  it('arrive as a table with and without HTML', () => {
    const text = 'a\tb\nc\td'
    expect(readPaste({ html: '', text })?.html).toContain('<table>')
    expect(
      readPaste({ html: '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>', text })?.html,
    ).toContain('<table>')
  })
})

describe('Markdown', () => {
  it('is told by what nobody writes by accident', () => {
    expect(looksLikeMarkdown('# Title\n\nText')).toBe(true)
    expect(looksLikeMarkdown('- one\n- two')).toBe(true)
    expect(looksLikeMarkdown('Use **bold** here')).toBe(true)
    expect(looksLikeMarkdown('- one thing, as people write')).toBe(false)
    expect(looksLikeMarkdown('Issue #12 costs 3 * 4 * 5')).toBe(false)
    expect(looksLikeMarkdown('Dear Sir,\n\n1. is not a list')).toBe(false)
  })
  it('keeps its structure', () => {
    const text =
      '# Setup\n\n## Steps\n\n1. Pull **the plug**\n2. Wait\n\n| A | B |\n| - | - |\n| 1 | 2 |\n\n```\ncode <x>\n```\n\n[Help](https://a.example)'
    const html = readPaste({ html: '', text })?.html ?? ''
    expect(html).toContain('<h2>Setup</h2>')
    expect(html).toContain('<h3>Steps</h3>')
    expect(html).toContain('<li>Pull <strong>the plug</strong></li>')
    expect(html).toContain('<th>A</th>')
    expect(html).toContain('<pre><code>code &lt;x&gt;\n</code></pre>')
    expect(html).toContain('<a href="https://a.example">Help</a>')
  })
  it('is read where the HTML beside it is only a dress', () => {
    const text = '## Steps\n\n- one\n- two'
    const html = '<meta charset="utf-8"><div style="color:#fff"><span>## Steps</span><br><span>- one</span></div>'
    expect(readPaste({ html, text })?.html).toContain('<h2>Steps</h2>')
  })
  it('is left alone where the words are plain, or come from the editor itself', () => {
    expect(readPaste({ html: '', text: 'plain words' })).toBeNull()
    expect(readPaste({ html: '<p data-pm-slice="0 0 []">x</p>', text: '# x' })).toBeNull()
  })
})
