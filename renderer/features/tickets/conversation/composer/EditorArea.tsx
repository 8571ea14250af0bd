import '@mantine/tiptap/styles.layer.css'
import { RichTextEditor } from '@mantine/tiptap'
import { useEditor } from '@tiptap/react'
import { type ReactNode, type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef } from 'react'
import type { User } from '#shared/domain/people'
import { useTranslation } from '../../../../app/i18n.ts'
import { LinkControl } from '../../../../app/writing/LinkControl.tsx'
import classes from './editor.module.css'
import { composerExtensions } from './editor-extensions.ts'
import { type HeldText, holdText } from './held-text.ts'
import { pasteFits } from './limits.ts'
import { mentionSuggestion } from './mention-popup.ts'

export interface EditorHandle {
  readonly focus: () => void
  readonly html: () => string
  readonly isEmpty: () => boolean
  readonly setHtml: (html: string) => void
  /** Plain text, at the end. */
  readonly appendText: (text: string) => void
  readonly insertImage: (attachmentId: string, name: string) => void
  /** Where the person writes, or at the end if they have not yet begun; the focus goes behind it. */
  readonly insertHtml: (html: string) => void
  /** Remembers what is there now, to be told from what is written after. */
  readonly hold: () => HeldText
}

interface EditorAreaProps {
  readonly initialHtml: string
  readonly label: string
  readonly placeholder: string
  readonly describedBy?: string
  readonly users: readonly User[]
  /** Whether "@" offers colleagues. */
  readonly mentions: boolean
  readonly handle: Ref<EditorHandle>
  /** The editor is there and can be spoken to. */
  readonly onReady: () => void
  readonly onChange: () => void
  readonly onBlur: () => void
  /** A key that belongs to the composer; true when it was taken. */
  readonly onKey: (event: KeyboardEvent) => boolean
  readonly onFiles: (files: readonly File[]) => void
  readonly onTooLong: () => void
  /** Stands between the text and the toolbar. */
  readonly between?: ReactNode
  /** Stands right in the toolbar. */
  readonly tools?: ReactNode
}

/** The rich text field. Loaded on its own: the editor is the largest part of the window. */
export function EditorArea(props: EditorAreaProps) {
  const { initialHtml, label, placeholder, describedBy, handle, between, tools } = props
  const { t } = useTranslation('conversation')
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  const popupOpen = useRef(false)
  const wasEntered = useRef(false)

  const editor = useEditor({
    extensions: composerExtensions({
      placeholder: () => latest.current.placeholder,
      mention: mentionSuggestion({
        users: () => latest.current.users,
        enabled: () => latest.current.mentions,
        label: t('conversation:composer.mentions'),
        onOpen: (open) => {
          popupOpen.current = open
        },
      }),
      onRefused: () => latest.current.onTooLong(),
    }),
    content: initialHtml,
    // The hook puts these over the editor's own at every draw: whatever is set elsewhere is lost.
    editorProps: {
      attributes: {
        'aria-label': label,
        'aria-multiline': 'true',
        role: 'textbox',
        spellcheck: 'true',
        ...(describedBy ? { 'aria-describedby': describedBy } : {}),
      },
      handleKeyDown: (_, event) => (popupOpen.current ? false : latest.current.onKey(event)),
      handlePaste: (view, event) => {
        const data = event.clipboardData
        if (!data) return false
        const text = data.getData('text/plain')
        const files = [...data.files]
        // A table copied from a spreadsheet comes with a picture of itself: then the words are meant.
        if (files.length > 0 && text === '') {
          latest.current.onFiles(files)
          return true
        }
        if (pasteFits(view.state.doc.content.size, text, data.getData('text/html'))) return false
        latest.current.onTooLong()
        return true
      },
      handleDrop: (_, event) => {
        const files = [...(event.dataTransfer?.files ?? [])]
        if (files.length === 0) return false
        // The composer around it takes them.
        return true
      },
    },
    onUpdate: () => latest.current.onChange(),
    onFocus: () => {
      wasEntered.current = true
    },
    onBlur: () => latest.current.onBlur(),
  })

  useEffect(() => {
    // React may have taken so long that the hook gave this one up; it makes another, and this runs again.
    if (editor.isDestroyed) return
    // The placeholder is a decoration: it is drawn with the next transaction.
    editor.view.dispatch(editor.state.tr.setMeta('placeholder', placeholder))
  }, [editor, placeholder])

  useImperativeHandle(
    handle,
    () => ({
      focus: () => {
        // At once, not with the next frame as the editor's own command does: the very next key is text already.
        editor.view.focus()
        editor.commands.setTextSelection(editor.state.doc.content.size)
      },
      html: () => (editor.isEmpty ? '' : editor.getHTML()),
      isEmpty: () => editor.isEmpty || (editor.state.doc.textContent.trim() === '' && !hasPicture(editor.getHTML())),
      setHtml: (html) => {
        editor.commands.setContent(html, { emitUpdate: false })
      },
      appendText: (text) => {
        editor.chain().setTextSelection(editor.state.doc.content.size).insertContent({ type: 'text', text }).run()
      },
      insertImage: (attachmentId, name) => {
        editor
          .chain()
          .focus()
          .setImage({ src: `cid:${attachmentId}`, alt: name })
          .run()
      },
      insertHtml: (html) => {
        // Nobody has been in the text yet: what was written before stands first.
        if (!wasEntered.current) editor.commands.setTextSelection(editor.state.doc.content.size)
        editor.chain().insertContent(html).scrollIntoView().run()
        wasEntered.current = true
        editor.view.focus()
      },
      hold: () => holdText(editor),
    }),
    [editor],
  )

  // Before the first paint: until now a plain field stood in its place.
  useLayoutEffect(() => {
    if (!editor.isDestroyed) latest.current.onReady()
  }, [editor])

  return (
    <RichTextEditor
      editor={editor}
      className={classes.root ?? ''}
      classNames={{
        content: classes.content ?? '',
        toolbar: classes.toolbar ?? '',
        control: classes.control ?? '',
        controlsGroup: classes.controlsGroup ?? '',
      }}
      labels={{
        boldControlLabel: t('conversation:editor.bold'),
        italicControlLabel: t('conversation:editor.italic'),
        bulletListControlLabel: t('conversation:editor.bullets'),
        orderedListControlLabel: t('conversation:editor.numbers'),
        blockquoteControlLabel: t('conversation:editor.quote'),
        codeBlockControlLabel: t('conversation:editor.code'),
      }}
    >
      <RichTextEditor.Content />
      {between}
      <RichTextEditor.Toolbar role="toolbar" aria-label={t('conversation:editor.toolbar')}>
        <RichTextEditor.ControlsGroup>
          <RichTextEditor.Bold />
          <RichTextEditor.Italic />
          <RichTextEditor.BulletList />
          <RichTextEditor.OrderedList />
          <RichTextEditor.Blockquote />
          <RichTextEditor.CodeBlock />
          <LinkControl editor={editor} />
        </RichTextEditor.ControlsGroup>
        {tools}
      </RichTextEditor.Toolbar>
    </RichTextEditor>
  )
}

function hasPicture(html: string): boolean {
  return html.includes('<img')
}
