import type { Article, Category, Snippet, Translation } from '../../domain/knowledge.ts'
import type { Site } from '../../domain/sites.ts'
import { refsOf } from '../knowledge-html.ts'
import { articlePath, slugIn, topicPath } from './paths.ts'
import { assignSlugs } from './slugs.ts'

/** What stands in a site: which articles it takes, under which topics, at which addresses. */

/** Everything of the knowledge base that a site may be made of. */
export interface Shelf {
  readonly articles: readonly Article[]
  readonly translations: readonly Translation[]
  readonly categories: readonly Category[]
  readonly snippets: ReadonlyMap<string, Snippet>
}

type Text = NonNullable<Translation['published']>

export interface ArticlePage {
  /** Says which page it is, whatever its address. */
  readonly key: string
  readonly path: string
  readonly language: string
  readonly article: Article
  readonly text: Text
  /** Number of the source's text that this was translated from. */
  readonly sourceRevision: number | null
  readonly refs: ReturnType<typeof refsOf>
}

export interface Topic {
  readonly key: string
  readonly path: string
  readonly language: string
  /** Null: what no category holds. */
  readonly category: Category | null
  /** Its name in the language; empty without a category. */
  readonly name: string
  readonly parent: Topic | null
  readonly children: readonly Topic[]
  readonly pages: readonly ArticlePage[]
}

export interface LanguageContent {
  readonly language: string
  readonly pages: readonly ArticlePage[]
  /** Those at the top, in order. */
  readonly topics: readonly Topic[]
  /** By category; null for what none holds. */
  readonly topicOf: ReadonlyMap<string | null, Topic>
}

/** What an edition remembers of a page, to compare the next one with. */
export interface KnownPage {
  readonly path: string
  readonly title: string
  readonly language: string
  /** Changes with what a reader would call the page's content. */
  readonly source: string
}
export type KnownPages = Readonly<Record<string, KnownPage>>

export const articleKey = (articleId: string, language: string) => `article:${articleId}:${language}`
export const topicKey = (categoryId: string | null, language: string) => `topic:${categoryId ?? ''}:${language}`

/** Articles that the site takes, whether or not they are there in one of its languages. */
export function chosenArticles(
  site: Site,
  { articles, categories }: Pick<Shelf, 'articles' | 'categories'>,
): Article[] {
  const wanted = withBelow(site.categoryIds, categories)
  const tags = new Set(site.tagIds)
  const byHand = new Set(site.articleIds)
  const leftOut = new Set(site.leftOutIds)
  return articles.filter(
    (article) =>
      article.audience === 'public' &&
      article.archivedAt === null &&
      !leftOut.has(article.id) &&
      (site.takesAll ||
        byHand.has(article.id) ||
        (article.categoryId !== null && wanted.has(article.categoryId)) ||
        article.tagIds.some((each) => tags.has(each))),
  )
}

function withBelow(ids: readonly string[], categories: readonly Category[]): Set<string> {
  const found = new Set(ids)
  // As often as the tree is deep; a circle ends it too.
  for (let before = -1; before !== found.size; ) {
    before = found.size
    for (const { id, parentId } of categories) if (parentId !== null && found.has(parentId)) found.add(id)
  }
  return found
}

export function contentOf(site: Site, shelf: Shelf, before: KnownPages): LanguageContent[] {
  const chosen = new Map(chosenArticles(site, shelf).map((article) => [article.id, article]))
  return site.languages.map(({ language }) => {
    const texts = shelf.translations.flatMap((each) => {
      const article = each.language.toLowerCase() === language.toLowerCase() ? chosen.get(each.articleId) : undefined
      return article && each.published ? [{ article, text: each.published, sourceRevision: each.sourceRevision }] : []
    })
    texts.sort((a, b) => (a.article.id < b.article.id ? -1 : 1))
    const slugs = assignSlugs(
      texts.map(({ article, text }) => {
        const key = articleKey(article.id, language)
        return { key, title: text.title, was: wasSlug(before, key) }
      }),
    )
    const pages = texts.map(({ article, text, sourceRevision }): ArticlePage => {
      const key = articleKey(article.id, language)
      const path = articlePath(language, slugs.get(key) ?? '')
      return { key, path, language, article, text, sourceRevision, refs: refsOf(text.bodyHtml) }
    })
    return { language, pages, ...topicsOf(site, shelf, language, pages, before) }
  })
}

const wasSlug = (before: KnownPages, key: string) => {
  const known = Object.hasOwn(before, key) ? before[key] : undefined
  return known && slugIn(known.path)
}

/** Categories that hold something in the language, themselves or below them. */
function topicsOf(
  site: Site,
  { categories }: Shelf,
  language: string,
  pages: readonly ArticlePage[],
  before: KnownPages,
): Pick<LanguageContent, 'topics' | 'topicOf'> {
  const known = new Map(categories.map((each) => [each.id, each]))
  const placed = new Map<string | null, ArticlePage[]>()
  for (const page of pages) {
    const { categoryId } = page.article
    const shelf = categoryId !== null && known.has(categoryId) ? categoryId : null
    placed.set(shelf, [...(placed.get(shelf) ?? []), page])
  }
  const isShown = new Set<string>()
  for (const id of placed.keys()) {
    for (let at = id === null ? undefined : known.get(id); at && !isShown.has(at.id); ) {
      isShown.add(at.id)
      at = at.parentId === null ? undefined : known.get(at.parentId)
    }
  }
  const shown = categories.filter(({ id }) => isShown.has(id)).sort(byPlace(site))
  const nameOf = (category: Category) => category.translatedNames[language] ?? category.name
  const slugs = assignSlugs(
    [...shown]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((category) => {
        const key = topicKey(category.id, language)
        return { key, title: nameOf(category), was: wasSlug(before, key) }
      }),
  )
  const order = new Intl.Collator(language, { numeric: true })
  const sorted = (list: readonly ArticlePage[]) =>
    [...list].sort((a, b) => order.compare(a.text.title, b.text.title) || (a.key < b.key ? -1 : 1))
  const topicOf = new Map<string | null, Topic>()
  const made = (category: Category | null, parent: Topic | null): Topic => {
    const key = topicKey(category?.id ?? null, language)
    const children: Topic[] = []
    const topic: Topic = {
      key,
      path: topicPath(language, category === null ? 'more' : (slugs.get(key) ?? '')),
      language,
      category,
      name: category === null ? '' : nameOf(category),
      parent,
      children,
      pages: sorted(placed.get(category?.id ?? null) ?? []),
    }
    topicOf.set(category?.id ?? null, topic)
    // One that is there already closes a circle.
    for (const each of shown)
      if (category !== null && each.parentId === category.id && !topicOf.has(each.id)) children.push(made(each, topic))
    return topic
  }
  const isTop = ({ parentId }: Category) => parentId === null || !isShown.has(parentId)
  const topics = shown.filter(isTop).map((category) => made(category, null))
  if (placed.has(null)) topics.push(made(null, null))
  // Of a circle none is at the top: what stands in it is shown all the same.
  for (const category of shown) if (!topicOf.has(category.id)) topics.push(made({ ...category, parentId: null }, null))
  return { topics, topicOf }
}

function byPlace({ categoryOrder }: Site) {
  const place = new Map(categoryOrder.map((id, i) => [id, i]))
  const of = (category: Category) => place.get(category.id) ?? Number.POSITIVE_INFINITY
  return (a: Category, b: Category): number => {
    const [first, second] = [of(a), of(b)]
    if (first !== second) return first - second
    return a.position - b.position || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1)
  }
}

/** What is compared with the next edition. */
export function knownPages(content: readonly LanguageContent[], shelf: Pick<Shelf, 'snippets'>): KnownPages {
  const known: Record<string, KnownPage> = {}
  for (const { language, pages, topicOf } of content) {
    for (const page of pages) {
      const snippets = page.refs.snippets.map((id) => `${id}@${shelf.snippets.get(id)?.version ?? 0}`)
      const source = [page.text.revisionId, page.article.categoryId ?? '', ...snippets].join(' ')
      known[page.key] = { path: page.path, title: page.text.title, language, source }
    }
    for (const topic of topicOf.values()) {
      const source = [topic.name, topic.parent?.key ?? ''].join(' ')
      known[topic.key] = { path: topic.path, title: topic.name, language, source }
    }
  }
  return known
}
