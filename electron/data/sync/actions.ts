import { v7 as uuidv7 } from 'uuid'
import { articleDraftId, draftId, translationId } from '#shared/domain/records'
import type { AttachmentInfo, Draft } from '#shared/domain/tickets'
import { AppFailure } from '#shared/ipc/errors'
import { getRecord } from '../cache/records.ts'
import type { Tx } from '../cache/writer.ts'
import { type AttentionRow, findAttention, removeAttention } from './attention-store.ts'
import type { SyncContext } from './context.ts'
import { continues, isBlank } from './continues.ts'
import { readOutbox, removeCommands } from './outbox.ts'
import { rebase } from './replay.ts'
import { retrySetAside } from './set-aside.ts'
import { forgetSetAside } from './set-aside-store.ts'
import { parseSubmission, type Submission, submitAll } from './submit.ts'
import { uploadAgain } from './uploads.ts'

/** What the person decides about waiting and refused changes. Each in the one transaction of the caller. */

/** Removes an unsent command; the text of a reply goes back into the draft. False when it may have gone already. */
export async function takeBack(tx: Tx, commandId: string, context: SyncContext): Promise<boolean> {
  const [row] = await readOutbox(tx, [commandId])
  if (!row || row.state === 'sending' || row.sent) return false
  await rebase(tx, await removeCommands(tx, [commandId]), context.identity())
  await restoreWords(tx, row, context)
  return true
}

export type Decision = 'retry' | 'edit' | 'discard'

export async function resolveAttention(tx: Tx, id: string, decision: Decision, context: SyncContext): Promise<void> {
  const row = await findAttention(tx, id)
  if (!row) return resolveSetAside(tx, id, decision, context)
  await removeAttention(tx, id)
  if (decision === 'discard') return
  await uploadAgain(tx, row.args)
  const isText = row.clash?.type === 'translation'
  if (decision === 'edit' && (row.kind === 'rejected' || isText)) {
    if (!(await restoreWords(tx, row, context))) throw new AppFailure('invalid')
    return
  }
  const again = row.kind === 'clash' ? await overTheirs(tx, row, context) : asBefore(row)
  const [result] = await submitAll(tx, [parseSubmission(again)], context.identity(), context.time)
  // The transaction falls with this, so the row stays where it was.
  if (result && !result.ok) throw new AppFailure('rejected', { code: result.code, detail: result.detail ?? {} })
}

/** A pulled record that failed its schema: look at it again, or leave it to the next pull that brings it. */
async function resolveSetAside(tx: Tx, id: string, decision: Decision, context: SyncContext): Promise<void> {
  if (decision === 'discard') {
    if (!(await forgetSetAside(tx, id))) throw new AppFailure('not-found')
  } else await retrySetAside(tx, context, true)
}

/** The same change as a new command. Who sends a reply again has seen what came in between. */
function asBefore({ name, args }: AttentionRow): Submission {
  const { seenMessageIds: _seen, ...rest } = args as { seenMessageIds?: unknown }
  return { name: name as Submission['name'], args: rest }
}

/** Ours over theirs: what they wrote is the base now. */
async function overTheirs(tx: Tx, { name, args, clash }: AttentionRow, context: SyncContext): Promise<Submission> {
  if (!clash) throw new AppFailure('invalid')
  if (clash.type === 'draft') {
    const { ticketId } = args as { ticketId: string }
    const current = await getRecord(tx, 'draft', draftId(ticketId, context.identity().me.id))
    return { name: 'draft.save', args: { ...(args as object), baseVersion: current?.version ?? 0 } }
  }
  if (clash.type === 'articleDraft') {
    const current = await getRecord(tx, 'articleDraft', clash.id)
    return { name: 'articleDraft.save', args: { ...(args as object), baseVersion: current?.version ?? 0 } }
  }
  if (clash.type === 'translation') {
    const current = await getRecord(tx, 'translation', clash.id)
    return { name: 'translation.save', args: { ...(args as object), baseRevisionId: current?.revisionId ?? null } }
  }
  if (name === 'script.save') {
    const { scriptId } = args as { scriptId: string }
    const current = await getRecord(tx, 'script', scriptId)
    // The refused text is kept as a revision of its own; this is another.
    const revisionId = uuidv7()
    return { name, args: { ...(args as object), revisionId, baseRevisionId: current?.revisionId ?? null } }
  }
  const change = { set: { [clash.field]: clash.yours }, base: { [clash.field]: clash.theirs } }
  return { name: name as Submission['name'], args: { ...targetOf(args), ...change } }
}

/** Which record it was: the rest of the arguments is what was to be changed. */
function targetOf(args: unknown): Record<string, unknown> {
  const fields = Object.entries(args as object).filter(([name]) => /^[a-zA-Z]+Id$/.test(name))
  return Object.fromEntries(fields)
}

interface Words {
  readonly ticketId: string
  readonly kind: Draft['kind']
  readonly bodyHtml: string
  readonly cc: readonly string[]
  readonly attachments: readonly AttachmentInfo[]
}

/** What was written in a command that holds a message. Its arguments have passed their schema once. */
export function wordsOf({ name, args }: { readonly name: string; readonly args: unknown }): Words | undefined {
  if (name !== 'ticket.reply' && name !== 'ticket.receive' && name !== 'ticket.create') return undefined
  const { ticketId, bodyHtml, cc, attachments, kind = 'note' } = args as Omit<Words, 'kind'> & { kind?: Draft['kind'] }
  return { ticketId, bodyHtml, cc, attachments, kind }
}

/** Back to where they can be worked on. False for a change that holds no text. */
async function restoreWords(
  tx: Tx,
  change: { readonly name: string; readonly args: unknown },
  context: SyncContext,
): Promise<boolean> {
  const words = wordsOf(change)
  if (words) await restoreDraft(tx, words, context)
  const isText = change.name === 'translation.save' || change.name === 'article.create'
  if (isText) await restoreArticleDraft(tx, change.args as ArticleWords, context)
  return isText || words !== undefined
}

interface ArticleWords {
  readonly articleId: string
  readonly language: string
  readonly title: string
  readonly summary: string
  readonly bodyHtml: string
  readonly attachments: readonly AttachmentInfo[]
}

/** Over the text as it stands now: whoever takes the words up again has it before their eyes. */
async function restoreArticleDraft(tx: Tx, words: ArticleWords, context: SyncContext): Promise<void> {
  const { articleId, language, title, summary, bodyHtml, attachments } = words
  const existing = await getRecord(tx, 'articleDraft', articleDraftId(articleId, language, context.identity().me.id))
  const current = await getRecord(tx, 'translation', translationId(articleId, language))
  const ids = new Set(attachments.map(({ id }) => id))
  const args = {
    articleId,
    language,
    baseRevisionId: current?.revisionId ?? null,
    title,
    summary,
    bodyHtml: existing ? joined(bodyHtml, existing.bodyHtml) : bodyHtml,
    attachments: [...attachments, ...(existing?.attachments.filter(({ id }) => !ids.has(id)) ?? [])],
    baseVersion: existing?.version ?? 0,
  }
  await submitAll(tx, [parseSubmission({ name: 'articleDraft.save', args })], context.identity(), context.time)
}

/** Into the draft, beside what has been begun there since. */
async function restoreDraft(tx: Tx, words: Words, context: SyncContext): Promise<void> {
  const existing = await getRecord(tx, 'draft', draftId(words.ticketId, context.identity().me.id))
  const ids = new Set(words.attachments.map(({ id }) => id))
  const bodyHtml = existing ? joined(words.bodyHtml, existing.bodyHtml) : words.bodyHtml
  const added = existing?.attachments.filter(({ id }) => !ids.has(id)) ?? []
  const isMixed = bodyHtml !== words.bodyHtml || added.length > 0
  const args = {
    ...words,
    bodyHtml,
    // Words and files of a note must not go out in public because a reply came back to them.
    kind: existing?.kind === 'note' && isMixed ? existing.kind : words.kind,
    cc: [...new Set([...words.cc, ...(existing?.cc ?? [])])],
    attachments: [...words.attachments, ...added],
    baseVersion: existing?.version ?? 0,
  }
  await submitAll(tx, [parseSubmission({ name: 'draft.save', args })], context.identity(), context.time)
}

/** The draft on the server is often an earlier state of the very reply that comes back. */
function joined(returned: string, existing: string): string {
  if (isBlank(existing) || continues(returned, existing)) return returned
  if (isBlank(returned) || continues(existing, returned)) return existing
  return `${returned}<p></p>${existing}`
}
