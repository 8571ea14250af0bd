import type { Translation } from '../../domain/knowledge.ts'
import { limits } from '../../domain/primitives.ts'
import type { Finding, FindingKind, Site } from '../../domain/sites.ts'
import { isOutdated, needsReview } from '../knowledge.ts'
import { refsOf } from '../knowledge-html.ts'
import { inLanguage } from '../knowledge-variables.ts'
import { type ArticlePage, chosenArticles, type LanguageContent, type Shelf } from './content.ts'
import { accentContrasts } from './contrast.ts'

/** What is wrong with a site before it is published. */

/** Readers would meet these: the site is not published while one is left. */
const blocking: ReadonlySet<FindingKind> = new Set([
  'empty',
  'broken-link',
  'missing-picture',
  'untranslated',
  'low-contrast',
])

export const isBlocking = ({ kind }: Pick<Finding, 'kind'>): boolean => blocking.has(kind)

export interface CheckContext {
  /** Files of articles whose bytes are there. */
  readonly files: ReadonlySet<string>
  /** `2026-03-01`. */
  readonly today: string
}

/** Those that block come first. */
export function checkSite(
  site: Site,
  shelf: Shelf,
  content: readonly LanguageContent[],
  context: CheckContext,
): Finding[] {
  const found = [
    ...ofSite(site, content),
    ...untranslated(site, shelf, content),
    ...content.flatMap(({ pages }) => pages.flatMap((page) => ofPage(page, shelf, context))),
    ...brokenLinks(shelf, content),
    ...ofArticles(shelf, content, context),
  ]
  return [...found.filter(isBlocking), ...found.filter((each) => !isBlocking(each))]
}

function about(kind: FindingKind, detail = '', where: Pick<Finding, 'articleId' | 'language'> = nowhere): Finding {
  return { kind, ...where, detail: detail.slice(0, limits.subject).toWellFormed() }
}
const nowhere = { articleId: null, language: null }
const at = ({ article, language }: ArticlePage) => ({ articleId: article.id, language })

function ofSite(site: Site, content: readonly LanguageContent[]): Finding[] {
  const contrasts = accentContrasts(site).filter(({ isEnough }) => !isEnough)
  return [
    ...(content.every(({ pages }) => pages.length === 0) ? [about('empty')] : []),
    ...contrasts.map(({ accent, ratio }) =>
      about('low-contrast', `${accent} ${(Math.floor(ratio * 10) / 10).toFixed(1)}`),
    ),
    ...(site.publicUrl === null ? [about('no-public-url')] : []),
  ]
}

function untranslated(site: Site, shelf: Shelf, content: readonly LanguageContent[]): Finding[] {
  const titles = new Map(
    content.flatMap(({ pages }) => pages.map((page) => [page.article.id, page.text.title] as const)),
  )
  return site.languages.flatMap(({ language, required }) => {
    if (!required) return []
    const there = new Set(content.find((each) => each.language === language)?.pages.map((page) => page.article.id))
    return chosenArticles(site, shelf)
      .filter(({ id }) => titles.has(id) && !there.has(id))
      .map(({ id }) => about('untranslated', titles.get(id), { articleId: id, language }))
  })
}

/** What a page names, that of its passages among it. */
function namedBy({ text, refs, language }: ArticlePage, { snippets }: Shelf) {
  const placed = refs.snippets.flatMap((id) => {
    const snippet = snippets.get(id)
    return snippet ? [inLanguage(snippet.bodies, [language])] : []
  })
  return { html: [text.bodyHtml, ...placed], refs: [refs, ...placed.map(refsOf)] }
}

const remotePicture = /<img\b[^>]*?\ssrc="(https?:[^"]{0,300})/gi

function ofPage(page: ArticlePage, shelf: Shelf, { files }: CheckContext): Finding[] {
  const { html, refs } = namedBy(page, shelf)
  const missing = refs.flatMap((each) => each.files).filter((id) => !files.has(id))
  const remote = html.flatMap((each) => [...each.matchAll(remotePicture)].map((match) => match[1] ?? ''))
  return [
    ...missing.map((id) => about('missing-picture', id, at(page))),
    ...refs.flatMap((each) => each.nowhere).map((href) => about('broken-link', href, at(page))),
    ...remote.map((url) => about('remote-picture', url, at(page))),
    ...(page.text.summary === '' ? [about('no-description', page.text.title, at(page))] : []),
  ]
}

/** Links to articles that no language of the site has. */
function brokenLinks(shelf: Shelf, content: readonly LanguageContent[]): Finding[] {
  const there = new Set(content.flatMap(({ pages }) => pages.map(({ article }) => article.id)))
  const titles = new Map(shelf.translations.map(({ articleId, title }) => [articleId, title]))
  return content.flatMap(({ pages }) =>
    pages.flatMap((page) =>
      namedBy(page, shelf)
        .refs.flatMap((each) => each.articles)
        .filter((id) => !there.has(id))
        .map((id) => about('broken-link', titles.get(id) ?? id, at(page))),
    ),
  )
}

function ofArticles(shelf: Shelf, content: readonly LanguageContent[], { today }: CheckContext): Finding[] {
  const sources = new Map<string, Translation>()
  const languages = new Map(shelf.articles.map(({ id, sourceLanguage }) => [id, sourceLanguage]))
  for (const each of shelf.translations)
    if (languages.get(each.articleId) === each.language) sources.set(each.articleId, each)
  const due = new Set<string>()
  return content.flatMap(({ pages }) =>
    pages.flatMap((page) => {
      const { article, text, language, sourceRevision } = page
      const found: Finding[] = []
      if (isOutdated(article, { language, sourceRevision }, sources.get(article.id)))
        found.push(about('outdated', text.title, at(page)))
      if (!due.has(article.id) && needsReview({ ...article, isArchived: false }, true, today)) {
        due.add(article.id)
        found.push(about('review-due', text.title, { articleId: article.id, language: null }))
      }
      return found
    }),
  )
}
