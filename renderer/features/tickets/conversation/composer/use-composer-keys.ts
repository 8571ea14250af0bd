import { IconArrowBackUp, IconAt, IconLock, IconPaperclip, IconSend } from '@tabler/icons-react'
import type { RefObject } from 'react'
import { useTranslation } from '../../../../app/i18n.ts'
import { usePaletteActions } from '../../../../app/palette.ts'
import { useShortcuts } from '../../../../app/shortcuts.ts'
import type { Kind } from './ComposerParts.tsx'
import { type StatusAfter, sendKeys, sentBy } from './send-keys.ts'

interface ComposerKeys {
  readonly root: RefObject<HTMLElement | null>
  readonly kind: Kind
  readonly choose: (kind: Kind) => void
  readonly send: (status: StatusAfter) => void
  readonly leave: () => void
  readonly attach: () => void
  readonly addCc: () => void
}

/**
 * The composer's keys and what it offers in the palette. The returned function is for keys inside the editor: true when
 * one was taken.
 */
export function useComposerKeys(keys: ComposerKeys): (event: KeyboardEvent) => boolean {
  const { root, choose, send, leave, attach } = keys
  const inComposer = () => root.current?.contains(document.activeElement) ?? false

  useComposerPalette(keys)
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
    const sent = sentBy(event)
    if (!sent) return false
    send(sent.status)
    return true
  }
}

function useComposerPalette({ kind, choose, send, attach, addCc }: ComposerKeys): void {
  const { t } = useTranslation('conversation')
  usePaletteActions(() => [
    {
      id: 'conversation.reply',
      label: t('conversation:shortcuts.reply'),
      icon: IconArrowBackUp,
      shortcut: 'r',
      run: () => choose('public'),
    },
    {
      id: 'conversation.note',
      label: t('conversation:shortcuts.note'),
      icon: IconLock,
      shortcut: 'n',
      run: () => choose('note'),
    },
    {
      id: 'conversation.send',
      label: kind === 'note' ? t('conversation:composer.addNote') : t('conversation:composer.send'),
      icon: IconSend,
      shortcut: sendKeys.plain,
      run: () => send(undefined),
    },
    {
      id: 'conversation.sendSolve',
      label: t(`conversation:composer.solve.${kind}`),
      icon: IconSend,
      shortcut: sendKeys.solved,
      run: () => send('solved'),
    },
    {
      id: 'conversation.sendWait',
      label: t(`conversation:composer.wait.${kind}`),
      icon: IconSend,
      shortcut: sendKeys.waiting,
      run: () => send('waiting'),
    },
    { id: 'conversation.cc', label: t('conversation:palette.cc'), icon: IconAt, run: addCc },
    {
      id: 'conversation.attach',
      label: t('conversation:composer.attach'),
      icon: IconPaperclip,
      shortcut: 'Ctrl+Shift+A',
      run: attach,
    },
  ])
}
