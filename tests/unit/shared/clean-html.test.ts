import { describe, expect, test } from 'vitest'
import { markdownToHtml } from '#shared/rules/article-markdown'
import { cleanHtml } from '#shared/rules/clean-html'

describe('HTML from a word processor', () => {
  test('keeps headings, lists by level, tables and emphasis of Word, and none of its looks', () => {
    const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15">
      <style><!-- p.MsoNormal {margin:0cm; font-family:"Calibri";} --></style><xml><o:p>x</o:p></xml></head><body lang=EN-GB>
      <!--StartFragment--><p class=MsoTitle>Reset the hub</p><h2 style='mso-style-priority:9'><span lang=EN-US>Before you&nbsp;begin<o:p></o:p></span></h2>
      <p class=MsoNormal><b><span style='color:red'>Unplug</span></b> the <span style='font-style:italic'>hub</span>.<o:p></o:p></p>
      <p class=MsoNormal><o:p>&nbsp;</o:p></p>
      <p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Wait<o:p></o:p></p>
      <p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>ten seconds</p>
      <p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span>Plug it in</p>
      <table class=MsoTableGrid border=1 style='border-collapse:collapse'><tr><td width=200 valign=top style='border:solid'><p class=MsoNormal>Light</p></td><td colspan=2><p class=MsoNormal>Meaning</p></td></tr></table>
      <!--EndFragment--></body></html>`
    expect(cleanHtml(word)).toBe(
      '<h1>Reset the hub</h1><h2>Before you begin</h2><p><strong>Unplug</strong> the <em>hub</em>.</p>' +
        '<ol><li>Wait<ul><li>ten seconds</li></ul></li><li>Plug it in</li></ol>' +
        '<table><tr><td><p>Light</p></td><td colspan="2"><p>Meaning</p></td></tr></table>',
    )
  })

  test('knows the bold that is not bold, and spans that are', () => {
    const docs =
      '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr" style="line-height:1.38"><span style="font-weight:700">Bold</span><span style="font-weight:400"> plain</span></p><br /></b>'
    expect(cleanHtml(docs)).toBe('<p><strong>Bold</strong> plain</p>')
  })

  test('keeps what an article means by its own marks', () => {
    const id = '018f0000-0000-7000-8000-000000000001'
    const html = `<p>See <a data-article="${id}">this</a>, {{customer.name}}</p><div data-snippet="${id}"></div><aside data-kind="tip"><p>Try</p></aside><p><img src="cid:${id}" alt="x"></p><pre><code class="language-bash">a\n\n  b</code></pre>`
    expect(cleanHtml(html)).toBe(html)
  })

  test('lets nothing run and leads nowhere dangerous', () => {
    const html =
      '<p onclick="x()">a<script>alert(1)</script><img src="x" onerror="y()"><a href="javascript:z()">b</a><iframe src="//e.example"></iframe></p><svg><script>1</script></svg><img src="data:text/html,x">'
    expect(cleanHtml(html)).toBe('<p>a<img src="x" alt="">b</p>')
  })

  test('puts loose text into paragraphs and takes empty ones away', () => {
    expect(cleanHtml('hello <b>you</b><div>two<p>three</p> four</div><p> </p><p><br></p><div></div>')).toBe(
      '<p>hello <strong>you</strong></p><p>two</p><p>three</p><p>four</p>',
    )
  })

  test('is done in time with what is nested without end, and gives back what it gave', () => {
    const began = performance.now()
    cleanHtml('<div>'.repeat(30_000) + 'x')
    cleanHtml('<b><i>'.repeat(20_000))
    expect(performance.now() - began).toBeLessThan(3_000)
    const once = cleanHtml('<ul><li>a<p>b</p></li></ul><table><tbody><tr><th>x</th></tr></tbody></table>')
    expect(cleanHtml(once)).toBe(once)
  })
})

test('Markdown has call-outs, links to articles and files', () => {
  const id = '018f0000-0000-7000-8000-000000000001'
  expect(markdownToHtml(`> [!WARNING]\n> Hot [plate](article:${id})\n\n![it](cid:${id})`)).toBe(
    `<aside data-kind="warning">\n<p>Hot <a data-article="${id}">plate</a></p>\n</aside>\n<p><img src="cid:${id}" alt="it"></p>`,
  )
})
