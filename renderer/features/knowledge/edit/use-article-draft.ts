import { useMemo } from 'react'
import type { ArticleDraft } from '#shared/domain/knowledge'
import type { AttachmentInfo } from '#shared/domain/tickets'
import { ask, run } from '../../../app/data.ts'
import { type StoredDraft, useKeptDraft } from '../../../app/writing/use-kept-draft.ts'

/** What stands in the editor and is not in the text that it began with. */
export interface WrittenText {
  /** The saved text on which it stands; null when there was none. */
  readonly baseRevisionId: string | null
  readonly title: string
  readonly summary: string
  readonly bodyHtml: string
  readonly attachments: readonly AttachmentInfo[]
}

export function writtenOf(draft: ArticleDraft): WrittenText {
  const { baseRevisionId, title, summary, bodyHtml, attachments } = draft
  return { baseRevisionId, title, summary, bodyHtml, attachments }
}

function keyOf({ baseRevisionId, title, summary, bodyHtml, attachments }: WrittenText): string {
  return JSON.stringify([baseRevisionId, title, summary, bodyHtml, attachments.map(({ id }) => id)])
}

function stored(draft: ArticleDraft | null): StoredDraft<WrittenText> | null {
  return draft && { content: writtenOf(draft), version: draft.version, updatedAt: draft.updatedAt }
}

/** Keeps what is typed into an article on disk within a second, as the composer keeps a reply. */
export function useArticleDraft(input: {
  readonly articleId: string
  readonly language: string
  /** What the cache has now. */
  readonly draft: ArticleDraft | null
  /** What the editor holds; null when that is what was saved. */
  readonly read: () => WrittenText | null
  /** Another of the person's machines wrote this; null when it was saved or thrown away there. */
  readonly onShow: (written: WrittenText | null) => void
}) {
  const { articleId, language, draft, read, onShow } = input
  return useKeptDraft<WrittenText>({
    stored: useMemo(() => stored(draft), [draft]),
    keyOf,
    read,
    onShow,
    load: async () => stored(await ask('articleDraft.get', { articleId, language })),
    save: (written, baseVersion) =>
      run('articleDraft.save', {
        articleId,
        language,
        ...written,
        attachments: [...written.attachments],
        baseVersion,
      }),
    discard: () => run('articleDraft.discard', { articleId, language }),
  })
}
