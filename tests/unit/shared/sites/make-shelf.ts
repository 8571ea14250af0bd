import type { Article, Category, Snippet, Translation } from '#shared/domain/knowledge'
import { derivedId, translationId } from '#shared/domain/records'
import type { Site, SiteFields } from '#shared/domain/sites'
import type { Shelf } from '#shared/rules/publishing/content'
import { htmlToText } from '#shared/rules/text'
import { start } from '../effects.ts'
import { siteFields } from './make.ts'

/** A small knowledge base for a site, without a store. */

export const idOf = (name: string) => derivedId('site test', name)
const author = idOf('author')

export function siteOf(fields: Partial<SiteFields> = {}): Site {
  return {
    ...siteFields(fields),
    ...{ id: idOf('site'), version: 1, currentEditionId: null, lastNumber: 0, archivedAt: null },
    ...{ updatedBy: author, updatedAt: start, createdAt: start },
  }
}

export function articleOf(name: string, fields: Partial<Article> = {}): Article {
  return {
    ...{ id: idOf(name), version: 1, categoryId: null, audience: 'public', ownerId: author, sourceLanguage: 'en' },
    ...{ tagIds: [], productIds: [], keywords: [], reviewBy: null, archivedAt: null, ticketId: null },
    ...{ createdById: author, createdAt: start, updatedAt: start },
    ...fields,
  }
}

export interface TextFields {
  readonly language?: string
  readonly summary?: string
  readonly published?: boolean
  readonly number?: number
  readonly sourceRevision?: number | null
  readonly at?: string
}

export function textOf(name: string, title: string, bodyHtml = '<p>Text</p>', fields: TextFields = {}): Translation {
  const {
    language = 'en',
    summary = 'In short',
    published = true,
    number = 1,
    sourceRevision = null,
    at = start,
  } = fields
  const texts = { title, summary, bodyHtml, bodyText: htmlToText(bodyHtml) }
  const revisionId = idOf(`${name} ${language} ${number} ${title}`)
  return {
    ...{ id: translationId(idOf(name), language), version: 1, articleId: idOf(name), language, ...texts },
    ...{ state: published ? 'published' : 'draft', revision: number, revisionId, sourceRevision },
    published: published ? { revisionId, number, ...texts, at, byId: author } : null,
    ...{ reviewerId: null, reviewDueAt: null, submittedById: null, approvedById: null, approvedAt: null },
    ...{ updatedBy: author, updatedAt: start, createdAt: start },
  }
}

export function categoryOf(name: string, parent: string | null = null, fields: Partial<Category> = {}): Category {
  return {
    ...{ id: idOf(name), version: 1, name, translatedNames: {}, position: 0, createdAt: start },
    parentId: parent === null ? null : idOf(parent),
    ...fields,
  }
}

export function snippetOf(name: string, bodies: Record<string, string>, version = 1): Snippet {
  return { ...{ id: idOf(name), version, name, bodies }, updatedBy: author, updatedAt: start, createdAt: start }
}

export function shelfOf(parts: {
  readonly articles?: readonly Article[]
  readonly translations?: readonly Translation[]
  readonly categories?: readonly Category[]
  readonly snippets?: readonly Snippet[]
}): Shelf {
  const { articles = [], translations = [], categories = [], snippets = [] } = parts
  return { articles, translations, categories, snippets: new Map(snippets.map((each) => [each.id, each])) }
}
