import type { AttachmentInfo } from '#shared/domain/tickets'

/** What a composer holds. */
export interface DraftContent {
  readonly kind: 'public' | 'note'
  readonly bodyHtml: string
  readonly cc: readonly string[]
  readonly attachments: readonly AttachmentInfo[]
}

/** The same, or null when there is nothing in it. */
export function unlessEmpty(content: DraftContent): DraftContent | null {
  const { bodyHtml, cc, attachments } = content
  return bodyHtml === '' && attachments.length === 0 && cc.length === 0 ? null : content
}

/** The same for contents that say the same. */
export function contentKey(content: DraftContent): string {
  return JSON.stringify([content.kind, content.bodyHtml, content.cc, content.attachments.map((file) => file.id)])
}
