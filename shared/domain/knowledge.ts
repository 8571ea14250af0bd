import { z } from 'zod'
import { id, instant, languageTag, limits, version } from './primitives.ts'
import { attachmentInfo } from './tickets.ts'

/**
 * The knowledge base: one article is what an agent reads out, what a reply quotes and what the public page shows.
 *
 * Bodies are HTML as the editor writes it. What stands for something else in them is resolved when they are shown, see
 * shared/rules/knowledge-html.ts: `<a data-article="ID">` leads to another article, `<div data-snippet="ID"></div>` is
 * replaced by a snippet, `{{customer.firstName}}` by a value, `<img src="cid:FILEID">` is an article's file, and
 * `<aside data-kind="info|tip|warning">` is a call-out.
 */

export const knowledgeLimits = {
  title: 300,
  summary: 2_000,
  note: 500,
  comment: 5_000,
  quote: 1_000,
  query: 200,
  keyword: 80,
  keywords: 50,
  files: 60,
  tags: 30,
  products: 50,
  knownProblems: 50,
  languages: 30,
} as const

/** A calendar day, `2026-03-01`. Sorts as text. */
export const day = z.iso.date()

const byLanguage = (text: z.ZodString) =>
  z
    .record(languageTag, text)
    .refine((texts) => Object.keys(texts).length <= knowledgeLimits.languages, 'too many languages')

/** Where articles stand. A category without a parent stands at the top. */
export const category = z.object({
  id,
  version,
  name: z.string().trim().min(1).max(limits.name),
  /** By language; where there is none, `name` is shown. */
  translatedNames: byLanguage(z.string().trim().min(1).max(limits.name)),
  parentId: id.nullable(),
  position: z.number(),
  createdAt: instant,
})
export type Category = z.infer<typeof category>

export const product = z.object({
  id,
  version,
  name: z.string().trim().min(1).max(limits.name),
  sku: z.string().trim().max(60),
  warrantyMonths: z.number().int().min(0).max(600),
  /** What is known to go wrong with it, and the article that helps, if there is one. */
  knownProblems: z
    .array(z.object({ title: z.string().trim().min(1).max(limits.subject), articleId: id.nullable() }))
    .max(knowledgeLimits.knownProblems),
  createdAt: instant,
})
export type Product = z.infer<typeof product>

/** A passage that many articles share: changed here, it changes wherever it is used. */
export const snippet = z.object({
  id,
  version,
  name: z.string().trim().min(1).max(limits.name),
  /** HTML by language. */
  bodies: byLanguage(z.string().max(100_000)),
  updatedBy: id,
  updatedAt: instant,
  createdAt: instant,
})
export type Snippet = z.infer<typeof snippet>

/** `internal`: for the people of the workspace. `customers`: may be sent to a customer. `public`: stands in the help centre. */
export const audience = z.enum(['internal', 'customers', 'public'])
export type Audience = z.infer<typeof audience>

/** What all translations of an article share. */
export const article = z.object({
  id,
  version,
  /** Null: nobody has filed it yet. */
  categoryId: id.nullable(),
  audience,
  ownerId: id,
  /** The language that the others are translated from. */
  sourceLanguage: languageTag,
  tagIds: z.array(id).max(knowledgeLimits.tags),
  productIds: z.array(id).max(knowledgeLimits.products),
  /** What people call the matter besides the words of the text: found like the title. */
  keywords: z.array(z.string().trim().min(1).max(knowledgeLimits.keyword)).max(knowledgeLimits.keywords),
  /** When somebody should look whether it still holds. */
  reviewBy: day.nullable(),
  archivedAt: instant.nullable(),
  /** The ticket it was written from. */
  ticketId: id.nullable(),
  createdById: id,
  createdAt: instant,
  updatedAt: instant,
})
export type Article = z.infer<typeof article>

/** `published`: the newest text is what readers see. Any text saved after that makes a draft, and readers keep theirs. */
export const translationState = z.enum(['draft', 'in-review', 'approved', 'published'])
export type TranslationState = z.infer<typeof translationState>

const texts = {
  title: z.string().trim().min(1).max(knowledgeLimits.title),
  summary: z.string().trim().max(knowledgeLimits.summary),
  /** Not sanitised: whoever shows it sanitises. */
  bodyHtml: z.string().max(limits.bodyHtml),
}
/** What a person writes. */
export const articleText = z.object(texts)
export type ArticleText = z.infer<typeof articleText>

/** An article in one language: its newest text, and beside it the one that readers see. */
export const translation = z.object({
  /** Derived from article and language by `translationId`. */
  id,
  version,
  articleId: id,
  language: languageTag,
  state: translationState,
  ...texts,
  /** Plain text of the body for lists and search. */
  bodyText: z.string(),
  /** Number of the newest text, from 1, and the record that keeps it. */
  revision: z.number().int().positive(),
  revisionId: id,
  published: z
    .object({
      revisionId: id,
      number: z.number().int().positive(),
      ...texts,
      bodyText: z.string(),
      at: instant,
      byId: id,
    })
    .nullable(),
  /** Number of the source language's text that this was translated from; null in the source language. */
  sourceRevision: z.number().int().positive().nullable(),
  reviewerId: id.nullable(),
  reviewDueAt: instant.nullable(),
  submittedById: id.nullable(),
  approvedById: id.nullable(),
  approvedAt: instant.nullable(),
  updatedBy: id,
  updatedAt: instant,
  createdAt: instant,
})
export type Translation = z.infer<typeof translation>

/** One saved text of a translation. Never changes. */
export const revision = z.object({
  id,
  version,
  translationId: id,
  articleId: id,
  number: z.number().int().positive(),
  ...texts,
  authorId: id,
  /** What was changed and why, in the author's words. */
  note: z.string().max(knowledgeLimits.note),
  /** As in the translation, at that time. */
  sourceRevision: z.number().int().positive().nullable(),
  createdAt: instant,
})
export type Revision = z.infer<typeof revision>

/** Metadata only; the bytes are fetched when wanted. Belongs to all texts of the article. */
export const articleFile = attachmentInfo.extend({ version, articleId: id, createdAt: instant })
export type ArticleFile = z.infer<typeof articleFile>

/** What a person has typed into an article and not saved yet; follows them to every machine. */
export const articleDraft = z.object({
  /** Derived from article, language and person by `articleDraftId`. */
  id,
  version,
  articleId: id,
  language: languageTag,
  userId: id,
  /** The saved text on which the person began; null for a translation that does not exist yet. */
  baseRevisionId: id.nullable(),
  /** A draft may be without a title. */
  title: z.string().max(knowledgeLimits.title),
  summary: z.string().max(knowledgeLimits.summary),
  bodyHtml: texts.bodyHtml,
  attachments: z.array(attachmentInfo).max(knowledgeLimits.files),
  updatedAt: instant,
})
export type ArticleDraft = z.infer<typeof articleDraft>

/** What a reviewer says about a passage, or about the whole when `quote` is empty. */
export const reviewComment = z.object({
  id,
  version,
  translationId: id,
  articleId: id,
  /** The passage as it read then. */
  quote: z.string().max(knowledgeLimits.quote),
  bodyText: z.string().trim().min(1).max(knowledgeLimits.comment),
  authorId: id,
  /** The text it was said about. */
  revisionId: id,
  resolvedAt: instant.nullable(),
  resolvedById: id.nullable(),
  createdAt: instant,
})
export type ReviewComment = z.infer<typeof reviewComment>

/** Somebody says that an article is wrong. Its owner and the editors decide. */
export const articleFlag = z.object({
  id,
  version,
  articleId: id,
  authorId: id,
  comment: z.string().trim().min(1).max(knowledgeLimits.comment),
  ticketId: id.nullable(),
  state: z.enum(['open', 'fixed', 'dismissed']),
  resolvedAt: instant.nullable(),
  resolvedById: id.nullable(),
  createdAt: instant,
})
export type ArticleFlag = z.infer<typeof articleFlag>

/** `link`, `text`, `quote`: how it went into a reply. `answered`: it solved the matter. */
export const articleUseKind = z.enum(['link', 'text', 'quote', 'answered'])
export type ArticleUseKind = z.infer<typeof articleUseKind>

export const articleUse = z.object({
  id,
  version,
  articleId: id,
  userId: id,
  kind: articleUseKind,
  ticketId: id.nullable(),
  callId: id.nullable(),
  at: instant,
})
export type ArticleUse = z.infer<typeof articleUse>

/** A search that found nothing. One a query, whoever asked it. */
export const searchMiss = z.object({
  /** Derived from the folded query by `searchMissId`. */
  id,
  version,
  /** As it was asked last. */
  query: z.string().trim().min(1).max(knowledgeLimits.query),
  count: z.number().int().positive(),
  lastAt: instant,
  state: z.enum(['open', 'written', 'synonym', 'ignored']),
  /** The article that answers it now. */
  articleId: id.nullable(),
  createdAt: instant,
})
export type SearchMiss = z.infer<typeof searchMiss>

/** What the server found at an address outside that articles link to. One an address. */
export const linkCheck = z.object({
  /** Derived from the address by `linkCheckId`. */
  id,
  version,
  url: z.string().max(2_000),
  /** `unknown`: it could not be asked (a private address, too many in one place); nothing is said about it. */
  state: z.enum(['ok', 'broken', 'unknown']),
  /** Status of the last answer; null when none came. */
  status: z.number().int().nullable(),
  /** Checks in a row that failed. A single one may be a hiccup. */
  failures: z.number().int().nonnegative(),
  checkedAt: instant,
})
export type LinkCheck = z.infer<typeof linkCheck>
