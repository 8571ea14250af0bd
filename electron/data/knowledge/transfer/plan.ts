import type { Article, Category, Translation } from '#shared/domain/knowledge'
import type { User } from '#shared/domain/people'
import { limits } from '#shared/domain/primitives'
import { derivedId, tagId, translationId } from '#shared/domain/records'
import { type ImportOptions, type ImportPreview, isKeptOut, type TransferProblem } from '#shared/ipc/transfer'
import type { Cache } from '../../cache/cache.ts'
import type { Sql } from '../../cache/driver.ts'
import { getRecord } from '../../cache/records.ts'
import { type BodyPlanning, type PlannedImage, withImages, withLinks } from './bodies.ts'
import type { ReadText } from './texts.ts'
import { saysTheSame } from './to-markdown.ts'

/** What an import would do: every text held against what is there. Nothing is changed yet. */

export interface Source {
  /** Null for a table. */
  readonly root: string | null
  readonly name: string
  readonly texts: readonly ReadText[]
  readonly problems: readonly TransferProblem[]
}

export interface PlannedText {
  readonly read: ReadText
  readonly language: string
  readonly action: 'new' | 'update' | 'unchanged' | 'unreadable'
  /** Links lead to articles, and images that are there already have their id. */
  readonly bodyHtml: string
  /** Still to be taken in. */
  readonly images: readonly PlannedImage[]
  readonly problems: readonly TransferProblem[]
}

type ArticleFields = Pick<
  Article,
  'categoryId' | 'audience' | 'tagIds' | 'productIds' | 'keywords' | 'reviewBy' | 'ownerId'
>

export interface PlannedArticle {
  readonly id: string
  readonly existing: Article | undefined
  readonly fields: Partial<ArticleFields>
  readonly isArchived: boolean
  readonly texts: readonly PlannedText[]
}

export interface PlannedSnippet {
  readonly id: string
  readonly name: string
  readonly bodies: Readonly<Record<string, string>>
}

export interface Plan {
  /** Passages that are missing or differ. */
  readonly snippets: readonly PlannedSnippet[]
  readonly articles: readonly PlannedArticle[]
  readonly newCategories: readonly {
    readonly id: string
    readonly name: string
    readonly parentId: string | null
    readonly path: string
  }[]
  readonly newTags: readonly string[]
  readonly problems: readonly TransferProblem[]
}

export async function planImport(
  cache: Cache,
  me: User,
  source: Source,
  options: ImportOptions,
  step: (done: number, total: number) => boolean,
): Promise<Plan> {
  const shelves = await cache.read((sql) => readShelves(sql, me))
  const groups = new Map<string, ReadText[]>()
  for (const text of source.texts.filter(({ snippetId }) => snippetId === null)) {
    const id = text.id ?? derivedId('import', source.name, text.stem)
    groups.set(id, [...(groups.get(id) ?? []), text])
  }
  const idOfStem = new Map([...groups].flatMap(([id, texts]) => texts.map((text) => [text.stem, id] as const)))
  const articles: PlannedArticle[] = []
  let done = 0
  for (const [id, texts] of groups) {
    if (!step(done, groups.size)) break
    done += 1
    const existing = await cache.read((sql) => getRecord(sql, 'article', id))
    const fieldProblems: TransferProblem[] = []
    const fields = fieldsOf(texts, shelves, (code, detail) =>
      fieldProblems.push({ path: texts[0]?.path ?? '', code, detail }),
    )
    const planned: PlannedText[] = []
    const seen = new Set<string>()
    for (const text of inOrder(texts, existing, options)) {
      const language = text.language ?? options.language
      const key = `${language} ${text.isDraft}`
      const twice: TransferProblem[] = seen.has(key) ? [{ path: text.path, code: 'twice', detail: language }] : []
      seen.add(key)
      const extra = planned.length === 0 ? fieldProblems : []
      planned.push(
        await planText(cache, { text, id, language, root: source.root, idOfStem, problems: [...twice, ...extra] }),
      )
    }
    const isChanged = existing !== undefined && Object.keys(changesOf(existing, fields)).length > 0
    const marked = isChanged
      ? planned.map((each, i) =>
          i === 0 && each.action === 'unchanged' ? { ...each, action: 'update' as const } : each,
        )
      : planned
    articles.push({ id, existing, fields, isArchived: texts.some((text) => text.isArchived), texts: marked })
    await new Promise((resolve) => setImmediate(resolve))
  }
  return {
    snippets: await planSnippets(cache, source.texts, options),
    articles,
    newCategories: [...shelves.newCategories.values()],
    newTags: [...shelves.newTags],
    problems: source.problems,
  }
}

async function planSnippets(
  cache: Cache,
  texts: readonly ReadText[],
  options: ImportOptions,
): Promise<PlannedSnippet[]> {
  const found = new Map<string, { id: string; name: string; bodies: Record<string, string> }>()
  for (const { snippetId, title, language, bodyHtml, problems } of texts) {
    if (snippetId === null || problems.some(isKeptOut)) continue
    const snippet = found.get(snippetId) ?? { id: snippetId, name: title, bodies: {} }
    snippet.bodies[language ?? options.language] = bodyHtml
    found.set(snippetId, snippet)
  }
  const planned: PlannedSnippet[] = []
  for (const snippet of found.values()) {
    const existing = await cache.read((sql) => getRecord(sql, 'snippet', snippet.id))
    const isSame = (language: string) => {
      const body = existing?.bodies[language]
      return body !== undefined && saysTheSame(body, snippet.bodies[language] ?? '')
    }
    const isThere = existing?.name === snippet.name && Object.keys(snippet.bodies).every(isSame)
    if (!isThere) planned.push({ ...snippet, bodies: { ...existing?.bodies, ...snippet.bodies } })
  }
  return planned
}

/** The source first, and what readers see before what they do not. */
function inOrder(texts: readonly ReadText[], existing: Article | undefined, options: ImportOptions): ReadText[] {
  const source =
    existing?.sourceLanguage ?? texts.find((each) => each.sourceLanguage)?.sourceLanguage ?? options.language
  const place = (each: ReadText) => ((each.language ?? options.language) === source ? 0 : 2) + (each.isDraft ? 1 : 0)
  return [...texts].sort((a, b) => place(a) - place(b))
}

interface Shelves {
  readonly me: User
  readonly categories: readonly Category[]
  readonly newCategories: Map<string, Plan['newCategories'][number]>
  readonly newTags: Set<string>
  readonly tags: ReadonlySet<string>
  readonly products: ReadonlyMap<string, string>
  readonly people: ReadonlyMap<string, string>
}

async function readShelves(sql: Sql, me: User): Promise<Shelves> {
  const categories = await sql.all<{ doc: string }>('SELECT doc FROM category')
  const products = await sql.all<{ id: string; name: string; sku: string }>(
    `SELECT id, lower(doc ->> '$.name') AS name, lower(doc ->> '$.sku') AS sku FROM product`,
  )
  const people = await sql.all<{ id: string; email: string }>(`SELECT id, lower(doc ->> '$.email') AS email FROM user`)
  const tags = await sql.all<{ id: string }>('SELECT id FROM tag')
  return {
    me,
    categories: categories.map(({ doc }) => JSON.parse(doc) as Category),
    newCategories: new Map(),
    newTags: new Set(),
    tags: new Set(tags.map(({ id }) => id)),
    products: new Map(
      products.flatMap(({ id, name, sku }) => [[name, id] as const, ...(sku ? [[sku, id] as const] : [])]),
    ),
    people: new Map(people.map(({ id, email }) => [email, id])),
  }
}

type Say = (code: TransferProblem['code'], detail: string) => void

/** What the texts of one article say about it; the first that says something counts. */
function fieldsOf(texts: readonly ReadText[], shelves: Shelves, say: Say): Partial<ArticleFields> {
  const first = <T>(of: (text: ReadText) => T | null): T | null => {
    for (const text of texts) {
      const value = of(text)
      if (value !== null) return value
    }
    return null
  }
  const fields: Partial<ArticleFields> = {}
  const category = first((text) => text.category)
  if (category !== null && category.length > 0) {
    const found = categoryOf(category, shelves)
    if (found === undefined) say('unknown-category', category.join(' / '))
    else fields.categoryId = found
  }
  const audience = first((text) => text.audience)
  if (audience !== null) fields.audience = audience
  const keywords = first((text) => text.keywords)
  if (keywords !== null) fields.keywords = [...keywords]
  const reviewBy = first((text) => text.reviewBy)
  if (reviewBy !== null) fields.reviewBy = reviewBy
  const tags = first((text) => text.tags)
  if (tags !== null) {
    fields.tagIds = [...new Set(tags.slice(0, 30).map(tagId))]
    for (const name of tags.slice(0, 30)) if (!shelves.tags.has(tagId(name))) shelves.newTags.add(name)
  }
  const products = first((text) => text.products)
  if (products !== null) {
    fields.productIds = products.flatMap((name) => {
      const id = shelves.products.get(name.toLowerCase())
      if (id === undefined) say('unknown-product', name)
      return id ?? []
    })
  }
  const owner = first((text) => text.owner)
  if (owner !== null) {
    const id = shelves.people.get(owner.toLowerCase())
    if (id === undefined) say('unknown-owner', owner)
    else fields.ownerId = id
  }
  return fields
}

/** Undefined where it is missing and the person may not make it. */
function categoryOf(names: readonly string[], { categories, newCategories, me }: Shelves): string | undefined {
  let parentId: string | null = null
  for (const [i, name] of names.entries()) {
    const below: string | null = parentId
    const known: { id: string } | undefined = [...categories, ...newCategories.values()].find(
      (each) => each.parentId === below && each.name.toLowerCase() === name.toLowerCase(),
    )
    if (!known && me.role === 'agent') return undefined
    const id: string = known?.id ?? derivedId('import category', below ?? '', name.toLowerCase())
    if (!known)
      newCategories.set(id, {
        id,
        name: name.slice(0, limits.name),
        parentId: below,
        path: names.slice(0, i + 1).join(' / '),
      })
    parentId = id
  }
  return parentId ?? undefined
}

/** Fields that differ from what the article has. */
export function changesOf(existing: Article, fields: Partial<ArticleFields>): Partial<ArticleFields> {
  const differs = ([name, value]: [string, unknown]) =>
    JSON.stringify(Reflect.get(existing, name)) !== JSON.stringify(value)
  return Object.fromEntries(Object.entries(fields).filter(differs))
}

interface Planning extends BodyPlanning {
  readonly language: string
  readonly problems: readonly TransferProblem[]
}

async function planText(cache: Cache, planning: Planning): Promise<PlannedText> {
  const { text, id, language } = planning
  const problems = [...text.problems, ...planning.problems]
  const base = { read: text, language }
  if (problems.some(isKeptOut)) return { ...base, action: 'unreadable', bodyHtml: text.bodyHtml, images: [], problems }
  const linked = await withLinks(cache, planning, problems)
  const { bodyHtml, images } = await withImages(cache, planning, linked, problems)
  const existing = await cache.read((sql) => getRecord(sql, 'translation', translationId(id, language)))
  const isSame = images.length === 0 && existing !== undefined && isThere(existing, text, bodyHtml)
  return { ...base, action: existing ? (isSame ? 'unchanged' : 'update') : 'new', bodyHtml, images, problems }
}

function isThere(existing: Translation, text: ReadText, bodyHtml: string): boolean {
  const sides = text.isPublished && existing.published && !text.isDraft ? [existing, existing.published] : [existing]
  return sides.some(
    (side) => side.title === text.title && side.summary === text.summary && saysTheSame(side.bodyHtml, bodyHtml),
  )
}

const mostShown = 2_000

export function previewOf(importId: string, name: string, plan: Plan): ImportPreview {
  const texts = plan.articles.flatMap(({ texts: all }) => all)
  const count = (action: PlannedText['action']) => texts.filter((each) => each.action === action).length
  const unreadable = plan.problems.map((problem) => ({
    path: problem.path,
    title: '',
    language: 'en',
    category: '',
    images: 0,
    action: 'unreadable' as const,
    problems: [problem],
  }))
  const items = texts.map(({ read, language, action, images, problems }) => ({
    path: read.path,
    title: read.title,
    language,
    category: read.category?.join(' / ') ?? '',
    images: images.length,
    action,
    problems: [...problems],
  }))
  const all = [...unreadable, ...items].sort((a, b) => Number(b.problems.length > 0) - Number(a.problems.length > 0))
  return {
    importId,
    name,
    counts: {
      new: count('new'),
      update: count('update'),
      unchanged: count('unchanged'),
      unreadable: count('unreadable') + unreadable.length,
      snippets: plan.snippets.length,
      images: texts.reduce((sum, each) => sum + each.images.length, 0),
    },
    newCategories: plan.newCategories.map((each) => each.path),
    items: all.slice(0, mostShown),
  }
}
