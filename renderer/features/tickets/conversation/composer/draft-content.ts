import type { AttachmentInfo } from '#shared/domain/tickets'
import { judge, type Verdict } from '../../../../app/writing/draft-saver.ts'

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

/**
 * What to do with a draft that the cache has now. It came from this composer (`echo`), or was written on another of
 * the person's machines: then it is shown, unless they are typing here or have unsaved words.
 */
export function judgeDraft(input: {
  readonly incoming: DraftContent | null
  readonly shown: DraftContent | null
  readonly sentBodies: ReadonlySet<string>
  readonly dirty: boolean
  readonly lastKeyAt: number
  readonly now: number
}): Verdict {
  const { incoming, shown, sentBodies, ...moment } = input
  const key = (content: DraftContent | null) => (content ? contentKey(content) : null)
  return judge({ incoming: key(incoming), shown: key(shown), saved: sentBodies, ...moment })
}

export function contentKey(content: DraftContent): string {
  return JSON.stringify([content.kind, content.bodyHtml, content.cc, content.attachments.map((file) => file.id)])
}
