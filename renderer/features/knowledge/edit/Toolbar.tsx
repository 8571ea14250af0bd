import { Menu } from '@mantine/core'
import { RichTextEditor } from '@mantine/tiptap'
import {
  IconAlertTriangle,
  IconBook2,
  IconBulb,
  IconInfoCircle,
  IconPhotoPlus,
  IconPuzzle,
  IconSourceCode,
  IconTable,
  IconVariable,
} from '@tabler/icons-react'
import type { Editor } from '@tiptap/react'
import type { Snippet } from '#shared/domain/knowledge'
import { useTranslation } from '../../../app/i18n.ts'
import { LinkControl } from '../../../app/writing/LinkControl.tsx'
import type { IconType } from '../../../ui/EmptyState.tsx'
import { insertSnippet, insertTable, toggleCallOut } from './insertions.ts'
import { callOutKinds } from './schema/callout.ts'

const callOutIcons: Readonly<Record<(typeof callOutKinds)[number], IconType>> = {
  info: IconInfoCircle,
  tip: IconBulb,
  warning: IconAlertTriangle,
}

/** The names of the kit's controls in the person's language. */
export function useToolLabels() {
  const { t } = useTranslation(['knowledge', 'conversation'])
  return {
    boldControlLabel: t('conversation:editor.bold'),
    italicControlLabel: t('conversation:editor.italic'),
    underlineControlLabel: t('knowledge:tool.underline'),
    codeControlLabel: t('knowledge:tool.inlineCode'),
    h2ControlLabel: t('knowledge:insert.heading2'),
    h3ControlLabel: t('knowledge:insert.heading3'),
    h4ControlLabel: t('knowledge:insert.heading4'),
    bulletListControlLabel: t('conversation:editor.bullets'),
    orderedListControlLabel: t('conversation:editor.numbers'),
    blockquoteControlLabel: t('conversation:editor.quote'),
    codeBlockControlLabel: t('conversation:editor.code'),
    undoControlLabel: t('knowledge:tool.undo'),
    redoControlLabel: t('knowledge:tool.redo'),
  }
}

// The kit draws the two kinds of code alike.
const CodeIcon = () => <IconSourceCode size={16} stroke={1.5} aria-hidden />

/** What can be done to the text by mouse; every one of these has its sign or key as well. */
export function Toolbar(props: {
  readonly editor: Editor
  /** Null where snippets may not stand: inside one. */
  readonly snippets: readonly Pick<Snippet, 'id' | 'name'>[] | null
  /** Null where pictures may not stand. */
  readonly onPickImage: (() => void) | null
}) {
  const { editor, snippets, onPickImage } = props
  const { t } = useTranslation('knowledge')
  return (
    <RichTextEditor.Toolbar role="toolbar" aria-label={t('knowledge:tool.label')}>
      <RichTextEditor.ControlsGroup>
        <RichTextEditor.H2 />
        <RichTextEditor.H3 />
        <RichTextEditor.H4 />
      </RichTextEditor.ControlsGroup>
      <RichTextEditor.ControlsGroup>
        <RichTextEditor.Bold />
        <RichTextEditor.Italic />
        <RichTextEditor.Underline />
        <RichTextEditor.Code />
        <LinkControl editor={editor} />
      </RichTextEditor.ControlsGroup>
      <RichTextEditor.ControlsGroup>
        <RichTextEditor.BulletList />
        <RichTextEditor.OrderedList />
        <RichTextEditor.Blockquote />
        <RichTextEditor.CodeBlock icon={CodeIcon} />
        <Tool icon={IconTable} label={t('knowledge:insert.table')} onClick={() => insertTable(editor)} />
      </RichTextEditor.ControlsGroup>
      <RichTextEditor.ControlsGroup>
        {callOutKinds.map((kind) => (
          <Tool
            key={kind}
            icon={callOutIcons[kind]}
            label={t(`knowledge:insert.callOut-${kind}`)}
            active={editor.isActive('callOut', { kind })}
            onClick={() => toggleCallOut(editor, kind)}
          />
        ))}
      </RichTextEditor.ControlsGroup>
      <RichTextEditor.ControlsGroup>
        <Tool
          icon={IconBook2}
          label={`${t('knowledge:insert.article')} [[`}
          onClick={() => editor.chain().focus().insertContent('[[').run()}
        />
        <Tool
          icon={IconVariable}
          label={`${t('knowledge:insert.variable')} {{`}
          onClick={() => editor.chain().focus().insertContent('{{').run()}
        />
        {onPickImage && <Tool icon={IconPhotoPlus} label={t('knowledge:insert.image')} onClick={onPickImage} />}
        {snippets && (
          <Menu position="bottom-start" width={260} returnFocus={false}>
            <Menu.Target>
              <RichTextEditor.Control aria-label={t('knowledge:insert.snippet')} title={t('knowledge:insert.snippet')}>
                <IconPuzzle size={16} stroke={1.5} aria-hidden />
              </RichTextEditor.Control>
            </Menu.Target>
            <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
              {snippets.length === 0 && <Menu.Label>{t('knowledge:snippets.none')}</Menu.Label>}
              {snippets.map(({ id, name }) => (
                <Menu.Item key={id} onClick={() => insertSnippet(editor, id)}>
                  {name}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </RichTextEditor.ControlsGroup>
      <RichTextEditor.ControlsGroup>
        <RichTextEditor.Undo />
        <RichTextEditor.Redo />
      </RichTextEditor.ControlsGroup>
    </RichTextEditor.Toolbar>
  )
}

function Tool(props: {
  readonly icon: IconType
  readonly label: string
  readonly active?: boolean
  readonly onClick: () => void
}) {
  const { icon: Icon, label, active, onClick } = props
  return (
    <RichTextEditor.Control aria-label={label} title={label} active={active ?? false} onClick={onClick}>
      <Icon size={16} stroke={1.5} aria-hidden />
    </RichTextEditor.Control>
  )
}
