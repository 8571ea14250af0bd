import { z } from 'zod'
import {
  article,
  articleDraft,
  articleFile,
  articleFlag,
  articleUse,
  audience,
  category,
  product,
  reviewComment,
  revision,
  searchMiss,
  snippet,
  translation,
  translationState,
} from '../domain/knowledge.ts'
import { id, instant, languageTag } from '../domain/primitives.ts'
import { ticketStatus } from '../domain/tickets.ts'

/** Shapes of what the knowledge base shows: records joined and trimmed for one screen. */

/**
 * Where an article stands, as people say it. `changed`: published, and a newer text waits. `needs-review`: its review-by
 * day has passed. `outdated`: a translation whose source has gone on.
 */
export const articleCondition = z.enum([...translationState.options, 'changed', 'needs-review', 'outdated', 'archived'])
export type ArticleCondition = z.infer<typeof articleCondition>

const uses = z.object({
  /** As link, text or quote. */
  used: z.number().int(),
  /** "This answered it". */
  helped: z.number().int(),
  /** Open flags. */
  flagged: z.number().int(),
  lastUsedAt: instant.nullable(),
})

/** One article in a list, in one of its languages: the one asked for, or else the source. */
export const articleRow = z.object({
  articleId: id,
  translationId: id,
  language: languageTag,
  title: z.string(),
  state: translationState,
  /** What readers see, if they see anything. */
  publishedAt: instant.nullable(),
  /** A newer text than the published one waits. */
  changed: z.boolean(),
  needsReview: z.boolean(),
  outdated: z.boolean(),
  archived: z.boolean(),
  audience,
  categoryId: id.nullable(),
  ownerId: id,
  reviewerId: id.nullable(),
  reviewBy: article.shape.reviewBy,
  updatedAt: instant,
  updatedBy: id,
  languages: z.array(
    z.object({ language: languageTag, state: translationState, published: z.boolean(), outdated: z.boolean() }),
  ),
  ...uses.shape,
  /** The person has begun to write under it. */
  hasDraft: z.boolean(),
  /** A change waits for the server. */
  pending: z.boolean(),
})
export type ArticleRow = z.infer<typeof articleRow>

export const articleFilter = z.object({
  /** Any of these. Left out: everything that is not archived. */
  conditions: z.array(articleCondition).optional(),
  /** The category with all below it; null: what nobody has filed. Left out: all. */
  categoryId: id.nullable().optional(),
  audiences: z.array(audience).optional(),
  /** Only what exists in this language, shown in it. */
  language: languageTag.optional(),
  /** What I own, what waits for my review, what I changed last, what I have begun to write. */
  mine: z.enum(['owner', 'reviewer', 'author', 'draft']).optional(),
  productId: id.optional(),
  tagId: id.optional(),
  /** Words in what readers see or in a newer text. */
  text: z.string().max(200).optional(),
})
export type ArticleFilter = z.infer<typeof articleFilter>

export const articleSort = z.object({
  /** `relevance` without a text is `updated`. */
  by: z.enum(['relevance', 'title', 'updated', 'reviewBy', 'used', 'helped', 'flagged']),
  direction: z.enum(['asc', 'desc']),
})
export type ArticleSort = z.infer<typeof articleSort>

/** What a link or a mention of an article shows. */
export const articleRef = z.object({
  articleId: id,
  language: languageTag,
  title: z.string(),
  audience,
  published: z.boolean(),
  archived: z.boolean(),
})
export type ArticleRef = z.infer<typeof articleRef>

/** An article found by its words, as `search` finds the rest. */
export const articleHit = articleRef.extend({
  translationId: id,
  /** The found words stand between U+0002 and U+0003. */
  snippet: z.string(),
  state: translationState,
  at: instant,
})
export type ArticleHit = z.infer<typeof articleHit>

export const articleDetail = z.object({
  article,
  /** From the top down to the article's own. */
  categories: z.array(category),
  /** The source language first, then by language. */
  translations: z.array(
    translation.extend({
      outdated: z.boolean(),
      /** The source's number that it would have to follow; null in the source language. */
      sourceNumber: z.number().int().nullable(),
    }),
  ),
  /** The person's own, by language. */
  drafts: z.array(articleDraft),
  /** Open ones first. */
  flags: z.array(articleFlag),
  /** Oldest first. */
  comments: z.array(reviewComment),
  files: z.array(articleFile),
  ...uses.shape,
  products: z.array(product.pick({ id: true, name: true, sku: true })),
  /** Articles that its texts lead to. Those that are not there are missing. */
  links: z.array(articleRef),
  /** Articles that lead to it. */
  linkedFrom: z.array(articleRef),
  /** What stands for `<div data-snippet>` in its texts. */
  snippets: z.array(snippet),
  /** The ticket it came from; null when there is none or it is out of sight. */
  ticket: z.object({ id, number: z.number().int().nullable(), subject: z.string() }).nullable(),
  pending: z.boolean(),
})
export type ArticleDetail = z.infer<typeof articleDetail>

/** A text as a reader, or a reply, gets it: snippets in place and variables filled in. */
export const renderedArticle = z.object({
  articleId: id,
  language: languageTag,
  title: z.string(),
  summary: z.string(),
  bodyHtml: z.string(),
  audience,
  /** Variables that had no value. They stand in the text as `<span data-missing="customer.firstName">`. */
  missing: z.array(z.string()),
  published: z.boolean(),
})

export const revisionInfo = revision
  .omit({ bodyHtml: true, summary: true })
  .extend({ isPublished: z.boolean(), isNewest: z.boolean() })

/** A comparison, block by block. `parts` of a block that changed say which words. */
export const comparedBlock = z.object({
  kind: z.enum(['same', 'added', 'removed', 'changed']),
  /** `title` and `summary` come before the body's. */
  block: z.enum([
    'title',
    'summary',
    'heading',
    'paragraph',
    'list-item',
    'table-row',
    'code',
    'call-out',
    'image',
    'snippet',
  ]),
  /** Depth of a heading or of a list. */
  level: z.number().int(),
  parts: z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })),
})
export type ComparedBlock = z.infer<typeof comparedBlock>

export const comparison = z.object({
  blocks: z.array(comparedBlock),
  /** Words. */
  added: z.number().int(),
  removed: z.number().int(),
})

export const categoryRow = category.extend({
  /** Articles in it and below, archived ones left out. */
  articles: z.number().int(),
  published: z.number().int(),
})
export const snippetRow = snippet.extend({ usedBy: z.array(articleRef) })
export const productRow = product.extend({ articles: z.number().int() })

export const suggestion = articleRef.extend({
  translationId: id,
  summary: z.string(),
  /** The found words stand between U+0002 and U+0003. */
  snippet: z.string(),
  /** 1 is the best of these. */
  score: z.number(),
  helped: z.number().int(),
})
export type Suggestion = z.infer<typeof suggestion>

export const similarTicket = z.object({
  ticketId: id,
  number: z.number().int().nullable(),
  subject: z.string(),
  status: ticketStatus,
  customerName: z.string(),
  solvedAt: instant.nullable(),
  /** The last public reply of the desk, plain, cut short: how it was solved. */
  answer: z.string(),
  /** Articles that answered it. */
  articles: z.array(articleRef),
  score: z.number(),
})
export type SimilarTicket = z.infer<typeof similarTicket>

export const qualityKind = z.enum([
  'needs-review',
  'outdated',
  'broken-links',
  'broken-addresses',
  'unknown-variables',
  'flagged',
  'never-used',
  'not-filed',
])
export type QualityKind = z.infer<typeof qualityKind>

export const qualityItem = articleRef.extend({
  translationId: id,
  /** What is wrong, by kind: the day, the languages, the dead link's target or address, the flag's comment. */
  detail: z.array(z.string()),
  /** Since when, or how often. */
  at: z.string().nullable(),
  count: z.number().int(),
  ownerId: id,
})

export const qualityList = z.object({ kind: qualityKind, total: z.number().int(), items: z.array(qualityItem) })

export const duplicatePair = z.object({
  first: articleRef,
  second: articleRef,
  /** Share of what both say, 0 to 1. */
  likeness: z.number(),
})

export const missRow = searchMiss.extend({ article: articleRef.nullable() })

export const knowledgeStats = z.object({
  articles: z.number().int(),
  byCondition: z.record(articleCondition, z.number().int()),
  byLanguage: z.array(z.object({ language: languageTag, published: z.number().int(), outdated: z.number().int() })),
  /** Whole weeks, oldest first, named by their Monday. */
  weeks: z.array(
    z.object({ from: z.iso.date(), used: z.number().int(), helped: z.number().int(), flagged: z.number().int() }),
  ),
  mostHelpful: z.array(articleRef.extend({ used: z.number().int(), helped: z.number().int() })),
  openMisses: z.number().int(),
  openFlags: z.number().int(),
  /** Share of the tickets solved in this time that an article answered, 0 to 1; null when none was solved. */
  answeredShare: z.number().nullable(),
})

export const articleUseView = articleUse.extend({ article: articleRef })
