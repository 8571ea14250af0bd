import { ActionIcon, Button, Popover, TextInput, Tooltip } from '@mantine/core'
import { IconBold, IconItalic, IconLink, IconList } from '@tabler/icons-react'
import { EditorContent, useEditor, useEditorState } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { useState } from 'react'
import { useTranslation } from '../../app/i18n.ts'
import type { IconType } from '../../ui/EmptyState.tsx'
import { keysText } from '../../ui/Kbd.tsx'
import classes from './Settings.module.css'

/** A few lines with bold, italic, lists and links: what a signature needs. */
export function SignatureEditor(props: {
  readonly labelledBy: string
  readonly html: string
  readonly onChange: (html: string) => void
}) {
  const { t } = useTranslation('settings')
  const editor = useEditor({
    extensions: [
      StarterKit.configure({
        heading: false,
        blockquote: false,
        code: false,
        codeBlock: false,
        horizontalRule: false,
        link: { openOnClick: false, protocols: ['https', 'mailto', 'tel'] },
      }),
    ],
    content: props.html,
    editorProps: {
      attributes: {
        class: classes.editorText ?? '',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-labelledby': props.labelledBy,
      },
    },
    onUpdate: ({ editor: changed }) => props.onChange(changed.isEmpty ? '' : changed.getHTML()),
  })
  const marks = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      bold: current.isActive('bold'),
      italic: current.isActive('italic'),
      list: current.isActive('bulletList'),
      link: current.isActive('link'),
    }),
  })

  return (
    <div className={classes.editor}>
      <div className={classes.editorTools} role="toolbar" aria-label={t('settings:profile.signature')}>
        <Tool
          icon={IconBold}
          label={t('settings:profile.bold')}
          keys="Ctrl+B"
          on={marks.bold}
          onClick={() => editor.chain().focus().toggleBold().run()}
        />
        <Tool
          icon={IconItalic}
          label={t('settings:profile.italic')}
          keys="Ctrl+I"
          on={marks.italic}
          onClick={() => editor.chain().focus().toggleItalic().run()}
        />
        <Tool
          icon={IconList}
          label={t('settings:profile.list')}
          keys="Ctrl+Shift+8"
          on={marks.list}
          onClick={() => editor.chain().focus().toggleBulletList().run()}
        />
        <LinkTool
          on={marks.link}
          onLink={(href) =>
            href === null
              ? editor.chain().focus().extendMarkRange('link').unsetLink().run()
              : editor.chain().focus().extendMarkRange('link').setLink({ href }).run()
          }
        />
      </div>
      <EditorContent editor={editor} />
    </div>
  )
}

function Tool(props: {
  readonly icon: IconType
  readonly label: string
  readonly keys?: string
  readonly on: boolean
  readonly onClick: () => void
}) {
  const { icon: Icon, label, keys, on, onClick } = props
  const { t } = useTranslation('app')
  return (
    <Tooltip label={keys ? `${label} (${keysText(t, keys)})` : label}>
      <ActionIcon
        aria-label={label}
        aria-pressed={on}
        variant={on ? 'light' : 'subtle'}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onClick}
      >
        <Icon size={16} stroke={1.5} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}

/** An address as people type it; only what may be opened. */
function hrefOf(text: string): string | null {
  const value = text.trim()
  if (/^(https|mailto|tel):/i.test(value)) return value
  if (/^[^\s@/]+@[^\s@]+$/.test(value)) return `mailto:${value}`
  return /^[^\s:]+\.[^\s:]+/.test(value) ? `https://${value}` : null
}

function LinkTool({ on, onLink }: { readonly on: boolean; readonly onLink: (href: string | null) => void }) {
  const { t } = useTranslation('settings')
  const [opened, setOpened] = useState(false)
  const [text, setText] = useState('')
  const href = hrefOf(text)
  const apply = () => {
    if (!href) return
    onLink(href)
    setOpened(false)
    setText('')
  }
  return (
    <Popover
      withRoles={false}
      opened={opened}
      onChange={setOpened}
      trapFocus
      position="bottom-start"
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <span>
          <Tool
            icon={IconLink}
            label={on ? t('settings:profile.unlink') : t('settings:profile.link')}
            on={on}
            onClick={() => (on ? onLink(null) : setOpened(true))}
          />
        </span>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.row}>
          <TextInput
            aria-label={t('settings:profile.linkPrompt')}
            placeholder={t('settings:profile.linkPrompt')}
            value={text}
            data-autofocus
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              apply()
            }}
          />
          <Button disabled={!href} onClick={apply}>
            {t('settings:profile.link')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
