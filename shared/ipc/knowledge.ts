import { z } from 'zod'
import { articleDraft, articleText, audience, product, revision, searchMiss } from '../domain/knowledge.ts'
import { id, languageTag } from '../domain/primitives.ts'
import * as views from './knowledge-views.ts'
import type { CommandContract, QueryContract } from './query.ts'

/**
 * The knowledge base. Files of articles come by `attachment.read` and are chosen with `attachment.begin` like those of
 * messages; `translation.save` and `articleDraft.save` name them in `attachments`.
 */

const page = { offset: z.number().int().min(0), limit: z.number().int().min(1).max(200) }
/** A text, or the saved one of that id. */
const side = z.union([z.object({ revisionId: id }), articleText.extend({ title: z.string() })])

export const knowledgeQueries = {
  /** `language` is the one to show where the filter leaves it open. */
  'article.list': {
    args: z.object({ filter: views.articleFilter, language: languageTag, sort: views.articleSort, ...page }),
    result: z.object({ total: z.number().int(), items: z.array(views.articleRow) }),
    topics: ['article', 'articleDraft', 'outbox'],
  },
  /** For numbers beside the lists: how many there are in each condition, within the filter without its conditions. */
  'article.counts': {
    args: z.object({ filter: views.articleFilter.omit({ conditions: true }) }),
    result: z.record(views.articleCondition, z.number().int()),
    topics: ['article', 'articleDraft'],
  },
  'article.get': {
    args: z.object({ articleId: id }),
    result: views.articleDetail.nullable(),
    topics: ['article', 'articleDraft', 'ticket', 'outbox'],
  },
  /**
   * The published text in this language, or in the source language, ready to be read or put into a reply. `preview` takes
   * the newest text instead. Variables come from ticket and customer.
   */
  'article.render': {
    args: z.object({
      articleId: id,
      language: languageTag,
      preview: z.boolean().default(false),
      ticketId: id.nullable(),
      customerId: id.nullable(),
    }),
    result: views.renderedArticle.nullable(),
    topics: ['article', 'ticket', 'customer'],
  },
  /** For who looks in the knowledge base alone; `search` finds the same among everything else. Every word is found, the last may be the beginning of one. Best first. */
  'article.search': {
    args: z.object({ text: z.string().max(200), language: languageTag, limit: z.number().int().min(1).max(50) }),
    result: z.array(views.articleHit),
    topics: ['article'],
  },
  /** By beginnings of words in the title, for picking one: what is published first, archived ones left out. */
  'article.find': {
    args: z.object({ text: z.string().max(200), language: languageTag, limit: z.number().int().min(1).max(50) }),
    result: z.array(views.articleRef),
    topics: ['article'],
  },
  'article.refs': {
    args: z.object({ articleIds: z.array(id).max(200), language: languageTag }),
    result: z.array(views.articleRef),
    topics: ['article'],
  },

  'articleDraft.get': {
    args: z.object({ articleId: id, language: languageTag }),
    result: articleDraft.nullable(),
    topics: ['articleDraft'],
  },
  /** The person's own, last written first. */
  'articleDraft.list': { args: z.object({}), result: z.array(articleDraft), topics: ['articleDraft'] },

  /** Newest first. */
  'translation.revisions': {
    args: z.object({ translationId: id }),
    result: z.array(views.revisionInfo),
    topics: ['article'],
  },
  'revision.get': { args: z.object({ revisionId: id }), result: revision.nullable(), topics: ['article'] },
  /** Any two texts: revisions, a draft and what it was made from, both sides of a clash. */
  'article.compare': {
    args: z.object({ from: side, to: side }),
    result: views.comparison.nullable(),
    topics: ['article'],
  },
  /** What changed in the source since this translation was made of it. Null when it follows the source. */
  'translation.sourceChanges': {
    args: z.object({ translationId: id }),
    result: views.comparison.extend({ from: z.number().int(), to: z.number().int() }).nullable(),
    topics: ['article'],
  },

  'category.list': { args: z.object({}), result: z.array(views.categoryRow), topics: ['article'] },
  'snippet.list': { args: z.object({}), result: z.array(views.snippetRow), topics: ['article'] },
  'product.list': { args: z.object({}), result: z.array(views.productRow), topics: ['article'] },
  'product.get': { args: z.object({ productId: id }), result: product.nullable(), topics: ['article'] },

  /**
   * Published articles like this text, best first: what somebody types, a subject and the customer's words. In the
   * language asked for, or in the source language where there is no such translation. With `about`, what the whole matter
   * is about, only those that say of themselves that they are about it: rather none than one found by chance.
   */
  'article.suggest': {
    args: z.object({
      text: z.string().max(20_000),
      about: z.string().max(2_000).optional(),
      language: languageTag,
      audiences: z.array(audience).min(1),
      limit: z.number().int().min(1).max(20),
    }),
    result: z.array(views.suggestion),
    topics: ['article'],
  },
  /** Solved tickets like this text, best first. */
  'ticket.similar': {
    args: z.object({
      text: z.string().max(20_000),
      /** The one that is being worked on. */
      exceptId: id.nullable(),
      limit: z.number().int().min(1).max(20),
    }),
    result: z.array(views.similarTicket),
    topics: ['ticket', 'message', 'article'],
  },
  /** What was used on a ticket or in a call, newest first. */
  'article.uses': {
    args: z.object({ ticketId: id.nullable(), callId: id.nullable() }),
    result: z.array(views.articleUseView),
    topics: ['article'],
  },

  /** Every kind with its number and its first items. */
  'article.quality': {
    args: z.object({ language: languageTag, limit: z.number().int().min(1).max(200) }),
    result: z.array(views.qualityList),
    topics: ['article'],
  },
  /** May take a second over thousands of articles, without keeping anything else waiting. */
  'article.duplicates': {
    args: z.object({ language: languageTag, limit: z.number().int().min(1).max(200) }),
    result: z.array(views.duplicatePair),
    topics: ['article'],
  },
  'searchMiss.list': {
    args: z.object({
      states: z.array(searchMiss.shape.state).min(1),
      sort: z.enum(['count', 'last']),
      ...page,
      language: languageTag,
    }),
    result: z.object({ total: z.number().int(), items: z.array(views.missRow) }),
    topics: ['article'],
  },
  /** `days` back from now. */
  'article.stats': {
    args: z.object({ language: languageTag, days: z.number().int().min(7).max(730) }),
    result: views.knowledgeStats,
    topics: ['article', 'ticket'],
  },
} as const satisfies QueryContract

export const knowledgeCommands = {
  /** Asks the server to look at the addresses outside now; needs the network and an editor. Findings come by sync. */
  'links.check': { args: z.object({}), result: z.null() },
} as const satisfies CommandContract
