import { z } from 'zod'
import {
  type ArticleDraft,
  articleDraft,
  articleText,
  knowledgeLimits,
  reviewComment,
  revision,
  type Translation,
  translation,
} from '../domain/knowledge.ts'
import { id, languageTag } from '../domain/primitives.ts'
import { articleDraftId, translationId } from '../domain/records.ts'
import { attachmentInfo } from '../domain/tickets.ts'
import { isOwnReview } from '../rules/review.ts'
import { applied, type Change, type Clash, defineCommand, type Effect, put, type Reader, rejected } from './command.ts'
import { isEmptyBody } from './conversation.ts'
import { mayEdit, ref } from './knowledge-shelves.ts'
import { articleWords, discardOwnArticleDraft, newFiles, writtenText } from './knowledge-writing.ts'

/** The life of a text: written, reviewed, approved, published, withdrawn. */

const which = { articleId: id, language: languageTag }
interface Which {
  readonly articleId: string
  readonly language: string
}
const keyOf = ({ articleId, language }: Which) => translationId(articleId, language)
const own = (args: Which) => ref('translation', keyOf(args))

/**
 * Saves a text as the next revision, and makes the translation where there is none. Written over a text that somebody
 * else saved meanwhile it is a clash of the field `text`: theirs stays and ours is kept for the person to compare.
 */
export const translationSave = defineCommand({
  args: z.object({
    ...which,
    revisionId: id,
    /** The saved text that was edited; null when there was none. */
    baseRevisionId: id.nullable(),
    ...articleText.shape,
    note: revision.shape.note,
    attachments: z.array(attachmentInfo).max(knowledgeLimits.files).default([]),
    /** Number of the source language's text that this one follows. Left out, as before. */
    sourceRevision: z.number().int().positive().optional(),
  }),
  reads: (args, actor) => [
    ref('article', args.articleId),
    own(args),
    ref('revision', args.revisionId),
    ref('articleDraft', articleDraftId(args.articleId, args.language, actor.id)),
    ...args.attachments.map((file) => ref('articleFile', file.id)),
  ],
  overTheirs: (args, clash, reader) => ({
    ...args,
    baseRevisionId: reader.get('translation', clash.id)?.revisionId ?? null,
  }),
  words: articleWords,
  effect: (args, reader, context) => {
    const owner = reader.get('article', args.articleId)
    if (!owner) return rejected('not-found', { type: 'article', id: args.articleId })
    const drafts = discardOwnArticleDraft(args, reader, context)
    if (reader.get('revision', args.revisionId))
      return context.mode === 'commit' ? rejected('already-exists') : applied(drafts)
    const found = reader.get('translation', keyOf(args))
    if (found && found.revisionId !== args.baseRevisionId && context.mode !== 'replay') {
      // While the person is at it they are asked at once; what was saved offline cannot be taken back any more.
      if (context.mode === 'submit') return rejected('unseen-revision', { revisionId: found.revisionId })
      return applied([], [clashOf(found, args)])
    }
    const isSource = owner.sourceLanguage === args.language
    const sourceRevision = isSource ? null : (args.sourceRevision ?? found?.sourceRevision ?? null)
    return applied([
      ...newFiles(args, reader, context),
      ...writtenText(found, { ...args, sourceRevision }, context),
      ...drafts,
    ])
  },
})

function clashOf(
  found: Translation,
  args: z.output<typeof articleText> & { readonly baseRevisionId: string | null },
): Clash {
  const { id: translationKey, title, summary, bodyHtml, revisionId, revision: number, updatedBy, updatedAt } = found
  return {
    type: 'translation',
    id: translationKey,
    field: 'text',
    base: args.baseRevisionId,
    theirs: { title, summary, bodyHtml, revisionId, number, updatedBy, updatedAt },
    yours: { title: args.title, summary: args.summary, bodyHtml: args.bodyHtml },
  }
}

/** Changes a translation whose newest text is the one that the person has read. */
function step(
  args: Which & { readonly revisionId: string },
  reader: Reader,
  mode: string,
  change: (found: Translation) => Effect,
): Effect {
  const found = reader.get('translation', keyOf(args))
  if (!found) return rejected('not-found', { type: 'translation', id: keyOf(args) })
  if (found.revisionId !== args.revisionId && mode !== 'replay')
    return rejected('unseen-revision', { revisionId: found.revisionId })
  return change(found)
}

/** `revisionId` of these commands is the text that the person had before their eyes. */
const seen = { ...which, revisionId: id }

export const translationSubmit = defineCommand({
  args: z.object({
    ...seen,
    reviewerId: id.nullable(),
    reviewDueAt: translation.shape.reviewDueAt,
  }),
  reads: (args) => [own(args), ...(args.reviewerId ? [ref('user', args.reviewerId)] : [])],
  effect: (args, reader, context) =>
    step(args, reader, context.mode, (found) => {
      if (isEmptyBody({ ...found, attachments: [] })) return rejected('empty-article')
      if (found.state === 'published') return rejected('wrong-state', { state: found.state })
      if (args.reviewerId) {
        const reviewer = reader.get('user', args.reviewerId)
        if (!reviewer) return rejected('not-found', { type: 'user', id: args.reviewerId })
        if (!reviewer.active) return rejected('inactive-user', { id: reviewer.id })
        if (isOwnReview(reviewer.id, found.updatedBy, context)) return rejected('own-review')
      }
      return applied([
        put('translation', {
          ...found,
          state: 'in-review',
          reviewerId: args.reviewerId,
          reviewDueAt: args.reviewDueAt,
          submittedById: context.actor.id,
          approvedById: null,
          approvedAt: null,
          updatedAt: context.at,
        }),
      ])
    }),
})

/** Back to the author, with what is wanted. By the reviewer, or whoever may approve; an author may take it back. */
export const translationReturn = defineCommand({
  args: z.object({ ...seen, commentId: id, comment: z.string().trim().max(knowledgeLimits.comment) }),
  reads: (args) => [own(args), ref('reviewComment', args.commentId)],
  effect: (args, reader, context) =>
    step(args, reader, context.mode, (found) => {
      const { id: actorId } = context.actor
      const isTheirs = found.reviewerId === actorId || found.submittedById === actorId
      if (!isTheirs && !mayEdit(context.actor)) return rejected('forbidden')
      if (found.state !== 'in-review' && found.state !== 'approved')
        return context.mode === 'replay' ? applied([]) : rejected('wrong-state', { state: found.state })
      const next = put('translation', {
        ...found,
        state: 'draft',
        approvedById: null,
        approvedAt: null,
        updatedAt: context.at,
      })
      return applied([next, ...comment({ ...args, quote: '', bodyText: args.comment }, found, reader, context)])
    }),
})

export const translationApprove = defineCommand({
  args: z.object(seen),
  reads: (args) => [own(args)],
  effect: (args, reader, context) =>
    step(args, reader, context.mode, (found) => {
      if (!mayEdit(context.actor)) return rejected('forbidden')
      if (isEmptyBody({ ...found, attachments: [] })) return rejected('empty-article')
      if (found.state === 'approved') return applied([])
      if (isOwnReview(context.actor.id, found.updatedBy, context)) return rejected('own-review')
      if (found.state === 'published') return rejected('wrong-state', { state: found.state })
      return applied([
        put('translation', {
          ...found,
          state: 'approved',
          approvedById: context.actor.id,
          approvedAt: context.at,
          updatedAt: context.at,
        }),
      ])
    }),
})

/** Readers see the newest text from now on. Whoever publishes what nobody has approved, approves it. */
export const translationPublish = defineCommand({
  args: z.object(seen),
  reads: (args) => [own(args)],
  effect: (args, reader, context) =>
    step(args, reader, context.mode, (found) => {
      if (!mayEdit(context.actor)) return rejected('forbidden')
      if (isEmptyBody({ ...found, attachments: [] })) return rejected('empty-article')
      if (found.state === 'published') return applied([])
      const { title, summary, bodyHtml, bodyText } = found
      return applied([
        put('translation', {
          ...found,
          state: 'published',
          published: {
            revisionId: found.revisionId,
            number: found.revision,
            title,
            summary,
            bodyHtml,
            bodyText,
            at: context.at,
            byId: context.actor.id,
          },
          reviewDueAt: null,
          approvedById: found.approvedById ?? context.actor.id,
          approvedAt: found.approvedAt ?? context.at,
          updatedAt: context.at,
        }),
      ])
    }),
})

/** Readers see it no more. The text stays, as a draft. */
export const translationWithdraw = defineCommand({
  args: z.object(which),
  reads: (args) => [own(args)],
  effect: (args, reader, context) => {
    if (!mayEdit(context.actor)) return rejected('forbidden')
    const found = reader.get('translation', keyOf(args))
    if (!found) return rejected('not-found', { type: 'translation', id: keyOf(args) })
    if (found.published === null) return applied([])
    const state = found.state === 'published' ? 'draft' : found.state
    return applied([put('translation', { ...found, state, published: null, updatedAt: context.at })])
  },
})

/**
 * Keeps what a person has begun to write, as `draft.save` does for replies: two machines that wrote at once clash. The
 * article need not be there yet.
 */
export const articleDraftSave = defineCommand({
  args: articleDraft.omit({ id: true, version: true, userId: true, updatedAt: true }).extend({
    /** Version of the draft that was edited; 0 when there was none. */
    baseVersion: z.number().int().nonnegative(),
  }),
  reads: (args, actor) => [ref('articleDraft', articleDraftId(args.articleId, args.language, actor.id))],
  coalesceKey: (args) => `articleDraft:${args.articleId}:${args.language}`,
  overTheirs: (args, clash, reader) => ({
    ...args,
    baseVersion: reader.get('articleDraft', clash.id)?.version ?? 0,
  }),
  effect: ({ baseVersion, ...fields }, reader, context) => {
    const key = articleDraftId(fields.articleId, fields.language, context.actor.id)
    const found = reader.get('articleDraft', key)
    const isNewer = found !== undefined && found.version > baseVersion
    if (isNewer && !isSameText(found, fields) && context.mode === 'commit') {
      const { title, summary, bodyHtml } = fields
      const theirs = { title: found.title, summary: found.summary, bodyHtml: found.bodyHtml }
      const clash = { type: 'articleDraft', id: key, field: 'text', base: null, theirs } as const
      return applied([], [{ ...clash, yours: { title, summary, bodyHtml } }])
    }
    const next: ArticleDraft = {
      ...fields,
      id: key,
      version: found?.version ?? 0,
      userId: context.actor.id,
      updatedAt: context.at,
    }
    return applied([put('articleDraft', next)])
  },
})

type Text = Pick<ArticleDraft, 'title' | 'summary' | 'bodyHtml'>
const isSameText = (a: Text, b: Text) => a.title === b.title && a.summary === b.summary && a.bodyHtml === b.bodyHtml

/** The person threw the draft away. */
export const articleDraftDiscard = defineCommand({
  args: z.object(which),
  reads: (args, actor) => [ref('articleDraft', articleDraftId(args.articleId, args.language, actor.id))],
  coalesceKey: (args) => `articleDraft:${args.articleId}:${args.language}`,
  effect: (args, reader, context) => applied(discardOwnArticleDraft(args, reader, context)),
})

export const reviewCommentAdd = defineCommand({
  args: z.object({ ...which, commentId: id, quote: reviewComment.shape.quote, bodyText: reviewComment.shape.bodyText }),
  reads: (args) => [own(args), ref('reviewComment', args.commentId)],
  effect: (args, reader, context) => {
    const found = reader.get('translation', keyOf(args))
    if (!found) return rejected('not-found', { type: 'translation', id: keyOf(args) })
    if (reader.get('reviewComment', args.commentId) && context.mode === 'commit') return rejected('already-exists')
    return applied(comment(args, found, reader, context))
  },
})

/** Anybody who works on the text may say that a remark is dealt with, or that it is not. */
export const reviewCommentResolve = defineCommand({
  args: z.object({ commentId: id, resolved: z.boolean() }),
  reads: (args) => [ref('reviewComment', args.commentId)],
  effect: ({ commentId, resolved }, reader, context) => {
    const found = reader.get('reviewComment', commentId)
    if (!found) return rejected('not-found', { type: 'reviewComment', id: commentId })
    if ((found.resolvedAt !== null) === resolved) return applied([])
    return applied([
      put('reviewComment', {
        ...found,
        resolvedAt: resolved ? context.at : null,
        resolvedById: resolved ? context.actor.id : null,
      }),
    ])
  },
})

/** Nothing when there is nothing to say, or when it has been said. */
function comment(
  args: { readonly commentId: string; readonly quote: string; readonly bodyText: string },
  on: Translation,
  reader: Reader,
  context: Parameters<typeof writtenText>[2],
): Change[] {
  if (args.bodyText === '' || reader.get('reviewComment', args.commentId)) return []
  return [
    put('reviewComment', {
      id: args.commentId,
      version: 0,
      translationId: on.id,
      articleId: on.articleId,
      quote: args.quote,
      bodyText: args.bodyText,
      authorId: context.actor.id,
      revisionId: on.revisionId,
      resolvedAt: null,
      resolvedById: null,
      createdAt: context.at,
    }),
  ]
}
