import { type RefObject, Suspense, useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import type { AttachmentInfo } from '#shared/domain/tickets'
import type { AppContext, ConversationEntry, TicketDetail } from '#shared/ipc/views'
import { ask, run } from '../../../../app/data.ts'
import { useFormat } from '../../../../app/format.ts'
import { useTranslation } from '../../../../app/i18n.ts'
import { useWritingAsked } from '../../writing.ts'
import { announce } from '../announce.ts'
import { CcField } from './CcField.tsx'
import { ComposerFiles } from './ComposerFiles.tsx'
import { AttachButton, FileInput, type Kind, Placeholder, Signature, Tab } from './ComposerParts.tsx'
import classes from './composer.module.css'
import type { DraftContent } from './draft-saver.ts'
import type { EditorHandle } from './EditorArea.tsx'
import { Editor } from './lazy-editor.ts'
import { admitFiles, bodyLimit } from './limits.ts'
import { paragraph, withoutSignature } from './mentions.ts'
import { refusalText } from './refusals.ts'
import { SavedMark } from './SavedMark.tsx'
import { SendButton, type StatusAfter } from './SendButton.tsx'
import { UnseenBar } from './UnseenBar.tsx'
import { onUndone } from './undone.ts'
import { useComposerKeys } from './use-composer-keys.ts'
import { contentOf, useDraft } from './use-draft.ts'
import { useSend } from './use-send.ts'
import { useTyping } from './use-typing.ts'
import { useUploads } from './use-uploads.ts'

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

  const editor = useRef<EditorHandle>(null)
  const [initialHtml, setInitialHtml] = useState(() => withoutSignature(draft?.bodyHtml ?? '', signatureHtml))
  const [kind, setKind] = useState<Kind>(draft?.kind ?? 'public')
  const [cc, setCc] = useState<readonly string[]>(draft?.cc ?? [])
  const [ccShown, setCcShown] = useState((draft?.cc.length ?? 0) > 0)
  const [ccInvalid, setCcInvalid] = useState(false)
  const [files, setFiles] = useState<readonly AttachmentInfo[]>(draft?.attachments ?? [])
  const [filled, setFilled] = useState(initialHtml !== '')
  const [problem, setProblem] = useState<string | null>(null)
  const [wanted, setWanted] = useState<'later' | 'now' | 'focus'>('later')
  const [dropping, setDropping] = useState(false)
  const problemId = useId()
  const fileInput = useRef<HTMLInputElement>(null)
  const root = useRef<HTMLElement>(null)
  const typedBefore = useRef('')

  // Everything the draft is read from, as it is at the moment of saving.
  const held = useRef({ kind, cc, files })
  useLayoutEffect(() => {
    held.current = { kind, cc, files }
  })
  const read = useCallback((): DraftContent | null => {
    // Until the editor is there, what was typed is in the field that stands for it.
    const bodyHtml = editor.current ? editor.current.html() : `${initialHtml}${paragraph(typedBefore.current)}`
    const now = held.current
    if (bodyHtml === '' && now.files.length === 0 && now.cc.length === 0) return null
    return { kind: now.kind, bodyHtml, cc: now.cc, attachments: now.files }
  }, [initialHtml])

  const show = (content: DraftContent | null) => {
    setKind(content?.kind ?? 'public')
    setCc(content?.cc ?? [])
    setCcShown((content?.cc.length ?? 0) > 0)
    setFiles(content?.attachments ?? [])
    const html = withoutSignature(content?.bodyHtml ?? '', signatureHtml)
    // A draft may come while the editor is still loaded: then it begins with that.
    if (editor.current) editor.current.setHtml(html)
    else setInitialHtml(html)
    setFilled(html !== '')
  }
  const saver = useDraft({ ticketId: ticket.id, draft, read, onShow: show })
  const typing = useTyping(ticket.id)
  const changed = () => {
    setProblem(null)
    saver.changed()
  }

  const sending = useSend({
    ticketId: ticket.id,
    customerName,
    signatureHtml,
    seenMessageIds,
    pauseSaving: saver.pause,
    onSent: () => {
      saver.sent()
      typing.stopped()
      show(null)
      setKind(held.current.kind)
      onSent()
    },
  })
  const uploads = useUploads((info) => {
    setFiles((all) => [...all, info])
    held.current = { ...held.current, files: [...held.current.files, info] }
    if (info.inline) editor.current?.insertImage(info.id, info.fileName)
    // Not `changed`: what was said about another file of the same choice stays to be read.
    saver.changed()
  })

  const send = (status: StatusAfter, regardless = false) => {
    const content = read()
    const empty =
      (editor.current?.isEmpty() ?? (initialHtml === '' && typedBefore.current.trim() === '')) &&
      files.every((file) => file.inline)
    const refusal =
      uploads.uploads.length > 0
        ? t('conversation:composer.uploading')
        : ccInvalid
          ? t('conversation:composer.ccInvalid')
          : !content || empty
            ? t(`conversation:composer.empty.${kind}`)
            : content.bodyHtml.length > bodyLimit
              ? t('conversation:composer.tooLong', { limit: bodyLimit })
              : null
    if (refusal || !content) {
      setProblem(refusal)
      editor.current?.focus()
      return
    }
    void sending.send(content, status, regardless)
  }

  const addFiles = (chosen: readonly File[], intoText: boolean) => {
    const { admitted, refused } = admitFiles(chosen, files.length + uploads.uploads.length)
    setProblem(refused.length === 0 ? null : refusalText(t, format, refused))
    setWanted((before) => (before === 'later' ? 'now' : before))
    for (const file of admitted) void uploads.start(file, intoText)
  }
  const removeFile = (file: AttachmentInfo) => {
    setFiles((all) => all.filter(({ id }) => id !== file.id))
    run('attachment.discard', { id: file.id }).catch(() => undefined)
    changed()
  }

  const choose = (next: Kind) => {
    if (next !== kind) {
      setKind(next)
      held.current = { ...held.current, kind: next }
      if (read()) saver.changed()
    }
    want()
  }
  const want = () => {
    setWanted('focus')
    if (editor.current) editor.current.focus()
    else root.current?.querySelector<HTMLElement>('[data-editor-stand]')?.focus()
  }
  const onReady = () => {
    if (typedBefore.current !== '') editor.current?.appendText(typedBefore.current)
    typedBefore.current = ''
    if (wanted === 'focus') editor.current?.focus()
  }
  const leave = () => {
    void saver.flush()
    thread.current?.focus({ preventScroll: true })
  }
  useWritingAsked(ticket.id, choose)
  const onKey = useComposerKeys({ root, choose, send, leave, attach: () => fileInput.current?.click() })

  useEffect(() => {
    const timer = setTimeout(() => setWanted((before) => (before === 'later' ? 'now' : before)), editorAfter)
    return () => clearTimeout(timer)
  }, [])
  const { adopted } = saver
  useEffect(
    () =>
      onUndone((ticketId) => {
        if (ticketId !== ticket.id) return
        void ask('draft.get', { ticketId }).then((back) => {
          if (!back) return
          adopted(back)
          showRef.current(contentOf(back))
          editor.current?.focus()
        })
      }),
    [ticket.id, adopted],
  )
  const showRef = useRef(show)
  useLayoutEffect(() => {
    showRef.current = show
  })
  useEffect(() => {
    if (sending.stopped) announce(t('conversation:announce.stopped'))
  }, [sending.stopped, t])

  const email = customer?.emails[0]
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
        files={files.filter((file) => !file.inline)}
        uploads={uploads.uploads}
        onRemove={removeFile}
        onCancel={uploads.cancel}
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
        html={initialHtml}
        text={placeholder}
        label={label}
        onWant={() => setWanted('focus')}
        onTyped={(text) => {
          typedBefore.current = text
          saver.changed()
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
      data-dropping={dropping || undefined}
      data-drop-label={t('conversation:composer.drop')}
      aria-label={label}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setDropping(true)
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDropping(false)
      }}
      onDrop={(event) => {
        setDropping(false)
        if (event.dataTransfer.files.length === 0) return
        event.preventDefault()
        addFiles([...event.dataTransfer.files], true)
      }}
    >
      <UnseenBar
        unseen={filled || sending.stopped ? unseen : []}
        stopped={sending.stopped !== null}
        onReview={() => {
          sending.dismissStopped()
          onReview()
        }}
        onSendAnyway={() => send(sending.stopped?.status, true)}
      />
      <div className={classes.head}>
        <div className={classes.tabs} role="tablist" aria-label={t('conversation:composer.tabs')}>
          <Tab kind="public" chosen={kind} onChoose={choose} />
          <Tab kind="note" chosen={kind} onChoose={choose} />
        </div>
        <span className={classes.whom} title={kind === 'public' ? email : undefined}>
          {kind === 'note'
            ? t('conversation:composer.noteWhom')
            : t('conversation:composer.replyWhom', { name: email ? `${customerName} <${email}>` : customerName })}
        </span>
        <SavedMark state={saver.state} />
        {kind === 'public' && !ccShown && (
          <button type="button" className={classes.textButton} onClick={() => setCcShown(true)}>
            {t('conversation:cc.add')}
          </button>
        )}
      </div>
      {kind === 'public' && ccShown && (
        <CcField
          cc={cc}
          onInvalid={setCcInvalid}
          onChange={(next) => {
            setCc(next)
            held.current = { ...held.current, cc: next }
            changed()
          }}
        />
      )}
      <div className={classes.body} role="tabpanel" aria-label={t(`conversation:composer.tab.${kind}`)}>
        <Suspense fallback={stand}>
          {wanted === 'later' ? (
            stand
          ) : (
            <Editor
              handle={editor}
              initialHtml={initialHtml}
              label={label}
              placeholder={placeholder}
              {...(problem ? { describedBy: problemId } : {})}
              onReady={onReady}
              users={context.users}
              mentions={kind === 'note'}
              onChange={() => {
                setFilled(!(editor.current?.isEmpty() ?? true))
                changed()
                typing.typed()
              }}
              onBlur={() => void saver.flush()}
              onKey={onKey}
              onFiles={(pasted) => addFiles(pasted, true)}
              onTooLong={() => setProblem(t('conversation:composer.pasteTooLong', { limit: bodyLimit }))}
              between={between}
              tools={
                <>
                  <AttachButton onClick={() => fileInput.current?.click()} />
                  <span className={classes.spring} />
                  {sendButton}
                </>
              }
            />
          )}
        </Suspense>
      </div>
      <FileInput ref={fileInput} onFiles={(files) => addFiles(files, false)} />
    </section>
  )
}
