import { useShortcuts } from '../../../app/shortcuts.ts'
import type { Editor } from './editor.ts'
import type { ScriptText } from './use-script-text.ts'

/** The keys of the script's editor: those of a step act where the graph has the focus. */
export function useEditorKeys(input: {
  readonly editor: Editor
  readonly text: ScriptText
  /** The text is on screen and may be changed. */
  readonly isEditing: boolean
  readonly onSave: () => void
  readonly onShape: () => void
  readonly onLeave: (isInView: boolean) => void
}): void {
  const { editor, text, isEditing, onSave, onShape, onLeave } = input
  const inView = () => document.activeElement?.closest('[data-graph-view]') !== null
  const ownUndo = () => document.activeElement?.closest('[data-own-undo]') != null
  const scope = { scope: 'scripts', when: () => isEditing && inView() } as const
  useShortcuts([
    { id: 'script.add', keys: 'n', label: 'scripts:keys.add', ...scope, run: editor.add },
    { id: 'script.remove', keys: ['Delete', 'Backspace'], label: 'scripts:keys.remove', ...scope, run: editor.remove },
    { id: 'script.moveUp', keys: 'Alt+ArrowUp', label: 'scripts:keys.moveUp', ...scope, run: () => editor.move(-1) },
    {
      id: 'script.moveDown',
      keys: 'Alt+ArrowDown',
      label: 'scripts:keys.moveDown',
      ...scope,
      run: () => editor.move(1),
    },
    {
      id: 'script.edit',
      keys: 'Enter',
      label: 'scripts:keys.edit',
      ...scope,
      run: () => editor.openPanel(editor.selection?.by === undefined ? 'first' : 'target'),
    },
    { id: 'script.connect', keys: 'c', label: 'scripts:keys.connect', ...scope, run: () => editor.openPanel('target') },
    {
      id: 'script.undo',
      keys: 'Ctrl+Z',
      scope: 'scripts',
      label: 'scripts:keys.undo',
      whileTyping: true,
      when: () => isEditing && text.canUndo && !ownUndo(),
      run: text.undo,
    },
    {
      id: 'script.redo',
      keys: ['Ctrl+Y', 'Ctrl+Shift+Z'],
      scope: 'scripts',
      label: 'scripts:keys.redo',
      whileTyping: true,
      when: () => isEditing && text.canRedo && !ownUndo(),
      run: text.redo,
    },
    {
      id: 'script.save',
      keys: 'Ctrl+S',
      scope: 'scripts',
      label: 'scripts:keys.save',
      whileTyping: true,
      when: () => isEditing && text.isChanged,
      run: onSave,
    },
    {
      id: 'script.shape',
      keys: 'Ctrl+L',
      scope: 'scripts',
      label: 'scripts:keys.shape',
      run: onShape,
    },
    {
      id: 'script.leave',
      keys: 'Escape',
      scope: 'scripts',
      label: 'scripts:keys.leave',
      whileTyping: true,
      run: () => onLeave(inView()),
    },
  ])
}
