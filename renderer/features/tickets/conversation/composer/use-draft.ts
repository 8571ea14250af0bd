import { useMemo } from 'react'
import type { AttachmentInfo, Draft } from '#shared/domain/tickets'
import { ask, run } from '../../../../app/data.ts'
import { type StoredDraft, useKeptDraft } from '../../../../app/writing/use-kept-draft.ts'
import { picture } from './body-html.ts'
import { contentKey, type DraftContent } from './draft-content.ts'

export function storedDraft(draft: Draft): StoredDraft<DraftContent> {
  const { kind, bodyHtml, cc, attachments, version, updatedAt } = draft
  return { content: { kind, bodyHtml, cc, attachments }, version, updatedAt }
}

/** Keeps what is typed to a ticket on disk, and shows what was typed elsewhere. */
export function useDraft(input: {
  readonly ticketId: string
  /** What the cache has now. */
  readonly draft: Draft | null
  /** What the composer holds; null when that is nothing. */
  readonly read: () => DraftContent | null
  /** Another of the person's machines wrote this; null when it was sent or thrown away there. */
  readonly onShow: (content: DraftContent | null) => void
}) {
  const { ticketId, draft, read, onShow } = input
  const kept = useKeptDraft<DraftContent>({
    stored: useMemo(() => draft && storedDraft(draft), [draft]),
    keyOf: contentKey,
    read,
    onShow,
    load: async () => {
      const now = await ask('draft.get', { ticketId })
      return now && storedDraft(now)
    },
    save: (content, baseVersion) =>
      run('draft.save', {
        ticketId,
        ...content,
        cc: [...content.cc],
        attachments: [...content.attachments],
        baseVersion,
      }),
    discard: () => run('draft.discard', { ticketId }),
  })
  return {
    ...kept,
    /** A file for a composer that has gone. */
    attachLater: (info: AttachmentInfo) => kept.amendLater((content) => withFile(content, info)),
  }
}

/** A picture stands in the text, at its end; every other file beside it. */
function withFile(content: DraftContent | null, info: AttachmentInfo): DraftContent {
  const { kind, bodyHtml, cc, attachments } = content ?? { kind: 'public', bodyHtml: '', cc: [], attachments: [] }
  return { kind, bodyHtml: info.inline ? bodyHtml + picture(info) : bodyHtml, cc, attachments: [...attachments, info] }
}
