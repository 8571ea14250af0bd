import i18next from 'i18next'
import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { AppFailure } from '#shared/ipc/errors'
import { queryClient, run } from '../../../../app/data.ts'
import { openTicket } from '../../../../app/navigation.ts'
import { showDone, showFailure, showUndo } from '../../../../app/toasts.tsx'
import { announce } from '../announce.ts'
import type { DraftContent } from './draft-saver.ts'
import { mentionedIn, withSignature } from './mentions.ts'
import type { StatusAfter } from './SendButton.tsx'
import { announceUndone } from './undone.ts'

interface SendInput {
  readonly ticketId: string
  readonly customerName: string
  readonly signatureHtml: string
  readonly seenMessageIds: () => string[]
  /** Returns what lets saving go on. */
  readonly pauseSaving: () => () => void
  /** It is on disk: the composer may empty itself. */
  readonly onSent: () => void
}

export function isUnseen(caught: unknown): boolean {
  return (
    caught instanceof AppFailure && caught.error.code === 'rejected' && caught.error.detail?.code === 'unseen-message'
  )
}

/** Sends what was written, once. The composer keeps its text until the command is on disk. */
export function useSend({ ticketId, customerName, signatureHtml, seenMessageIds, pauseSaving, onSent }: SendInput) {
  const [busy, setBusy] = useState(false)
  /** A reply that was stopped by a message not seen yet, with the status it was to bring. */
  const [stopped, setStopped] = useState<{ readonly status: StatusAfter } | null>(null)

  const send = async (content: DraftContent, status: StatusAfter, regardless: boolean): Promise<void> => {
    if (busy) return
    setBusy(true)
    // A save that arrived behind the reply would bring what was sent back as a draft.
    const resumeSaving = pauseSaving()
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
      onSent()
      void queryClient.invalidateQueries({ queryKey: ['ticket.conversation', { ticketId }] })
      const words = i18next.t(isNote ? 'conversation:announce.noteAdded' : 'conversation:announce.replySent', {
        name: customerName,
      })
      announce(words)
      if (heldUntil) showUndo({ text: words, until: heldUntil, onUndo: () => void takeBack(commandId, ticketId) })
    } catch (caught) {
      if (isUnseen(caught)) setStopped({ status })
      else showFailure(caught)
    } finally {
      resumeSaving()
      setBusy(false)
    }
  }
  return { busy, stopped, send, dismissStopped: () => setStopped(null) }
}

async function takeBack(commandId: string, ticketId: string): Promise<void> {
  try {
    if (await run('outbox.undo', { commandId })) {
      // A composer that is made now begins with what the window knows of the draft, and so far that is "sent".
      await queryClient.refetchQueries({ queryKey: ['ticket.get', { ticketId }], type: 'all' })
      openTicket(ticketId)
      announceUndone(ticketId)
      announce(i18next.t('app:undo.done'))
    } else {
      showDone(i18next.t('app:undo.tooLate'))
    }
  } catch (caught) {
    showFailure(caught)
  }
}
