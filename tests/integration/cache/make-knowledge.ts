import type { Article, Category, Snippet, Translation } from '#shared/domain/knowledge'
import { type TypedRecord, translationId } from '#shared/domain/records'
import { htmlToText } from '#shared/rules/text'
import { at, me, newId } from './make.ts'

/** Articles with plain values, to be overridden by what a test is about. */

export function article(some: Partial<Article> = {}): Article {
  return {
    id: newId(),
    version: 1,
    categoryId: null,
    audience: 'public',
    ownerId: me.id,
    sourceLanguage: 'en',
    tagIds: [],
    productIds: [],
    keywords: [],
    reviewBy: null,
    archivedAt: null,
    ticketId: null,
    createdById: me.id,
    createdAt: at(0),
    updatedAt: at(1),
    ...some,
  }
}

interface Words {
  readonly title: string
  readonly summary?: string
  readonly bodyHtml?: string
}

/** A published text, unless `some` says otherwise. */
export function text(
  of: Article,
  { title, summary = '', bodyHtml = '<p>Words.</p>' }: Words,
  some: Partial<Translation> = {},
): Translation {
  const words = { title, summary, bodyHtml, bodyText: htmlToText(bodyHtml) }
  const { language = of.sourceLanguage, revision = 1, revisionId = newId() } = some
  return {
    id: translationId(of.id, language),
    version: 1,
    articleId: of.id,
    language,
    state: 'published',
    ...words,
    revision,
    revisionId,
    published: { ...words, revisionId, number: revision, at: at(1), byId: me.id },
    sourceRevision: null,
    reviewerId: null,
    reviewDueAt: null,
    submittedById: null,
    approvedById: null,
    approvedAt: null,
    updatedBy: me.id,
    updatedAt: at(1),
    createdAt: at(0),
    ...some,
  }
}

export function category(name: string, some: Partial<Category> = {}): Category {
  return { id: newId(), version: 1, name, translatedNames: {}, parentId: null, position: 0, createdAt: at(0), ...some }
}

export function snippet(name: string, bodies: Snippet['bodies']): Snippet {
  return { id: newId(), version: 1, name, bodies, updatedBy: me.id, updatedAt: at(0), createdAt: at(0) }
}

export const articles = (...records: Article[]): TypedRecord[] => records.map((record) => ({ type: 'article', record }))
export const texts = (...records: Translation[]): TypedRecord[] =>
  records.map((record) => ({ type: 'translation', record }))
