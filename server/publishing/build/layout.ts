import type { Site } from '../../../shared/domain/sites.ts'
import {
  contactPath,
  directionOf,
  escapedPath,
  feedPath,
  homePath,
  relativeLink,
  searchPath,
} from '../../../shared/rules/publishing/paths.ts'
import { type Html, html, jsonBlock } from './html.ts'
import type { Theme } from './theme.ts'
import { nativeName, type Words, wordsOf } from './words.ts'

/** What all pages have around their content. */

export interface Shell {
  readonly site: Site
  readonly theme: Theme
}

export interface Alternate {
  readonly language: string
  readonly path: string
}

export interface Crumb {
  readonly name: string
  readonly path: string
}

export interface PageHead {
  readonly path: string
  readonly language: string
  readonly title: string
  readonly description: string
  readonly kind: 'home' | 'topic' | 'article' | 'search' | 'contact' | 'missing'
  /** The same page in all languages that have it, this one among them. */
  readonly alternates: readonly Alternate[]
  /** From home on, this page not among them. */
  readonly crumbs: readonly Crumb[]
  readonly structured?: readonly object[]
  /** When it was changed last, for articles. */
  readonly changedAt?: string
}

/**
 * Nothing is loaded from anywhere else, and nothing runs that is not a file of the site. Who serves the site says it in a
 * header as well; a plain web server has only this. Without a script nothing connects to anywhere: that it may, to the site
 * itself, is for those who examine a page from within.
 */
export const policies = {
  plain:
    "default-src 'none'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'",
  search:
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; form-action 'self'; base-uri 'none'",
  /** Shown at any address, so that its links need a base. */
  missing:
    "default-src 'none'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'self'",
} as const

export const siteTitle = (site: Site, language: string): string => site.titles[language] ?? site.name

/** A whole address, where the site knows its own. */
export const absolute = ({ publicUrl }: Site, path: string): string | null =>
  publicUrl === null ? null : new URL(publicUrl).href + escapedPath(path)

/** The mark that a server puts the site's real place into; a plain web server finds what `publicUrl` says. */
export const baseOf = ({ publicUrl }: Site): string => (publicUrl === null ? '/' : new URL(publicUrl).pathname)

export function page(shell: Shell, head: PageHead, content: Html): string {
  const { site, theme } = shell
  const { language, path } = head
  const words = wordsOf(language)
  const to = (target: string) => relativeLink(path, target)
  const isMissing = head.kind === 'missing'
  const policy = isMissing ? policies.missing : head.kind === 'search' ? policies.search : policies.plain
  const title = siteTitle(site, language)
  const whole = head.kind === 'home' ? title : `${head.title} – ${title}`
  return html`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${policy}">
${isMissing && html`<base href="${baseOf(site)}">`}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${whole}</title>
<meta name="description" content="${head.description}">
<link rel="stylesheet" href="${to(theme.style.path)}">
<link rel="icon" href="${to(theme.icon.path)}" type="image/svg+xml">
${!isMissing && html`<link rel="alternate" type="application/atom+xml" title="${words('feed')}" href="${to(feedPath(language))}">`}
${forRobots(site, head)}
${(head.structured ?? []).map((each) => jsonBlock('application/ld+json', '', each))}
</head>
<body class="page-${head.kind}">
${!isMissing && html`<a class="skip" href="#main">${words('skip')}</a>`}
${header(shell, head, words)}
<main id="main">
${head.crumbs.length > 0 && breadcrumbs(head, words)}
${content}
</main>
${footer(shell, head, words)}
</body>
</html>
`.text
}

function forRobots(site: Site, { kind, path, title, description, alternates, language, changedAt }: PageHead): Html {
  if (kind === 'missing' || kind === 'search') return html`<meta name="robots" content="noindex">`
  const self = absolute(site, path)
  const first = site.languages[0]?.language
  const other = alternates.find((each) => each.language === first) ?? alternates[0]
  return html`${
    self !== null &&
    html`<link rel="canonical" href="${self}">
${
  alternates.length > 1 && [
    ...alternates.map(
      (each) => html`<link rel="alternate" hreflang="${each.language}" href="${absolute(site, each.path)}">
`,
    ),
    html`<link rel="alternate" hreflang="x-default" href="${absolute(site, other?.path ?? path)}">
`,
  ]
}<meta property="og:url" content="${self}">`
  }
<meta property="og:type" content="${kind === 'article' ? 'article' : 'website'}">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:site_name" content="${siteTitle(site, language)}">
<meta property="og:locale" content="${language.replace('-', '_')}">
${changedAt && html`<meta property="article:modified_time" content="${changedAt}">`}`
}

function header({ site, theme }: Shell, head: PageHead, words: Words): Html {
  const { language, path } = head
  const to = (target: string) => relativeLink(path, target)
  const title = siteTitle(site, language)
  const { logo } = theme
  return html`<header class="top">
<div class="bar">
<a class="brand" href="${to(homePath(language))}">${
    logo && html`<img src="${to(logo.path)}" alt="" width="${Math.round((logo.width * 28) / logo.height)}" height="28">`
  }<span>${title}</span></a>
${head.kind !== 'home' && head.kind !== 'search' && searchForm(to(searchPath(language)), words)}
${languages(head, words)}
</div>
</header>`
}

/** Works without a script: the page it leads to lists all topics. */
export function searchForm(action: string, words: Words, autofocus = false): Html {
  return html`<form class="search" role="search" action="${action}" method="get">
<label class="unseen" for="q">${words('searchLabel')}</label>
<input id="q" name="q" type="search" maxlength="200" placeholder="${words('searchPlaceholder')}" autocomplete="off"${autofocus && html` autofocus`}>
<button type="submit">${words('search')}</button>
</form>`
}

function languages({ alternates, language, path }: PageHead, words: Words): Html | false {
  if (alternates.length < 2) return false
  return html`<details class="languages">
<summary><span class="unseen">${words('language')}: </span>${nativeName(language)}</summary>
<ul>
${alternates.map(
  (each) =>
    html`<li><a href="${relativeLink(path, each.path)}" lang="${each.language}" hreflang="${each.language}"${each.language === language && html` aria-current="true"`}>${nativeName(each.language)}</a></li>
`,
)}</ul>
</details>`
}

function breadcrumbs({ crumbs, path, title }: PageHead, words: Words): Html {
  return html`<nav class="crumbs" aria-label="${words('breadcrumbs')}">
<ol>
${crumbs.map(
  (each) => html`<li><a href="${relativeLink(path, each.path)}">${each.name}</a></li>
`,
)}<li aria-current="page">${title}</li>
</ol>
</nav>`
}

function footer({ site }: Shell, head: PageHead, words: Words): Html {
  const to = (target: string) => relativeLink(head.path, target)
  return html`<footer class="bottom">
<div>
<p>${siteTitle(site, head.language)}</p>
<ul>
<li><a href="${to(homePath(head.language))}">${words('topics')}</a></li>
<li><a href="${to(contactPath(head.language))}">${words('contact')}</a></li>
<li><a href="${to(feedPath(head.language))}">${words('feed')}</a></li>
</ul>
</div>
</footer>`
}
