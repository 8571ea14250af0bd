import { articleDraftId, draftId } from '#shared/domain/records'

/** Both kinds of drafts are saved over and over: under a ticket, and under an article. */

interface Saving {
  readonly name: string
  readonly args: unknown
}

/** The draft that a command saves; null for every other command. Its arguments have passed their schema once. */
export function savedDraft({ name, args }: Saving, userId: string): { readonly id: string } | null {
  if (name === 'draft.save') return { id: draftId((args as { ticketId: string }).ticketId, userId) }
  if (name !== 'articleDraft.save') return null
  const { articleId, language } = args as { articleId: string; language: string }
  return { id: articleDraftId(articleId, language, userId) }
}

/** Whether a record holds the very words of the command that saved it. */
export function holdsWordsOf(record: unknown, args: unknown): boolean {
  return ['title', 'summary', 'bodyHtml'].every((field) => textOf(record, field) === textOf(args, field))
}

function textOf(holder: unknown, field: string): unknown {
  return typeof holder === 'object' && holder !== null ? Reflect.get(holder, field) : undefined
}
