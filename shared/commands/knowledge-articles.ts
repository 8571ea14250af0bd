import { z } from 'zod'
import {
  type Article,
  article,
  articleFlag,
  articleText,
  articleUse,
  knowledgeLimits,
  searchMiss,
} from '../domain/knowledge.ts'
import { id, languageTag } from '../domain/primitives.ts'
import { articleDraftId, searchMissId, translationId } from '../domain/records.ts'
import { attachmentInfo } from '../domain/tickets.ts'
import { foldedQuery } from '../rules/knowledge.ts'
import { applied, defineCommand, mergeFields, oursOver, put, rejected } from './command.ts'
import { mayEdit, ref } from './knowledge-shelves.ts'
import { articleWords, discardOwnArticleDraft, newFiles, writtenText } from './knowledge-writing.ts'

/** Articles as a whole: what they are filed under, how they are used, and what people say about them. */

const articleFields = article.pick({
  categoryId: true,
  audience: true,
  ownerId: true,
  tagIds: true,
  productIds: true,
  keywords: true,
  reviewBy: true,
})

/**
 * An article with its first text, a draft. Everybody may write one; the personal draft under the same article and
 * language goes away with it.
 */
export const articleCreate = defineCommand({
  args: z.object({
    articleId: id,
    revisionId: id,
    /** Becomes the language that others are translated from. */
    language: languageTag,
    ...articleText.shape,
    note: z.string().max(knowledgeLimits.note).default(''),
    attachments: z.array(attachmentInfo).max(knowledgeLimits.files).default([]),
    ...articleFields.partial({ ownerId: true }).shape,
    /** The ticket it is written from. */
    ticketId: id.nullable(),
  }),
  reads: (args, actor) => [
    ref('article', args.articleId),
    ref('translation', translationId(args.articleId, args.language)),
    ref('revision', args.revisionId),
    ref('articleDraft', articleDraftId(args.articleId, args.language, actor.id)),
    ...(args.categoryId ? [ref('category', args.categoryId)] : []),
    ...args.attachments.map((file) => ref('articleFile', file.id)),
  ],
  words: articleWords,
  effect: (args, reader, context) => {
    const drafts = discardOwnArticleDraft(args, reader, context)
    if (reader.get('article', args.articleId))
      return context.mode === 'commit' ? rejected('already-exists') : applied(drafts)
    const made: Article = {
      id: args.articleId,
      version: 0,
      // Deleted meanwhile: the words count for more than where they stand.
      categoryId: args.categoryId && reader.get('category', args.categoryId) ? args.categoryId : null,
      audience: args.audience,
      ownerId: args.ownerId ?? context.actor.id,
      sourceLanguage: args.language,
      tagIds: args.tagIds,
      productIds: args.productIds,
      keywords: args.keywords,
      reviewBy: args.reviewBy,
      archivedAt: null,
      ticketId: args.ticketId,
      createdById: context.actor.id,
      createdAt: context.at,
      updatedAt: context.at,
    }
    return applied([
      put('article', made),
      ...newFiles(args, reader, context),
      ...writtenText(undefined, { ...args, sourceRevision: null }, context),
      ...drafts,
    ])
  },
})

const changeable = articleFields.extend({ archived: z.boolean() }).partial()

/**
 * What an agent may change of an article of their own. The rest decides what readers see, or whose it is.
 */
const ownersFields = new Set(['categoryId', 'tagIds', 'productIds', 'keywords', 'reviewBy'])

/** Fields merge one by one. `archived` takes the article out of every list and from readers, or brings it back. */
export const articleUpdate = defineCommand({
  args: z.object({ articleId: id, set: changeable, base: changeable }),
  reads: ({ articleId, set }) => [
    ref('article', articleId),
    ...(set.categoryId ? [ref('category', set.categoryId)] : []),
    ...(set.ownerId ? [ref('user', set.ownerId)] : []),
  ],
  overTheirs: ({ articleId }, clash) => ({ articleId, ...oursOver(clash) }),
  effect: ({ articleId, set, base }, reader, context) => {
    const found = reader.get('article', articleId)
    if (!found) return rejected('not-found', { type: 'article', id: articleId })
    const isOwn = found.ownerId === context.actor.id
    const isOwnersOnly = Object.keys(set).every((field) => ownersFields.has(field))
    if (!mayEdit(context.actor) && !(isOwn && isOwnersOnly)) return rejected('forbidden')
    if (set.categoryId && !reader.get('category', set.categoryId))
      return rejected('not-found', { type: 'category', id: set.categoryId })
    if (set.ownerId) {
      const owner = reader.get('user', set.ownerId)
      if (!owner) return rejected('not-found', { type: 'user', id: set.ownerId })
      if (!owner.active) return rejected('inactive-user', { id: owner.id })
    }
    const current = { ...found, archived: found.archivedAt !== null }
    const { merged, clashes, changed } = mergeFields(ref('article', articleId), current, base, set)
    if (changed.length === 0) return applied([], clashes)
    const { archived, ...fields } = merged
    const archivedAt = archived ? (found.archivedAt ?? context.at) : null
    return applied([put('article', { ...fields, archivedAt, updatedAt: context.at })], clashes)
  },
})

/** Tells owner and editors that an article is wrong. */
export const articleFlagCommand = defineCommand({
  args: z.object({
    flagId: id,
    articleId: id,
    comment: articleFlag.shape.comment,
    ticketId: id.nullable(),
  }),
  reads: (args) => [ref('articleFlag', args.flagId), ref('article', args.articleId)],
  effect: (args, reader, context) => {
    if (!reader.get('article', args.articleId)) return rejected('not-found', { type: 'article', id: args.articleId })
    if (reader.get('articleFlag', args.flagId))
      return context.mode === 'commit' ? rejected('already-exists') : applied([])
    return applied([
      put('articleFlag', {
        id: args.flagId,
        version: 0,
        articleId: args.articleId,
        authorId: context.actor.id,
        comment: args.comment,
        ticketId: args.ticketId,
        state: 'open',
        resolvedAt: null,
        resolvedById: null,
        createdAt: context.at,
      }),
    ])
  },
})

/** By the article's owner or an editor; `open` takes the decision back. */
export const articleFlagResolve = defineCommand({
  args: z.object({ flagId: id, articleId: id, state: articleFlag.shape.state }),
  reads: (args) => [ref('articleFlag', args.flagId), ref('article', args.articleId)],
  effect: (args, reader, context) => {
    const found = reader.get('articleFlag', args.flagId)
    if (!found || found.articleId !== args.articleId)
      return rejected('not-found', { type: 'articleFlag', id: args.flagId })
    const isOwn = reader.get('article', args.articleId)?.ownerId === context.actor.id
    if (!isOwn && !mayEdit(context.actor)) return rejected('forbidden')
    if (found.state === args.state) return applied([])
    const isOpen = args.state === 'open'
    return applied([
      put('articleFlag', {
        ...found,
        state: args.state,
        resolvedAt: isOpen ? null : context.at,
        resolvedById: isOpen ? null : context.actor.id,
      }),
    ])
  },
})

/** An article went into a reply, or answered the matter. Neither ticket nor call need be in sight. */
export const articleUseCommand = defineCommand({
  args: z.object({
    useId: id,
    ...articleUse.pick({ articleId: true, kind: true, ticketId: true, callId: true }).shape,
  }),
  reads: (args) => [ref('articleUse', args.useId)],
  incidental: true,
  effect: ({ useId, ...fields }, reader, context) => {
    if (reader.get('articleUse', useId)) return applied([])
    return applied([
      put('articleUse', { ...fields, id: useId, version: 0, userId: context.actor.id, at: context.composedAt }),
    ])
  },
})

/** It was not so: "this answered it" taken back. One's own. */
export const articleUseRemove = defineCommand({
  args: z.object({ useId: id }),
  reads: (args) => [ref('articleUse', args.useId)],
  incidental: true,
  effect: (args, reader, context) => {
    const found = reader.get('articleUse', args.useId)
    if (!found) return applied([])
    if (found.userId !== context.actor.id && !mayEdit(context.actor)) return rejected('forbidden')
    return applied([{ op: 'delete', type: 'articleUse', id: found.id }])
  },
})

/** A search found nothing. Counts, so that editors see what is asked for most. */
export const searchMissCommand = defineCommand({
  args: z.object({ query: searchMiss.shape.query }),
  reads: ({ query }) => [ref('searchMiss', searchMissId(foldedQuery(query)))],
  incidental: true,
  effect: ({ query }, reader, context) => {
    if (foldedQuery(query) === '') return applied([])
    const missId = searchMissId(foldedQuery(query))
    const found = reader.get('searchMiss', missId)
    return applied([
      put('searchMiss', {
        id: missId,
        version: found?.version ?? 0,
        query,
        count: (found?.count ?? 0) + 1,
        lastAt: context.at,
        // What was said to be answered and is not found is open again.
        state: found?.state === 'ignored' ? 'ignored' : 'open',
        articleId: found?.articleId ?? null,
        createdAt: found?.createdAt ?? context.at,
      }),
    ])
  },
})

/** `synonym` adds the query to the keywords of the article, so that the next one finds it. */
export const searchMissResolve = defineCommand({
  args: z.object({ missId: id, state: searchMiss.shape.state, articleId: id.nullable() }),
  reads: ({ missId, articleId }) => [ref('searchMiss', missId), ...(articleId ? [ref('article', articleId)] : [])],
  effect: ({ missId, state, articleId }, reader, context) => {
    if (!mayEdit(context.actor)) return rejected('forbidden')
    const found = reader.get('searchMiss', missId)
    if (!found) return rejected('not-found', { type: 'searchMiss', id: missId })
    const target = articleId === null ? undefined : reader.get('article', articleId)
    if (articleId !== null && !target) return rejected('not-found', { type: 'article', id: articleId })
    if (state === 'synonym' && !target) return rejected('invalid')
    const resolved = put('searchMiss', { ...found, state, articleId })
    const keyword = found.query.slice(0, knowledgeLimits.keyword).trim()
    const isKnown = target?.keywords.some((each) => foldedQuery(each) === foldedQuery(keyword))
    if (state !== 'synonym' || !target || isKnown) return applied([resolved])
    if (target.keywords.length >= knowledgeLimits.keywords) return rejected('too-many')
    return applied([
      resolved,
      put('article', { ...target, keywords: [...target.keywords, keyword], updatedAt: context.at }),
    ])
  },
})
