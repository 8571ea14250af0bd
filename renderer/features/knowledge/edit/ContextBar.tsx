import { Button, TextInput } from '@mantine/core'
import type { Command } from '@tiptap/pm/state'
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  mergeCells,
  splitCell,
  toggleHeaderRow,
} from '@tiptap/pm/tables'
import type { Editor } from '@tiptap/react'
import { useEffect, useState } from 'react'
import { useTranslation } from '../../../app/i18n.ts'
import classes from './edit.module.css'

const tableCommands: readonly (readonly [name: string, command: Command])[] = [
  ['rowAbove', addRowBefore],
  ['rowBelow', addRowAfter],
  ['deleteRow', deleteRow],
  ['columnBefore', addColumnBefore],
  ['columnAfter', addColumnAfter],
  ['deleteColumn', deleteColumn],
  ['merge', mergeCells],
  ['split', splitCell],
  ['headerRow', toggleHeaderRow],
  ['deleteTable', deleteTable],
]

/** What can be done to that in which the cursor stands: a table's rows and columns, a picture's description. */
export function ContextBar({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation('knowledge')
  if (editor.isActive('image')) return <ImageBar key={String(editor.getAttributes('image').src)} editor={editor} />
  if (!editor.isActive('table')) return null
  return (
    <div className={classes.context} role="toolbar" aria-label={t('knowledge:table.label')}>
      {tableCommands.map(([name, command]) => {
        const possible = command(editor.state)
        // Cells are merged and parted only where some are chosen: no use showing it otherwise.
        if (!possible && (name === 'merge' || name === 'split')) return null
        return (
          <Button
            key={name}
            size="compact-xs"
            variant="subtle"
            color="gray"
            disabled={!possible}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              command(editor.state, editor.view.dispatch)
              editor.view.focus()
            }}
          >
            {t(`knowledge:table.${name}`)}
          </Button>
        )
      })}
    </div>
  )
}

function ImageBar({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation('knowledge')
  const now = String(editor.getAttributes('image').alt ?? '')
  const [alt, setAlt] = useState(now)
  useEffect(() => setAlt(now), [now])
  const keep = () => {
    if (alt !== now) editor.commands.updateAttributes('image', { alt })
  }
  return (
    <div className={classes.context}>
      <TextInput
        size="xs"
        className={classes.alt ?? ''}
        aria-label={t('knowledge:image.alt')}
        placeholder={t('knowledge:image.alt')}
        maxLength={300}
        value={alt}
        onChange={(event) => setAlt(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          keep()
          editor.commands.focus()
        }}
      />
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => editor.chain().focus().deleteSelection().run()}
      >
        {t('knowledge:image.remove')}
      </Button>
    </div>
  )
}
