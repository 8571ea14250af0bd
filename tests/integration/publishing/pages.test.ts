import { HtmlValidate } from 'html-validate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadManifest, type Manifest } from '../../../server/publishing/manifest.ts'
import { makeArticle, makeCategory } from '../../fixtures/articles.ts'
import { type Crawled, crawl, serveFiles } from '../../fixtures/crawl.ts'
import { type MadeSite, makeSite } from '../../fixtures/sites.ts'
import { startWorkspace, type Workspace } from '../../fixtures/workspace.ts'

/** One site with everything that can go wrong in it, read as a whole. */

let workspace: Workspace
let site: MadeSite
let manifest: Manifest
let crawled: Crawled
const languages = ['en', 'de', 'zh', 'ar']

const hostile = `<h1>Head</h1><p onclick="steal()">Dear {{customer.firstName}},<script>steal()</script></p>
  <svg onload="steal()"><script>steal()</script></svg>
  <ul><li>One<p>Two<strong>Three</ul><td>Four<table><tr><li>Five</table><iframe srcdoc="<script>steal()</script>"></iframe>
  <img src="x" onerror="steal()"><img src="https://elsewhere.example/pixel.gif" alt="Pixel"><style>*{display:none}</style><base href="//evil.example/">`
const wide = `<table>${Array.from({ length: 5_000 }, (_, i) => `<tr><td>${i}</td><td>Row</td><td><p>Text ${i}</p></td></tr>`).join('')}</table>`

beforeAll(async () => {
  workspace = await startWorkspace()
  const network = await makeCategory(workspace, 'Network & more')
  const wifi = await makeCategory(workspace, 'Wi-Fi', network)
  const reset = await makeArticle(
    workspace,
    'Reset the router',
    '<h2>First</h2><p>x</p><h2>Then</h2><p>x</p><h2>Last</h2><p>x</p>',
    {
      ...{ categoryId: wifi, summary: 'How it is done', keywords: ['factory settings'] },
    },
  )
  await makeArticle(workspace, 'Reset the router?', `<p>See <a data-article="${reset.articleId}">this</a></p>`, {
    categoryId: wifi,
  })
  await makeArticle(workspace, 'Search', '<p>x</p>', { categoryId: network })
  await makeArticle(workspace, 'Everything "hostile" <b>& more</b>', hostile, {
    summary: '</title><script>steal()</script>',
  })
  await makeArticle(workspace, 'A long list', wide)
  await makeArticle(workspace, '打印机没有反应怎么办？', '<p>重新启动打印机。</p>', {
    language: 'zh',
    categoryId: wifi,
  })
  await makeArticle(workspace, 'كيف أعيد ضبط الجهاز؟', '<p>اضغط على الزر.</p>', { language: 'ar' })
  site = await makeSite(workspace, {
    ...{ languages: languages.map((language) => ({ language, required: false })), titles: { ar: 'مساعدة' } },
    ...{
      intros: { en: 'All answers' },
      featuredIds: [reset.articleId],
      hours: { en: 'Mondays' },
      phone: '+44 20 7946 0000',
    },
  })
  const edition = await site.publish()
  if (edition.state !== 'published') throw new Error(JSON.stringify(edition))
  const found = await loadManifest(workspace.server.store.reader, edition.id)
  if (!found) throw new Error('no manifest')
  manifest = found
  crawled = await crawl(site.url())
}, 60_000)
afterAll(() => workspace.stop())

const pageAt = (path: string) => crawled.pages.get(path) ?? ''
const isPage = (path: string) => path.endsWith('.html') && !/(404|410)\.html$/.test(path)

describe('the whole site', () => {
  it('has no broken link, loads nothing from elsewhere, and every page can be reached', () => {
    expect(crawled.broken).toEqual([])
    expect(crawled.loadedOutside).toEqual([])
    const reached = new Set(
      [...crawled.pages.keys()].map((path) => (path === '' || path.endsWith('/') ? `${path}index.html` : path)),
    )
    expect(Object.keys(manifest.files).filter((path) => isPage(path) && !reached.has(path))).toEqual([])
    for (const language of languages) expect(crawled.files).toContain(`${language}/feed.xml`)
  })

  it('works from a plain web server under a path, with the same links', async () => {
    const plain = await serveFiles(workspace.server.dataDir, manifest, '/some/path/')
    try {
      const elsewhere = await crawl(plain.url)
      expect(elsewhere.broken).toEqual([])
      expect([...elsewhere.pages.keys()].sort()).toEqual([...crawled.pages.keys()].sort())
      expect(elsewhere.pages).toEqual(crawled.pages)
    } finally {
      await plain.stop()
    }
  })

  it('is valid HTML, the pages for missing addresses too', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:standard', 'html-validate:a11y'],
      rules: {
        // Written as the standard allows it, closed or not.
        'void-style': 'off',
        'doctype-style': 'off',
        // Longer titles are the authors' own.
        'long-title': 'off',
        'no-inline-style': 'error',
        // The policy of the page allows nothing from elsewhere.
        'require-sri': 'off',
      },
    })
    const problems: string[] = []
    const missing = await Promise.all(
      ['en/nothing/', 'de/404.html', 'en/410.html'].map(
        async (path) => [path, await (await fetch(site.url(path))).text()] as const,
      ),
    )
    for (const [path, text] of [...crawled.pages, ...missing]) {
      // Seconds for rows that are all alike.
      if (path === 'en/a-long-list/') continue
      const report = await validator.validateString(text)
      for (const { messages } of report.results)
        for (const { ruleId, message, line } of messages) problems.push(`${path}:${line} ${ruleId} ${message}`)
    }
    expect(problems).toEqual([])
  })

  it('tells search engines of every article, by its whole address', async () => {
    const index = await (await fetch(site.url('sitemap.xml'))).text()
    expect([...index.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url]) => url)).toEqual(
      languages.map((language) => `https://help.lumen.example/sitemap-${language}.xml`),
    )
    const listed = await Promise.all(
      languages.map(async (each) => (await fetch(site.url(`sitemap-${each}.xml`))).text()),
    )
    const paths = [...listed.join('').matchAll(/<loc>https:\/\/help\.lumen\.example\/([^<]*)<\/loc>/g)].map(
      ([, path]) => decodeURIComponent(path ?? ''),
    )
    expect(paths.filter((path) => !crawled.pages.has(path))).toEqual([])
    for (const { path } of Object.values(manifest.pages)) expect(paths).toContain(path)
    expect(await (await fetch(site.url('robots.txt'))).text()).toContain(
      'Sitemap: https://help.lumen.example/sitemap.xml',
    )
  })
})

describe('a page', () => {
  it('of a hostile article runs nothing and loads nothing', () => {
    const text = pageAt('en/everything-hostile-b-more-b/')
    expect(text).toContain(
      '<h1 data-pagefind-ignore data-pagefind-meta="title">Everything &quot;hostile&quot; &lt;b&gt;&amp; more&lt;/b&gt;</h1>',
    )
    // What was typed as text stays text; nothing of it is a tag or an attribute.
    expect(text.replace(/&lt;script&gt;steal\(\)&lt;\/script&gt;/g, '').replace(/\\u003c/g, '')).not.toMatch(
      /<script>steal|on(click|load|error)=|javascript:|srcdoc|evil|<svg|<iframe/i,
    )
    expect(text).toContain("default-src 'none'; style-src 'self'")
    expect(text).not.toMatch(/customer/)
  })

  it('of two alike titles has an address of its own, as has one called like our own', () => {
    for (const path of ['en/reset-the-router/', 'en/reset-the-router-2/', 'en/search-page/', 'en/search/'])
      expect(crawled.pages.has(path)).toBe(true)
  })

  it('in Chinese or Arabic has an address in its letters, and is written as its language is', () => {
    expect(pageAt('zh/打印机没有反应怎么办/')).toContain('<html lang="zh" dir="ltr">')
    const arabic = pageAt('ar/كيف-أعيد-ضبط-الجهاز/')
    expect(arabic).toContain('<html lang="ar" dir="rtl">')
    expect(arabic).toContain('href="https://help.lumen.example/ar/%D9%83%D9%8A%D9%81-')
    expect(arabic).toContain('"@type":"FAQPage"')
  })

  it('holds a table of 5,000 rows', () => {
    expect(pageAt('en/a-long-list/').match(/<tr>/g)).toHaveLength(5_000)
  })

  it('says where it stands, in which languages it is, and what is related', () => {
    const text = pageAt('en/reset-the-router/')
    expect(text).toContain('<link rel="canonical" href="https://help.lumen.example/en/reset-the-router/">')
    expect(text).toContain('"@type":"BreadcrumbList"')
    expect(text).toMatch(/<a href="\.\.\/topics\/wi-fi\/">Wi-Fi<\/a>/)
    expect(text).toContain('<a href="#first">First</a>')
    expect(text).toMatch(/Related articles[\s\S]*\.\.\/reset-the-router-2\//)
    expect(pageAt('en/')).toContain('hreflang="x-default"')
  })
})

describe('the server', () => {
  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(site.url(path), { method, headers, redirect: 'manual' })

  it('sends pages compressed and asks browsers to look again, and files with lasting names for ever', async () => {
    const page = await ask('en/', { 'accept-encoding': 'br' })
    expect(page.headers.get('content-encoding')).toBe('br')
    expect(page.headers.get('cache-control')).toBe('no-cache')
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    const tag = page.headers.get('etag') ?? ''
    expect(await page.text()).toBe(pageAt('en/'))
    expect((await ask('en/', { 'accept-encoding': 'br', 'if-none-match': `"x", W/${tag}` })).status).toBe(304)
    expect((await ask('en/', { 'accept-encoding': 'gzip', 'if-none-match': tag })).status).toBe(200)
    expect(await (await ask('en/', { 'accept-encoding': 'gzip;q=1, br;q=0' })).text()).toBe(pageAt('en/'))
    expect(await (await ask('en/', { 'accept-encoding': 'identity' })).text()).toBe(pageAt('en/'))
    const style = /href="\.\.\/(assets\/site\.[^"]*\.css)"/.exec(pageAt('en/'))?.[1] ?? ''
    expect((await ask(style)).headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  })

  it('answers HEAD with the same headers and no page', async () => {
    const [head, whole] = await Promise.all([ask('en/', {}, 'HEAD'), ask('en/')])
    expect(await head.text()).toBe('')
    for (const name of ['content-length', 'etag', 'content-type'])
      expect(head.headers.get(name)).toBe(whole.headers.get(name))
  })

  it('leads to the reader’s language', async () => {
    const answer = await ask('', { 'accept-language': 'fr, de-CH;q=0.8, en;q=0.3' })
    expect([answer.status, answer.headers.get('location')]).toEqual([302, 'de/'])
    expect((await ask('', { 'accept-language': 'fr' })).status).toBe(200)
  })

  it.each([
    '../../etc/passwd',
    '%2e%2e/%2e%2e/etc/passwd',
    '%00',
    '%ff',
    'en/%2fetc',
    '__proto__',
    'constructor/',
    'en//',
    `en/${'x'.repeat(5_000)}`,
  ])('has nothing at %s', async (path) => {
    const answer = await ask(path)
    expect([400, 404, 414]).toContain(answer.status)
  })

  it('sends an article in less than 50 KB with all that it needs', async () => {
    const path = 'en/reset-the-router/'
    const named = [...pageAt(path).matchAll(/<link rel="(?:stylesheet|icon)" href="([^"]*)"/g)].map(
      ([, href]) => new URL(href ?? '', site.url(path)).href,
    )
    let bytes = 0
    for (const url of [site.url(path), ...named]) {
      const answer = await fetch(url, { headers: { 'accept-encoding': 'br' }, method: 'HEAD' })
      bytes += Number(answer.headers.get('content-length'))
    }
    expect(named).toHaveLength(2)
    expect(bytes).toBeLessThan(50_000)
  })
})
