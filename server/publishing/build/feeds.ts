import { derivedId, translationId } from '../../../shared/domain/records.ts'
import type { LanguageContent } from '../../../shared/rules/publishing/content.ts'
import { contactPath, escapedPath, feedPath, homePath, relativeLink } from '../../../shared/rules/publishing/paths.ts'
import { withoutVariables } from './article-body.ts'
import { html } from './html.ts'
import { absolute, siteTitle } from './layout.ts'
import { excerptOf, type SiteContext } from './pages.ts'

/** What machines read. */

const newest = (content: LanguageContent): string | undefined =>
  content.pages.reduce<string | undefined>(
    (last, { text }) => (last === undefined || text.at > last ? text.at : last),
    undefined,
  )

const sitemapPath = (language: string) => `sitemap-${language}.xml`

/** Nothing without the site's own address: these name whole ones only. @see https://www.sitemaps.org/protocol.html */
export function sitemaps({ site, content }: SiteContext): { readonly path: string; readonly text: string }[] {
  if (site.publicUrl === null) return []
  const entry = (path: string, at: string | undefined) =>
    html`<url><loc>${absolute(site, path)}</loc>${at && html`<lastmod>${at}</lastmod>`}</url>
`
  const ofLanguage = content.map((each) => {
    const last = newest(each)
    const topics = [...each.topicOf.values()].map((topic) => {
      const times = topic.pages.map(({ text }) => text.at).sort()
      return entry(topic.path, times.at(-1))
    })
    return {
      path: sitemapPath(each.language),
      text: html`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entry(homePath(each.language), last)}${entry(contactPath(each.language), undefined)}${topics}${each.pages.map(({ path, text }) => entry(path, text.at))}</urlset>
`.text,
    }
  })
  const index = html`<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${content.map((each) => {
  const last = newest(each)
  return html`<sitemap><loc>${absolute(site, sitemapPath(each.language))}</loc>${last && html`<lastmod>${last}</lastmod>`}</sitemap>
`
})}</sitemapindex>
`.text
  return [{ path: 'sitemap.xml', text: index }, ...ofLanguage]
}

/** @see RFC 9309 */
export function robots({ site, content }: SiteContext): string {
  const base = site.publicUrl === null ? '/' : new URL(site.publicUrl).pathname
  const closed = content.map(({ language }) => `Disallow: ${base}${escapedPath(`${language}/search/`)}\n`).join('')
  const map = absolute(site, 'sitemap.xml')
  return `User-agent: *\n${closed}${map === null ? '' : `Sitemap: ${map}\n`}`
}

/** Changes that are told. */
const mostEntries = 30

/** The articles that were published last. @see RFC 4287 */
export function feed({ site }: SiteContext, content: LanguageContent): string {
  const path = feedPath(content.language)
  const to = (target: string) => absolute(site, target) ?? relativeLink(path, target)
  const pages = [...content.pages]
    .sort((a, b) => (a.text.at > b.text.at ? -1 : a.text.at < b.text.at ? 1 : a.key < b.key ? -1 : 1))
    .slice(0, mostEntries)
  return html`<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${content.language}">
<id>urn:uuid:${derivedId('feed', site.id, content.language)}</id>
<title>${siteTitle(site, content.language)}</title>
<updated>${pages[0]?.text.at ?? site.createdAt}</updated>
<author><name>${siteTitle(site, content.language)}</name></author>
<link rel="self" type="application/atom+xml" href="${to(path)}"/>
<link rel="alternate" type="text/html" href="${to(homePath(content.language))}"/>
${pages.map(
  ({ article, text, path: target, language }) => html`<entry>
<id>urn:uuid:${translationId(article.id, language)}</id>
<title>${withoutVariables(text.title)}</title>
<updated>${text.at}</updated>
<link rel="alternate" type="text/html" href="${to(target)}"/>
<summary>${withoutVariables(text.summary) || excerptOf(text.bodyText)}</summary>
</entry>
`,
)}</feed>
`.text
}
