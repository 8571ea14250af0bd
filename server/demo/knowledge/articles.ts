import type { Article, ArticleFile, ReviewComment, Revision, Translation } from '../../../shared/domain/knowledge.ts'
import { derivedId, type TypedRecord, translationId } from '../../../shared/domain/records.ts'
import { htmlToText } from '../../../shared/rules/text.ts'
import { demoFile } from '../files.ts'
import { demoAdmin, demoEditor, demoLead, people } from '../people.ts'
import { createRandom, mixSeed, type Random } from '../random.ts'
import { day } from '../rhythm.ts'
import { tagIds } from '../tags.ts'
import type { TagName } from '../texts/catalogue.ts'
import { demoLibrary, type Library } from './library.ts'
import { articleIdOf, audienceOf, htmlOf, listOf, pictureIdOf, type WrittenArticle } from './parse.ts'
import { categoryIdOf, productIdOf } from './shelves.ts'

/** The articles of the demo with their texts, as they stand after some years of work. */
export interface DemoArticles {
  readonly records: readonly TypedRecord[]
  readonly comments: readonly ReviewComment[]
  /** When an article could first be used; by its key. Missing while it is not published. */
  readonly usableFrom: ReadonlyMap<string, number>
}

const iso = (at: number) => new Date(at).toISOString()
const editors = [demoEditor, demoLead, demoAdmin]

export function makeArticles(seed: number, now: number, sourceTickets: ReadonlyMap<string, string>): DemoArticles {
  const library = demoLibrary()
  const known = new Set(library.articles.map(({ key }) => key))
  const made: Record<'article' | 'translation' | 'revision' | 'articleFile', TypedRecord[]> = {
    article: [],
    translation: [],
    revision: [],
    articleFile: [],
  }
  const comments: ReviewComment[] = []
  const usableFrom = new Map<string, number>()
  library.articles.forEach((written, i) => {
    const random = createRandom(mixSeed(seed, 201, i))
    const age = (random.chance(0.6) ? random.between(380, 900) : random.between(25, 360)) * day
    const article = articleRecord(written, random, now, now - age, sourceTickets.get(written.key) ?? null)
    made.article.push({ type: 'article', record: article })
    const file = pictureOf(written, article)
    if (file) made.articleFile.push({ type: 'articleFile', record: file })
    const source = textRecords({ written, article, language: article.sourceLanguage, known, random, now, library })
    const texts = [source, ...translationsOf(written, article, source.translation, { library, known, random, now })]
    for (const { translation, revisions, comments: remarks } of texts) {
      made.translation.push({ type: 'translation', record: translation })
      for (const record of revisions) made.revision.push({ type: 'revision', record })
      comments.push(...remarks)
    }
    if (source.translation.published && article.archivedAt === null)
      usableFrom.set(written.key, Date.parse(article.createdAt) + 3 * day)
  })
  return { records: Object.values(made).flat(), comments, usableFrom }
}

function articleRecord(
  written: WrittenArticle,
  random: Random,
  now: number,
  createdAt: number,
  ticketId: string | null,
): Article {
  const review = written.fields.get('review')
  const isDesk = audienceOf(written) === 'internal'
  const author = random.chance(0.45) ? demoEditor : isDesk ? demoLead : random.pick(people)
  const isArchived = written.fields.get('state') === 'archived'
  const changed = createdAt + (now - createdAt) * random.between(0.3, 0.98)
  return {
    id: articleIdOf(written.key),
    version: 1,
    categoryId: categoryIdOf(written.fields.get('in') ?? ''),
    audience: audienceOf(written),
    ownerId: random.chance(0.5) ? demoEditor.id : author.id,
    sourceLanguage: written.fields.get('lang') ?? 'en',
    tagIds: listOf(written, 'tags').map((name) => tagOf(name)),
    productIds: listOf(written, 'products').map(productIdOf),
    keywords: listOf(written, 'words'),
    reviewBy: review === undefined ? null : iso(now + Number(review) * day).slice(0, 10),
    archivedAt: isArchived ? iso(now - random.between(20, 90) * day) : null,
    ticketId,
    createdById: author.id,
    createdAt: iso(createdAt),
    updatedAt: iso(changed),
  }
}

/** `picture: chart 2 | what it shows` puts a picture behind the first block. */
function pictureOf(written: WrittenArticle, article: Article): ArticleFile | undefined {
  const [kind, which] = written.fields.get('picture')?.split(/[ |]/) ?? []
  if (kind !== 'chart' && kind !== 'photo') return undefined
  const { fileName, mediaType, bytes, sha256 } = demoFile(kind, Number(which))
  const info = { fileName, mediaType, size: bytes.length, sha256, inline: true }
  const createdAt = article.createdAt
  return { id: pictureIdOf(written.key), version: 1, articleId: article.id, ...info, createdAt }
}

function blocksOf(written: WrittenArticle, source: WrittenArticle | undefined): readonly string[] {
  const shows = (source ?? written).fields.get('picture')?.split('|')[1]?.trim()
  if (shows === undefined) return written.blocks
  const [first = '', ...rest] = written.blocks
  return [first, `![${shows}](cid:${pictureIdOf(written.key)})`, ...rest]
}

function tagOf(name: string): string {
  if (!Object.hasOwn(tagIds, name)) throw new Error(`no tag is called ${name}`)
  return tagIds[name as TagName]
}

interface Text {
  readonly translation: Translation
  readonly revisions: readonly Revision[]
  readonly comments: readonly ReviewComment[]
}

interface Making {
  readonly written: WrittenArticle
  readonly article: Article
  readonly language: string
  readonly known: ReadonlySet<string>
  readonly random: Random
  readonly now: number
  readonly library: Library
  /** The source's number that a translation follows. */
  readonly sourceRevision?: number
}

const notes = [
  'Clearer order of the steps',
  'New name of the setting in the app',
  'Added what customers ask next',
  'Shortened',
  'Checked with engineering',
  '',
]

function textRecords(making: Making): Text {
  const { written, article, language, known, random, now, library, sourceRevision = null } = making
  const state = written.fields.get('state') ?? 'published'
  // A source that a translation lags behind has had a text before.
  const isFollowed = [...library.translations.values()].some((each) => each.get(written.key)?.fields.has('follows'))
  const wanted = state === 'changed' || isFollowed ? 2 + random.int(2) : 1 + random.int(3)
  const blocks = blocksOf(
    written,
    library.articles.find((each) => each.key === written.key),
  )
  const count = Math.min(wanted, blocks.length)
  const created = Date.parse(article.createdAt) + (sourceRevision === null ? 0 : random.between(2, 20) * day)
  const last = Math.max(created + 1, Math.min(now - day / 2, Date.parse(article.updatedAt)))
  const key = translationId(article.id, language)
  const revisions = Array.from({ length: count }, (_, i): Revision => {
    const number = i + 1
    const author = random.chance(0.6) ? demoEditor : random.pick(people)
    return {
      id: derivedId('demo', 'revision', written.key, language, String(number)),
      version: 1,
      translationId: key,
      articleId: article.id,
      number,
      title: written.title,
      summary: number === 1 && count > 2 ? '' : written.summary,
      bodyHtml: htmlOf(blocks.slice(0, blocks.length - (count - number)), known),
      authorId: number === 1 ? article.createdById : author.id,
      note: number === 1 ? '' : random.pick(notes),
      sourceRevision,
      createdAt: iso(count === 1 ? created : created + ((last - created) * i) / (count - 1)),
    }
  })
  const newest = revisions.at(-1) as Revision
  const isShown = state === 'published' || state === 'archived' || state === 'changed'
  const shown = state === 'changed' ? revisions.at(-2) : isShown ? newest : undefined
  const editor = random.pick(editors)
  const isReviewed = state === 'in-review' || state === 'approved'
  const { title, summary, bodyHtml } = newest
  const translation: Translation = {
    id: key,
    version: 1,
    articleId: article.id,
    language,
    state: shown === newest ? 'published' : state === 'in-review' || state === 'approved' ? state : 'draft',
    title,
    summary,
    bodyHtml,
    bodyText: htmlToText(bodyHtml),
    revision: newest.number,
    revisionId: newest.id,
    published: shown
      ? {
          revisionId: shown.id,
          number: shown.number,
          title: shown.title,
          summary: shown.summary,
          bodyHtml: shown.bodyHtml,
          bodyText: htmlToText(shown.bodyHtml),
          at: iso(Math.min(now, Date.parse(shown.createdAt) + day)),
          byId: editor.id,
        }
      : null,
    sourceRevision,
    reviewerId: isReviewed ? (written.fields.get('reviewer') === 'priya' ? demoLead.id : demoEditor.id) : null,
    reviewDueAt: state === 'in-review' ? iso(now + random.between(-1, 4) * day) : null,
    submittedById: isReviewed ? newest.authorId : null,
    approvedById: state === 'approved' || shown === newest ? editor.id : null,
    approvedAt: state === 'approved' || shown === newest ? newest.createdAt : null,
    updatedBy: newest.authorId,
    updatedAt: newest.createdAt,
    createdAt: iso(created),
  }
  return { translation, revisions, comments: state === 'in-review' ? commentsOn(translation, now, random) : [] }
}

function translationsOf(
  written: WrittenArticle,
  article: Article,
  source: Translation,
  rest: Pick<Making, 'library' | 'known' | 'random' | 'now'>,
): Text[] {
  const texts: Text[] = []
  for (const [language, all] of rest.library.translations) {
    const found = all.get(written.key)
    if (!found) continue
    const newest = source.published?.number ?? source.revision
    const sourceRevision = found.fields.has('follows') ? Math.max(1, newest - 1) : newest
    texts.push(textRecords({ ...rest, written: found, article, language, sourceRevision }))
  }
  return texts
}

const asked = [
  'Can we say how long this takes?',
  'The app calls this something else since 2.9.',
  'I would put the warning before the first step.',
]

function commentsOn(text: Translation, now: number, random: Random): ReviewComment[] {
  const sentences = text.bodyText.split(/(?<=[.!?])\s+/).filter((each) => each.length > 20 && each.length < 200)
  return asked.slice(0, 1 + random.int(asked.length)).map((bodyText, i) => ({
    id: derivedId('demo', 'comment', text.id, String(i)),
    version: 1,
    translationId: text.id,
    articleId: text.articleId,
    quote: sentences[i] ?? '',
    bodyText,
    authorId: text.reviewerId ?? demoEditor.id,
    revisionId: text.revisionId,
    resolvedAt: i === 1 ? iso(now - day / 3) : null,
    resolvedById: i === 1 ? text.updatedBy : null,
    createdAt: iso(now - random.between(0.5, 2) * day),
  }))
}
