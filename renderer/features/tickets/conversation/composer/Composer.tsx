import { type RefObject, Suspense, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { limits } from '#shared/domain/primitives'
import type { AppContext, ConversationEntry, TicketDetail } from '#shared/ipc/views'
import { announce } from '../../../../app/announce.ts'
import { useFormat } from '../../../../app/format.ts'
import { useTranslation } from '../../../../app/i18n.ts'
import { openReplyDesk, type ReplyDesk, replyTyped } from '../../../../app/writing/reply-desk.ts'
import { useWritingAsked } from '../../writing.ts'
import { CcField } from './CcField.tsx'
import { ComposerFiles } from './ComposerFiles.tsx'
import { ComposerHead } from './ComposerHead.tsx'
import { AttachButton, FileInput, type Kind, Placeholder, Signature } from './ComposerParts.tsx'
import classes from './composer.module.css'
import { Editor } from './lazy-editor.ts'
import { bodyLimit } from './limits.ts'
import { messageRefusal, refusalText } from './refusals.ts'
import { SendButton } from './SendButton.tsx'
import type { StatusAfter } from './send-keys.ts'
import { UnseenBar } from './UnseenBar.tsx'
import { useComposerKeys } from './use-composer-keys.ts'
import { useFileDrop } from './use-file-drop.ts'
import { useMessage } from './use-message.ts'
import { useSend } from './use-send.ts'
import { useTyping } from './use-typing.ts'

interface ComposerProps {
  readonly detail: TicketDetail
  readonly context: AppContext
  readonly unseen: readonly ConversationEntry[]
  readonly seenMessageIds: () => string[]
  readonly onReview: () => void
  readonly onSent: () => void
  /** Where the focus goes on Escape. */
  readonly thread: RefObject<HTMLElement | null>
}

/** Milliseconds after opening a ticket before the editor is made: whoever runs through a list does not wait for it. */
const editorAfter = 180

/** Where replies and notes are written. Keyed by ticket, so that no word can slip into another one. */
export function Composer({ detail, context, unseen, seenMessageIds, onReview, onSent, thread }: ComposerProps) {
  const { t } = useTranslation('conversation')
  const format = useFormat()
  const { ticket, customer, draft } = detail
  const { signatureHtml } = context.me
  const customerName = customer?.name ?? t('conversation:customerUnknown')

  const [problem, setProblem] = useState<string | null>(null)
  const [wanted, setWanted] = useState<'later' | 'now' | 'focus'>('later')
  const [ready, setReady] = useState(false)
  const problemId = useId()
  const panelId = useId()
  const fileInput = useRef<HTMLInputElement>(null)
  const root = useRef<HTMLElement>(null)
  const typing = useTyping(ticket.id)
  const message = useMessage({
    ticketId: ticket.id,
    draft,
    signatureHtml,
    onChange: () => setProblem(null),
    onRefused: (refused) => setProblem(refused.length === 0 ? null : refusalText(t, format, refused)),
  })
  const { kind, text, recipients, files } = message
  const addFiles = (chosen: readonly File[], intoText: boolean) => {
    setWanted((before) => (before === 'later' ? 'now' : before))
    files.add(chosen, intoText)
  }
  const drop = useFileDrop((dropped) => addFiles(dropped, true))

  const sending = useSend({
    ticketId: ticket.id,
    customerName,
    signatureHtml,
    seenMessageIds,
    onSending: (content) => {
      const held = message.sending(content)
      return {
        failed: held.failed,
        sent: () => {
          held.sent()
          typing.stopped()
          onSent()
        },
      }
    },
  })
  const send = (status: StatusAfter, regardless = false) => {
    // An address that was typed and not added yet goes along; a note has none to correct.
    const addressed = kind === 'note' || recipients.commit() !== null
    const content = message.read()
    const refusal = messageRefusal(t, {
      content,
      kind,
      addressed,
      uploading: files.uploads.length > 0,
      empty: message.isEmpty(),
    })
    if (refusal === null && content) {
      void sending.send(content, status, regardless)
      return
    }
    setProblem(refusal)
    if (addressed) text.editor.current?.focus()
    else focusCc()
  }

  const focusCc = () => root.current?.querySelector<HTMLElement>('[data-cc-input]')?.focus()
  const addCc = () => {
    flushSync(() => {
      message.setKind('public')
      recipients.show()
    })
    focusCc()
  }
  const choose = (next: Kind) => {
    message.setKind(next)
    setWanted('focus')
    if (text.editor.current) text.editor.current.focus()
    else root.current?.querySelector<HTMLElement>('[data-editor-stand]')?.focus()
  }
  const leave = () => {
    void message.flush()
    thread.current?.focus({ preventScroll: true })
  }
  useWritingAsked(ticket.id, choose)
  useDesk(ticket.id, {
    html: text.html,
    kind: () => kind,
    room: () => limits.attachmentsPerMessage - files.files.length - files.uploads.length,
    insert: (piece) => {
      setWanted('focus')
      message.insert(piece)
    },
  })
  const attach = () => fileInput.current?.click()
  const onKey = useComposerKeys({ root, kind, choose, send, leave, attach, addCc })

  useEffect(() => {
    const timer = setTimeout(() => setWanted((before) => (before === 'later' ? 'now' : before)), editorAfter)
    return () => clearTimeout(timer)
  }, [])
  useEffect(() => {
    if (sending.stopped) announce(t('conversation:announce.stopped'))
  }, [sending.stopped, t])

  const placeholder =
    kind === 'note'
      ? t('conversation:composer.notePlaceholder')
      : t('conversation:composer.replyPlaceholder', { name: customerName })
  const label =
    kind === 'note'
      ? t('conversation:composer.noteLabel')
      : t('conversation:composer.replyLabel', { name: customerName })
  const sendButton = <SendButton kind={kind} customerName={customerName} busy={sending.busy} onSend={send} />
  const between = (
    <>
      {kind === 'public' && <Signature html={signatureHtml} />}
      <ComposerFiles
        files={files.files.filter((file) => !file.inline)}
        uploads={files.uploads}
        onRemove={files.remove}
        onCancel={files.cancel}
      />
      {problem && (
        <p id={problemId} role="alert" className={classes.problem}>
          {problem}
        </p>
      )}
    </>
  )
  const stand = (
    <>
      <Placeholder
        key={text.stand.round}
        html={text.stand.html}
        typed={text.stand.typed}
        text={placeholder}
        label={label}
        onWant={() => setWanted('focus')}
        onTyped={(typed) => {
          message.typed(typed)
          replyTyped(ticket.id)
        }}
      />
      {between}
      <div className={classes.foot}>{sendButton}</div>
    </>
  )
  return (
    <section
      ref={root}
      className={classes.composer}
      data-kind={kind}
      data-shortcut-scope="composer"
      data-dropping={drop.dropping || undefined}
      data-drop-label={t('conversation:composer.drop')}
      aria-label={label}
      {...drop.area}
    >
      <UnseenBar
        unseen={message.filled || sending.stopped ? unseen : []}
        stopped={sending.stopped !== null}
        onReview={() => {
          sending.dismissStopped()
          onReview()
        }}
        onSendAnyway={() => send(sending.stopped?.status, true)}
      />
      <ComposerHead
        kind={kind}
        panelId={panelId}
        customerName={customerName}
        email={customer?.emails[0]}
        saved={message.saved}
        onChoose={choose}
        onStep={message.setKind}
        {...(recipients.shown ? {} : { onAddCc: addCc })}
      />
      {kind === 'public' && recipients.shown && <CcField recipients={recipients} />}
      <div id={panelId} className={classes.body} role="tabpanel" aria-label={t(`conversation:composer.tab.${kind}`)}>
        {/* Beside the editor that is being loaded, not in its place: a field that is made anew loses keys and focus. */}
        {!ready && stand}
        {wanted !== 'later' && (
          <Suspense fallback={null}>
            <Editor
              handle={text.editor}
              initialHtml={text.stand.html}
              label={label}
              placeholder={placeholder}
              {...(problem ? { describedBy: problemId } : {})}
              onReady={() => {
                text.ready()
                setReady(true)
                if (wanted === 'focus') text.editor.current?.focus()
              }}
              users={context.users}
              mentions={kind === 'note'}
              onChange={() => {
                message.written()
                typing.typed()
                replyTyped(ticket.id)
              }}
              onBlur={() => void message.flush()}
              onKey={onKey}
              onFiles={(pasted) => addFiles(pasted, true)}
              onTooLong={() => setProblem(t('conversation:composer.pasteTooLong', { limit: bodyLimit }))}
              between={between}
              tools={
                <>
                  <AttachButton onClick={attach} />
                  <span className={classes.spring} />
                  {sendButton}
                </>
              }
            />
          </Suspense>
        )}
      </div>
      <FileInput ref={fileInput} onFiles={(chosen) => addFiles(chosen, false)} />
    </section>
  )
}

/** Lets what stands beside the ticket read what is written and add to it. */
function useDesk(ticketId: string, desk: ReplyDesk): void {
  const latest = useRef(desk)
  useLayoutEffect(() => {
    latest.current = desk
  })
  useEffect(
    () =>
      openReplyDesk(ticketId, {
        html: () => latest.current.html(),
        kind: () => latest.current.kind(),
        room: () => latest.current.room(),
        insert: (piece) => latest.current.insert(piece),
      }),
    [ticketId],
  )
}
