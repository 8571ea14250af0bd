import type { Site } from '../../../shared/domain/sites.ts'
import type { ArticlePage, LanguageContent, Topic } from '../../../shared/rules/publishing/content.ts'
import { articleKey } from '../../../shared/rules/publishing/content.ts'
import { homePath, relativeLink, searchPath } from '../../../shared/rules/publishing/paths.ts'
import { type Body, withoutVariables } from './article-body.ts'
import { type Html, html, Html as RawHtml } from './html.ts'
import { type Alternate, absolute, type Crumb, page, type Shell, searchForm, siteTitle } from './layout.ts'
import { type Words, wordsOf, writtenDate } from './words.ts'

/** The pages of a site, each as the text of its file. */

export interface SiteContext extends Shell {
  readonly content: readonly LanguageContent[]
}

/** In every language that has the page. */
export function alternates(
  { content }: SiteContext,
  pathIn: (each: LanguageContent) => string | undefined,
): Alternate[] {
  return content.flatMap((each) => {
    const path = pathIn(each)
    return path === undefined ? [] : [{ language: each.language, path }]
  })
}

const topicName = ({ name, category }: Topic, words: Words) => (category === null ? words('more') : name)

export function homePage(context: SiteContext, { language, topics, pages }: LanguageContent): string {
  const { site } = context
  const words = wordsOf(language)
  const path = homePath(language)
  const title = siteTitle(site, language)
  const intro = site.intros[language]
  const featured = site.featuredIds.flatMap((id) => pages.find((each) => each.article.id === id) ?? [])
  const content = html`<section class="hero">
<h1>${title}</h1>
${intro && html`<p>${intro}</p>`}
${searchForm(relativeLink(path, searchPath(language)), words)}
</section>
${
  featured.length > 0 &&
  html`<section class="featured">
<h2>${words('featured')}</h2>
${articleList(path, featured)}
</section>`
}
<section>
<h2>${words('topics')}</h2>
${topicCards(path, topics, words)}
</section>`
  return page(
    context,
    {
      path,
      language,
      title,
      description: intro ?? title,
      kind: 'home',
      alternates: alternates(context, (each) => homePath(each.language)),
      crumbs: [],
    },
    content,
  )
}

function articleList(from: string, pages: readonly ArticlePage[]): Html {
  return html`<ul class="articles">
${pages.map(
  (each) => html`<li><a href="${relativeLink(from, each.path)}">${plain(each.text.title)}</a></li>
`,
)}</ul>`
}

const plain = (text: string) => withoutVariables(text).trim()

/** Articles of a topic and of those below it. */
function countIn(topic: Topic): number {
  return topic.pages.length + topic.children.reduce((sum, each) => sum + countIn(each), 0)
}

/** Named on a card: all that a reader chooses from, or enough articles to tell what the topic is about. */
const topicsOnCard = 12
const articlesOnCard = 4

/** `level` is that of their headings: one below what stands above them. */
export function topicCards(from: string, topics: readonly Topic[], words: Words, level: 2 | 3 = 3): Html {
  const heading = (link: Html) => (level === 2 ? html`<h2>${link}</h2>` : html`<h3>${link}</h3>`)
  return html`<ul class="cards">
${topics.map((topic) => {
  const inside =
    topic.children.length > 0
      ? topic.children.slice(0, topicsOnCard).map((each) => ({ name: topicName(each, words), path: each.path }))
      : topic.pages.slice(0, articlesOnCard).map((each) => ({ name: plain(each.text.title), path: each.path }))
  return html`<li>
${heading(html`<a href="${relativeLink(from, topic.path)}">${topicName(topic, words)}</a>`)}
<p class="quiet">${words('allOf', { count: countIn(topic) })}</p>
<ul>
${inside.map(
  (each) => html`<li><a href="${relativeLink(from, each.path)}">${each.name}</a></li>
`,
)}</ul>
</li>
`
})}</ul>`
}

export function crumbsTo(topic: Topic | null, language: string, words: Words): Crumb[] {
  const above: Crumb[] = []
  for (let at = topic; at; at = at.parent) above.unshift({ name: topicName(at, words), path: at.path })
  return [{ name: words('home'), path: homePath(language) }, ...above]
}

export function topicPage(context: SiteContext, topic: Topic): string {
  const { language, path } = topic
  const words = wordsOf(language)
  const title = topicName(topic, words)
  const crumbs = crumbsTo(topic.parent, language, words)
  const content = html`<h1>${title}</h1>
${topic.children.length > 0 && topicCards(path, topic.children, words, 2)}
${topic.pages.length > 0 && articleSummaries(path, topic.pages)}`
  return page(
    context,
    {
      path,
      language,
      title,
      description: words('articlesIn', { topic: title }),
      kind: 'topic',
      alternates: alternates(context, (each) => each.topicOf.get(topic.category?.id ?? null)?.path),
      crumbs,
      structured: breadcrumbList(context.site, [...crumbs, { name: title, path }]),
    },
    content,
  )
}

function articleSummaries(from: string, pages: readonly ArticlePage[]): Html {
  return html`<ul class="summaries">
${pages.map(
  ({
    text,
    path,
  }) => html`<li><h2><a href="${relativeLink(from, path)}">${plain(text.title)}</a></h2>${text.summary !== '' && html`<p>${plain(text.summary)}</p>`}</li>
`,
)}</ul>`
}

export interface ArticleParts {
  readonly body: Body
  readonly topic: Topic | null
  readonly related: readonly ArticlePage[]
}

export function articlePage(context: SiteContext, shown: ArticlePage, { body, topic, related }: ArticleParts): string {
  const { language, path, text } = shown
  const words = wordsOf(language)
  const title = plain(text.title)
  const summary = plain(text.summary)
  const crumbs = crumbsTo(topic, language, words)
  // A short one is seen at a glance.
  const contents = body.headings.filter(({ level }) => level < 4)
  const hasContents = contents.length > 2
  const content = html`<div class="sheet${hasContents && ' with-contents'}">
<article data-pagefind-body>
<h1 data-pagefind-ignore data-pagefind-meta="title">${title}</h1>
${summary !== '' && html`<p class="lead">${summary}</p>`}
<div class="text">
${new RawHtml(body.html)}
</div>
<p class="quiet updated" data-pagefind-ignore>${withTime(words, text.at, language)}</p>
</article>
${hasContents && tableOfContents(contents, words)}
</div>
${
  related.length > 0 &&
  html`<section class="related">
<h2>${words('related')}</h2>
${articleList(path, related)}
</section>`
}`
  return page(
    context,
    {
      path,
      language,
      title,
      description: summary === '' ? excerptOf(text.bodyText) || title : summary,
      kind: 'article',
      alternates: alternates(context, (each) => pathOfArticle(context, shown.article.id, each.language)),
      crumbs,
      structured: [
        ...breadcrumbList(context.site, [...crumbs, { name: title, path }]),
        ...questionAnswered(title, plain(text.bodyText)),
      ],
      changedAt: text.at,
    },
    content,
  )
}

function withTime(words: Words, at: string, language: string): Html {
  const [before = '', after = ''] = words('updated', { date: '\u0000' }).split('\u0000')
  return html`${before}<time datetime="${at}">${writtenDate(at, language)}</time>${after}`
}

function tableOfContents(headings: Body['headings'], words: Words): Html {
  return html`<nav class="contents" aria-labelledby="contents">
<h2 id="contents">${words('contents')}</h2>
<ul>
${headings.map(
  ({ id, level, text }) => html`<li class="level-${level}"><a href="#${encodeURIComponent(id)}">${text}</a></li>
`,
)}</ul>
</nav>`
}

export function pathOfArticle({ content }: Pick<SiteContext, 'content'>, articleId: string, language: string) {
  const found = content.find((each) => each.language === language)
  return found && indexOf(found).get(articleKey(articleId, language))?.path
}

const indexes = new WeakMap<LanguageContent, Map<string, ArticlePage>>()
function indexOf(content: LanguageContent): Map<string, ArticlePage> {
  const known = indexes.get(content) ?? new Map(content.pages.map((each) => [each.key, each]))
  indexes.set(content, known)
  return known
}

export function excerptOf(text: string, length = 155): string {
  const whole = plain(text).replace(/\s+/g, ' ')
  if (whole.length <= length) return whole
  const cut = whole.slice(0, length)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2)).toWellFormed()}…`
}

/** @see https://schema.org/BreadcrumbList */
export function breadcrumbList(site: Site, crumbs: readonly Crumb[]): object[] {
  if (site.publicUrl === null) return []
  return [
    {
      '@context': 'https://schema.org',
      '@type': 'BreadcrumbList',
      itemListElement: crumbs.map(({ name, path }, i) => ({
        '@type': 'ListItem',
        position: i + 1,
        name,
        item: absolute(site, path),
      })),
    },
  ]
}

/** @see https://schema.org/FAQPage */
function questionAnswered(title: string, answer: string): object[] {
  if (!/[?？؟;]$|^¿/.test(title) || answer === '') return []
  return [
    {
      '@context': 'https://schema.org',
      '@type': 'FAQPage',
      mainEntity: [
        {
          '@type': 'Question',
          name: title,
          acceptedAnswer: { '@type': 'Answer', text: answer.slice(0, 2_000).toWellFormed() },
        },
      ],
    },
  ]
}
