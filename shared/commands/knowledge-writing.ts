import type { ArticleText, Translation } from '../domain/knowledge.ts'
import { articleDraftId, translationId } from '../domain/records.ts'
import type { AttachmentInfo } from '../domain/tickets.ts'
import { htmlToText } from '../rules/text.ts'
import { type ArticleWords, type Change, type EffectContext, put, type Reader } from './command.ts'

/** What several knowledge commands do to texts. */

export interface Writing extends ArticleText {
  readonly articleId: string
  readonly language: string
  readonly revisionId: string
  readonly note: string
  readonly sourceRevision: number | null
}

/**
 * A saved text: the next revision, and the translation that shows it. Readers keep what was published; a review goes on
 * over the new text, an approval ends with it.
 */
export function writtenText(found: Translation | undefined, text: Writing, context: EffectContext): Change[] {
  const { articleId, language, title, summary, bodyHtml, sourceRevision, revisionId } = text
  const number = (found?.revision ?? 0) + 1
  const key = translationId(articleId, language)
  const next: Translation = {
    id: key,
    version: found?.version ?? 0,
    articleId,
    language,
    state: found?.state === 'in-review' ? 'in-review' : 'draft',
    title,
    summary,
    bodyHtml,
    bodyText: htmlToText(bodyHtml),
    revision: number,
    revisionId,
    published: found?.published ?? null,
    sourceRevision,
    reviewerId: found?.reviewerId ?? null,
    reviewDueAt: found?.state === 'in-review' ? found.reviewDueAt : null,
    submittedById: found?.submittedById ?? null,
    approvedById: null,
    approvedAt: null,
    updatedBy: context.actor.id,
    updatedAt: context.at,
    createdAt: found?.createdAt ?? context.at,
  }
  const kept = put('revision', {
    id: revisionId,
    version: 0,
    translationId: key,
    articleId,
    number,
    title,
    summary,
    bodyHtml,
    authorId: context.actor.id,
    note: text.note,
    sourceRevision,
    createdAt: context.at,
  })
  return [put('translation', next), kept]
}

/** Files that the article has not got yet. A text names those of earlier ones again. */
export function newFiles(
  { articleId, attachments }: { readonly articleId: string; readonly attachments: readonly AttachmentInfo[] },
  reader: Reader,
  context: EffectContext,
): Change[] {
  return attachments
    .filter((file) => !reader.get('articleFile', file.id))
    .map((file) => put('articleFile', { ...file, version: 0, articleId, createdAt: context.at }))
}

/** The person's draft goes away with the text that was made of it, in the same transaction. */
export function discardOwnArticleDraft(
  { articleId, language }: { readonly articleId: string; readonly language: string },
  reader: Reader,
  context: EffectContext,
): Change[] {
  const own = reader.get('articleDraft', articleDraftId(articleId, language, context.actor.id))
  return own ? [{ op: 'delete', type: 'articleDraft', id: own.id }] : []
}

/** What was written in a command that saves a text. */
export function articleWords(args: Omit<ArticleWords, 'to'>): ArticleWords {
  const { articleId, language, title, summary, bodyHtml, attachments } = args
  return { to: 'articleDraft', articleId, language, title, summary, bodyHtml, attachments }
}
