import { v7 as uuidv7 } from 'uuid'
import type { ArticleWords, DraftWords } from '#shared/commands/command'
import { commandNamed, isCommandName, type Reader } from '#shared/commands/index'
import { articleDraftId, draftId, translationId } from '#shared/domain/records'
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
  const again = row.kind === 'clash' ? await overTheirs(tx, row) : asBefore(row)
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

/** Ours over theirs, as the command itself says it. */
async function overTheirs(tx: Tx, { name, args, clash }: AttentionRow): Promise<Submission> {
  const definition = isCommandName(name) ? commandNamed(name) : undefined
  if (!clash || !isCommandName(name) || !definition?.overTheirs) throw new AppFailure('invalid')
  const current = await getRecord(tx, clash.type, clash.id)
  const reader: Pick<Reader, 'get'> = {
    get: (type, id) => (type === clash.type && id === clash.id ? (current as never) : undefined),
  }
  return { name, args: definition.overTheirs(args, clash, reader, uuidv7()) }
}

/** Back to where they can be worked on. False for a change that holds no text. Its arguments have passed their schema. */
async function restoreWords(
  tx: Tx,
  { name, args }: { readonly name: string; readonly args: unknown },
  context: SyncContext,
): Promise<boolean> {
  const words = isCommandName(name) ? commandNamed(name).words?.(args) : undefined
  if (words?.to === 'draft') await restoreDraft(tx, words, context)
  if (words?.to === 'articleDraft') await restoreArticleDraft(tx, words, context)
  return words !== undefined
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
async function restoreDraft(tx: Tx, words: DraftWords, context: SyncContext): Promise<void> {
  const existing = await getRecord(tx, 'draft', draftId(words.ticketId, context.identity().me.id))
  const ids = new Set(words.attachments.map(({ id }) => id))
  const bodyHtml = existing ? joined(words.bodyHtml, existing.bodyHtml) : words.bodyHtml
  const added = existing?.attachments.filter(({ id }) => !ids.has(id)) ?? []
  const isMixed = bodyHtml !== words.bodyHtml || added.length > 0
  const args = {
    ticketId: words.ticketId,
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
