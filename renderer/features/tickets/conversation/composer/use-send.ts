import i18next from 'i18next'
import { useEffect, useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { AppFailure } from '#shared/ipc/errors'
import { announce } from '../../../../app/announce.ts'
import { queryClient, run } from '../../../../app/data.ts'
import { takeBack } from '../../../../app/take-back.ts'
import { showFailure, showUndo } from '../../../../app/toasts.tsx'
import type { Sending } from '../../../../app/writing/use-kept-draft.ts'
import { mentionedIn, withSignature } from './body-html.ts'
import type { DraftContent } from './draft-content.ts'
import type { StatusAfter } from './send-keys.ts'

interface SendInput {
  readonly ticketId: string
  readonly customerName: string
  readonly signatureHtml: string
  readonly seenMessageIds: () => string[]
  /** It begins; the answer is told how it ended. */
  readonly onSending: (content: DraftContent) => Sending
}

function isUnseen(caught: unknown): boolean {
  return (
    caught instanceof AppFailure && caught.error.code === 'rejected' && caught.error.detail?.code === 'unseen-message'
  )
}

/** Sends what was written, once. The composer keeps its text until the command is on disk. */
export function useSend({ ticketId, customerName, signatureHtml, seenMessageIds, onSending }: SendInput) {
  const [busy, setBusy] = useState(false)
  const open = useRef(true)
  useEffect(() => {
    open.current = true
    return () => {
      open.current = false
    }
  }, [])
  /** A reply that was stopped by a message not seen yet, with the status it was to bring. */
  const [stopped, setStopped] = useState<{ readonly status: StatusAfter } | null>(null)

  const send = async (content: DraftContent, status: StatusAfter, regardless: boolean): Promise<void> => {
    if (busy) return
    setBusy(true)
    const sending = onSending(content)
    const isNote = content.kind === 'note'
    const bodyHtml = isNote ? content.bodyHtml : withSignature(content.bodyHtml, signatureHtml)
    try {
      const { commandId, heldUntil } = await run('ticket.reply', {
        ticketId,
        messageId: uuidv7(),
        kind: content.kind,
        bodyHtml,
        cc: isNote ? [] : [...content.cc],
        mentionedUserIds: isNote ? [...mentionedIn(content.bodyHtml)] : [],
        // A picture that was taken out of the text again does not go along.
        attachments: content.attachments.filter((file) => !file.inline || bodyHtml.includes(`cid:${file.id}`)),
        ...(status ? { status } : {}),
        ...(regardless || isNote ? {} : { seenMessageIds: seenMessageIds() }),
      })
      setStopped(null)
      sending.sent()
      void queryClient.invalidateQueries({ queryKey: ['ticket.conversation', { ticketId }] })
      const words = i18next.t(isNote ? 'conversation:announce.noteAdded' : 'conversation:announce.replySent', {
        name: customerName,
      })
      announce(words)
      if (heldUntil) showUndo({ text: words, until: heldUntil, onUndo: () => void takeBack(commandId, ticketId) })
    } catch (caught) {
      sending.failed()
      // Whoever has gone on to another ticket would not see the bar, and believe that it was sent.
      if (isUnseen(caught) && open.current) setStopped({ status })
      else showFailure(caught)
    } finally {
      setBusy(false)
    }
  }
  return { busy, stopped, send, dismissStopped: () => setStopped(null) }
}
