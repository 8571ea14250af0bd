import type { RefObject } from 'react'
import { useShortcuts } from '../../../../app/shortcuts.ts'
import type { Kind } from './ComposerParts.tsx'
import { type StatusAfter, sendKeys } from './SendButton.tsx'

interface ComposerKeys {
  readonly root: RefObject<HTMLElement | null>
  readonly choose: (kind: Kind) => void
  readonly send: (status: StatusAfter) => void
  readonly leave: () => void
  readonly attach: () => void
}

/** The composer's keys, for the window and, as the returned function, for the editor; true when a key was taken. */
export function useComposerKeys({
  root,
  choose,
  send,
  leave,
  attach,
}: ComposerKeys): (event: KeyboardEvent) => boolean {
  const inComposer = () => root.current?.contains(document.activeElement) ?? false

  useShortcuts([
    {
      id: 'conversation.reply',
      keys: 'r',
      scope: 'conversation',
      label: 'conversation:shortcuts.reply',
      run: () => choose('public'),
    },
    {
      id: 'conversation.note',
      keys: 'n',
      scope: 'conversation',
      label: 'conversation:shortcuts.note',
      run: () => choose('note'),
    },
    {
      id: 'composer.send',
      keys: sendKeys.plain,
      scope: 'composer',
      label: 'conversation:shortcuts.send',
      when: inComposer,
      run: () => send(undefined),
    },
    {
      id: 'composer.solve',
      keys: sendKeys.solved,
      scope: 'composer',
      label: 'conversation:shortcuts.sendSolve',
      when: inComposer,
      run: () => send('solved'),
    },
    {
      id: 'composer.wait',
      keys: sendKeys.waiting,
      scope: 'composer',
      label: 'conversation:shortcuts.sendWait',
      when: inComposer,
      run: () => send('waiting'),
    },
    {
      id: 'composer.attach',
      keys: 'Ctrl+Shift+A',
      scope: 'composer',
      label: 'conversation:shortcuts.attach',
      when: inComposer,
      run: () => attach(),
    },
    {
      id: 'composer.leave',
      keys: 'Escape',
      scope: 'composer',
      label: 'conversation:shortcuts.leave',
      whileTyping: true,
      when: inComposer,
      run: leave,
    },
  ])
  return (event) => {
    if (event.key === 'Escape' && !event.isComposing) {
      leave()
      return true
    }
    // The editor would make a line break or a paragraph of these.
    if (event.key !== 'Enter' || event.isComposing) return false
    const ctrl = event.ctrlKey || event.metaKey
    if (!ctrl && !event.altKey) return false
    if (ctrl && event.shiftKey) send('solved')
    else if (ctrl) send(undefined)
    else send('waiting')
    return true
  }
}
