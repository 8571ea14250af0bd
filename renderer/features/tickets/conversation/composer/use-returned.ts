import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import type { AttachmentInfo } from '#shared/domain/tickets'
import { ask } from '../../../../app/data.ts'
import { onTakeBack } from '../../../../app/take-back.ts'
import type { DraftContent } from './draft-content.ts'
import { storedDraft, type useDraft } from './use-draft.ts'
import type { useText } from './use-text.ts'

interface ReturnedInput {
  readonly ticketId: string
  readonly text: Pick<ReturnType<typeof useText>, 'editor' | 'hold'>
  readonly saver: ReturnType<typeof useDraft>
  readonly heldFiles: RefObject<readonly AttachmentInfo[]>
  readonly show: (content: DraftContent) => void
}

/** Shows a message that was taken back, together with what has been begun since. */
export function useReturned(input: ReturnedInput): void {
  const { ticketId } = input
  const latest = useRef(input)
  useLayoutEffect(() => {
    latest.current = input
  })
  useEffect(
    () =>
      onTakeBack(ticketId, async () => {
        const { saver, text, heldFiles } = latest.current
        // The draft on disk is joined with what comes back: it must be all that was written until now.
        await saver.flush()
        const holding = text.hold()
        const filesBefore = heldFiles.current
        const resume = saver.pause()
        return async (takenBack) => {
          const back = takenBack ? await ask('draft.get', { ticketId }).catch(() => null) : null
          if (back) {
            const since = holding.since()
            const filesSince = heldFiles.current.filter((file) => !filesBefore.includes(file))
            const stored = storedDraft(back)
            const { content } = stored
            saver.adopted(stored)
            latest.current.show({
              ...content,
              bodyHtml: content.bodyHtml + since,
              attachments: [...content.attachments, ...filesSince],
            })
            if (since !== '' || filesSince.length > 0) saver.changed()
            latest.current.text.editor.current?.focus()
          }
          holding.release(false)
          resume()
        }
      }),
    [ticketId],
  )
}
