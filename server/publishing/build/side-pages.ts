import type { LanguageContent } from '../../../shared/rules/publishing/content.ts'
import { contactPath, homePath, relativeLink, searchPath } from '../../../shared/rules/publishing/paths.ts'
import { type Html, html, jsonBlock } from './html.ts'
import { absolute, page, policies, searchForm, siteTitle } from './layout.ts'
import { alternates, breadcrumbList, crumbsTo, type SiteContext, topicCards } from './pages.ts'
import { nativeName, type WordKey, type Words, wordsOf } from './words.ts'

/** The pages that stand beside topics and articles. */

/** What the search of a language needs to know. */
export interface SearchFiles {
  /** Of its parts, from the site's root, with a slash at the end. */
  readonly parts: readonly string[]
  readonly engine: string
  readonly vocabulary: string
}

export function searchPage(context: SiteContext, { language, topics }: LanguageContent, files: SearchFiles): string {
  const words = wordsOf(language)
  const path = searchPath(language)
  const to = (target: string) => relativeLink(path, target)
  const data = {
    language,
    root: to(homePath(language)),
    parts: files.parts.map(to),
    engine: to(files.engine),
    vocabulary: to(files.vocabulary),
    title: words('searchTitle'),
    none: words('resultsFor', { count: 0, query: '{query}' }),
    forms: pluralForms(words),
    didYouMean: words('didYouMean'),
    nothingFound: words('nothingFound'),
    failed: words('searchFailed'),
    more: words('moreResults'),
  }
  const content = html`<h1>${words('searchTitle')}</h1>
${searchForm('./', words, true)}
<p id="status" class="quiet" role="status"></p>
<div id="suggestion"></div>
<ol id="results" class="results" hidden></ol>
<section id="all">
<noscript><p>${words('searchWithout')}</p></noscript>
<h2>${words('topics')}</h2>
${topicCards(path, topics, words)}
</section>
${jsonBlock('application/json', 'words', data)}
<script type="module" src="${to(context.theme.search.path)}"></script>`
  return page(
    context,
    {
      path,
      language,
      title: words('searchTitle'),
      description: words('searchLabel'),
      kind: 'search',
      alternates: alternates(context, (each) => searchPath(each.language)),
      crumbs: [],
    },
    content,
  )
}

/** The sentence in each of the language's plural forms, with `{count}` for the number. */
function pluralForms(words: Words): Record<string, string> {
  const rules = new Intl.PluralRules(words.language)
  const numbers = new Intl.NumberFormat(words.language)
  const forms: Record<string, string> = {}
  for (let count = 1; count <= 200; count++) {
    const form = rules.select(count)
    forms[form] ??= words('resultsFor', { count, query: '{query}' }).replace(numbers.format(count), '{count}')
  }
  return forms
}

export function contactPage(context: SiteContext, { language }: LanguageContent): string {
  const { site } = context
  const words = wordsOf(language)
  const path = contactPath(language)
  const hours = site.hours[language] ?? Object.values(site.hours)[0]
  const row = (key: WordKey, value: Html | string | undefined | false) =>
    value && html`<dt>${words(key)}</dt><dd>${value}</dd>`
  const ways = [
    row('email', site.email !== null && html`<a href="mailto:${site.email}">${site.email}</a>`),
    row('phone', site.phone !== null && html`<a href="tel:${site.phone.replace(/[^+0-9]/g, '')}">${site.phone}</a>`),
    row('hours', hours),
  ].filter(Boolean)
  const content = html`<h1>${words('contactTitle')}</h1>
<p class="lead">${words('contactIntro')}</p>
${ways.length > 0 && html`<dl class="ways">${ways}</dl>`}`
  const crumbs = crumbsTo(null, language, words)
  return page(
    context,
    {
      path,
      language,
      title: words('contactTitle'),
      description: words('contactIntro'),
      kind: 'contact',
      alternates: alternates(context, (each) => contactPath(each.language)),
      crumbs,
      structured: breadcrumbList(site, [...crumbs, { name: words('contactTitle'), path }]),
    },
    content,
  )
}

/** For an address without a page. It may be shown at any address, so it is written as if it stood at the root. */
export function missingPage(
  context: SiteContext,
  { language, topics }: LanguageContent,
  why: 'notFound' | 'gone',
): string {
  const words = wordsOf(language)
  const content = html`<h1>${words(`${why}Title`)}</h1>
<p class="lead">${words(`${why}Text`)}</p>
<h2>${words('topics')}</h2>
${topicCards('404.html', topics, words)}`
  return page(
    context,
    {
      path: '404.html',
      language,
      title: words(`${why}Title`),
      description: words(`${why}Text`),
      kind: 'missing',
      alternates: alternates(context, (each) => homePath(each.language)),
      crumbs: [],
    },
    content,
  )
}

/** Where a reader arrives without a language: to the first one, with the others a click away. */
export function rootPage({ site, theme, content }: SiteContext): string {
  const first = content[0]?.language ?? 'en'
  const words = wordsOf(first)
  const title = siteTitle(site, first)
  const canonical = absolute(site, homePath(first))
  return html`<!doctype html>
<html lang="${first}">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${policies.plain}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="0; url=${relativeLink('', homePath(first))}">
<title>${title}</title>
<meta name="description" content="${site.intros[first] ?? title}">
${canonical !== null && html`<link rel="canonical" href="${canonical}">`}
<link rel="stylesheet" href="${theme.style.path}">
<link rel="icon" href="${theme.icon.path}" type="image/svg+xml">
</head>
<body class="root">
<main id="main">
<h1>${title}</h1>
<h2>${words('chooseLanguage')}</h2>
<ul>
${content.map(
  ({
    language,
  }) => html`<li><a href="${relativeLink('', homePath(language))}" lang="${language}" hreflang="${language}">${nativeName(language)}</a></li>
`,
)}</ul>
</main>
</body>
</html>
`.text
}
