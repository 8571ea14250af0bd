import { useRef, useState } from 'react'
import type { AttachmentInfo, Draft } from '#shared/domain/tickets'
import type { ReplyPiece } from '../../../../app/writing/reply-desk.ts'
import type { Sending } from '../../../../app/writing/use-kept-draft.ts'
import { withoutSignature } from './body-html.ts'
import type { Kind } from './ComposerParts.tsx'
import { type DraftContent, unlessEmpty } from './draft-content.ts'
import type { FileRefusal } from './limits.ts'
import { useDraft } from './use-draft.ts'
import { useFiles } from './use-files.ts'
import { useRecipients } from './use-recipients.ts'
import { useReturned } from './use-returned.ts'
import { useText } from './use-text.ts'

interface MessageInput {
  readonly ticketId: string
  /** What the cache has now. */
  readonly draft: Draft | null
  readonly signatureHtml: string
  /** Something of it was changed by the person. */
  readonly onChange: () => void
  readonly onRefused: (refused: readonly FileRefusal[]) => void
}

/** The message that is being written: its kind, text, addresses and files, kept on disk as the draft of the ticket. */
export function useMessage({ ticketId, draft, signatureHtml, onChange, onRefused }: MessageInput) {
  const text = useText(withoutSignature(draft?.bodyHtml ?? '', signatureHtml))
  const [kind, setKind] = useState<Kind>(draft?.kind ?? 'public')
  const [filled, setFilled] = useState(() => !text.isEmpty())

  // Everything beside the text that the draft is read from, as it is at the moment of saving.
  const heldKind = useRef(kind)
  const heldCc = useRef<readonly string[]>(draft?.cc ?? [])
  const heldFiles = useRef<readonly AttachmentInfo[]>(draft?.attachments ?? [])
  const read = () =>
    unlessEmpty({
      kind: heldKind.current,
      bodyHtml: text.html(),
      cc: heldCc.current,
      attachments: heldFiles.current,
    })

  const showBeside = (content: DraftContent | null) => {
    heldCc.current = content?.cc ?? []
    recipients.reset(heldCc.current)
    files.set(content?.attachments ?? [])
    setFilled((content?.bodyHtml ?? '') !== '')
  }
  const show = (content: DraftContent | null) => {
    heldKind.current = content?.kind ?? 'public'
    setKind(heldKind.current)
    text.setHtml(withoutSignature(content?.bodyHtml ?? '', signatureHtml))
    showBeside(content)
  }
  const saver = useDraft({ ticketId, draft, read, onShow: show })
  const changed = () => {
    onChange()
    saver.changed()
  }
  const recipients = useRecipients(draft?.cc ?? [], {
    onTyped: onChange,
    onChange: (cc) => {
      heldCc.current = cc
      changed()
    },
  })
  const files = useFiles({
    owner: ticketId,
    start: draft?.attachments ?? [],
    held: heldFiles,
    onStored: (info) => {
      if (info.inline) text.insertImage(info)
      // Not `changed`: what was said about another file of the same choice stays to be read.
      saver.changed()
    },
    onStoredLater: (info) => void saver.attachLater(info),
    onRefused,
    onRemoved: changed,
  })
  useReturned({ ticketId, text, saver, heldFiles, show })

  /** `content` is being sent: what is written from now on begins the next message. */
  const sending = (content: DraftContent): Sending => {
    const holding = text.hold()
    // Addresses do not go with a note.
    const sentCc = content.kind === 'note' ? [] : content.cc
    const rest = () =>
      unlessEmpty({
        kind: heldKind.current,
        bodyHtml: holding.since(),
        cc: heldCc.current.filter((address) => !sentCc.includes(address)),
        attachments: heldFiles.current.filter(({ id }) => !content.attachments.some((sent) => sent.id === id)),
      })
    const saving = saver.sending(rest)
    return {
      failed: () => {
        holding.release(false)
        saving.failed()
      },
      sent: () => {
        const left = rest()
        saving.sent()
        holding.release(true)
        showBeside(left)
      },
    }
  }

  return {
    text,
    kind,
    filled,
    recipients,
    files,
    read,
    sending,
    saved: saver.state,
    flush: saver.flush,
    /** What stands beside the message gives it words and pictures. */
    insert: ({ html, files: given }: ReplyPiece) => {
      if (given.length > 0) files.set([...heldFiles.current, ...given])
      text.insertHtml(html)
      setFilled(!text.isEmpty())
      changed()
    },
    isEmpty: () => text.isEmpty() && heldFiles.current.every((file) => file.inline),
    setKind: (next: Kind) => {
      if (next === heldKind.current) return
      heldKind.current = next
      setKind(next)
      onChange()
      if (read()) saver.changed()
    },
    /** Keys into the editor. */
    written: () => {
      setFilled(!text.isEmpty())
      changed()
    },
    /** Keys into the field that stands for it. */
    typed: (typed: string) => {
      text.onTyped(typed)
      changed()
    },
  }
}
